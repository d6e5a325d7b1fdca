//! An agenda at the terminal.

use crate::command::sheet::Sheet;
use crate::remind::{Agenda, Band, Reminder, summary, wait};
use crate::value::plural::times;

/// The agenda in whole sentences, as wide as the terminal.
pub(super) fn tell(agenda: &Agenda, sheet: Sheet) -> String {
    let mut told = head(agenda, sheet);
    for (name, _, reminders) in Band::sorted(&agenda.waiting, &agenda.now) {
        told += &format!("\n{}\n\n", sheet.title(name));
        told +=
            &reminders.iter().map(|one| entry(one, agenda, sheet)).collect::<Vec<_>>().join("\n");
    }
    told + &visits(agenda, sheet) + &perhaps(agenda, sheet) + &foot(agenda, sheet)
}

/// How it stands.
fn head(agenda: &Agenda, sheet: Sheet) -> String {
    sheet.wrap("", &format!("{}.", summary::capital(&summary::headline(agenda))))
}

/// One thing to do.
fn entry(one: &Reminder, agenda: &Agenda, sheet: Sheet) -> String {
    let Reminder { person, post, .. } = one;
    let several = match one.comments.len() {
        1 => String::new(),
        many => format!(" in {many} comments"),
    };
    let who = format!("{} ({})", person.name, wait::acquaintance(person));
    let what = format!("{who} {}{several} under “{}”", summary::deed(one.kind), post.title);
    let mut told = sheet.wrap("  ", &format!("{}  {what}", sheet.title(&one.id)));
    told += &sheet.wrap("      ", &wait::told(one, &agenda.now));
    if !one.text.is_empty() {
        told += &sheet.wrap("      ", &format!("“{}”", one.text));
    }
    for place in [Some(&one.url), one.elsewhere.as_ref()].into_iter().flatten() {
        told += &sheet.wrap("      ", place);
    }
    if let Some(email) = &person.email {
        told += &sheet.wrap("      ", &format!("mailto:{email}"));
    }
    told
}

/// Whom to visit.
fn visits(agenda: &Agenda, sheet: Sheet) -> String {
    let visits = agenda.hour.iter().flat_map(|hour| &hour.visits);
    let told: String = visits
        .map(|one| {
            sheet.wrap(
                "  ",
                &format!("{}, who wrote here {}: {}", one.name, times(one.comments), one.website),
            )
        })
        .collect();
    if told.is_empty() { told } else { format!("\n{}\n\n{told}", sheet.title("Then visit")) }
}

/// Those who may have been answered, a line each.
fn perhaps(agenda: &Agenda, sheet: Sheet) -> String {
    let line = |one: &Reminder| {
        let words = format!(
            "{}  {} under “{}”, {}",
            one.id,
            one.person.name,
            one.post.title,
            wait::waits(one.since, &agenda.now)
        );
        sheet.wrap("  ", &words)
    };
    let told: String = agenda.perhaps.iter().map(line).collect();
    if told.is_empty() { told } else { format!("\n{}\n\n{told}", sheet.title("Perhaps answered")) }
}

/// What is not listed, what was assumed, and what to type next.
fn foot(agenda: &Agenda, sheet: Sheet) -> String {
    let mut lines = summary::besides(agenda);
    if agenda.more > 0 && agenda.hour.is_none() {
        lines.push("`--limit 0` lists all of them.".to_owned());
    }
    if let (1.., Some(from)) = (agenda.older, agenda.from) {
        let day = from.to_zoned(agenda.now.time_zone().clone()).date();
        // Whoever is still to write is not let go.
        let go = match from <= agenda.now.timestamp() {
            true => format!(", `hobnob remind baseline --before {day}` lets them go"),
            false => String::new(),
        };
        lines.push(format!("`--all` lists the older ones{go}."));
    }
    let heaps = Band::sorted(&agenda.waiting, &agenda.now);
    if let Some(first) = heaps.first().and_then(|(_, _, held)| held.first()) {
        lines.push(format!(
            "To answer: `hobnob reply {}`. Why this order: `hobnob remind --why {}`.",
            first.id, first.id
        ));
    }
    let told: String = lines.iter().map(|line| sheet.sentence("", line)).collect();
    if told.is_empty() { told } else { format!("\n{told}") }
}
