//! What marks and signs say without words: question marks, arrows from wrong to right, applause.

use crate::value::fold::is_unparted;

/// Marks that ask wherever they stand.
const ASKING: [char; 8] = ['？', '؟', '¿', '⁇', '⁈', '⁉', '‽', '⸮'];

/// What ends a sentence, or parts it where a question may begin.
const ENDS: [char; 14] = ['.', '!', '?', '\n', '…', ':', ';', '。', '！', '？', '؟', '¡', '¿', '।'];

/// Arrows as people type them.
const ARROWS: [&str; 7] = ["->", "-->", "=>", "→", "⇒", "➡", "➡️"];

/// The words of a comment without addresses, and without lines that begin as quotations do in mails.
pub(super) fn own_words(words: &str) -> String {
    let mut own = String::with_capacity(words.len());
    for line in words.lines().filter(|line| !line.trim_start().starts_with('>')) {
        for word in line.split(' ').filter(|word| !is_address(word)) {
            own.push_str(word);
            own.push(' ');
        }
        own.truncate(own.trim_end().len());
        own.push('\n');
    }
    own.truncate(own.trim_end().len());
    own
}

fn is_address(word: &str) -> bool {
    word.contains("://") || word.starts_with("www.")
}

/// Whether a question mark asks. One inside a word stands for a letter that was lost on the way, or
/// belongs to an address.
pub(super) fn asks(own: &str) -> bool {
    let is_end = |c: char| !c.is_alphanumeric() && !"=&%/_#".contains(c) || is_unparted(c);
    own.contains(ASKING)
        || own.match_indices('?').any(|(at, mark)| {
            let behind = own.get(at + mark.len()..).unwrap_or_default();
            behind.trim_start_matches(['?', '!']).chars().next().is_none_or(is_end)
        })
}

/// Whether a wrong word is put right with an arrow: `recieve -> receive`. Both are alike, which tells
/// it from a way through menus, `Tools -> Options`.
pub(super) fn corrects(own: &str) -> bool {
    let words: Vec<&str> = own.split_whitespace().collect();
    words.windows(3).any(|three| match three {
        [wrong, arrow, right] => ARROWS.contains(arrow) && are_alike(&plain(wrong), &plain(right)),
        _ => false,
    })
}

fn plain(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn are_alike(wrong: &str, right: &str) -> bool {
    let length = wrong.chars().count();
    let distance = strsim::osa_distance(wrong, right);
    length > 2 && distance > 0 && distance <= (length / 2).min(3)
}

/// Whether there is nothing but signs, one of which is kind: hearts, thumbs, `+1`.
pub(super) fn is_applause(own: &str) -> bool {
    let kind = |c: char| "❤♥👍👏🙏😍🥰😊🙂💛💚💙💜🧡🎉🙌👌⭐💯".contains(c);
    let letters = own.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    letters.is_empty() && (own.contains(kind) || own.contains("<3"))
        || matches!(own.trim(), "+1" | "<3" | ":)" | ":-)")
}

/// The sentences.
pub(super) fn sentences(own: &str) -> impl Iterator<Item = &str> {
    own.split(ENDS).filter(|sentence| !sentence.trim().is_empty())
}
