//! `pictures`: what is made of the pictures in posts.

use crate::data::{Table, Value};
use crate::diag::Severity;

/// What is made of the pictures in posts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pictures {
    /// `widths`: how wide smaller copies are, in pixels, from the smallest; 480, 960 and 1600 by default.
    /// Where there are none, pictures are published as they are.
    pub widths: Vec<u32>,
    /// `quality`: how much a copy may lose, from 1 (nearly everything) to 100; 80 by default.
    pub quality: u8,
    /// `captions`: whether the title of a picture that stands alone is its caption; on by default.
    pub captions: bool,
    /// `keep_location`: whether pictures may tell where they were taken; off by default.
    pub keep_location: bool,
}

/// The widest copy that the format can hold, in pixels: WebP writes it down in 14 bits.
const WIDEST: u64 = 16_383;

impl Default for Pictures {
    fn default() -> Self {
        Self { widths: vec![480, 960, 1600], quality: 80, captions: true, keep_location: false }
    }
}

impl Pictures {
    pub(super) fn read(table: &mut Table<'_>) -> Self {
        let usual = Self::default();
        let Some(mut inner) = table.table("pictures") else {
            return usual;
        };
        let pictures = Self {
            widths: widths(&mut inner).unwrap_or(usual.widths),
            quality: quality(&mut inner).unwrap_or(usual.quality),
            captions: inner.bool("captions").unwrap_or(usual.captions),
            keep_location: inner.bool("keep_location").unwrap_or(usual.keep_location),
        };
        table.absorb(inner.finish(Severity::Error));
        pictures
    }
}

/// In order and each once; a single one counts as a list of one.
fn widths(table: &mut Table<'_>) -> Option<Vec<u32>> {
    let written = match table.value("widths")? {
        Value::Array(items) => items.iter().collect(),
        single => vec![single],
    };
    let width = |value: &Value| {
        let width = value.as_u64().filter(|width| (1..=WIDEST).contains(width))?;
        u32::try_from(width).ok()
    };
    let widths: Option<Vec<u32>> = written.into_iter().map(width).collect();
    let Some(mut widths) = widths else {
        let message = format!("`widths` are whole numbers of pixels from 1 to {WIDEST}");
        let help = "write `widths: [480, 960, 1600]`, or `widths: []` for no copies".to_owned();
        table.error("widths", "config/picture-widths", message, help);
        return None;
    };
    widths.sort_unstable();
    widths.dedup();
    Some(widths)
}

fn quality(table: &mut Table<'_>) -> Option<u8> {
    let written = table.count("quality", 1)?;
    let quality = u8::try_from(written).ok().filter(|quality| *quality <= 100);
    if quality.is_none() {
        let message = format!("`quality` goes from 1 to 100, and this is {written}");
        let help = "write `quality: 80`; more makes larger files".to_owned();
        table.error("quality", "config/picture-quality", message, help);
    }
    quality
}
