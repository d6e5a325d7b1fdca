//! A paid link in HTML, marked as paid: `rel="sponsored nofollow"`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Fix;
use crate::diag::Text;
use crate::policy::rule::Rule;

/// What the link is to say, so that machines do not take it for a recommendation.
const TOKENS: [&str; 2] = ["sponsored", "nofollow"];

/// An attribute with the white space before it: its name and, if it has one, its value.
static ATTRIBUTE: LazyLock<Regex> = LazyLock::new(|| {
    let value = r#""[^"]*"|'[^']*'|[^\s"'=<>`]+"#;
    Regex::new(&format!(r#"\A\s+([^\s"'<>/=]+)(?:\s*=\s*({value}))?"#)).expect("it is tested")
});

/// The change that marks the `<a …>` tag at `tag` as paid, its other tokens and its quotes kept;
/// `None` if it is marked already, or no tag that can be told apart without doubt.
pub(super) fn fix(text: &Text, tag: &Range<usize>) -> Option<Fix> {
    let (range, replacement) = change(text.content.get(tag.clone())?)?;
    let range = tag.start + range.start..tag.start + range.end;
    Some(Fix { rule: Rule::MissingRel, range, replacement })
}

fn change(tag: &str) -> Option<(Range<usize>, String)> {
    let mut at = "<a".len();
    tag.get(..at).filter(|name| name.eq_ignore_ascii_case("<a"))?;
    let (mut rel, mut quote) = (None, None);
    while let Some(found) = ATTRIBUTE.captures(tag.get(at..)?) {
        let value = found.get(2).map(|value| at + value.start()..at + value.end());
        let is_rel = found.get(1).is_some_and(|name| name.as_str().eq_ignore_ascii_case("rel"));
        let first = value.clone().and_then(|value| tag.get(value)?.chars().next());
        quote = quote.or(first.filter(|first| matches!(first, '"' | '\'')));
        at += found.get(0)?.end();
        if is_rel && rel.is_none() {
            rel = Some(value.unwrap_or(at..at));
        }
    }
    let is_whole = tag.get(at..)?.trim_start().trim_start_matches('/').starts_with('>');
    let quote = quote.unwrap_or('"');
    match rel {
        _ if !is_whole => None,
        Some(value) => extended(tag, value, quote),
        None => Some((at..at, format!(" rel={quote}{}{quote}", TOKENS.join(" ")))),
    }
}

/// An attribute `rel` whose value stands at `value`, with what is missing in it.
fn extended(tag: &str, value: Range<usize>, quote: char) -> Option<(Range<usize>, String)> {
    let written = tag.get(value.clone())?;
    let inner = written.trim_matches(['"', '\'']);
    let has = |token: &str| inner.split_whitespace().any(|known| known.eq_ignore_ascii_case(token));
    let missing: Vec<&str> = TOKENS.into_iter().filter(|token| !has(token)).collect();
    let missing = missing.join(" ");
    match written.chars().next() {
        _ if missing.is_empty() => None,
        None => Some((value, format!("={quote}{missing}{quote}"))),
        Some('"' | '\'') if inner.trim().is_empty() => {
            Some((value.start + 1..value.end - 1, missing))
        }
        Some('"' | '\'') => {
            let end = value.start + 1 + inner.trim_end().len();
            Some((end..end, format!(" {missing}")))
        }
        Some(_) => Some((value, format!("{quote}{inner} {missing}{quote}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_and_quotes_are_kept() {
        let expected = [
            ("<a href=\"x\">", Some("<a href=\"x\" rel=\"sponsored nofollow\">")),
            ("<A HREF='x' id=y >", Some("<A HREF='x' id=y rel='sponsored nofollow' >")),
            ("<a href=x/>", Some("<a href=x/ rel=\"sponsored nofollow\">")),
            ("<a href=\"x\" />", Some("<a href=\"x\" rel=\"sponsored nofollow\" />")),
            ("<a rel=\"noopener\" href=x>", Some("<a rel=\"noopener sponsored nofollow\" href=x>")),
            ("<a rel='NoFollow ' href=x>", Some("<a rel='NoFollow sponsored ' href=x>")),
            ("<a rel=noopener href=x>", Some("<a rel=\"noopener sponsored nofollow\" href=x>")),
            ("<a href='x' rel=''>", Some("<a href='x' rel='sponsored nofollow'>")),
            ("<a href=x rel>", Some("<a href=x rel=\"sponsored nofollow\">")),
            (
                "<a title=\"rel=x > y\" href=x>",
                Some("<a title=\"rel=x > y\" href=x rel=\"sponsored nofollow\">"),
            ),
            ("<a\n  href=\"x\"\n>", Some("<a\n  href=\"x\" rel=\"sponsored nofollow\"\n>")),
            ("<a rel=\"sponsored nofollow\" href=x>", None),
            ("<a href=\"x>", None),
            ("<b href=x>", None),
            ("", None),
        ];
        for (tag, fixed) in expected {
            let text = Text::new("a.md", format!("é {tag} b"));
            let fix = fix(&text, &("é ".len().."é ".len() + tag.len()));
            let after = fix.map(|fix| super::super::apply(&text.content, &[fix]));
            assert_eq!(after, fixed.map(|fixed| format!("é {fixed} b")), "{tag}");
        }
    }
}
