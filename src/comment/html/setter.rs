//! Sets the pieces of a body on a [`Sheet`]: what each element becomes, and words with their line ends
//! and bare addresses.

use super::address;
use super::element::{Role, element, shrinks};
use super::letters::harmless;
use super::piece::{Piece, Tag};
use super::sheet::{Sheet, Span};
use super::veil::veiled;
use crate::document::markdown::bare_addresses;
use crate::value::html::escape;

/// What a stranger's link says of itself: it is a reader's, not the author's, and gets nothing from the
/// page it stands on. <https://html.spec.whatwg.org/multipage/links.html#linkTypes>
const REL: &str = "ugc nofollow noopener";
/// The most elements within each other that make their words smaller.
const MOST_SHRINKING: usize = 2;

/// The pieces as HTML. With `has_lines` a line end is a break and an empty line parts paragraphs.
pub(super) fn set(pieces: &[Piece<'_>], has_lines: bool) -> String {
    let mut setter = Setter {
        sheet: Sheet::default(),
        open: Vec::new(),
        heard: String::new(),
        has_lines,
        is_behind_break: false,
    };
    let mut rest = pieces;
    while let Some((piece, behind)) = rest.split_first() {
        match piece {
            Piece::Open(tag) => setter.open(tag, behind),
            Piece::Close(_) => setter.close(),
            Piece::Words(words) => setter.heard.push_str(words),
        }
        rest = behind;
    }
    setter.set_heard();
    setter.sheet.finish()
}

struct Setter {
    sheet: Sheet,
    /// What each open element of the source has become.
    open: Vec<Became>,
    /// Words that are not set yet: an address may go on behind a tag of which nothing becomes.
    heard: String,
    has_lines: bool,
    /// Whether a break was the last thing set: the line end behind it is not another.
    is_behind_break: bool,
}

/// What an element of the source has become, and with it how much is open once it ends.
enum Became {
    Nothing,
    Spans(usize),
    Blocks { depth: usize, spans: usize },
    Paragraph { depth: usize, spans: usize },
}

impl Setter {
    fn open(&mut self, tag: &Tag<'_>, behind: &[Piece<'_>]) {
        let became = match element(tag.name) {
            Some((Role::Span, name)) if !self.may_open(name, tag) => Became::Nothing,
            Some((role, name)) => {
                self.set_heard();
                match role {
                    Role::Span if name == "code" && self.has_lines && is_listing(behind) => {
                        self.listing(tag)
                    }
                    Role::Span => self.span(name, tag),
                    Role::Block => self.block(name, tag),
                    Role::Part => self.part(name),
                    Role::Paragraph => self.paragraph(false),
                    Role::Heading => self.paragraph(true),
                    Role::Break => return self.line_break(),
                    Role::Rule => return self.sheet.rule(),
                    Role::Picture => return self.picture(tag),
                }
            }
            None => Became::Nothing,
        };
        self.open.push(became);
    }

    fn close(&mut self) {
        let became = self.open.pop().unwrap_or(Became::Nothing);
        if !matches!(became, Became::Nothing) {
            self.set_heard();
        }
        match became {
            Became::Nothing => {}
            Became::Spans(count) => self.sheet.close_spans(count),
            Became::Blocks { depth, spans } => {
                self.sheet.close_spans(spans);
                self.sheet.close_blocks(depth);
            }
            Became::Paragraph { depth, spans } => {
                self.sheet.close_spans(spans);
                self.sheet.close_paragraph(depth);
            }
        }
    }

    /// Whether an element within a line says anything that those around it do not.
    fn may_open(&self, name: &str, tag: &Tag<'_>) -> bool {
        let spans = self.sheet.spans();
        let shrinking = spans.iter().filter(|span| shrinks(span.name)).count();
        let is_there = spans.iter().any(|span| span.name == name);
        let is_too_small = shrinks(name) && shrinking >= MOST_SHRINKING;
        let leads_nowhere = name == "a" && tag.attribute("href").is_none();
        !is_there && !is_too_small && !leads_nowhere
    }

    fn span(&mut self, name: &'static str, tag: &Tag<'_>) -> Became {
        let attributes = match name {
            "a" => tag.attribute("href").map(|href| link(&href)),
            "code" => Some(class(tag)),
            _ => None,
        };
        self.open_span(name, attributes.unwrap_or_default())
    }

    fn open_span(&mut self, name: &'static str, attributes: String) -> Became {
        let count = self.sheet.spans().len();
        self.sheet.open_span(Span { name, attributes });
        Became::Spans(count)
    }

    fn block(&mut self, name: &'static str, tag: &Tag<'_>) -> Became {
        let start = tag.attribute("start").filter(|_| name == "ol");
        let attributes = start.map(|start| format!(" start=\"{}\"", escape(&start)));
        let (depth, spans) = (self.sheet.depth(), self.sheet.spans().len());
        if self.sheet.open_block(name, attributes.unwrap_or_default()) {
            Became::Blocks { depth, spans }
        } else {
            self.paragraph(false)
        }
    }

    fn part(&mut self, name: &'static str) -> Became {
        if self.sheet.open_part(name) {
            Became::Blocks { depth: self.sheet.depth() - 1, spans: self.sheet.spans().len() }
        } else {
            self.paragraph(false)
        }
    }

    fn paragraph(&mut self, is_heading: bool) -> Became {
        let (depth, spans) = (self.sheet.depth(), self.sheet.spans().len());
        self.sheet.open_paragraph();
        let is_bold = self.is_in(&["strong"]);
        if is_heading && !is_bold {
            self.open_span("strong", String::new());
        }
        Became::Paragraph { depth, spans }
    }

    /// Code in several lines, which a system without `pre` leaves to `code` alone.
    fn listing(&mut self, tag: &Tag<'_>) -> Became {
        let (depth, spans) = (self.sheet.depth(), self.sheet.spans().len());
        self.sheet.open_block("pre", String::new());
        if !self.is_in(&["code"]) {
            self.open_span("code", class(tag));
        }
        Became::Blocks { depth, spans }
    }

    fn line_break(&mut self) {
        self.sheet.line_break();
        self.is_behind_break = true;
    }

    /// A picture as a link to it, since it would be fetched from elsewhere; a smiley as its words.
    fn picture(&mut self, tag: &Tag<'_>) {
        let is_pixel = |name| tag.attribute(name).is_some_and(|size| matches!(&*size, "0" | "1"));
        if is_pixel("width") || is_pixel("height") {
            return;
        }
        let class = tag.attribute("class").unwrap_or_default();
        let is_smiley = class.contains("smil") || class.contains("emoji");
        let words = tag.attribute("alt").unwrap_or_default();
        let words = veiled(harmless(&words).trim()).into_owned();
        match tag.attribute("src").filter(|_| !is_smiley) {
            Some(src) if words.is_empty() => self.link(&src, file(&src)),
            Some(src) => self.link(&src, &words),
            None => self.plain(&words),
        }
    }

    fn link(&mut self, href: &str, words: &str) {
        let count = self.sheet.spans().len();
        if !self.is_in(&["a"]) {
            self.open_span("a", link(href));
        }
        self.plain(words);
        self.sheet.close_spans(count);
    }

    fn set_heard(&mut self) {
        let words = std::mem::take(&mut self.heard);
        if self.sheet.is_in_pre() {
            return self.sheet.verbatim(&words);
        }
        let mut at = 0;
        if !self.is_in(&["a", "code"]) {
            for range in bare_addresses(&words) {
                let (before, bare) = (&words[at..range.start], &words[range.clone()]);
                self.plain(before);
                match address(bare) {
                    Some(href) => self.link(&href, bare),
                    None => self.plain(bare),
                }
                at = range.end;
            }
        }
        self.plain(&words[at..]);
    }

    fn is_in(&self, names: &[&str]) -> bool {
        self.sheet.spans().iter().any(|span| names.contains(&span.name))
    }

    /// Words without looking for addresses, with white space as a browser reads it, or line by line.
    fn plain(&mut self, words: &str) {
        let is_space = |c: char| c.is_ascii_whitespace();
        let mut rest = words;
        while !rest.is_empty() {
            let (gap, behind) = rest.split_at(rest.find(|c| !is_space(c)).unwrap_or(rest.len()));
            self.gap(gap);
            let (word, behind) = behind.split_at(behind.find(is_space).unwrap_or(behind.len()));
            if word.trim().is_empty() {
                self.gap(word);
            } else {
                self.sheet.word(word);
                self.is_behind_break = false;
            }
            rest = behind;
        }
    }

    fn gap(&mut self, gap: &str) {
        let ends = gap.matches('\n').count().saturating_sub(usize::from(self.is_behind_break));
        match ends {
            _ if gap.is_empty() => {}
            1 if self.has_lines => self.sheet.line_break(),
            2.. if self.has_lines => self.sheet.end_line(),
            _ => self.sheet.space(),
        }
    }
}

/// Whether the words behind the start of an element are all it holds, and several lines.
fn is_listing(behind: &[Piece<'_>]) -> bool {
    matches!(behind, [Piece::Words(words), Piece::Close(_), ..] if words.trim().contains('\n'))
}

fn link(href: &str) -> String {
    format!(" href=\"{}\" rel=\"{REL}\"", escape(href))
}

fn class(tag: &Tag<'_>) -> String {
    let class = tag.attribute("class");
    class.map_or_else(String::new, |class| format!(" class=\"{}\"", escape(&class)))
}

/// What to call a picture without words: its file, else all of its address.
fn file(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    let file = path.rsplit('/').next().unwrap_or_default();
    if file.is_empty() { address } else { file }
}
