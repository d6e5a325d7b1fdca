//! Disclosures in components: a shortcode, an include of another generator, or a class of the
//! author's own HTML whose name says what it shows.

use super::{Clarity, Disclosure, Paid, Place};
use crate::document::Document;
use crate::policy::prose::passage::Passages;

/// Every component that discloses something.
pub(super) fn find(passages: &Passages, document: &Document) -> Vec<Disclosure> {
    let calls = document.calls.iter().map(|call| (call.name.as_str(), call.range.clone()));
    let classes = passages.classes.iter().map(|(class, range)| (class.as_str(), range.clone()));
    let foreign = document.foreign.iter().filter_map(|range| {
        Some((included(document.markdown().get(range.clone())?)?, range.clone()))
    });
    let named = calls.chain(classes).chain(foreign);
    let disclosing = named.filter_map(|(name, range)| Some((disclosed(name)?, range)));
    let told = disclosing.map(|(of, source)| {
        let span = document.span(source.clone());
        let (clarity, place) = (Clarity::Clear, Place::Component);
        Disclosure { of, clarity, place, source: Some(source), span }
    });
    told.collect()
}

/// The name in `{% include x.html %}`, `{{< x >}}` or their like.
fn included(foreign: &str) -> Option<&str> {
    let words = foreign.split(['{', '}', '<', '>', '%', ' ', '"', '\'']);
    let mut names = words.filter(|word| !word.is_empty() && *word != "-" && !word.contains('='));
    names.find(|word| !word.starts_with("include") && *word != "render")
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
        for (foreign, name) in [
            ("{% include_cached affiliate-disclosure.html %}", "affiliate-disclosure.html"),
            ("{{< affiliate-notice >}}", "affiliate-notice"),
            ("{%- include \"disclosure.html\" x=1 -%}", "disclosure.html"),
        ] {
            assert_eq!(included(foreign), Some(name));
            assert_eq!(disclosed(name), Some(Paid::Links), "{name}");
        }
        assert_eq!(disclosed("sponsor-note"), Some(Paid::Sponsor));
        assert_eq!(disclosed("footnote"), None);
    }
}
