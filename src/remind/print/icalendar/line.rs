//! Content lines of iCalendar (RFC 5545, section 3.1): escaped, folded and ended with CRLF. Knows no
//! property.

/// The longest line, in octets, without its end.
const LONGEST: usize = 75;

/// The lines of a calendar.
#[derive(Debug, Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A component with all that `fill` puts into it.
    pub(super) fn within(&mut self, component: &str, fill: impl FnOnce(&mut Self)) {
        self.put("BEGIN", component);
        fill(self);
        self.put("END", component);
    }

    /// A property whose value is written as it is: a number, a moment, an address, a word of the
    /// standard. What would end the line is left out.
    pub(super) fn put(&mut self, name: &str, value: &str) {
        let value: String = value.chars().filter(|letter| !ends_a_line(*letter)).collect();
        self.fold(&format!("{name}:{value}"));
    }

    /// A property of any words: `TEXT`, section 3.3.11.
    pub(super) fn text(&mut self, name: &str, words: &str) {
        self.fold(&format!("{name}:{}", escaped(words)));
    }

    /// A property of several words: a list of `TEXT`.
    pub(super) fn list(&mut self, name: &str, all: &[&str]) {
        let all: Vec<String> = all.iter().map(|words| escaped(words)).collect();
        self.fold(&format!("{name}:{}", all.join(",")));
    }

    /// The calendar.
    pub(super) fn finish(self) -> String {
        self.0
    }

    /// Adds a line. It is broken between characters, and never behind a `\`: there are calendars that
    /// read such a pair before they join the lines.
    fn fold(&mut self, line: &str) {
        let mut room = LONGEST;
        for piece in pieces(line) {
            if piece.len() > room {
                self.0.push_str("\r\n ");
                room = LONGEST - 1;
            }
            self.0.push_str(piece);
            room -= piece.len();
        }
        self.0.push_str("\r\n");
    }
}

/// What must not be torn apart: a character, or `\` with the one that it escapes.
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        let wanted = if rest.starts_with('\\') { 2 } else { 1 };
        let end = rest.char_indices().nth(wanted).map_or(rest.len(), |(at, _)| at);
        let (piece, after) = rest.split_at(end);
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len() + 8);
    for letter in words.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => escaped.push_str("\\n"),
            other if other.is_control() => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}

/// Whether any reader of text takes this for the end of a line, or for what no text holds.
fn ends_a_line(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(words: &str) -> String {
        let mut lines = Lines::default();
        lines.text("SUMMARY", words);
        lines.finish()
    }

    /// What a calendar reads out of one property of `TEXT`.
    fn read(line: &str) -> String {
        let unfolded = line.replace("\r\n ", "").replace("\r\n", "");
        let mut letters = unfolded.strip_prefix("SUMMARY:").unwrap().chars();
        let mut words = String::new();
        while let Some(letter) = letters.next() {
            match (letter, letter == '\\') {
                (_, true) => words.extend(letters.next().map(|c| if c == 'n' { '\n' } else { c })),
                (plain, false) => words.push(plain),
            }
        }
        words
    }

    #[test]
    fn signs_of_the_format_are_escaped() {
        assert_eq!(text("a,b;c\\d: \"e\""), "SUMMARY:a\\,b\\;c\\\\d: \"e\"\r\n");
        assert_eq!(text("a\nb\r\nc\rd\u{2028}e\u{85}\0f"), "SUMMARY:a\\nb\\nc\\nd\\ne  f\r\n");
    }

    #[test]
    fn a_value_cannot_begin_a_property_of_its_own() {
        let mut lines = Lines::default();
        lines.put("URL", "https://a.example/\r\nATTENDEE:mailto:b@c.example");
        assert_eq!(lines.finish().lines().count(), 1);
    }

    #[test]
    fn a_pair_stays_together_at_the_end_of_a_line() {
        let line = text(&format!("{},b", "a".repeat(66)));
        assert_eq!(line, format!("SUMMARY:{}\r\n \\,b\r\n", "a".repeat(66)));
        let line = text(&format!("{}☕", "a".repeat(65)));
        assert_eq!(line, format!("SUMMARY:{}\r\n ☕\r\n", "a".repeat(65)));
    }

    proptest! {
        #[test]
        fn any_words_come_back_from_lines_of_75_octets(words in r#"([^\p{Cc}\p{Zl}\p{Zp}]|[\\;,\n☕]){0,300}"#) {
            let folded = text(&words);
            prop_assert!(folded.ends_with("\r\n"));
            for line in folded.trim_end_matches("\r\n").split("\r\n") {
                prop_assert!(line.len() <= LONGEST && !line.contains(['\r', '\n']), "{line:?}");
            }
            prop_assert_eq!(read(&folded), words);
        }
    }
}
