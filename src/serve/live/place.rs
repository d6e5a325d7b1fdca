//! Where on a page something stands that is known by its bytes in a file: the words that a reader sees,
//! with those before and behind them (as the text quote selector of the W3C's Web Annotation Data Model
//! has it), or an element.
//!
//! A page is a theme's work, and hobnob does not know which part of it comes from where: words are all
//! that file and page have in common.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Tag, TagEnd};
use serde::Serialize;

use crate::config::Config;
use crate::diag::Text;
use crate::document::{Document, markdown};
use crate::policy::markup;
use crate::source::Source;
use crate::value::html::unescape;

/// How many bytes before and behind the words are told.
const AROUND: usize = 60;

/// Attributes that tell one element from others, the best first.
const TELLING: &[&str] = &["id", "href", "src", "action", "class"];

/// A place on a page.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Place {
    /// Words; where there are none, the place between `before` and `behind`.
    Words {
        /// What stands there.
        words: String,
        /// What stands before it.
        before: String,
        /// What stands behind it.
        behind: String,
    },
    /// An element of the author's own HTML.
    Element {
        /// Its name: `a`.
        name: String,
        /// What tells it from others: `href`.
        attribute: String,
        /// The value of that attribute.
        value: String,
        /// How many of the same stand before it.
        nth: usize,
    },
}

/// A file as it reads once its Markdown is set.
pub(super) struct Reading {
    text: Arc<Text>,
    /// All words that a reader sees, a space between blocks.
    words: String,
    /// Where they come from, in order.
    pieces: Vec<Piece>,
}

/// Some words and the bytes they come from.
struct Piece {
    /// In the file.
    from: Range<usize>,
    /// In the words.
    at: Range<usize>,
}

impl Reading {
    /// Reads a file. One that cannot be parsed has no words.
    pub(super) fn of(text: &Arc<Text>, config: &Config) -> Self {
        let mut reading = Self { text: Arc::clone(text), words: String::new(), pieces: Vec::new() };
        let path = text.path.strip_prefix("content/").unwrap_or(&text.path).to_owned();
        let source = Source { path, text: Arc::clone(text) };
        if let Ok((document, _)) = Document::parse(&source, config) {
            reading.read(&document, config);
        }
        reading
    }

    fn read(&mut self, document: &Document, config: &Config) {
        let masked = document.masked();
        let (mut images, mut is_tag, start) = (0_usize, false, document.body.start);
        for (event, range) in markdown::events(&masked, markdown::options(&config.markdown)) {
            let range = start + range.start..start + range.end;
            match event {
                Event::Start(Tag::Image { .. }) => images += 1,
                Event::End(TagEnd::Image) => images = images.saturating_sub(1),
                Event::Text(words) | Event::Code(words) if images == 0 => self.add(&words, range),
                Event::Html(html) | Event::InlineHtml(html) => {
                    self.add_html(&html, range.start, &mut is_tag);
                }
                Event::SoftBreak | Event::HardBreak => self.words.push(' '),
                Event::End(end) if !is_inline(end) => self.words.push(' '),
                _ => {}
            }
        }
    }

    fn add(&mut self, words: &str, from: Range<usize>) {
        let at = self.words.len();
        self.words.push_str(words);
        self.pieces.push(Piece { from, at: at..self.words.len() });
    }

    /// What stands between the tags; a tag may go on from one piece of HTML to the next.
    fn add_html(&mut self, html: &str, mut from: usize, is_tag: &mut bool) {
        for part in html.split_inclusive(['<', '>']) {
            let words = part.trim_end_matches(['<', '>']);
            if !*is_tag {
                self.add(words, from..from + words.len());
            }
            *is_tag = part.ends_with('<') || (*is_tag && !part.ends_with('>'));
            from += part.len();
        }
    }

    /// Where on the page these bytes of the file are; `None` where nothing is said of them.
    pub(super) fn place(&self, range: &Range<usize>) -> Option<Place> {
        self.element(range).or_else(|| self.quote(range))
    }

    fn element(&self, range: &Range<usize>) -> Option<Place> {
        let html = self.text.content.get(range.clone()).filter(|html| html.starts_with('<'))?;
        let (name, attributes) = markup::opening(html)?;
        let named = |telling: &&str| attributes.iter().find(|(name, _)| name == telling);
        let (attribute, value) = TELLING.iter().find_map(named)?.clone();
        let value = unescape(&value).into_owned();
        let nth = self.text.content.get(..range.start)?.matches(html).count();
        Some(Place::Element { name, attribute, value, nth })
    }

