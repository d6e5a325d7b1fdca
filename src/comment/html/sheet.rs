//! The HTML of one body while it is written, so that every element stands where the standard lets it.
//!
//! Browsers mend what is misplaced by closing what is open around it: an `li` outside a list would end
//! the page's own. So a tag is written only when words come for it, and never where a browser would
//! have to mend. What is written is balanced, and is read back as the same tree.

use super::element::{fits, implied, is_line};
use crate::value::html::escape;

/// The most blocks within each other. What is deeper stands beside instead.
const DEEPEST: usize = 24;
/// The most line ends in a row: more would push the next words out of sight.
const MOST_BREAKS: usize = 2;

/// HTML being written.
#[derive(Default)]
pub(super) struct Sheet {
    html: String,
    blocks: Vec<Block>,
    /// What words within a line stand in, from the outermost in. They outlast paragraphs.
    spans: Vec<Span>,
    /// How many of them are written in the line at hand.
    written: usize,
    line: Line,
    gap: Gap,
}

/// A block that is open.
struct Block {
    name: &'static str,
    /// What stands behind its name, ready to be written: ` start="3"`.
    attributes: String,
    is_written: bool,
    /// Whether the source has no tag for it.
    is_implied: bool,
    /// How many paragraphs the source has opened right in it.
    paragraphs: usize,
}

/// An element within a line.
pub(super) struct Span {
    /// Its name.
    pub(super) name: &'static str,
    /// What stands behind its name, ready to be written: ` href="…"`.
    pub(super) attributes: String,
}

/// Where the writing is.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Line {
    /// Behind a tag of a block.
    #[default]
    None,
    /// Behind a line that has no tag of its own.
    PastBare,
    /// In such a line.
    Bare,
    /// In a `p`.
    Paragraph,
}

/// What parts the next word from the last.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Breaks(usize),
}

impl Sheet {
    /// The HTML, all closed.
    pub(super) fn finish(mut self) -> String {
        self.end_line();
        self.close_blocks(0);
        self.html
    }

    /// How many blocks are open.
    pub(super) fn depth(&self) -> usize {
        self.blocks.len()
    }

    /// What words within the line stand in.
    pub(super) fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Whether white space is kept as it stands.
    pub(super) fn is_in_pre(&self) -> bool {
        self.blocks.last().is_some_and(|block| block.name == "pre")
    }

    /// Begins a block, where one may stand; otherwise says so, and a line ends.
    pub(super) fn open_block(&mut self, name: &'static str, attributes: String) -> bool {
        self.end_line();
        let is_in_line = self.blocks.last().is_some_and(|block| is_line(block.name));
        if is_in_line || self.depth() >= DEEPEST {
            return false;
        }
        self.imply();
        self.push(name, attributes, false);
        true
    }

    /// Begins a part of the block at hand, where it belongs there; otherwise says so, and a line ends.
    pub(super) fn open_part(&mut self, name: &'static str) -> bool {
        self.end_line();
        let told = self.blocks.iter().rposition(|block| !block.is_implied).unwrap_or_default();
        let fitting = self.blocks.iter().skip(told).rposition(|block| fits(block.name, name));
        let Some(at) = fitting.map(|at| told + at) else { return false };
        self.close_blocks(at + 1);
        self.push(name, String::new(), false);
        true
    }

    fn push(&mut self, name: &'static str, attributes: String, is_implied: bool) {
        self.blocks.push(Block { name, attributes, is_written: false, is_implied, paragraphs: 0 });
    }

    /// Opens the parts that words or a block right here stand in.
    fn imply(&mut self) {
        while let Some(part) = self.blocks.last().and_then(|block| implied(block.name)) {
            self.push(part, String::new(), true);
        }
    }

    /// Ends all blocks but the outermost `count`.
    pub(super) fn close_blocks(&mut self, count: usize) {
        self.end_line();
        while self.blocks.len() > count {
            let Some(block) = self.blocks.pop() else { return };
            if block.is_written {
                self.end_tag(block.name);
                self.line = Line::None;
            }
        }
    }

    /// Begins a paragraph of the source.
    pub(super) fn open_paragraph(&mut self) {
        self.end_line();
        if let Some(block) = self.blocks.last_mut() {
            block.paragraphs += 1;
        }
    }

