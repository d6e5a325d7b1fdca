//! The posts that an export tells of, each put together from all that was told.

use std::collections::HashMap;

use crate::import::comments::{Place, System, Thread};

/// One post as the export knows it.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) system: System,
    pub(super) thread: Thread,
    /// Whether the export has it, and not only comments that name it.
    pub(super) is_known: bool,
}

/// All posts, in the order in which they were told first.
#[derive(Default)]
pub(super) struct Threads {
    all: Vec<Told>,
    by_key: HashMap<(System, String), usize>,
}

impl Threads {
    pub(super) fn all(&self) -> &[Told] {
        &self.all
    }

    /// Adds what is told of a post.
    pub(super) fn tell(&mut self, system: System, thread: Thread) {
        let number = self.of(system, &thread.key, &thread.place);
        if let Some(told) = self.all.get_mut(number) {
            told.is_known = true;
            merge(&mut told.thread, thread);
        }
    }

    /// The number of the post that rows call `key`.
    pub(super) fn of(&mut self, system: System, key: &str, place: &Place) -> usize {
        let next = self.all.len();
        let number = *self.by_key.entry((system, key.to_owned())).or_insert(next);
        if number == next {
            let thread = Thread { key: key.to_owned(), place: place.clone(), ..Thread::default() };
            self.all.push(Told { system, thread, is_known: false });
        }
        number
    }
}

/// Of what is told twice, the first counts; of lists, everything.
fn merge(known: &mut Thread, told: Thread) {
    add(&mut known.ids, told.ids);
    add(&mut known.urls, told.urls);
    let filled = |word: Option<String>| word.filter(|word| !word.trim().is_empty());
    known.slug = known.slug.take().or(filled(told.slug));
    known.file = known.file.take().or(filled(told.file));
    known.title = known.title.take().or(filled(told.title));
    known.is_closed |= told.is_closed;
    known.offset = known.offset.or(told.offset);
}

fn add(known: &mut Vec<String>, told: Vec<String>) {
    for word in told {
        if !word.trim().is_empty() && !known.contains(&word) {
            known.push(word);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_twice_is_put_together() {
        let mut threads = Threads::default();
        let place = Place::default();
        let number = threads.of(System::Disqus, "7", &place);
        let told = |url: &str, title: Option<&str>| Thread {
            key: "7".to_owned(),
            urls: vec![url.to_owned()],
            title: title.map(str::to_owned),
            ..Thread::default()
        };
        threads.tell(System::Disqus, told("/a/", None));
        threads.tell(System::Disqus, told("/b/", Some("B")));
        threads.tell(System::Disqus, told("/a/", Some("C")));
        assert_eq!(threads.of(System::Disqus, "7", &place), number);
        assert_ne!(threads.of(System::WordPress, "7", &place), number);
        let thread = &threads.all()[number].thread;
        assert_eq!((&*thread.urls.join(" "), thread.title.as_deref()), ("/a/ /b/", Some("B")));
    }
}
