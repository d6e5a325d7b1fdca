//! As JSON, version 1: `docs/remind.md` tells every key. Keys may be added; none changes its meaning.

use jiff::{Timestamp, Zoned};
use serde_json::{Value, json};

use super::rfc3339;
use crate::remind::{Agenda, Hour, Person, Post, Reminder, Settled, Visit};

/// One object, whom to answer first standing first. Moments are RFC 3339 in the zone of the blog.
pub fn print(agenda: &Agenda) -> String {
    let moment = |at: Option<Timestamp>| moment(at, &agenda.now);
    let reminders = |all: &[Reminder]| all.iter().map(|one| reminder(one, &agenda.now)).collect();
    let waiting: Value = reminders(&agenda.waiting);
    let perhaps: Value = reminders(&agenda.perhaps);
    let object = json!({
        "version": 1,
        "blog": {
            "title": agenda.blog.title,
            "url": agenda.blog.url,
            "language": agenda.blog.language,
        },
        "now": moment(Some(agenda.now.timestamp())),
        "waiting": waiting,
        "perhaps": perhaps,
        "settled": agenda.settled.iter().map(|one| settled(one, &agenda.now)).collect::<Value>(),
        "more": agenda.more,
        "others": agenda.others,
        "older": agenda.older,
        "from": moment(agenda.from),
        "snoozed": agenda.snoozed,
        "their_turn": agenda.their_turn,
        "hour": agenda.hour.as_ref().map(hour),
        "assumed": agenda.assumed,
    });
    format!("{object:#}\n")
}

fn reminder(reminder: &Reminder, now: &Zoned) -> Value {
    let terms = reminder.priority.terms.iter();
    json!({
        "id": reminder.id,
        "comments": reminder.comments,
        "post": post(&reminder.post),
        "url": reminder.url,
        "elsewhere": reminder.elsewhere,
        "person": person(&reminder.person),
        "kind": reminder.kind.name(),
        "since": moment(reminder.since, now),
        "last": moment(reminder.last, now),
        "due": moment(reminder.due.as_ref().map(Zoned::timestamp), now),
        "overdue": reminder.is_overdue,
        "priority": reminder.priority.sum(),
        "terms": terms.map(|term| json!({"name": term.name, "points": term.points})).collect::<Value>(),
        "rule": reminder.standing.rule.name(),
        "confidence": reminder.standing.rule.confidence().name(),
        "evidence": reminder.standing.evidence,
        "text": reminder.text,
    })
}

fn post(post: &Post) -> Value {
    let document = Some(&post.document).filter(|document| !document.is_empty());
    json!({"document": document, "title": post.title, "url": post.url})
}

/// `email` is a key only where the agenda has an address: elsewhere it is not even said to be missing.
fn person(person: &Person) -> Value {
    let mut object = json!({
        "name": person.name,
        "website": person.website,
        "comments": person.comments,
        "new": person.is_new,
    });
    if let (Some(object), Some(email)) = (object.as_object_mut(), &person.email) {
        object.insert("email".to_owned(), json!(email));
    }
    object
}

fn settled(settled: &Settled, now: &Zoned) -> Value {
    json!({
        "id": settled.id,
        "post": post(&settled.post),
        "name": settled.name,
        "since": moment(settled.since, now),
        "at": moment(Some(settled.at), now),
        "let_go": settled.is_let_go,
    })
}

fn hour(hour: &Hour) -> Value {
    let visit = |visit: &Visit| json!({"name": visit.name, "website": visit.website, "comments": visit.comments});
    json!({
        "minutes": hour.minutes,
        "planned": hour.planned,
        "visits": hour.visits.iter().map(visit).collect::<Value>(),
    })
}

fn moment(at: Option<Timestamp>, now: &Zoned) -> Option<String> {
    at.map(|at| rfc3339(at, now))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::remind::sample;

    fn printed(agenda: &Agenda) -> Value {
        serde_json::from_str(&print(agenda)).unwrap()
    }

    #[test]
    fn a_reminder_says_all_that_is_known() {
        let printed = printed(&sample::agenda());
        assert_eq!(printed["now"], "2026-03-15T09:30:00+01:00");
        let first = &printed["waiting"][0];
        assert_eq!(first["comments"], json!(["wordpress:412", "wordpress:415"]));
        assert_eq!(first["since"], "2026-03-03T18:05:00+01:00");
        assert_eq!((&first["priority"], &first["overdue"]), (&json!(85), &json!(true)));
        assert_eq!(first["terms"][0], json!({"name": "question", "points": 40}));
        let perhaps = &printed["perhaps"][0];
        assert_eq!(perhaps["confidence"], "perhaps");
        assert_eq!(perhaps["evidence"], "wordpress:402");
        assert_eq!(printed["waiting"][5]["since"], Value::Null);
    }

    #[test]
    fn an_address_is_told_only_where_there_is_one() {
        let mut agenda = sample::agenda();
        assert!(!print(&agenda).contains("email"));
        agenda.waiting[0].person.email = Some("pia@piaplanes.example".to_owned());
        assert_eq!(printed(&agenda)["waiting"][0]["person"]["email"], "pia@piaplanes.example");
    }

    /// Every key anywhere in it.
    fn keys(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(object) => {
                found.extend(object.keys().cloned());
                object.values().for_each(|value| keys(value, found));
            }
            Value::Array(values) => values.iter().for_each(|value| keys(value, found)),
            _ => {}
        }
    }

    #[test]
    fn every_key_is_in_the_manual() {
        let mut agenda = sample::agenda();
        agenda.waiting[0].person.email = Some("pia@piaplanes.example".to_owned());
        agenda.hour = Some(sample::hour());
        let mut found = BTreeSet::new();
        keys(&printed(&agenda), &mut found);
        let page = include_str!("../../../docs/remind.md");
        let (_, section) = page.split_once("\n## The JSON\n").expect("the manual has the section");
        let section = section.split("\n## ").next().unwrap_or_default();
        for key in found {
            assert!(
                section.contains(&format!("`{key}`")),
                "docs/remind.md says nothing of `{key}`"
            );
        }
    }
}
