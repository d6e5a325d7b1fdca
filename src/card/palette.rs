//! The pixels of a card in few colours: a flat ground, and the steps between it and the letters. Half
//! as many bytes as pixels, and no eye sees which colours were taken for others.

use std::collections::BTreeMap;

use resvg::tiny_skia::Pixmap;

/// Red, green and blue.
type Colour = [u8; 3];

/// The most colours that a palette holds (PNG, 11.2.2).
const PALETTE: usize = 256;

/// A picture of more colours than these is none of flat grounds and letters, and keeps them all.
const MANY: usize = 4096;

/// Pixels, as PNG writes them.
pub(super) enum Coloured {
    /// By their number in a palette.
    Few {
        /// Red, green and blue of each colour, the most frequent first.
        palette: Vec<u8>,
        /// A byte each.
        pixels: Vec<u8>,
    },
    /// Red, green and blue of each.
    Many(Vec<u8>),
}

impl Coloured {
    /// The pixels of a picture that nothing shines through.
    pub(super) fn of(pixels: &Pixmap) -> Self {
        let runs = runs(pixels);
        let mut counts: BTreeMap<Colour, usize> = BTreeMap::new();
        for (colour, length) in &runs {
            *counts.entry(*colour).or_default() += length;
        }
        if counts.len() > MANY {
            return Self::Many(runs.iter().flat_map(|(c, length)| c.repeat(*length)).collect());
        }
        let palette = most_frequent(&counts);
        let near: BTreeMap<Colour, u8> =
            counts.into_keys().map(|colour| (colour, nearest(colour, &palette))).collect();
        let mut pixels = Vec::with_capacity(pixels.pixels().len());
        for (colour, length) in runs {
            let number = near.get(&colour).copied().unwrap_or_default();
            pixels.resize(pixels.len() + length, number);
        }
        Self::Few { palette: palette.concat(), pixels }
    }
}

/// How often a colour follows itself, from the upper left.
fn runs(pixels: &Pixmap) -> Vec<(Colour, usize)> {
    let mut runs = Vec::new();
    let mut rest = pixels.data();
    while let [red, green, blue, _, ..] = *rest {
        let length = alike(rest);
        runs.push(([red, green, blue], length));
        rest = rest.get(length * PIXEL..).unwrap_or_default();
    }
    runs
}

/// How many bytes a pixel has: red, green, blue, and how much shines through.
const PIXEL: usize = 4;

/// How many pixels are like the first. Most of a card is ground: it is looked at in large parts.
fn alike(bytes: &[u8]) -> usize {
    const PART: usize = 256;
    let parts = (PIXEL..).step_by(PART);
    let is_same = |at: &usize| {
        let part = bytes.get(*at..at + PART);
        part.is_some() && part == bytes.get(at - PIXEL..at - PIXEL + PART)
    };
    let same = parts.take_while(is_same).count() * PART;
    let after = bytes.get(same..).unwrap_or_default().chunks_exact(PIXEL);
    same / PIXEL + after.take_while(|pixel| bytes.starts_with(pixel)).count()
}

fn most_frequent(counts: &BTreeMap<Colour, usize>) -> Vec<Colour> {
    let mut colours: Vec<(&Colour, &usize)> = counts.iter().collect();
    // Of two that are as frequent, the darker first: the sort is stable.
    colours.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    colours.into_iter().take(PALETTE).map(|(colour, _)| *colour).collect()
}

/// The number of the colour in the palette that is nearest.
fn nearest(colour: Colour, palette: &[Colour]) -> u8 {
    let distance = |other: &Colour| -> u32 {
        let apart = colour.iter().zip(other).map(|(one, two)| u32::from(one.abs_diff(*two)));
        apart.map(|apart| apart * apart).sum()
    };
    let numbered = (0..=u8::MAX).zip(palette);
    numbered.min_by_key(|(_, other)| distance(other)).map_or(0, |(number, _)| number)
}
