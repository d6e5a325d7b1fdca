//! Words as YAML has them: as they are where they can stand so, in a block where they have lines, in
//! quotes where nothing else holds them. What is written here is read as the same words by every
//! reader of YAML 1.1 and 1.2.

use std::fmt::Write as _;

/// Words on one line.
pub fn line(words: &str) -> String {
    if is_plain(words) {
        words.to_owned()
    } else if words.chars().all(is_shown) {
        format!("'{}'", words.replace('\'', "''"))
    } else {
        quoted(words, "")
    }
}

/// Words that may have lines, as the value of a key that stands at column `indent`, from 0: what is
/// written on further lines stands two columns behind it.
pub fn block(words: &str, indent: usize) -> String {
    let margin = " ".repeat(indent + 2);
    let has_lines = words.contains('\n');
    if !has_lines && is_plain(words) {
        words.to_owned()
    } else if fits_block(words) {
        literal(words, &margin)
    } else if has_lines {
        quoted(words, &margin)
    } else {
        line(words)
    }
}

/// A character that stands in a file as it is. Breaks of all kinds do not, nor do marks of byte order.
fn is_shown(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
        && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// Whether words need no quotes, and are taken for nothing but words.
fn is_plain(words: &str) -> bool {
    let starts_well = |c: char| !c.is_whitespace() && !"-?:,[]{}#&*!|>'\"%@`~".contains(c);
    words.starts_with(starts_well)
        && !words.ends_with([' ', ':'])
        && !words.contains(": ")
        && !words.contains(" #")
        && words.chars().all(is_shown)
        && !is_number(words)
        && !is_truth(words)
}

/// Whether a reader may take words for a number, a date or a time of day.
fn is_number(words: &str) -> bool {
    let begins = words.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c));
    let is_based = ["0x", "0o", "0b"].iter().any(|base| words.starts_with(base));
    let in_numbers = |c: char| c.is_ascii_digit() || "+-._:eETtZz ".contains(c);
    begins && (is_based || words.chars().all(in_numbers) || words.parse::<f64>().is_ok())
        || [".inf", ".nan"].iter().any(|name| words.to_ascii_lowercase().ends_with(name))
}

/// Whether a reader may take words for a truth, for nothing, or for something to be merged.
fn is_truth(words: &str) -> bool {
    let truths = ["true", "false", "yes", "no", "on", "off", "y", "n", "null", "<<", "="];
    truths.iter().any(|truth| words.eq_ignore_ascii_case(truth))
}

/// A block ends with one line end or none; what ends with more is not told from the space below it.
fn fits_block(words: &str) -> bool {
    let fits = |c| is_shown(c) || matches!(c, '\n' | '\t');
    !words.trim().is_empty() && !words.ends_with("\n\n") && words.chars().all(fits)
}

fn literal(words: &str, margin: &str) -> String {
    let first = words.lines().find(|line| !line.is_empty()).unwrap_or_default();
    // Where the words begin with space, the margin must be said.
    let said = if first.starts_with([' ', '\t']) { "2" } else { "" };
    let chomped = if words.ends_with('\n') { "" } else { "-" };
    let mut text = format!("|{said}{chomped}");
    for line in words.strip_suffix('\n').unwrap_or(words).split('\n') {
        text.push('\n');
        if !line.is_empty() {
            text.push_str(margin);
            text.push_str(line);
        }
    }
    text
}

/// Double quotes hold everything. Each line of the words has one of its own, if there is a margin.
fn quoted(words: &str, margin: &str) -> String {
    let mut text = String::from("\"");
    let mut letters = words.chars().peekable();
    while let Some(letter) = letters.next() {
        escape(letter, &mut text);
        if letter == '\n' && !margin.is_empty() && letters.peek().is_some() {
            text.push_str("\\\n");
            text.push_str(margin);
            // A reader drops what space it finds in front of a line, but not this.
            if letters.next_if_eq(&' ').is_some() {
                text.push_str("\\ ");
            }
        }
    }
    text.push('"');
    text
}

fn escape(letter: char, text: &mut String) {
    let code = u32::from(letter);
    let _ = match letter {
        '"' | '\\' => write!(text, "\\{letter}"),
        '\0' => write!(text, "\\0"),
        '\n' => write!(text, "\\n"),
        '\r' => write!(text, "\\r"),
        '\t' => write!(text, "\\t"),
        shown if is_shown(shown) => write!(text, "{shown}"),
        _ if code <= 0xff => write!(text, "\\x{code:02X}"),
        _ if code <= 0xffff => write!(text, "\\u{code:04X}"),
        _ => write!(text, "\\U{code:08X}"),
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::yaml;
    use proptest::prelude::*;

    fn read(text: &str) -> Option<String> {
        yaml::shaped::<Vec<std::collections::BTreeMap<String, String>>>(text)?.remove(0).remove("k")
    }

    #[test]
    fn words_look_like_themselves_where_they_can() {
        for plain in ["Hello, world", "wordpress:12", "<p>Hi!</p>", "2026 in review", "über", "1a2"]
        {
            assert_eq!(line(plain), plain);
        }
        let quoted = [
            "",
            " a",
            "a ",
            "a: b",
            "b:",
            "#c",
            "c #d",
            "- e",
            "yes",
            "Null",
            "~",
            "12",
            "1e3",
            "0x1f",
            "2026-03-01",
            "12:30",
            "'",
            "@a",
            "*",
            "-.inf",
            "<<",
            "=",
        ];
        for words in quoted {
            assert!(line(words).starts_with('\''), "{words}: {}", line(words));
        }
        assert_eq!(line("a\r\u{1b}\u{feff}"), r#""a\r\x1B\uFEFF""#);
    }

    #[test]
    fn lines_stand_in_a_block_unless_it_cannot_hold_them() {
        assert_eq!(block("a\n\nb", 0), "|-\n  a\n\n  b");
        assert_eq!(block("a\nb\n", 2), "|\n    a\n    b");
        assert_eq!(block("\n a", 0), "|2-\n\n   a");
        assert_eq!(block("a: \"b\"", 0), "|-\n  a: \"b\"");
        assert_eq!(block("a\n b\u{1}\n\n", 0), "\"a\\n\\\n  \\ b\\x01\\n\\\n  \\n\"");
        assert_eq!(block(" ", 0), "' '");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1500))]

        #[test]
        fn what_is_written_is_read(words in awkward()) {
            let text = format!("  - j: a\n    k: {}\n    l: b\n", block(&words, 4));
            prop_assert_eq!(read(&text), Some(words.clone()), "{}", text);
            let text = format!("- k: {}\n", line(&words));
            prop_assert_eq!(read(&text), Some(words), "{}", text);
        }
    }

    /// Words of pieces that YAML has its own thoughts about.
    fn awkward() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            4 => "[ -~]{0,6}",
            4 => Just("\n".to_owned()),
            1 => r"[\n\t\r ]{1,3}",
            1 => any::<char>().prop_map(String::from),
            1 => proptest::sample::select(vec![
                "---", "%", "- ", ": ", " #", "\0", "\u{85}", "\u{2028}", "\u{feff}", "😀", "\u{1b}", "'",
                "\"", "\\", "|", ">", "?", "null", "~", "1.5", "\u{ffff}", "\u{200f}", "...", "\r\n",
            ]).prop_map(str::to_owned),
        ];
        proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
    }
}
