//! The names of the keys, and the names that other generators have for the same thing.

use crate::config::Config;
use crate::data::Table;
use crate::diag::Diagnostic;
use crate::value::plural::count;
use crate::value::suggest::did_you_mean;

/// Every key there is, but for the taxonomies of the configuration.
const KEYS: [&str; 27] = [
    "title",
    "description",
    "date",
    "updated",
    "draft",
    "slug",
    "permalink",
    "aliases",
    "tags",
    "categories",
    "series",
    "authors",
    "summary",
    "template",
    "image",
    "lang",
    "publish_date",
    "expires",
    "sponsor",
    "purpose",
    "comments",
    "discussion",
    "search",
    "people",
    "policy",
    "extra",
    "taxonomies",
];

/// A key and what Jekyll, Hugo, Zola, Eleventy, Hexo, Astro and their themes call it.
const OTHER_NAMES: [(&str, &[&str]); 11] = [
    ("description", &["desc"]),
    ("date", &["pubDate", "pubdate", "created"]),
    (
        "updated",
        &["lastmod", "last_modified_at", "modified", "updatedDate", "updated_at", "last_updated"],
    ),
    ("publish_date", &["publishDate", "publishdate", "publish"]),
    ("expires", &["expiryDate", "expirydate", "unpublishdate", "expire"]),
    ("permalink", &["url", "path"]),
    ("aliases", &["redirect_from", "redirects"]),
    ("summary", &["excerpt"]),
    (
        "image",
        &[
            "images",
            "cover",
            "thumbnail",
            "featured_image",
            "featuredImage",
            "header_image",
            "heroImage",
            "hero",
            "banner",
            "teaser",
            "og_image",
        ],
    ),
    ("lang", &["language", "locale"]),
    ("extra", &["params"]),
];

/// All names of `key`, its own first.
pub(in crate::document) fn names(key: &str) -> impl Iterator<Item = &str> {
    let others = OTHER_NAMES.iter().filter(move |(own, _)| *own == key);
    std::iter::once(key).chain(others.flat_map(|(_, others)| others.iter().copied()))
}

/// The name under which `key` is written here: its own, else another generator's, with a hint.
pub(super) fn written(table: &mut Table<'_>, key: &'static str) -> &'static str {
    let mut found = key;
    let others = OTHER_NAMES.iter().filter(|(own, _)| *own == key).flat_map(|(_, others)| *others);
    for other in others.copied().filter(|other| table.has(other)).collect::<Vec<_>>() {
        table.value(other);
        hint(table, other, key, found != key || table.has(key));
        if found == key && !table.has(key) {
            found = other;
        }
    }
    found
}

/// Says that `other` is understood, and what it is called here.
pub(super) fn hint(table: &mut Table<'_>, other: &str, key: &str, is_passed_over: bool) {
    let message = if is_passed_over {
        format!("`{other}` means the same as `{key}` and is passed over")
    } else {
        format!("`{other}` is another generator's name for `{key}`")
    };
    let span = table.key_span(other);
    let help = if is_passed_over {
        format!("delete `{other}`")
    } else {
        format!("it works; here it is called `{key}`")
    };
    table.push(Diagnostic::warning("front-matter/other-name", message).at(span).help(help));
}

/// How many unknown keys are told one by one: finding each one's place takes a while.
const MOST_UNKNOWN: usize = 20;

/// Warns of every key that nobody asked for.
pub(super) fn tell_unknown(table: &mut Table<'_>, config: &Config) {
    let unasked = table.unasked();
    for key in unasked.iter().take(MOST_UNKNOWN) {
        let taxonomies = config.taxonomies.iter().map(|taxonomy| taxonomy.name.as_str());
        let near = did_you_mean(key, KEYS.into_iter().chain(taxonomies));
        let help = near.unwrap_or_else(|| {
            format!("templates find what stands under `extra`: move `{key}` there, or delete it")
        });
        let message = format!("`{key}` is not a key of the front matter");
        let found = Diagnostic::warning("front-matter/unknown-key", message);
        table.push(found.at(table.key_span(key)).help(help));
    }
    let more = unasked.len().saturating_sub(MOST_UNKNOWN);
    if more > 0 {
        let message = format!("{} are not keys of the front matter", count(more, "more word"));
        let found = Diagnostic::warning("front-matter/unknown-key", message);
        table.push(found.at(table.whole()).help("templates find what stands under `extra`"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::DataFile;
    use crate::diag::Text;
    use crate::document::front_matter::Presumed;

    #[test]
    fn every_other_name_is_for_a_key_and_is_not_one_itself() {
        for (key, others) in OTHER_NAMES {
            assert!(KEYS.contains(&key), "{key}");
            assert!(others.iter().all(|other| !KEYS.contains(other)), "{key}");
        }
    }

    #[test]
    fn the_page_about_writing_names_every_key() {
        let page = include_str!("../../../docs/writing.md");
        let head = page.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next());
        let post = Text::new("docs/writing.md", format!("---\n{}---\n", head.unwrap()));
        let config = "title: a\nbase_url: https://a.example/\n";
        let config = Config::parse(&Text::new("hobnob.yaml", config)).unwrap();
        let (parsed, findings) = super::super::parse(&post, Presumed::default(), &config);
        assert!(findings.is_empty(), "{findings:?}");
        let file = DataFile::parse(parsed.written.unwrap()).unwrap();
        let told = file.table().unwrap();
        // `taxonomies` is Zola's way to write what the page has as `tags` and `categories`.
        let missing: Vec<&str> = KEYS.into_iter().filter(|key| !told.has(key)).collect();
        assert_eq!(missing, ["taxonomies"]);
    }
}
