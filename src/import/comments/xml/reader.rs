//! An XML file, element by element.

use std::sync::Arc;

use quick_xml::events::{BytesStart, Event};

use super::super::{Input, Place};
use super::decoded::{Decoded, is_control};
use super::element::Element;
use super::fault::{self, DEEPEST, LONGEST};
use crate::diag::{Diagnostic, Findings};
use crate::value::html;

/// Reads a file from its first element to its last. What the caller does not ask for is passed over.
pub(in crate::import::comments) struct Reader<'a> {
    parser: quick_xml::Reader<Decoded<'a>>,
    file: Arc<str>,
    /// Names and lines of the elements that are open.
    open: Vec<(String, usize)>,
    piece: Vec<u8>,
    /// The line of a document type that declares entities.
    declares: Option<usize>,
}

/// What was just read.
enum Token {
    Start(Element),
    /// An element with nothing in it: it is already over.
    Empty(Element),
    End,
    /// Text, or what is no content.
    Other,
    Eof,
}

/// Where text goes that somebody wants, and how deep the element is that holds it.
struct Words {
    text: String,
    depth: usize,
}

impl<'a> Reader<'a> {
    /// Begins to read.
    pub(super) fn new(input: Input<'a>) -> Self {
        let mut parser = quick_xml::Reader::from_reader(Decoded::new(input.bytes));
        let config = parser.config_mut();
        config.allow_dangling_amp = true;
        // Noise after the root, or a second root that was joined to the first.
        config.allow_unmatched_ends = true;
        Self { parser, file: input.name, open: Vec::new(), piece: Vec::new(), declares: None }
    }

    /// The place of a line in this file.
    pub(in crate::import::comments) fn place(&self, line: usize) -> Place {
        Place { file: Arc::clone(&self.file), line }
    }

    /// The next root element: a file should have one, but noise may look like others.
    ///
    /// # Errors
    /// When the XML cannot be read on: with the place.
    pub(in crate::import::comments) fn root(&mut self) -> Result<Option<Element>, Findings> {
        self.child_at(1)
    }

    /// The next element directly in `parent`; what is left of the one before is passed over.
    ///
    /// # Errors
    /// When the XML cannot be read on: with the place.
    pub(in crate::import::comments) fn child(
        &mut self,
        parent: &Element,
    ) -> Result<Option<Element>, Findings> {
        self.child_at(parent.depth + 1)
    }

    fn child_at(&mut self, depth: usize) -> Result<Option<Element>, Findings> {
        while self.open.len() + 1 >= depth {
            match self.token(None)? {
                Token::Start(element) | Token::Empty(element) if element.depth == depth => {
                    return Ok(Some(element));
                }
                Token::Eof => break,
                _ => {}
            }
        }
        Ok(None)
    }

    /// All words in `element`, without blanks around them. Tags among them are part of the words, as
    /// they stand: a body that somebody forgot to escape.
    ///
    /// # Errors
    /// When the XML cannot be read on, or there are too many: with the place.
    pub(in crate::import::comments) fn text(
        &mut self,
        element: &Element,
    ) -> Result<String, Findings> {
        let mut words = Words { text: String::new(), depth: element.depth };
        while self.open.len() >= element.depth {
            if let Token::Eof = self.token(Some(&mut words))? {
                break;
            }
            if words.text.len() > LONGEST {
                return Err(fault::too_long(&self.place(element.line)).into());
            }
        }
        let mut text = words.text;
        text.retain(|character| !is_control(character));
        let text = if text.contains('\r') { super::super::field::lines(&text) } else { text };
        Ok(text.trim().to_owned())
    }

    /// What was odd about the file as far as it was read.
    pub(in crate::import::comments) fn oddities(&self) -> Vec<Diagnostic> {
        let decoded = self.parser.get_ref();
        let foreign = decoded.foreign.map(|line| {
            let message = format!(
                "some bytes mean nothing in {}: `\u{fffd}` stands for each",
                decoded.encoding()
            );
            Diagnostic::warning("import/encoding", message).at(self.place(line).span())
        });
        let declares = self.declares.map(|line| {
            let message =
                "this file declares entities of its own: they are left as they are written";
            Diagnostic::warning("import/entities", message).at(self.place(line).span())
        });
        foreign.into_iter().chain(declares).collect()
    }

    /// Reads the next piece, and adds it to `words` if it is text.
    fn token(&mut self, words: Option<&mut Words>) -> Result<Token, Findings> {
        let (line, column) = self.parser.get_ref().position();
        let place = Place { file: Arc::clone(&self.file), line };
        self.parser.get_mut().allow(LONGEST);
        self.piece.clear();
        let event = self.parser.read_event_into(&mut self.piece);
        let event = event.map_err(|error| fault::unreadable(&error, &place, column))?;
        if let Some(words) = words {
            words.add(&event, self.open.len());
        }
        let depth = self.open.len() + 1;
        Ok(match event {
            Event::Start(_) if depth > DEEPEST => return Err(fault::too_deep(&place).into()),
            Event::Start(tag) => Token::Start(Self::begin(&mut self.open, &tag, line)),
            Event::Empty(tag) => Token::Empty(Element::new(&tag, depth, line)),
            Event::End(_) => {
                self.open.pop();
                Token::End
            }
            Event::DocType(declaration) => {
                let has_entities = declaration.contains("<!ENTITY");
                self.declares = self.declares.or(has_entities.then_some(line));
                Token::Other
            }
            Event::Eof => match self.open.last() {
                Some((name, since)) => {
                    let why = format!("`<{name}>` of line {since} never ends");
                    return Err(fault::cut_off(&place, &why).into());
                }
                None => Token::Eof,
            },
            _ => Token::Other,
        })
    }

    fn begin(open: &mut Vec<(String, usize)>, tag: &BytesStart<'_>, line: usize) -> Element {
        open.push((tag.name().as_ref().to_owned(), line));
        Element::new(tag, open.len(), line)
    }
}

impl Words {
    /// Adds `event`, which stands in `depth` elements.
    fn add(&mut self, event: &Event<'_>, depth: usize) {
        match event {
            // The end of a CDATA section that held another's end: XML knows no such words.
            Event::Text(text) => self.text.extend(text.split("]]>")),
            Event::CData(text) => self.text.push_str(text),
            Event::GeneralRef(name) if depth > self.depth => {
                self.text.extend(["&", name, ";"]);
            }
            Event::GeneralRef(name) => {
                self.text.push_str(&html::unescape(&format!("&{};", &**name)));
            }
            Event::Start(tag) => self.text.extend(["<", tag, ">"]),
            Event::Empty(tag) => self.text.extend(["<", tag, "/>"]),
            Event::End(tag) if depth > self.depth => {
                self.text.extend(["</", tag.name().as_ref(), ">"]);
            }
            _ => {}
        }
    }
}
