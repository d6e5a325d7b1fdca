//! Strings that are almost JSON: what some systems write and strict readers refuse.

use std::fmt::Write;

/// `text` with the half of a pair of surrogates (`\ud83d` alone, where a string was cut inside an
/// emoji) as `\ufffd`, and control characters in strings escaped. `None` where nothing is to be
/// mended.
pub(super) fn strings(text: &str) -> Option<String> {
    let mut mended = String::with_capacity(text.len() + 16);
    let mut is_string = false;
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let mut taken = character.len_utf8();
        match character {
            '"' => {
                is_string = !is_string;
                mended.push('"');
            }
            '\\' if is_string => {
                taken = escape(rest, &mut mended);
            }
            // Writing to a string cannot fail.
            control if is_string && control.is_ascii_control() => {
                let _ = write!(mended, "\\u{:04x}", u32::from(control));
            }
            other => mended.push(other),
        }
        rest = rest.get(taken..).unwrap_or_default();
    }
    (mended != text).then_some(mended)
}

/// Takes over the escape at the start of `rest`; gives its length.
fn escape(rest: &str, mended: &mut String) -> usize {
    let unit = |at: usize| {
        let digits = rest.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    let (as_it_is, length) = match unit(0) {
        Some(0xd800..=0xdbff) if matches!(unit(6), Some(0xdc00..=0xdfff)) => (true, 12),
        Some(0xd800..=0xdfff) => (false, 6),
        Some(_) => (true, 6),
        None => (true, 1 + rest.chars().nth(1).map_or(0, char::len_utf8)),
    };
    mended.push_str(if as_it_is { rest.get(..length).unwrap_or(rest) } else { "\\ufffd" });
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_and_control_characters_are_mended_and_nothing_else_is() {
        let expected = [
            (r#"{"a":"x\ud83d"}"#, Some(r#"{"a":"x\ufffd"}"#)),
            (r#"{"a":"\udca9\ud83d\udca9"}"#, Some(r#"{"a":"\ufffd\ud83d\udca9"}"#)),
            ("{\"a\":\n\"x\ny\"}", Some("{\"a\":\n\"x\\u000ay\"}")),
            (r#"{"a":"\\ud83d \" ü"}"#, None),
            (r#"{"a":"\"#, None),
        ];
        for (text, mended) in expected {
            assert_eq!(strings(text).as_deref(), mended, "{text}");
        }
    }
}
