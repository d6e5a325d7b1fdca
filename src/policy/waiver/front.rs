//! Waivers in the front matter, for the whole post: `policy: {waive: [{rule: …, reason: …}]}`.

use std::ops::Range;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Place, Waiver, rule};
use crate::data::{DataFile, Table, Value};
use crate::diag::{Diagnostic, Findings, Severity, Span};
use crate::document::Document;
use crate::policy::finding::{Hit, Mend};
use crate::policy::rule::Rule;
use crate::value::date;

/// How it is written, for those who wrote something else.
const SHAPE: &str = "write `policy: {waive: [{rule: checkout-link, reason: why it may stay}]}`";

/// The waivers of a front matter, and what is wrong with those that cannot be understood.
pub(super) fn read(document: &Document) -> (Vec<Waiver>, Vec<Hit>) {
    let (Some(written), true) = (&document.head, document.front.policy.is_some()) else {
        return (Vec::new(), Vec::new());
    };
    let value = Value::Object(document.data.clone());
    let file = DataFile { written: written.clone(), value, doubts: Findings::none() };
    let mut waivers = Vec::new();
    let found = all(&file, &mut waivers).unwrap_or_else(|fault| fault);
    (waivers, found.into_iter().map(hit).collect())
}

fn all(file: &DataFile, waivers: &mut Vec<Waiver>) -> Result<Findings, Findings> {
    let mut whole = file.table()?;
    let Some(mut policy) = whole.table("policy") else {
        return Ok(whole.finish_open());
    };
    for (item, table) in policy.tables("waive").into_iter().enumerate() {
        match one(item, table) {
            Ok(waiver) => waivers.push(waiver),
            Err(found) => policy.absorb(found),
        }
    }
    Ok(policy.finish(Severity::Warning))
}

/// One waiver of the list.
fn one(item: usize, mut table: Table<'_>) -> Result<Waiver, Findings> {
    let name = table.string("rule");
    let reason = table.string("reason").unwrap_or_default().trim().to_owned();
    let until = until(&mut table);
    let rule_place = bytes(&table.span("rule"));
    let place = Place {
        reason: if table.has("reason") { bytes(&table.span("reason")) } else { rule_place.clone() },
        until: bytes(&table.span("until")),
        rule: rule_place,
    };
    if !table.has("rule") {
        let found = Diagnostic::warning(Rule::Waiver.code(), "this waiver names no `rule`");
        let help = "add `rule: checkout-link`, with the rule that `hobnob check` names";
        table.push(found.at(table.whole()).help(help));
    }
    let known = name.map(|name| rule(name.trim(), &place.rule)).transpose();
    let rule = known.unwrap_or_else(|unknown| {
        let span = table.span("rule");
        let found = Diagnostic::warning(Rule::Waiver.code(), unknown.message);
        table.push(found.at(span).maybe_help(unknown.help));
        None
    });
    let found = table.finish(Severity::Warning);
    match rule {
        Some(rule) if found.is_empty() => {
            let removal = Mend::Unlist(item);
            Ok(Waiver { rule, reason, until, block: None, place, removal })
        }
        _ => Err(found),
    }
}

fn until(table: &mut Table<'_>) -> Option<Date> {
    let written = table.string("until")?;
    let day = date::parse(&written, &TimeZone::UTC).map(|day| day.date());
    if day.is_err() {
        let message = format!("`{written}` is not a day");
        let help = "write the last day on which it holds: `until: 2026-12-31`".to_owned();
        table.error("until", Rule::Waiver.code(), message, help);
    }
    day.ok()
}

fn hit(found: Diagnostic) -> Hit {
    let place = found.span.as_ref().map(bytes).unwrap_or_default();
    let help = found.help.into_iter().next();
    Hit::at(Rule::Waiver, &place, found.message).help(help.unwrap_or_else(|| SHAPE.to_owned()))
}

fn bytes(span: &Span) -> Range<usize> {
    span.range().unwrap_or_default()
}
