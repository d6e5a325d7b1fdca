//! Comments in a block of HTML, and those among them that speak to hobnob.

use std::ops::Range;

use super::WORD;

/// Where comments stand in `html`. One to hobnob that is never closed goes to the end: a reader's
/// browser would hide as much.
pub(super) fn comments(html: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + html.get(at..)?.find("<!--")?;
        let inside = html.get(start + 4..)?;
        let end = match inside.find("-->") {
            Some(end) => start + 4 + end + 3,
            None => words(html.get(start..)?).map(|_| html.len())?,
        };
        at = end;
        Some(start..end)
    })
}

/// What a comment says to hobnob, if it does.
pub(super) fn words(comment: &str) -> Option<&str> {
    let inner = comment.strip_prefix("<!--")?;
    let rest = inner.strip_suffix("-->").unwrap_or(inner).trim_start().strip_prefix(WORD)?;
    let goes_on = |next: char| next.is_alphanumeric() || matches!(next, '-' | '_');
    (!rest.starts_with(goes_on)).then(|| rest.trim())
}

/// Whether nothing but `comments` and white space stands in `html` from byte `start`.
pub(super) fn is_blank(html: &str, start: usize, comments: &[Range<usize>]) -> bool {
    let ends = [start].into_iter().chain(comments.iter().map(|comment| comment.end));
    let starts = comments.iter().map(|comment| comment.start).chain([html.len()]);
    ends.zip(starts).all(|(from, to)| html.get(from..to).is_none_or(|gap| gap.trim().is_empty()))
}

/// A block of HTML, put together from the lines that Markdown cuts it into.
#[derive(Debug, Default)]
pub(super) struct Html {
    /// All of it, without what stands before its lines in a quotation or list.
    pub(super) words: String,
    /// Where each line begins in `words` and in the body.
    lines: Vec<(usize, usize)>,
}

impl Html {
    pub(super) fn push(&mut self, line: &str, range: &Range<usize>) {
        self.lines.push((self.words.len(), range.start));
        self.words.push_str(line);
    }

    /// Where something in `words` stands in the body.
    pub(super) fn place(&self, range: &Range<usize>) -> Range<usize> {
        let place = |at: usize| {
            let next = self.lines.partition_point(|(start, _)| *start <= at);
            let line = next.checked_sub(1).and_then(|line| self.lines.get(line));
            line.map_or(at, |(start, body)| body + at - start)
        };
        place(range.start)..place(range.end.saturating_sub(1)) + 1
    }

    /// The remarks in it: where each stands in `words`.
    pub(super) fn remarks(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        comments(&self.words)
            .filter(|range| self.words.get(range.clone()).and_then(words).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_comment_that_begins_with_the_word_speaks_to_hobnob() {
        let expected = [
            ("<!-- hobnob-allow hype: why -->", Some("hype: why")),
            ("<!--hobnob-allow-->", Some("")),
            ("<!--\n hobnob-allow\n hype: why\n-->", Some("hype: why")),
            ("<!-- hobnob-allowed hype -->", None),
            ("<!-- see hobnob-allow -->", None),
            ("<!-- hobnob-allow hype: why", Some("hype: why")),
            ("<b>", None),
        ];
        for (comment, said) in expected {
            assert_eq!(words(comment), said, "{comment}");
        }
    }

    #[test]
    fn a_place_is_found_line_by_line() {
        let body = "> <!-- a\n> b --> c\n";
        let mut html = Html::default();
        html.push("<!-- a\n", &(2..9));
        html.push("b --> c\n", &(11..19));
        let comment = comments(&html.words).next().unwrap();
        assert_eq!(&body[html.place(&comment)], "<!-- a\n> b -->");
    }
}
