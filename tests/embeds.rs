//! What HTML is seen to do: every snippet of `tests/embeds/seen/` as what its file is called, none of
//! `tests/embeds/quiet/` as anything, and laws that hold for every text.

use std::ops::Range;
use std::path::{Path, PathBuf};

use hobnob::data::{DataFile, Format};
use hobnob::diag::Text;
use hobnob::document::markdown;
use hobnob::policy::link;
use hobnob::policy::markup::{Embed, Markup, Patterns, RawHtml, embeds};
use proptest::prelude::*;

struct Known {
    patterns: Patterns,
    links: link::Patterns,
}

impl Known {
    fn new() -> Self {
        Self { patterns: Patterns::built_in(), links: link::Patterns::built_in() }
    }

    fn read(&self, html: &str) -> Markup {
        Markup::read(html, &self.patterns, &self.links)
    }

    /// What a page does, after a first look.
    fn page(&self, html: &str) -> Vec<Embed> {
        embeds(html, &self.patterns, &self.links)
    }
}

/// Every snippet of the files in a folder, with the name of its file: blank lines stand between.
fn snippets(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/embeds").join(folder);
    let files = std::fs::read_dir(folder).expect("the folder is there");
    let mut paths: Vec<_> = files.map(|file| file.expect("it can be read").path()).collect();
    paths.sort();
    let of_file = |path: &PathBuf| {
        let name = path.file_stem().and_then(|name| name.to_str()).expect("it has a name");
        let text = std::fs::read_to_string(path).expect("it is text");
        let snippets = text.trim_end().split("\n\n");
        snippets.map(|html| (name.to_owned(), html.to_owned())).collect::<Vec<_>>()
    };
    paths.iter().flat_map(of_file).collect()
}

fn raw(text: &str) -> Option<String> {
    let mut raw = RawHtml::default();
    for (event, range) in markdown::events(text, pulldown_cmark::Options::empty()) {
        raw.see(&event, &range);
    }
    raw.finish(text)
}

fn kinds(embeds: &[Embed]) -> Vec<&str> {
    let mut kinds: Vec<&str> = embeds.iter().map(|embed| embed.kind.name()).collect();
    kinds.dedup();
    kinds
}

