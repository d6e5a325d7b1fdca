//! Finding again what somebody said: words in what was said, who said it, and where.

/// What is looked for: words, of which every one has to be there; what stands in quotation marks
/// belongs together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    terms: Vec<Vec<char>>,
}

/// A place that holds what was looked for, with the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit<'a> {
    /// Whether the text goes on before it.
    pub is_cut_before: bool,
    /// What stands before it.
    pub before: &'a str,
    /// The words themselves, as written there.
    pub found: &'a str,
    /// What stands behind it.
    pub after: &'a str,
    /// Whether the text goes on behind it.
    pub is_cut_after: bool,
}

impl Query {
    /// Reads what somebody types: `glue "sixty degrees"`. Letter case and accents do not matter.
    pub fn parse(words: &str) -> Self {
        let parts = words.split('"').enumerate();
        let terms = parts.flat_map(|(number, part)| match number % 2 {
            1 => vec![part.trim()],
            _ => part.split_whitespace().collect(),
        });
        let terms = terms.filter(|term| !term.is_empty());
        Self { terms: terms.map(|term| Folded::of(term).characters()).collect() }
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether every word stands in at least one of `texts`.
    pub fn is_in<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> bool {
        let mut missing: Vec<&Vec<char>> = self.terms.iter().collect();
        for text in texts {
            let folded = Folded::of(text);
            missing.retain(|term| folded.find(term).is_none());
        }
        missing.is_empty()
    }

    /// The first place in `text` that holds one of the words, with up to `around` characters on both
    /// sides, cut between words.
    pub fn hit<'t>(&self, text: &'t str, around: usize) -> Option<Hit<'t>> {
        let folded = Folded::of(text);
        let places = self.terms.iter().filter_map(|term| {
            let start = folded.find(term)?;
            Some((start, start + term.len()))
        });
        let (start, end) = places.min()?;
        let byte = |at: usize| folded.0.get(at).map_or(text.len(), |(_, byte)| *byte);
        let from = byte(word_start(&folded, start.saturating_sub(around), start));
        let to = byte(word_end(&folded, (end + around).min(folded.0.len()), end));
        Some(Hit {
            is_cut_before: from > 0,
            before: text.get(from..byte(start))?,
            found: text.get(byte(start)..byte(end))?,
            after: text.get(byte(end)..to)?,
            is_cut_after: to < text.len(),
        })
    }
}

/// The first border of a word from `at` on, not behind `limit`.
fn word_start(folded: &Folded, at: usize, limit: usize) -> usize {
    if at == 0 {
        return 0;
    }
    let is_space = |at: usize| folded.0.get(at).is_some_and(|(c, _)| c.is_whitespace());
    (at..limit).find(|at| is_space(*at)).map_or(limit.min(at), |space| space + 1)
}

/// The last border of a word up to `at`, not before `limit`.
fn word_end(folded: &Folded, at: usize, limit: usize) -> usize {
    if at >= folded.0.len() {
        return at;
    }
    let is_space = |at: usize| folded.0.get(at).is_some_and(|(c, _)| c.is_whitespace());
    (limit..=at).rev().find(|at| is_space(*at)).unwrap_or(at)
}

/// A text as it is compared: each character in lower case and without its accent, with the byte
/// where it stands. A character stays one character, so that places can be told.
struct Folded(Vec<(char, usize)>);

impl Folded {
    fn of(text: &str) -> Self {
        Self(text.char_indices().map(|(at, character)| (fold(character), at)).collect())
    }

    fn characters(self) -> Vec<char> {
        self.0.into_iter().map(|(character, _)| character).collect()
    }

    fn find(&self, term: &[char]) -> Option<usize> {
        let is_there = |window: &[(char, usize)]| {
            window.iter().zip(term).all(|((found, _), wanted)| found == wanted)
        };
        self.0.windows(term.len().max(1)).position(is_there)
    }
}

/// The end of the Latin letters with accents; beyond it, an accent is the letter.
const LATIN_ENDS: char = '\u{24f}';

fn fold(character: char) -> char {
    let plain = match character {
        '’' | '‘' => '\'',
        '\u{c0}'..=LATIN_ENDS => deunicode::deunicode_char(character)
            .and_then(|plain| plain.chars().next())
            .unwrap_or(character),
        other => other,
    };
    plain.to_lowercase().next().unwrap_or(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hit(query: &str, text: &str, around: usize) -> Option<String> {
        let found = Query::parse(query);
        let hit = found.hit(text, around)?;
        Some(format!("{}[{}]{}", hit.before, hit.found, hit.after))
    }

    #[test]
    fn every_word_has_to_be_somewhere() {
        let query = Query::parse("Glue sixty");
        assert!(query.is_in(["The glue", "held at SIXTY degrees"]));
        assert!(!query.is_in(["The glue", "held at eighty"]));
        assert!(Query::parse("\"the glue\"").is_in(["Over the glue"]));
        assert!(!Query::parse("\"glue the\"").is_in(["Over the glue"]));
    }

    #[test]
    fn case_and_accents_do_not_matter_and_letters_do() {
        assert!(Query::parse("setubal").is_in(["Setúbal"]));
        assert!(Query::parse("ZOË").is_in(["Zoe"]));
        assert!(Query::parse("人々").is_in(["人々に会う"]));
        assert!(!Query::parse("ba").is_in(["бa"]));
    }

    #[test]
    fn the_words_around_are_whole() {
        let text = "a pot that is held at sixty for a whole day is tired";
        assert_eq!(hit("sixty", text, 10).as_deref(), Some("held at [sixty] for a"));
        assert_eq!(hit("pot", text, 3).as_deref(), Some("a [pot]"));
        assert_eq!(hit("Frau", "für Frau", 40).as_deref(), Some("für [Frau]"));
        assert_eq!(hit("glue", text, 10), None);
    }
}
