//! What is to be answered, and by whom.

use jiff::Timestamp;

use crate::command::comments::desk::{Desk, Drawer};
use crate::comment::Family;
use crate::diag::{Diagnostic, Findings};
use crate::document::Document;
use crate::reply::{Answer, Signature, Signatures, refusal};
use crate::source::{self, Source};

/// A comment about to be answered.
pub(super) struct Asked<'a> {
    /// The file that holds it, from `comments/`.
    pub(super) path: &'a str,
    pub(super) family: Family<'a>,
    /// Who answers.
    pub(super) signature: Signature,
}

impl<'a> Asked<'a> {
    /// Finds the comment `id`, to be answered by whom `signed` names.
    pub(super) fn find(desk: &'a Desk, id: &str, signed: Option<&str>) -> Result<Self, Findings> {
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
    pub(super) fn answer(&self, words: String, at: Timestamp) -> Answer {
        let parent = self.family.itself.id.clone();
        Answer { parent, words, signature: self.signature.clone(), at }
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
