//! What a document says, counted.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

/// The most characters of [`Prose::opening`].
const OPENING: usize = 200;

/// The words of a document and where its summary ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// Words outside code; a character of a script without spaces counts as half a word.
    pub words: usize,
    /// The first words without markup, at most 200 characters, cut at a word.
    pub opening: String,
    /// Where `<!-- more -->` stands, from the start of the body.
    pub more: Option<usize>,
}

impl Prose {
    /// Minutes a reader needs, at 220 words a minute, at least one.
    pub fn minutes(&self) -> usize {
        self.words.div_ceil(220).max(1)
    }
}

/// Counts while a body is read.
#[derive(Debug, Default)]
pub(super) struct Count {
    words: Words,
    opening: String,
    opening_is_full: bool,
    more: Option<usize>,
    /// How many elements are open that are not prose: code and the words for an image.
    silent: usize,
    /// How many elements are open that do not open a text: headings, tables, footnotes.
    apart: usize,
}

impl Count {
    /// Takes the next event.
    pub(super) fn see(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.enter(tag),
            Event::End(tag) => self.leave(*tag),
            Event::Text(words) if self.silent == 0 => {
                self.words.count(words);
                self.open_with(words);
            }
            Event::Code(words) | Event::InlineMath(words) if self.silent == 0 => {
                self.open_with(words);
            }
            Event::SoftBreak | Event::HardBreak => self.pause(),
            Event::Html(html) | Event::InlineHtml(html) if self.more.is_none() => {
                self.more = more(html).map(|at| range.start + at);
            }
            _ => {}
        }
    }

    /// What was counted.
    pub(super) fn finish(mut self) -> Prose {
        self.opening.truncate(self.opening.trim_end().len());
        let words = self.words.sum();
        Prose { words, opening: self.opening, more: self.more }
    }

    fn enter(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::CodeBlock(_) | Tag::Image { .. } => self.silent += 1,
            Tag::Heading { .. } | Tag::Table(_) | Tag::FootnoteDefinition(_) => self.apart += 1,
            _ => {}
        }
        if !is_inline(tag) {
            self.pause();
        }
    }

    fn leave(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock | TagEnd::Image => self.silent = self.silent.saturating_sub(1),
            TagEnd::Heading(_) | TagEnd::Table | TagEnd::FootnoteDefinition => {
                self.apart = self.apart.saturating_sub(1);
            }
            _ => {}
        }
    }

    /// A border between words that no character marks.
    fn pause(&mut self) {
        self.words.end_word();
        self.open_with(" ");
    }

    fn open_with(&mut self, words: &str) {
        if self.opening_is_full || self.apart > 0 {
            return;
        }
        for c in words.chars() {
            let is_space = c.is_whitespace();
            if !is_space {
                self.opening.push(c);
            } else if !self.opening.is_empty() && !self.opening.ends_with(' ') {
                self.opening.push(' ');
            }
            // A character has at most four bytes, so that few openings are counted twice.
            if self.opening.len() > OPENING && self.opening.chars().count() > OPENING {
                return self.close_opening();
            }
        }
    }

    /// Cuts the opening at its last whole word; a script without spaces is cut anywhere.
    fn close_opening(&mut self) {
        self.opening_is_full = true;
        let word = self.opening.trim_end().rfind(' ');
        let cut = word.filter(|cut| *cut > OPENING / 2);
        let anywhere = self.opening.char_indices().nth(OPENING - 1).map(|(at, _)| at);
        self.opening.truncate(cut.or(anywhere).unwrap_or(self.opening.len()));
        self.opening.push('…');
    }
}

/// Whether words on both sides of the tag's border may be one.
fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}

/// Where `<!-- more -->` stands in `html`.
fn more(html: &str) -> Option<usize> {
    html.match_indices("<!--").map(|(at, _)| at).find(|at| {
        let inner = html.get(at + 4..).unwrap_or_default().trim_start();
        let word = inner.split_at_checked(4).filter(|(word, _)| word.eq_ignore_ascii_case("more"));
        word.is_some_and(|(_, rest)| rest.trim_start().starts_with("-->"))
    })
}

/// How many words a plain text has; of scripts without spaces, two letters are one.
pub fn words(text: &str) -> usize {
    let mut words = Words::default();
    words.count(text);
    words.sum()
}

/// Words counted across the pieces that Markdown cuts a text into.
#[derive(Debug, Default)]
struct Words {
    whole: usize,
    halves: usize,
    in_word: bool,
}

impl Words {
    fn count(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_ascii() {
                self.next(c.is_ascii_alphanumeric(), c.is_ascii_whitespace());
            } else if is_of_script_without_spaces(c) {
                self.end_word();
                self.halves += 1;
            } else {
                self.next(c.is_alphanumeric(), c.is_whitespace());
            }
        }
    }

    /// A word lasts from its first letter to white space; `don't` and `e.g.` are one.
    fn next(&mut self, is_letter: bool, is_space: bool) {
        if is_space {
            self.end_word();
        } else if is_letter {
            self.in_word = true;
        }
    }

    /// All of them; the last one ends here.
    fn sum(&mut self) -> usize {
        self.end_word();
        self.whole + self.halves.div_ceil(2)
    }

    fn end_word(&mut self) {
        self.whole += usize::from(self.in_word);
        self.in_word = false;
    }
}

/// Thai, Lao, Burmese, Khmer, Chinese and Japanese letters.
pub fn is_of_script_without_spaces(c: char) -> bool {
    matches!(c,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
