//! The fonts that cards are set in: the blog's own, if it has one, then the two that come along. Never
//! one of the machine's, where every machine has others.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb::{Database, Source};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use unicode_script::UnicodeScript;

use crate::value::digest::Digest;

/// How heavy letters are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// As in a text: 400 in CSS.
    #[default]
    Regular,
    /// As in a heading: 600 in CSS.
    Semibold,
}

/// The name of the script that a letter belongs to: `Han`, `Arabic`.
pub fn script(letter: char) -> &'static str {
    letter.script().full_name()
}

/// Libertinus Serif, under the SIL Open Font License; see `fonts/OFL.txt`.
const REGULAR: &[u8] = include_bytes!("fonts/LibertinusSerif-Regular.otf");

const SEMIBOLD: &[u8] = include_bytes!("fonts/LibertinusSerif-Semibold.otf");

type Bytes = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// The fonts that cards are set in.
#[derive(Clone)]
pub struct Letters {
    own: Option<Bytes>,
    database: Arc<Database>,
    family: String,
    digest: Digest,
}

impl std::fmt::Debug for Letters {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Letters").field(&self.family).finish()
    }
}

impl Default for Letters {
    /// Those that come along.
    fn default() -> Self {
        static OURS: LazyLock<Letters> = LazyLock::new(|| {
            let mut database = Database::new();
            for face in [REGULAR, SEMIBOLD] {
                database.load_font_source(Source::Binary(Arc::new(face)));
            }
            let family = first_family(&database).unwrap_or_default();
            let digest = Digest::of_parts([REGULAR, SEMIBOLD]);
            Letters { own: None, database: Arc::new(database), family, digest }
        });
        OURS.clone()
    }
}

impl Letters {
    /// A blog's own font, OpenType or TrueType, and behind it those that come along; `None` where
    /// `bytes` are no font.
    pub fn of(bytes: Vec<u8>) -> Option<Self> {
        let ours = Self::default();
        FontRef::from_index(&bytes, 0).ok()?.charmap().map('a')?;
        let digest = Digest::of_parts([bytes.as_slice(), ours.digest.as_bytes()]);
        let own: Bytes = Arc::new(bytes);
        let mut database = Database::new();
        database.load_font_source(Source::Binary(Arc::clone(&own)));
        let family = first_family(&database)?;
        for face in [REGULAR, SEMIBOLD] {
            database.load_font_source(Source::Binary(Arc::new(face)));
        }
        Some(Self { own: Some(own), database: Arc::new(database), family, digest })
    }

    /// A digest of all of them.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// As the renderer knows them.
    pub(super) fn database(&self) -> &Arc<Database> {
        &self.database
    }

    /// The name of the first.
    pub(super) fn family(&self) -> &str {
        &self.family
    }

    /// The first letter or digit of `words` that none of them has. Signs do not count: words can be
    /// read without them.
    pub fn lack(&self, words: &str) -> Option<char> {
        let faces = self.faces(Weight::Regular);
        words.chars().find(|c| c.is_alphanumeric() && !has(&faces, *c))
    }

    /// `words` without what none of them has, of which only an empty box would be seen.
    pub(super) fn known<'w>(&self, words: &'w str) -> Cow<'w, str> {
        let faces = self.faces(Weight::Regular);
        let is_known = |c: char| c.is_ascii() || is_invisible(c) || has(&faces, c);
        match words.chars().all(is_known) {
            true => Cow::Borrowed(words),
            false => Cow::Owned(words.chars().filter(|c| is_known(*c)).collect()),
        }
    }

    /// The width of each letter when letters are 1 high; of one that is not there, nothing.
    pub(super) fn widths(&self, words: &str, weight: Weight) -> Vec<f32> {
        let faces = self.faces(weight);
        let width = |c| faces.iter().find_map(|face| advance(face, c)).unwrap_or_default();
        words.chars().map(width).collect()
    }

    /// The faces in the order they are asked.
    fn faces(&self, weight: Weight) -> Vec<FontRef<'_>> {
        let ours = match weight {
            Weight::Regular => [REGULAR, SEMIBOLD],
            Weight::Semibold => [SEMIBOLD, REGULAR],
        };
        let own = self.own.as_deref().map(AsRef::as_ref);
        let all = own.into_iter().chain(ours);
        all.filter_map(|bytes| FontRef::from_index(bytes, 0).ok()).collect()
    }
}

/// What a font is called, as a stylesheet would.
fn first_family(database: &Database) -> Option<String> {
    let face = database.faces().next()?;
    face.families.first().map(|(name, _)| name.clone())
}

fn has(faces: &[FontRef<'_>], c: char) -> bool {
    faces.iter().any(|face| face.charmap().map(c).is_some())
}

/// Marks that say which way words run, and joiners: no font has to show them.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

fn advance(face: &FontRef<'_>, c: char) -> Option<f32> {
    let glyph = face.charmap().map(c)?;
    face.glyph_metrics(Size::new(1.0), LocationRef::default()).advance_width(glyph)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_font_has_is_told_and_left_out() {
        let ours = Letters::default();
        for words in ["Zoë’s “Straße” – 1 ½…", "Ελλάδα", "Щука", "שלום", "tea 🍵 & ☕"]
        {
            assert_eq!(ours.lack(words), None, "{words}");
        }
        assert_eq!(ours.lack("a 日本"), Some('日'));
        assert_eq!(ours.known("a🍵 日b\u{2067}"), "a b\u{2067}");
    }

    #[test]
    fn letters_have_their_width() {
        let widths = Letters::default().widths("im日", Weight::Semibold);
        assert!(widths[0] > 0.2 && widths[1] > 2.0 * widths[0] && widths[2] == 0.0, "{widths:?}");
    }

    #[test]
    fn a_font_of_ones_own_goes_first_and_anything_else_is_none() {
        let own = Letters::of(SEMIBOLD.to_vec()).unwrap();
        assert_ne!(own.digest(), Letters::default().digest());
        assert_eq!(own.widths("w", Weight::Regular), own.widths("w", Weight::Semibold));
        for bytes in [&b""[..], b"<html>", &SEMIBOLD[..400]] {
            assert!(Letters::of(bytes.to_vec()).is_none());
        }
    }
}
