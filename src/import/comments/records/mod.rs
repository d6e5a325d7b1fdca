//! A JSON export as records: every object in one of the lists that hold what is looked for, alone,
//! with its line and the record that it lies in.
//!
//! Records may lie in each other as deep as they like, since each is read without those inside it.
//! An export that is cut off gives all records that were whole. Several documents behind each other,
//! as `gh api --paginate` prints them, and a record a line are read like one list.

mod cut;
mod mend;
mod text;

pub(super) use cut::ANY;

use std::sync::Arc;

use serde_json::Value;

use super::{Input, Place, Sink};
use crate::diag::{Diagnostic, Findings};

/// More faults than this are not told: the first says enough.
const MOST_FAULTS: usize = 20;

/// One object of a list.
pub(super) struct Record<'a> {
    /// Its number in the export, from 0; those inside it have higher ones.
    pub(super) index: usize,
    /// The number of the record that it lies in.
    pub(super) within: Option<usize>,
    /// The names on the way from there to the list that it stands in: `comments`, `nodes`.
    pub(super) path: &'a [String],
    /// Its fields. Lists of records are empty here.
    pub(super) value: Value,
    /// Whether the export has it to its end.
    pub(super) is_whole: bool,
    /// Where it begins.
    pub(super) place: Place,
}

