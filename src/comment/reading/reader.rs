//! HTML read for its words. What is written wrong is read as a browser would.

use std::cell::RefCell;
use std::rc::Rc;

use lol_html::html_content::{Element, TextChunk, TextType};
use lol_html::{HtmlRewriter, Settings, doc_text, element};

use super::{Link, Reading, bbcode};
use crate::document::markdown::Addresses;
use crate::value::html::unescape;

/// What the end of a line means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Lines {
    /// No more than a blank.
    #[default]
    Flow,
    /// The end of a line.
    Stand,
}

/// Elements that begin and end a line.
const BLOCKS: [&str; 19] = [
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "tr",
    "td",
    "th",
    "blockquote",
    "pre",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "dd",
];

const CODE: [&str; 5] = ["code", "pre", "kbd", "samp", "tt"];
const QUOTATIONS: [&str; 2] = ["blockquote", "q"];

/// Elements of which nothing is read.
const SILENT: [&str; 6] = ["script", "style", "template", "textarea", "title", "noscript"];

#[derive(Default)]
struct Reader {
    lines: Lines,
    reading: Reading,
    /// The words of one run of text, until it is whole.
    run: String,
    code: usize,
    quotations: usize,
    silence: usize,
    in_link: bool,
}

/// Reads HTML.
pub(super) fn read(html: &str, lines: Lines) -> Reading {
    let mut reader = Reader { lines, ..Reader::default() };
    // Most of what people write is words, which no parser is needed to find.
    if html.contains('<') {
        reader = parse(html, reader);
    } else {
        reader.hear(html, true);
    }
    reader.finish()
}

/// Has a reader hear HTML as a browser would understand it.
fn parse(html: &str, reader: Reader) -> Reader {
    let reader = Rc::new(RefCell::new(reader));
    let words = doc_text!(|chunk: &mut TextChunk<'_>| {
        if matches!(chunk.text_type(), TextType::Data | TextType::RCData) {
            reader.borrow_mut().hear(chunk.as_str(), chunk.last_in_text_node());
        }
        Ok(())
    });
    let every = element!("*", |element: &mut Element<'_, '_>| {
        reader.borrow_mut().enter(element);
        let (leaving, name) = (Rc::clone(&reader), element.tag_name());
        if let Some(handlers) = element.end_tag_handlers() {
            handlers.push(Box::new(move |_| {
                leaving.borrow_mut().leave(&name);
                Ok(())
            }));
        }
        Ok(())
    });
    let settings = Settings::new()
        .with_strict(false)
        .append_document_content_handler(words)
        .append_element_content_handler(every);
    let mut rewriter = HtmlRewriter::new(settings, |_: &[u8]| ());
    // Only a limit on memory could fail here, and there is none.
    let _ = rewriter.write(html.as_bytes()).and_then(|()| rewriter.end());
    reader.take()
}

impl Reader {
    fn enter(&mut self, element: &Element<'_, '_>) {
        let name = element.tag_name();
        self.end_run();
        self.border(&name);
        match name.as_str() {
            "a" => self.link(element),
            code if CODE.contains(&code) => self.code += 1,
            quotation if QUOTATIONS.contains(&quotation) => self.quotations += 1,
            silent if SILENT.contains(&silent) => self.silence += 1,
            _ => {}
        }
    }

    fn leave(&mut self, name: &str) {
        self.end_run();
        self.border(name);
        let open = match name {
            "a" => return self.in_link = false,
            code if CODE.contains(&code) => &mut self.code,
            quotation if QUOTATIONS.contains(&quotation) => &mut self.quotations,
            silent if SILENT.contains(&silent) => &mut self.silence,
            _ => return,
        };
        *open = open.saturating_sub(1);
    }

    fn link(&mut self, element: &Element<'_, '_>) {
        let read = |name| element.get_attribute(name).map(|value| unescape(&value).into_owned());
        let address = read("href").unwrap_or_default().trim().to_owned();
        if address.is_empty() || address.starts_with('#') {
            return;
        }
        let rel = read("rel").unwrap_or_default().to_lowercase();
        self.reading.links.push(Link { address, text: String::new(), rel });
        self.in_link = true;
    }

    /// Takes a piece of a text; entities may be cut in two by its end.
    fn hear(&mut self, piece: &str, is_last: bool) {
        if self.silence == 0 {
            self.run.push_str(piece);
        }
        if is_last {
            self.end_run();
        }
    }

    fn end_run(&mut self) {
        let run = std::mem::take(&mut self.run);
        if run.is_empty() {
            return;
        }
        let words = unescape(&run);
        if self.code > 0 {
            return self.reading.code.push_str(&words);
        }
        let (words, brackets) = bbcode::unwrap(&words);
        self.reading.bbcode += brackets;
        self.say(&words);
    }

    fn say(&mut self, words: &str) {
        if self.in_link {
            if let Some(link) = self.reading.links.last_mut() {
                join(&mut link.text, words, Lines::Flow);
            }
        } else {
            self.reading.links.extend(bare(words));
        }
        let lines = self.lines;
        if self.quotations > 0 {
            join(&mut self.reading.quoted, words, lines);
        } else {
            join(&mut self.reading.words, words, lines);
        }
    }

    /// Ends a line where an element does that stands on lines of its own.
    fn border(&mut self, name: &str) {
        if !BLOCKS.contains(&name) {
            return;
        }
        for text in [&mut self.reading.words, &mut self.reading.quoted, &mut self.reading.code] {
            end_line(text);
        }
    }

    fn finish(mut self) -> Reading {
        self.end_run();
        for text in [&mut self.reading.words, &mut self.reading.quoted, &mut self.reading.code] {
            text.truncate(text.trim_end().len());
        }
        self.reading
    }
}

/// The addresses that stand bare in `words`.
fn bare(words: &str) -> Vec<Link> {
    let link = |address: &str| Link {
        address: match address.split_once("://") {
            Some(_) => address.to_owned(),
            None => format!("http://{address}"),
        },
        text: address.to_owned(),
        rel: String::new(),
    };
    Addresses::of(words).map(link).collect()
}

/// Adds words to a text, blanks in a row as one.
fn join(text: &mut String, words: &str, lines: Lines) {
    for piece in words.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        text.push_str(word);
        match &piece[word.len()..] {
            "" => {}
            "\n" if lines == Lines::Stand => end_line(text),
            _ if text.is_empty() || text.ends_with([' ', '\n']) => {}
            _ => text.push(' '),
        }
    }
}

fn end_line(text: &mut String) {
    text.truncate(text.trim_end_matches(' ').len());
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_are_read_as_the_parser_would(
            words in r"([a-zäß \n\r\t\x00\u{feff}\u{2028}>&;#@*.'-]|&amp;|&nbsp;|&#x3c;|\[url=|\]|https?://|www\.a\.){0,40}"
        ) {
            for lines in [Lines::Flow, Lines::Stand] {
                let parsed = parse(&words, Reader { lines, ..Reader::default() }).finish();
                prop_assert_eq!(read(&words, lines), parsed);
            }
        }
    }
}
