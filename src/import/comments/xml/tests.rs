//! What a reader forgives, and what it does not.

use std::fmt::Write;

use super::super::{Input, Sink};
use super::told::Told;
use super::{Element, Reader, read};
use crate::diag::Findings;

/// Tells every `c` in an `r` as a problem: its line and words, for want of a simpler ear.
fn tell(xml: &mut Reader<'_>, root: &Element, sink: &mut dyn Sink) -> Result<(), Findings> {
    while let Some(element) = xml.child(root)? {
        if element.name() == "c" {
            let mut said = format!("{}:", element.line);
            let id = element.attribute("id");
            write!(said, "{id}:{}", xml.text(&element)?).unwrap();
            sink.problem(crate::diag::Diagnostic::note("test/said", said));
        }
    }
    Ok(())
}

fn told(xml: &[u8]) -> (Vec<String>, Vec<String>) {
    let mut told = Told::default();
    let result = read(Input::new("a.xml", xml), &["r"], &mut told, tell);
    let said = told.problems.iter().map(|problem| problem.message.clone()).collect();
    let errors = result.err().unwrap_or_default();
    let place = |span: &crate::diag::Span| span.start().map_or(0, |start| start.line);
    let line = |error: &crate::diag::Diagnostic| error.span.as_ref().map_or(0, place);
    let errors =
        errors.iter().map(|error| format!("{} {}: {}", error.code, line(error), error.message));
    (said, errors.collect())
}

#[test]
fn what_templates_and_hands_do_to_xml_costs_nothing() {
    let forgiven = [
        ("`\n<?xml version='1.0'?>\n<r><c>a</c></r>", "3::a"),
        ("<br />\n<b>Notice</b>: in <b>x.php</b>\n<r><c>a</c></r>\n<!-- 0.3 s --></p>", "3::a"),
        ("<r><x:c y:id='1' y:id='2'>a</x:c></r>", "1:1:a"),
        ("<r><c dsq:id=247937687>a</c></r>", "1:247937687:a"),
        ("<r><c hidden id = 'a&amp;b'/></r>", "1:a&b:"),
        ("<r><c>a & b &&amp;&nbsp;&unknown;&#33;&#0;&#x1f;</c></r>", "1::a & b &&\u{a0}&unknown;!"),
        ("<r><c>\n <![CDATA[a]]]]><![CDATA[> b]]> c\x01</c></r>", "1::a]]> b c"),
        ("<r><c><![CDATA[a [[b]]> <i>c</i>]]></c></r>", "1::a [[b <i>c</i>"),
        ("<r><c>a<br/>b &lt; <i id='1'>c</i></c></r>", "1::a<br/>b < <i id='1'>c</i>"),
        ("<r><d><c>no</c></d><c>a\r\nb&#13;\nc</c></r>", "1::a\nb\nc"),
        ("<!DOCTYPE r [<!ELEMENT c (a)>]><r>\n<c>a</c></r>", "2::a"),
        ("<r><c>a</c></r><r/>", "1::a"),
    ];
    for (xml, said) in forgiven {
        assert_eq!(told(xml.as_bytes()), (vec![said.to_owned()], vec![]), "{xml}");
    }
}

#[test]
fn what_cannot_be_read_is_an_error_with_its_place_and_keeps_what_stood_before() {
    let broken = [
        (
            "<r><c>a</c>\n\n<d>",
            "import/cut-off 3: the export is cut off: `<d>` of line 3 never ends",
        ),
        (
            "<r><c>a</c>\n\n <c id='",
            "import/cut-off 3: the export is cut off: what begins in column 2 never ends",
        ),
        (
            "<r><c>a</c>\n<![CDATA[",
            "import/cut-off 2: the export is cut off: what begins in column 1 never ends",
        ),
        (
            "<r><c>a</c>\n<d></r>",
            "import/xml 2: this is not XML: `</r>` where `</d>` is due, in column 4",
        ),
    ];
    for (xml, error) in broken {
        let (said, errors) = told(xml.as_bytes());
        assert_eq!((said, errors), (vec!["1::a".to_owned()], vec![error.to_owned()]), "{xml}");
    }
}

#[test]
fn what_is_no_export_of_the_system_is_an_error() {
    for xml in ["", "words", "<x/>", "{}"] {
        assert_eq!(told(xml.as_bytes()).1, ["import/xml 0: it holds no `<r>`"], "{xml}");
    }
}

#[test]
fn a_pack_that_is_cut_off_gives_what_is_whole() {
    struct Cut<'b>(&'b [u8]);
    impl std::io::Read for Cut<'_> {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            match self.0.read(into)? {
                0 => Err(std::io::ErrorKind::UnexpectedEof.into()),
                some => Ok(some),
            }
        }
    }
    let cut = std::io::BufReader::new(Cut(b"<r><c>a</c>\n<c>"));
    let mut told = Told::default();
    let result = read(Input::new("a.xml", cut), &["r"], &mut told, tell);
    assert_eq!(told.problems.iter().count(), 1);
    let message = &result.unwrap_err().iter().next().unwrap().message.clone();
    assert_eq!(message, "the export is cut off: the packed file ends before its contents do");
}

#[test]
fn entities_of_a_document_are_never_expanded() {
    let bomb = "<!DOCTYPE r [\n<!ENTITY a 'ha'>\n<!ENTITY b '&a;&a;'>\n]>\n<r><c>&b;</c></r>";
    let (said, errors) = told(bomb.as_bytes());
    let oddity = "this file declares entities of its own: they are left as they are written";
    assert_eq!((said, errors), (vec!["5::&b;".to_owned(), oddity.to_owned()], vec![]));
}

#[test]
fn a_bomb_of_one_text_or_of_many_elements_is_refused() {
    let long = format!("<r>\n<c>{}</c></r>", "a".repeat(17 << 20));
    let many =
        format!("<r>\n<c>{}</c></r>", format!("<![CDATA[{}]]>", "a".repeat(1 << 20)).repeat(17));
    let endless = format!("<r>\n<c {}/></r>", "a".repeat(17 << 20));
    for xml in [long, many, endless] {
        let (_, errors) = told(xml.as_bytes());
        assert_eq!(
            errors,
            ["import/xml 2: this is not XML: a single text of more than 16 MiB begins here"]
        );
    }
    let (_, errors) = told(format!("<r>{}", "<a>".repeat(1000)).as_bytes());
    assert_eq!(
        errors,
        ["import/xml 1: this is not XML: more than 256 elements stand in one another"]
    );
}

#[test]
fn bytes_that_are_no_text_are_replaced_and_told() {
    let (said, errors) = told(b"<r>\n<c>caf\xe9 \xc3\xa9</c></r>");
    let oddity = "some bytes mean nothing in UTF-8: `\u{fffd}` stands for each";
    assert_eq!((said, errors), (vec!["2::caf\u{fffd} é".to_owned(), oddity.to_owned()], vec![]));
}
