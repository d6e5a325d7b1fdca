//! The paths that a piece of Rust names, each with its line: `use` trees spelled out, `super` resolved, comments and
//! strings left aside.

/// One path as the compiler would follow it, such as `crate::value::slug`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NamedPath {
    /// Its segments, from the left.
    pub(crate) segments: Vec<String>,
    /// The line on which it begins, from 1.
    pub(crate) line: usize,
}

/// Every path in `text`, which is the module `module` (`["page", "pager"]` for `src/page/pager.rs`).
pub(crate) fn named_paths(text: &str, module: &[&str]) -> Vec<NamedPath> {
    let tokens = tokens(text);
    let mut inner = Vec::new();
    let mut depth = 0;
    let mut paths = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token.text.as_str() {
            "{" => depth += 1,
            "}" => {
                depth -= 1;
                inner.retain(|(_, opened)| *opened <= depth);
            }
            "mod" if is(&tokens, at + 2, "{") => {
                inner.push((tokens[at + 1].text.as_str(), depth + 1));
            }
            word if is_name(word) => {
                let here: Vec<&str> =
                    module.iter().copied().chain(inner.iter().map(|(name, _)| *name)).collect();
                at = read_path(&tokens, at, &[], &here, &mut paths);
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    paths
}

/// Reads the path that begins at `at`, branches of a `use` tree included, and returns where it ends.
fn read_path(
    tokens: &[Token],
    mut at: usize,
    before: &[String],
    here: &[&str],
    paths: &mut Vec<NamedPath>,
) -> usize {
    let line = tokens[at].line;
    let mut segments = before.to_vec();
    loop {
        if is(tokens, at, "{") {
            return read_branches(tokens, at + 1, &segments, here, paths);
        }
        let Some(token) = tokens.get(at).filter(|token| is_name(&token.text) || token.text == "*")
        else {
            break;
        };
        segments.push(token.text.clone());
        at += 1;
        if !is(tokens, at, "::") {
            break;
        }
        at += 1;
    }
    paths.push(NamedPath { segments: resolved(&segments, here), line });
    at
}

/// Reads `a::b, c}`: the inside of a `use` tree after the path `before`.
fn read_branches(
    tokens: &[Token],
    mut at: usize,
    before: &[String],
    here: &[&str],
    paths: &mut Vec<NamedPath>,
) -> usize {
    while at < tokens.len() && !is(tokens, at, "}") {
        let end = read_path(tokens, at, before, here, paths);
        at = end.max(at + 1);
        if is(tokens, at, "as") {
            at += 2;
        }
        if is(tokens, at, ",") {
            at += 1;
        }
    }
    at + 1
}

/// `segments` seen from the crate: a leading `self` or chain of `super` becomes `crate::…`.
fn resolved(segments: &[String], here: &[&str]) -> Vec<String> {
    let supers = segments.iter().take_while(|segment| *segment == "super").count();
    let own = usize::from(segments.first().is_some_and(|first| first == "self"));
    if supers + own == 0 || supers > here.len() {
        return segments.to_vec();
    }
    let base = here[..here.len() - supers].iter().map(ToString::to_string);
    let rest = segments[supers + own..].iter().cloned();
    std::iter::once("crate".to_owned()).chain(base).chain(rest).collect()
}

/// A word, or a mark that matters here.
struct Token {
    text: String,
    line: usize,
}

fn is(tokens: &[Token], at: usize, text: &str) -> bool {
    tokens.get(at).is_some_and(|token| token.text == text)
}

fn is_name(text: &str) -> bool {
    !matches!(text, "use" | "pub" | "mod" | "as" | "in" | "fn" | "impl" | "for")
        && text.starts_with(in_name)
}

fn in_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The words and marks of `text` outside comments, strings and characters.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let line = 1 + text[..text.len() - rest.len()].matches('\n').count();
        let length = match skipped(rest) {
            0 if rest.starts_with("::") => 2,
            0 if in_name(first) => rest.find(|c| !in_name(c)).unwrap_or(rest.len()),
            0 => first.len_utf8(),
            length => {
                rest = &rest[length..];
                continue;
            }
        };
        tokens.push(Token { text: rest[..length].to_owned(), line });
        rest = &rest[length..];
    }
    tokens
}

/// The bytes at the start of `rest` that say nothing here: white space, a comment, a string or a character. 0 if none.
fn skipped(rest: &str) -> usize {
    let until = |end: &str| rest.find(end).map_or(rest.len(), |at| at + end.len());
    match rest.as_bytes() {
        [b' ' | b'\n' | b'\t', ..] => 1,
        [b'/', b'/', ..] => until("\n"),
        [b'/', b'*', ..] => until("*/"),
        [b'r', b'"', ..] => 2 + rest[2..].find('"').map_or(rest.len() - 2, |at| at + 1),
        [b'r', b'#', b'"', ..] => until("\"#"),
        [b'r', b'#', b'#', b'"', ..] => until("\"##"),
        [b'"', ..] => quoted(rest, '"'),
        [b'\'', b'\\', ..] => quoted(rest, '\''),
        [b'\'', ..] if rest.chars().nth(2) == Some('\'') => {
            rest.char_indices().nth(3).map_or(rest.len(), |(at, _)| at)
        }
        _ => 0,
    }
}

/// The length of the literal at the start of `rest`, from its opening mark to its closing one.
fn quoted(rest: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == mark => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::named_paths;

    fn paths(text: &str) -> Vec<String> {
        named_paths(text, &["page", "pager"])
            .into_iter()
            .map(|path| path.segments.join("::"))
            .collect()
    }

    #[test]
    fn use_trees_are_spelled_out() {
        let text = "use crate::{value::{slug, url as u}, diag::Span};\nfn f() {}";
        let found = paths(text);
        assert_eq!(found[..3], ["crate::value::slug", "crate::value::url", "crate::diag::Span"]);
    }

    #[test]
    fn super_is_followed_to_the_crate() {
        assert_eq!(paths("use super::super::body;"), ["crate::body"]);
        assert_eq!(paths("mod tests { use super::*; }")[1], "crate::page::pager::*");
        assert_eq!(paths("mod tests { } use super::plan;")[1], "crate::page::plan");
        assert_eq!(paths("use self::entry;"), ["crate::page::pager::entry"]);
    }

    #[test]
    fn comments_and_strings_name_nothing() {
        let text = "// crate::a\n/* crate::b */ \"crate::c \\\" crate::d\" r#\"crate::e\"# '\"' '\\'' 'x' crate::f";
        assert_eq!(paths(text), ["crate::f"]);
    }

    #[test]
    fn lines_count_from_one() {
        let text = "fn a() {}\n\nlet x = crate::body::set(y);";
        let path = named_paths(text, &[]).into_iter().find(|path| path.segments[0] == "crate");
        assert_eq!(path.map(|path| path.line), Some(3));
    }
}
