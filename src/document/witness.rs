//! Who looks on while a body is walked over, so that nobody has to walk over it again.

use std::ops::Range;

use pulldown_cmark::Event;

use super::FrontMatter;

/// Somebody who is shown the events of a body while it is parsed. They are gone afterwards: a blog's
/// events would take several times the memory of its text.
pub trait Witness {
    /// Takes the next event; `range` counts from the start of the body.
    fn see(&mut self, event: &Event<'_>, range: &Range<usize>);
}

/// Nobody.
impl Witness for () {
    fn see(&mut self, _: &Event<'_>, _: &Range<usize>) {}
}

/// What is known of a document before its body is walked over.
#[derive(Debug)]
pub struct Opening<'d> {
    /// What its author says about it.
    pub front: &'d FrontMatter,
    /// What other generators may have filled in, in code too, from the start of the body.
    pub foreign: Vec<Range<usize>>,
}
