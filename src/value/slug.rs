//! Slugs: the part of an address that names one thing.

/// `text` as a slug: lower case, letters of any script made ASCII, everything else one `-`.
///
/// Empty when there is no letter or digit that has an ASCII form.
///
/// ```
/// assert_eq!(hobnob::value::slug::slugify("Café in Zürich: why?"), "cafe-in-zurich-why");
/// ```
pub fn slugify(text: &str) -> String {
    let ascii = deunicode::deunicode_with_tofu(text, "");
    let mut slug = String::with_capacity(ascii.len());
    for character in ascii.chars() {
        if character.is_ascii_alphanumeric() {
            slug.push(character.to_ascii_lowercase());
        } else if character != '\'' && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// `text` as a heading's id, the way GitHub makes them: lower case, spaces to `-`, punctuation
/// dropped, letters of every script kept.
///
/// ```
/// assert_eq!(hobnob::value::slug::heading_id("What's *new* in Zürich?"), "whats-new-in-zürich");
/// ```
pub fn heading_id(text: &str) -> String {
    let kept = text.trim().chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// A file's name without a leading `YYYY-MM-DD-` or `YYYY-MM-DD_`, and that date.
///
/// ```
/// use hobnob::value::slug::split_date;
/// assert_eq!(split_date("2026-03-01-hello"), (Some("2026-03-01"), "hello"));
/// assert_eq!(split_date("hello"), (None, "hello"));
/// ```
pub fn split_date(stem: &str) -> (Option<&str>, &str) {
    let Some((date, rest)) = stem.split_at_checked(10) else {
        return (None, stem);
    };
    let shaped = date.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    match (shaped, rest.strip_prefix(['-', '_', ' '])) {
        (true, Some(name)) if !name.is_empty() => (Some(date), name),
        (true, None) if rest.is_empty() => (Some(date), ""),
        _ => (None, stem),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_has_no_border_or_double_dashes() {
        assert_eq!(slugify("  --Hello,   World!-- "), "hello-world");
        assert_eq!(slugify("don't"), "dont");
        assert_eq!(slugify("…"), "");
    }

    #[test]
    fn only_a_whole_date_is_taken_from_a_name() {
        assert_eq!(split_date("2026-3-1-x"), (None, "2026-3-1-x"));
        assert_eq!(split_date("2026-03-01"), (Some("2026-03-01"), ""));
        assert_eq!(split_date("2026-03-011"), (None, "2026-03-011"));
    }
}
