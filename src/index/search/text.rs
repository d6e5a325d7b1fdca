//! The text of a body, without its tags: what a reader sees, so that what a shortcode says is found, too.

use crate::value::html::unescape;

/// Tags inside of words; all others part them.
const INSIDE: [&str; 18] = [
    "a", "abbr", "b", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "small",
    "span", "strong", "u", "wbr",
];

/// Elements whose text is none.
const SILENT: [&str; 4] = ["script", "style", "template", "svg"];

/// The text of `html`, with a space for every tag that parts words.
pub(super) fn text(html: &str) -> String {
    let mut text = String::with_capacity(html.len() / 2);
    let mut rest = html;
    while let Some((before, markup)) = rest.split_once('<') {
        text.push_str(before);
        let Some(name) = name(markup) else {
            text.push('<');
            rest = markup;
            continue;
        };
        if !INSIDE.iter().any(|inside| name.eq_ignore_ascii_case(inside)) {
            text.push(' ');
        }
        rest = behind(markup, name);
    }
    text.push_str(rest);
    match unescape(&text) {
        std::borrow::Cow::Borrowed(_) => text,
        std::borrow::Cow::Owned(plain) => plain,
    }
}

/// The name of a tag whose `<` is taken off; of `</p>`, `p`; of a comment, nothing. None where no tag begins.
fn name(markup: &str) -> Option<&str> {
    let inner = markup.strip_prefix('/').unwrap_or(markup);
    let length = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let is_named = inner.starts_with(|c: char| c.is_ascii_alphabetic());
    (is_named || markup.starts_with(['!', '?', '/'])).then(|| &inner[..length])
}

/// What stands behind a tag; behind the end of an element that is silent.
fn behind<'a>(markup: &'a str, name: &str) -> &'a str {
    if let Some(comment) = markup.strip_prefix("!--") {
        return comment.split_once("-->").map_or("", |(_, rest)| rest);
    }
    let rest = &markup[end(markup)..];
    let is_opening = !markup.starts_with('/');
    match SILENT.iter().find(|silent| name.eq_ignore_ascii_case(silent) && is_opening) {
        Some(silent) => {
            let closing = rest.match_indices("</").find(|(at, _)| {
                let name = rest.get(at + 2..at + 2 + silent.len());
                name.is_some_and(|name| name.eq_ignore_ascii_case(silent))
            });
            closing.map_or("", |(at, _)| &rest[at..])
        }
        None => rest,
    }
}

/// Where a tag ends: a `>` in quotes does not end it.
fn end(markup: &str) -> usize {
    let mut quote = None;
    for (at, byte) in markup.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    markup.len()
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn tags_part_words_unless_they_stand_inside() {
        let expected = [
            ("<p>one<br>two</p><p>three</p>", " one two  three "),
            ("re<em>mark</em>able <code><span>fn</span></code>", "remarkable fn"),
            ("a &lt;b&gt; &amp; c < d", "a <b> & c < d"),
            ("<a title=\"x > y\" href='>'>in</a>", "in"),
            ("<!-- > no -->yes<script>if (a < b) c()</script>!", " yes  !"),
            ("<STYLE>p {}</STYLE >after", "  after"),
            ("<svg><title>no", " "),
            ("< <p", "<  "),
        ];
        for (html, plain) in expected {
            assert_eq!(text(html), plain, "{html}");
        }
    }
}
