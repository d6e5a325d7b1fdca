//! The three heaps that whoever answers makes of what waits.

use jiff::Zoned;

use super::Reminder;

/// How soon somebody is to have an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// Sooner than now: the promised day is past.
    Overdue,
    /// Today or tomorrow.
    Soon,
    /// Later, or nobody can say by when.
    WhenYouCan,
}

impl Band {
    /// All of them with what stands above each, as people read it.
    pub const ALL: [(&'static str, Self); 3] =
        [("Overdue", Self::Overdue), ("Soon", Self::Soon), ("When you can", Self::WhenYouCan)];

    /// Where a reminder belongs.
    pub fn of(reminder: &Reminder, now: &Zoned) -> Self {
        let Some(due) = &reminder.due else {
            return Self::WhenYouCan;
        };
        let day = due.with_time_zone(now.time_zone().clone()).date();
        match now.date().tomorrow() {
            _ if reminder.is_overdue => Self::Overdue,
            Ok(tomorrow) if day > tomorrow => Self::WhenYouCan,
            _ => Self::Soon,
        }
    }

    /// Those that hold any of these reminders, each with its own in their order.
    pub fn sorted<'r>(
        reminders: &'r [Reminder],
        now: &Zoned,
    ) -> Vec<(&'static str, Self, Vec<&'r Reminder>)> {
        let of = |band| reminders.iter().filter(move |one| Self::of(one, now) == band).collect();
        let all = Self::ALL.into_iter().map(|(name, band)| (name, band, of(band)));
        all.filter(|(_, _, held): &(_, _, Vec<_>)| !held.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::remind::sample;

    #[test]
    fn what_is_due_tomorrow_is_soon_and_what_has_no_day_can_wait() {
        let agenda = sample::agenda();
        let sorted = Band::sorted(&agenda.waiting, &agenda.now);
        let ids = |held: &[&Reminder]| held.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
        let told: Vec<_> = sorted.iter().map(|(name, _, held)| (*name, ids(held))).collect();
        let expected = [
            ("Overdue", ["wordpress:412", "mastodon:77"]),
            ("Soon", ["isso:9", "github:31"]),
            ("When you can", ["wordpress:430", "csv:3"]),
        ];
        assert_eq!(told, expected.map(|(name, ids)| (name, ids.map(str::to_owned).to_vec())));
        assert_eq!(Band::sorted(&[], &agenda.now), []);
    }
}
