//! Authors whose name looks like a slip of the finger. A guest whom nobody introduced is welcome.

use super::{Entry, Site};
use crate::diag::{Diagnostic, Findings};
use crate::value::suggest::did_you_mean;

/// A warning for every post by somebody who is almost one of `authors`.
pub(super) fn faults(site: &Site) -> Findings {
    let known = || {
        let authors = site.config.authors.iter();
        authors.flat_map(|(key, author)| [key.as_str(), author.name.as_str()])
    };
    let authors = site.taxonomies.iter().filter(|taxonomy| taxonomy.config.name == "authors");
    let strangers =
        authors.flat_map(|taxonomy| &taxonomy.terms).filter(|term| term.author.is_none());
    let slips = strangers.filter_map(|term| Some((term, did_you_mean(&term.name, known())?)));
    let posts = slips.flat_map(|(term, help)| {
        let entries = term.entries.iter().map(|id| site.entry(*id)).filter(|entry| states(entry));
        entries.map(move |entry| fault(entry, &term.name, &help))
    });
    posts.collect()
}

/// Whether a post names its authors itself.
fn states(entry: &Entry) -> bool {
    entry.document.front.terms.contains_key("authors")
}

fn fault(entry: &Entry, name: &str, help: &str) -> Diagnostic {
    Diagnostic::warning("site/author", format!("`{name}` is nobody in `authors`"))
        .at(entry.document.front_span("authors"))
        .help(help)
}

#[cfg(test)]
mod tests {
    use crate::site::sample::{Sample, messages};

    #[test]
    fn a_slip_is_told_and_a_guest_is_not() {
        let config = "authors: {mara: {name: Mara Lind}, jon: {}}\n";
        let sample = Sample::new(config)
            .with("posts/2026-03-01-a.md", "---\nauthors: [jno, Mara Lind]\n---\n")
            .with("posts/2026-03-02-b.md", "---\nauthors: A Guest\n---\n");
        let (_, found) = sample.assemble().unwrap();
        let expected = "content/posts/2026-03-01-a.md:2:10: `jno` is nobody in `authors` \
                        (did you mean `jon`?)";
        assert_eq!(messages(&found), [expected]);
    }
}
