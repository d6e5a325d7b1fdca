//! Bare addresses as links: the one extension that the Markdown library leaves to others.

use std::collections::VecDeque;
use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::bare_link::Marks;

type Placed<'a> = (Event<'a>, Range<usize>);

/// Events with bare addresses outside code, links and images made links.
pub(super) struct BareLinks<'a, I: Iterator<Item = Placed<'a>>> {
    text: &'a str,
    events: Peekable<I>,
    ready: VecDeque<Placed<'a>>,
    /// How many elements are open in which no link may stand.
    closed_to_links: usize,
    /// Whether a link of the author's own HTML is open.
    in_html_link: bool,
    marks: Marks<'a>,
}

impl<'a, I: Iterator<Item = Placed<'a>>> BareLinks<'a, I> {
    pub(super) fn new(text: &'a str, events: I) -> Self {
        Self {
            text,
            events: events.peekable(),
            ready: VecDeque::new(),
            closed_to_links: 0,
            in_html_link: false,
            marks: Marks::new(text),
        }
    }

    fn may_hold_link(&mut self, range: &Range<usize>) -> bool {
        self.closed_to_links == 0
            && !self.in_html_link
            && self.marks.behind(range.start) < range.end
    }

    /// `first` and the words that follow it without a gap: Markdown cuts addresses at `_` and `&`.
    fn run(&mut self, first: Placed<'a>) -> Vec<Placed<'a>> {
        let mut end = first.1.end;
        let mut run = vec![first];
        while let Some(next) = self
            .events
            .next_if(|(event, range)| matches!(event, Event::Text(_)) && range.start == end)
        {
            end = next.1.end;
            run.push(next);
        }
        run
    }

    fn link(&mut self, run: &[Placed<'a>]) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else {
            return;
        };
        let (mut at, end) = (first.1.start, last.1.end);
        let mut rest = run;
        while let Some(address) = self.marks.address(at, end) {
            rest = self.words(rest, at..address.start);
            self.ready.extend(linked(rest, self.text, &address));
            at = address.end;
        }
        self.words(rest, at..end);
    }

    /// Hands on the words of `run` within `wanted`, and returns those that reach beyond.
    fn words<'r>(&mut self, run: &'r [Placed<'a>], wanted: Range<usize>) -> &'r [Placed<'a>] {
        let passed = run.partition_point(|(_, range)| range.end <= wanted.start);
        let rest = &run[passed..];
        let inside = rest.partition_point(|(_, range)| range.start < wanted.end);
        let parts = rest[..inside].iter().filter_map(|words| cut(words, self.text, &wanted));
        self.ready.extend(parts);
        &rest[inside.saturating_sub(1)..]
    }

    fn watch(&mut self, event: &Event<'a>) {
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => {
                self.closed_to_links += 1;
            }
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => {
                self.closed_to_links = self.closed_to_links.saturating_sub(1);
            }
            Event::InlineHtml(html) if html.starts_with("</a") => self.in_html_link = false,
            Event::InlineHtml(html) if html.starts_with("<a ") => self.in_html_link = true,
            Event::End(TagEnd::Paragraph) => self.in_html_link = false,
            _ => {}
        }
    }
}

impl<'a, I: Iterator<Item = Placed<'a>>> Iterator for BareLinks<'a, I> {
    type Item = Placed<'a>;

    fn next(&mut self) -> Option<Placed<'a>> {
        if let Some(ready) = self.ready.pop_front() {
            return Some(ready);
        }
        let next = self.events.next()?;
        if matches!(next.0, Event::Text(_)) && self.may_hold_link(&next.1) {
            let run = self.run(next);
            self.link(&run);
            return self.ready.pop_front();
        }
        self.watch(&next.0);
        Some(next)
    }
}

/// The part of `words` within `wanted`. Words that are not as written (`--` made a dash) are whole
/// or not there.
fn cut<'a>(words: &Placed<'a>, text: &'a str, wanted: &Range<usize>) -> Option<Placed<'a>> {
    let (event, range) = words;
    let part = range.start.max(wanted.start)..range.end.min(wanted.end);
    let Event::Text(shown) = event else { return None };
    if part.is_empty() {
        return None;
    }
    // The same address in memory is the same words, and costs no look at them.
    if shown.len() == range.len() && shown.as_ptr() == text[range.clone()].as_ptr() {
        return Some((Event::Text(CowStr::Borrowed(&text[part.clone()])), part));
    }
    (part.start == range.start).then(|| words.clone())
}

/// The link to the address at `range` of `text`.
fn linked<'a>(run: &[Placed<'a>], text: &'a str, range: &Range<usize>) -> [Placed<'a>; 3] {
    let shown = address(run, text, range);
    let is_whole = !shown.starts_with("www.");
    let target = if is_whole { shown.clone() } else { format!("http://{shown}").into() };
    let start = Tag::Link {
        link_type: LinkType::Autolink,
        dest_url: target,
        title: CowStr::Borrowed(""),
        id: CowStr::Borrowed(""),
    };
    [Event::Start(start), Event::Text(shown), Event::End(TagEnd::Link)]
        .map(|event| (event, range.clone()))
}

/// The address as written, so that no dash in it is made longer, but for entities (`&amp;`).
fn address<'a>(run: &[Placed<'a>], text: &'a str, range: &Range<usize>) -> CowStr<'a> {
    let written = &text[range.clone()];
    if !written.contains('&') {
        return CowStr::Borrowed(written);
    }
    let inside = run.iter().take_while(|words| words.1.start < range.end).filter_map(|words| {
        let entity = text[words.1.clone()].starts_with('&') && words.1.len() > 1;
        let part = words.1.start.max(range.start)..words.1.end.min(range.end);
        match &words.0 {
            _ if part.is_empty() => None,
            Event::Text(meant) if entity => Some(meant.to_string()),
            _ => Some(text[part].to_owned()),
        }
    });
    inside.collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Options, Parser, html};

    use super::*;

    fn html(text: &str) -> String {
        let options = Options::ENABLE_SMART_PUNCTUATION;
        let events = Parser::new_ext(text, options).into_offset_iter();
        let mut html = String::new();
        html::push_html(&mut html, BareLinks::new(text, events).map(|(event, _)| event));
        html
    }

    #[test]
    fn an_address_is_a_link_and_keeps_its_letters() {
        let expected = [
            (
                "A https://x.org/a_b--c?d='e'&amp;f=g&h, \"so\"...",
                "<p>A <a href=\"https://x.org/a_b--c?d=&#x27;e&#x27;&amp;f=g&amp;h\">https://x.org/a_b--c?d='e'&amp;f=g&amp;h</a>, “so”…</p>\n",
            ),
            ("*www.x.org*", "<p><em><a href=\"http://www.x.org\">www.x.org</a></em></p>\n"),
            (
                "http://a.b http://c.d",
                "<p><a href=\"http://a.b\">http://a.b</a> <a href=\"http://c.d\">http://c.d</a></p>\n",
            ),
        ];
        for (text, expected) in expected {
            assert_eq!(html(text), expected, "{text}");
        }
    }

    #[test]
    fn nothing_is_linked_in_links_code_and_html() {
        for text in [
            "[https://a.b](/c)",
            "`https://a.b`",
            "    https://a.b",
            "<a href='/'>https://a.b</a>",
            "<p>https://a.b</p>",
        ] {
            assert!(!html(text).contains("\"https://a.b\""), "{text}");
        }
    }
}
