//! Disclosures in the front matter: for a theme to show.

use super::{Clarity, Disclosure, Paid, Place};
use crate::data::{DataFile, Key, Value, Written};
use crate::document::Document;

/// Every disclosure among the keys of the front matter, and among those under `extra` and `params`.
pub(super) fn find(document: &Document) -> Vec<Disclosure> {
    let Some(written) = &document.head else { return Vec::new() };
    let mut found = Vec::new();
    let mut tell = |of, span| {
        let (clarity, place) = (Clarity::Clear, Place::FrontMatter);
        found.push(Disclosure { of, clarity, place, source: None, span });
    };
    if document.front.sponsor.is_some() {
        tell(Paid::Sponsor, document.front_span("sponsor"));
    }
    let is_paid = |purpose: &str| matches!(purpose.trim(), "sponsored" | "paid" | "advertorial");
    if document.front.purpose.as_deref().is_some_and(is_paid) {
        tell(Paid::Sponsor, document.front_span("purpose"));
    }
    for (path, of) in keys(document, written) {
        tell(of, written.span(&path));
    }
    found
}

/// The keys whose name says that they disclose something, and whose value says yes.
fn keys(document: &Document, written: &Written) -> Vec<(Vec<Key>, Paid)> {
    // The head is read again for names that documents do not keep, and few have one of them.
    let words = document.text.content.get(..document.body.start).unwrap_or_default();
    let words = words.to_ascii_lowercase();
    if !["disclos", "disclaim", "affiliate", "sponsored"].iter().any(|name| words.contains(name)) {
        return Vec::new();
    }
    let Ok(file) = DataFile::parse(written.clone()) else { return Vec::new() };
    let mut found = Vec::new();
    let mut maps = vec![(Vec::new(), &file.value)];
    for name in ["extra", "params"] {
        maps.extend(file.value.get(name).map(|map| (vec![Key::Name(name.to_owned())], map)));
    }
    for (path, map) in maps {
        for (name, value) in map.as_object().into_iter().flatten() {
            if let Some(of) = disclosed(name).filter(|_| says_yes(value)) {
                found.push(([path.clone(), vec![Key::Name(name.clone())]].concat(), of));
            }
        }
    }
    found
}

/// What a key of that name discloses.
fn disclosed(name: &str) -> Option<Paid> {
    let name: String = name.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let name = name.to_lowercase();
    let is_of_links = name.contains("affiliate")
        && ["disc", "notice", "note", "warning"].iter().any(|word| name.contains(word));
    let is_disclosure = name.starts_with("disclos") || name.ends_with("disclosure");
    match name.as_str() {
        "sponsored" | "issponsored" | "sponsoredpost" | "paidpost" => Some(Paid::Sponsor),
        "hasaffiliatelinks" | "affiliatelinks" | "affiliate" => Some(Paid::Links),
        _ if is_of_links => Some(Paid::Links),
        _ if is_disclosure && name.contains("sponsor") => Some(Paid::Sponsor),
        _ if is_disclosure => Some(Paid::Links),
        _ => None,
    }
}

fn says_yes(value: &Value) -> bool {
    match value {
        Value::Bool(truth) => *truth,
        Value::String(words) => {
            !matches!(words.trim().to_lowercase().as_str(), "" | "false" | "no" | "off" | "none")
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_discloses_by_its_name() {
        for name in ["disclosure", "affiliate_disclaimer", "affiliateDisclosure", "affiliate-links"]
        {
            assert_eq!(disclosed(name), Some(Paid::Links), "{name}");
        }
        assert_eq!(disclosed("sponsored"), Some(Paid::Sponsor));
        for name in ["affiliate_url", "disc", "discussion", "disclaimer", "sponsor"] {
            assert_eq!(disclosed(name), None, "{name}");
        }
    }
}
