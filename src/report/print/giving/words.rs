//! What passed between a blog and its readers, in whole sentences, the same in every form that people
//! read.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::comment::neighbour::Place;
use crate::report::giving::{Account, Giving, Linked};
use crate::report::print::words;
use crate::value::plural::count;

/// Where nobody is to be told of.
pub const NOBODY: &str = "No reader with a site of their own has come yet.";

/// How it stands between the blog and all of them.
pub fn summary(giving: &Giving) -> String {
    let accounts = &giving.accounts;
    if accounts.is_empty() {
        return NOBODY.to_owned();
    }
    let owed = accounts.iter().filter(|account| account.neighbour.owed > 0).count();
    let never = accounts.iter().filter(|account| account.last.is_none()).count();
    let came = match accounts.len() {
        1 => "One reader with a site of their own has come".to_owned(),
        many => format!("{many} readers with a site of their own have come"),
    };
    let since = match owed {
        0 => "you have linked to all of them since".to_owned(),
        1 => "one of them since you last linked to them, or without a link at all".to_owned(),
        owed => format!("{owed} of them since you last linked to them, or without a link at all"),
    };
    let never = match never {
        0 => "There is nobody you never linked to.".to_owned(),
        1 => "To one you never linked.".to_owned(),
        never => format!("To {never} you never linked."),
    };
    format!("{came}, {since}. {never}")
}

/// How many posts link to a reader.
pub fn posts(giving: &Giving) -> String {
    let linking = giving.posts.iter().filter(|post| post.links > 0).count();
    let verb = if linking == 1 { "links" } else { "link" };
    format!("{linking} of {} {verb} to a reader.", count(giving.posts.len(), "post"))
}

/// `came 7 times under 5 posts, last on 3 May 2026`
pub fn came(account: &Account, zone: &TimeZone) -> String {
    let visits = &account.neighbour.visits;
    let times = match visits.count() {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        many => format!("{many} times"),
    };
    let posts = match (visits.count(), visits.posts) {
        (1, _) => String::new(),
        (_, posts) => format!(" under {}", count(posts, "post")),
    };
    let links = match visits.mentions {
        0 => String::new(),
        all if all == visits.count() => ", by linking to you".to_owned(),
        1 => ", one of them by linking to you".to_owned(),
        some => format!(", {some} of them by linking to you"),
    };
    let last = visits.last.map(|last| day(last, zone));
    let last = match (last, visits.count()) {
        (None, _) => String::new(),
        (Some(last), 1) => format!(" on {last}"),
        (Some(last), _) => format!(", last on {last}"),
    };
    format!("came {times}{posts}{links}{last}")
}

/// `You never linked to them.`, `You last linked to them in “Fog” on 1 March 2026; they came once since.`
pub fn given(account: &Account, zone: &TimeZone) -> String {
    let Some(last) = &account.last else {
        return "You never linked to them.".to_owned();
    };
    let place = place(last, zone);
    let since = match account.neighbour.owed {
        0 => String::new(),
        1 => "; they came once since".to_owned(),
        owed => format!("; they came {owed} times since"),
    };
    format!("{place}{since}.")
}

/// `You last linked to them in “Fog” on 1 March 2026`, `They are on your blogroll`.
fn place(linked: &Linked, zone: &TimeZone) -> String {
    let title = linked.post.as_ref().map(|post| post.title.as_str());
    let place = match (&linked.place, title) {
        (Place::Blogroll, _) => "They are on your blogroll".to_owned(),
        (Place::Document(path), title) => {
            format!("You last linked to them in “{}”", title.unwrap_or(path))
        }
        (Place::Comment(_), Some(title)) => {
            format!("You last linked to them in a comment under “{title}”")
        }
        (Place::Comment(_), None) => "You last linked to them in a comment".to_owned(),
    };
    match (&linked.place, linked.at) {
        (_, None) => place,
        (Place::Blogroll, Some(at)) => format!("{place} since {}", day(at, zone)),
        (_, Some(at)) => format!("{place} on {}", day(at, zone)),
    }
}

/// `Ada and Ben`; of more than three, the first two.
pub fn names(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [one, two] => format!("{one} and {two}"),
        [one, two, three] => format!("{one}, {two} and {three}"),
        [one, two, rest @ ..] => format!("{one}, {two} and {} others", rest.len()),
    }
}

fn day(at: Timestamp, zone: &TimeZone) -> String {
    words::day(at.to_zoned(zone.clone()).date())
}
