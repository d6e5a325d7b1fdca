//! The blogroll: everybody whom the blog's readers should meet, nobody twice.

use super::{Entry, Section};
use crate::config::{Config, Person};

/// Those of the configuration, then those of published pages, in the order of the site. Whoever is named
/// again, by the same name at the same address, stays as they were named first.
pub(super) fn all(config: &Config, entries: &[Entry], sections: &[Section]) -> Vec<Person> {
    let entries = entries.iter().map(|entry| &entry.document);
    let documents = entries.chain(sections.iter().filter_map(|section| section.document.as_ref()));
    let on_pages = documents.flat_map(|document| &document.front.people);
    let mut people: Vec<Person> = Vec::new();
    for person in config.people.iter().chain(on_pages) {
        if !people.iter().any(|known| key(known) == key(person)) {
            people.push(person.clone());
        }
    }
    people
}

fn key(person: &Person) -> (&str, &str) {
    (&person.name, person.url.trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use crate::site::sample::Sample;

    #[test]
    fn nobody_stands_on_the_blogroll_twice() {
        let site = Sample::new("people:\n- {name: A, url: 'https://a.test/', about: First.}\n")
            .with_all(&[
                ("b.md", "people: [{name: B, url: 'https://a.test'}]"),
                ("c.md", "people: [{name: A, url: 'https://a.test', about: Second.}]"),
                ("d.md", "draft: true\npeople: [{name: D, url: 'https://d.test'}]"),
                ("_index.md", "people: [{name: E, url: 'https://e.test'}]"),
            ])
            .site();
        let found = site.people.iter().map(|person| (&*person.name, person.about.as_deref()));
        assert_eq!(found.collect::<Vec<_>>(), [("A", Some("First.")), ("B", None), ("E", None)]);
    }
}
