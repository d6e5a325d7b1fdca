//! Where a comment is to be read and its writer to be met, each address with a word for it: for forms
//! that list them.

use crate::remind::Reminder;
use crate::value::url::{mailto, web_address};

/// The addresses of a reminder, the nearest first. None but of the web, and the e-mail's where it is
/// known.
pub(super) fn places(reminder: &Reminder) -> impl Iterator<Item = (&'static str, String)> {
    let web = |address: &str| web_address(address).ok().map(String::from);
    let all = [
        ("The comment", web(&reminder.url)),
        ("Written at", reminder.elsewhere.as_deref().and_then(web)),
        ("Their site", reminder.person.website.as_deref().and_then(web)),
        ("Write to them", reminder.person.email.as_deref().map(mailto)),
    ];
    all.into_iter().filter_map(|(what, address)| Some((what, address?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::remind::sample;

    #[test]
    fn only_what_leads_to_the_web_or_the_post_is_a_place() {
        let mut reminder = sample::agenda().waiting.remove(0);
        reminder.elsewhere = Some("javascript:alert(1)".to_owned());
        reminder.person.email = Some("pia+b?bcc=c@mail.example".to_owned());
        let places: Vec<_> = places(&reminder).collect();
        let expected = [
            ("The comment", "https://sparechair.example/posts/glue/#comment-wordpress-412"),
            ("Their site", "https://piaplanes.example/"),
            ("Write to them", "mailto:pia%2Bb%3Fbcc%3Dc@mail.example"),
        ];
        assert_eq!(places, expected.map(|(what, address)| (what, address.to_owned())));
    }
}
