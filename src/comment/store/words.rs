//! What takes several fields in the model and one line in a file.

use crate::comment::{Judgement, Oddity, Origin, Reason, Verdict};

/// `held (many-links +4, known-friend -2)`: the weightiest first, as they stand in the sum.
pub(super) fn judgement(judged: &Judgement) -> String {
    let reasons = judged.reasons.iter();
    let reasons: Vec<String> =
        reasons.map(|reason| format!("{} {:+}", reason.name, reason.points)).collect();
    match reasons.is_empty() {
        true => judged.verdict.name().to_owned(),
        false => format!("{} ({})", judged.verdict.name(), reasons.join(", ")),
    }
}

/// The judgement of such a line.
pub(super) fn parse_judgement(line: &str) -> Option<Judgement> {
    let (verdict, reasons) = match line.split_once('(') {
        Some((verdict, rest)) => (verdict, rest.trim_end().strip_suffix(')')?),
        None => (line, ""),
    };
    let verdict = named(verdict, &Verdict::ALL)?;
    let reasons: Option<Vec<Reason>> = parts(reasons).map(reason).collect();
    Some(Judgement { verdict, reasons: reasons? })
}

fn reason(words: &str) -> Option<Reason> {
    let (name, points) = words.rsplit_once(' ')?;
    Some(Reason { name: name.trim_end().to_owned(), points: points.parse().ok()? })
}

/// `no-date, no-name`.
pub(super) fn oddities(odd: &[Oddity]) -> String {
    odd.iter().map(|oddity| oddity.name()).collect::<Vec<_>>().join(", ")
}

/// The oddities of such a line.
pub(super) fn parse_oddities(line: &str) -> Option<Vec<Oddity>> {
    parts(line).map(|word| named(word, &Oddity::ALL)).collect()
}

/// Four digests with a space between them.
pub(super) fn origin(origin: &Origin) -> String {
    let Origin { author, body, status, place } = origin;
    format!("{author} {body} {status} {place}")
}

/// The digests of such a line.
pub(super) fn parse_origin(line: &str) -> Option<Origin> {
    let mut words = line.split_whitespace().map(str::to_owned);
    let mut next = || words.next();
    let (author, body, status, place) = (next()?, next()?, next()?, next()?);
    next().is_none().then_some(Origin { author, body, status, place })
}

/// `true` or `false`, as people write it.
pub(super) fn parse_truth(words: &str) -> Option<bool> {
    match words.to_lowercase().as_str() {
        "true" | "yes" | "on" => Some(true),
        "false" | "no" | "off" => Some(false),
        _ => None,
    }
}

/// What a word is the name of, in small letters or capitals.
pub(super) fn named<T: Copy>(word: &str, all: &[(&'static str, T)]) -> Option<T> {
    let word = word.trim();
    all.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map(|(_, named)| *named)
}

fn parts(line: &str) -> impl Iterator<Item = &str> {
    line.split(',').map(str::trim).filter(|part| !part.is_empty())
}
