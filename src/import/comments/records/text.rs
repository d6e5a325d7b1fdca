//! The words of a JSON file, whatever it is encoded in, and places in them.

use super::super::{Input, Sink};
use crate::diag::{Diagnostic, Findings};

/// Reads it whole. UTF-16 with a byte order mark is what a redirect in PowerShell writes.
pub(super) fn read(mut input: Input<'_>, sink: &mut dyn Sink) -> Result<String, Findings> {
    let mut bytes = Vec::new();
    input.bytes.read_to_end(&mut bytes).map_err(|error| {
        let message = format!("`{}` cannot be read: {error}", input.name);
        Diagnostic::setup("import/read", message).in_file(&*input.name)
    })?;
    let unit = |order: fn([u8; 2]) -> u16| {
        let pairs = bytes[2..].chunks_exact(2).map(|pair| order([pair[0], pair[1]]));
        String::from_utf16_lossy(&pairs.collect::<Vec<_>>())
    };
    Ok(match bytes.as_slice() {
        [0xff, 0xfe, ..] => unit(u16::from_le_bytes),
        [0xfe, 0xff, ..] => unit(u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, ..] => utf8(bytes[3..].to_vec(), &input.name, sink),
        _ => utf8(bytes, &input.name, sink),
    })
}

/// What is no UTF-8 becomes `�`: a letter is lost, but not the comment.
fn utf8(bytes: Vec<u8>, name: &str, sink: &mut dyn Sink) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| {
        let message = "some bytes are no UTF-8; each stands as `\u{fffd}` now";
        sink.problem(Diagnostic::warning("import/encoding", message).in_file(name));
        String::from_utf8_lossy(error.as_bytes()).into_owned()
    })
}

/// The byte at a line and a column, both from 1, the column in bytes.
pub(super) fn offset(text: &str, line: usize, column: usize) -> usize {
    let before = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len);
    (before.sum::<usize>() + column.saturating_sub(1)).min(text.len())
}

/// Line and column of a byte, both from 1, the column in characters.
pub(super) fn position(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..text.floor_char_boundary(at)];
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (line, before[start..].chars().count() + 1)
}
