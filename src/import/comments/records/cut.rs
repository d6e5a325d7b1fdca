//! Where the records of a JSON text begin and end, found by its brackets alone, without recursion.
//! Knows nothing of what stands between them: a record is parsed on its own afterwards.

use std::borrow::Cow;
use std::ops::Range;

/// So many brackets of one record may lie in each other; the parser's own limit is 128. What lies deeper
/// is left out.
const DEEPEST: usize = 100;

/// In place of names: every list of objects holds records.
pub(in crate::import::comments) const ANY: &str = "*";

/// What a text holds.
pub(super) struct Cuts {
    /// Its records, in the order in which they begin.
    pub(super) records: Vec<Cut>,
    /// The first line on which something lies too deep, and is left out.
    pub(super) too_deep: Option<usize>,
    /// Why and at which byte reading ended early.
    pub(super) broken: Option<(String, usize)>,
}

/// One record in the text.
#[derive(Default)]
pub(super) struct Cut {
    /// The record that it lies in.
    pub(super) within: Option<usize>,
    /// The names on the way from there.
    pub(super) path: Vec<String>,
    /// The line it begins on, from 1.
    pub(super) line: usize,
    /// Whether its last bracket was found.
    pub(super) is_whole: bool,
    /// What is its own: everything but the lists of records inside it.
    parts: Vec<Range<usize>>,
    /// The brackets that close it behind the last part.
    closers: String,
}

impl Cut {
    /// The record as JSON, the lists of records in it empty. Nothing of one that is cut off before
    /// its first such list.
    pub(super) fn alone<'t>(&'t self, text: &'t str) -> Cow<'t, str> {
        let part = |part: &Range<usize>| text.get(part.clone()).unwrap_or_default();
        match self.parts.as_slice() {
            [] => Cow::Borrowed("null"),
            [whole] if self.closers.is_empty() => Cow::Borrowed(part(whole)),
            parts => parts.iter().map(part).chain([self.closers.as_str()]).collect(),
        }
    }

    /// Where in the text the byte `at` of the record [alone](Self::alone) stands.
    pub(super) fn origin(&self, at: usize) -> usize {
        let mut left = at;
        for part in &self.parts {
            if left < part.len() {
                return part.start + left;
            }
            left -= part.len();
        }
        self.parts.last().map_or(0, |part| part.end)
    }
}

/// Finds the records of `text`.
pub(super) fn records(text: &str, lists: &[&str]) -> Cuts {
    let (open, records) = (Vec::new(), Vec::new());
    let mut scan = Scan { text, lists, at: 0, line: 1, open, records, too_deep: None };
    let broken = scan.run().err().map(|message| (message, scan.at.min(text.len())));
    Cuts { records: scan.records, too_deep: scan.too_deep, broken }
}

/// A bracket that is not closed yet.
struct Bracket<'t> {
    closer: u8,
    /// The name it stands under.
    name: Option<&'t str>,
    is: Is,
    /// Whether the record around it waits for its end.
    pauses: bool,
    /// The last name seen inside it, for what comes next.
    next: Option<&'t str>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Is {
    /// The object of a record, and where the part of it that is being read begins.
    Record { index: usize, part: usize },
    /// A list of records.
    List,
    /// Anything in a record.
    Inside,
    /// Left out.
    Beyond,
}

struct Scan<'t> {
    text: &'t str,
    lists: &'t [&'t str],
    at: usize,
    line: usize,
    open: Vec<Bracket<'t>>,
    records: Vec<Cut>,
    too_deep: Option<usize>,
}

