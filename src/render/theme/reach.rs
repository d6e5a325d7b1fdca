//! What a template reaches: all templates it is made of, and what they name of `site` and of what holds whole
//! lists of posts. A page depends on no more of them.
//!
//! A name is looked for in the words of a template and not in what the engine makes of them: where it
//! stands otherwise than as `site.title`, all of `site` is reached, and where a template cannot be
//! told, all templates are.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use crate::render::fault::Templates;
use crate::render::tag::tags;
use crate::value::digest::Digest;

/// What a template reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::render) struct Reach {
    /// Of all words it is made of.
    pub(in crate::render) digest: Digest,
    /// The fields of `site` that it names; `None` for all there are.
    pub(in crate::render) fields: Option<BTreeSet<String>>,
    /// Those of [`LISTS`] that it names.
    lists: BTreeSet<&'static str>,
}

/// Variables that hold whole lists of posts. The archive of a large blog is as large as the blog.
const LISTS: [&str; 4] = ["list", "month", "year", "years"];

impl Reach {
    /// Whether a page that it shows depends on a variable.
    pub(in crate::render) fn sees(&self, variable: &str) -> bool {
        !LISTS.contains(&variable) || self.lists.contains(variable)
    }
}

/// What is known of each template by itself.
struct Map<'a> {
    templates: Templates<'a>,
    /// The templates that it names.
    next: BTreeMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Map<'a> {
    fn of(templates: Templates<'a>) -> Self {
        let next = templates.texts.iter().map(|(name, text)| {
            let named = tags(&text.content).into_iter();
            let named = named.filter(|tag| matches!(tag.kind, "extends" | "include"));
            let known = named.map(|tag| Some(templates.resolve(tag.name)?.0));
            let known: Option<BTreeSet<&str>> = known.collect();
            let all = || templates.texts.keys().map(String::as_str).collect();
            (name.as_str(), known.unwrap_or_else(all))
        });
        Self { templates, next: next.collect() }
    }

    /// Some templates and all that they are made of.
    fn from(&self, names: impl IntoIterator<Item = &'a str>) -> BTreeSet<&'a str> {
        let mut found: BTreeSet<&str> = BTreeSet::new();
        let mut ahead: Vec<&str> = names.into_iter().collect();
        while let Some(name) = ahead.pop() {
            if found.insert(name) {
                ahead.extend(self.next.get(name).into_iter().flatten());
            }
        }
        found
    }

    fn reach(&self, names: &BTreeSet<&str>, words: Digest) -> Reach {
        let texts = || names.iter().filter_map(|name| self.templates.texts.get_key_value(*name));
        let parts = texts().flat_map(|(name, text)| [name.as_bytes(), text.content.as_bytes()]);
        let digest = Digest::of_parts([words.as_bytes().as_slice()].into_iter().chain(parts));
        let fields = texts().map(|(_, text)| fields(&text.content));
        let fields = fields.collect::<Option<Vec<_>>>();
        let fields = fields.map(|all| all.into_iter().flatten().collect());
        Reach {
            digest,
            fields,
            lists: texts().flat_map(|(_, text)| lists(&text.content)).collect(),
        }
    }
}

/// What each template reaches, by the name the engine knows it by; and what components do, which any
/// template may call. Besides, all depend on the `words` that the engine speaks.
pub(super) fn all(templates: Templates<'_>, words: Digest) -> (BTreeMap<String, Reach>, Reach) {
    let map = Map::of(templates);
    let is_of_components = |content: &str| tags(content).iter().any(|tag| tag.kind == "component");
    let holders = templates.texts.iter().filter(|(_, text)| is_of_components(&text.content));
    let components = map.from(holders.map(|(name, _)| name.as_str()));
    let reaches = map.next.keys().map(|name| {
        let names = &map.from([*name]) | &components;
        ((*name).to_owned(), map.reach(&names, words))
    });
    (reaches.collect(), map.reach(&components, words))
}

/// The fields of `site` that are named in the words of a template; `None` where it may be all.
fn fields(content: &str) -> Option<BTreeSet<String>> {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        let named = r"\b(?:__tera_context|site\b(?:\.([A-Za-z_][A-Za-z0-9_]*))?)";
        Regex::new(named).expect("it is tested")
    });
    let named = NAMED.captures_iter(content);
    named.map(|found| found.get(1).map(|field| field.as_str().to_owned())).collect()
}

/// Those of [`LISTS`] that are named in the words of a template; all where it takes every variable at once.
fn lists(content: &str) -> BTreeSet<&'static str> {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        let named = format!(r"\b(?:__tera_context|{})\b", LISTS.join("|"));
        Regex::new(&named).expect("it is tested")
    });
    let named: BTreeSet<&str> = NAMED.find_iter(content).map(|found| found.as_str()).collect();
    let is_named = |name: &&str| named.contains("__tera_context") || named.contains(name);
    LISTS.into_iter().filter(is_named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Text;
    use std::sync::Arc;

    fn reached(files: &[(&str, &str)], name: &str) -> Reach {
        let texts =
            files.iter().map(|(name, words)| ((*name).to_owned(), Text::new(*name, *words)));
        let texts: BTreeMap<String, Arc<Text>> = texts.collect();
        let prefixes = ["porch/".to_owned()];
        let templates = Templates { texts: &texts, prefixes: &prefixes };
        all(templates, Digest::of("")).0[name].clone()
    }

    const FILES: [(&str, &str); 5] = [
        ("base.html", "{{ site.title }}"),
        ("post.html", "{% extends \"base.html\" %}{%- include 'parts/one-two.html' -%}"),
        ("porch/parts/one-two.html", "{% if site.menus.main %}{% endif %}"),
        ("porch/404.html", "{{ site.recent }}"),
        ("porch/calls.html", "{% component a() %}{% endcomponent a %}"),
    ];

    #[test]
    fn a_template_reaches_what_it_is_made_of() {
        let before = reached(&FILES, "post.html");
        let named = ["menus", "title"].map(str::to_owned).into();
        assert_eq!(before.fields, Some(named));
        for (at, is_reached) in [true, true, true, false, true].into_iter().enumerate() {
            let mut files = FILES;
            let changed = format!("{}.", files[at].1);
            files[at].1 = &changed;
            assert_eq!(reached(&files, "post.html").digest != before.digest, is_reached, "{at}");
        }
    }

    #[test]
    fn lists_are_seen_where_they_are_named() {
        let sees = |words, name: &str| reached(&[("a.html", words)], "a.html").sees(name);
        assert!(sees("{% for year in years %}{% endfor %}", "years"));
        assert!(sees("{{ __tera_context }}", "list"));
        assert!(!sees("{{ listed }} {{ entry.title }}", "list"));
        assert!(sees("", "entry"));
    }

    #[test]
    fn what_cannot_be_told_is_everything() {
        for words in [
            "{% set s = site %}",
            "{{ site['title'] }}",
            "{{ site?.title }}",
            "{% for a in site | pairs %}{% endfor %}",
            "{{ <a {site} /> }}",
            "{{ __tera_context }}",
            "{{ site .title }}",
        ] {
            assert_eq!(reached(&[("a.html", words)], "a.html").fields, None, "{words}");
        }
        let website = "our website {{ entry.title }} {{ sites }} {{ site_name }}";
        assert_eq!(reached(&[("a.html", website)], "a.html").fields, Some(BTreeSet::new()));
        let unknown = [("a.html", "{% include name %}"), ("b.html", "{{ site.year }}")];
        assert_eq!(reached(&unknown, "a.html").fields, Some(["year".to_owned()].into()));
    }
}
