//! The bytes of an XML file as UTF-8, in passing, with the place that a reader has got to.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// So much is looked at to tell the encoding, in bytes.
const HEAD: u64 = 64 * 1024;

/// So much is decoded at once, in bytes.
const CHUNK: usize = 64 * 1024;

/// A file being decoded. Line ends come out as `\n`, control characters not at all.
pub(super) struct Decoded<'a> {
    source: Box<dyn BufRead + 'a>,
    decoder: Decoder,
    /// Whether the decoder was told that nothing follows. It must not be asked again.
    is_over: bool,
    /// Decoded and not yet read from `used` on.
    ready: String,
    used: usize,
    is_after_return: bool,
    line: usize,
    column: usize,
    /// So many bytes may still be read before the caller has to say that this is no bomb.
    allowance: usize,
    /// The line of the first byte that means nothing in this encoding.
    pub(super) foreign: Option<usize>,
}

impl<'a> Decoded<'a> {
    /// Takes `source` in the encoding that it begins in.
    pub(super) fn new(mut source: Box<dyn BufRead + 'a>) -> Self {
        let mut head = Vec::new();
        if let Err(error) = source.by_ref().take(HEAD).read_to_end(&mut head) {
            // What there is comes first, then what is wrong with the rest.
            source = Box::new(BufReader::new(Failed(Some(error))));
        }
        Self {
            decoder: encoding(&head).new_decoder_with_bom_removal(),
            is_over: false,
            source: Box::new(Cursor::new(head).chain(source)),
            ready: String::new(),
            used: 0,
            is_after_return: false,
            line: 1,
            column: 1,
            allowance: usize::MAX,
            foreign: None,
        }
    }

    /// Lets the next `bytes` be read; those beyond are an error of the kind `FileTooLarge`.
    pub(super) fn allow(&mut self, bytes: usize) {
        self.allowance = bytes;
    }

    /// Line and column, from 1, of what is read next.
    pub(super) fn position(&self) -> (usize, usize) {
        (self.line, self.column)
    }

    /// The name of the encoding.
    pub(super) fn encoding(&self) -> &'static str {
        self.decoder.encoding().name()
    }

    /// Decodes until something is ready or everything was.
    fn refill(&mut self) -> io::Result<()> {
        self.ready.clear();
        self.used = 0;
        let mut text = String::new();
        while self.ready.is_empty() && !self.is_over {
            let bytes = self.source.fill_buf()?;
            self.is_over = bytes.is_empty();
            let bytes = bytes.get(..CHUNK).unwrap_or(bytes);
            text.clear();
            text.reserve(self.decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(4 * CHUNK));
            let (_, read, is_foreign) =
                self.decoder.decode_to_string(bytes, &mut text, self.is_over);
            self.source.consume(read);
            if is_foreign && self.foreign.is_none() {
                let before = text.split('\u{fffd}').next().unwrap_or_default();
                self.foreign = Some(self.line + before.matches('\n').count());
            }
            self.clean(&text);
        }
        Ok(())
    }

    fn clean(&mut self, text: &str) {
        let is_clean = |byte: u8| byte >= b' ' || matches!(byte, b'\n' | b'\t');
        if !self.is_after_return && text.bytes().all(is_clean) {
            self.ready.push_str(text);
            return;
        }
        for character in text.chars() {
            match character {
                '\n' if self.is_after_return => {}
                '\r' => self.ready.push('\n'),
                other if is_control(other) => {}
                other => self.ready.push(other),
            }
            self.is_after_return = character == '\r';
        }
    }
}

/// The end of a file that cannot be read on.
struct Failed(Option<io::Error>);

