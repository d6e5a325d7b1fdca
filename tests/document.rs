//! What a document is understood to say, and what is found wrong with it: each file of
//! `tests/document/` against the summary beside it, and laws that hold for every text.

use std::fmt::Write;
use std::path::Path;

use hobnob::config::Config;
use hobnob::diag::{Findings, Text};
use hobnob::document::{Document, FrontMatter, markdown, remark};
use hobnob::source::Source;
use proptest::prelude::*;
use snapbox::{Data, assert_data_eq};

fn config() -> Config {
    let text = "title: A\nbase_url: https://a.example/\ntimezone: Europe/Berlin\n";
    Config::parse(&Text::new("hobnob.yaml", text)).expect("this is a configuration")
}

fn source(name: &str, words: &str) -> Source {
    let path = format!("posts/{name}");
    Source { text: Text::new(format!("content/{path}"), words), path }
}

fn told(findings: Findings) -> String {
    let mut told = String::new();
    for found in findings.sorted() {
        let severity = if found.is_error() { "error" } else { "warning" };
        let place = found.span.as_ref().and_then(|span| span.start());
        let place = place.map_or("file".to_owned(), |at| format!("{}:{}", at.line, at.column));
        writeln!(told, "{severity} {} {place}: {}", found.code, found.message)
            .expect("it is memory");
        for help in &found.help {
            writeln!(told, "    {help}").expect("it is memory");
        }
    }
    told
}

fn summary(document: &Document) -> String {
    let mut summary = String::new();
    let mut line = |name: &str, value: &dyn std::fmt::Debug| {
        writeln!(summary, "{name}: {value:?}").expect("it is memory");
    };
    line("title", &document.title);
    line("role", &document.place.role);
    said(&document.front, &mut line);
    let masked = document.masked();
    for heading in &document.outline {
        line("heading", &(heading.level, &heading.id, &heading.text));
    }
    for link in &document.links {
        line("link", &(link.kind, &link.target, &masked[link.range.clone()]));
    }
    for call in &document.calls {
        line("call", &(&call.name, &call.arguments, &document.markdown()[call.range.clone()]));
        line("  up to", &call.close.clone().map(|close| document.span(close).start()));
    }
    line("words", &document.prose.words);
    line("opening", &document.prose.opening);
    let more = document.prose.more.map(|more| document.span(more..more).start());
    line("more", &more);
    summary
}

/// What the front matter says, where it says anything.
fn said(front: &FrontMatter, line: &mut dyn FnMut(&str, &dyn std::fmt::Debug)) {
    let dates = [
        ("date", &front.date),
        ("updated", &front.updated),
        ("publish_date", &front.publish_date),
        ("expires", &front.expires),
    ];
    let words = [
        ("description", &front.description),
        ("slug", &front.slug),
        ("permalink", &front.permalink),
        ("summary", &front.summary),
        ("template", &front.template),
        ("layout", &front.layout),
        ("image", &front.image),
        ("lang", &front.lang),
        ("purpose", &front.purpose),
    ];
    dates.into_iter().filter(|(_, date)| date.is_some()).for_each(|(key, date)| line(key, date));
    words.into_iter().filter(|(_, word)| word.is_some()).for_each(|(key, word)| line(key, word));
    let rest: [(&str, &dyn std::fmt::Debug, bool); 6] = [
        ("draft", &front.draft, front.draft),
        ("aliases", &front.aliases, !front.aliases.is_empty()),
        ("terms", &front.terms, !front.terms.is_empty()),
        ("sponsor", &front.sponsor, front.sponsor.is_some()),
        ("comments", &front.comments, front.comments != Default::default()),
        ("extra", &front.extra, !front.extra.is_empty()),
    ];
    rest.into_iter().filter(|(.., is_said)| *is_said).for_each(|(key, value, _)| line(key, value));
}

#[test]
fn every_file_is_understood_as_its_summary_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/document");
    let mut seen = 0;
    for entry in std::fs::read_dir(&folder).expect("the folder is there") {
        let path = entry.expect("it can be listed").path();
        if path.extension().is_some_and(|ending| ending == "md") {
            let words = std::fs::read_to_string(&path).expect("it can be read");
            let name = path.file_name().expect("it has a name").to_string_lossy();
            let parsed = match Document::parse(&source(&name, &words), &config()) {
                Ok((document, findings)) => summary(&document) + &told(findings),
                Err(findings) => told(findings),
            };
            assert_data_eq!(parsed, Data::read_from(&path.with_extension("txt"), None).raw());
            seen += 1;
        }
    }
    assert!(seen > 5);
}

