//! Words broken into lines: as large as the box allows, then as even as the number of lines allows.

use serde::Serialize;

use super::letters::{Letters, Weight};
use super::piece::{Piece, pieces};

/// How far lines are apart, by the size of their letters.
const LEADING: f32 = 1.16;

/// The box that words have, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// How wide.
    pub width: f32,
    /// How high.
    pub height: f32,
    /// The largest letters.
    pub largest: f32,
    /// The smallest letters; what does not fit then is cut off.
    pub smallest: f32,
}

/// Words that fit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fitted {
    /// The size of the letters, in pixels.
    pub size: f32,
    /// How far lines are apart, in pixels.
    pub leading: f32,
    /// The lines, from the top.
    pub lines: Vec<String>,
}

impl Room {
    /// With numbers that a card can have, whatever a template says.
    fn sane(self) -> Self {
        let length =
            |length: f32| if length.is_finite() { length.clamp(1.0, 10_000.0) } else { 1.0 };
        let smallest = length(self.smallest).max(8.0);
        let largest = length(self.largest).max(smallest);
        Self { width: length(self.width), height: length(self.height), largest, smallest }
    }
}

/// Breaks words into lines. Words that cannot be written whole, since a letter is in none of the fonts,
/// have no line.
pub fn fit(words: &str, letters: &Letters, weight: Weight, room: Room) -> Fitted {
    let room = room.sane();
    let words = if letters.lack(words).is_none() { letters.known(words) } else { "".into() };
    let pieces = pieces(&words, &letters.widths(&words, weight));
    let space: f32 = letters.widths(" ", weight).iter().sum();
    let (size, mut lines) = sizes(room)
        .find_map(|size| Some((size, set(&pieces, space, size, room)?)))
        .unwrap_or_else(|| (room.smallest, cut(&pieces, space, room)));
    lines.retain(|line| !line.is_empty());
    Fitted { size, leading: size * LEADING, lines }
}

/// From the largest to the smallest.
fn sizes(room: Room) -> impl Iterator<Item = f32> {
    /// How much smaller the next size is, in pixels.
    const STEP: f32 = 4.0;
    let next = move |size: &f32| Some(size - STEP).filter(|next| *next >= room.smallest);
    std::iter::successors(Some(room.largest), next)
}

/// How many lines have room; one has in any case.
fn most(size: f32, room: Room) -> usize {
    // The last line needs no space below its own letters.
    let more = ((room.height - size) / (size * LEADING)).floor().max(0.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is not negative"
    )]
    let more = more as usize;
    more + 1
}

/// The lines at this size, if they have room.
fn set(pieces: &[Piece], space: f32, size: f32, room: Room) -> Option<Vec<String>> {
    let width = room.width / size;
    if pieces.iter().any(|piece| piece.width() > width) {
        return None;
    }
    let count = lines(pieces, space, width).len();
    (count <= most(size, room)).then(|| even(pieces, space, width, count))
}

/// The lines at the smallest size, whatever has to be cut: words that are wider than a line, and lines
/// for which there is no room.
fn cut(pieces: &[Piece], space: f32, room: Room) -> Vec<String> {
    let (width, most) = (room.width / room.smallest, most(room.smallest, room));
    let narrow: Vec<Piece> =
        pieces.iter().flat_map(|piece| piece.clone().cut(width - space)).collect();
    let mut all = lines(&narrow, space, width);
    if all.len() > most {
        all.truncate(most);
        if let Some(last) = all.last_mut() {
            *last = format!("{}…", last.trim_end_matches(|c: char| !c.is_alphanumeric()));
        }
    }
    all
}

/// The same number of lines, as narrow as they can be: the last is not left with one word.
fn even(pieces: &[Piece], space: f32, width: f32, count: usize) -> Vec<String> {
    /// Narrow enough: the eye sees no difference.
    const NEAR: f32 = 0.05;
    let (mut fits, mut is_less) = (width, 0.0);
    while fits - is_less > NEAR {
        let middle = f32::midpoint(fits, is_less);
        let has_room = pieces.iter().all(|piece| piece.width() <= middle);
        match has_room && lines(pieces, space, middle).len() <= count {
            true => fits = middle,
            false => is_less = middle,
        }
    }
    lines(pieces, space, fits)
}

/// Lines of at most this width, each as full as it can be.
fn lines(pieces: &[Piece], space: f32, most: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut width = 0.0;
    for piece in pieces {
        let gap = if piece.is_apart { space } else { 0.0 };
        let wider = width + gap + piece.width();
        match lines.last_mut().filter(|_| wider <= most) {
            Some(line) => {
                line.push_str(if piece.is_apart { " " } else { "" });
                line.push_str(&piece.text);
                width = wider;
            }
            None => {
                lines.push(piece.text.clone());
                width = piece.width();
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fitted(words: &str) -> (f32, Vec<String>) {
        let room = Room { width: 1040.0, height: 340.0, largest: 96.0, smallest: 52.0 };
        let fitted = fit(words, &Letters::default(), Weight::Semibold, room);
        (fitted.size, fitted.lines)
    }

    #[test]
    fn titles_are_as_large_and_as_even_as_they_can_be() {
        assert_eq!(fitted("Fog"), (96.0, vec!["Fog".into()]));
        let (size, lines) = fitted("Small programs that open a conversation");
        assert_eq!(
            (size, lines.join("|").as_str()),
            (96.0, "Small programs that|open a conversation")
        );
        let (size, lines) = fitted(
            "What I learned in forty-one days from the one reader who wrote back, and then wrote again",
        );
        assert!(size < 96.0 && lines.len() <= 4, "{size} {lines:?}");
        let shortest = lines.iter().map(|line| line.chars().count()).min();
        assert!(shortest > Some(15), "{lines:?}");
    }

    #[test]
    fn what_has_no_room_is_cut() {
        let long =
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
        let (size, lines) = fitted(long);
        assert_eq!((size, lines.concat().as_str()), (52.0, long));
        assert!(lines.len() > 1);
        let (size, lines) = fitted(&"endless words, ".repeat(60));
        assert_eq!((size, lines.len()), (52.0, 5));
        assert!(lines[4].ends_with("words…") || lines[4].ends_with("endless…"), "{lines:?}");
    }

    #[test]
    fn nothing_is_nothing_and_half_a_title_is_none() {
        for words in ["", "  ", "🍵", "Rust で書く", "\u{301}", "\u{202e}"] {
            let (_, lines) = fitted(words);
            assert!(lines.iter().all(|line| !line.contains("Rust")), "{words}: {lines:?}");
        }
        assert_eq!(fitted("Tea 🍵").1, ["Tea"]);
    }
}
