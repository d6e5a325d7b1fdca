//! Which document each conversation is about, and what is said of those that are about none.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::library::Volume;
use crate::comment::shelf::{FOLDER, UNMATCHED, path_of};
use crate::comment::{Talk, Topic};
use crate::diag::{Diagnostic, Findings};
use crate::site::Site;
use crate::source::File;
use crate::value::slug::split_date;
use crate::value::suggest::nearest;

/// A conversation about a document that is not there.
#[derive(Debug)]
pub(super) struct Stray {
    /// Its file, as people know it.
    file: String,
    topic: Topic,
    /// The document that may be meant.
    guess: Option<String>,
}

/// Says of each conversation which document it is about: the one that it names, else the one that its
/// file stands beside.
pub(super) fn settle(
    volumes: &[Volume],
    talks: Vec<Arc<Vec<Talk>>>,
    documents: &[File],
) -> (Vec<Talk>, Vec<Stray>) {
    let known: BTreeSet<&str> = documents.iter().map(|file| &*file.path).collect();
    let beside: LazyCell<BTreeMap<String, &str>, _> = LazyCell::new(|| {
        known.iter().map(|document| (path_of(&about(document)), *document)).collect()
    });
    let (mut settled, mut strays) = (Vec::new(), Vec::new());
    for (volume, talks) in volumes.iter().zip(talks) {
        let is_stray =
            |topic: &Topic| volume.path != UNMATCHED && !known.contains(topic.document.as_str());
        for mut talk in Arc::unwrap_or_clone(talks) {
            if is_stray(&talk.topic) {
                match beside.get(&volume.path) {
                    Some(document) => talk.topic.document = (*document).to_owned(),
                    None => strays.push(Stray::of(&volume.path, &talk.topic, &known)),
                }
            }
            settled.push(talk);
        }
    }
    (settled, strays)
}

/// Warns of strays that the site knows by no address either.
pub(super) fn tell(strays: &[Stray], site: &Site) -> Findings {
    if strays.is_empty() {
        return Findings::none();
    }
    let aliases = site.entries.iter().flat_map(|entry| entry.aliases.iter().chain([&entry.url]));
    let addresses: BTreeSet<String> = aliases.map(|url| url.plain()).collect();
    let unknown = strays.iter().filter(|stray| !addresses.contains(&stray.topic.address));
    unknown.map(Stray::diagnostic).collect()
}

impl Stray {
    fn of(path: &str, topic: &Topic, known: &BTreeSet<&str>) -> Self {
        let meant = if topic.document.is_empty() { path } else { &topic.document };
        let same_name = |document: &&&str| name(document) == name(meant);
        let guess = known.iter().find(same_name).copied();
        let guess = guess.or_else(|| nearest(meant, known.iter().copied())).map(str::to_owned);
        Self { file: format!("{FOLDER}/{path}"), topic: topic.clone(), guess }
    }

    fn diagnostic(&self) -> Diagnostic {
        let message = match self.topic.document.as_str() {
            "" => "there is no document that these comments could be about".to_owned(),
            document => {
                format!("these comments are about `content/{document}`, which is not there")
            }
        };
        let help = self.guess.as_ref().map(|guess| {
            let file = path_of(&about(guess));
            format!("is it `content/{guess}`? then write `post: {guess}` here, and name this file `{FOLDER}/{file}`")
        });
        let usual = "bring the document back, or delete this file".to_owned();
        let found = Diagnostic::warning("comments/stray", message).in_file(self.file.as_str());
        found.help(help.unwrap_or(usual))
    }
}

fn about(document: &str) -> Topic {
    Topic { document: document.to_owned(), ..Topic::default() }
}

/// The name of a document or of its conversation's file, without folder, date and ending.
fn name(path: &str) -> String {
    let file = path_of(&about(path));
    let stem = file.strip_suffix(".yaml").unwrap_or(&file);
    let name = stem.rsplit('/').next().unwrap_or_default();
    split_date(name).1.to_owned()
}
