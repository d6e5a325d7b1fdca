//! As annotations of GitHub Actions, which stand on a run's page: a line for each who waits.

use crate::diag::github::{data, property};
use crate::remind::{Agenda, Reminder, wait};

/// A workflow command a reminder, a warning where it is overdue. `folder` is the way from the top of the
/// git repository to the blog, empty or with a `/` at its end: files are named from the top.
pub fn print(agenda: &Agenda, folder: &str) -> String {
    agenda.waiting.iter().map(|reminder| command(reminder, agenda, folder)).collect()
}

fn command(reminder: &Reminder, agenda: &Agenda, folder: &str) -> String {
    let kind = if reminder.is_overdue { "warning" } else { "notice" };
    let file = match &*reminder.post.document {
        "" => String::new(),
        document => format!("file={},", property(&format!("{folder}content/{document}"))),
    };
    let waits = wait::told(reminder, &agenda.now);
    let title = property(&format!("{} {waits}", reminder.person.name));
    let Reminder { kind: wants, text, post, url, .. } = reminder;
    let message = format!("{} under \"{}\": {text}\n{url}", wants.name(), post.title);
    format!("::{kind} {file}title={title}::{}\n", data(&message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::remind::sample;

    #[test]
    fn who_is_overdue_is_a_warning_beside_the_post() {
        let mut agenda = sample::agenda();
        agenda.waiting[1].post.document.clear();
        let printed = print(&agenda, "blog/");
        let lines: Vec<&str> = printed.lines().collect();
        let expected = "::warning file=blog/content/posts/glue.md,title=Pia Anders waits 12 days%2C \
                        9 days overdue::question under \"Which glue holds a chair\": Does hide glue";
        assert!(lines[0].starts_with(expected), "{}", lines[0]);
        assert!(lines[1].starts_with("::warning title=Tomáš waits 5 days"), "{}", lines[1]);
        assert!(lines[2].starts_with("::notice file="), "{}", lines[2]);
        assert_eq!(lines.len(), agenda.waiting.len());
    }
}
