//! In which script and language something is written, as far as it shows.

use super::lexicon::Lexicon;

/// A way to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Cyrillic,
    Greek,
    Hebrew,
    Arabic,
    Indic,
    Thai,
    Hangul,
    /// Chinese and Japanese.
    Han,
}

impl Script {
    /// What most of the letters are; `None` where there are hardly any.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut counts = [(0_usize, Self::Latin); 9];
        for script in text.chars().take(2000).filter_map(Self::of_letter) {
            let count = counts.get_mut(script as usize)?;
            *count = (count.0 + 1, script);
        }
        let (most, script) = counts.into_iter().max_by_key(|(count, _)| *count)?;
        (most >= 5).then_some(script)
    }

    fn of_letter(c: char) -> Option<Self> {
        match u32::from(c) {
            0x41..=0x5a | 0x61..=0x7a | 0xc0..=0x24f | 0x1e00..=0x1eff => Some(Self::Latin),
            0x370..=0x3ff => Some(Self::Greek),
            0x400..=0x52f => Some(Self::Cyrillic),
            0x590..=0x5ff => Some(Self::Hebrew),
            0x600..=0x6ff => Some(Self::Arabic),
            0x900..=0xdff => Some(Self::Indic),
            0xe00..=0xeff => Some(Self::Thai),
            0x3040..=0x30ff | 0x3400..=0x9fff => Some(Self::Han),
            0x1100..=0x11ff | 0xac00..=0xd7af => Some(Self::Hangul),
            _ => None,
        }
    }

    /// What a language is written in.
    fn of_language(tag: &str) -> Self {
        match main(tag).as_str() {
            "be" | "bg" | "kk" | "mk" | "mn" | "ru" | "sr" | "uk" => Self::Cyrillic,
            "el" => Self::Greek,
            "he" | "yi" => Self::Hebrew,
            "ar" | "fa" | "ps" | "ur" => Self::Arabic,
            "bn" | "gu" | "hi" | "kn" | "ml" | "mr" | "ne" | "pa" | "si" | "ta" | "te" => {
                Self::Indic
            }
            "lo" | "th" => Self::Thai,
            "ko" => Self::Hangul,
            "ja" | "zh" => Self::Han,
            _ => Self::Latin,
        }
    }
}

/// Whether words are written in another script or another language than a post. `title` tells the
/// script of a post whose language is not known.
pub(super) fn is_foreign(words: &str, folded: &str, title: &str, language: Option<&str>) -> bool {
    let expected = language.map_or_else(|| Script::of(title), |tag| Some(Script::of_language(tag)));
    match (Script::of(words), expected) {
        (Some(Script::Latin), Some(Script::Latin)) => {
            let spoken = Lexicon::own().language(folded);
            spoken
                .zip(language)
                .is_some_and(|(spoken, language)| spoken != related(&main(language)))
        }
        (Some(script), Some(expected)) => script != expected,
        _ => false,
    }
}

/// A language, or the one whose words it shares here.
fn related(language: &str) -> &str {
    match language {
        "da" | "nb" | "nn" => "no",
        "sk" => "cs",
        "gl" => "es",
        "ms" => "id",
        other => other,
    }
}

fn main(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::fold::fold;

    #[test]
    fn another_script_or_language_is_foreign() {
        let cases = [
            ("Das ist nicht der Weg, den ich mit dir gehen wollte", "A walk", Some("en"), true),
            (
                "Das ist nicht der Weg, den ich mit dir gehen wollte",
                "Ein Gang",
                Some("de-AT"),
                false,
            ),
            ("Det er ikke den vejen jeg ville gå med deg", "En tur", Some("nb"), false),
            ("สวัสดีครับ ขอบคุณ", "A walk", Some("en"), true),
            ("สวัสดีครับ ขอบคุณ", "A walk", None, true),
            ("Gracias, Mara", "A walk", Some("en"), false),
            ("Grand merci à vous", "A walk", None, false),
        ];
        for (words, title, language, expected) in cases {
            assert_eq!(is_foreign(words, &fold(words), title, language), expected, "{words}");
        }
    }
}