/// Texts of the marks that mean something, and words between them.
fn texts() -> impl Strategy<Value = String> {
    let mark = prop::sample::select(vec![
        "::a{}",
        "::a{b=\"c\"}",
        ":::d{}",
        ":::",
        "::: e",
        "```",
        "    ",
        "> ",
        "- ",
        "1. ",
        "\n",
        "\n\n",
        "\r\n",
        "<div>",
        "<!-- more -->",
        "<!-- hobnob-allow a: b -->",
        "<!-- hobnob-allow c:\n",
        "<?",
        "?>",
        "<!--",
        "-->",
        "https://x.org/a_b",
        "www.y.org",
        "&amp;",
        "*",
        "_",
        "`",
        "[f](g)",
        "![",
        "](",
        "]",
        "# ",
        "## h {#i}",
        "{{",
        "}}",
        "{% include j %}",
        "{: .k}",
        "[[toc]]",
        "[^1]",
        "[^1]: ",
        ": ",
        "---\n",
        "+++\n",
        "key: 1\n",
        "\"",
        "'",
        "...",
        "--",
        "ö",
        "漢",
        "|",
        "|-|",
        "~~",
        "\t",
        " ",
        "\\",
    ]);
    let piece = prop_oneof![8 => mark.prop_map(str::to_owned), 1 => ".{0,8}"];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_text_is_understood_or_told(words in texts()) {
        let parsed = Document::parse(&source("2026-03-01-a.md", &words), &config());
        if let Err(findings) = parsed {
            prop_assert!(findings.has_errors());
        }
    }

    #[test]
    fn a_mask_keeps_every_place(words in texts()) {
        if let Ok((document, _)) = Document::parse(&source("2026-03-01-a.md", &words), &config()) {
            let (plain, masked) = (document.markdown(), document.masked());
            prop_assert_eq!(plain.len(), masked.len());
            let ends = |text: &str| text.match_indices('\n').map(|(at, _)| at).collect::<Vec<_>>();
            prop_assert_eq!(ends(plain), ends(&masked));
            let options = markdown::options(&config().markdown);
            let blocks: Vec<_> = markdown::events(&masked, options)
                .filter(|(event, _)| matches!(event, pulldown_cmark::Event::Start(pulldown_cmark::Tag::HtmlBlock)))
                .map(|(_, range)| range.start)
                .collect();
            for call in &document.calls {
                prop_assert!(blocks.contains(&call.range.start));
            }
        }
    }

    #[test]
    fn a_remark_knows_its_place_and_is_not_published(words in texts()) {
        if let Ok((document, _)) = Document::parse(&source("2026-03-01-a.md", &words), &config()) {
            let (body, masked) = (document.markdown(), document.masked());
            for remark in &document.remarks {
                let comment = body.get(remark.range.clone()).unwrap_or_default();
                prop_assert!(comment.starts_with("<!--"), "{comment}");
                prop_assert!(remark.block.clone().is_none_or(|block| body.get(block).is_some()));
            }
            let options = markdown::options(&config().markdown);
            let events = remark::published(&masked, markdown::events(&masked, options));
            let (mut open, mut html) = (Vec::new(), String::new());
            for (event, _) in events {
                match event {
                    pulldown_cmark::Event::Start(tag) => open.push(tag.to_end()),
                    pulldown_cmark::Event::End(tag) => prop_assert_eq!(open.pop(), Some(tag)),
                    // Inside a tag or an instruction it is no comment.
                    pulldown_cmark::Event::InlineHtml(piece) if !piece.starts_with("<!--") => html.push_str(" --> "),
                    pulldown_cmark::Event::InlineHtml(piece) | pulldown_cmark::Event::Html(piece) => html.push_str(&piece),
                    _ => html.push_str(" --> "),
                }
            }
            let mut rest = html.as_str();
            while let Some((_, comment)) = rest.split_once("<!--") {
                prop_assert!(!comment.trim_start().starts_with("hobnob-allow"), "{html}");
                rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            }
            prop_assert!(open.is_empty());
        }
    }

    #[test]
    fn events_are_paired_and_in_order(words in texts()) {
        let options = markdown::options(&config().markdown);
        let (mut open, mut at) = (Vec::new(), 0);
        for (event, range) in markdown::events(&words, options) {
            prop_assert!(words.get(range.clone()).is_some());
            match event {
                pulldown_cmark::Event::Start(tag) => open.push(tag.to_end()),
                pulldown_cmark::Event::End(tag) => prop_assert_eq!(open.pop(), Some(tag)),
                pulldown_cmark::Event::Text(_) => {
                    prop_assert!(range.start >= at);
                    at = range.start;
                }
                _ => {}
            }
        }
        prop_assert!(open.is_empty());
    }
}
