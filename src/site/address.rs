//! Addresses: those an author writes, and those of pages that no file stands for. One function each,
//! so that the plan and the links inside the blog agree.

use percent_encoding::percent_decode_str;

use crate::config::FeedFormat;
use crate::value::slug::slugify;
use crate::value::url::UrlPath;

/// The page that lists the terms of a taxonomy: `/tags/`.
pub fn taxonomy(name: &str) -> UrlPath {
    made(&format!("/{}/", part(name)))
}

/// The page of one term: `/tags/rust/`.
pub fn term(taxonomy: &UrlPath, slug: &str) -> UrlPath {
    below(taxonomy, &format!("{slug}/"))
}

/// One part of a long list: `/posts/`, `/posts/page/2/`.
pub fn part_of_list(list: &UrlPath, number: usize) -> UrlPath {
    if number <= 1 { list.clone() } else { below(list, &format!("page/{number}/")) }
}

/// How many parts a list of `count` entries has; an empty one has one.
pub fn parts(count: usize, per_page: usize) -> usize {
    count.div_ceil(per_page.max(1)).max(1)
}

/// All posts by year: `/archive/`. Years and months lie below it, where they meet nobody's pages.
pub fn archive() -> UrlPath {
    made("/archive/")
}

/// The posts of a year: `/archive/2026/`.
pub fn year(year: i16) -> UrlPath {
    made(&format!("/archive/{year:04}/"))
}

/// The posts of a month: `/archive/2026/03/`.
pub fn month(year: i16, month: i8) -> UrlPath {
    made(&format!("/archive/{year:04}/{month:02}/"))
}

/// The feed of a list: `/atom.xml`, `/tags/rust/feed.json`.
pub fn feed(list: &UrlPath, format: FeedFormat) -> UrlPath {
    below(list, format.file_name())
}

/// The feed of what is said under a post, or, at the root, on the whole blog:
/// `/posts/hello/comments/atom.xml`, `/comments/atom.xml`.
pub fn comment_feed(of: &UrlPath, format: FeedFormat) -> UrlPath {
    below(of, &format!("comments/{}", format.file_name()))
}

/// The people who take part in the conversation: `/people/`.
pub fn people() -> UrlPath {
    made("/people/")
}

/// The people whom readers should meet, for programs that read feeds: `/blogroll.opml`.
pub fn blogroll() -> UrlPath {
    root_file("blogroll.opml")
}

/// Where readers search: `/search/`. What they search in lies below it.
pub fn search() -> UrlPath {
    made("/search/")
}

/// What the search page reads first: `/search/index.json`.
pub fn search_root() -> UrlPath {
    made("/search/index.json")
}

/// A shard of the words: `/search/words-7.bin`.
pub fn search_words(number: usize) -> UrlPath {
    made(&format!("/search/words-{number}.bin"))
}

/// What results show of some entries: `/search/results-7.json`.
pub fn search_results(number: usize) -> UrlPath {
    made(&format!("/search/results-{number}.json"))
}

/// The card of a post, or the blog's own: `/posts/hello/card.png`, `/card.png`.
pub fn card(of: Option<&UrlPath>) -> UrlPath {
    of.map_or_else(|| root_file("card.png"), |url| below(url, "card.png"))
}

/// A file of the output's root: `/robots.txt`.
pub fn root_file(name: &str) -> UrlPath {
    made(&format!("/{name}"))
}

/// The colours of highlighted code: `/highlight.css`.
pub fn highlight_sheet() -> UrlPath {
    root_file("highlight.css")
}

/// Where a file is published, given its path from the folder it is copied from. A Sass file is
/// published as the stylesheet it makes; one that only others use (`_colours.scss`) is not.
pub fn file(path: &str) -> Option<UrlPath> {
    if !is_sass(path) {
        return UrlPath::from_plain(path);
    }
    let (stem, _) = path.rsplit_once('.')?;
    let name = stem.rsplit('/').next().unwrap_or(stem);
    if name.starts_with('_') { None } else { UrlPath::from_plain(&format!("{stem}.css")) }
}

/// Whether a file is a stylesheet that has to be made from Sass.
pub fn is_sass(path: &str) -> bool {
    path.ends_with(".scss") || path.ends_with(".sass")
}

/// Words as one part of an address: their slug, else, when no letter has an ASCII form, the words
/// themselves.
pub(super) fn part(words: &str) -> String {
    let slug = slugify(words);
    if !slug.is_empty() {
        return slug;
    }
    let kept = words.trim().replace(['/', '\\'], "-");
    if UrlPath::from_plain(&kept).is_some_and(|url| url != UrlPath::root()) {
        kept
    } else {
        "-".to_owned()
    }
}

