//! Text made safe to stand in HTML, and read back out of it.

use std::borrow::Cow;

use quick_xml::escape::resolve_html5_entity;

/// The longest name of an entity has 31 letters.
const LONGEST_REFERENCE: usize = 32;

/// `text` with `&`, `<`, `>`, `"` and `'` as entities: safe as text and in a quoted attribute.
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    Cow::Owned(escaped)
}

/// `text` with its character references resolved once: `&amp;`, `&#38;` and `&#x26;` are `&`. What
/// ends without `;` or names nothing stays as it is.
pub fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        match reference(after) {
            Some((name, character)) => {
                plain.push_str(&character);
                rest = after.get(name.len() + 1..).unwrap_or_default();
            }
            None => {
                plain.push('&');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// The character reference at the start of `text`, behind its `&`: what stands before `;`, and what
/// it means.
fn reference(text: &str) -> Option<(&str, Cow<'static, str>)> {
    let end = text.bytes().take(LONGEST_REFERENCE).position(|byte| byte == b';')?;
    let name = text.get(..end)?;
    let Some(number) = name.strip_prefix('#') else {
        return resolve_html5_entity(name).map(|character| (name, character.into()));
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    let character = char::from_u32(code.ok()?)?;
    Some((name, character.to_string().into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_once() {
        let expected = [
            ("a?b=1&amp;c=2", "a?b=1&c=2"),
            ("&amp;amp;&#38;#x26;&#x3A;", "&amp;&#x26;:"),
            ("https&colon;&sol;&sol;a", "https://a"),
            ("&copy=1&&nothing;&#x110000;&;ö&", "&copy=1&&nothing;&#x110000;&;ö&"),
        ];
        for (written, plain) in expected {
            assert_eq!(unescape(written), plain, "{written}");
        }
    }

    #[test]
    fn nothing_is_left_that_opens_a_tag_or_ends_an_attribute() {
        assert_eq!(escape(r#"<a b="c">&'"#), "&lt;a b=&quot;c&quot;&gt;&amp;&#39;");
        assert!(matches!(escape("plain"), Cow::Borrowed("plain")));
    }
}
