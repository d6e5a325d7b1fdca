//! What is to be answered, by whom, and the answer given.

use jiff::{Timestamp, Zoned};

use super::{Desk, Drawer, Given};
use crate::comment::Family;
use crate::diag::{Diagnostic, Findings};
use crate::document::Document;
use crate::policy::judge::Bench;
use crate::policy::rule::Level;
use crate::policy::setting::Policy;
use crate::reply::{self, Answer, Signature, Signatures, refusal};
use crate::source::{self, Source};

/// A comment about to be answered.
pub struct Asked<'a> {
    /// The file that holds it, from `comments/`.
    pub path: &'a str,
    /// It, with those around it.
    pub family: Family<'a>,
    /// Who answers.
    pub signature: Signature,
}

impl<'a> Asked<'a> {
    /// Finds the comment `id`, to be answered by whom `signed` names.
    ///
    /// # Errors
    /// When there is none, when it may not be answered, and when nobody is known to answer for the blog.
    pub fn find(desk: &'a Desk, id: &str, signed: Option<&str>) -> Result<Self, Findings> {
        let within = |drawer: &'a Drawer| {
            let family = drawer.conversations.iter().find_map(|all| Family::of(all, id))?;
            Some((drawer.path.as_str(), family))
        };
        let found = desk.drawers.iter().find_map(within);
        let (path, family) = found.ok_or_else(|| lost(id))?;
        if let Some(refused) = refusal(family.itself) {
            return Err(refused.into());
        }
        let signatures = Signatures::of(&desk.blog.config);
        let signature = match signed {
            Some(name) => signatures.named(name)?,
            None => signatures.usual(&authors(desk, &family.conversation.topic.document))?,
        };
        Ok(Self { path, family, signature })
    }

    /// The answer of these words.
    pub fn answer(&self, words: String, at: Timestamp) -> Answer {
        let parent = self.family.itself.id.clone();
        Answer { parent, words, signature: self.signature.clone(), at }
    }

    /// Has the policy judge an answer; what it warns of. `level` is the most that it does, instead of its
    /// own.
    ///
    /// # Errors
    /// What the policy refuses, and those of [`reply::judge`](reply::judge()).
    pub fn judge(
        &self,
        desk: &Desk,
        answer: &Answer,
        level: Option<Level>,
        now: &Zoned,
    ) -> Result<Findings, Findings> {
        let config = &desk.blog.config;
        let (policy, _) = Policy::read(config)?;
        let policy = match level {
            Some(level) => policy.at(level),
            None => policy,
        };
        let document = &self.family.conversation.topic.document;
        let found = reply::judge(&answer.words, document, Bench::new(config, &policy, now))?;
        found.or_value(()).map(|((), warnings)| warnings)
    }

    /// Puts an answer that was judged where it belongs.
    ///
    /// # Errors
    /// Those of [`reply::post`].
    pub fn give(&self, desk: &Desk, answer: &Answer, warned: Findings) -> Result<Given, Findings> {
        let comment = reply::post(&desk.shelf, self.path, answer)?;
        Ok(Given::of(comment, self, warned, &desk.blog.config, true))
    }

    /// What would be said of it, had it been given.
    pub fn rehearse(&self, desk: &Desk, answer: &Answer, warned: Findings) -> Given {
        Given::of(answer.comment(), self, warned, &desk.blog.config, false)
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