#[test]
fn what_is_there_is_seen_at_its_place() {
    let known = Known::new();
    let mut wrong = Vec::new();
    let snippets = snippets("seen");
    assert!(snippets.len() > 100);
    for (kind, html) in &snippets {
        let seen = known.page(html);
        if kinds(&seen) != [kind.as_str()] {
            wrong.push(format!("{kind} seen as {seen:?}: {html}"));
        }
        for embed in &seen {
            let is_tag = html[embed.range.clone()].starts_with('<');
            assert!(is_tag || html[..embed.range.start].contains("<script"), "{embed:?}: {html}");
        }
        let before = "Grüße,\n\n";
        let text = format!("{before}{html}\n\nTo be *read*.\n");
        let places = |seen: &[Embed], shift: usize| -> Vec<Range<usize>> {
            seen.iter().map(|it| it.range.start + shift..it.range.end + shift).collect()
        };
        let written = raw(&text).map(|html| known.read(&html).embeds).unwrap_or_default();
        if places(&written, 0) != places(&seen, before.len()) {
            wrong.push(format!("{kind} seen in Markdown as {written:?}: {html}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_serves_the_reader_is_left_alone() {
    let known = Known::new();
    let snippets = snippets("quiet");
    assert!(snippets.len() > 60);
    let read = snippets.iter().map(|(why, html)| (why, html, known.read(html).embeds));
    let seen: Vec<String> = read
        .filter(|(.., seen)| !seen.is_empty())
        .map(|(why, html, seen)| format!("{why}: {html}\n    {seen:?}"))
        .collect();
    assert!(seen.is_empty(), "{}", seen.join("\n"));
}

#[test]
fn our_own_theme_does_nothing_to_the_reader() {
    let known = Known::new();
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let files = walkdir::WalkDir::new(golden).into_iter().map(|file| file.expect("it is there"));
    let pages: Vec<_> =
        files.filter(|file| file.path().extension() == Some("html".as_ref())).collect();
    assert!(pages.len() > 5);
    for page in pages {
        let html = std::fs::read_to_string(page.path()).expect("it is text");
        assert_eq!(known.read(&html).embeds, [], "{}", page.path().display());
    }
}

#[test]
fn what_the_owner_adds_is_seen_and_what_the_owner_allows_is_not() {
    let text = "allow: ethicalads.io\nembeds: [{id: ours, kind: popup, token: 'nag-*'}]\n";
    let data = DataFile::parse_whole(&Text::new("hobnob.yaml", text), Format::Yaml);
    let data = data.expect("it is YAML");
    let mut policy = data.table().expect("it is a map");
    let links = link::Patterns::read(&mut policy);
    let known = Known { patterns: Patterns::read(&mut policy), links };
    for (html, seen) in [
        ("<p class='a Nag-1'>", vec!["popup"]),
        ("<script src='https://media.ethicalads.io/a.js'></script><i data-ea-publisher=a>", vec![]),
        ("<ins class='adsbygoogle'>", vec!["ad-slot"]),
    ] {
        assert_eq!(kinds(&known.page(html)), seen, "{html}");
    }
}

#[test]
fn one_thing_is_told_once() {
    let known = Known::new();
    for (kind, html) in snippets("seen") {
        let seen = known.page(&html);
        assert_eq!(seen.len(), 1, "{kind}: {html}\n{seen:?}");
    }
}

/// Pieces that HTML is made of, and of which no HTML is made.
const PIECES: &[&str] = &[
    "<",
    "</",
    ">",
    "/>",
    "=",
    "\"",
    "'",
    " ",
    "\n",
    "&",
    "&amp;",
    "<!--",
    "-->",
    "ö",
    "a",
    "\u{0}",
    "<div",
    "<form",
    "<input",
    "<script",
    "</script>",
    "<dialog open",
    "</div>",
    "</form>",
    "<INS",
    " class",
    " SRC",
    " action",
    " type",
    " name",
    " id",
    " data-ad-client",
    " value",
    "email",
    "ad-slot",
    "Modal",
    "adsbygoogle",
    "countdown",
    "/subscribe",
    "https:",
    "//",
    "&#104;ttps&colon;",
    "/",
    "\\",
    "pagead2.googlesyndication.com/",
    "js.stripe.com/v3/buy-button.js",
    "textarea",
    "OneSignal.push",
    "setTimeout(",
    "showModal(",
    "% off",
    "```",
    "    ",
    "> ",
    "*",
];

fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => prop::sample::select(snippets("seen")).prop_map(|(_, html)| html),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

/// A snippet written in another way that means the same to a browser.
fn respelt() -> impl Strategy<Value = String> {
    let snippet = prop::sample::select(snippets("seen"));
    (snippet, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
        |((_, html), loud, wide, coded)| {
            let html = if loud { html.to_uppercase() } else { html };
            let html =
                if wide { html.replace("=\"", "\n =\t\"  ").replace(' ', "\n  ") } else { html };
            if coded {
                html.replace("//", "&#47;/").replace("https:", "&#x68;ttps&colon;")
            } else {
                html
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_first_look_overlooks_nothing(html in prop_oneof![soup(), respelt()]) {
        thread_local!(static KNOWN: Known = Known::new());
        KNOWN.with(|known| {
            let seen = known.read(&html).embeds;
            prop_assert_eq!(&known.page(&html), &seen);
            for embed in seen {
                prop_assert!(html.get(embed.range).is_some_and(|words| !words.is_empty()));
            }
            Ok(())
        })?;
    }

    #[test]
    fn blank_is_what_is_no_html_and_nothing_moves(text in soup()) {
        let html = raw(&text).unwrap_or_else(|| " ".repeat(text.len()));
        prop_assert_eq!(html.len(), text.len());
        let mut bytes = html.bytes().zip(text.bytes());
        prop_assert!(bytes.all(|(html, text)| html == text || html == b' '));
    }

    #[test]
    fn a_fence_makes_it_disappear(html in soup().prop_filter("a fence of its own", |html| !html.contains("~~~"))) {
        prop_assert_eq!(raw(&format!("~~~html\n{html}\n~~~\n")), None);
    }
}
