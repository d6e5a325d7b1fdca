//! How long people wait, with those who still wait counted in: the estimate of Kaplan and Meier.
//!
//! Leaving out those who have no answer yet would make a blog look the better the more people it
//! forgets. They are known to have waited so long at least, and count among those who wait up to then.
//! <https://en.wikipedia.org/wiki/Kaplan–Meier_estimator>

/// How long one of them waited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Length {
    /// In seconds.
    pub seconds: i64,
    /// Whether nobody knows how long it would have been: there was no answer up to then. Where it is
    /// as long as one that ended, that one ended first.
    pub is_open: bool,
}

/// How many still wait after so long.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survival {
    /// Each time at which somebody was answered, with the share that waits on after it; from short to
    /// long.
    pub steps: Vec<Step>,
    /// The longest that anybody is known to have waited, in seconds; `None` where nobody did.
    pub longest: Option<i64>,
}

/// From a moment on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Seconds after they spoke.
    pub seconds: i64,
    /// The share of all that waits longer, from 1 to 0.
    pub waiting: f64,
}

/// How long it takes until a share of all has an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// So many seconds.
    Seconds(i64),
    /// More than so many seconds: so long everybody is known to have waited, and too few have an answer.
    MoreThan(i64),
}

/// Shares are products of fractions, which a computer rounds.
const ROUNDING: f64 = 1e-9;

impl Survival {
    /// What follows from how long each of them waited.
    pub fn of(mut lengths: Vec<Length>) -> Self {
        lengths.sort_unstable();
        let longest = lengths.last().map(|length| length.seconds);
        let (mut steps, mut waiting, mut left) = (Vec::new(), 1.0, lengths.len());
        for same in lengths.chunk_by(|a, b| a.seconds == b.seconds) {
            let answered = same.iter().filter(|length| !length.is_open).count();
            if answered > 0 {
                waiting *= (left - answered) as f64 / left as f64;
                steps.extend(same.first().map(|one| Step { seconds: one.seconds, waiting }));
            }
            left -= same.len();
        }
        Self { steps, longest }
    }

    /// How long it takes until this share of all, between 0 and 1, has an answer; `None` where nobody
    /// waited.
    pub fn within(&self, share: f64) -> Option<Within> {
        let reached = self.steps.iter().find(|step| step.waiting <= 1.0 - share + ROUNDING);
        match reached {
            Some(step) => Some(Within::Seconds(step.seconds)),
            None => self.longest.map(Within::MoreThan),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn answered(seconds: i64) -> Length {
        Length { seconds, is_open: false }
    }

    fn open(seconds: i64) -> Length {
        Length { seconds, is_open: true }
    }

    #[test]
    fn those_who_wait_count_as_waiting() {
        // By hand: 4 wait; one of 4 is answered after 1 (3/4 wait on), one leaves the count at 2, one
        // of 2 is answered after 3 (3/8), and the last one waits still.
        let survival = Survival::of(vec![open(9), answered(3), answered(1), open(2)]);
        let expected = [(1, 0.75), (3, 0.375)].map(|(seconds, waiting)| Step { seconds, waiting });
        assert_eq!(survival.steps, expected);
        assert_eq!(survival.within(0.5), Some(Within::Seconds(3)));
        assert_eq!(survival.within(0.9), Some(Within::MoreThan(9)));
    }

    #[test]
    fn an_answer_comes_before_those_who_waited_as_long() {
        let survival = Survival::of(vec![open(5), answered(5)]);
        assert_eq!(survival.within(0.5), Some(Within::Seconds(5)));
    }

    #[test]
    fn nobody_waited() {
        assert_eq!(Survival::of(Vec::new()).within(0.5), None);
        assert_eq!(Survival::of(vec![open(0)]).within(0.5), Some(Within::MoreThan(0)));
    }

    proptest! {
        /// The smallest of them that so large a part of all does not exceed.
        #[test]
        fn where_all_were_answered_it_is_the_plain_quantile(
            mut seconds in prop::collection::vec(0_i64..50, 1..80),
            percent in 1_usize..=100,
        ) {
            let survival = Survival::of(seconds.iter().copied().map(answered).collect());
            seconds.sort_unstable();
            let plain = seconds[(percent * seconds.len()).div_ceil(100) - 1];
            let within = survival.within(percent as f64 / 100.0);
            prop_assert_eq!(within, Some(Within::Seconds(plain)));
        }

        #[test]
        fn somebody_who_waits_makes_nothing_shorter(
            mut lengths in prop::collection::vec((0_i64..50, any::<bool>()), 1..40),
            percent in 1_usize..=100,
        ) {
            let of = |lengths: &[(i64, bool)]| {
                let all = lengths.iter().map(|(seconds, is_open)| Length { seconds: *seconds, is_open: *is_open });
                match Survival::of(all.collect()).within(percent as f64 / 100.0) {
                    Some(Within::Seconds(seconds)) => seconds,
                    Some(Within::MoreThan(_)) | None => i64::MAX,
                }
            };
            let before = of(&lengths);
            lengths.push((50, true));
            prop_assert!(of(&lengths) >= before);
        }
    }
}
