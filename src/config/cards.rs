//! `cards`: the pictures that other sites show when somebody passes on an address.

use crate::data::Table;
use crate::diag::Severity;

/// The pictures that other sites show when somebody passes on an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cards {
    /// `draw`: whether a card is drawn for each post that has no picture, and one for the blog; on by
    /// default.
    pub draw: bool,
    /// `font`: a font file of the blog, from its root, that cards are set in.
    pub font: Option<String>,
}

impl Cards {
    pub(super) fn read(table: &mut Table<'_>) -> Self {
        let mut cards = Self { draw: true, font: None };
        if let Some(mut inner) = table.table("cards") {
            cards.draw = inner.bool("draw").unwrap_or(cards.draw);
            cards.font = inner.string("font");
            table.absorb(inner.finish(Severity::Error));
        }
        cards
    }
}
