//! What a document says, block by block, and which of it is in the author's own voice. Does not know
//! what is looked for in it.

use std::ops::Range;

use super::bare::Bare;
use super::mapped::Mapped;
use super::quotation;
use super::specimen;
use crate::diag::Span;
use crate::document::Document;

/// Stands in a text for what is no prose: code and formulas.
pub(super) const NO_PROSE: &str = "\u{fffc}";

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `title` of the front matter.
    Title,
    /// `description` of the front matter.
    Description,
    /// `summary` of the front matter.
    Summary,
    /// A heading, level 1 to 6.
    Heading(u8),
    /// A paragraph, also of a definition or a footnote.
    Paragraph,
    /// An item of a list.
    Item,
    /// A cell of a table.
    Cell,
    /// An argument of a shortcode.
    Argument,
}

impl Kind {
    /// The key of the front matter that holds such a passage.
    fn key(self) -> Option<&'static str> {
        match self {
            Self::Title => Some("title"),
            Self::Description => Some("description"),
            Self::Summary => Some("summary"),
            _ => None,
        }
    }
}

/// A block of prose.
#[derive(Clone, Debug)]
pub struct Passage {
    /// What it is.
    pub kind: Kind,
    /// Its words in [`Passages::text`].
    pub range: Range<usize>,
    /// Whether it stands in a block quotation. An alert (`> [!NOTE]`) is none.
    pub quoted: bool,
    /// The innermost list or table it is part of, by a number of its own.
    pub list: Option<usize>,
    /// How many headings stand above it: what has the same number is one section, heading included.
    pub section: usize,
}

/// A link in a text, or a button of the author's own HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hyperlink {
    /// Its words in [`Passages::text`].
    pub range: Range<usize>,
    /// The target as written, entities resolved; a button has none.
    pub target: Option<String>,
    /// From the start of the body, markup included.
    pub source: Range<usize>,
}

/// The prose of a document.
#[derive(Debug, Default)]
pub struct Passages {
    pub(super) words: Mapped,
    /// The same text in small letters and plain spaces, byte for byte.
    pub(super) folded: String,
    pub(super) bare: Bare,
    pub(super) passages: Vec<Passage>,
    pub(super) links: Vec<Hyperlink>,
    /// What stands in quotation marks, `<q>` or `<cite>`, in their order; none reaches into another.
    pub(super) quotations: Vec<Range<usize>>,
    /// What is set in italics, in their order.
    pub(super) italics: Vec<Range<usize>>,
    /// The classes of the author's own HTML, with the bytes of their tags from the start of the body.
    pub(super) classes: Vec<(String, Range<usize>)>,
}

impl Passages {
    /// Finds the quotation marks in what was gathered.
    pub(super) fn quoted(mut self) -> Self {
        for passage in &self.passages {
            quotation::find(self.words.text(), passage.range.clone(), &mut self.quotations);
        }
        let long = quotation::over_passages(self.words.text(), &self.passages);
        self.quotations.extend(long);
        let specimens = specimen::find(self.words.text(), &self.passages, &self.italics);
        self.quotations.extend(specimens);
        self.quotations = quotation::merged(std::mem::take(&mut self.quotations));
        self
    }

    /// The words of all passages without markup, each passage on a line of its own; [`NO_PROSE`]
    /// stands for code, U+2028 for a line that the author broke.
    pub fn text(&self) -> &str {
        self.words.text()
    }

    /// The passages in their order, those of the front matter first.
    pub fn iter(&self) -> std::slice::Iter<'_, Passage> {
        self.passages.iter()
    }

    /// The passage with that number.
    pub fn get(&self, number: usize) -> Option<&Passage> {
        self.passages.get(number)
    }

    /// The links in their order.
    pub fn links(&self) -> &[Hyperlink] {
        &self.links
    }

    /// The numbers of the links that have a word within `range`.
    pub fn links_within(&self, range: &Range<usize>) -> Range<usize> {
        let first = self.links.partition_point(|link| link.range.end <= range.start);
        let end = self.links.partition_point(|link| link.range.start < range.end);
        first..end.max(first)
    }

    /// The words at `range` of [`text`](Self::text); empty when there is no such range.
    pub fn words(&self, range: &Range<usize>) -> &str {
        self.text().get(range.clone()).unwrap_or_default()
    }

    /// The number of the passage that holds the byte `at` of the text.
    pub fn holding(&self, at: usize) -> Option<usize> {
        let next = self.passages.partition_point(|passage| passage.range.end <= at);
        self.passages.get(next).filter(|passage| passage.range.start <= at).map(|_| next)
    }

    /// Where the words at `range` are written, from the start of the body; `None` in front matter.
    pub fn source(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let passage = self.passages.get(self.holding(range.start)?)?;
        passage.kind.key().is_none().then(|| self.words.source(range))
    }

    /// The place in the file of the words at `range`.
    pub fn span(&self, document: &Document, range: &Range<usize>) -> Span {
        let kind = self.holding(range.start).and_then(|at| self.passages.get(at)).map(|at| at.kind);
        let words = self.words(range);
        match kind.and_then(Kind::key) {
            Some(key) => document.front_span(key).narrowed(words),
            None if kind == Some(Kind::Argument) => {
                document.span(self.words.source(range)).narrowed(words)
            }
            None => document.span(self.words.source(range)),
        }
    }

    /// Whether the words at `range` are somebody else's: in a block quotation or quotation marks.
    pub fn is_quoted(&self, range: &Range<usize>) -> bool {
        let passage = self.holding(range.start).and_then(|at| self.passages.get(at));
        passage.is_some_and(|passage| passage.quoted) || self.is_in_marks(range)
    }

    /// Whether some of the words at `range` stand in quotation marks, `<q>` or `<cite>`.
    pub fn is_in_marks(&self, range: &Range<usize>) -> bool {
        let next = self.quotations.partition_point(|quotation| quotation.end <= range.start);
        self.quotations.get(next).is_some_and(|found| found.start < range.end)
    }
}
