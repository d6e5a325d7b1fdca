//! Gates that follow from the mood of a clause: denied, told, supposed, asked, or said to nobody.

use super::Place;
use super::words::Words;

/// How many words before a phrase can deny it.
const REACH: usize = 4;

/// Whether the clause denies the phrase or advises against it.
pub(super) fn denies(place: &Place<'_>, words: &Words) -> bool {
    let clause = place.clause().trim_start();
    let reaches = clause.starts_with("no ") || words.nothing.is_in(clause);
    let is_denied = reaches || words.denial.is_in(place.last_words(REACH));
    words.behind.is_in(place.after()) || is_denied && !words.urging.is_in(clause)
}

/// Whether a command is given to the reader: it begins a clause, or stands behind what leads to one.
pub(super) fn addresses(place: &Place<'_>, words: &Words) -> bool {
    let before = place.before().trim_end_matches([' ', '*', '_', '"', '“', '(', '[', '>']);
    let is_start = before.is_empty()
        || before.ends_with([
            ',', ';', ':', '—', '–', '-', '!', '?', '.', '…', '\u{2028}', '→', '»', '|', ')',
        ])
        || before.ends_with(|c: char| !c.is_alphanumeric() && !c.is_ascii());
    is_start || words.address.is_in(before)
}

/// Whether the clause tells what happened, or what somebody else does.
pub(super) fn narrates(place: &Place<'_>, words: &Words) -> bool {
    let (before, clause) = (place.before(), place.clause());
    words.past.is_in(clause)
        || words.others.is_in(clause)
        || words.past.is_in(before) && !words.reader.is_in(before)
}

/// Whether the clause only supposes it.
pub(super) fn supposes(place: &Place<'_>, words: &Words) -> bool {
    words.supposition.is_in(place.clause())
}

/// Whether it is part of a question.
pub(super) fn asks(place: &Place<'_>) -> bool {
    place.after().trim_end_matches(|c: char| !c.is_alphanumeric() && c != '?').ends_with('?')
}
