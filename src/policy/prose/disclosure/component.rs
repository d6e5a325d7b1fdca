//! Disclosures in components: a shortcode, an include of another generator, or a class of the
//! author's own HTML whose name says what it shows.

use std::ops::Range;

use super::{Clarity, Disclosure, Paid, Place};
use crate::document::Document;
use crate::policy::prose::passage::Passages;

/// The most bytes between the braces of an include that are looked at.
const LONGEST: usize = 200;

/// Every component that discloses something.
pub(super) fn find(passages: &Passages, document: &Document) -> Vec<Disclosure> {
    let calls = document.calls.iter().map(|call| (call.name.as_str(), call.range.clone()));
    let classes = passages.classes.iter().map(|(class, range)| (class.as_str(), range.clone()));
    let named = calls.chain(classes).chain(includes(document.markdown()));
    let disclosing = named.filter_map(|(name, range)| Some((disclosed(name)?, range)));
    let told = disclosing.map(|(of, source)| {
        let span = document.span(source.clone());
        let (clarity, place) = (Clarity::Clear, Place::Component);
        Disclosure { of, clarity, place, source: Some(source), span }
    });
    told.collect()
}

/// The names in `{% include x.html %}`, `{{< x >}}` and their like, with their bytes.
fn includes(body: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let opened = body.match_indices('{').map(|(at, _)| at);
    opened.filter_map(|at| {
        let near = body.get(at..body.floor_char_boundary(at + LONGEST))?;
        let inner = ["{%", "{{<", "{{%"].iter().find_map(|open| near.strip_prefix(open))?;
        let inner = inner.split(['}', '\n']).next().unwrap_or_default();
        let names = inner.split_whitespace().filter(|word| !word.contains('='));
        let name = names.map(|word| word.trim_matches(['-', '/', '"', '\'']));
        let name = name.filter(|word| !word.is_empty() && !word.starts_with("include")).next()?;
        Some((
            name,
            at..at + near.len() - near.split_once('\n').map_or(0, |(_, rest)| rest.len() + 1),
        ))
    })
}

/// What a component of that name discloses.
fn disclosed(name: &str) -> Option<Paid> {
    let name = name.to_ascii_lowercase();
    let shows = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let is_notice = shows(&["disclos", "disclaim", "notice", "note", "warning"]);
    match () {
        () if is_notice && shows(&["sponsor", "paid", "partner"]) => Some(Paid::Sponsor),
        () if is_notice && shows(&["affiliate", "amazon", "commission"]) => Some(Paid::Links),
        () if shows(&["disclosure"]) && !shows(&["responsible", "vulnerab", "widget"]) => {
            Some(Paid::Links)
        }
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_component_discloses_by_its_name() {
        let body = "{% include_cached affiliate-disclosure.html %}\n{{< affiliate-notice >}}\n\
                    {% include \"disclosure.html\" x=1 %} {{< affiliate text=\"x\" >}} {% endif %}";
        let found: Vec<_> = includes(body).filter_map(|(name, _)| disclosed(name)).collect();
        assert_eq!(found, [Paid::Links; 3]);
        assert_eq!(disclosed("sponsor-note"), Some(Paid::Sponsor));
        assert_eq!(disclosed("footnote"), None);
    }
}
