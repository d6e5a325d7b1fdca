//! The path of a pattern: a beginning, a whole, or an expression.

use super::expression::Expression;
use super::index::Clue;

/// Which paths a pattern is about. Case matters.
#[derive(Clone, Debug)]
pub(super) enum Path {
    /// `/buy/*`: begins so, and ends at the border of a word; `*` is any one part.
    Begin(Vec<String>),
    /// `=/buy`: that path only, with or without a last `/`.
    Whole(String),
    /// `~^/b\d+$`: an expression searched in the path.
    Like(Expression),
}

impl Path {
    /// Reads what a pattern says; `None` when it is no path.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if let Some(expression) = text.strip_prefix('~') {
            return (!expression.is_empty()).then(|| Self::Like(Expression::new(expression)));
        }
        if let Some(whole) = text.strip_prefix('=') {
            return whole.starts_with('/').then(|| Self::Whole(ended(whole).to_owned()));
        }
        let parts: Vec<String> = text.strip_prefix('/')?.split('/').map(str::to_owned).collect();
        let clear = parts.iter().all(|part| part == "*" || !part.contains('*'));
        (clear && text != "/").then_some(Self::Begin(parts))
    }

    /// Whether a path of an [`Address`](super::Address) is meant.
    pub(super) fn fits(&self, path: &str) -> bool {
        match self {
            Self::Begin(parts) => begins(path, parts),
            Self::Whole(whole) => ended(path) == whole,
            Self::Like(expression) => expression.is_in(path),
        }
    }

    /// What every path that is meant shows.
    pub(super) fn clue(&self) -> Clue<'static> {
        let word = match self {
            Self::Begin(parts) => parts.first().map_or("", |part| first_word(part)),
            Self::Whole(whole) => first_word(whole.trim_start_matches('/')),
            Self::Like(expression) => return Clue::PathLike(expression.text().to_owned().into()),
        };
        if word.is_empty() { Clue::Any } else { Clue::Word(word.to_owned().into()) }
    }

    pub(super) fn expression(&self) -> Option<&Expression> {
        match self {
            Self::Like(expression) => Some(expression),
            _ => None,
        }
    }
}

/// The letters, digits and underscores at the start.
pub(super) fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !is_of_a_word(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn ended(path: &str) -> &str {
    path.strip_suffix('/').unwrap_or(path)
}

fn begins(path: &str, parts: &[String]) -> bool {
    let mut written = path.trim_start_matches('/').split('/');
    let Some((last, before)) = parts.split_last() else {
        return false;
    };
    let whole = before.iter().all(|part| {
        written.next().is_some_and(|written| part == written || part == "*" && !written.is_empty())
    });
    whole && written.next().is_some_and(|written| begins_part(written, last))
}

/// Whether the last part begins so and the word ends there: `/r` is not the beginning of `/rust`.
fn begins_part(written: &str, part: &str) -> bool {
    if part == "*" {
        return !written.is_empty();
    }
    written
        .strip_prefix(part)
        .is_some_and(|rest| !part.ends_with(is_of_a_word) || !rest.starts_with(is_of_a_word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_means_its_paths() {
        let cases = [
            ("/r", "/r /r/a /r.cfm /r-1", "/rust /a/r / /R"),
            ("/click-", "/click-1 /click-a/b", "/click /clicks"),
            ("/l/", "/l/ /l/a", "/l /la/"),
            ("/*", "/a /a/b", "/"),
            ("/c/*/buy", "/c/a/buy /c/1/buy/now", "/c//buy /c/a/buyers /c/buy"),
            ("=/buy", "/buy /buy/", "/buy/a /buy.html"),
            (r"~^/b\d+$", "/b1", "/b /ab1"),
        ];
        for (path, fitting, others) in cases {
            let path = Path::parse(path).unwrap();
            for fitting in fitting.split(' ') {
                assert!(path.fits(fitting), "{path:?} {fitting}");
            }
            for other in others.split(' ') {
                assert!(!path.fits(other), "{path:?} {other}");
            }
        }
    }

    #[test]
    fn what_is_no_path_is_none() {
        for text in ["", "/", "~", "=", "a", "/a*", "=a"] {
            assert!(Path::parse(text).is_none(), "{text}");
        }
    }
}
