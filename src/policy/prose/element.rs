//! What an element of the author's own HTML does to the words in it: silence, quotation, a link, a
//! block of its own.

use std::ops::Range;

use super::markup::Tag;
use super::passage::Kind;

/// What a tag means for the words around it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Element {
    /// A quotation ended.
    Quotation(Range<usize>),
    /// Something begins that is no prose.
    NoProse,
    /// A line is broken.
    BrokenLine,
    /// A link or a button begins.
    Link(Option<String>),
    /// It ends.
    LinkEnd,
    /// A heading of that level begins.
    Heading(u8),
    /// A block begins.
    Block(Kind),
    /// A block ends.
    BlockEnd,
    /// A list or table begins.
    List,
    /// It ends.
    ListEnd,
    /// Words that stand in an attribute.
    Words(String),
}

/// Elements that are no prose and stand among words.
const CODE: [&str; 5] = ["code", "kbd", "samp", "tt", "var"];

/// Elements of which nothing is read.
const SILENT: [&str; 9] =
    ["script", "style", "pre", "textarea", "template", "svg", "math", "title", "iframe"];

/// Elements that end the block before them.
const BLOCKS: [&str; 20] = [
    "p",
    "div",
    "section",
    "article",
    "aside",
    "header",
    "footer",
    "main",
    "nav",
    "figure",
    "figcaption",
    "details",
    "summary",
    "form",
    "label",
    "dt",
    "dd",
    "tr",
    "center",
    "address",
];

/// The elements that are open.
#[derive(Debug, Default)]
pub(super) struct Elements {
    /// The element of which nothing is read, until it ends, and whether it stands among words.
    silent: Option<(String, bool)>,
    /// How many `<blockquote>` are open.
    quotations: usize,
    /// Where `<q>` or `<cite>` began.
    quotation: Option<usize>,
}

impl Elements {
    /// Whether what stands here is not read.
    pub(super) fn are_silent(&self) -> bool {
        self.silent.is_some()
    }

    /// Whether what stands here is quoted as a block.
    pub(super) fn quote_blocks(&self) -> bool {
        self.quotations > 0
    }

    /// Ends what cannot reach beyond a block, and tells the quotation that was open.
    pub(super) fn end_of_block(&mut self, at: usize) -> Option<Range<usize>> {
        if self.silent.as_ref().is_some_and(|(_, is_inline)| *is_inline) {
            self.silent = None;
        }
        self.quotation.take().map(|start| start..at)
    }

    /// Takes the next tag, behind `at` bytes of text.
    pub(super) fn see(&mut self, tag: &Tag<'_>, at: usize) -> Option<Element> {
        if let Some((name, _)) = &self.silent {
            if tag.closes && tag.is(name) {
                self.silent = None;
            }
            return None;
        }
        if tag.closes { self.leave(tag, at) } else { self.enter(tag, at) }
    }

    fn enter(&mut self, tag: &Tag<'_>, at: usize) -> Option<Element> {
        let name = tag.name.to_ascii_lowercase();
        match name.as_str() {
            code if CODE.contains(&code) => {
                self.silent = Some((name, true));
                Some(Element::NoProse)
            }
            silent if SILENT.contains(&silent) => {
                self.silent = Some((name, false));
                None
            }
            "blockquote" => {
                self.quotations += 1;
                Some(Element::BlockEnd)
            }
            "q" | "cite" => {
                self.quotation.get_or_insert(at);
                None
            }
            "br" => Some(Element::BrokenLine),
            "a" => Some(Element::Link(tag.attribute("href").map(|target| target.into_owned()))),
            "button" => Some(Element::Link(None)),
            "input" => submit(tag),
            "ul" | "ol" | "table" => Some(Element::List),
            "li" => Some(Element::Block(Kind::Item)),
            "td" | "th" => Some(Element::Block(Kind::Cell)),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                Some(Element::Heading(name.as_bytes().get(1).map_or(1, |level| level - b'0')))
            }
            block if BLOCKS.contains(&block) => Some(Element::Block(Kind::Paragraph)),
            _ => None,
        }
    }

    fn leave(&mut self, tag: &Tag<'_>, at: usize) -> Option<Element> {
        let name = tag.name.to_ascii_lowercase();
        match name.as_str() {
            "blockquote" => {
                self.quotations = self.quotations.saturating_sub(1);
                Some(Element::BlockEnd)
            }
            "q" | "cite" => self.quotation.take().map(|start| Element::Quotation(start..at)),
            "a" | "button" => Some(Element::LinkEnd),
            "ul" | "ol" | "table" => Some(Element::ListEnd),
            "li" | "td" | "th" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(Element::BlockEnd),
            block if BLOCKS.contains(&block) => Some(Element::BlockEnd),
            _ => None,
        }
    }
}

/// The words on a button that is an `<input>`.
fn submit(tag: &Tag<'_>) -> Option<Element> {
    let kind = tag.attribute("type")?;
    let is_button = ["submit", "button"].iter().any(|button| kind.eq_ignore_ascii_case(button));
    let words = tag.attribute("value").filter(|_| is_button)?;
    Some(Element::Words(words.split_whitespace().collect::<Vec<_>>().join(" ")))
}
