//! Which comment is which: ids that several share are parted, comments told twice become one.

use super::print::{Hash, fingerprint};
use super::spool::{Clock, Line};
use super::standing::Standing;
use super::thread::Told;

/// What becomes of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Identity {
    /// It has its id for itself.
    Own,
    /// Another comment has its id: this goes behind it.
    Shared(String),
    /// It was told again, later: that one counts.
    ToldAgain,
}

/// Finds what each line is. The same on every import, in whatever order files are read.
pub(super) fn find(lines: &[Line], told: &[Told], standing: &Standing) -> Vec<Identity> {
    let mut identities = vec![Identity::Own; lines.len()];
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by_key(|number| {
        let line = &lines[*number];
        (line.id, line.clock, line.author, line.thread, *number)
    });
    for group in order.chunk_by(|a, b| lines[*a].id == lines[*b].id) {
        let different = only_the_last(group, lines, &mut identities);
        for number in others(&different, lines, standing) {
            identities[number] = Identity::Shared(suffix(&lines[number], told));
        }
    }
    identities
}

/// Of a group of one id, each different comment once, as it was told last.
fn only_the_last(group: &[usize], lines: &[Line], identities: &mut [Identity]) -> Vec<usize> {
    let same = |a: &usize, b: &usize| {
        let [a, b] = [&lines[*a], &lines[*b]];
        (a.clock, a.author, a.thread) == (b.clock, b.author, b.thread)
    };
    let versions = group.chunk_by(same).filter_map(|versions| versions.split_last());
    let last = versions.map(|(last, earlier)| {
        for number in earlier {
            identities[*number] = Identity::ToldAgain;
        }
        *last
    });
    last.collect()
}

/// Those of a group that cannot have the id: one of them has it, or one that stands.
fn others(group: &[usize], lines: &[Line], standing: &Standing) -> Vec<usize> {
    let Some(first) = group.first() else {
        return Vec::new();
    };
    let id = lines[*first].id;
    let own = match standing.has(id) {
        true => group.iter().find(|number| standing.is_same(id, &lines[**number]) == Some(true)),
        false => Some(first),
    };
    group.iter().copied().filter(|number| Some(number) != own).collect()
}

/// What parts a comment from others of its id: its post, its writer and its moment.
fn suffix(line: &Line, told: &[Told]) -> String {
    let key = told.get(line.thread).map_or("", |told| told.thread.key.as_str());
    let (author, clock) = (line.author.to_string(), shown(line.clock));
    let hash: Hash = fingerprint([key, &author, &clock]);
    format!("{:08x}", hash >> 96)
}

fn shown(clock: Clock) -> String {
    match clock {
        Clock::At(second) | Clock::Local(second) => second.to_string(),
        Clock::Unknown => String::new(),
    }
}
