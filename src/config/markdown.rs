//! `markdown` and `highlight`: what the text may hold and how code is coloured.

use crate::data::Table;
use crate::diag::Severity;

/// Switches of what is not in every blog's Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Markdown {
    /// `smart_punctuation`: curly quotes, dashes and ellipses; on by default.
    pub smart_punctuation: bool,
    /// `wiki_links`: `[[Another post]]`; off by default.
    pub wiki_links: bool,
    /// `math`: `$…$` and `$$…$$` as MathML; off by default.
    pub math: bool,
}

impl Markdown {
    pub(super) fn read(table: &mut Table<'_>) -> Self {
        let mut markdown = Self { smart_punctuation: true, wiki_links: false, math: false };
        if let Some(mut inner) = table.table("markdown") {
            let usual = markdown.smart_punctuation;
            markdown.smart_punctuation = inner.bool("smart_punctuation").unwrap_or(usual);
            markdown.wiki_links = inner.bool("wiki_links").unwrap_or(markdown.wiki_links);
            markdown.math = inner.bool("math").unwrap_or(markdown.math);
            table.absorb(inner.finish(Severity::Error));
        }
        markdown
    }
}

/// The names of the two colour themes for code, checked where they are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// `light`
    pub light: Option<String>,
    /// `dark`
    pub dark: Option<String>,
}

impl Highlight {
    pub(super) fn read(table: &mut Table<'_>) -> Self {
        let Some(mut inner) = table.table("highlight") else {
            return Self { light: None, dark: None };
        };
        let highlight = Self { light: inner.string("light"), dark: inner.string("dark") };
        table.absorb(inner.finish(Severity::Error));
        highlight
    }
}
