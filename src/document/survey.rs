//! One walk over the events of a body, for all who want to know something of them.

use std::ops::Range;

use pulldown_cmark::{Event, Options};

use super::foreign::Candidates;
use super::link::Link;
use super::markdown;
use super::nesting::Depth;
use super::outline::{Heading, Headings};
use super::prose::{Count, Prose};
use super::remark::{Remark, Remarks};
use super::shortcode::Call;
use super::witness::Witness;
use crate::diag::Diagnostic;

/// What the rest of the blog needs to know of a body. Ranges count from its start.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// Headings in their order.
    pub(super) outline: Vec<Heading>,
    /// The place in `outline` of the first heading of level 1 that stands in no quotation or list.
    pub(super) first_title: Option<usize>,
    /// Links and images in their order.
    pub(super) links: Vec<Link>,
    /// What other generators would have filled in.
    pub(super) foreign: Vec<Range<usize>>,
    /// What is said to hobnob alone.
    pub(super) remarks: Vec<Remark>,
    /// Its words, counted.
    pub(super) prose: Prose,
    /// What is to be told, and where.
    pub(super) found: Vec<(Diagnostic, Range<usize>)>,
}

impl Survey {
    /// Walks over a body whose shortcodes, `calls`, are masked; `witness` sees what is seen here.
    pub(super) fn of(
        masked: &str,
        calls: &[Call],
        mut foreign: Candidates,
        options: Options,
        witness: &mut impl Witness,
    ) -> Self {
        let mut survey = Self::default();
        let (mut headings, mut count) = (Headings::default(), Count::default());
        let (mut remarks, mut depth) = (Remarks::of(masked), Depth::default());
        for (event, range) in markdown::events(masked, options) {
            if let Err(too_deep) = depth.see(&event) {
                survey.found.push((*too_deep, range.start..range.start + 1));
                break;
            }
            headings.see(&event, &range, depth.0);
            count.see(&event, &range);
            foreign.see(&event, &range);
            remarks.see(&event, &range);
            witness.see(&event, &range);
            if let Event::Start(tag) = &event {
                survey.links.extend(Link::of(tag, &range));
            }
        }
        let foreign = foreign.finish();
        survey.foreign = foreign.places;
        survey.remarks = remarks.finish(calls);
        survey.found.extend(foreign.told);
        survey.first_title = headings.first_title;
        Self { outline: headings.finish(), prose: count.finish(), ..survey }
    }
}
