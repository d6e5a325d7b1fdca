//! Visits and links, told apart by the homes of sites, and set against each other.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;

use super::{Gift, Neighbour, Neighbours, Place};
use crate::comment::{Comment, Conversation, Kind, Reading, html};

/// How often somebody came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visits {
    /// Comments of theirs.
    pub comments: usize,
    /// Pages of theirs that mention a post.
    pub mentions: usize,
    /// Under how many posts.
    pub posts: usize,
    /// When first.
    pub first: Option<Timestamp>,
    /// When last.
    pub last: Option<Timestamp>,
}

impl Visits {
    /// Comments and mentions.
    pub fn count(&self) -> usize {
        self.comments + self.mentions
    }
}

/// One visit: what was said, where.
#[derive(Clone, Copy)]
struct Visit<'a> {
    topic: &'a str,
    comment: &'a Comment,
}

pub(super) fn neighbours<'a>(
    own: &Neighbours,
    conversations: impl IntoIterator<Item = &'a Conversation>,
    gifts: Vec<Gift>,
) -> Vec<Neighbour> {
    let said: Vec<Visit<'_>> = conversations.into_iter().flat_map(shown).collect();
    let (answers, said): (Vec<_>, Vec<_>) = said.into_iter().partition(|one| one.comment.is_owner);
    let visits: Vec<Visit<'_>> = said.into_iter().filter(|one| is_visit(one.comment)).collect();
    let visits = by_home(own, &visits);
    let gifts = gifts.into_iter().chain(own.roll.iter().cloned());
    let mut gifts = sorted(gifts.chain(answers.iter().flat_map(|one| links(own, one.comment))));
    let meet = |(home, visits): (String, Vec<Visit<'_>>)| {
        let gifts = gifts.remove(&home).unwrap_or_default();
        Neighbour::of(home, &visits, gifts)
    };
    let mut neighbours: Vec<Neighbour> = visits.into_iter().map(meet).collect();
    neighbours.sort_by_key(Neighbour::order);
    neighbours
}

/// What the blog shows of a conversation.
fn shown(conversation: &Conversation) -> impl Iterator<Item = Visit<'_>> {
    let topic = &conversation.topic;
    // What stands under no post of this blog is still about one.
    let topic = if topic.document.is_empty() { &topic.address } else { &topic.document };
    let comments = conversation.comments.iter().filter(|comment| comment.is_shown());
    comments.map(move |comment| Visit { topic, comment })
}

fn is_visit(comment: &Comment) -> bool {
    let speaks =
        matches!(comment.kind, Kind::Comment | Kind::Mention | Kind::Pingback | Kind::Trackback);
    speaks && !comment.is_doubted()
}

/// The visits of each site. Whoever left an e-mail address is known by it where they name no site, and
/// is then at home where they last were.
fn by_home<'a>(own: &Neighbours, visits: &[Visit<'a>]) -> BTreeMap<String, Vec<Visit<'a>>> {
    let mut at_home: HashMap<&str, (Option<Timestamp>, String)> = HashMap::new();
    for Visit { comment, .. } in visits {
        let known = comment.author.person.as_deref().zip(signed(own, comment));
        let Some((person, home)) = known else { continue };
        let last = at_home.entry(person).or_default();
        if last.1.is_empty() || last.0 <= comment.date {
            *last = (comment.date, home);
        }
    }
    let mut by_home: BTreeMap<String, Vec<Visit<'_>>> = BTreeMap::new();
    for visit in visits {
        let person = visit.comment.author.person.as_deref();
        let known = || person.and_then(|person| Some(at_home.get(person)?.1.clone()));
        if let Some(home) = signed(own, visit.comment).or_else(known) {
            by_home.entry(home).or_default().push(*visit);
        }
    }
    by_home
}

/// The home of the site that a comment is signed with; of a mention, else of the page that mentions.
fn signed(own: &Neighbours, comment: &Comment) -> Option<String> {
    site(comment).and_then(|address| own.home(address))
}

fn site(comment: &Comment) -> Option<&str> {
    let page = comment.url.as_deref().filter(|_| comment.kind.is_mention());
    comment.author.url.as_deref().or(page)
}

/// The links of a comment of the owner's.
fn links(own: &Neighbours, comment: &Comment) -> Vec<Gift> {
    // Most comments have none, and are not read for it.
    if !comment.body.text.contains("//") && !comment.body.text.contains("www.") {
        return Vec::new();
    }
    let reading = Reading::of(&comment.body);
    let homes = reading.links.iter().filter_map(|link| own.home(&link.address));
    let gift = |home| {
        let place = Place::Comment(comment.id.clone());
        Gift { home, at: comment.date, place }
    };
    homes.map(gift).collect()
}

/// By home, in order of time; two links of one place are one.
fn sorted(gifts: impl Iterator<Item = Gift>) -> BTreeMap<String, Vec<Gift>> {
    let mut by_home: BTreeMap<String, Vec<Gift>> = BTreeMap::new();
    for gift in gifts {
        by_home.entry(gift.home.clone()).or_default().push(gift);
    }
    for gifts in by_home.values_mut() {
        gifts.sort_by(|a, b| (a.at, &a.place).cmp(&(b.at, &b.place)));
        gifts.dedup();
    }
    by_home
}

impl Neighbour {
    /// Of somebody who came at least once.
    fn of(home: String, visits: &[Visit<'_>], gifts: Vec<Gift>) -> Self {
        let mut visits = visits.to_vec();
        visits.sort_by_key(|visit| visit.comment.date);
        let said = || visits.iter().rev().map(|visit| visit.comment);
        let names = said().map(|comment| html::name(&comment.author.name));
        let name = names.into_iter().find(|name| !name.is_empty());
        let address = said().filter_map(site).find_map(html::address);
        let owed = owed(&visits, &gifts);
        Self {
            name: name.unwrap_or_else(|| home.clone()),
            address: address.unwrap_or_else(|| format!("https://{home}/")),
            visits: Visits::of(&visits),
            owed: owed.len(),
            owed_since: owed.iter().find_map(|visit| visit.comment.date),
            gifts,
            home,
        }
    }

    /// The last link to them.
    pub fn last_gift(&self) -> Option<&Gift> {
        self.gifts.last()
    }

    /// The oldest debt first, then the latest visit.
    fn order(&self) -> impl Ord + use<> {
        let debt = (self.owed == 0, self.owed_since.is_none(), self.owed_since);
        (debt, Reverse(self.visits.last), self.home.clone())
    }
}

/// The visits since the last link.
fn owed<'v, 'a>(visits: &'v [Visit<'a>], gifts: &[Gift]) -> &'v [Visit<'a>] {
    let given = match gifts.last() {
        None => return visits,
        Some(last) => last.at,
    };
    let paid = visits.partition_point(|visit| given.is_none() || visit.comment.date <= given);
    visits.get(paid..).unwrap_or_default()
}

impl Visits {
    /// Of visits in order of time.
    fn of(visits: &[Visit<'_>]) -> Self {
        let mentions = visits.iter().filter(|visit| visit.comment.kind.is_mention()).count();
        let mut posts: Vec<&str> = visits.iter().map(|visit| visit.topic).collect();
        posts.sort_unstable();
        posts.dedup();
        let dates = || visits.iter().filter_map(|visit| visit.comment.date);
        Self {
            comments: visits.len() - mentions,
            mentions,
            posts: posts.len(),
            first: dates().next(),
            last: dates().next_back(),
        }
    }
}
