//! Calendars of the agenda that all forms are tried with, and what must hold from one to the next.

use super::*;
use crate::remind::{Settled, sample};

/// The lines of the component that holds `words`, unfolded.
fn component<'c>(calendar: &'c str, words: &str) -> &'c str {
    let all = calendar.split("BEGIN:V").find(|part| part.contains(words));
    all.expect("a component holds the words")
}

fn sequence(component: &str) -> i64 {
    let line = component.lines().find_map(|line| line.strip_prefix("SEQUENCE:"));
    line.expect("it has a sequence").parse().expect("a number")
}

#[test]
fn a_reminder_is_a_task_with_everything_to_answer_it() {
    let calendar = print(&sample::agenda(), Component::Task).replace("\r\n ", "");
    let task = component(&calendar, "Answer Pia Anders");
    for line in [
        "DTSTAMP:20260315T083000Z",
        "SEQUENCE:179700",
        "CREATED:20260303T170500Z",
        "LAST-MODIFIED:20260305T190000Z",
        "SUMMARY:Answer Pia Anders: question on “Which glue holds a chair”",
        "URL:https://sparechair.example/posts/glue/#comment-wordpress-412",
        "CATEGORIES:readers,question,new here",
        "CLASS:PRIVATE",
        "PRIORITY:1",
        "DUE:20260306T170500Z",
        "STATUS:NEEDS-ACTION",
    ] {
        assert!(task.lines().any(|each| each == line), "{line}\n{task}");
    }
    let last = component(&calendar, "Was Ines answered?");
    assert!(last.contains("PRIORITY:7\r\n"), "{last}");
    assert!(component(&calendar, "Answered Ines").contains("STATUS:COMPLETED\r\n"));
}

#[test]
fn an_event_is_never_in_the_past_while_somebody_waits() {
    let calendar = print(&sample::agenda(), Component::Event);
    let days: Vec<_> =
        calendar.lines().filter_map(|line| line.strip_prefix("DTSTART;VALUE=DATE:")).collect();
    let waiting = ["20260315", "20260315", "20260315", "20260316", "20260318", "20260315"];
    assert_eq!(days, [waiting.as_slice(), &["20260304", "20260222"]].concat());
    assert!(!calendar.contains("VTODO"), "{calendar}");
}

#[test]
fn a_later_word_or_an_answer_is_a_later_revision_of_the_same_task() {
    let before = sample::agenda();
    let mut spoken = before.clone();
    let again = spoken.waiting[1].last.as_mut().expect("it has a date");
    *again += jiff::SignedDuration::from_hours(2);
    let mut answered = before.clone();
    let reminder = answered.waiting.remove(1);
    answered.settled.push(Settled {
        id: reminder.id,
        post: reminder.post,
        name: reminder.person.name,
        since: reminder.since,
        // Dated before their last word: an answer that came in late.
        at: reminder.since.expect("it has a date"),
        touched: None,
        is_let_go: true,
    });
    let told = [before, spoken, answered].map(|agenda| print(&agenda, Component::Task));
    let tasks = told.each_ref().map(|calendar| component(calendar, "Tomáš"));
    let ids = tasks.map(|task| task.lines().find(|line| line.starts_with("UID:")));
    assert!(ids[0].is_some() && ids.iter().all(|id| *id == ids[0]), "{ids:?}");
    let [before, spoken, answered] = tasks.map(sequence);
    assert!(before < spoken && spoken < answered, "{before} {spoken} {answered}");
    assert!(tasks[2].contains("STATUS:CANCELLED"));
}

#[test]
fn what_is_taken_up_again_is_a_later_revision_than_what_was_settled() {
    let mut agenda = sample::agenda();
    let acknowledged: jiff::Timestamp = "2026-03-14T10:00:00Z".parse().expect("a moment");
    let reopened = acknowledged + jiff::SignedDuration::from_secs(1);
    agenda.waiting.truncate(2);
    let mut settled = Settled {
        id: agenda.waiting[1].id.clone(),
        post: agenda.waiting[1].post.clone(),
        name: agenda.waiting[1].person.name.clone(),
        since: agenda.waiting[1].since,
        at: acknowledged,
        touched: Some(acknowledged),
        is_let_go: false,
    };
    let told = |agenda: &Agenda| sequence(component(&print(agenda, Component::Task), "Tomáš"));
    let mut sequences = vec![told(&agenda)];
    let open = Agenda { settled: Vec::new(), ..agenda };
    let closed = Agenda { waiting: Vec::new(), ..open.clone() };
    sequences.push(told(&Agenda { settled: vec![settled.clone()], ..closed.clone() }));
    let mut again = open.clone();
    again.waiting[1].touched = Some(reopened);
    sequences.push(told(&again));
    // An answer that was written before it was taken up again, and came in late.
    settled.touched = Some(reopened);
    sequences.push(told(&Agenda { settled: vec![settled], ..closed }));
    assert!(sequences.is_sorted_by(|earlier, later| earlier < later), "{sequences:?}");
}

#[test]
fn a_calendar_of_nobody_holds_a_component() {
    let mut agenda = sample::agenda();
    (agenda.waiting, agenda.perhaps, agenda.settled) = (Vec::new(), Vec::new(), Vec::new());
    for form in [Component::Task, Component::Event] {
        let calendar = print(&agenda, form);
        let told: Vec<&str> = calendar.lines().filter(|line| line.starts_with("BEGIN:")).collect();
        assert_eq!(told, ["BEGIN:VCALENDAR", "BEGIN:VTIMEZONE", "BEGIN:STANDARD"]);
    }
    assert!(!print(&sample::agenda(), Component::Task).contains("VTIMEZONE"));
}

#[test]
fn a_title_fits_whatever_somebody_is_called_and_writes_of() {
    let mut agenda = sample::agenda();
    agenda.waiting.truncate(1);
    agenda.waiting[0].person.name = "名".repeat(300);
    agenda.waiting[0].post.title = "a title, and more; ".repeat(30);
    let calendar = print(&agenda, Component::Task).replace("\r\n ", "").replace('\\', "");
    let title = calendar.lines().find_map(|line| line.strip_prefix("SUMMARY:")).expect("a title");
    assert!(title.chars().count() <= 255 && title.ends_with("…”"), "{title}");
}

#[test]
fn an_address_is_told_only_where_the_agenda_has_one() {
    let mut agenda = sample::agenda();
    assert!(!print(&agenda, Component::Task).contains("mailto:"));
    agenda.waiting[0].person.email = Some("pia@mail.example".to_owned());
    let calendar = print(&agenda, Component::Task).replace("\r\n ", "");
    assert!(component(&calendar, "Pia").contains("\\nWrite to them: mailto:pia@mail.example\\n"));
    assert!(!calendar.contains("\nATTENDEE"));
}
