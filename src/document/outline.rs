//! The headings of a document, each with an id of its own.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::value::slug::heading_id;

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// The id it is linked by, unique within the document: the author's (`{#id}`), else made of its
    /// words; the second of a name has `-1` behind it.
    pub id: String,
    /// Its words, without markup.
    pub text: String,
    /// From the start of the body.
    pub range: Range<usize>,
}

/// Collects headings while a body is read.
#[derive(Debug, Default)]
pub(super) struct Headings {
    found: Vec<Heading>,
    open: bool,
    /// The first of level 1 that stands in nothing else.
    pub(super) first_title: Option<usize>,
}

impl Headings {
    /// Takes the next event; `depth` is how many elements are open, its own included.
    pub(super) fn see(&mut self, event: &Event<'_>, range: &Range<usize>, depth: usize) {
        if let Event::Start(Tag::Heading { level, id, .. }) = event {
            self.open = true;
            let id = id.as_deref().unwrap_or_default().to_owned();
            let (level, range) = (*level as u8, range.clone());
            if level == 1 && depth == 1 {
                self.first_title.get_or_insert(self.found.len());
            }
            self.found.push(Heading { level, id, text: String::new(), range });
        }
        if !self.open {
            return;
        }
        let Some(heading) = self.found.last_mut() else { return };
        match event {
            Event::Text(words) | Event::Code(words) | Event::InlineMath(words) => {
                heading.text.push_str(words);
            }
            Event::SoftBreak | Event::HardBreak => heading.text.push(' '),
            Event::End(TagEnd::Heading(_)) => self.open = false,
            _ => {}
        }
    }

    /// The headings in their order. An id that an author chose goes before one that is made.
    pub(super) fn finish(self) -> Vec<Heading> {
        let mut headings = self.found;
        let mut ids = Ids::default();
        for heading in headings.iter_mut().filter(|heading| !heading.id.is_empty()) {
            heading.id = ids.claim(&heading.id);
        }
        for heading in &mut headings {
            heading.text.truncate(heading.text.trim_end().len());
            if heading.id.is_empty() {
                let made = heading_id(&heading.text);
                heading.id = ids.claim(if made.is_empty() { "section" } else { &made });
            }
        }
        headings
    }
}

/// The ids that are taken.
#[derive(Debug, Default)]
struct Ids {
    taken: HashSet<String>,
    /// How often a name was wanted, so that a thousand of one name are not each counted from 1.
    wanted: HashMap<String, usize>,
}

impl Ids {
    fn claim(&mut self, name: &str) -> String {
        let times = self.wanted.entry(name.to_owned()).or_default();
        loop {
            let id = if *times == 0 { name.to_owned() } else { format!("{name}-{times}") };
            *times += 1;
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}