/// Reads an address as its author writes it: `/a/b/`, `a/b`, `/a.html`. One whose last part has no
/// ending is a folder.
///
/// # Errors
/// In words, when it is empty, leads out of the blog or cannot be a path.
pub(super) fn written(text: &str) -> Result<UrlPath, String> {
    let plain = decoded(text)?;
    checked(&plain)
}

/// An address as it is written, without percent-encoding.
///
/// # Errors
/// In words, when it leads to another host or cannot be a path.
pub(super) fn decoded(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err("it is empty".to_owned());
    }
    if text.contains("://") || text.starts_with("//") {
        return Err("it names a host".to_owned());
    }
    if text.contains(['?', '#']) {
        return Err("it has a `?` or `#` part".to_owned());
    }
    let plain = percent_decode_str(text).decode_utf8();
    plain.map(String::from).map_err(|_| "its `%` parts are not UTF-8".to_owned())
}

/// A decoded address, checked.
///
/// # Errors
/// In words, when it leads out of the blog or cannot be a path.
pub(super) fn checked(plain: &str) -> Result<UrlPath, String> {
    let last = plain.rsplit('/').next().unwrap_or(plain);
    let whole = if has_ending(last) { plain.to_owned() } else { format!("{plain}/") };
    UrlPath::from_plain(&whole).ok_or_else(|| {
        if plain.split('/').any(|part| matches!(part, "." | "..")) {
            "it has a `.` or `..` part".to_owned()
        } else {
            "it holds a backslash or a control character".to_owned()
        }
    })
}

/// `old.html` and `feed.xml` have an ending, `v1.2` and `hello` have none.
fn has_ending(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(stem, ending)| {
        let short = (1..=5).contains(&ending.len());
        let word = ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
        !stem.is_empty() && short && word && ending.starts_with(|c: char| c.is_ascii_alphabetic())
    })
}

/// Below a list's page; a page that is a file (`/a.html`) gives its name without ending.
fn below(list: &UrlPath, rest: &str) -> UrlPath {
    let plain = list.plain();
    let folder = match plain.rsplit_once('.') {
        Some((stem, _)) if !plain.ends_with('/') => stem,
        _ => &plain,
    };
    made(&format!("{folder}/{rest}"))
}

/// An address made of parts that are known to be safe.
pub(super) fn made(plain: &str) -> UrlPath {
    UrlPath::from_plain(plain).unwrap_or_else(UrlPath::root)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_its_author_means_it() {
        let meant = [
            ("/a/b/", "/a/b/"),
            ("a/b", "/a/b/"),
            ("/a.html", "/a.html"),
            ("old.php", "/old.php"),
            ("/v1.2", "/v1.2/"),
            ("/Zo%C3%AB/", "/Zo%C3%AB/"),
            ("/Zoë & I/", "/Zo%C3%AB%20&%20I/"),
            ("/", "/"),
        ];
        for (text, expected) in meant {
            assert_eq!(written(text).unwrap().as_str(), expected, "{text}");
        }
    }

    #[test]
    fn an_address_that_leads_out_is_refused() {
        let refused =
            ["", "  ", "/../etc/", "/a/%2e%2e/b", "https://x.example/", "//x/", "C:\\x", "/a?b"];
        for text in refused {
            assert!(written(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_no_file_stands_for_lies_below_its_list() {
        let tags = taxonomy("tags");
        assert_eq!(part_of_list(&term(&tags, "rust"), 2).as_str(), "/tags/rust/page/2/");
        assert_eq!(part_of_list(&root_file("notes.html"), 2).as_str(), "/notes/page/2/");
        assert_eq!(feed(&UrlPath::root(), FeedFormat::Json).as_str(), "/feed.json");
    }

    #[test]
    fn sass_is_published_as_the_stylesheet_it_makes() {
        let published = |path| file(path).map(|url| url.plain());
        assert_eq!(published("css/main.scss").as_deref(), Some("/css/main.css"));
        assert_eq!(published("css/_colours.scss"), None);
        assert_eq!(published("css/_print.css").as_deref(), Some("/css/_print.css"));
    }

    #[test]
    fn words_that_have_no_slug_stand_for_themselves() {
        assert_eq!(part("Hello, World"), "hello-world");
        assert_eq!(part("!?"), "!?");
        assert_eq!([part(".."), part("/"), part("")], ["-", "-", "-"].map(str::to_owned));
    }
}
