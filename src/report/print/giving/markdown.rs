//! As Markdown: for a file, an issue, or a letter to oneself. Names and titles are other people's words:
//! they begin nothing and call nobody.

use super::words;
use crate::remind::print::markdown::defused;
use crate::report::giving::{Account, Giving, Outgoing};

/// Prints it, at most `limit` readers and as many posts.
pub fn print(giving: &Giving, limit: usize) -> String {
    let title = defused::link(&defused::words(&giving.blog.title), &giving.blog.url);
    let mut printed = format!("# What {title} gives\n\n{}\n", words::summary(giving));
    let (owed, even): (Vec<_>, Vec<_>) =
        giving.accounts.iter().partition(|account| account.neighbour.owed > 0);
    printed += &list("To visit", &owed, giving, limit);
    printed += &list("Nothing owed", &even, giving, limit);
    printed + &posts(giving, limit)
}

fn list(title: &str, accounts: &[&Account], giving: &Giving, limit: usize) -> String {
    if accounts.is_empty() {
        return String::new();
    }
    let lines: String = accounts.iter().take(limit).map(|one| entry(one, giving)).collect();
    format!("\n## {title}\n\n{lines}{}", more(accounts.len(), limit))
}

fn entry(account: &Account, giving: &Giving) -> String {
    let zone = giving.now.time_zone();
    let one = &account.neighbour;
    let name = defused::link(&defused::words(&one.name), &one.address);
    let given = defused::words(&words::given(account, zone));
    format!("- {name} {}. {given}\n", words::came(account, zone))
}

fn posts(giving: &Giving, limit: usize) -> String {
    let linking: Vec<&Outgoing> = giving.posts.iter().filter(|post| post.links > 0).collect();
    let line = |post: &&Outgoing| {
        let title = defused::link(&defused::words(&post.post.title), &post.post.url);
        let names: Vec<&str> = post.readers.values().map(String::as_str).collect();
        format!("- {title}: {}, {}\n", post.links, defused::words(&words::names(&names)))
    };
    let lines: String = linking.iter().take(limit).map(line).collect();
    let rest = more(linking.len(), limit);
    let lines = if lines.is_empty() { lines } else { format!("\n{lines}") };
    format!("\n## Links from posts\n\n{}\n{lines}{rest}", words::posts(giving))
}

fn more(all: usize, limit: usize) -> String {
    match all.saturating_sub(limit) {
        0 => String::new(),
        more => format!("- and {more} more\n"),
    }
}
