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
