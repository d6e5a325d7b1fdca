//! `hobnob report --giving`: what the blog gave its readers, and whom to visit.

use super::Form;
use crate::build::{self, Purpose, Request, Unwatched};
use crate::command::sheet::Sheet;
use crate::comment::Conversation;
use crate::desk::{self, Room};
use crate::diag::{Diagnostic, Findings};
use crate::policy::rule::Level;
use crate::report::giving::{Account, Giving, Outgoing, measure};
use crate::report::print::giving::{json, markdown, words};
use crate::site::Selection;
use crate::value::plural::count;

/// How many readers are pleasant to read of at once.
const USUAL: usize = 20;

/// It, in the form asked for.
pub(super) fn told(
    room: &Room,
    form: Form,
    limit: Option<usize>,
    sheet: Sheet,
) -> Result<String, Findings> {
    let limit = limit.map_or(USUAL, |limit| if limit == 0 { usize::MAX } else { limit });
    let giving = giving(room)?;
    match form {
        Form::Human => Ok(tell(&giving, limit, sheet)),
        Form::Markdown => Ok(markdown::print(&giving, limit)),
        Form::Json => Ok(json::print(&giving)),
        Form::Html => Err(Diagnostic::setup("usage/giving", "`--giving` has no page of its own")
            .help("choose `--format markdown` or `--format json`")
            .into()),
    }
}

/// Reads what the published posts say, and sets it against what was said to them.
fn giving(room: &Room) -> Result<Giving, Findings> {
    let blog = &room.desk.blog;
    let selection =
        Selection { now: room.now.clone(), drafts: false, future: false, expired: false };
    let (root, config) = (&*blog.root, blog.config.clone());
    let request =
        Request { root, config, policy: Some(Level::Off), selection, purpose: Purpose::Publish };
    let (site, _) = build::understand(request, &Unwatched)?;
    let conversations: Vec<&Conversation> = room.desk.conversations().collect();
    Ok(measure(&site, &conversations, desk::blog(room.config())))
}

/// At the terminal.
fn tell(giving: &Giving, limit: usize, sheet: Sheet) -> String {
    let mut told = sheet.wrap("", &words::summary(giving));
    let (owed, even): (Vec<_>, Vec<_>) =
        giving.accounts.iter().partition(|account| account.neighbour.owed > 0);
    told += &list("To visit", &owed, giving, limit, sheet);
    told += &list("Nothing owed", &even, giving, limit, sheet);
    told + &posts(giving, limit, sheet)
}

fn list(title: &str, accounts: &[&Account], giving: &Giving, limit: usize, sheet: Sheet) -> String {
    if accounts.is_empty() {
        return String::new();
    }
    let entries = accounts.iter().take(limit).map(|account| entry(account, giving, sheet));
    let more = more(accounts.len(), limit, sheet);
    format!("\n{}\n\n{}{more}", sheet.title(title), entries.collect::<String>())
}

fn entry(account: &Account, giving: &Giving, sheet: Sheet) -> String {
    let zone = giving.now.time_zone();
    let one = &account.neighbour;
    let (came, given) = (words::came(account, zone), words::given(account, zone));
    let said = sheet.wrap("  ", &format!("{} {came}. {given}", sheet.title(&one.name)));
    said + &sheet.wrap("      ", &one.address)
}

fn posts(giving: &Giving, limit: usize, sheet: Sheet) -> String {
    let linking: Vec<&Outgoing> = giving.posts.iter().filter(|post| post.links > 0).collect();
    let line = |post: &&Outgoing| {
        let names: Vec<&str> = post.readers.values().map(String::as_str).collect();
        let links = count(post.links, "link");
        let line = format!("“{}”: {links} to {}", post.post.title, words::names(&names));
        sheet.wrap("  ", &line)
    };
    let lines: String = linking.iter().take(limit).map(line).collect();
    let more = more(linking.len(), limit, sheet);
    let count = sheet.wrap("", &words::posts(giving));
    format!("\n{}\n\n{count}{lines}{more}", sheet.title("Links from posts"))
}

fn more(all: usize, limit: usize, sheet: Sheet) -> String {
    match all.saturating_sub(limit) {
        0 => String::new(),
        more => sheet.sentence("  ", &format!("{more} more: `--limit 0` shows all.")),
    }
}
