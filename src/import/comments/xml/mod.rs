//! XML as blogs export it, read in passing: no tree is built, and memory holds one piece of text.
//!
//! Exports are printed by templates, not by XML writers, and edited by hand afterwards. So names are
//! matched without their prefix, declared or not; attributes may lack their quotes; a bare `&` stands
//! for itself, an unknown entity too (those that a document declares are never expanded, however
//! they multiply); noise around the root, control characters and a wrong encoding cost nothing. What
//! is never guessed is where an element ends.

mod decoded;
mod element;
mod fault;
mod reader;
#[cfg(test)]
pub(super) mod told;
#[cfg(test)]
mod sheet;
#[cfg(test)]
mod tests;

pub(super) use element::Element;
pub(super) use reader::Reader;

use super::{Input, Sink};
use crate::diag::{Diagnostic, Findings};

/// Reads a file whose root has one of `names`, and has `tell` tell `sink` what it holds. Noise around
/// the root may look like other roots, and two exports that were joined into one file have two.
pub(super) fn read(
    input: Input<'_>,
    names: &[&str],
    sink: &mut dyn Sink,
    tell: fn(&mut Reader<'_>, &Element, &mut dyn Sink) -> Result<(), Findings>,
) -> Result<(), Findings> {
    let mut xml = Reader::new(input);
    let read = each_root(&mut xml, names, &mut |xml, root| tell(xml, root, sink));
    xml.oddities().into_iter().for_each(|oddity| sink.problem(oddity));
    read
}

fn each_root(
    xml: &mut Reader<'_>,
    names: &[&str],
    visit: &mut dyn FnMut(&mut Reader<'_>, &Element) -> Result<(), Findings>,
) -> Result<(), Findings> {
    let mut is_found = false;
    while let Some(root) = xml.root()? {
        if names.contains(&root.name()) {
            is_found = true;
            visit(xml, &root)?;
        }
    }
    let first = names.first().unwrap_or(&"");
    let missing = || Diagnostic::error("import/xml", format!("it holds no `<{first}>`"));
    let help = "another system wrote it: name that one with `--from`, or leave `--from` away";
    if is_found { Ok(()) } else { Err(missing().at(xml.place(0).span()).help(help).into()) }
}

/// What was written, unless it was nothing.
pub(super) fn filled(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}
