//! Who asked not to stand among the people who take part: `comments/_unlisted.yaml`. Their words stay
//! where they said them, and nobody is named in the file.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Sign;
use super::shelf::{Shelf, UNLISTED};
use crate::data::{DataFile, Format};
use crate::diag::{Findings, Severity, Text};

/// Those who asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Unlisted {
    people: BTreeSet<Sign>,
}

const ABOUT: &str = "\
# Who asked not to stand on the page of the people who take part.
# `hobnob comments unlist PERSON` adds somebody; `--undo` takes them out again.
";

impl Unlisted {
    /// Reads what a shelf has; nobody where it has no such file.
    ///
    /// # Errors
    /// Everything that is wrong in it.
    pub fn read(shelf: &Shelf) -> Result<Self, Findings> {
        let text = shelf.text(UNLISTED)?;
        text.map_or_else(|| Ok(Self::default()), |text| Self::parse(&text))
    }

    fn parse(text: &Arc<Text>) -> Result<Self, Findings> {
        let file = DataFile::parse_whole(text, Format::Yaml)?;
        if file.value.is_null() {
            return Ok(Self::default());
        }
        let mut table = file.table()?;
        let mut people = BTreeSet::new();
        for written in table.strings("people").unwrap_or_default() {
            match Sign::parse(&written) {
                Some(sign) => {
                    people.insert(sign);
                }
                None => {
                    let message = format!("`{written}` is nobody's sign");
                    let help = "type `hobnob comments unlist PERSON`, which writes it".to_owned();
                    table.error("people", "comments/unlisted", message, help);
                }
            }
        }
        let findings = table.finish(Severity::Error);
        findings.or_value(Self { people }).map(|(unlisted, _)| unlisted)
    }

    /// Writes the file; nothing where there is nobody.
    pub fn print(&self) -> Option<String> {
        let lines: String = self.people.iter().map(|sign| format!("  - '{sign}'\n")).collect();
        (!lines.is_empty()).then(|| format!("{ABOUT}people:\n{lines}"))
    }

    /// Takes somebody in; whether they were not yet.
    pub fn add(&mut self, sign: Sign) -> bool {
        self.people.insert(sign)
    }

    /// Takes somebody out; whether they were in.
    pub fn remove(&mut self, sign: Sign) -> bool {
        self.people.remove(&sign)
    }

    /// By what they are recognised.
    pub fn signs(&self) -> impl Iterator<Item = Sign> {
        self.people.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Result<Unlisted, Vec<String>> {
        let read = Unlisted::parse(&Text::new("comments/_unlisted.yaml", words));
        read.map_err(|found| found.iter().map(|found| found.message.clone()).collect())
    }

    #[test]
    fn what_is_written_is_read() {
        let mut unlisted = Unlisted::default();
        assert_eq!(unlisted.print(), None);
        let signs = ["000000000012", "89f5e0bd3316", "1e1234567890"].map(Sign::parse);
        signs.into_iter().flatten().for_each(|sign| assert!(unlisted.add(sign)));
        assert_eq!(read(&unlisted.print().unwrap()), Ok(unlisted));
        assert_eq!(read(""), Ok(Unlisted::default()));
    }

    #[test]
    fn nobody_is_named_in_it() {
        assert_eq!(read("people: [Ada]\n"), Err(vec!["`Ada` is nobody's sign".to_owned()]));
        assert_eq!(read("peple: []\n"), Err(vec!["`peple` is not a key here".to_owned()]));
    }
}
