//! Waivers in comments, for one block: `<!-- hobnob-allow RULE: reason -->`.

use std::ops::Range;

use super::{Place, Waiver, rule};
use crate::document::Remark;
use crate::policy::finding::{Hit, Mend};
use crate::policy::rule::Rule;

/// The waiver that a comment asks for, in a body that begins at byte `start` of its file.
pub(super) fn read(remark: &Remark, start: usize) -> Result<Waiver, Hit> {
    let shift = |range: &Range<usize>| start + range.start..start + range.end;
    let place = shift(&remark.range);
    let (name, reason) = parts(&remark.words, &place)?;
    let rule = rule(name, &place)?;
    let Some(block) = &remark.block else {
        let message = "nothing follows this comment that it could let pass";
        let help =
            "end it by `-->`, and put it above its block, in the same list item or quotation";
        return Err(Hit::at(Rule::Waiver, &place, message).help(help).mend(Mend::Erase));
    };
    Ok(Waiver {
        rule,
        reason: reason.to_owned(),
        until: None,
        block: Some(shift(block)),
        place: Place { rule: place.clone(), reason: place.clone(), until: place },
        removal: Mend::Erase,
    })
}

/// The rule and the reason.
fn parts<'a>(words: &'a str, place: &Range<usize>) -> Result<(&'a str, &'a str), Hit> {
    let fault = |message: &str, help: String| {
        Err(Hit::at(Rule::Waiver, place, message.to_owned()).help(help))
    };
    if let Some((name, reason)) = words.split_once(':') {
        return Ok((name.trim(), reason.trim()));
    }
    match words.split_once(char::is_whitespace) {
        None if words.is_empty() => {
            let help = "write `<!-- hobnob-allow price-pitch: why it may stay -->`";
            fault("this comment names no rule", help.to_owned())
        }
        None => Ok((words, "")),
        Some((name, reason)) => {
            let help = format!("write `<!-- hobnob-allow {name}: {} -->`", reason.trim());
            fault("a colon belongs between the rule and the reason", help)
        }
    }
}
