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

/// Where alone a phrase counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Only {
    /// On links and buttons of a few words.
    Links,
    /// In the title, and in headings of level 1.
    Titles,
}

/// Every file, with its name.
const FILES: [(&str, &str); 23] = [
    ("buy-button", include_str!("english/buy-button.yaml")),
    ("confirm-shame", include_str!("english/confirm-shame.yaml")),
    ("contact-numbers", include_str!("english/contact-numbers.yaml")),
    ("contact-pitch", include_str!("english/contact-pitch.yaml")),
    ("discount-code", include_str!("english/discount-code.yaml")),
    ("hard-sell", include_str!("english/hard-sell.yaml")),
    ("hype-commands", include_str!("english/hype-commands.yaml")),
    ("hype-questions", include_str!("english/hype-questions.yaml")),
    ("hype", include_str!("english/hype.yaml")),
    ("lead-magnet-statements", include_str!("english/lead-magnet-statements.yaml")),
    ("lead-magnet", include_str!("english/lead-magnet.yaml")),
    ("newsletter-pitch", include_str!("english/newsletter-pitch.yaml")),
    ("newsletter-statements", include_str!("english/newsletter-statements.yaml")),
    ("own-offer-statements", include_str!("english/own-offer-statements.yaml")),
    ("own-offer", include_str!("english/own-offer.yaml")),
    ("placed-link", include_str!("english/placed-link.yaml")),
    ("price-pitch", include_str!("english/price-pitch.yaml")),
    ("roundup", include_str!("english/roundup.yaml")),
    ("scarcity", include_str!("english/scarcity.yaml")),
    ("trade-words", include_str!("english/trade-words.yaml")),
    ("urgency-commands", include_str!("english/urgency-commands.yaml")),
    ("urgency-questions", include_str!("english/urgency-questions.yaml")),
    ("urgency", include_str!("english/urgency.yaml")),
];

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
    let only = table.choice("only", &[("links", Only::Links), ("titles", Only::Titles)]);
    let phrases = table.strings("phrases").unwrap_or_default();
    let read = |written: String| {
        let pattern = notation::read(&written).ok()?;
        let phrase = Phrase {
            mood: mood.unwrap_or_default(),
            may_ask,
            only,
            ..Phrase::stated(family?, &written)
        };
        Some((phrase, pattern))
    };
    phrases.into_iter().filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_of_every_file_can_be_found() {
        let mut faults = Vec::new();
        for (name, words) in FILES {
            let text = Text::new(format!("{name}.yaml"), words);
            let file = DataFile::parse_whole(&text, Format::Yaml).unwrap();
            let written = file.table().unwrap().strings("phrases").unwrap();
            assert!(!written.is_empty(), "{name}");
            faults.extend(written.into_iter().filter_map(|phrase| {
                let fault = notation::read(&phrase).map_or_else(Some, |pattern| pattern.fault());
                fault.map(|fault| (name, phrase, fault))
            }));
        }
        assert_eq!(faults, []);
    }
}
