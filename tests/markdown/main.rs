//! Texts beside this file, each with the HTML it becomes and what is said about it. One that is
//! named `summary-…` is compared by its summary. `SNAPSHOTS=overwrite` writes what is there now.

mod blog;

use std::fs;
use std::path::{Path, PathBuf};

use blog::Broken;
use hobnob::diag::Findings;
use hobnob::diag::human::{self, Color};
use proptest::prelude::*;
use snapbox::{Assert, Data};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/markdown");
    let entries = fs::read_dir(folder).expect("the folder of this test").filter_map(Result::ok);
    let paths = entries.map(|entry| entry.path());
    let mut cases: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect();
    cases.sort();
    cases
}

/// What a text becomes, for people to read and compare.
fn shown(name: &str, text: &str) -> String {
    match blog::set(text, Broken::Error) {
        Ok((body, findings)) if name.starts_with("summary") => {
            let more = if body.has_more { "<!-- and more -->\n" } else { "" };
            body.summary + more + &told(findings)
        }
        Ok((body, findings)) => body.html + &told(findings),
        Err(findings) => told(findings),
    }
}

fn told(findings: Findings) -> String {
    if findings.is_empty() {
        return String::new();
    }
    format!("<!--\n{}\n-->\n", human::print(&findings.sorted(), Color::Never))
}

#[test]
fn every_text_becomes_what_stands_beside_it() {
    let cases = cases();
    assert!(cases.len() > 15, "the texts are here");
    for path in cases {
        let text = fs::read_to_string(&path).expect("a text");
        let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a name");
        let expected = Data::read_from(&path.with_extension("html"), None).raw();
        Assert::new().action_env("SNAPSHOTS").eq(shown(name, &text), expected);
    }
}

/// Pieces that mean something to a reader of Markdown, in any order.
fn markdown() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "[^a]",
        "[^b]",
        "\n\n[^a]: ",
        "\n\n[^b]: ",
        "\n\n",
        "\n",
        "words",
        " ",
        "# ",
        "## ",
        "> ",
        "- ",
        "    ",
        "```",
        "$",
        "$$",
        "\\frac{",
        "}",
        "^",
        "_",
        "|",
        "\n|-|-|\n",
        "::figure{}",
        ":::aside{}",
        ":::",
        "[",
        "](",
        ")",
        "](../../about.md)",
        "![",
        "<!-- more -->",
        "<!-- hobnob-allow a: b -->",
        "<b>",
        "</b>",
        "<div>",
        "&amp;",
        "*",
        "**",
        "~~",
        "[[",
        "]]",
        "> [!NOTE]\n",
        "{#x}",
        "[x] ",
        ": ",
        "\"",
        "'",
        "\\",
        "ä",
        "🫖",
        "\t",
        "\r\n",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_is_too_strange(text in any::<String>(), pieces in markdown()) {
        let _ = blog::set(&text, Broken::Warning);
        let _ = blog::set(&pieces, Broken::Warning);
    }

    #[test]
    fn every_footnote_leads_there_and_back(pieces in markdown()) {
        let text = format!("[^a] and [^b]\n\n{pieces}\n\n[^a]: one [^b]\n\n[^b]: two [^a]\n");
        let Ok((body, _)) = blog::set(&text, Broken::Warning) else { return Ok(()) };
        let links = body.html.match_indices("href=\"#fn").map(|(at, _)| &body.html[at + 7..]);
        for link in links {
            let id = link.split('"').next().unwrap_or_default();
            let targets = body.html.matches(&format!("id=\"{id}\"")).count();
            prop_assert_eq!(targets, 1, "{} in {}", id, body.html);
        }
        prop_assert!(!body.summary.contains("footnote-ref"));
    }
}
