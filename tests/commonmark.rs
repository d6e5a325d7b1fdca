//! The official CommonMark 0.31.2 suite: all 652 examples, through the function behind `hobnob render --commonmark`, and
//! a few of them through the program itself.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// One example of the specification.
struct Example {
    number: usize,
    markdown: String,
    html: String,
}

/// The examples, in the order of the specification.
fn examples() -> Vec<Example> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/test-data/commonmark-0.31.2.txt");
    let text =
        std::fs::read_to_string(path).expect("the suite is fetched by tests/all: run that first");
    let fence = "`".repeat(32);
    let (opening, closing) = (format!("{fence} example\n"), format!("\n{fence}\n"));
    let blocks = text.split(&opening).skip(1).filter_map(|block| block.split(&closing).next());
    let examples = blocks.enumerate().map(|(index, block)| {
        // A tab is written as an arrow, and the answer follows a line with a single full stop.
        let block = format!("\n{block}\n").replace('→', "\t");
        let (markdown, html) = block.split_once("\n.\n").expect("an example has two halves");
        let markdown =
            markdown.strip_prefix('\n').map_or_else(String::new, |text| format!("{text}\n"));
        Example { number: index + 1, markdown, html: html.to_owned() }
    });
    examples.collect()
}

/// What `hobnob render --commonmark` prints for `markdown`.
fn rendered(markdown: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hobnob"));
    command.args(["render", "--commonmark"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().expect("hobnob starts");
    let mut input = child.stdin.take().expect("its input is piped");
    input.write_all(markdown.as_bytes()).expect("hobnob reads its input");
    drop(input);
    let output = child.wait_with_output().expect("hobnob ends");
    assert!(output.status.success(), "hobnob render fails on {markdown:?}");
    String::from_utf8(output.stdout).expect("HTML is UTF-8")
}

#[test]
fn the_suite_is_whole() {
    assert_eq!(examples().len(), 652);
}

#[test]
fn every_example_renders_as_the_specification_says() {
    let failed = |example: &Example| {
        let html = hobnob::body::commonmark(&example.markdown);
        let Example { number, markdown, html: wanted } = example;
        (html != *wanted).then(|| {
            format!("example {number}: {markdown:?}\n  wanted {wanted:?}\n  got    {html:?}")
        })
    };
    let failures: Vec<String> = examples().iter().filter_map(failed).collect();
    assert!(failures.is_empty(), "{} of 652 fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn the_program_prints_the_same() {
    for example in examples().iter().step_by(40) {
        assert_eq!(rendered(&example.markdown), example.html, "example {}", example.number);
    }
}