impl Read for Failed {
    fn read(&mut self, _into: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

/// Whether XML has no place for it.
pub(super) fn is_control(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

impl Read for Decoded<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Decoded<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.allowance == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        if self.used >= self.ready.len() {
            self.refill()?;
        }
        Ok(self.ready.as_bytes().get(self.used..).unwrap_or_default())
    }

    fn consume(&mut self, amount: usize) {
        let end = self.ready.len().min(self.used + amount);
        let read = self.ready.as_bytes().get(self.used..end).unwrap_or_default();
        let lines = read.iter().filter(|byte| **byte == b'\n').count();
        let last = read.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
        // What continues a character begins with the bits 10.
        let columns = last.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
        self.column = if lines > 0 { 1 + columns } else { self.column + columns };
        self.line += lines;
        self.used = end;
        self.allowance = self.allowance.saturating_sub(amount);
    }
}

/// The encoding of a file that begins with `head`: by its mark, by its shape, by what it declares.
/// A declaration is often the blog's setting of long ago: whatever it says, UTF-8 is UTF-8.
fn encoding(head: &[u8]) -> &'static Encoding {
    let marked = Encoding::for_bom(head).map(|(encoding, _)| encoding);
    let shaped = match head {
        [b'<', 0, ..] => Some(UTF_16LE),
        [0, b'<', ..] => Some(UTF_16BE),
        _ => is_utf8(head).then_some(UTF_8),
    };
    marked.or(shaped).or_else(|| declared(head)).unwrap_or(UTF_8)
}

/// Whether `head` has characters beyond ASCII and all of them are UTF-8; the last one may be cut.
fn is_utf8(head: &[u8]) -> bool {
    let is_valid =
        std::str::from_utf8(head).map_or_else(|error| error.error_len().is_none(), |_| true);
    is_valid && !head.is_ascii()
}

/// What `<?xml encoding="…"?>` says. A file in which this could be read is not in UTF-16.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let (_, prolog) = split(head, b"<?xml")?;
    let (prolog, _) = split(prolog, b"?>")?;
    let (_, value) = split(prolog, b"encoding")?;
    let label = value.split(|byte| matches!(byte, b'"' | b'\'')).nth(1)?;
    Encoding::for_label(label).map(Encoding::output_encoding)
}

fn split<'h>(head: &'h [u8], at: &[u8]) -> Option<(&'h [u8], &'h [u8])> {
    let start = head.windows(at.len()).position(|window| window == at)?;
    Some((head.get(..start)?, head.get(start + at.len()..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(bytes: &[u8]) -> (String, Option<usize>) {
        let mut decoded = Decoded::new(Box::new(bytes));
        let mut text = String::new();
        decoded.read_to_string(&mut text).unwrap();
        (text, decoded.foreign)
    }

    #[test]
    fn a_character_that_is_cut_off_is_the_last() {
        for bytes in [&b"<a>\xc3"[..], b"\xff\xfe<\0a", b"\xff\xfe<\0\x3d\xd8"] {
            let (text, foreign) = decode(bytes);
            assert!(text.starts_with('<') && text.ends_with('\u{fffd}'), "{text:?}");
            assert_eq!(foreign, Some(1));
        }
    }

    #[test]
    fn every_encoding_comes_out_as_utf8() {
        let head = "<?xml version='1.0' encoding='ISO-8859-1'?>";
        let latin = [head.as_bytes(), b"<a>\xfc \x80</a>"].concat();
        assert_eq!(decode(&latin).0, format!("{head}<a>ü €</a>"));
        let misdeclared = format!("{head}<a>ü</a>");
        assert_eq!(decode(misdeclared.as_bytes()).0, misdeclared);
        let wide = |mark: &str, order: fn(u16) -> [u8; 2]| -> Vec<u8> {
            format!("{mark}<a>ü</a>").encode_utf16().flat_map(order).collect()
        };
        for mark in ["\u{feff}", ""] {
            assert_eq!(decode(&wide(mark, u16::to_le_bytes)).0, "<a>ü</a>");
            assert_eq!(decode(&wide(mark, u16::to_be_bytes)).0, "<a>ü</a>");
        }
    }

    #[test]
    fn what_is_no_text_is_left_out_or_marked_with_its_line() {
        assert_eq!(decode(b"\xef\xbb\xbfa\r\nb\rc\0\x1bd\n"), ("a\nb\ncd\n".into(), None));
        assert_eq!(decode(b"a\nb\xffc"), ("a\nb\u{fffd}c".into(), Some(2)));
    }

    #[test]
    fn the_place_is_counted_in_characters() {
        let mut decoded = Decoded::new(Box::new("öö\näb".as_bytes()));
        for (bytes, position) in [(2, (1, 2)), (3, (2, 1)), (2, (2, 2))] {
            decoded.fill_buf().unwrap();
            decoded.consume(bytes);
            assert_eq!(decoded.position(), position);
        }
    }
}
