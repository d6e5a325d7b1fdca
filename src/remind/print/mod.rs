//! An [`Agenda`](super::Agenda) in the forms that other programs read; one file a form. What strangers
//! wrote is escaped here, as each form asks for it. An e-mail address is printed where the agenda has
//! one: who makes the agenda decides.

pub mod atom;
pub mod email;
pub mod github;
pub mod html;
pub mod icalendar;
pub mod json;
pub mod markdown;
mod origin;
mod place;
#[cfg(test)]
mod tests;

use jiff::{Timestamp, Zoned};

/// A moment as other programs read it, RFC 3339, in the zone of the blog.
fn rfc3339(at: Timestamp, now: &Zoned) -> String {
    at.to_zoned(now.time_zone().clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}
