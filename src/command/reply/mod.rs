//! `hobnob reply`: a comment answered on the spot.

mod editor;
mod input;
mod told;

use clap::Args;

use super::check::Strictness;
use super::comments::tell;
use super::console::Console;
use super::{Format, Global};
use crate::comment::private::{self, Private};
use crate::desk::{Asked, Desk, Drafts};
use crate::diag::{Findings, Outcome};
use crate::reply::{self, Answer};
use editor::Left;
use input::Input;

/// Answer a comment
#[derive(Debug, Args)]
pub(super) struct Reply {
    /// Its id, as `hobnob remind` shows it
    #[arg(value_name = "COMMENT")]
    comment: String,
    /// What to answer, instead of an editor; several are paragraphs
    #[arg(
        short,
        long = "message",
        value_name = "WORDS",
        conflicts_with = "stdin",
        allow_hyphen_values = true
    )]
    messages: Vec<String>,
    /// Read the answer from stdin; so by default where stdin is no terminal
    #[arg(long)]
    stdin: bool,
    /// Open the editor all the same, with what was given
    #[arg(short, long)]
    edit: bool,
    /// Who answers: a key of `authors`, or a name [default: the author of the post]
    #[arg(long = "as", value_name = "NAME")]
    signed: Option<String>,
    /// The most that the policy does, instead of its `level`
    #[arg(long, value_enum, value_name = "LEVEL")]
    policy: Option<Strictness>,
    /// Judge and show the answer, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Throw away what was kept of an answer that did not come to be
    #[arg(long, conflicts_with_all = ["messages", "stdin", "edit", "dry_run"])]
    discard: bool,
    /// How to report
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

impl Reply {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let desk = global.desk()?;
        let id = desk.id(&self.comment)?;
        let drafts = Drafts::of(&desk.blog.root, id);
        if self.discard {
            console.say(&told::discarded(drafts.discard()?));
            return Ok(Outcome::Done);
        }
        let asked = Asked::find(&desk, id, self.signed.as_deref())?;
        let now = || global.now(&desk.blog.config.time_zone);
        console.findings(&reply::doubts(&asked.family, now()?.timestamp()));
        if self.format == Format::Human {
            console.say(&tell::family(console.sheet(), &asked.family));
        }
        let Some(words) = self.words(&asked, &drafts, console)? else {
            self.tell_nothing(console);
            return Ok(Outcome::Done);
        };
        // To write may take an hour, and the answer is of when it was done.
        let now = now()?;
        let answer = asked.answer(words, now.timestamp());
        let level = self.policy.map(Strictness::level);
        let warned = asked.judge(&desk, &answer, level, &now);
        let given = warned.and_then(|warned| match self.dry_run {
            true => Ok(asked.rehearse(&desk, &answer, warned)),
            false => asked.give(&desk, &answer, warned),
        });
        let given = given.map_err(|found| match self.dry_run {
            true => found,
            false => drafts.keep(&answer.words, found),
        })?;
        match self.format {
            Format::Human => told::human(&given, console, email(&desk, id).as_deref()),
            Format::Json => console.result(&format!("{:#}\n", told::json(&given))),
        }
        self.clear(&drafts, &answer, console);
        Ok(Outcome::Done)
    }

    /// The words, wherever they come from; `None` where there are none after all.
    fn words(
        &self,
        asked: &Asked<'_>,
        drafts: &Drafts,
        console: &Console,
    ) -> Result<Option<String>, Findings> {
        let given = match Input::of(&self.messages, self.stdin, self.edit) {
            Input::Words(words) => Some(reply::draft::words(&words)),
            Input::Stdin => Some(reply::draft::words(&input::stdin()?)),
            Input::Editor => None,
        };
        let words = match given {
            Some(words) if !self.edit => words,
            given => match editor::write(given, asked, drafts)? {
                Left::Words(words) => words,
                Left::Untouched => {
                    let draft = drafts.shown();
                    console.say(&format!("Nothing was saved: your draft stays in `{draft}`."));
                    return Ok(None);
                }
            },
        };
        if words.is_empty() {
            console.say("An empty text: nothing was answered.");
        }
        Ok(Some(words).filter(|words| !words.is_empty()))
    }

    fn tell_nothing(&self, console: &Console) {
        if self.format == Format::Json {
            console.result(&format!("{:#}\n", told::nothing()));
        }
    }

    /// Removes the draft of an answer that was given, and tells of one that says something else.
    fn clear(&self, drafts: &Drafts, answer: &Answer, console: &Console) {
        if !self.dry_run {
            drafts.clear(&answer.words);
        }
        if drafts.has_other(&answer.words) {
            let (id, draft) = (&answer.parent, drafts.shown());
            console.say(&format!(
                "An earlier draft still lies in `{draft}`: `hobnob reply {id} --edit` opens it."
            ));
        }
    }
}

/// How whoever wrote a comment can be reached, where the owner kept that. It is a courtesy: where it
/// cannot be read, the answer is given all the same, and whoever needs it to say why does.
fn email(desk: &Desk, id: &str) -> Option<String> {
    let root = &desk.blog.root;
    let is_kept = root.join(private::FOLDER).is_dir();
    let contacts = is_kept.then(|| Private::open(root).and_then(|private| private.contacts()));
    contacts?.ok()?.of(id)?.email.clone()
}
