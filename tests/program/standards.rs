//! What the standards have against a page: the Nu validator of the HTML and CSS, axe of how it serves people who do not
//! see it, or use no mouse.

use crate::browser::{VIEWS, complaints};
use crate::chromium::Chromium;
use serde_json::Value;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Where a page stands while it is looked at. Nobody else is asked for anything.
const BASE_URL: &str = "https://private.example/";

/// All that axe finds wrong, a line each, in what is folded too.
const RUN: &str = r#"
    document.querySelectorAll("details").forEach((details) => { details.open = true });
    axe.run().then(({violations}) => violations.flatMap((found) =>
        found.nodes.map((node) => `${found.id}: ${found.help}: ${node.html}`)))
"#;

pub(crate) fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/test-data").join(name)
}

/// What the Nu validator has against a page, a line each.
pub(crate) fn validated(html: &str) -> Vec<String> {
    let mut validator = validator().arg("-").spawn().expect(NO_JAVA);
    let mut input = validator.stdin.take().expect("its input is piped");
    input.write_all(html.as_bytes()).expect(NO_VALIDATOR);
    drop(input);
    said(validator)
}

/// The same of every page, style sheet and drawing in a folder.
pub(crate) fn all_validated(folder: &Path) -> Vec<String> {
    let kinds = ["--also-check-css", "--also-check-svg", "--skip-non-html"];
    said(validator().args(kinds).arg(folder).spawn().expect(NO_JAVA))
}

const NO_JAVA: &str = "there is no Java here: run tests/all, which installs it";
const NO_VALIDATOR: &str = "the validator is fetched by tests/all: run that first";

fn validator() -> Command {
    let mut validator = Command::new("java");
    validator.arg("-jar").arg(data("vnu.jar"));
    validator.args(["--format", "json", "--stdout", "--exit-zero-always"]);
    validator.stdin(Stdio::piped()).stdout(Stdio::piped());
    validator
}

fn said(validator: Child) -> Vec<String> {
    let said = validator.wait_with_output().expect("the validator ends").stdout;
    let said: Value = serde_json::from_slice(&said).expect(NO_VALIDATOR);
    let line = |found: &Value| {
        let file = found["url"].as_str().unwrap_or_default();
        let line = &found["lastLine"];
        format!("{file} line {line}: {}: {}", found["message"], found["extract"])
    };
    said["messages"].as_array().expect("a list of messages").iter().map(line).collect()
}

/// What axe and the browser have against a page, wide and narrow, light and dark. Pictures of it are called
/// `target/screenshots/NAME-….png`.
pub(crate) fn accessible(name: &str, html: &str) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder for the page");
    fs::write(folder.path().join("index.html"), html).expect("the folder is ours");
    let pictures = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
    fs::create_dir_all(&pictures).expect("target/ is ours");
    let axe = axe();
    let mut browser = Chromium::start(folder.path(), BASE_URL);
    let mut found = complaints(&mut browser, "/");
    for view in VIEWS {
        found.extend(browser.open("/", view));
        let picture = format!("{name}-{}-{}.png", view.width, view.scheme);
        fs::write(pictures.join(picture), browser.screenshot()).expect("target/ is ours");
        // Two of the four hold each width and each light once.
        if (view.width < 1000) == (view.scheme == "dark") {
            continue;
        }
        let wrong = barriers(&mut browser, &axe);
        found.extend(wrong.into_iter().map(|wrong| format!("{view:?}: {wrong}")));
    }
    found
}

/// The text of axe.
pub(crate) fn axe() -> String {
    fs::read_to_string(data("axe.min.js")).expect("axe is fetched by tests/all: run that first")
}

/// What axe has against the open page.
pub(crate) fn barriers(browser: &mut Chromium, axe: &str) -> Vec<String> {
    browser.evaluate(&format!("{axe}; 0"));
    let wrong = browser.evaluate(RUN);
    let wrong = wrong.as_array().expect("a list of what is wrong").iter();
    wrong.filter_map(Value::as_str).map(ToOwned::to_owned).collect()
}

#[test]
fn a_bad_page_does_not_pass() {
    let bad = r#"<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Bad</title>
        <main><h1>Bad</h1><p style="color: #ccc; background: #fff">pale <a href="a b"></a><div></p></main>"#;
    assert!(!validated(bad).is_empty());
    let found = accessible("bad", bad).join("\n");
    for rule in ["color-contrast", "link-name"] {
        assert!(found.contains(rule), "nobody says `{rule}`:\n{found}");
    }
}
