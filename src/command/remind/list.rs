//! `hobnob remind`: the agenda, in the form asked for.

use clap::{Args, ValueEnum};

use super::{terminal, why};
use crate::command::Global;
use crate::command::blog::moment;
use crate::command::console::Console;
use crate::config::{Answer, Config};
use crate::desk::Room;
use crate::diag::{Diagnostic, Findings, Outcome};
use crate::remind::print::icalendar::Component;
use crate::remind::print::{atom, email, github, html, icalendar, json, markdown};
use crate::remind::{Agenda, Filter, Intent, Judged, Reach};

/// See who waits for an answer, and whom to answer first
#[derive(Debug, Args)]
pub(super) struct List {
    /// Only those that are overdue
    #[arg(long)]
    due: bool,
    /// Only those who wrote since then; without it, the last 90 days, or since the baseline
    #[arg(long, value_name = "DATE", conflicts_with = "all")]
    since: Option<String>,
    /// Those who wrote long ago, too
    #[arg(long)]
    all: bool,
    /// Only those under this post: its address, file or title, or a part of one
    #[arg(long, value_name = "POST")]
    post: Option<String>,
    /// Only this person: a name or site, or a part of one
    #[arg(long, value_name = "PERSON")]
    person: Option<String>,
    /// Only those who want this; may be repeated
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Vec<Intent>,
    /// The most to show; 0 for all. At the terminal 20, elsewhere all
    #[arg(long, value_name = "NUMBER")]
    limit: Option<usize>,
    /// What can be done in so many minutes: answers, then readers' own blogs
    #[arg(long, value_name = "MINUTES", conflicts_with = "limit", value_parser = clap::value_parser!(u32).range(1..))]
    minutes: Option<u32>,
    /// Say why a comment counts as answered, or as waiting
    #[arg(long, value_name = "COMMENT")]
    why: Option<String>,
    /// How to report
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Form,
    /// In a calendar, entries of the day instead of tasks
    #[arg(long)]
    events: bool,
    /// Show kept e-mail addresses in HTML, JSON and Markdown, too
    #[arg(long)]
    with_private: bool,
    /// Exit with 1 when somebody waits like that
    #[arg(long, value_enum, value_name = "WHAT")]
    fail_on: Option<FailOn>,
}

/// In which form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people, at the terminal
    #[default]
    Human,
    /// A list of tasks, ready to be an issue
    Markdown,
    /// For programs
    Json,
    /// One private page
    Html,
    /// Tasks for a calendar
    Icalendar,
    /// An e-mail, to be sent by whoever wants it
    Email,
    /// The same e-mail in a mailbox
    Mbox,
    /// A private feed
    Atom,
    /// Annotations of GitHub Actions
    Github,
}

/// What makes a run fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Somebody has waited longer than was promised
    Overdue,
}

/// How many are pleasant to read at once.
const USUAL: usize = 20;

fn kind(word: &str) -> Result<Intent, String> {
    let names = Intent::ALL.map(|(name, _)| name);
    let known = Intent::ALL.into_iter().find(|(name, _)| *name == word);
    known.map(|(_, kind)| kind).ok_or_else(|| format!("the kinds are {}", names.join(", ")))
}

impl List {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let room = global.room(console)?;
        let filter = self.filter(&room)?;
        let judged = room.judged();
        if let Some(typed) = &self.why {
            return self.why(typed, &room, &judged, console);
        }
        let agenda = room.agenda(&judged, self.reach(&filter), self.shows_private())?;
        let agenda = agenda.only(&filter);
        let is_late = agenda.waiting.iter().any(|reminder| reminder.is_overdue);
        let agenda = match self.minutes {
            Some(minutes) => agenda.within(minutes, room.visits()),
            None => agenda.first(self.limit()),
        };
        let waits = agenda.waiting.len() + agenda.more + agenda.others + agenda.older > 0;
        if waits && !judged.iter().any(Judged::knows_an_owner) {
            console.findings(&no_owner(room.config()).into());
        }
        self.print(&agenda, &room, console);
        Ok(match self.fail_on {
            Some(FailOn::Overdue) if is_late => Outcome::Content,
            _ => Outcome::Done,
        })
    }

    fn why(
        &self,
        typed: &str,
        room: &Room,
        judged: &[Judged<'_>],
        console: &Console,
    ) -> Result<Outcome, Findings> {
        let id = room.desk.id(typed)?.to_owned();
        let agenda = room.agenda(judged, Reach::All, false)?;
        let is_json = self.format == Form::Json;
        console.result(&why::tell(&id, judged, &agenda, console.sheet(), is_json));
        Ok(Outcome::Done)
    }

    fn limit(&self) -> usize {
        match (self.limit, self.format) {
            (None, Form::Human) => USUAL,
            (None | Some(0), _) => usize::MAX,
            (Some(limit), _) => limit,
        }
    }

    fn filter(&self, room: &Room) -> Result<Filter, Findings> {
        let zone = &room.config().time_zone;
        let since = self.since.as_deref().map(|typed| moment("--since", typed, zone));
        Ok(Filter {
            due: self.due,
            since: since.transpose()?.map(|since| since.timestamp()),
            post: self.post.clone(),
            person: self.person.clone(),
            kinds: self.kind.clone(),
        })
    }

    fn reach(&self, filter: &Filter) -> Reach {
        match (self.all, filter.since) {
            (true, _) => Reach::All,
            (false, Some(since)) => Reach::From(since),
            (false, None) => Reach::Usual,
        }
    }

    /// Whether the form may show how somebody can be reached: what others may come to read shows it
    /// only when asked, and what is meant for others never does.
    fn shows_private(&self) -> bool {
        match self.format {
            Form::Human | Form::Icalendar | Form::Email | Form::Mbox => true,
            Form::Markdown | Form::Json | Form::Html => self.with_private,
            Form::Atom | Form::Github => false,
        }
    }

    fn print(&self, agenda: &Agenda, room: &Room, console: &Console) {
        let owner = own_address(room.config());
        let component = if self.events { Component::Event } else { Component::Task };
        match self.format {
            Form::Human => console.result(&terminal::tell(agenda, console.sheet())),
            Form::Markdown => console.result(&markdown::print(agenda)),
            Form::Json => console.result(&json::print(agenda)),
            Form::Html => console.result(&html::print(agenda)),
            Form::Icalendar => console.result(&icalendar::print(agenda, component)),
            Form::Email => console.bytes(&email::eml(agenda, owner)),
            Form::Mbox => console.bytes(&email::mbox(agenda, owner)),
            Form::Atom => console.result(&atom::print(agenda)),
            Form::Github => console.result(&github::print(agenda, &room.folder())),
        }
    }
}

/// Where readers write to the owner by e-mail: no other address is known to be meant for it.
fn own_address(config: &Config) -> Option<&str> {
    config.comments.answers.iter().find_map(|way| match way {
        Answer::Mail(address) => Some(address.as_str()),
        _ => None,
    })
}

fn no_owner(config: &Config) -> Diagnostic {
    let help = match config.comments.owners.is_empty() {
        true => {
            "name yourself under `comments: owners:` in hobnob.yaml; `hobnob comments owners` proposes whom"
        }
        false => {
            "if you did answer, add the name that you signed with under `comments: owners:` in hobnob.yaml"
        }
    };
    Diagnostic::warning(
        "remind/no-owner",
        "no comment here is known to be yours: everybody seems to wait",
    )
    .help(help)
}
