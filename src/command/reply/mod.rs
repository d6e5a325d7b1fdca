//! `hobnob reply`: a comment answered on the spot.

mod drafts;
mod editor;
mod input;
mod told;

use clap::Args;

use super::check::Strictness;
use super::comments::desk::{Desk, Drawer};
use super::comments::tell;
use super::console::Console;
use super::{Format, Global};
use crate::comment::{Comment, Family};
use crate::diag::{Diagnostic, Findings, Outcome};
use crate::document::Document;
use crate::policy::judge::Bench;
use crate::policy::setting::Policy;
use crate::reply::{self, Answer, Signature, Signatures};
use crate::source::{self, Source};
use drafts::Drafts;
use editor::Left;
use input::Input;
use told::Told;

/// Answer a comment
#[derive(Debug, Args)]
pub(super) struct Reply {
    /// Its id, as `hobnob remind` shows it
    #[arg(value_name = "COMMENT")]
    comment: String,
    /// What to answer, instead of an editor; several are paragraphs
    #[arg(short, long = "message", value_name = "WORDS", conflicts_with = "stdin")]
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

/// A comment about to be answered.
struct Asked<'a> {
    /// The file that holds it, from `comments/`.
    path: &'a str,
    family: Family<'a>,
    signature: Signature,
}

impl Reply {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let desk = Desk::open(global)?;
        let id = desk.id(&self.comment)?;
        let drafts = Drafts::of(&desk.blog.root, id);
        if self.discard {
            console.say(&told::discarded(drafts.discard()?));
            return Ok(Outcome::Done);
        }
        let asked = self.asked(&desk, id)?;
        let now = global.now(&desk.blog.config.time_zone)?;
        console.findings(&reply::doubts(&asked.family, now.timestamp()));
        if self.format == Format::Human {
            console.say(&tell::family(console.sheet(), &asked.family));
        }
        let Some(words) = self.words(&asked, &drafts, console)? else {
            self.tell_nothing(console);
            return Ok(Outcome::Done);
        };
        let signature = asked.signature.clone();
        let parent = asked.family.itself.id.clone();
        let answer = Answer { parent, words, signature, at: now.timestamp() };
        let told = self.give(&desk, &asked, &answer, &now);
        let told = told.map_err(|found| match found.iter().any(reply::is_given) {
            true => found,
            false => drafts.keep(&answer.words, found),
        })?;
        match self.format {
            Format::Human => told.human(console),
            Format::Json => console.result(&format!("{:#}\n", told.json())),
        }
        self.clear(&drafts, &answer, console);
        Ok(Outcome::Done)
    }

    /// Finds what is to be answered, and by whom.
    fn asked<'a>(&self, desk: &'a Desk, id: &str) -> Result<Asked<'a>, Findings> {
        let within = |drawer: &'a Drawer| {
            let families = drawer.conversations.iter().find_map(|all| Family::of(all, id));
            families.map(|family| (drawer.path.as_str(), family))
        };
        let found = desk.drawers.iter().find_map(within);
        let (path, family) = found.ok_or_else(|| lost(id))?;
        if let Some(refused) = reply::refusal(family.itself) {
            return Err(refused.into());
        }
        let signatures = Signatures::of(&desk.blog.config);
        let signature = match &self.signed {
            Some(name) => signatures.named(name)?,
            None => signatures.usual(&authors(desk, &family.conversation.topic.document))?,
        };
        Ok(Asked { path, family, signature })
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

    /// Removes the draft of an answer that was given; one that says something else stays. A draft that
    /// cannot be removed is only in the way of tidiness: no answer is given twice.
    fn clear(&self, drafts: &Drafts, answer: &Answer, console: &Console) {
        let left = drafts.read().map(|left| reply::draft::parse(&left)).unwrap_or_default();
        if left == answer.words && !self.dry_run {
            let _ = drafts.remove();
        } else if !left.is_empty() && left != answer.words {
            let (id, draft) = (&answer.parent, drafts.shown());
            console.say(&format!(
                "An earlier draft still lies in `{draft}`: `hobnob reply {id} --edit` opens it."
            ));
        }
    }

    /// Has the policy judge an answer, and puts it where it belongs.
    fn give(
        &self,
        desk: &Desk,
        asked: &Asked<'_>,
        answer: &Answer,
        now: &jiff::Zoned,
    ) -> Result<Told, Findings> {
        let config = &desk.blog.config;
        let (policy, _) = Policy::read(config)?;
        let policy = match self.policy {
            Some(level) => policy.at(level.level()),
            None => policy,
        };
        let document = &asked.family.conversation.topic.document;
        let found = reply::judge(&answer.words, document, Bench::new(config, &policy, now))?;
        let ((), warnings) = found.or_value(())?;
        let comment: Comment = match self.dry_run {
            true => answer.comment(),
            false => reply::post(&desk.shelf, asked.path, answer)?,
        };
        Ok(Told::of(comment, asked, warnings, config, !self.dry_run))
    }
}

/// Who wrote the post, as its front matter names them; nobody where it cannot be read.
fn authors(desk: &Desk, document: &str) -> Vec<String> {
    let read = |path: &str| {
        let file = source::file(&desk.blog.root.join("content"), path)?;
        let source = Source::read(&file).ok()?;
        let (document, _) = Document::parse(&source, &desk.blog.config).ok()?;
        document.front.terms.get("authors").cloned()
    };
    read(document).unwrap_or_default()
}

fn lost(id: &str) -> Diagnostic {
    Diagnostic::setup("comments/id", format!("there is no comment `{id}`"))
        .help("`hobnob comments list` shows their ids")
}
