//! Words as they are compared: small letters, Latin ones without their marks, one blank between.

use deunicode::deunicode_char;

/// `text` as its words, each between two blanks: ` dear marta see you `. Letters in disguise (wide
/// ones, those of formulas) are what they look like; what stands between words is gone. Scripts that
/// part no words are left whole.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 2);
    fold_into(text, &mut folded);
    folded
}

/// The same, written over what `folded` holds: for many short texts one after the other.
pub fn fold_into(text: &str, folded: &mut String) {
    folded.clear();
    folded.push(' ');
    for c in text.chars() {
        match c {
            _ if c.is_ascii_alphanumeric() => folded.push(c.to_ascii_lowercase()),
            _ if is_silent(c) => {}
            _ if is_latin(c) => folded.extend(plain(c)),
            _ if is_letter(c) => folded.extend(c.to_lowercase()),
            _ if !folded.ends_with(' ') => folded.push(' '),
            _ => {}
        }
    }
    if !folded.ends_with(' ') {
        folded.push(' ');
    }
}

/// The words of a folded text.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(' ').filter(|word| !word.is_empty())
}

/// Whether a script parts no words, or joins small ones to them: then phrases are looked for in the
/// middle of words too.
pub fn is_unparted(c: char) -> bool {
    matches!(u32::from(c),
        0x0600..=0x06ff | 0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3040..=0x30ff
        | 0x3400..=0x9fff | 0xac00..=0xd7af | 0x2_0000..=0x3_ffff)
}

/// How long a text is in words, a letter of a script without them for half a word.
pub fn length(folded: &str) -> usize {
    let unparted = folded.chars().filter(|c| is_unparted(*c)).count();
    let parted = words(folded).filter(|word| !word.starts_with(is_unparted)).count();
    parted + unparted / 2
}

fn is_letter(c: char) -> bool {
    // Vowels of Indic scripts, of Thai and Lao are marks, and parts of words all the same.
    c.is_alphanumeric() || matches!(u32::from(c), 0x0900..=0x0eff)
}

/// What is not seen, or only sits on another letter.
fn is_silent(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '`' | '´' | '\u{ad}' | '\u{640}')
        || matches!(u32::from(c), 0x0300..=0x036f | 0x064b..=0x065f | 0x200b..=0x200f | 0xfe00..=0xfe0f)
}

fn is_latin(c: char) -> bool {
    matches!(u32::from(c),
        0xaa | 0xba | 0xc0..=0xd6 | 0xd8..=0xf6 | 0xf8..=0x24f | 0x1e00..=0x1eff
        | 0xff10..=0xff5a | 0x1_d400..=0x1_d7ff)
}

fn plain(c: char) -> impl Iterator<Item = char> {
    let ascii = deunicode_char(c).unwrap_or_default();
    ascii.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lose_what_does_not_tell_them_apart() {
        let expected = [
            ("Führerschein—KAUFEN!", " fuhrerschein kaufen "),
            ("Don’t  kjøp,\nnow", " dont kjop now "),
            ("𝗕𝘂𝘆 ＮＯＷ bu\u{200b}y", " buy now buy "),
            ("Казино Онлайн", " казино онлайн "),
            ("เดิมพัน กับ", " เดิมพัน กับ "),
            ("قَرْض", " قرض "),
            ("…", " "),
            ("", " "),
        ];
        for (written, folded) in expected {
            assert_eq!(fold(written), folded, "{written}");
        }
    }

    #[test]
    fn length_is_in_words_of_every_script() {
        assert_eq!(length(&fold("one two, three")), 3);
        assert_eq!(length(&fold("这是一个很好的文章")), 4);
    }
}
