//! Strangers' words in Markdown, as GitHub and others read it: they are shown as they are, on one line,
//! and begin nothing, end nothing, link nothing and call nobody.

use crate::value::url::web_address;

/// Words as they are. A word that names somebody (`@mara`), an issue (`#12`) or an address, or that is a
/// commit by its look, becomes code: nothing inside code calls anybody, however it is escaped elsewhere.
pub fn words(text: &str) -> String {
    let visible = |word: &str| word.chars().filter(|c| !c.is_control()).collect::<String>();
    let words = text.split_whitespace().map(visible).filter(|word| !word.is_empty());
    let words: Vec<String> = words
        .enumerate()
        .map(|(at, word)| if calls(&word) { code(&word) } else { escaped(&word, at == 0) })
        .collect();
    words.join(" ")
}

/// Whether GitHub would make a link or a mention of something in this word.
fn calls(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let is_commit =
        |part: &str| part.len() >= 7 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    ["@", "#", "://", "www.", "gh-", "mailto:", "xmpp:"].iter().any(|sign| lower.contains(sign))
        || word.split(|c: char| !c.is_ascii_alphanumeric()).any(is_commit)
}

/// A word as code, between more backticks than it has itself in a row.
pub(super) fn code(word: &str) -> String {
    let longest = word.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let pad = if word.starts_with('`') || word.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{word}{pad}{fence}")
}

/// A word with a backslash before whatever means something: anywhere, or as the first of a line.
fn escaped(word: &str, is_first: bool) -> String {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let mut escaped = String::with_capacity(word.len() + 4);
    for (at, c) in word.char_indices() {
        let begins = match c {
            '+' | '-' | '=' | ':' => at == 0,
            '.' | ')' => at == digits && digits > 0,
            _ => false,
        };
        if "\\`*_[]<>&|~$!^{}".contains(c) || (is_first && begins) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// A link with these words, which are Markdown; only the words where the address leads nowhere.
pub fn link(words: &str, url: &str) -> String {
    match web_address(url) {
        Ok(address) => {
            format!("[{words}](<{}>)", address.as_str().replace('\\', "%5C").replace('`', "%60"))
        }
        Err(_) => words.to_owned(),
    }
}

/// A comment that holds an id; what could end it is percent-encoded.
pub(super) fn comment(id: &str) -> String {
    let mut held = String::with_capacity(id.len());
    for c in id.chars() {
        let ends = c == '>' || c == '%' || c == '<' || (c == '-' && held.ends_with(['-', ' ']));
        match c.is_control() || c.is_whitespace() || ends {
            true => c.to_string().bytes().for_each(|byte| held += &format!("%{byte:02X}")),
            false => held.push(c),
        }
    }
    format!("<!-- {held} -->")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_shown_and_do_nothing() {
        let told = [
            ("It's *so* [good](x), isn't it?", r"It's \*so\* \[good\](x), isn't it?"),
            ("- [ ] # no", r"\- \[ \] `#` no"),
            ("1. one 2. two", r"1\. one 2. two"),
            ("thanks @mara, see #12", "thanks `@mara,` see `#12`"),
            (
                "at https://a.example/ or www.a.example",
                "at `https://a.example/` or `www.a.example`",
            ),
            ("`@a` ``#``", "`` `@a` `` ``` ``#`` ```"),
            ("<!-- a\n\n--> &lt;", r"\<\!-- a --\> \&lt;"),
            ("broken since 1a2b3c4d", "broken since `1a2b3c4d`"),
        ];
        for (text, expected) in told {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn a_link_leads_to_the_web_or_nowhere() {
        assert_eq!(
            link("a", "https://a.example/(x)?<`\\>"),
            "[a](<https://a.example/(x)?%3C%60%5C%3E>)"
        );
        assert_eq!(link("a", "javascript:alert(1)"), "a");
    }

    #[test]
    fn a_comment_ends_where_we_end_it() {
        assert_eq!(comment("wordpress:12"), "<!-- wordpress:12 -->");
        assert_eq!(comment("a-->b--c\n"), "<!-- a-%2D%3Eb-%2Dc%0A -->");
    }
}
