//! Why a comment counts as answered, or as waiting, and why it stands where it stands.

use serde_json::{Value, json};

use crate::command::sheet::Sheet;
use crate::comment::Comment;
use crate::desk::words;
use crate::remind::{Agenda, Judged, Reminder, Standing, wait};

/// A comment with everything that was decided of it.
struct Case<'a> {
    comment: &'a Comment,
    standing: &'a Standing,
    /// What decided, where that is another comment.
    evidence: Option<&'a Comment>,
    /// What it is a part of, if somebody waits.
    reminder: Option<&'a Reminder>,
}

/// Rule, evidence and sum, for people or as JSON.
pub(super) fn tell(
    id: &str,
    judged: &[Judged<'_>],
    agenda: &Agenda,
    sheet: Sheet,
    is_json: bool,
) -> String {
    let cases = judged.iter().filter_map(|one| Case::of(id, one, agenda));
    cases
        .map(|case| if is_json { format!("{:#}\n", case.json()) } else { case.told(agenda, sheet) })
        .collect()
}

impl<'a> Case<'a> {
    fn of(id: &str, judged: &'a Judged<'_>, agenda: &'a Agenda) -> Option<Self> {
        let comments = &judged.conversation.comments;
        let at = comments.iter().position(|comment| comment.id == id)?;
        let standing = judged.standings.get(at)?;
        let evidence = standing.evidence.as_ref();
        let evidence = evidence.and_then(|id| comments.iter().find(|comment| comment.id == *id));
        let mut open = agenda.waiting.iter().chain(&agenda.perhaps);
        let reminder = open.find(|one| one.comments.iter().any(|part| part == id));
        Some(Self { comment: &comments[at], standing, evidence, reminder })
    }

    fn told(&self, agenda: &Agenda, sheet: Sheet) -> String {
        let rule = self.standing.rule;
        let head = format!(
            "{}, by {}: {}",
            self.comment.id,
            words::writer(self.comment),
            rule.state().name().replace('-', " ")
        );
        let mut told = format!("{}\n", sheet.title(&head));
        told += &sheet.wrap(
            "  ",
            &format!(
                "Because {} (rule `{}`, {}).",
                rule.says(),
                rule.name(),
                rule.confidence().name()
            ),
        );
        if let Some(evidence) = self.evidence {
            let words = format!(
                "{}, by {}: “{}”",
                evidence.id,
                words::writer(evidence),
                words::opening(evidence)
            );
            told += &sheet.wrap("    ", &words);
        }
        if let Some(reminder) = self.reminder {
            told += &sheet
                .wrap("  ", &format!("{}: {}.", sum(reminder), wait::told(reminder, &agenda.now)));
            if reminder.id != self.comment.id {
                told += &sheet.wrap("  ", &format!("It is one thing to do with {}.", reminder.id));
            }
        }
        told
    }

    fn json(&self) -> Value {
        let rule = self.standing.rule;
        let terms = |reminder: &Reminder| -> Value {
            reminder
                .priority
                .terms
                .iter()
                .map(|term| json!({"name": term.name, "points": term.points}))
                .collect()
        };
        json!({
            "version": 1,
            "id": self.comment.id,
            "state": rule.state().name(),
            "rule": rule.name(),
            "confidence": rule.confidence().name(),
            "because": rule.says(),
            "evidence": self.standing.evidence,
            "reminder": self.reminder.map(|one| one.id.clone()),
            "priority": self.reminder.map(|one| one.priority.sum()),
            "terms": self.reminder.map_or_else(|| json!([]), terms),
        })
    }
}

/// `Priority 65: question 40, newcomer 20, again 5`.
fn sum(reminder: &Reminder) -> String {
    let terms: Vec<String> = reminder
        .priority
        .terms
        .iter()
        .map(|term| format!("{} {}", term.name, term.points))
        .collect();
    let terms = if terms.is_empty() { String::new() } else { format!(" ({})", terms.join(", ")) };
    format!("Priority {}{terms}", reminder.priority.sum())
}
