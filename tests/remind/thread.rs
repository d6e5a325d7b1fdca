//! Threads as the files have them.

use hobnob::comment::{Author, Body, Comment, Conversation, Kind, Status, Topic};
use hobnob::config::Config;
use hobnob::diag::Text;
use jiff::{SignedDuration, Timestamp};

/// A conversation, with what is expected of it.
pub(crate) struct Thread<'t> {
    pub(crate) title: &'t str,
    /// How strictly it is judged, as the configuration says it.
    pub(crate) settings: &'t str,
    pub(crate) conversation: Conversation,
    pub(crate) expected: Vec<String>,
}

/// A blog of Mara's and Idris's.
pub(crate) fn config(answered: &str) -> Config {
    let text = format!(
        "title: A\nbase_url: https://blog.example/\nreminders:\n  answered: {answered}\n\
         comments:\n  owners:\n    - names: [Mara Lind, 真理]\n      websites: [https://mara.example/]\n\
         \x20   - names: [Idris]\n      accounts: [github:idris-o]\n"
    );
    Config::parse(&Text::new("hobnob.yaml", text)).expect("this is a configuration")
}

impl<'t> Thread<'t> {
    /// Every thread of a file.
    pub(crate) fn all(text: &'t str) -> Vec<Self> {
        text.split("## ").skip(1).map(Self::parse).collect()
    }

    fn parse(text: &'t str) -> Self {
        let (title, lines) = text.split_once('\n').expect("a thread has comments");
        let settings = ["strict", "generous"].into_iter().find(|word| title.contains(word));
        let topic = Topic { title: "A workshop in the attic".to_owned(), ..Topic::default() };
        let mut thread = Self {
            title,
            settings: settings.unwrap_or("usual"),
            conversation: Conversation { topic, is_closed: false, comments: Vec::new() },
            expected: Vec::new(),
        };
        let mut now = "2026-03-01T09:00:00Z".parse().expect("this is a moment");
        for line in lines.lines().filter(|line| !line.is_empty()) {
            thread.add(line, &mut now);
        }
        thread
    }

    fn add(&mut self, line: &'t str, now: &mut Timestamp) {
        let (said, expected) = line.split_once(" → ").unwrap_or((line, "own"));
        let (head, body) = said.split_once(": ").expect(line);
        let mut comment = comment(body);
        let mut pause = SignedDuration::from_hours(1);
        let mut name = Vec::new();
        for (at, word) in head.split(' ').enumerate() {
            match word.split_at(word.chars().next().map_or(0, char::len_utf8)) {
                _ if at == 0 => comment.id = word.to_owned(),
                ("<", parent) => comment.parent = Some(parent.to_owned()),
                ("+", days) => pause = SignedDuration::from_hours(24 * number(days)),
                ("(", fact) => know(&mut comment, fact.trim_end_matches(')')),
                ("*", owner) => {
                    comment.is_owner = true;
                    name.push(owner);
                }
                _ => name.push(word),
            }
        }
        *now += pause;
        comment.date = comment.date.map(|_| *now);
        comment.author.name = name.join(" ");
        self.expected.push(format!("{}: {expected}", comment.id));
        self.conversation.comments.push(comment);
    }
}

fn number(days: &str) -> i64 {
    days.trim_end_matches('d').parse().expect(days)
}

fn comment(body: &str) -> Comment {
    Comment {
        id: String::new(),
        parent: None,
        kind: Kind::Comment,
        status: Status::Published,
        author: Author::default(),
        is_owner: false,
        is_acknowledged: false,
        date: Some(Timestamp::UNIX_EPOCH),
        edited: None,
        body: Body::markdown(body.replace("\\n", "\n")),
        url: None,
        judgement: None,
        mark: None,
        oddities: Vec::new(),
        origin: None,
    }
}

/// Learns a fact: a kind, a status, `acknowledged`, `undated`, or the writer's own site.
fn know(comment: &mut Comment, fact: &str) {
    let kind = Kind::ALL.iter().find(|(name, _)| *name == fact);
    let status = Status::ALL.iter().find(|(name, _)| *name == fact);
    match (kind, status) {
        (Some((_, kind)), _) => comment.kind = *kind,
        (_, Some((_, status))) => comment.status = *status,
        _ if fact == "acknowledged" => comment.is_acknowledged = true,
        _ if fact == "undated" => comment.date = None,
        _ if fact.starts_with("at=") => comment.url = Some(fact[3..].to_owned()),
        _ => comment.author.url = Some(fact.to_owned()),
    }
}
