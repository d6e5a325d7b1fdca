//! The part of the e-mail that is text: lines of at most 72 characters, but for addresses.

use super::letter::{Item, Stop, Topic};
use crate::remind::print::place;
use crate::value::shell::argument;

/// The longest line, in characters.
const WIDTH: usize = 72;

/// Prints it.
pub(super) fn print(topic: &Topic<'_>) -> String {
    let mut text = wrap("", &topic.subject) + &topic.moment + "\n";
    for (heading, items) in &topic.heaps {
        text.push_str(&underlined(heading));
        items.iter().for_each(|item| text.push_str(&entry(item)));
    }
    if !topic.visits.is_empty() {
        text.push_str(&underlined("Then visit"));
        topic.visits.iter().for_each(|stop| text.push_str(&visit(stop)));
    }
    if !topic.notes.is_empty() {
        text.push('\n');
        topic.notes.iter().for_each(|note| text.push_str(&wrap("", note)));
    }
    text
}

fn underlined(heading: &str) -> String {
    format!("\n{heading}\n{}\n", "-".repeat(heading.len()))
}

fn visit(stop: &Stop) -> String {
    format!("\n{}  {}\n", wrap("* ", &stop.title), stop.website)
}

fn entry(item: &Item<'_>) -> String {
    let mut entry = format!("\n{}{}", wrap("* ", &item.title), wrap("  ", &item.wait));
    if !item.reminder.text.is_empty() {
        entry.push_str(&wrap("  ", &format!("“{}”", item.reminder.text)));
    }
    for (what, address) in place::places(item.reminder) {
        entry.push_str(&format!("  {what}: {address}\n"));
    }
    entry + &wrap("  ", &format!("To answer: hobnob reply {}", argument(&item.reminder.id)))
}

/// Words in lines, after `first` on the first and as far in on those that follow. A word that is longer
/// than a line has one of its own.
fn wrap(first: &str, words: &str) -> String {
    let indent = first.chars().count();
    let (mut out, mut at) = (first.to_owned(), indent);
    for word in words.split(|letter: char| letter.is_whitespace() || letter.is_control()) {
        let length = word.chars().count();
        if length == 0 {
            continue;
        }
        if at > indent && at + 1 + length > WIDTH {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            at = indent;
        } else if at > indent {
            out.push(' ');
            at += 1;
        }
        out.push_str(word);
        at += length;
    }
    out + "\n"
}