    /// Ends the paragraph that began when `depth` blocks were open.
    pub(super) fn close_paragraph(&mut self, depth: usize) {
        self.close_blocks(depth);
        if let Some(block) = self.blocks.last_mut() {
            block.paragraphs = block.paragraphs.saturating_sub(1);
        }
    }

    /// Begins an element within the line.
    pub(super) fn open_span(&mut self, span: Span) {
        self.spans.push(span);
    }

    /// Ends all elements within the line but the outermost `count`.
    pub(super) fn close_spans(&mut self, count: usize) {
        self.end_spans(count);
        self.spans.truncate(count);
    }

    /// Writes a word, which may hold no white space that is to be kept.
    pub(super) fn word(&mut self, word: &str) {
        self.begin_line();
        self.html.push_str(&escape(word));
    }

    /// Writes words with their white space, within `pre`. Line ends at its start are nothing to a browser.
    pub(super) fn verbatim(&mut self, words: &str) {
        let is_at_start = self.blocks.last().is_some_and(|block| !block.is_written);
        let words = if is_at_start { words.trim_start_matches('\n') } else { words };
        if !words.is_empty() {
            self.word(words);
        }
    }

    /// Parts the next word from the last.
    pub(super) fn space(&mut self) {
        self.gap = self.gap.max(Gap::Space);
    }

    /// Ends a line of the paragraph.
    pub(super) fn line_break(&mut self) {
        self.gap = match self.gap {
            Gap::Breaks(count) => Gap::Breaks((count + 1).min(MOST_BREAKS)),
            _ => Gap::Breaks(1),
        };
    }

    /// Writes a line across.
    pub(super) fn rule(&mut self) {
        self.end_line();
        if !self.blocks.last().is_some_and(|block| is_line(block.name)) {
            self.imply();
            self.write_blocks();
            self.html.push_str("<hr>");
            self.line = Line::None;
        }
    }

    /// Ends the paragraph, or the line that has no tag of its own.
    pub(super) fn end_line(&mut self) {
        self.end_spans(0);
        self.gap = Gap::None;
        self.line = match self.line {
            Line::Paragraph => {
                self.end_tag("p");
                Line::None
            }
            Line::Bare => Line::PastBare,
            line => line,
        };
    }

    /// Writes all that must stand before the next word.
    fn begin_line(&mut self) {
        if matches!(self.line, Line::Bare | Line::Paragraph) {
            self.write_gap();
        } else {
            self.imply();
            self.write_blocks();
            self.begin_paragraph();
        }
        self.gap = Gap::None;
        for span in self.spans.iter().skip(self.written) {
            start_tag(&mut self.html, span.name, &span.attributes);
        }
        self.written = self.spans.len();
    }

    fn begin_paragraph(&mut self) {
        let is_wrapped = self.blocks.last().is_none_or(|block| {
            block.name == "blockquote" || (block.paragraphs > 0 && !is_line(block.name))
        });
        if is_wrapped {
            self.html.push_str("<p>");
        } else if self.line == Line::PastBare {
            self.html.push_str(if self.is_in_pre() { "\n" } else { "<br>" });
        }
        self.line = if is_wrapped { Line::Paragraph } else { Line::Bare };
    }

    fn write_gap(&mut self) {
        match self.gap {
            Gap::None => {}
            Gap::Space => self.html.push(' '),
            Gap::Breaks(count) => {
                let mark = if self.is_in_pre() { "\n" } else { "<br>" };
                self.html.push_str(&mark.repeat(count));
            }
        }
    }

    fn write_blocks(&mut self) {
        for block in self.blocks.iter_mut().filter(|block| !block.is_written) {
            start_tag(&mut self.html, block.name, &block.attributes);
            block.is_written = true;
            self.line = Line::None;
        }
    }

    fn end_spans(&mut self, count: usize) {
        while self.written > count {
            self.written -= 1;
            if let Some(span) = self.spans.get(self.written) {
                end_tag(&mut self.html, span.name);
            }
        }
    }

    fn end_tag(&mut self, name: &str) {
        end_tag(&mut self.html, name);
    }
}

fn start_tag(html: &mut String, name: &str, attributes: &str) {
    html.extend(["<", name, attributes, ">"]);
}

fn end_tag(html: &mut String, name: &str) {
    html.extend(["</", name, ">"]);
}
