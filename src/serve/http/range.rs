//! The part of a file that a client asks for (RFC 9110, 14).

use std::ops::Range;

/// What a `Range` comes to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// All of it: the field is of another kind, of none, or asks for several parts, which nobody has to
    /// send.
    Whole,
    /// These bytes, at least one.
    Part(Range<u64>),
    /// Bytes that are not there.
    Nothing,
}

/// What a `Range` field asks for of so many bytes.
pub(super) fn parse(field: &str, length: u64) -> Wanted {
    let Some((first, last)) = field.trim().strip_prefix("bytes=").and_then(split) else {
        return Wanted::Whole;
    };
    let part = match (first, last) {
        (None, None) => return Wanted::Whole,
        (Some(first), Some(last)) if last < first => return Wanted::Whole,
        (Some(first), last) => {
            first..last.map_or(length, |last| length.min(last.saturating_add(1)))
        }
        (None, Some(count)) => length.saturating_sub(count)..length,
    };
    if part.is_empty() { Wanted::Nothing } else { Wanted::Part(part) }
}

/// `5-9`, `5-` or `-9`; `None` for what is no single pair of numbers.
fn split(pair: &str) -> Option<(Option<u64>, Option<u64>)> {
    let (first, last) = pair.trim().split_once('-')?;
    Some((number(first)?, number(last)?))
}

/// A number or nothing; one that is greater than any file is as good as the greatest.
fn number(digits: &str) -> Option<Option<u64>> {
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| (!digits.is_empty()).then(|| digits.parse().unwrap_or(u64::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_part_is_read_and_several_are_the_whole() {
        let expected = [
            ("bytes=0-0", Wanted::Part(0..1)),
            ("bytes=2-4", Wanted::Part(2..5)),
            ("bytes=2-", Wanted::Part(2..10)),
            ("bytes=-3", Wanted::Part(7..10)),
            ("bytes=-30", Wanted::Part(0..10)),
            ("bytes=9-18446744073709551615", Wanted::Part(9..10)),
            ("bytes=9-99999999999999999999999", Wanted::Part(9..10)),
            ("bytes=10-", Wanted::Nothing),
            ("bytes=10-20", Wanted::Nothing),
            ("bytes=-0", Wanted::Nothing),
            ("bytes=4-2", Wanted::Whole),
            ("bytes=-", Wanted::Whole),
            ("bytes=", Wanted::Whole),
            ("bytes=0-1,3-4", Wanted::Whole),
            ("bytes=+1-2", Wanted::Whole),
            ("bytes=1--2", Wanted::Whole),
            ("pages=1-2", Wanted::Whole),
            ("", Wanted::Whole),
        ];
        for (field, wanted) in expected {
            assert_eq!(parse(field, 10), wanted, "{field}");
        }
        assert_eq!(parse("bytes=0-", 0), Wanted::Nothing);
    }
}
