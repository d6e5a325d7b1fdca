//! Quotation marks: which stretches of a text are somebody else's words.

use std::ops::Range;

/// The most bytes between two quotation marks: what is longer was never closed.
const LONGEST: usize = 900;

/// Finds the quotations of one passage.
pub(super) fn find(text: &str, passage: Range<usize>, found: &mut Vec<Range<usize>>) {
    let words = text.get(passage.clone()).unwrap_or_default();
    // Most passages have no mark at all, and this is the fastest way to know.
    if !words.bytes().any(|byte| matches!(byte, b'"' | b'\'' | 0xc2 | 0xe2 | 0xe3)) {
        return;
    }
    let mut open: Vec<(usize, &[char])> = Vec::new();
    let mut before = None;
    let mut letters = words.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let after = letters.peek().map(|(_, next)| *next);
        let closed = open.iter().rposition(|(start, closing)| {
            closing.contains(&c) && at - start <= LONGEST && closes(c, before, after)
        });
        if let Some(index) = closed {
            let start = open.get(index).map_or(at, |(start, _)| *start);
            open.truncate(index);
            found.push(passage.start + start..passage.start + at + c.len_utf8());
        } else if let Some(closing) = closing(c).filter(|_| opens(c, before, after)) {
            open.retain(|(start, _)| at - start <= LONGEST);
            open.push((at, closing));
        }
        before = Some(c);
    }
}

/// The marks that may close what `c` opens.
fn closing(c: char) -> Option<&'static [char]> {
    Some(match c {
        '"' | '＂' => &['"', '＂', '”'],
        '\'' => &['\'', '’'],
        '“' => &['”', '"'],
        '‘' => &['’', '\''],
        '„' => &['“', '”', '"'],
        '‚' => &['‘', '’'],
        '«' => &['»'],
        '»' => &['«', '»'],
        '‹' => &['›'],
        '›' => &['‹', '›'],
        '”' => &['”'],
        '「' => &['」'],
        '『' => &['』'],
        _ => return None,
    })
}

/// Whether the mark can open a quotation here. An apostrophe has letters before it, a sign of inches a
/// digit.
fn opens(c: char, before: Option<char>, after: Option<char>) -> bool {
    if matches!(c, '「' | '『' | '„' | '«' | '“') {
        return true;
    }
    let is_free = before.is_none_or(|c| !c.is_alphanumeric());
    is_free && after.is_some_and(|c| !c.is_whitespace())
}

/// Whether the mark can close one: it has no letter behind it.
fn closes(c: char, before: Option<char>, after: Option<char>) -> bool {
    match c {
        '\'' | '’' | '"' | '＂' | '‘' => {
            after.is_none_or(|c| !c.is_alphanumeric()) && before.is_some_and(|c| !c.is_whitespace())
        }
        _ => true,
    }
}

/// The ranges in their order, those that touch or hold each other made one.
pub(super) fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        find(text, 0..text.len(), &mut found);
        merged(found).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn marks_of_every_kind_quote() {
        for text in [
            "“Buy now”",
            "\"Buy now\"",
            "‘Buy now’",
            "'Buy now'",
            "„Kauf jetzt“",
            "„Kup teraz”",
            "«Achetez»",
            "»Kauf jetzt«",
            "‚Kauf‘",
            "「今買う」",
            "”Köp nu”",
            "‹a›",
        ] {
            assert_eq!(quoted(&format!("so {text}, they say")), [text]);
        }
        assert_eq!(
            quoted("“He said ‘buy’ and “left”” (“so”)"),
            ["“He said ‘buy’ and “left””", "“so”"]
        );
    }

    #[test]
    fn an_apostrophe_and_an_unclosed_mark_quote_nothing() {
        for text in [
            "don't and can't",
            "the dogs’ bones, the ’90s",
            "a 5\" and a 6' board",
            "\"never closed",
            "rock ’n’ roll",
            "it’s Anna’s",
            "“open for good",
        ] {
            assert_eq!(quoted(text), [""; 0], "{text}");
        }
        let long = format!("“{}”", "word ".repeat(200));
        assert_eq!(quoted(&long), [""; 0]);
    }
}
