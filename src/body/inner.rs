//! What stands inside one element.

use pulldown_cmark::Event;

use super::Placed;

/// The events up to the end of the element that has just begun; the end is taken too.
pub(super) struct Inner<'s, 'a> {
    events: &'s mut dyn Iterator<Item = Placed<'a>>,
    open: usize,
}

/// The events inside the element whose start was the last event.
pub(super) fn inner<'s, 'a>(events: &'s mut dyn Iterator<Item = Placed<'a>>) -> Inner<'s, 'a> {
    Inner { events, open: 1 }
}

impl<'a> Iterator for Inner<'_, 'a> {
    type Item = Placed<'a>;

    fn next(&mut self) -> Option<Placed<'a>> {
        if self.open == 0 {
            return None;
        }
        let (event, range) = self.events.next()?;
        match event {
            Event::Start(_) => self.open += 1,
            Event::End(_) => self.open -= 1,
            _ => {}
        }
        (self.open > 0).then_some((event, range))
    }
}

/// The words of events, without markup; a line break is a space.
pub(super) fn words<'a>(events: impl Iterator<Item = Placed<'a>>) -> String {
    let mut words = String::new();
    for (event, _) in events {
        match event {
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) => {
                words.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    words
}
