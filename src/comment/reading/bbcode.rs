//! Links in the brackets of forums: `[url=https://a.example]words[/url]`.

use std::borrow::Cow;
use std::sync::OnceLock;

use regex::Regex;

static LINK: OnceLock<Option<Regex>> = OnceLock::new();

/// `text` with every such link as address and words, and how many there are.
pub(super) fn unwrap(text: &str) -> (Cow<'_, str>, usize) {
    let expression =
        LINK.get_or_init(|| Regex::new(r"(?i)\[(/?)(?:url|link)(?:=([^\]\s]*))?\]").ok());
    let Some(expression) = expression.as_ref().filter(|_| text.contains('[')) else {
        return (Cow::Borrowed(text), 0);
    };
    let openings =
        expression.captures_iter(text).filter(|found| found.get(1).is_some_and(|it| it.is_empty()));
    let count = openings.count();
    (expression.replace_all(text, " $2 "), count)
}

#[cfg(test)]
mod tests {
    use super::unwrap;

    #[test]
    fn links_in_brackets_are_counted_and_other_brackets_stay() {
        let (text, count) = unwrap("[URL=http://a.example/]a[/URL] [link]b[/link] [b]c[/b] [1]");
        assert_eq!(text, " http://a.example/ a     b   [b]c[/b] [1]");
        assert_eq!(count, 2);
    }
}
