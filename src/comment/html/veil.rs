//! E-mail addresses and telephone numbers in somebody's words, veiled: `m…@…` and `+39…`. Those who
//! know each other recognise them; machines that gather addresses find none.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::element::{Role, element};
use super::piece::Piece;

/// An e-mail address as people write them, after RFC 5321 without quotes; the last part of the host is
/// letters, so that `tool@1.2.3` is none.
const EMAIL: &str =
    r"[\p{L}\p{N}._%+-]+[@＠](?:[\p{L}\p{N}-]+\.)+(?:xn--[A-Za-z0-9-]+|\p{L}[\p{L}\p{M}]+)";
/// A telephone number with its country (ITU-T E.164), or as North America writes them.
const PHONE: &str = r"\+[1-9][0-9]{0,2}(?:[ ./()\u{a0}-]{0,3}[0-9]){6,12}\b|\(?\b[2-9][0-9]{2}\)?[ .-][2-9][0-9]{2}[.-][0-9]{4}\b";

static EMAILS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(EMAIL).ok());
static PHONES: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(PHONE).ok());

/// Something that is not everybody's to know, and what is shown in its place.
struct Secret {
    place: Range<usize>,
    veil: String,
}

/// Whether `text` tells an e-mail address.
pub(super) fn tells_email(text: &str) -> bool {
    !emails(text).is_empty()
}

/// `text` with all addresses and numbers veiled.
pub(super) fn veiled(text: &str) -> Cow<'_, str> {
    veiled_part(text, 0, &secrets(text, false))
}

/// The pieces with all addresses and numbers veiled, also those that an element parts: what is written
/// `m<b>ara@example.org</b>` is read in one.
pub(super) fn veil(pieces: &mut [Piece<'_>]) {
    let is_border = |piece: &Piece<'_>| match piece {
        Piece::Open(tag) => !is_span(tag.name),
        Piece::Close(name) => !is_span(name),
        Piece::Words(_) => false,
    };
    let mut is_in_pre = false;
    for line in pieces.split_inclusive_mut(is_border) {
        veil_line(line, is_in_pre);
        is_in_pre = match line.last() {
            Some(Piece::Open(tag)) => is_in_pre || tag.name == "pre",
            Some(Piece::Close(name)) => is_in_pre && *name != "pre",
            _ => is_in_pre,
        };
    }
}

fn is_span(name: &str) -> bool {
    element(name).is_some_and(|(role, _)| role == Role::Span)
}

fn veil_line(line: &mut [Piece<'_>], is_code: bool) {
    let read: String = line.iter().map(words).collect();
    veil_words(line, &secrets(&read, is_code));
    // What runs into the words before it may have hidden there.
    for piece in line {
        let secrets = secrets(words(piece), is_code);
        veil_words(std::slice::from_mut(piece), &secrets);
    }
}

fn words<'a>(piece: &'a Piece<'_>) -> &'a str {
    match piece {
        Piece::Words(words) => words,
        _ => "",
    }
}

fn veil_words(line: &mut [Piece<'_>], secrets: &[Secret]) {
    let mut at = 0;
    for piece in line.iter_mut().filter(|_| !secrets.is_empty()) {
        if let Piece::Words(words) = piece {
            let end = at + words.len();
            *words = Cow::Owned(veiled_part(words, at, secrets).into_owned());
            at = end;
        }
    }
}

/// `part`, which begins at `start` of what is read, without what the secrets hold of it.
fn veiled_part<'a>(part: &'a str, start: usize, secrets: &[Secret]) -> Cow<'a, str> {
    if secrets.is_empty() {
        return Cow::Borrowed(part);
    }
    let mut shown = String::with_capacity(part.len());
    let mut at = 0;
    for Secret { place, veil } in secrets {
        let from = place.start.saturating_sub(start).clamp(at, part.len());
        let to = place.end.saturating_sub(start).clamp(from, part.len());
        shown.push_str(&part[at..from]);
        if (start..start + part.len()).contains(&place.start) {
            shown.push_str(veil);
        }
        at = to;
    }
    shown.push_str(&part[at..]);
    Cow::Owned(shown)
}

fn secrets(text: &str, is_code: bool) -> Vec<Secret> {
    let mut secrets = emails(text);
    if !is_code {
        secrets.extend(phones(text));
        secrets.sort_by_key(|secret| secret.place.start);
    }
    secrets
}

fn emails(text: &str) -> Vec<Secret> {
    let Some(regex) = EMAILS.as_ref().filter(|_| text.contains(['@', '＠'])) else {
        return Vec::new();
    };
    let found = regex.find_iter(text).filter(|found| {
        // `@mara@social.example` is a name for all to see, and `git@…` is nobody's.
        !text[..found.start()].ends_with('@') && !found.as_str().starts_with("git@")
    });
    found.map(|found| Secret { place: found.range(), veil: veil_of(found.as_str()) }).collect()
}

fn veil_of(email: &str) -> String {
    email.chars().take(1).chain("…@…".chars()).collect()
}

fn phones(text: &str) -> Vec<Secret> {
    let Some(regex) = PHONES.as_ref().filter(|_| text.bytes().any(|byte| byte.is_ascii_digit()))
    else {
        return Vec::new();
    };
    let mut found: Vec<Secret> = Vec::new();
    for number in regex.find_iter(text) {
        let first = number.as_str().trim_start_matches('(');
        let kept: String = first.chars().take(3).collect();
        found.push(Secret { place: number.range(), veil: format!("{}…", kept.trim()) });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_numbers_are_veiled() {
        let expected = [
            ("write to mara.b@mail.example.org.", "write to m…@…."),
            ("Zoë <zoë@exämple.example>", "Zoë <z…@…>"),
            ("mara＠example.org, +39 347 555 0199!", "m…@…, +39…!"),
            ("+1 (555) 010-9999 or (555) 210-9999", "+1… or 555…"),
            ("mailto:a@b.example?c", "mailto:a…@…?c"),
        ];
        for (written, shown) in expected {
            assert_eq!(veiled(written), shown, "{written}");
        }
    }

    #[test]
    fn what_only_looks_like_one_stays() {
        for text in [
            "@mara@social.example",
            "tool@1.2.3 and root@localhost",
            "git@forge.example:mara/walks",
            "2014-02-14 02:54:13",
            "978-3-16-148410-0",
            "1 + 2 = 3, 50 000 000",
            "photos/41894151@N00/",
        ] {
            assert_eq!(veiled(text), text);
        }
    }

    #[test]
    fn an_address_in_parts_is_veiled_too() {
        let words = |words: &'static str| Piece::Words(words.into());
        let mut pieces =
            vec![words("to ma"), Piece::Close("b"), words("ra@example"), words(".org now")];
        veil(&mut pieces);
        let expected = vec![words("to m…@…"), Piece::Close("b"), words(""), words(" now")];
        assert_eq!(pieces, expected);
    }
}
