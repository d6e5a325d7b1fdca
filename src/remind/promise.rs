//! By when a reader is to have an answer: so many days, of those that count.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::config::Reminders;

/// What the owner promises, in the zone of the blog.
#[derive(Clone, Debug)]
pub struct Promise {
    reminders: Reminders,
    zone: TimeZone,
}

impl Promise {
    /// What the configuration promises.
    pub fn of(reminders: &Reminders, zone: &TimeZone) -> Self {
        Self { reminders: reminders.clone(), zone: zone.clone() }
    }

    /// The moment by which what was said at `since` is to be answered. `None` where no calendar has it.
    pub fn due(&self, since: Timestamp) -> Option<Zoned> {
        let since = since.to_zoned(self.zone.clone());
        since.checked_add(jiff::Span::new().days(i64::from(self.reminders.reply_within))).ok()
    }
}
