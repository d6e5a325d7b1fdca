//! Bytes as they are packed, turned into bytes as they are meant: gzip undone, a byte order mark
//! dropped, and a stop to what unpacks to gigabytes.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek, SeekFrom};

use flate2::bufread::MultiGzDecoder;

/// The most that one file may unpack to: 2 GiB.
const MOST: u64 = 2 << 30;

/// What anything may unpack to, however little it was before: 64 MiB.
const HARMLESS: u64 = 64 << 20;

/// How many times larger than before a big file may become. Comments rarely get past twenty.
const MOST_TIMES: u64 = 250;

/// How often a file may be packed: browsers and servers sometimes do it once more.
const MOST_LAYERS: usize = 3;

const GZIP: &[u8] = &[0x1f, 0x8b, 8];
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The bytes that `packed` holds; `size` is how many there are of those that are packed.
pub(super) fn unpack<'a>(
    packed: Box<dyn BufRead + 'a>,
    size: u64,
) -> io::Result<(Box<dyn BufRead + 'a>, bool)> {
    let mut bytes = packed;
    for layer in 0..MOST_LAYERS {
        let (first, rest) = begin(bytes)?;
        if !first.starts_with(GZIP) {
            return Ok((without_mark(first, rest), layer > 0));
        }
        let packed = Cursor::new(first).chain(rest);
        bytes = Box::new(BufReader::new(Limited::new(MultiGzDecoder::new(packed), size)));
    }
    Err(io::Error::other("it is packed again and again"))
}

/// The first three bytes, and all the others.
fn begin<'a>(mut bytes: Box<dyn BufRead + 'a>) -> io::Result<(Vec<u8>, Box<dyn BufRead + 'a>)> {
    let mut first = Vec::new();
    bytes.by_ref().take(3).read_to_end(&mut first)?;
    Ok((first, bytes))
}

fn without_mark<'a>(first: Vec<u8>, rest: Box<dyn BufRead + 'a>) -> Box<dyn BufRead + 'a> {
    if first == BYTE_ORDER_MARK { rest } else { Box::new(Cursor::new(first).chain(rest)) }
}

/// Bytes that come out of a pack, up to a limit.
pub(super) struct Limited<R> {
    inner: R,
    left: u64,
}

impl<R> Limited<R> {
    /// What a pack of `size` bytes gives.
    pub(super) fn new(inner: R, size: u64) -> Self {
        Self { inner, left: size.saturating_mul(MOST_TIMES).clamp(HARMLESS, MOST) }
    }
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(into)?;
        let too_much = || io::Error::other("it unpacks to far more than comments ever fill");
        self.left = self.left.checked_sub(count as u64).ok_or_else(too_much)?;
        Ok(count)
    }
}

/// Bytes from disk, and somebody who is told how many they were so far.
pub(super) struct Counted<'a, R> {
    inner: R,
    count: &'a Cell<u64>,
    progress: &'a dyn Fn(u64),
}

impl<'a, R> Counted<'a, R> {
    /// Bytes, added to a count.
    pub(super) fn new(inner: R, count: &'a Cell<u64>, progress: &'a dyn Fn(u64)) -> Self {
        Self { inner, count, progress }
    }
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(into)?;
        self.count.set(self.count.get() + count as u64);
        (self.progress)(self.count.get());
        Ok(count)
    }
}

impl<R: Seek> Seek for Counted<'_, R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn unpacked(bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        let (mut bytes, _) = unpack(Box::new(bytes), bytes.len() as u64)?;
        bytes.read_to_end(&mut out)?;
        Ok(out)
    }

    #[test]
    fn every_member_is_unpacked_and_a_mark_dropped_inside_too() {
        let two = [packed("\u{feff}one ".as_bytes()), packed(b"two")].concat();
        assert_eq!(unpacked(&two).unwrap(), b"one two");
        assert_eq!(unpacked(&packed(&two)).unwrap(), b"one two");
        assert_eq!(unpacked("\u{feff}".as_bytes()).unwrap(), b"");
        assert_eq!(unpacked(b"ab").unwrap(), b"ab");
    }

    #[test]
    fn a_pack_that_is_cut_off_or_a_bomb_is_an_error() {
        let whole = packed(&b"many words ".repeat(1000));
        assert!(unpacked(&whole[..whole.len() / 2]).is_err());
        let bomb = packed(&vec![b' '; (HARMLESS + 1) as usize]);
        let said = unpacked(&bomb).unwrap_err().to_string();
        assert_eq!(said, "it unpacks to far more than comments ever fill");
    }
}
