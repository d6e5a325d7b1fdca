//! A text as the words that are looked for. `search.js` does the same with what a reader types.

use crate::document::prose::is_of_script_without_spaces;
use crate::value::fold;

/// The most letters of a word: what is longer is found by its beginning.
const LONGEST: usize = 32;

/// Parts words: `l’amour` is found by `amour`.
const APOSTROPHES: [char; 5] = ['\'', '’', 'ʼ', '`', '´'];

/// Every word of a text, folded. Of a script without spaces every two letters that stand beside each
/// other are one, and the last one of a run by itself, so that every letter begins one.
pub(super) fn each(text: &str, mut found: impl FnMut(&str)) {
    let folded = fold::fold(&text.replace(APOSTROPHES, " "));
    for run in fold::words(&folded) {
        if run.is_ascii() {
            found(cut(run));
        } else {
            parted(run, &mut found);
        }
    }
}

/// The words of a run that no space parts, but where scripts meet.
fn parted(run: &str, found: &mut impl FnMut(&str)) {
    let mut rest = run;
    while let Some(first) = rest.chars().next() {
        let is_unspaced = is_of_script_without_spaces(first);
        let end = rest.find(|c| is_of_script_without_spaces(c) != is_unspaced);
        let (part, behind) = rest.split_at(end.unwrap_or(rest.len()));
        if is_unspaced {
            pairs(part).for_each(&mut *found);
        } else {
            found(cut(part));
        }
        rest = behind;
    }
}

/// Every two letters beside each other, and the last one alone.
fn pairs(run: &str) -> impl Iterator<Item = &str> {
    run.char_indices().map(|(start, _)| {
        let end = run[start..].char_indices().nth(2).map_or(run.len(), |(end, _)| start + end);
        &run[start..end]
    })
}

fn cut(word: &str) -> &str {
    word.char_indices().nth(LONGEST).map_or(word, |(end, _)| &word[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_every_script() {
        let expected = [
            ("The Café’s door, 2026!", "the cafe s door 2026"),
            ("l'amour d’été", "l amour d ete"),
            ("snake_case e-mail C++", "snake case e mail c"),
            ("東京都 2020年", "東京 京都 都 2020 年"),
            ("Ёлка и ЧАЙ", "ёлка и чай"),
            ("검색을 하다", "검색을 하다"),
            ("…", ""),
        ];
        for (text, words) in expected {
            let mut found = Vec::new();
            each(text, |word| found.push(word.to_owned()));
            assert_eq!(found.join(" "), words, "{text}");
        }
    }

    #[test]
    fn what_is_too_long_is_found_by_its_beginning() {
        each(&"ä".repeat(100), |word| assert_eq!(word, "a".repeat(LONGEST)));
    }
}
