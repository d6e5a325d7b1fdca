//! What people are told of an agenda as a whole, in English: above its list, and below it.

use super::{Agenda, Hour, Intent};
use crate::value::plural::count;

/// How much there is to do: `6 answers to write, 2 of them overdue`; of an hour, what fits into it.
pub fn headline(agenda: &Agenda) -> String {
    let all = agenda.waiting.len() + agenda.more;
    match &agenda.hour {
        _ if all == 0 && agenda.others > 0 => "nobody of these waits for an answer".to_owned(),
        _ if all == 0 => "nobody waits for an answer".to_owned(),
        Some(hour) => within(hour, agenda.waiting.len()),
        None => format!("{} to write{}", count(all, "answer"), late(agenda)),
    }
}

/// What fits into an hour, in which there is time for so many answers.
fn within(hour: &Hour, answers: usize) -> String {
    let parts = [(answers, "answer", "to write"), (hour.visits.len(), "visit", "to make")];
    let parts = parts.into_iter().filter(|(number, ..)| *number > 0);
    let parts: Vec<String> =
        parts.map(|(number, what, to)| format!("{} {to}", count(number, what))).collect();
    let minutes = count(hour.minutes as usize, "minute");
    match parts.is_empty() {
        true => format!("{minutes}: too short for any of the answers"),
        false => format!(
            "in {minutes}: {}; together about {}",
            parts.join(", "),
            count(hour.planned as usize, "minute")
        ),
    }
}

/// How many of them are overdue.
fn late(agenda: &Agenda) -> String {
    let listed = agenda.waiting.iter().filter(|reminder| reminder.is_overdue).count();
    let overdue = listed + agenda.more_overdue;
    match (overdue, agenda.waiting.len() + agenda.more) {
        (0, _) => String::new(),
        (1, 1) => ", overdue".to_owned(),
        (overdue, all) if overdue == all => ", all overdue".to_owned(),
        (overdue, _) => format!(", {overdue} of them overdue"),
    }
}

/// Of which moment it is true: `Sunday, 15 March 2026, 09:30`.
pub fn moment(agenda: &Agenda) -> String {
    agenda.now.strftime("%A, %-d %B %Y, %H:%M").to_string()
}

/// What is not in the list and what was assumed, a sentence each.
pub fn besides(agenda: &Agenda) -> Vec<String> {
    let are = |number: usize| if number == 1 { "is" } else { "are" };
    let from = agenda.from.map(|from| from.to_zoned(agenda.now.time_zone().clone()));
    let before =
        from.map_or_else(String::new, |from| from.strftime(", from before %-d %B %Y,").to_string());
    let Agenda { more, others, older, snoozed, their_turn, .. } = agenda;
    let told = [
        (*more, format!("{more} more {} not listed.", are(*more))),
        (*others, format!("{}.", elsewhere(*others))),
        (*older, format!("{older} older{before} {} not listed.", are(*older))),
        (*snoozed, format!("{snoozed} {} snoozed.", are(*snoozed))),
        (*their_turn, format!("{}: you asked back.", turn(*their_turn))),
    ];
    let told = told.into_iter().filter(|(number, _)| *number > 0).map(|(_, sentence)| sentence);
    told.chain(agenda.assumed.iter().map(|told| format!("{}.", capital(told)))).collect()
}

/// `3 others wait`: whom a filter leaves out.
pub fn elsewhere(others: usize) -> String {
    match others {
        1 => "1 other waits".to_owned(),
        others => format!("{others} others wait"),
    }
}

/// Words as the beginning of a sentence.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// What somebody did who wants this, as in `Ada asked`.
pub fn deed(kind: Intent) -> &'static str {
    match kind {
        Intent::Question => "asked",
        Intent::Correction => "corrected something",
        Intent::Disagreement => "disagrees",
        Intent::Request => "asks something of you",
        Intent::Story => "told a story",
        Intent::Remark => "wrote",
        Intent::Thanks => "said thanks",
    }
}

fn turn(readers: usize) -> String {
    match readers {
        1 => "It is 1 reader's turn".to_owned(),
        readers => format!("It is {readers} readers' turn"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::remind::sample;

    #[test]
    fn the_headline_says_what_there_is_to_do() {
        let mut agenda = sample::agenda();
        assert_eq!(headline(&agenda), "8 answers to write, 2 of them overdue");
        agenda.more = 0;
        assert_eq!(moment(&agenda), "Sunday, 15 March 2026, 09:30");
        agenda.waiting.truncate(2);
        assert_eq!(headline(&agenda), "2 answers to write, all overdue");
        agenda.waiting.truncate(1);
        assert_eq!(headline(&agenda), "1 answer to write, overdue");
        agenda.waiting[0].is_overdue = false;
        assert_eq!(headline(&agenda), "1 answer to write");
        agenda.hour = Some(sample::hour());
        let expected =
            "in 60 minutes: 1 answer to write, 1 visit to make; together about 31 minutes";
        assert_eq!(headline(&agenda), expected);
        agenda.hour = Some(Hour { planned: 5, visits: Vec::new(), ..sample::hour() });
        assert_eq!(headline(&agenda), "in 60 minutes: 1 answer to write; together about 5 minutes");
        agenda.waiting.clear();
        agenda.more = 1;
        agenda.hour = Some(Hour { minutes: 1, planned: 0, visits: Vec::new() });
        assert_eq!(headline(&agenda), "1 minute: too short for any of the answers");
        (agenda.hour, agenda.more) = (None, 0);
        assert_eq!(headline(&agenda), "nobody waits for an answer");
        agenda.others = 2;
        assert_eq!(headline(&agenda), "nobody of these waits for an answer");
    }

    #[test]
    fn what_is_left_out_is_told() {
        let mut agenda = sample::agenda();
        let expected = [
            "2 more are not listed.",
            "41 older, from before 15 December 2025, are not listed.",
            "1 is snoozed.",
            "It is 3 readers' turn: you asked back.",
            "1 comment is without a date: it counts as older.",
        ];
        assert_eq!(besides(&agenda), expected);
        (agenda.more, agenda.older, agenda.snoozed, agenda.their_turn) = (0, 1, 0, 1);
        (agenda.from, agenda.others) = (None, 1);
        agenda.assumed.clear();
        let expected =
            ["1 other waits.", "1 older is not listed.", "It is 1 reader's turn: you asked back."];
        assert_eq!(besides(&agenda), expected);
    }
}