/// Tells `tell` every record of `input`, in the order in which they begin. A document that is an
/// object is a record itself, and so is each object of one that is a list; in a record, those of the
/// lists called one of `lists` are, or, with [`ANY`], of every list that begins with an object.
///
/// # Errors
/// When a part of the export is no JSON, with line and column, or `tell` fails. What is whole is told
/// before.
pub(super) fn each(
    input: Input<'_>,
    lists: &[&str],
    sink: &mut dyn Sink,
    mut tell: impl FnMut(Record<'_>, &mut dyn Sink) -> Result<(), Findings>,
) -> Result<(), Findings> {
    let file = Arc::clone(&input.name);
    let text = text::read(input, sink)?;
    let cuts = cut::records(&text, lists);
    if let Some(line) = cuts.too_deep {
        let message =
            "brackets lie more than a hundred deep in each other: what is deeper is left out";
        let place = Place { file: Arc::clone(&file), line };
        sink.problem(Diagnostic::warning("import/depth", message).at(place.span()));
    }
    let mut faults = Findings::none();
    for (index, cut) in cuts.records.iter().enumerate() {
        match value(&text, cut) {
            Ok(value) => {
                let place = Place { file: Arc::clone(&file), line: cut.line };
                let (within, path, is_whole) = (cut.within, cut.path.as_slice(), cut.is_whole);
                tell(Record { index, within, path, value, is_whole, place }, sink)?;
            }
            Err((message, at)) if faults.errors() < MOST_FAULTS => {
                faults.push(fault(&file, &text, at, &message));
            }
            Err(_) => {}
        }
    }
    if let Some((message, at)) = cuts.broken {
        faults.push(fault(&file, &text, at, &message));
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// The record's fields; or what is wrong, and at which byte of the export.
fn value(text: &str, cut: &cut::Cut) -> Result<Value, (String, usize)> {
    let alone = cut.alone(text);
    let read = serde_json::from_str(&alone).or_else(|error| match mend::strings(&alone) {
        Some(mended) => serde_json::from_str(&mended).map_err(|_| error),
        None => Err(error),
    });
    read.map_err(|error| {
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default().to_owned();
        (message, cut.origin(text::offset(&alone, error.line(), error.column())))
    })
}

fn fault(file: &Arc<str>, text: &str, at: usize, message: &str) -> Diagnostic {
    let (line, column) = text::position(text, at);
    let place = Place { file: Arc::clone(file), line };
    Diagnostic::error("import/json", format!("this is not JSON: {message} in column {column}"))
        .at(place.span())
        .help("export it again; or take what is whole with `--partial`")
}

#[cfg(test)]
mod tests {
    use super::super::{Row, Thread};
    use super::*;

    /// Nobody.
    #[derive(Default)]
    struct Deaf(Findings);

    impl Sink for Deaf {
        fn thread(&mut self, _: Thread) {}

        fn row(&mut self, _: Row) -> Result<(), Findings> {
            Ok(())
        }

        fn problem(&mut self, problem: Diagnostic) {
            self.0.push(problem);
        }
    }

    /// Each record as `within path line fields`, and the faults as `place message because`.
    fn told(bytes: &[u8]) -> (Vec<String>, Vec<String>) {
        let mut told = Vec::new();
        let read =
            each(Input::new("a.json", bytes), &["kids"], &mut Deaf::default(), |record, _| {
                let within = record.within.map_or("-".to_owned(), |within| within.to_string());
                let cut = if record.is_whole { "" } else { " cut" };
                let Record { path, value, place, .. } = record;
                told.push(format!("{within} {} {} {value}{cut}", path.join("."), place.line));
                Ok(())
            });
        let fault = |fault: &Diagnostic| {
            let line = fault.span.as_ref().and_then(|span| span.start()).map_or(0, |at| at.line);
            format!("{}:{line} {}", fault.path(), fault.message)
        };
        (told, read.err().map(|faults| faults.iter().map(fault).collect()).unwrap_or_default())
    }

    #[test]
    fn every_object_of_a_list_stands_alone() {
        let expected: [(&str, &[&str]); 8] = [
            ("[]", &[]),
            ("[{\"a\":1},\n{\"a\":[{}]}]", &["-  1 {\"a\":1}", "-  2 {\"a\":[{}]}"]),
            ("[[{\"a\":1}],[{}]]", &["-  1 {\"a\":1}", "-  1 {}"]),
            ("[{}][{}]\n{}", &["-  1 {}", "-  1 {}", "-  2 {}"]),
            (
                "{\"x\":{\"kids\":[\n{\"b\":\"]}\\\"\"},null]},\"kids\":[{}]}",
                &[
                    "-  1 {\"x\":{\"kids\":[]},\"kids\":[]}",
                    "0 x.kids 2 {\"b\":\"]}\\\"\"}",
                    "0 kids 2 {}",
                ],
            ),
            (
                "{\"kids\":[{\"kids\":[{\"c\":3}],\"b\":2}]}",
                &["-  1 {\"kids\":[]}", "0 kids 1 {\"kids\":[],\"b\":2}", "1 kids 1 {\"c\":3}"],
            ),
            (
                "{\"kids\":[[{\"b\":1}]],\"a\":1}",
                &["-  1 {\"kids\":[],\"a\":1}", "0 kids 1 {\"b\":1}"],
            ),
            ("{\"a\":\"\\ud83d\"}", &["-  1 {\"a\":\"\u{fffd}\"}"]),
        ];
        for (text, records) in expected {
            assert_eq!(
                told(text.as_bytes()),
                (records.iter().map(ToString::to_string).collect(), vec![]),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_cut_off_gives_what_is_whole_and_says_where_it_ends() {
        let (records, faults) = told(b"{\"kids\":[{\"a\":1},\n{\"kids\":[{\"b\":1}],\"a");
        let whole = [
            "-  1 {\"kids\":[]} cut",
            "0 kids 1 {\"a\":1}",
            "0 kids 2 {\"kids\":[]} cut",
            "2 kids 2 {\"b\":1}",
        ];
        assert_eq!(records, whole);
        assert_eq!(faults, ["a.json:2 this is not JSON: it ends inside a string in column 21"]);
    }

    #[test]
    fn what_is_no_json_costs_no_more_than_the_record_that_it_stands_in() {
        let (records, faults) = told(b"{\"kids\":[{\"a\":1},\n {\"a\":tru},{\"a\":2}]}");
        assert_eq!(records.len(), 3);
        assert_eq!(faults, ["a.json:2 this is not JSON: expected ident in column 10"]);
        let faults =
            ["", "null", "<html>", "{]", "]", "[{}]x"].map(|text| told(text.as_bytes()).1.len());
        assert_eq!(faults, [1; 6]);
    }

    #[test]
    fn other_encodings_are_read() {
        let text = "[{\"a\":\"\u{e9}\"}]";
        let little: Vec<u8> = "\u{feff}"
            .encode_utf16()
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        let big: Vec<u8> = "\u{feff}"
            .encode_utf16()
            .chain(text.encode_utf16())
            .flat_map(u16::to_be_bytes)
            .collect();
        for bytes in [text.as_bytes(), format!("\u{feff}{text}").as_bytes(), &little, &big] {
            assert_eq!(told(bytes).0, ["-  1 {\"a\":\"\u{e9}\"}"]);
        }
        assert_eq!(told(b"[{\"a\":\"\xe9\"}]").0, ["-  1 {\"a\":\"\u{fffd}\"}"]);
    }

    #[test]
    fn depth_is_no_danger() {
        let chain = "{\"kids\":[".repeat(10_000) + &"]}".repeat(10_000);
        assert_eq!(told(chain.as_bytes()).0.len(), 10_000);
        for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("{\"a\":[", "]}")] {
            let (_, faults) = told(open.repeat(100_000).as_bytes());
            assert!(faults[0].contains("it ends too early"), "{faults:?}");
            let whole = open.repeat(100_000) + "{}" + &close.repeat(100_000);
            let mut sink = Deaf::default();
            each(Input::new("a.json", whole.as_bytes()), &[], &mut sink, |_, _| Ok(())).unwrap();
            assert_eq!(sink.0.warnings(), 1);
        }
    }
}