impl Scan<'_> {
    fn run(&mut self) -> Result<(), String> {
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(self.at).copied() {
            match byte {
                b'{' | b'[' => self.enter(byte),
                b'}' | b']' => self.leave(byte)?,
                b'"' if !self.open.is_empty() => self.string()?,
                b'\n' => self.line += 1,
                // 0x1e stands before each text of a JSON text sequence (RFC 7464).
                b' ' | b'\t' | b'\r' | b',' | 0x1e => {}
                _ if self.open.is_empty() => return Err("expected `{` or `[`".to_owned()),
                _ => {}
            }
            self.at += 1;
        }
        match self.open.is_empty() {
            true if self.text.trim().is_empty() => Err("it is empty".to_owned()),
            true => Ok(()),
            false => Err("it ends too early".to_owned()),
        }
    }

    /// Goes to the last quote of a string, and remembers it as a name for what may follow.
    fn string(&mut self) -> Result<(), String> {
        let start = self.at + 1;
        loop {
            self.at += 1;
            match self.text.as_bytes().get(self.at) {
                Some(b'"') => break,
                Some(b'\\') => self.at += 1,
                Some(b'\n') => self.line += 1,
                Some(_) => {}
                None => return Err("it ends inside a string".to_owned()),
            }
        }
        let name = self.text.get(start..self.at);
        if let Some(bracket) = self.open.last_mut() {
            bracket.next = name;
        }
        Ok(())
    }

    fn enter(&mut self, byte: u8) {
        let outer = self.open.last();
        let name = outer.filter(|outer| outer.closer == b'}').and_then(|outer| outer.next);
        let is_in_list = outer.is_none_or(|outer| outer.is == Is::List);
        let is_list = byte == b'[' && (is_in_list || self.holds_records(name));
        let closer = if byte == b'{' { b'}' } else { b']' };
        let (is, pauses) = match outer.map(|outer| outer.is) {
            Some(Is::Beyond) => (Is::Beyond, false),
            _ if byte == b'{' && is_in_list => (self.begin(), false),
            _ if self.depth() >= DEEPEST => (Is::Beyond, true),
            _ if is_list => (Is::List, !is_in_list),
            _ => (Is::Inside, false),
        };
        self.open.push(Bracket { closer, name, is, pauses, next: None });
        if is == Is::Beyond {
            self.too_deep.get_or_insert(self.line);
        }
        if pauses {
            self.pause();
        }
    }

    /// Whether the list that begins here, under this name, is one of those with records.
    fn holds_records(&self, name: Option<&str>) -> bool {
        let is_named = name.is_some_and(|name| self.lists.contains(&name));
        let inside = self.text.as_bytes().get(self.at + 1..).unwrap_or_default();
        let holds_objects = || inside.trim_ascii_start().starts_with(b"{");
        is_named || self.lists == [ANY] && name.is_some() && holds_objects()
    }

    /// How many brackets lie in each other in the record that is open here, or outside of all.
    fn depth(&self) -> usize {
        let is_record = |bracket: &Bracket<'_>| matches!(bracket.is, Is::Record { .. });
        self.open.iter().rev().take(DEEPEST).take_while(|bracket| !is_record(bracket)).count()
    }

    fn leave(&mut self, byte: u8) -> Result<(), String> {
        let Some(bracket) = self.open.pop_if(|bracket| bracket.closer == byte) else {
            return Err(format!("`{}` closes nothing", char::from(byte)));
        };
        if let Is::Record { index, part } = bracket.is {
            let record = &mut self.records[index];
            record.parts.push(part..self.at + 1);
            record.closers.clear();
            record.is_whole = true;
        }
        if bracket.pauses {
            self.resume();
        }
        Ok(())
    }

    /// A record begins here.
    fn begin(&mut self) -> Is {
        let (within, path) = self.way();
        let index = self.records.len();
        self.records.push(Cut { within, path, line: self.line, ..Cut::default() });
        Is::Record { index, part: self.at }
    }

    /// The record that is open here, and the names from there.
    fn way(&self) -> (Option<usize>, Vec<String>) {
        let mut names = Vec::new();
        for bracket in self.open.iter().rev() {
            if let Is::Record { index, .. } = bracket.is {
                names.reverse();
                return (Some(index), names);
            }
            names.extend(bracket.name.map(str::to_owned));
        }
        (None, Vec::new())
    }

    /// Something begins that is not the record's own: the record around it waits.
    fn pause(&mut self) {
        let is_record = |bracket: &Bracket<'_>| matches!(bracket.is, Is::Record { .. });
        let Some(holder) = self.open.iter().rposition(is_record) else { return };
        let closers = self.open[holder..].iter().rev().map(|bracket| char::from(bracket.closer));
        let closers: String = closers.collect();
        if let Is::Record { index, part } = self.open[holder].is {
            self.records[index].parts.push(part..self.at + 1);
            self.records[index].closers = closers;
        }
    }

    /// It ends: the record around it goes on.
    fn resume(&mut self) {
        let records = self.open.iter_mut().rev().map(|bracket| &mut bracket.is);
        let mut parts = records.filter_map(|is| match is {
            Is::Record { part, .. } => Some(part),
            _ => None,
        });
        if let Some(part) = parts.next() {
            *part = self.at;
        }
    }
}
