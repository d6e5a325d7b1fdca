//! Passages gathered from the events of a body. Does not know what is looked for in them.

use std::collections::VecDeque;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::bare::Bare;
use super::element::{Element, Elements};
use super::fold::fold;
use super::mapped::Mapped;
use super::markup::{self, Token};
use super::passage::{Hyperlink, Kind, NO_PROSE, Passage, Passages};
use crate::document::{Document, Opening};

/// A line that the author broke.
const BROKEN_LINE: &str = "\u{2028}";

/// Gathers passages while a body is read.
#[derive(Debug, Default)]
pub struct Gatherer {
    said: Passages,
    /// Where the passage began that is being written.
    start: usize,
    kind: Option<Kind>,
    /// How many elements are open that are no prose: code blocks and the words for an image.
    silent: usize,
    /// Of each block quotation that is open, whether it is one; an alert is the author's own.
    quoting: Vec<bool>,
    lists: Vec<usize>,
    /// How many lists and tables there were.
    counted: usize,
    section: usize,
    /// The link that is open.
    link: Option<(usize, Option<String>, usize)>,
    /// Where the italics began that are open.
    italics: Vec<usize>,
    elements: Elements,
    /// What other generators would have filled in, from the first that was not passed yet.
    foreign: VecDeque<Range<usize>>,
    /// The block of HTML that is open.
    html: Option<Mapped>,
}

impl Gatherer {
    /// Begins with what the front matter says to the reader.
    pub fn new(opening: Opening<'_>) -> Self {
        let Opening { front, foreign } = opening;
        let mut gatherer = Self { foreign: foreign.into(), ..Self::default() };
        let parts = [
            (Kind::Title, &front.title),
            (Kind::Description, &front.description),
            (Kind::Summary, &front.summary),
        ];
        for (kind, words) in parts {
            if let Some(words) = words {
                gatherer.whole(kind, words, 0..0);
            }
        }
        gatherer
    }

    /// Takes the next event; `range` counts from the start of the body.
    pub fn see(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.enter(tag, range),
            Event::End(tag) => self.leave(*tag, range),
            Event::Text(words) => self.write(words, range.clone()),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.write(NO_PROSE, range.clone());
            }
            Event::SoftBreak => self.write(" ", range.clone()),
            Event::HardBreak => self.write(BROKEN_LINE, range.clone()),
            Event::InlineHtml(tag) => self.inline(tag, range),
            Event::Html(line) => self.html(line, range),
            Event::FootnoteReference(_) | Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    /// What was gathered, with the words in the arguments of the document's shortcodes.
    pub fn finish(mut self, document: &Document) -> Passages {
        self.close();
        for call in &document.calls {
            for words in call.arguments.values().filter_map(|value| value.as_str()) {
                self.argument(words, call.range.clone());
            }
        }
        for foreign in &document.foreign {
            let words = document.markdown().get(foreign.clone()).unwrap_or_default();
            for (at, words) in strings(words) {
                let start = foreign.start + at;
                self.argument(words, start..start + words.len());
            }
        }
        let folded = fold(self.said.text());
        let blocks = self.said.passages.iter().map(|passage| passage.range.clone());
        let bare = Bare::of(self.said.text(), blocks);
        Passages { folded, bare, ..self.said }.quoted()
    }

    /// An argument, if it is words: most are addresses and names of files.
    fn argument(&mut self, words: &str, source: Range<usize>) {
        if words.contains(' ') || !words.contains(['/', '.', '_', ':', '-']) {
            self.whole(Kind::Argument, words, source);
        }
    }

