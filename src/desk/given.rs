//! What is to be said of an answer that was given: where it stands, and where else to say it.

use super::Asked;
use super::words::writer;
use crate::comment::shelf::FOLDER;
use crate::comment::{Comment, Topic, anchor};
use crate::config::Config;
use crate::diag::Findings;
use crate::reply::Elsewhere;
use crate::value::url::UrlPath;

/// An answer as it stands now.
pub struct Given {
    /// What it is about.
    pub topic: Topic,
    /// It.
    pub answer: Comment,
    /// Whom it is to.
    pub to: String,
    /// Where it is kept, from the blog's root.
    pub file: String,
    /// Where it will be in the world; `None` under a post that is not found.
    pub url: Option<String>,
    /// Where else to say it.
    pub elsewhere: Option<Elsewhere>,
    /// What the policy warns of.
    pub warnings: Findings,
    /// Whether it was written, or only judged.
    pub is_written: bool,
}

impl Given {
    /// Of an answer to what was asked.
    pub(super) fn of(
        answer: Comment,
        asked: &Asked<'_>,
        warnings: Findings,
        config: &Config,
        is_written: bool,
    ) -> Self {
        let topic = asked.family.conversation.topic.clone();
        let page = UrlPath::from_encoded(&topic.address).filter(|_| !topic.document.is_empty());
        let url =
            page.map(|page| format!("{}#{}", config.base_url.absolute(&page), anchor(&answer.id)));
        let to = asked.family.itself;
        let elsewhere = Elsewhere::of(to, &answer.body.text, url.as_deref(), config);
        let file = format!("{FOLDER}/{}", asked.path);
        Self { topic, answer, to: writer(to), file, url, elsewhere, warnings, is_written }
    }

    /// Where it stands, in a sentence; `shown` says when readers see it.
    pub fn standing(&self, shown: &str) -> String {
        let Self { to, file, .. } = self;
        match (self.is_written, self.topic.document.is_empty()) {
            (false, _) => format!("Nothing was written: the answer to {to} would go to {file}."),
            (true, false) => format!("The answer to {to} stands in {file}; {shown}."),
            (true, true) => format!(
                "The answer to {to} waits with it in {file}, until the blog has that post: \
                 `hobnob comments import … --map OLD=NEW` says which it is."
            ),
        }
    }

    /// Where else to say it, in a sentence; what is to be pasted there comes after a colon.
    pub fn told_elsewhere(&self) -> Option<String> {
        let Elsewhere { place, how, url, length, .. } = self.elsewhere.as_ref()?;
        let url = url.as_ref().map(|url| format!(", at {url}")).unwrap_or_default();
        let told = format!("It also lives on {place}{url}: {how}.");
        Some(match length {
            Some((length, limit)) if length > limit => format!(
                "{told} It has {length} characters, and {place} takes {limit}: post it in parts."
            ),
            Some((length, limit)) => format!("{told} {length} of {limit} characters:"),
            None => told,
        })
    }
}
