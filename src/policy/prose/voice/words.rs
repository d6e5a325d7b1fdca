//! The words by which voices are told apart, as data.

use std::sync::LazyLock;

use super::super::lexicon::Vocabulary;
use crate::data::{DataFile, Format};
use crate::diag::Text;

/// Words that tell voices apart.
#[derive(Debug)]
pub(super) struct Words {
    /// Not, never, avoid.
    pub(super) denial: Vocabulary,
    /// Nobody, nothing: denials that reach over a clause.
    pub(super) nothing: Vocabulary,
    /// Do not, used to: directly behind what is denied or was so once.
    pub(super) behind: Vocabulary,
    /// Don't miss, why not: denials that urge.
    pub(super) urging: Vocabulary,
    /// What may stand before a command to the reader, up to it.
    pub(super) address: Vocabulary,
    /// Was, bought: what is told, not said to the reader.
    pub(super) past: Vocabulary,
    /// They, most, banks: what others do.
    pub(super) others: Vocabulary,
    /// You, now, my: the sentence turns to the reader.
    pub(super) reader: Vocabulary,
    /// If, imagine.
    pub(super) supposition: Vocabulary,
    /// She says, phrases like: before what somebody else says.
    pub(super) report: Vocabulary,
    /// They say, is a lie: behind it.
    pub(super) reported: Vocabulary,
    /// The letter read: what stands in the next block is somebody else's.
    pub(super) copy: Vocabulary,
    /// What an author says of herself is no report.
    pub(super) confession: Vocabulary,
    /// Button, banner: nouns that a phrase before them names.
    pub(super) label: Vocabulary,
    /// Phrases, headlines: what a list of them is introduced by.
    pub(super) introduction: Vocabulary,
    /// Dark pattern, sales copy: selling seen from outside.
    pub(super) criticism: Vocabulary,
    /// Marketing, landing page: words of the trade, which sellers use too.
    pub(super) trade: Vocabulary,
}

impl Words {
    /// The English ones, made ready on the first call.
    pub(super) fn english() -> &'static Self {
        static ENGLISH: LazyLock<Words> =
            LazyLock::new(|| Words::read(include_str!("english.yaml")));
        &ENGLISH
    }

    fn read(words: &str) -> Self {
        let file = DataFile::parse_whole(&Text::new("english.yaml", words), Format::Yaml).ok();
        let phrases = |key: &str| {
            let mut table = file.as_ref().and_then(|file| file.table().ok());
            let phrases = table.as_mut().and_then(|table| table.map().get(key));
            let phrases = phrases.and_then(|phrases| phrases.as_array()).into_iter().flatten();
            phrases.filter_map(|phrase| phrase.as_str().map(str::to_owned)).collect::<Vec<_>>()
        };
        Self {
            denial: Vocabulary::of(&phrases("denial")),
            nothing: Vocabulary::of(&phrases("nothing")),
            behind: Vocabulary::at_start(&phrases("behind")),
            urging: Vocabulary::of(&phrases("urging")),
            address: Vocabulary::at_end(&phrases("address")),
            past: Vocabulary::of(&phrases("past")),
            others: Vocabulary::of(&phrases("others")),
            reader: Vocabulary::of(&phrases("reader")),
            supposition: Vocabulary::of(&phrases("supposition")),
            report: Vocabulary::of(&phrases("report")),
            reported: Vocabulary::of(&phrases("reported")),
            copy: Vocabulary::at_end(&phrases("copy")),
            confession: Vocabulary::of(&phrases("confession")),
            label: Vocabulary::at_start(&phrases("label")),
            introduction: Vocabulary::of(&phrases("introduction")),
            criticism: Vocabulary::of(&phrases("criticism")),
            trade: Vocabulary::of(&phrases("trade")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::prose::lexicon::notation;

    #[test]
    fn every_word_can_be_found() {
        let text = Text::new("english.yaml", include_str!("english.yaml"));
        let file = DataFile::parse_whole(&text, Format::Yaml).unwrap();
        let mut table = file.table().unwrap();
        let keys: Vec<&str> = table.keys().collect();
        assert_eq!(keys.len(), 17);
        let words = keys.into_iter().flat_map(|key| table.strings(key).unwrap());
        let fault = |word: &String| notation::read(word).map_or_else(Some, |found| found.fault());
        let faults: Vec<_> = words.filter_map(|word| fault(&word).map(|why| (word, why))).collect();
        assert_eq!(faults, []);
    }
}