    fn enter(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::CodeBlock(_) | Tag::Image { .. } => self.silent += 1,
            Tag::Link { dest_url, .. } => self.open_link(Some(dest_url.to_string()), range.start),
            Tag::BlockQuote(kind) => {
                self.close();
                self.quoting.push(kind.is_none());
            }
            Tag::List(_) | Tag::Table(_) => self.open_list(),
            Tag::HtmlBlock => {
                self.close();
                self.html = Some(Mapped::default());
            }
            Tag::Heading { level, .. } => self.open_heading(*level as u8),
            Tag::Paragraph if !self.lists.is_empty() => self.open(Kind::Item),
            Tag::Item => self.open(Kind::Item),
            Tag::TableCell => self.open(Kind::Cell),
            Tag::Emphasis => self.italics.push(self.said.words.len()),
            Tag::Strong | Tag::Strikethrough => {}
            _ => self.open(Kind::Paragraph),
        }
    }

    fn leave(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::CodeBlock | TagEnd::Image => self.silent = self.silent.saturating_sub(1),
            TagEnd::Link => self.close_link(range.end),
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quoting.pop();
            }
            TagEnd::List(_) | TagEnd::Table => self.close_list(),
            TagEnd::HtmlBlock => self.read_html(),
            TagEnd::Emphasis => {
                let start = self.italics.pop();
                self.said.italics.extend(start.map(|start| start..self.said.words.len()));
            }
            TagEnd::Strong | TagEnd::Strikethrough => {}
            _ => self.close(),
        }
    }

    /// A passage that is there all at once.
    fn whole(&mut self, kind: Kind, words: &str, source: Range<usize>) {
        self.open(kind);
        let one_line = words.split_whitespace().collect::<Vec<_>>().join(" ");
        self.said.words.push(&one_line, source);
        self.close();
    }

    fn write(&mut self, words: &str, range: Range<usize>) {
        if self.silent > 0 || self.elements.are_silent() {
            return;
        }
        while self.foreign.pop_front_if(|foreign| foreign.end <= range.start).is_some() {}
        match self.foreign.front() {
            Some(foreign) if foreign.start < range.end => {
                self.around(words, range, foreign.clone());
            }
            _ => self.said.words.push(words, range),
        }
    }

    /// Writes the words before and behind what another generator would have filled in.
    fn around(&mut self, words: &str, range: Range<usize>, foreign: Range<usize>) {
        let is_verbatim = words.len() == range.len();
        let before = words.get(..foreign.start.saturating_sub(range.start)).filter(|_| is_verbatim);
        if let Some(before) = before.filter(|before| !before.is_empty()) {
            self.said.words.push(before, range.start..foreign.start);
        }
        if foreign.start >= range.start {
            self.said.words.push(NO_PROSE, foreign.clone());
        }
        let behind = words.get(foreign.end.saturating_sub(range.start)..).filter(|_| is_verbatim);
        if let Some(behind) = behind.filter(|behind| !behind.is_empty()) {
            self.write(behind, foreign.end..range.end);
        }
    }

    pub(super) fn open(&mut self, kind: Kind) {
        self.close();
        self.kind = Some(kind);
    }

    pub(super) fn open_heading(&mut self, level: u8) {
        self.open(Kind::Heading(level));
        self.section += 1;
    }

    pub(super) fn open_list(&mut self) {
        self.close();
        self.counted += 1;
        self.lists.push(self.counted);
    }

    pub(super) fn close_list(&mut self) {
        self.close();
        self.lists.pop();
    }

    /// Ends the passage that is being written, if there are words in it.
    pub(super) fn close(&mut self) {
        let usual = if self.lists.is_empty() { Kind::Paragraph } else { Kind::Item };
        let kind = self.kind.take().unwrap_or(usual);
        let end = self.said.words.len();
        self.said.quotations.extend(self.elements.end_of_block(end));
        if self.said.words.text().get(self.start..).is_none_or(|words| words.trim().is_empty()) {
            return self.said.words.truncate(self.start);
        }
        let quoted = self.quoting.iter().any(|quotes| *quotes) || self.elements.quote_blocks();
        let (list, section) = (self.lists.last().copied(), self.section);
        self.said.passages.push(Passage { kind, range: self.start..end, quoted, list, section });
        self.said.words.push("\n", 0..0);
        self.start = self.said.words.len();
    }

    pub(super) fn open_link(&mut self, target: Option<String>, source: usize) {
        self.link = Some((self.said.words.len(), target, source));
    }

    pub(super) fn close_link(&mut self, end: usize) {
        if let Some((start, target, source)) = self.link.take() {
            let end_of_words = self.said.words.len();
            let range = start.min(end_of_words)..end_of_words;
            self.said.links.push(Hyperlink { range, target, source: source..end });
        }
    }
}

