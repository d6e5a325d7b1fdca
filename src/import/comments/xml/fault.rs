//! What is said of XML that cannot be read on.

use std::io::ErrorKind;

use quick_xml::Error;
use quick_xml::errors::{IllFormedError, SyntaxError};

use super::super::Place;
use crate::diag::Diagnostic;

/// A single text, tag or comment of more bytes than this is a bomb or a broken file.
pub(super) const LONGEST: usize = 16 * 1024 * 1024;

/// More elements in one another than any export has.
pub(super) const DEEPEST: usize = 256;

/// What the parser says of the piece that begins at `column` of `place`.
pub(super) fn unreadable(error: &Error, place: &Place, column: usize) -> Diagnostic {
    match error {
        Error::Io(error) if error.kind() == ErrorKind::FileTooLarge => too_long(place),
        Error::Io(error) if error.kind() == ErrorKind::UnexpectedEof => {
            cut_off(place, "the packed file ends before its contents do")
        }
        Error::Io(error) => {
            Diagnostic::setup("import/io", format!("cannot be read on: {error}")).at(place.span())
        }
        Error::Syntax(unclosed) if *unclosed != SyntaxError::InvalidBangMarkup => {
            cut_off(place, &format!("what begins in column {column} never ends"))
        }
        Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
            let message = format!("`</{found}>` where `</{expected}>` is due, in column {column}");
            broken(place, &message)
        }
        other => broken(place, &format!("{other}, in column {column}")),
    }
}

/// A file that ends inside an element.
pub(super) fn cut_off(place: &Place, why: &str) -> Diagnostic {
    Diagnostic::error("import/cut-off", format!("the export is cut off: {why}"))
        .at(place.span())
        .help("export it again; or, for what is whole in it, add `--partial`")
}

/// A text too long to be held.
pub(super) fn too_long(place: &Place) -> Diagnostic {
    let most = LONGEST / 1024 / 1024;
    broken(place, &format!("a single text of more than {most} MiB begins here"))
}

/// Elements nested too deep.
pub(super) fn too_deep(place: &Place) -> Diagnostic {
    broken(place, &format!("more than {DEEPEST} elements stand in one another"))
}

fn broken(place: &Place, message: &str) -> Diagnostic {
    Diagnostic::error("import/xml", format!("this is not XML: {message}"))
        .at(place.span())
        .help("mend it there, or export it again; for what stands before it, add `--partial`")
}
