//! Waivers taken out of a front matter: only of YAML, only whole lines, and only where the data that
//! is left is what it was.

use std::ops::Range;

use super::draft::lines;
use crate::data::{DataFile, Format, Key, Map, Value, Written};
use crate::diag::Text;
use crate::document::Document;

/// The lines that go when as many waivers as possible of those at `items` of the list are taken out.
pub(super) fn removals(document: &Document, mut items: Vec<usize>) -> Vec<Range<usize>> {
    let written = document.head.as_ref().filter(|head| head.format() == Format::Yaml);
    let (Some(written), false) = (written, items.is_empty()) else {
        return Vec::new();
    };
    items.sort_unstable();
    items.dedup();
    let head = Head { document, written };
    if let Some(section) = head.section().filter(|section| head.is_unneeded(section, &items)) {
        return vec![section];
    }
    let mut gone: Vec<(usize, Range<usize>)> = Vec::new();
    for item in items {
        gone.extend(head.item(item).map(|lines| (item, lines)));
        let (items, pieces): (Vec<usize>, Vec<Range<usize>>) = gone.iter().cloned().unzip();
        if head.data_without(&pieces) != Some(head.expected(&items)) {
            gone.pop();
        }
    }
    gone.into_iter().map(|(_, lines)| lines).collect()
}

/// A front matter in YAML.
struct Head<'a> {
    document: &'a Document,
    written: &'a Written,
}

impl Head<'_> {
    /// The lines of a waiver, if they begin with its dash.
    fn item(&self, item: usize) -> Option<Range<usize>> {
        let path = [name("policy"), name("waive"), Key::Item(item)];
        let start = self.written.span(&path).range()?.start;
        let line = lines(self.words(), &(start..start));
        let dash = self.words().get(line.start..start)?;
        let indent = dash.find('-').filter(|_| dash.trim() == "-")?;
        Some(line.start..self.end_of_block(line.end, indent))
    }

    /// The lines of `policy` as a whole.
    fn section(&self) -> Option<Range<usize>> {
        let start = self.written.span(&[Key::NameOf("policy".to_owned())]).range()?.start;
        let line = lines(self.words(), &(start..start));
        (line.start == start).then(|| start..self.end_of_block(line.end, 0))
    }

    /// Where the lines end that follow at `start` and are indented by more than `indent`.
    fn end_of_block(&self, start: usize, indent: usize) -> usize {
        let rest = self.words().get(start..self.written.range().end).unwrap_or_default();
        let (mut end, mut at) = (start, start);
        for line in rest.split_inclusive('\n') {
            at += line.len();
            if line.trim().is_empty() {
                continue;
            }
            if line.len() - line.trim_start_matches(' ').len() <= indent {
                break;
            }
            end = at;
        }
        end
    }

    /// Whether nothing but the waivers at `items` goes with the lines of the section.
    fn is_unneeded(&self, section: &Range<usize>, items: &[usize]) -> bool {
        let rest = self.expected(items);
        let is_empty = match rest.get("policy") {
            Some(Value::Object(policy)) => policy.values().all(is_nothing),
            _ => false,
        };
        let mut rest = rest;
        rest.shift_remove("policy");
        is_empty && self.data_without(std::slice::from_ref(section)) == Some(rest)
    }

    /// The data that is to be left without the waivers at `items`.
    fn expected(&self, items: &[usize]) -> Map {
        let mut data = self.document.data.clone();
        let waivers = data.get_mut("policy").and_then(|policy| policy.get_mut("waive"));
        if let Some(waivers) = waivers {
            let all = waivers.as_array().into_iter().flatten().enumerate();
            let kept = all.filter(|(item, _)| !items.contains(item)).map(|(_, it)| it.clone());
            let kept: Vec<Value> = kept.collect();
            *waivers = if kept.is_empty() { Value::Null } else { Value::Array(kept) };
        }
        data
    }

    /// The data without some lines; `None` if it cannot be read.
    fn data_without(&self, pieces: &[Range<usize>]) -> Option<Map> {
        let text = Text::new(&*self.document.text.path, self.without(pieces));
        let range = self.written.range();
        let gone: usize = pieces.iter().map(Range::len).sum();
        let written = Written::new(&text, range.start..range.end - gone, Format::Yaml);
        match DataFile::parse(written).ok()?.value {
            Value::Object(map) => Some(map),
            Value::Null => Some(Map::new()),
            _ => None,
        }
    }

    /// The file without some lines, which are in their order.
    fn without(&self, pieces: &[Range<usize>]) -> String {
        let ends = [0].into_iter().chain(pieces.iter().map(|piece| piece.end));
        let starts = pieces.iter().map(|piece| piece.start).chain([self.words().len()]);
        ends.zip(starts).filter_map(|(from, to)| self.words().get(from..to)).collect()
    }

    fn words(&self) -> &str {
        &self.document.text.content
    }
}

fn name(name: &str) -> Key {
    Key::Name(name.to_owned())
}

fn is_nothing(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}