/// The author's own HTML.
impl Gatherer {
    fn inline(&mut self, tag: &CowStr<'_>, range: &Range<usize>) {
        if let Some(tag) = markup::Tag::read(tag) {
            self.element(&tag, range);
        }
    }

    fn html(&mut self, line: &CowStr<'_>, range: &Range<usize>) {
        if let Some(html) = &mut self.html {
            html.push(line, range.clone());
        }
    }

    fn read_html(&mut self) {
        let Some(html) = self.html.take() else { return };
        for token in markup::tokens(html.text()) {
            match token {
                Token::Words(part) => self.html_words(&html, part),
                Token::Tag(part) => {
                    let source = html.source(&part);
                    if let Some(tag) = html.text().get(part).and_then(markup::Tag::read) {
                        self.element(&tag, &source);
                    }
                }
            }
        }
        self.close();
    }

    /// Words of a block of HTML, its lines made one and its entities resolved.
    fn html_words(&mut self, html: &Mapped, part: Range<usize>) {
        if self.elements.are_silent() {
            return;
        }
        let mut at = part.start;
        while let Some(rest) = html.text().get(at..part.end).filter(|rest| !rest.is_empty()) {
            let plain = rest.find(['&', '\n', '\r']).unwrap_or(rest.len());
            self.said.words.append(html, at..at + plain);
            at += plain;
            let Some(mark) = rest.get(plain..).filter(|mark| !mark.is_empty()) else { break };
            let found = mark.strip_prefix('&').and_then(markup::entity);
            let (meant, length) = match found {
                Some((meant, length)) => (meant, length + 1),
                None if mark.starts_with('&') => ("&".to_owned(), 1),
                None => (" ".to_owned(), mark.len() - mark.trim_start().len()),
            };
            self.said.words.push(&meant, html.source(&(at..at + length)));
            at += length;
        }
    }

    fn element(&mut self, tag: &markup::Tag<'_>, source: &Range<usize>) {
        if let Some(class) = tag.attribute("class").filter(|_| !tag.closes) {
            self.said.classes.push((class.into_owned(), source.clone()));
        }
        let at = self.said.words.len();
        let Some(element) = self.elements.see(tag, at) else { return };
        match element {
            Element::Quotation(range) => self.said.quotations.push(range),
            Element::NoProse => self.said.words.push(NO_PROSE, source.clone()),
            Element::BrokenLine => self.write(BROKEN_LINE, source.clone()),
            Element::Link(target) => self.open_link(target, source.start),
            Element::LinkEnd => self.close_link(source.end),
            Element::Heading(level) => self.open_heading(level),
            Element::Block(kind) => self.open(kind),
            Element::BlockEnd => self.close(),
            Element::List => self.open_list(),
            Element::ListEnd => self.close_list(),
            Element::Words(words) => self.said.words.push(&words, source.clone()),
        }
    }
}

/// What stands in quotation marks in a line of another generator's, with where it begins.
fn strings(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = line.get(at..)?;
        let open = rest.find(['"', '\''])?;
        let mark = rest.get(open..=open)?;
        let inner = rest.get(open + 1..)?;
        let end = inner.find(mark)?;
        let start = at + open + 1;
        at = start + end + 1;
        Some((start, inner.get(..end)?))
    })
}
