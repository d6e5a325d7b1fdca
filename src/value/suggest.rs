//! "Did you mean": the nearest of the words that would have been right.

/// A help line naming the candidate most like `word`, if one is like it at all.
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    nearest(word, candidates).map(|nearest| format!("did you mean `{nearest}`?"))
}

/// The candidate most like `word`: a few typing mistakes apart, or the same but for case and
/// punctuation. Of equals, the first in alphabetical order.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = plain(word);
    let scored = candidates.into_iter().map(|candidate| {
        let distance = strsim::osa_distance(&word, &plain(candidate));
        (distance, candidate)
    });
    let length = word.chars().count();
    // Of a word of one letter, everything is one mistake away.
    let most = (length / 3).clamp(1, 3).min(length.saturating_sub(1));
    scored.filter(|(distance, _)| *distance <= most).min().map(|(_, candidate)| candidate)
}

fn plain(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_recognised_and_another_word_is_not() {
        let keys = ["title", "tags", "date", "publish_date"];
        assert_eq!(nearest("titel", keys), Some("title"));
        assert_eq!(nearest("publishDate", keys), Some("publish_date"));
        assert_eq!(nearest("weather", keys), None);
        assert_eq!(nearest("page_template", ["template"]), None);
        assert_eq!(nearest("x", ["y", "/"]), None);
        assert_eq!(nearest("X", ["x"]), Some("x"));
    }
}
