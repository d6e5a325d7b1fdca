//! The opening tag of an element.

use quick_xml::events::BytesStart;

use crate::value::html;

/// An element that was begun. What it holds is still to be read.
#[derive(Debug)]
pub(in crate::import::comments) struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    /// How many elements are open inside it and around it, itself included: 1 for the root.
    pub(super) depth: usize,
    /// The line of its tag, from 1.
    pub(in crate::import::comments) line: usize,
}

impl Element {
    pub(super) fn new(tag: &BytesStart<'_>, depth: usize, line: usize) -> Self {
        let mut attributes = tag.html_attributes();
        let attributes = attributes.with_checks(false).filter_map(Result::ok);
        let attributes = attributes
            .map(|each| (local(each.key.as_ref()), html::unescape(&each.value).into_owned()))
            .collect();
        Self { name: local(tag.name().as_ref()), attributes, depth, line }
    }

    /// Its name without a prefix.
    pub(in crate::import::comments) fn name(&self) -> &str {
        &self.name
    }

    /// The attribute of this name, whatever its prefix; empty where there is none.
    pub(in crate::import::comments) fn attribute(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(each, _)| each == name);
        found.map_or("", |(_, value)| value.trim())
    }
}

fn local(name: &str) -> String {
    name.rsplit_once(':').map_or(name, |(_, local)| local).to_owned()
}
