//! Findings as test results, for the many programs that read the XML of JUnit. There is no standard;
//! this is what Jenkins, GitLab and their like have in common: a suite a file with one case in it,
//! which fails or passes.

use super::{Report, Reported};
use crate::value::xml::Xml;

/// Every file that was looked at is a case, the whole is one more where something was found of it.
/// What does not fail a case stands in its output.
pub fn print(report: &Report<'_>) -> String {
    let whole = Case { name: "the whole".to_owned(), verdict: "", findings: &report.whole };
    let files = report.files.iter().map(|file| Case {
        name: report.path(file.path),
        verdict: &file.verdict,
        findings: &file.findings,
    });
    let cases: Vec<Case<'_>> = files.chain((!report.whole.is_empty()).then_some(whole)).collect();
    let failures = cases.iter().filter(|case| case.fails()).count();
    let mut xml = Xml::new();
    let (tests, failures) = (cases.len().to_string(), failures.to_string());
    let counts = [("tests", tests.as_str()), ("failures", &failures), ("errors", "0")];
    xml.open("testsuites", &[&[("name", "hobnob")], &counts[..]].concat());
    for case in cases {
        case.write(report, &mut xml);
    }
    xml.finish()
}

/// A file, or the whole.
struct Case<'a> {
    name: String,
    verdict: &'a str,
    findings: &'a [Reported<'a>],
}

impl Case<'_> {
    fn fails(&self) -> bool {
        self.findings.iter().any(Reported::fails)
    }

    fn write(&self, report: &Report<'_>, xml: &mut Xml) {
        let failures = if self.fails() { "1" } else { "0" };
        let counts = [("tests", "1"), ("failures", failures), ("errors", "0")];
        xml.open("testsuite", &[&[("name", self.name.as_str())], &counts[..]].concat());
        xml.open("testcase", &[("name", &self.name), ("classname", "hobnob")]);
        self.write_failure(report, xml);
        self.write_output(report, xml);
        xml.close();
        xml.close();
    }

    /// One failure tells all errors: some readers take no second one.
    fn write_failure(&self, report: &Report<'_>, xml: &mut Xml) {
        let errors: Vec<&Reported<'_>> =
            self.findings.iter().filter(|found| found.fails()).collect();
        if let Some(first) = errors.first().map(|found| found.diagnostic) {
            let attributes = [("message", first.message.as_str()), ("type", first.code)];
            let lines: Vec<String> = errors.iter().map(|found| line(report, found)).collect();
            xml.text("failure", &attributes, &lines.join("\n"));
        }
    }

    /// What it comes to, and what was found without failing.
    fn write_output(&self, report: &Report<'_>, xml: &mut Xml) {
        let lighter = self.findings.iter().filter(|found| !found.fails());
        let verdict = (!self.verdict.is_empty()).then(|| self.verdict.to_owned());
        let lines: Vec<String> =
            verdict.into_iter().chain(lighter.map(|found| line(report, found))).collect();
        if !lines.is_empty() {
            xml.text("system-out", &[], &lines.join("\n"));
        }
    }
}

/// `posts/a.md:2:5: warning[rule]: message`, and the help below.
fn line(report: &Report<'_>, found: &Reported<'_>) -> String {
    let place = found.span().map_or_else(String::new, |span| {
        let start = span.start().map(|start| format!(":{}:{}", start.line, start.column));
        format!("{}{}: ", report.path(span.path()), start.unwrap_or_default())
    });
    let kind = match (&found.suppressed, found.diagnostic.severity) {
        (Some(_), _) => "waived",
        (None, severity) => severity.name(),
    };
    format!("{place}{kind}[{}]: {}", found.diagnostic.code, found.words())
}

#[cfg(test)]
mod tests {
    use quick_xml::events::Event;
    use quick_xml::{Reader, XmlVersion};

    use super::*;
    use crate::diag::Diagnostic;
    use crate::diag::report::sample;

    /// Elements with an attribute of theirs, read back.
    fn read(xml: &str, element: &str, attribute: &str) -> Vec<String> {
        let mut reader = Reader::from_str(xml);
        let mut values = Vec::new();
        loop {
            match reader.read_event().expect("it is well formed") {
                Event::Start(start) if start.name().as_ref() == element => {
                    let found = start.try_get_attribute(attribute).unwrap().unwrap();
                    let value = found.normalized_value(XmlVersion::Implicit1_0).unwrap();
                    values.push(value.into_owned());
                }
                Event::Eof => return values,
                _ => {}
            }
        }
    }

    #[test]
    fn every_file_is_a_case_and_some_fail() {
        let printed = print(&sample::report(&sample::findings()));
        let cases = ["content/b.md", "content/100% ☕, here.md", "the whole"];
        assert_eq!(read(&printed, "testcase", "name"), cases);
        assert_eq!(read(&printed, "testsuites", "tests"), ["3"]);
        assert_eq!(read(&printed, "testsuites", "failures"), ["2"]);
        assert_eq!(read(&printed, "testsuite", "failures"), ["0", "1", "1"]);
        assert_eq!(read(&printed, "failure", "type"), ["sells", "balance"]);
        let output = "\
<system-out>refuse: 12
content/100% ☕, here.md:1:5: warning[sells]: two\tlines
content/100% ☕, here.md: note[hint]: the file
content/100% ☕, here.md:1:1: waived[waived]: no matter</system-out>";
        assert!(printed.contains(output), "{printed}");
    }

    #[test]
    fn a_name_and_a_message_keep_what_xml_can_hold() {
        let wicked = "a\n\t\"<&\u{1b}\u{0}]]>☕";
        let found = Diagnostic::error("a/b", wicked).in_file(wicked);
        let printed = print(&sample::report(&[found]));
        let kept = "a\n\t\"<&]]>☕";
        assert_eq!(read(&printed, "failure", "message"), [kept]);
        assert_eq!(read(&printed, "testcase", "name")[1], format!("content/{kept}"));
    }
}
