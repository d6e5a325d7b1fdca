//! What is noted of a body while it is parsed, by one look at each event.

use std::ops::Range;

use pulldown_cmark::Event;

use crate::document::{Opening, Witness};
use crate::policy::markup::RawHtml;
use crate::policy::prose::Gatherer;

/// Words and raw HTML of a body, as far as it is read.
#[derive(Debug)]
pub struct Notes {
    pub(super) words: Gatherer,
    pub(super) html: RawHtml,
}

impl Notes {
    /// Begins with what the front matter says to the reader.
    pub fn new(opening: Opening<'_>) -> Self {
        Self { words: Gatherer::new(opening), html: RawHtml::default() }
    }
}

impl Witness for Notes {
    fn see(&mut self, event: &Event<'_>, range: &Range<usize>) {
        self.words.see(event, range);
        self.html.see(event, range);
    }
}
