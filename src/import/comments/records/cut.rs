//! Where the records of a JSON text begin and end, found by its brackets alone, without recursion.
//! Knows nothing of what stands between them: a record is parsed on its own afterwards.

use std::borrow::Cow;
use std::ops::Range;

/// An object of an export lies in itself no deeper than this; the parser's own limit is 128.
const DEEPEST: usize = 100;

/// In place of names: every list of objects holds records.
pub(in crate::import::comments) const ANY: &str = "*";

/// What a text holds.
pub(super) struct Cuts {
    /// Its records, in the order in which they begin.
    pub(super) records: Vec<Cut>,
    /// Why and at which byte reading ended early.
    pub(super) broken: Option<(String, usize)>,
}

/// One record in the text.
#[derive(Default)]
pub(super) struct Cut {
    /// The record that it lies in.
    pub(super) within: Option<usize>,
    /// The names on the way from there, with dots between.
    pub(super) path: String,
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
    let mut scan = Scan { text, lists, at: 0, line: 1, open: Vec::new(), records: Vec::new() };
    let broken = scan.run().err().map(|message| (message, scan.at.min(text.len())));
    Cuts { records: scan.records, broken }
}

/// A bracket that is not closed yet.
struct Bracket<'t> {
    closer: u8,
    /// The name it stands under.
    name: Option<&'t str>,
    is: Is,
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
}

struct Scan<'t> {
    text: &'t str,
    lists: &'t [&'t str],
    at: usize,
    line: usize,
    open: Vec<Bracket<'t>>,
    records: Vec<Cut>,
}

impl<'t> Scan<'t> {
    fn run(&mut self) -> Result<(), String> {
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(self.at).copied() {
            match byte {
                b'{' | b'[' => self.enter(byte)?,
                b'}' | b']' => self.leave(byte)?,
                b'"' if !self.open.is_empty() => self.string()?,
                b'\n' => self.line += 1,
                b' ' | b'\t' | b'\r' | b',' | 0x1e => {}
                _ if self.open.is_empty() => return Err("expected `{` or `[`".to_owned()),
                _ => {}
            }
            self.at += 1;
        }
        match (self.open.is_empty(), self.records.is_empty()) {
            (false, _) => Err("it ends too early".to_owned()),
            (true, true) if !self.text.contains(['{', '[']) => Err("it is empty".to_owned()),
            _ => Ok(()),
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

    fn enter(&mut self, byte: u8) -> Result<(), String> {
        let outer = self.open.last();
        let in_list = outer.is_none_or(|outer| outer.is == Is::List);
        let name = outer.filter(|outer| outer.closer == b'}').and_then(|outer| outer.next);
        let is_named = || match name {
            Some(name) => self.lists.contains(&name) || self.lists == [ANY] && self.holds_objects(),
            None => false,
        };
        let (closer, is) = match byte {
            b'{' if in_list => (b'}', self.begin()),
            b'[' if in_list || is_named() => (b']', Is::List),
            b'{' => (b'}', Is::Inside),
            _ => (b']', Is::Inside),
        };
        self.open.push(Bracket { closer, name, is, next: None });
        if is == Is::List && !in_list {
            self.pause();
        }
        let is_record = |bracket: &Bracket<'_>| matches!(bracket.is, Is::Record { .. });
        let inner = self.open.iter().rev().take(DEEPEST + 1);
        match inner.take_while(|bracket| !is_record(bracket)).count() > DEEPEST {
            true => Err(format!("more than {DEEPEST} brackets lie in each other")),
            false => Ok(()),
        }
    }

    /// Whether the list that begins here begins with an object.
    fn holds_objects(&self) -> bool {
        let inside = self.text.as_bytes().get(self.at + 1..).unwrap_or_default();
        inside.trim_ascii_start().starts_with(b"{")
    }

    fn leave(&mut self, byte: u8) -> Result<(), String> {
        let Some(bracket) = self.open.pop_if(|bracket| bracket.closer == byte) else {
            return Err(format!("`{}` closes nothing", char::from(byte)));
        };
        match bracket.is {
            Is::Record { index, part } => self.finish(index, part),
            Is::List if self.open.last().is_some_and(|outer| outer.is != Is::List) => self.resume(),
            Is::List | Is::Inside => {}
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
    fn way(&self) -> (Option<usize>, String) {
        let mut names = Vec::new();
        for bracket in self.open.iter().rev() {
            if let Is::Record { index, .. } = bracket.is {
                names.reverse();
                return (Some(index), names.join("."));
            }
            names.extend(bracket.name);
        }
        (None, String::new())
    }

    /// The bracket of the record that is open here.
    fn holder(&self) -> Option<usize> {
        self.open.iter().rposition(|bracket| matches!(bracket.is, Is::Record { .. }))
    }

    /// A list of records begins: the record around it waits.
    fn pause(&mut self) {
        let Some(holder) = self.holder() else { return };
        let closers = self.open[holder..].iter().rev().map(|bracket| char::from(bracket.closer));
        let closers: String = closers.collect();
        if let Is::Record { index, part } = self.open[holder].is {
            self.records[index].parts.push(part..self.at + 1);
            self.records[index].closers = closers;
        }
    }

    /// A list of records ends: the record around it goes on.
    fn resume(&mut self) {
        let Some(holder) = self.holder() else { return };
        if let Is::Record { part, .. } = &mut self.open[holder].is {
            *part = self.at;
        }
    }

    fn finish(&mut self, index: usize, part: usize) {
        let record = &mut self.records[index];
        record.parts.push(part..self.at + 1);
        record.closers.clear();
        record.is_whole = true;
    }
}
