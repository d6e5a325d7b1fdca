//! Posts by year and month.

use crate::site::{EntryId, Site, address};
use crate::value::url::UrlPath;

/// The posts of a year.
#[derive(Clone, Debug)]
pub struct Year {
    /// The year.
    pub year: i16,
    /// Its page.
    pub url: UrlPath,
    /// Its months, the newest first.
    pub months: Vec<Month>,
}

/// The posts of a month.
#[derive(Clone, Debug)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
    /// Its page.
    pub url: UrlPath,
    /// Its posts, the newest first.
    pub entries: Vec<EntryId>,
}

impl Year {
    /// All posts of the year, the newest first.
    pub fn entries(&self) -> impl Iterator<Item = EntryId> {
        self.months.iter().flat_map(|month| month.entries.iter().copied())
    }
}

/// All posts that have a date, by year and month, the newest first.
pub(super) fn years(site: &Site) -> Vec<Year> {
    let mut months: Vec<Month> = Vec::new();
    for id in site.posts() {
        let Some(date) = &site.entry(id).document.front.date else {
            continue;
        };
        let (year, month) = (date.year(), date.month());
        match months.last_mut() {
            Some(last) if (last.year, last.month) == (year, month) => last.entries.push(id),
            _ => {
                let url = address::month(year, month);
                months.push(Month { year, month, url, entries: vec![id] });
            }
        }
    }
    let years = months.chunk_by(|a, b| a.year == b.year);
    years.map(year).collect()
}

fn year(months: &[Month]) -> Year {
    let year = months.first().map_or(0, |month| month.year);
    Year { year, url: address::year(year), months: months.to_vec() }
}
