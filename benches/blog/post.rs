//! The blog that is raced: posts of about five kilobytes, each the same for the same seed and number.

use crate::chance::Chance;
use crate::{code, prose};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use std::fmt::Write as _;

const SEED: u64 = 20_260_301;
const NEWEST: Date = date(2026, 3, 1);
const POSTS_A_DAY: usize = 4;

/// The subjects that posts are tagged with; the first ones are the commonest.
const TAGS: &[&str] = &[
    "people",
    "letters",
    "walks",
    "bread",
    "gardens",
    "trains",
    "music",
    "maps",
    "books",
    "rain",
    "tools",
    "clocks",
    "winter",
    "radio",
    "bicycles",
    "hills",
    "tea",
    "islands",
    "bridges",
    "archives",
    "birds",
    "paper",
    "boats",
    "kitchens",
    "markets",
    "night",
    "neighbours",
    "questions",
    "recipes",
    "repair",
    "schools",
    "seeds",
    "songs",
    "stars",
    "stones",
    "streets",
    "summer",
    "tides",
    "trees",
    "voices",
];

/// One post, as both generators get it but for the way it writes a link.
pub(crate) struct Post {
    /// From 0; the newest first.
    pub(crate) number: usize,
    /// The last part of its address.
    pub(crate) slug: String,
    /// The day it came out.
    pub(crate) date: Date,
    title: String,
    tags: [&'static str; 3],
}

impl Post {
    /// The `number`th post of the blog.
    pub(crate) fn new(number: usize) -> Self {
        let mut chance = Chance::new(SEED, number);
        let title = prose::heading(&mut chance);
        let words = title
            .to_lowercase()
            .replace(|c: char| !c.is_ascii_alphanumeric(), "-")
            .replace("--", "-");
        let age = i64::try_from(number / POSTS_A_DAY).expect("a number of days fits").days();
        Self {
            number,
            slug: format!("{words}-{number}"),
            date: NEWEST - age,
            title,
            tags: tags(&mut chance),
        }
    }

    /// The whole file: YAML front matter and Markdown. `link` gives the target of a link to another post.
    pub(crate) fn text(&self, posts: usize, link: impl Fn(&Self) -> String) -> String {
        let mut chance = Chance::new(!SEED, self.number);
        let tags = self.tags.join(", ");
        let mut text =
            format!("---\ntitle: \"{}\"\ndate: {}\ntags: [{tags}]\n---\n", self.title, self.date);
        for part in 0..chance.between(3, 4) {
            if part > 0 {
                let _ = write!(text, "\n## {}\n", prose::heading(&mut chance));
            }
            let other = Self::new(chance.below(posts));
            let _ = write!(text, "\n{}\n", prose::paragraph(&mut chance));
            let _ = write!(
                text,
                "\n{} See [{}]({}).\n",
                prose::sentence(&mut chance),
                other.title,
                link(&other)
            );
            let _ = write!(text, "\n{}\n", prose::paragraph(&mut chance));
            let _ = write!(text, "\n{}\n", self.extra(&mut chance, part));
        }
        text
    }

    /// What stands between the paragraphs of a part: code most of all, then a list, a table or a quotation.
    fn extra(&self, chance: &mut Chance, part: usize) -> String {
        match part {
            0 => list(chance),
            2 => table(chance),
            _ => code::block(chance, self.number * 10 + part),
        }
    }
}

/// Three different tags, low numbers more often.
fn tags(chance: &mut Chance) -> [&'static str; 3] {
    let first = chance.below(TAGS.len()) * chance.below(TAGS.len()) / TAGS.len();
    let step = chance.between(1, TAGS.len() / 2 - 1);
    [0, 1, 2].map(|turn| TAGS[(first + turn * step) % TAGS.len()])
}

fn list(chance: &mut Chance) -> String {
    let items = chance.between(3, 5);
    (0..items).map(|_| format!("- {}\n", prose::phrase(chance))).collect()
}

fn table(chance: &mut Chance) -> String {
    let mut text = "| What | Where | How many |\n| --- | --- | ---: |\n".to_owned();
    for _ in 0..chance.between(3, 6) {
        let _ = writeln!(
            text,
            "| {} | `row {}` | {} |",
            prose::phrase(chance),
            chance.below(99),
            chance.below(9999)
        );
    }
    text
}
