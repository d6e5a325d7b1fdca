//! Captions: what a picture that stands alone in its paragraph says in its title, readers should see.

use std::collections::HashSet;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Placed;

/// The paragraphs that are nothing but a picture with a title.
#[derive(Default)]
pub(super) struct Captions {
    /// Where each begins, from the start of the body.
    starts: HashSet<usize>,
}

impl Captions {
    /// Looks for them.
    pub(super) fn find(events: &[Placed<'_>]) -> Self {
        let paragraphs = events.windows(2).enumerate().filter_map(|(at, pair)| {
            let [(Event::Start(Tag::Paragraph), range), (Event::Start(image), _)] = pair else {
                return None;
            };
            let Tag::Image { title, .. } = image else { return None };
            let is_alone = !title.trim().is_empty() && ends_with_image(&events[at + 2..]);
            is_alone.then_some(range.start)
        });
        Self { starts: paragraphs.collect() }
    }

    /// Whether the paragraph that begins there is one.
    pub(super) fn holds(&self, start: usize) -> bool {
        self.starts.contains(&start)
    }
}

/// Whether a paragraph ends where the image ends in which these events begin.
fn ends_with_image(events: &[Placed<'_>]) -> bool {
    let mut open = 1_usize;
    let end = events.iter().position(|(event, _)| {
        match event {
            Event::Start(_) => open += 1,
            Event::End(_) => open -= 1,
            _ => {}
        }
        open == 0
    });
    let after = end.and_then(|end| events.get(end + 1));
    matches!(after, Some((Event::End(TagEnd::Paragraph), _)))
}
