//! Words with `*` for anything, as the patterns of embeds write them. Case does not matter.

/// Words in which every `*` stands for any characters, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Glob {
    /// What stands between the stars, in lower case.
    pieces: Vec<String>,
}

impl Glob {
    /// Reads what a pattern says; `None` when it says nothing.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let pieces: Vec<String> = text.to_ascii_lowercase().split('*').map(str::to_owned).collect();
        pieces.iter().any(|piece| !piece.is_empty()).then_some(Self { pieces })
    }

    /// The words themselves, if there is no star among them.
    pub(super) fn exact(&self) -> Option<&str> {
        match self.pieces.as_slice() {
            [whole] => Some(whole),
            _ => None,
        }
    }

    /// The longest piece: whatever fits holds it.
    pub(super) fn longest(&self) -> &str {
        self.pieces.iter().max_by_key(|piece| piece.len()).map_or("", String::as_str)
    }

    /// Whether `words`, in lower case, are meant.
    pub(super) fn fits(&self, words: &str) -> bool {
        let [first, middle @ .., last] = self.pieces.as_slice() else {
            return self.exact() == Some(words);
        };
        let Some(mut rest) = words.strip_prefix(first.as_str()) else {
            return false;
        };
        for piece in middle {
            let Some((_, after)) = rest.split_once(piece.as_str()) else {
                return false;
            };
            rest = after;
        }
        rest.ends_with(last.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_anything() {
        let cases = [
            ("Ad-Slot", "ad-slot", "ad-slots my-ad-slot"),
            ("ad-*", "ad- ad-x", "ad bad-x"),
            ("*//*.example/*", "//a.example/ https://b.example/c", "//.example //a.example"),
            ("a*bc*c", "abcc axbcxc", "abc axbc"),
        ];
        for (glob, fitting, others) in cases {
            let glob = Glob::parse(glob).unwrap();
            assert!(fitting.split(' ').all(|words| glob.fits(words)), "{glob:?}");
            assert!(!others.split(' ').any(|words| glob.fits(words)), "{glob:?}");
            assert!(fitting.split(' ').all(|words| words.contains(glob.longest())), "{glob:?}");
        }
        assert_eq!(Glob::parse("**"), None);
    }
}
