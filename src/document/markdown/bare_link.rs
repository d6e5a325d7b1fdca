//! Where a bare address begins and ends, after the autolinks of GitHub Flavored Markdown:
//! <https://github.github.com/gfm/#autolinks-extension->. E-mail addresses stay words: a fediverse
//! handle (`@mara@social.example`) would become a wrong one.

use std::ops::Range;

/// The places where an address may be, each searched once, however often it is asked for.
pub(super) struct Marks<'a> {
    text: &'a str,
    next: [(&'static str, usize); 2],
}

impl<'a> Marks<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let place = |mark| (mark, text.find(mark).unwrap_or(usize::MAX));
        Self { text, next: ["://", "www."].map(place) }
    }

    /// The first mark at or behind `from`, past the end if there is none.
    pub(super) fn behind(&mut self, from: usize) -> usize {
        for (mark, at) in &mut self.next {
            if *at < from {
                let found = self.text.get(from..).and_then(|rest| rest.find(*mark));
                *at = found.map_or(usize::MAX, |found| from + found);
            }
        }
        self.next.iter().map(|(_, at)| *at).min().unwrap_or(usize::MAX)
    }

    /// The first bare address at or behind `from` that ends before `end`.
    pub(super) fn address(&mut self, from: usize, end: usize) -> Option<Range<usize>> {
        let text = self.text.get(..end)?;
        let mut mark = self.behind(from);
        while mark < end {
            let found = start(text, from, mark).and_then(|start| {
                let host = if start == mark { start } else { mark + 3 };
                Some(start..last(text, start, host)?)
            });
            if found.is_some() {
                return found;
            }
            mark = self.behind(mark + 3);
        }
        None
    }
}

/// The bare addresses (`https://…`, `www.…`) of a text that is no Markdown, in their order.
pub struct Addresses<'a> {
    marks: Marks<'a>,
    at: usize,
}

impl<'a> Addresses<'a> {
    /// Those of `text`.
    pub fn of(text: &'a str) -> Self {
        Self { marks: Marks::new(text), at: 0 }
    }
}

impl<'a> Iterator for Addresses<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let text = self.marks.text;
        let range = self.marks.address(self.at, text.len())?;
        self.at = range.end;
        text.get(range)
    }
}

/// Where the address begins whose `://` or `www.` stands at `mark`, not before `from`.
fn start(text: &str, from: usize, mark: usize) -> Option<usize> {
    let before = text.get(from..mark)?;
    if text.get(mark..)?.starts_with("www.") {
        let last = text.get(..mark)?.chars().next_back();
        let is_free = last.is_none_or(|c| c.is_whitespace() || "*_~([".contains(c));
        return is_free.then_some(mark);
    }
    let schemes = ["https", "http"].into_iter();
    let mut starts = schemes.filter_map(|scheme| {
        let start = before.len().checked_sub(scheme.len())?;
        before.get(start..)?.eq_ignore_ascii_case(scheme).then_some(from + start)
    });
    starts.find(|start| {
        let last = text.get(..*start).and_then(|before| before.chars().next_back());
        !last.is_some_and(char::is_alphanumeric)
    })
}

/// Where the address ends that begins at `start` and whose host begins at `host`.
fn last(text: &str, start: usize, host: usize) -> Option<usize> {
    let rest = text.get(host..)?;
    let name_end = rest.find(|c: char| !is_of_host(c)).unwrap_or(rest.len());
    let labels: Vec<&str> = rest.get(..name_end)?.trim_end_matches('.').split('.').collect();
    let is_host = labels.iter().all(|label| !label.is_empty())
        && labels.iter().rev().take(2).all(|label| !label.contains('_'))
        && (start < host || labels.len() > 1);
    let end = rest.find(|c: char| c.is_whitespace() || c == '<').unwrap_or(rest.len());
    is_host.then(|| start + trimmed(&text[start..host + end]))
}

fn is_of_host(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.')
}

/// How much of `address` is left without the punctuation of the sentence around it.
fn trimmed(address: &str) -> usize {
    let mut kept = address;
    let count = |mark: char| address.matches(mark).count();
    let mut too_many = [(')', count(')'), count('(')), (']', count(']'), count('['))];
    while let Some(last) = kept.chars().next_back() {
        let bracket =
            too_many.iter_mut().find(|(mark, closing, opening)| *mark == last && closing > opening);
        let shorter = match (last, bracket) {
            (_, Some((_, closing, _))) => {
                *closing -= 1;
                kept.len() - 1
            }
            (';', _) => entity(kept),
            (c, _) if "?!.,:*_~'\"“”’»…".contains(c) => kept.len() - c.len_utf8(),
            _ => break,
        };
        kept = kept.get(..shorter).unwrap_or_default();
    }
    kept.len()
}

/// Where the entity (`&quot;`) begins that ends `address`, else where its last character does.
fn entity(address: &str) -> usize {
    let before = address.len() - 1;
    let name = address[..before].trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    if name.ends_with('&') && name.len() < before { name.len() - 1 } else { before }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<&str> {
        Marks::new(text).address(0, text.len()).map(|range| &text[range])
    }

    #[test]
    fn an_address_ends_before_the_punctuation_of_its_sentence() {
        let expected = [
            ("see https://x.org/a_b?c=d#e.", "https://x.org/a_b?c=d#e"),
            ("(https://x.org/a_(b)) c", "https://x.org/a_(b)"),
            ("[https://x.org/]", "https://x.org/"),
            ("“https://x.org/a”, she said", "https://x.org/a"),
            ("www.x.org/a?!", "www.x.org/a"),
            ("HTTP://localhost:8080/", "HTTP://localhost:8080/"),
            ("http://x.org/?a=b&quot; c", "http://x.org/?a=b"),
            ("http://x.org/?a;", "http://x.org/?a"),
            ("https://zürich.example/é<b>", "https://zürich.example/é"),
            ("ahttps://no.org https://yes.org", "https://yes.org"),
        ];
        for (text, address) in expected {
            assert_eq!(found(text), Some(address), "{text}");
        }
    }

    #[test]
    fn what_is_no_address_stays_words() {
        for text in ["https://", "ftp://x.org", "awww.x.org", "www.", "://", "a_b://c"] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
