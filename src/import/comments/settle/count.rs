//! What an export holds, counted as it stands: copies, and what is not for everybody, included.

use std::collections::{BTreeMap, HashSet};

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

use super::print::Hash;
use super::spool::{Clock, Line, Spool};
use crate::comment::Status;
use crate::import::comments::System;

/// The counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Comments and mentions.
    pub comments: usize,
    /// Those that were public.
    pub approved: usize,
    /// Those that waited for leave.
    pub pending: usize,
    /// Advertising.
    pub spam: usize,
    /// Deleted, thrown away or hidden.
    pub deleted: usize,
    /// Not meant for everybody.
    pub private: usize,
    /// Those of which the export does not say where they stood.
    pub unknown: usize,
    /// What happened elsewhere: pingbacks, likes and so on.
    pub mentions: usize,
    /// How many of each kind.
    pub kinds: BTreeMap<&'static str, usize>,
    /// Posts, with comments or without.
    pub threads: usize,
    /// Posts with comments.
    pub posts: usize,
    /// Those that answer the post.
    pub roots: usize,
    /// Those that answer a comment.
    pub replies: usize,
    /// Those that answer a comment which the export does not have.
    pub dangling: usize,
    /// Those of the blog's owner.
    pub owner: usize,
    /// The earliest moment.
    pub first: Option<Timestamp>,
    /// The latest.
    pub last: Option<Timestamp>,
}

impl Counts {
    pub(super) fn of(spool: &Spool<'_>, zone: &TimeZone) -> Self {
        let (lines, told) = (&spool.lines, spool.told());
        let known: HashSet<Hash> = lines.iter().map(|line| line.id).collect();
        let used: HashSet<usize> = lines.iter().map(|line| line.thread).collect();
        let is_known = |number: &usize| told[*number].is_known;
        let mut counts = Self {
            threads: told.iter().filter(|told| told.is_known).count(),
            posts: (0..told.len()).filter(|number| used.contains(number)).filter(is_known).count(),
            ..Self::default()
        };
        for line in lines {
            counts.add(line);
            counts.thread(line, &known);
            counts.date(line.clock.moment(told[line.thread].thread.offset, zone));
        }
        counts
    }

    fn add(&mut self, line: &Line) {
        self.comments += 1;
        self.mentions += usize::from(line.kind.is_mention());
        self.owner += usize::from(line.is_owner);
        *self.kinds.entry(line.kind.name()).or_default() += 1;
        *match line.status {
            Status::Published => &mut self.approved,
            Status::Pending => &mut self.pending,
            Status::Spam => &mut self.spam,
            Status::Trash | Status::Deleted | Status::Hidden | Status::Forgotten => {
                &mut self.deleted
            }
            Status::Private => &mut self.private,
            Status::Unknown => &mut self.unknown,
        } += 1;
    }

    fn thread(&mut self, line: &Line, known: &HashSet<Hash>) {
        let Some(parent) = line.parent else {
            self.roots += 1;
            return;
        };
        let is_dangling = !known.contains(&parent);
        self.dangling += usize::from(is_dangling);
        self.replies += usize::from(!is_dangling || names_only_comments(line.system));
    }

    fn date(&mut self, date: Option<Timestamp>) {
        self.first = self.first.into_iter().chain(date).min();
        self.last = self.last.into_iter().chain(date).max();
    }
}

/// Whether a parent is always a comment: on networks everything answers something, and what a lost
/// parent was, the post or a comment, nobody can tell.
fn names_only_comments(system: System) -> bool {
    !matches!(system, System::Mastodon | System::Bluesky)
}

impl Clock {
    fn moment(self, offset: Option<i32>, zone: &TimeZone) -> Option<Timestamp> {
        let (Self::At(second) | Self::Local(second)) = self else {
            return None;
        };
        let at = Timestamp::from_second(second).ok()?;
        if matches!(self, Self::At(_)) {
            return Some(at);
        }
        let shown = offset.and_then(|seconds| Offset::from_seconds(seconds).ok());
        let zone = shown.map_or_else(|| zone.clone(), Offset::to_time_zone);
        let clock = at.to_zoned(TimeZone::UTC).datetime();
        clock.to_zoned(zone).ok().map(|at| at.timestamp())
    }
}
