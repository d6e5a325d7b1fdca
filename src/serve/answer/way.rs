//! From the path of a request to a file of the blog. What is not on the list of the edition's files is not
//! there: no path is ever taken to the disk.

use percent_encoding::percent_decode_str;

use crate::serve::{Edition, Leaf};
use crate::value::url::UrlPath;

/// Where a path leads.
pub(super) enum Way<'a> {
    /// To a file of the blog, which has this path from the output's root.
    Leaf(String, &'a Leaf),
    /// To another path, encoded.
    Elsewhere(String),
    /// Nowhere.
    Nowhere,
    /// It is none that a page could link to.
    Malformed,
}

/// Where a path leads that stands in a request, encoded.
pub(super) fn find<'a>(edition: &'a Edition, path: &str) -> Way<'a> {
    let Some(plain) = decode(path) else {
        return Way::Malformed;
    };
    let prefix = percent_decode_str(edition.base.prefix()).decode_utf8_lossy();
    match plain.strip_prefix(&*prefix) {
        Some(rest) => below(edition, rest),
        // Outside of a blog that does not lie at the root of its host.
        None if plain == "/" || format!("{plain}/") == prefix => {
            Way::Elsewhere(edition.base.prefix().to_owned())
        }
        None => Way::Nowhere,
    }
}

/// A path, decoded once; `None` for one that tries to be something else: a `/` that is encoded, parts that
/// climb, what another system takes for a `/`, what cannot be seen.
fn decode(path: &str) -> Option<String> {
    let plain = percent_decode_str(path).decode_utf8().ok()?;
    let slashes = |path: &str| path.bytes().filter(|byte| *byte == b'/').count();
    let climbs = plain.split('/').any(|part| matches!(part, "." | ".."));
    let is_odd = plain.contains(|c: char| c.is_control() || c == '\\');
    let is_whole = plain.starts_with('/') && slashes(path) == slashes(&plain);
    (is_whole && !climbs && !is_odd).then(|| plain.into_owned())
}

/// Where a path leads from the blog's own root.
fn below<'a>(edition: &'a Edition, plain: &str) -> Way<'a> {
    let at = |plain: &str| UrlPath::from_plain(plain);
    let (Some(url), Some(folder)) = (at(plain), at(&format!("{plain}/"))) else {
        return Way::Malformed;
    };
    // An address leaves out empty parts: `/a//b` is none of the blog's, although it would be found.
    if url.plain().trim_start_matches('/') != plain {
        return Way::Nowhere;
    }
    if let Some(to) = edition.redirect(&url).or_else(|| edition.redirect(&folder)) {
        return Way::Elsewhere(edition.base.link(to));
    }
    let file = url.file();
    match edition.leaf(&file) {
        Some(leaf) => Way::Leaf(file, leaf),
        None if edition.leaf(&folder.file()).is_some() => {
            Way::Elsewhere(edition.base.link(&folder))
        }
        None => Way::Nowhere,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::serve::sample::Sample;

    fn sample() -> Sample {
        let post = "---\ndate: 2026-03-01\naliases: [/old/]\n---\nCome in.\n";
        Sample::of(&[("content/posts/a.md", post), ("static/b.txt", "b")])
    }

    #[test]
    fn no_path_leaves_the_blog() {
        let sample = sample();
        let edition = sample.office.preview.state().edition.clone().unwrap();
        for path in [
            "/blog/..",
            "/blog/../hobnob.yaml",
            "/blog/./b.txt",
            "/blog/%2e%2e/hobnob.yaml",
            "/blog/.%2E/hobnob.yaml",
            "/blog/..%2fhobnob.yaml",
            "/blog/posts%2Fa/",
            "/blog%2fb.txt",
            "/blog/..\\hobnob.yaml",
            "/blog/..%5chobnob.yaml",
            "/blog/b.txt%00",
            "/blog/b.txt%00.html",
            "/blog/%0d%0aSet-Cookie:a",
            "/blog/\u{7f}",
            "/blog/%c0%ae%c0%ae/hobnob.yaml",
            "/blog/%ff",
            "",
            "blog/b.txt",
            "http://127.0.0.1/blog/b.txt",
            "..",
        ] {
            assert!(matches!(find(&edition, path), Way::Malformed), "{path}");
        }
        for path in [
            "/etc/passwd",
            "//etc/passwd",
            "/blog//etc/passwd",
            "/blog/%252e%252e/hobnob.yaml",
            "/blog/..%252fhobnob.yaml",
            "/blog/%25%32%65/hobnob.yaml",
            "/blog/%u002e%u002e/hobnob.yaml",
            "/blog/.../hobnob.yaml",
            "/blog/.. /hobnob.yaml",
            "/blog/c:/hobnob.yaml",
            "/blog/hobnob.yaml",
            "/blog/content/posts/a.md",
            "/blog/.hobnob/",
            "/blog/b.txt/",
            "/blog/B.TXT",
            "/blog/b.txt::$DATA",
            "/BLOG/b.txt",
        ] {
            assert!(matches!(find(&edition, path), Way::Nowhere), "{path}");
        }
    }

    fn path() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            Just("/"),
            Just("blog"),
            Just("posts"),
            Just("a"),
            Just("b.txt"),
            Just("old"),
            Just("index.html"),
            Just(".."),
            Just("."),
            Just("%2e"),
            Just("%2F"),
            Just("%5C"),
            Just("%00"),
            Just("%25"),
            Just("%"),
            Just("\\"),
            Just("\u{eb}"),
            Just("%C3"),
            Just("?"),
        ];
        let parts = proptest::collection::vec(part, 0..12).prop_map(|parts| parts.concat());
        prop_oneof![parts.prop_map(|path| format!("/{path}")), any::<String>()]
    }

    #[test]
    fn whatever_is_asked_the_answer_is_a_file_of_the_blog_or_none() {
        let sample = sample();
        let edition = sample.office.preview.state().edition.clone().unwrap();
        proptest!(|(path in path())| {
            match find(&edition, &path) {
                Way::Leaf(path, leaf) => prop_assert!(std::ptr::eq(edition.leaf(&path).unwrap(), leaf)),
                Way::Elsewhere(to) => {
                    // Where it leads is a file, and on this server.
                    prop_assert!(!to.starts_with("//"), "{to}");
                    prop_assert!(matches!(find(&edition, &to), Way::Leaf(..)), "{to}");
                }
                Way::Nowhere | Way::Malformed => {}
            }
        });
    }
}
