//! Source code as HTML with classes, and the stylesheet that colours it.
//!
//! A grammar names hundreds of scopes; a reader tells a dozen and a half apart. Code is set with
//! one class for each [`Token`](token::Token) a reader sees, and a theme is asked only for their colours, so the
//! pages stay small and every theme fits.
//!
//! 1. [`language`] finds the grammar,
//! 2. [`token`] says what a scope is to a reader,
//! 3. [`spans`] writes the runs,
//! 4. [`stylesheet`] gives every token a colour, light and dark.

mod contrast;
mod language;
mod palette;
mod spans;
mod stylesheet;
mod token;

use std::sync::LazyLock;

use syntect::parsing::{ParseState, ScopeStack, SyntaxReference, SyntaxSet};

use spans::{Spans, entities};
use token::Tokens;

pub use language::name;
pub use stylesheet::stylesheet;

/// Every grammar, loaded at the first block of code; a grammar itself is unpacked at its first use.
static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// A grammar looks at every place of a line many times: a longer line stays without colour.
const LONGEST_LINE: usize = 2_000;

/// A longer block stays without colour: it is data, not something to read.
const LONGEST_BLOCK: usize = 500_000;

/// The HTML inside of `<code>`: `code` with a `<span>` around every run that has a class.
///
/// `language` is what stands behind the fence. Code in a language nobody knows, and code too long
/// to be read, is set without classes.
pub fn block(language: &str, code: &str) -> String {
    let lines = || code.split_inclusive('\n');
    let short = code.len() <= LONGEST_BLOCK && lines().all(|line| line.len() <= LONGEST_LINE);
    let grammar = language::grammar(name(language)).filter(|_| short);
    let colored = grammar.and_then(|grammar| colored(grammar, lines(), code.len()));
    colored.unwrap_or_else(|| entities(code).into_owned())
}

/// `None` when the grammar is at fault, which the writer of a post cannot help.
fn colored<'a>(
    grammar: &SyntaxReference,
    lines: impl Iterator<Item = &'a str>,
    length: usize,
) -> Option<String> {
    let mut parser = ParseState::new(grammar);
    let mut scopes = ScopeStack::new();
    let mut tokens = Tokens::default();
    let mut spans = Spans::with_capacity(length * 2);
    for line in lines {
        let changes = parser.parse_line(line, &GRAMMARS).ok()?;
        let mut written = 0;
        for (at, change) in &changes {
            spans.push(line.get(written..*at)?, tokens.top());
            written = *at;
            scopes.apply_with_hook(change, |step, _| tokens.follow(step)).ok()?;
        }
        spans.push(line.get(written..)?, tokens.top());
    }
    Some(spans.finish())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_have_classes_and_signs_have_none() {
        let expected = "<span class=\"hl-k\">let</span> x = <span class=\"hl-s\">\"a\"</span>;";
        assert_eq!(block("rust", "let x = \"a\";"), expected);
    }

    #[test]
    fn a_key_is_no_string_and_a_word_is_an_operator() {
        let key = "{<span class=\"hl-p\">\"a\"</span>: <span class=\"hl-s\">\"b\"</span>}";
        assert_eq!(block("json", "{\"a\": \"b\"}"), key);
        assert_eq!(block("python", "a and b"), "a <span class=\"hl-k\">and </span>b");
    }

    #[test]
    fn what_nobody_knows_or_reads_is_plain() {
        let long = format!("let x = {};", "1".repeat(LONGEST_LINE));
        assert_eq!(block("klingon", "<b> & c"), "&lt;b&gt; &amp; c");
        assert_eq!(block("", "let x;"), "let x;");
        assert_eq!(block("rust", &long), long);
    }

    proptest! {
        #[test]
        fn no_letter_is_lost(
            language in prop::sample::select(vec!["rs", "html", "yaml", "sh", "md", "php", "css"]),
            code in "(\\PC|[\n\t<>&{}'\"`$#;]|<\\?php |<script>|let |```){0,80}",
        ) {
            let html = block(language, &code);
            let mut words = String::new();
            for part in html.split('<') {
                words.push_str(part.split_once('>').map_or(part, |(_, text)| text));
            }
            prop_assert_eq!(words, entities(&code));
        }
    }
}
