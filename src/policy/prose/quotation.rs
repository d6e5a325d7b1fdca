//! Quotation marks: which stretches of a text are somebody else's words.

use std::ops::Range;

use super::passage::Passage;

/// The most passages that one quotation reaches over: a letter, not a book.
const FARTHEST: usize = 16;

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

/// The quotations that reach over several passages of a section: a mark begins the first, and nothing
/// closes it before the end of a later one. Those between may begin with the mark again.
pub(super) fn over_passages(text: &str, passages: &[Passage]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((first, rest)) = passages.get(from..).and_then(<[Passage]>::split_first) {
        let near = rest.iter().take_while(|passage| passage.section == first.section);
        let marks = unclosed(text, first);
        let last = marks.and_then(|marks| last(text, near.take(FARTHEST), marks));
        if let Some((passed, end)) = last {
            found.push(first.range.start..end);
            from += passed;
        }
        from += 1;
    }
    found
}

/// The words of a passage without the space around them.
fn trimmed<'a>(text: &'a str, passage: &Passage) -> &'a str {
    text.get(passage.range.clone()).unwrap_or_default().trim()
}

/// The mark that begins a passage and is not closed in it, with those that may close it.
fn unclosed(text: &str, passage: &Passage) -> Option<(char, &'static [char])> {
    let words = trimmed(text, passage);
    let mark = words.chars().next()?;
    // A mark that lacks its fellow in the block is not turned: any of them may close.
    let closing: &[char] = match mark {
        '"' | '“' | '„' => &['"', '”', '“'],
        '«' => &['»'],
        _ => return None,
    };
    let behind = words.get(mark.len_utf8()..)?;
    (!behind.is_empty() && !behind.contains(closing)).then_some((mark, closing))
}

/// How many passages on a quotation ends that `mark` began, and at which byte of the text.
fn last<'a>(
    text: &str,
    passages: impl Iterator<Item = &'a Passage>,
    (mark, closing): (char, &'static [char]),
) -> Option<(usize, usize)> {
    for (passed, passage) in passages.enumerate() {
        let words = trimmed(text, passage);
        let words = words.strip_prefix(mark).unwrap_or(words);
        if let Some(at) = words.find(closing) {
            let is_end = words.get(at..).is_some_and(|rest| rest.chars().count() == 1);
            return is_end.then_some((passed + 1, passage.range.end));
        }
    }
    None
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
    fn a_letter_is_quoted_over_its_paragraphs() {
        let quoted = |paragraphs: &[&str]| {
            let (mut text, mut passages) = (String::new(), Vec::new());
            for paragraph in paragraphs {
                let range = text.len()..text.len() + paragraph.len();
                let kind = crate::policy::prose::Kind::Paragraph;
                passages.push(Passage { kind, range, quoted: false, list: None, section: 0 });
                text.push_str(paragraph);
                text.push('\n');
            }
            over_passages(&text, &passages)
                .into_iter()
                .map(|range| text[range].to_owned())
                .collect::<Vec<String>>()
        };
        let none: Vec<String> = Vec::new();
        assert_eq!(quoted(&["It goes:", "“Dear Sir,", "Buy.”", "So."]), ["“Dear Sir,\nBuy.”"]);
        assert_eq!(quoted(&["\"Dear", "\"buy", "\"now\"", "So"]), ["\"Dear\n\"buy\n\"now\""]);
        assert_eq!(quoted(&["“Never closed", "Buy now.", "So."]), none);
        assert_eq!(quoted(&["“Closed,” he said", "Buy now.”"]), none);
        assert_eq!(quoted(&["“Never closed", "Buy “now” and then"]), none);
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
