//! The files of phrases that hobnob comes with.

use super::notation::{self, Pattern};
use super::{Family, Phrase};
use crate::data::{DataFile, Format};
use crate::diag::Text;

/// Whether a phrase is said to the reader or of something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Mood {
    /// It says something.
    #[default]
    Statement,
    /// It tells the reader to do something, at the beginning of a clause.
    Command,
}

/// Every file, with its name.
const FILES: [(&str, &str); 1] = [("hard-sell", include_str!("english/hard-sell.yaml"))];

/// Every phrase of every file.
pub(super) fn english() -> impl Iterator<Item = (Phrase, Pattern)> {
    FILES.iter().flat_map(|(name, words)| read(name, words))
}

/// The phrases of a file; one that is none is left out, and a test tells.
fn read(name: &str, words: &str) -> Vec<(Phrase, Pattern)> {
    let text = Text::new(format!("{name}.yaml"), words);
    let Ok(file) = DataFile::parse_whole(&text, Format::Yaml) else { return Vec::new() };
    let Ok(mut table) = file.table() else { return Vec::new() };
    let family = table.string("family").and_then(|name| Family::named(&name));
    let mood = table.choice("mood", &[("command", Mood::Command), ("statement", Mood::Statement)]);
    let may_ask = table.bool("may_ask").unwrap_or_default();
    let phrases = table.strings("phrases").unwrap_or_default();
    let read = |written: String| {
        let pattern = notation::read(&written).ok()?;
        let phrase =
            Phrase { mood: mood.unwrap_or_default(), may_ask, ..Phrase::stated(family?, &written) };
        Some((phrase, pattern))
    };
    phrases.into_iter().filter_map(read).collect()
}
