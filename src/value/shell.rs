//! Words of a command that somebody is to copy to a shell.

use std::borrow::Cow;

/// `word` as one argument of a POSIX shell, which does nothing with it but hand it on: as it is where
/// nothing in it is special, else in single quotes.
pub fn argument(word: &str) -> Cow<'_, str> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_-.:/@%+=,".contains(c);
    match !word.is_empty() && word.chars().all(is_plain) {
        true => Cow::Borrowed(word),
        false => Cow::Owned(format!("'{}'", word.replace('\'', r"'\''"))),
    }
}

#[cfg(test)]
mod tests {
    use super::argument;

    #[test]
    fn whatever_it_says_it_is_one_word() {
        let words = ["wordpress:12", "a b", "it's", "$(x);`y`", "", "https://a.example/?b=1&c#d"];
        let expected = [
            "wordpress:12",
            "'a b'",
            r"'it'\''s'",
            "'$(x);`y`'",
            "''",
            "'https://a.example/?b=1&c#d'",
        ];
        assert_eq!(words.map(argument), expected);
    }
}