    fn quote(&self, range: &Range<usize>) -> Option<Place> {
        let is_in = |piece: &&Piece| piece.from.start < range.end && piece.from.end > range.start;
        let found: Vec<&Piece> = self.pieces.iter().filter(is_in).collect();
        let at = match (found.first(), found.last()) {
            (Some(first), Some(last)) => first.point(range.start).0..last.point(range.end).1,
            _ => return self.between(range),
        };
        Some(self.told(at))
    }

    /// A place without words of its own: a shortcode, an image. In a front matter, its words.
    fn between(&self, range: &Range<usize>) -> Option<Place> {
        let first = self.pieces.first()?;
        if range.end <= first.from.start {
            let words = self.text.content.get(range.clone())?.trim_matches(['"', '\'', ' ']);
            let (before, behind) = (String::new(), String::new());
            return Some(Place::Words { words: words.to_owned(), before, behind });
        }
        let last = self.pieces.iter().rfind(|piece| piece.from.end <= range.start)?;
        Some(self.told(last.at.end..last.at.end))
    }

    fn told(&self, at: Range<usize>) -> Place {
        let words = &self.words;
        let start = words.floor_char_boundary(at.start.saturating_sub(AROUND));
        let end = words.ceil_char_boundary(at.end + AROUND);
        let part = |range: Range<usize>| words.get(range).unwrap_or_default().to_owned();
        Place::Words { before: part(start..at.start), behind: part(at.end..end), words: part(at) }
    }
}

impl Piece {
    /// Where in the words a byte of the file is, as the start of a range and as its end. Where one is
    /// not the other letter for letter (an entity, a curly quote), its borders are.
    fn point(&self, byte: usize) -> (usize, usize) {
        if self.from.len() != self.at.len() {
            return (self.at.start, self.at.end);
        }
        let at = self.at.start + byte.saturating_sub(self.from.start).min(self.at.len());
        (at, at)
    }
}

/// Whether words go on behind the end of an element as if it were not there.
fn is_inline(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const POST: &str = "\
---
title: Ten lamps
date: 2026-03-01
---
# The *first* one

Buy the **lamp &amp; oil**
today: [it is here](https://shop.example/l).

![a lamp](lamp.png)

<a class=\"x\" href=\"/b?c&amp;d\">there</a>, <a class=\"x\" href=\"/b?c&amp;d\">too</a>

::gallery{}

The end.
";

    fn config() -> Config {
        let text = Text::new("hobnob.yaml", "title: A\nbase_url: https://a.example/\n");
        Config::parse(&text).expect("it is one")
    }

    fn place(of: &str) -> Option<Place> {
        let text = Text::new("content/posts/a.md", POST);
        let config = config();
        let reading = Reading::of(&text, &config);
        let start = POST.rfind(of).expect("the post says so");
        reading.place(&(start..start + of.len()))
    }

    fn words(of: &str) -> [String; 3] {
        match place(of) {
            Some(Place::Words { words, before, behind }) => [before, words, behind],
            other => panic!("{of}: {other:?}"),
        }
    }

    #[test]
    fn a_reader_sees_words_without_their_markdown() {
        let [before, words, behind] = words("Buy the **lamp &amp; oil**\ntoday");
        assert_eq!(before, "The first one ");
        assert_eq!(words, "Buy the lamp & oil today");
        assert!(behind.starts_with(": it is here. "), "{behind}");
    }

    #[test]
    fn a_link_is_its_words_and_part_of_them_is_a_part() {
        assert_eq!(words("[it is here](https://shop.example/l)")[1], "it is here");
        assert_eq!(words("is he")[1], "is he");
    }

    #[test]
    fn an_element_is_told_from_the_one_before_it() {
        let element = |nth| Place::Element {
            name: "a".to_owned(),
            attribute: "href".to_owned(),
            value: "/b?c&d".to_owned(),
            nth,
        };
        assert_eq!(place("<a class=\"x\" href=\"/b?c&amp;d\">"), Some(element(1)));
        assert_eq!(words("too</a>")[1], "too");
    }

    #[test]
    fn what_has_no_words_is_between_those_of_others() {
        let [before, none, behind] = words("::gallery{}");
        assert_eq!(none, "");
        assert!(before.trim_end().ends_with("there, too"), "{before}");
        assert!(behind.trim_start().starts_with("The end."), "{behind}");
        assert_eq!(words("![a lamp](lamp.png)")[1], "");
    }

    #[test]
    fn a_value_of_the_front_matter_is_looked_for_as_it_is() {
        assert_eq!(words("Ten lamps"), ["", "Ten lamps", ""]);
    }
}
