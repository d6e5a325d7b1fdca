//! A rule's page: its defaults as data at the head, then what it sees, why it matters, examples, how
//! to mend and how to waive. `hobnob explain` prints it, and a test runs its examples.

use std::sync::{Arc, LazyLock};

use super::{Level, Rule};
use crate::data::{DataFile, Format, Map, Table, Written};
use crate::diag::{Findings, Severity, Text};

/// What a rule goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What a post does: links, embeds, front matter. Only this can refuse.
    Structure,
    /// What a post says.
    Words,
}

impl Kind {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Structure => "structure",
            Self::Words => "words",
        }
    }
}

/// What findings of one rule add to a post's sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Points {
    /// For the first.
    pub first: usize,
    /// For each that follows.
    pub repeat: usize,
    /// For all of them together.
    pub cap: usize,
}

impl Points {
    /// For `count` findings together.
    pub fn sum(self, count: usize) -> usize {
        match count.checked_sub(1) {
            Some(more) => self.repeat.saturating_mul(more).saturating_add(self.first).min(self.cap),
            None => 0,
        }
    }
}

/// What a rule's page says.
#[derive(Clone, Debug)]
pub struct Page {
    /// What it sees, in half a sentence.
    pub summary: String,
    /// What it goes by.
    pub kind: Kind,
    /// Its level in the `default` preset.
    pub level: Level,
    /// Its points in the `default` preset.
    pub points: Points,
    /// Whether a post may waive it, unless the blog's policy says otherwise.
    pub waivable: bool,
    /// What else can be set, with the value it has by default.
    pub options: Map,
    /// The words below the head, Markdown.
    pub words: &'static str,
}

impl Page {
    /// The page of a rule. All pages are part of the program and are read when the first is asked for.
    pub(super) fn of(rule: Rule) -> &'static Self {
        static PAGES: LazyLock<Vec<Page>> =
            LazyLock::new(|| Rule::ALL.iter().map(|rule| Page::read(*rule)).collect());
        &PAGES[rule as usize]
    }

    fn read(rule: Rule) -> Self {
        Self::parse(rule).unwrap_or_else(|wrong| {
            panic!("the page of {rule} comes with the program and is tested: {wrong:?}")
        })
    }

    fn parse(rule: Rule) -> Result<Self, Findings> {
        let text = Text::new(format!("{rule}.md"), rule.words());
        let (head, words) = cut(rule.words());
        let file = DataFile::parse(Written::new(&Arc::clone(&text), head, Format::Yaml))?;
        let mut table = file.table()?;
        let kinds = [("structure", Kind::Structure), ("words", Kind::Words)];
        let points = table.table("points").map(|mut points| Points {
            first: points.count("first", 0).unwrap_or(0),
            repeat: points.count("repeat", 0).unwrap_or(0),
            cap: points.count("cap", 0).unwrap_or(0),
        });
        let page = Self {
            summary: table.string("summary").unwrap_or_default(),
            kind: table.choice("kind", &kinds).unwrap_or(Kind::Structure),
            level: table.choice("level", &Level::ALL).unwrap_or(Level::Note),
            points: points.unwrap_or(Points { first: 0, repeat: 0, cap: 0 }),
            waivable: table.bool("waivable").unwrap_or(true),
            options: table.object("options"),
            words,
        };
        checked(table, page)
    }

    /// The words below a heading.
    pub fn section(&self, heading: &str) -> &'static str {
        let mark = format!("\n## {heading}\n");
        let section = self.words.split(mark.as_str()).nth(1).unwrap_or_default();
        section.split("\n## ").next().unwrap_or_default().trim()
    }

    /// The examples below a heading: the blocks of code in its section.
    pub fn examples(&self, heading: &str) -> Vec<&'static str> {
        let section = self.section(heading);
        section
            .split("````markdown\n")
            .skip(1)
            .filter_map(|rest| rest.split("````").next())
            .collect()
    }
}

fn checked(table: Table<'_>, page: Page) -> Result<Page, Findings> {
    let wrong = table.finish(Severity::Error);
    if wrong.is_empty() { Ok(page) } else { Err(wrong) }
}

/// The bytes of the head and the words below it.
fn cut(page: &'static str) -> (std::ops::Range<usize>, &'static str) {
    let start = "---\n".len();
    let end = page.find("\n---\n").map_or(start, |at| at + 1);
    (start..end, page.get(end + start..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_first_and_repeats_up_to_the_cap() {
        let points = Points { first: 2, repeat: 1, cap: 4 };
        let sums = [0, 1, 2, 3, 4, 100].map(|count| points.sum(count));
        assert_eq!(sums, [0, 2, 3, 4, 4, 4]);
    }

    #[test]
    fn every_page_is_whole() {
        for rule in Rule::ALL {
            let page = Page::parse(*rule).unwrap_or_else(|wrong| panic!("{rule}: {wrong:?}"));
            assert!(!page.summary.is_empty(), "{rule}");
            for heading in [
                "What it sees",
                "Why it matters",
                "Fires",
                "Stays quiet",
                "How to mend it",
                "How to waive it",
            ] {
                assert!(
                    page.words.contains(&format!("\n## {heading}\n")),
                    "{rule} lacks {heading}"
                );
            }
            assert!(!page.examples("Fires").is_empty(), "{rule}");
            assert!(!page.examples("Stays quiet").is_empty(), "{rule}");
        }
    }
}
