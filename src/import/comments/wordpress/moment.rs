//! When: WordPress writes every date twice, by the blog's clock and by UTC, and often leaves one of
//! them at `0000-00-00 00:00:00`.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::super::{Moment, field};

/// No clock on earth is further from UTC, in seconds.
const FURTHEST: i64 = 14 * 60 * 60;

/// The moment that `gmt` and `local` write, on a blog whose clock is `offset` seconds ahead of UTC.
pub(super) fn read(gmt: &str, local: &str, offset: Option<i32>) -> Moment {
    if let Some(at) = utc(gmt) {
        return Moment::At(at);
    }
    match field::moment(local) {
        Moment::Local(wall) => {
            offset.and_then(|ahead| at(wall, ahead)).map_or(Moment::Local(wall), Moment::At)
        }
        Moment::Unknown(said) if said.is_empty() => Moment::Unknown(gmt.to_owned()),
        said => said,
    }
}

/// How many seconds the clock was ahead of UTC that showed `local` at `gmt`.
pub(super) fn offset(gmt: &str, local: &str) -> Option<i32> {
    let Moment::Local(local) = field::moment(local) else {
        return None;
    };
    let gmt = utc(gmt)?.to_zoned(TimeZone::UTC).datetime();
    let ahead = local.duration_since(gmt).as_secs();
    let is_zone = ahead.abs() <= FURTHEST && ahead % (15 * 60) == 0;
    i32::try_from(ahead).ok().filter(|_| is_zone)
}

fn utc(gmt: &str) -> Option<Timestamp> {
    match field::moment(gmt) {
        Moment::At(at) => Some(at),
        Moment::Local(wall) => at(wall, 0),
        Moment::Unknown(_) => None,
    }
}

fn at(wall: DateTime, ahead: i32) -> Option<Timestamp> {
    let utc = wall.checked_sub(SignedDuration::from_secs(ahead.into())).ok()?;
    Some(utc.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_date_is_made_from_the_other_one() {
        const ZERO: &str = "0000-00-00 00:00:00";
        let expected = [
            ("2012-05-01 10:00:00", "2012-05-01 12:00:00", Some(0), "2012-05-01T10:00:00Z"),
            (ZERO, "2012-05-01 12:00:00", Some(7200), "2012-05-01T10:00:00Z"),
            (ZERO, "2012-05-01 12:00:00", None, "2012-05-01T12:00:00"),
            ("2012-05-01 10:00:00", "", None, "2012-05-01T10:00:00Z"),
            (ZERO, ZERO, Some(7200), ZERO),
            ("2012-02-30 10:00:00", "", None, "2012-02-30 10:00:00"),
        ];
        for (gmt, local, offset, is) in expected {
            let told = match read(gmt, local, offset) {
                Moment::At(at) => at.to_string(),
                Moment::Local(wall) => wall.to_string(),
                Moment::Unknown(said) => said,
            };
            assert_eq!(told, is, "{gmt} {local}");
        }
    }

    #[test]
    fn only_a_clock_on_earth_has_an_offset() {
        let gmt = "2012-05-01 10:00:00";
        assert_eq!(offset(gmt, "2012-05-01 15:45:00"), Some(20_700));
        assert_eq!(offset(gmt, "2012-05-01 02:00:00"), Some(-28_800));
        assert_eq!(offset(gmt, "2012-05-02 10:00:00"), None);
        assert_eq!(offset(gmt, "2012-05-01 10:00:07"), None);
        assert_eq!(offset("", "2012-05-01 10:00:00"), None);
    }
}
