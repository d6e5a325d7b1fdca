//! What a post's author asks to let pass, with a reason and perhaps an end.
//!
//! In the front matter for the whole post, and in a comment for the block below it:
//!
//! ```markdown
//! ---
//! policy:
//!   waive:
//!     - rule: checkout-link
//!       reason: the launch of my own book
//!       until: 2026-12-31
//! ---
//! <!-- hobnob-allow price-pitch: readers asked what it costs -->
//! The paper book is 12 euros, the file is free.
//! ```
//!
//! A waiver that does not hold waives nothing and is itself a finding of the rule `waiver`; so is one
//! that nobody needs. None lets another waiver's faults pass.

mod front;
mod hold;
mod inline;

use std::ops::Range;

use jiff::civil::Date;

use super::finding::{Finding, Hit, Mend, Standing};
use super::rule::{Level, Rule};
use super::setting::Settings;
use crate::document::Document;
use crate::value::suggest::did_you_mean;

/// What a post's author asks to let pass.
#[derive(Clone, Debug)]
pub struct Waivers {
    /// Those that can be understood.
    waivers: Vec<Waiver>,
    /// What is wrong with the others.
    faults: Vec<Hit>,
    /// When the post was written, or last updated.
    written: Option<Date>,
}

/// One rule waived.
#[derive(Clone, Debug)]
struct Waiver {
    rule: Rule,
    reason: String,
    /// The last day on which it holds.
    until: Option<Date>,
    /// What it is for, in bytes of the file; the whole file if nothing is said.
    block: Option<Range<usize>>,
    place: Place,
    /// How it is taken out.
    removal: Mend,
}

/// Where the parts of a waiver stand in the file.
#[derive(Clone, Debug)]
struct Place {
    rule: Range<usize>,
    reason: Range<usize>,
    until: Range<usize>,
}

impl Waivers {
    /// What the front matter and the comments of a document ask for.
    pub fn read(document: &Document) -> Self {
        let (mut waivers, mut faults) = front::read(document);
        for remark in &document.remarks {
            match inline::read(remark, document.body.start) {
                Ok(waiver) => waivers.push(waiver),
                Err(fault) => faults.push(fault),
            }
        }
        let front = &document.front;
        let written = front.date.iter().chain(&front.updated).map(jiff::Zoned::date).max();
        Self { waivers, faults, written }
    }

    /// What the rules found, each finding with whether it counts, and what is wrong with the waivers.
    /// A finding is waived by the waiver nearest to it.
    pub fn apply(&self, hits: Vec<Hit>, settings: &Settings, today: Date) -> Vec<Finding> {
        let mut told = self.faults.clone();
        let mut holding: Vec<(&Waiver, bool)> = Vec::new();
        for waiver in &self.waivers {
            let faults = waiver.faults(settings, self.written, today);
            if faults.is_empty() {
                holding.push((waiver, false));
            }
            told.extend(faults);
        }
        holding.sort_by_key(|(waiver, _)| waiver.block.as_ref().map_or(usize::MAX, Range::len));
        let mut findings: Vec<Finding> =
            hits.into_iter().map(|hit| standing(hit, &mut holding)).collect();
        let unused = holding.iter().filter(|(_, is_used)| !is_used);
        told.extend(unused.map(|(waiver, _)| waiver.unused(settings)));
        if settings.level(Rule::Waiver) > Level::Off {
            findings
                .extend(told.into_iter().map(|hit| Finding { hit, standing: Standing::Counts }));
        }
        findings.sort_by(|a, b| order(&a.hit).cmp(&order(&b.hit)));
        findings
    }

    /// Waivers that hold and will be over within [`SOON`] days: worth saying, and no finding.
    pub fn ending(&self, settings: &Settings, today: Date) -> Vec<Hit> {
        let holding = self.waivers.iter();
        let holding = holding.filter(|it| it.faults(settings, self.written, today).is_empty());
        holding.filter_map(|waiver| waiver.ending(today)).collect()
    }
}

/// How many days before its end a waiver is spoken of.
pub const SOON: i32 = 14;

/// Findings are told by place.
fn order(hit: &Hit) -> (usize, Rule, &str) {
    (hit.start(), hit.rule, &hit.message)
}

/// A finding, waived by the first of `waivers` that is for it.
fn standing(hit: Hit, waivers: &mut [(&Waiver, bool)]) -> Finding {
    let waiver = waivers.iter_mut().find(|(waiver, _)| waiver.is_for(&hit));
    let standing = waiver.map_or(Standing::Counts, |(waiver, is_used)| {
        *is_used = true;
        Standing::Waived(waiver.reason.clone())
    });
    Finding { hit, standing }
}

impl Waiver {
    fn is_for(&self, hit: &Hit) -> bool {
        let is_in = |block: &Range<usize>| {
            hit.range.as_ref().is_some_and(|range| block.contains(&range.start))
        };
        self.rule == hit.rule && self.block.as_ref().is_none_or(is_in)
    }
}

/// The rule of a name that stands at `place`.
fn rule(name: &str, place: &Range<usize>) -> Result<Rule, Hit> {
    if let Some(rule) = Rule::named(name) {
        return Ok(rule);
    }
    let names = Rule::ALL.iter().map(|rule| rule.name());
    let is_many =
        name.contains('*') || name.split([',', ' ']).filter(|it| !it.is_empty()).count() > 1;
    let (message, help) = if is_many {
        let help = "write one waiver for each rule: `hobnob check` names it with each finding";
        (format!("`{name}` is not one rule"), help.to_owned())
    } else {
        let help = did_you_mean(name, names);
        let help = help.unwrap_or_else(|| "`hobnob explain` lists the rules".to_owned());
        (format!("there is no rule `{name}`"), help)
    };
    Err(Hit::at(Rule::Waiver, place, message).help(help))
}

#[cfg(test)]
mod tests;
