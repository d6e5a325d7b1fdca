//! From what an export told to the blog's conversations.
//!
//! A [`Spool`] takes exports in. [`settle`] then finds for every comment [which it is](identity), its
//! [post](find) and [place](placing), and makes one conversation after the other: drafts of what came,
//! [linked](link) to what they answer, without [copies] and what was [pasted], [merged](merge) with what stands. What has
//! changed goes to the [`Store`], which keeps it aside until everything is there.
//!
//! Whatever the order of files and imports, the same comes out; a second import changes nothing.

mod address;
mod copies;
mod count;
mod draft;
mod find;
mod gather;
mod guess;
mod identity;
mod link;
mod map;
mod merge;
mod moving;
mod origin;
mod pasted;
mod people;
mod placing;
mod posts;
mod print;
mod problem;
mod record;
mod report;
mod spool;
mod standing;
#[cfg(test)]
mod tests;
mod thread;

use std::collections::{BTreeSet, HashSet};

use jiff::tz::TimeZone;

use super::Post;
use crate::comment::spam::{History, Subject};
use crate::comment::{Candidates, Conversation, Oddity};
use crate::diag::Findings;
use crate::value::url::BaseUrl;
use gather::{Gathered, Gathering};
use placing::Placing;
use posts::Posts;
use print::Hash;
use standing::{Home, Standing};

pub use count::Counts;
pub use map::Maps;
pub use people::People;
pub use report::{Report, Unmatched};
pub use spool::Spool;
pub use standing::Store;

/// The blog that comments come to.
#[derive(Clone, Copy)]
pub struct Blog<'a> {
    /// Its posts and pages, those that are not published too.
    pub posts: &'a [Post],
    /// What is known of each of them for judging, in the same order.
    pub subjects: &'a [Subject],
    /// Where it is.
    pub base: &'a BaseUrl,
    /// Its time zone, taken for dates that have none.
    pub zone: &'a TimeZone,
}

/// Brings what the spool took in to the store. `history` knows the blog, and nothing yet of what was
/// said there.
///
/// # Errors
/// When the store is wrong, or something cannot be written.
pub fn settle(
    spool: &mut Spool<'_>,
    blog: Blog<'_>,
    maps: &Maps,
    history: History,
    store: &mut dyn Store,
) -> Result<Report, Findings> {
    let standing = Standing::of(store)?;
    let identities = identity::find(&spool.lines, spool.told(), &standing);
    let again = identities.iter().filter(|each| **each == identity::Identity::ToldAgain).count();
    let posts = Posts::of(blog);
    let placing = Placing::of(spool, &identities, &standing, &posts, maps)?;
    let mut report = Report {
        counts: Counts::of(spool, blog.zone),
        duplicates: again,
        unmatched: guess::unmatched(spool, &placing, blog),
        ..Report::default()
    };
    report.problems.extend(std::mem::take(&mut spool.problems));
    report.problems.extend(problem::idle_maps(maps, spool.told()));
    let gathering = Gathering::of(posts, spool, identities, placing, (&standing, store))?;
    let history = remember(history, &gathering, spool, store)?;
    let mut last = Writing::of(&gathering, history, report, spool);
    for home in gathering.homes() {
        let gathered = gathering.gather(&home, spool, store)?;
        last.write(&home, gathered, store)?;
    }
    last.finish(spool, blog, store)
}

/// Tells a history everything that was ever said on the blog, what comes included.
fn remember(
    mut history: History,
    gathering: &Gathering<'_>,
    spool: &mut Spool<'_>,
    store: &dyn Store,
) -> Result<History, Findings> {
    let homes = gathering.homes();
    for home in &homes {
        let gathered = gathering.gather(home, spool, store)?;
        tell(&mut history, &gathering.posts, &gathered.conversation);
    }
    let changing: BTreeSet<&Home> = homes.iter().collect();
    for file in gathering.standing.files_beside(&changing) {
        for conversation in store.read(file)? {
            if !changing.contains(&Home::of(&conversation)) {
                tell(&mut history, &gathering.posts, &conversation);
            }
        }
    }
    Ok(history)
}

fn tell(history: &mut History, posts: &Posts<'_>, conversation: &Conversation) {
    let subject = posts.subject(conversation);
    conversation.comments.iter().for_each(|comment| history.add(comment, &subject));
}

/// The last pass: judges what is new, and hands on what has changed.
struct Writing<'a> {
    posts: &'a Posts<'a>,
    standing: &'a Standing,
    history: History,
    report: Report,
    candidates: Candidates,
    /// The ids of the whole export.
    known: HashSet<Hash>,
    assumed: usize,
    /// Conversations without a post, all of which are one file.
    nowhere: std::collections::BTreeMap<Home, Conversation>,
    has_changed_nowhere: bool,
}

impl<'a> Writing<'a> {
    fn of(
        gathering: &'a Gathering<'a>,
        history: History,
        report: Report,
        spool: &Spool<'_>,
    ) -> Self {
        Self {
            posts: &gathering.posts,
            standing: gathering.standing,
            history,
            report,
            candidates: Candidates::default(),
            known: spool.lines.iter().map(|line| line.id).collect(),
            assumed: 0,
            nowhere: gathering.moving.nowhere.clone(),
            has_changed_nowhere: false,
        }
    }

    fn write(
        &mut self,
        home: &Home,
        mut gathered: Gathered,
        store: &mut dyn Store,
    ) -> Result<(), Findings> {
        self.judge(&mut gathered);
        self.report.add(&gathered);
        self.candidates.add(&gathered.conversation);
        let problems = problem::of_drafts(&gathered.drafts, &gathered.conversation, &self.known);
        self.report.problems.extend(problems);
        for draft in &gathered.drafts {
            self.assumed += usize::from(draft.comment.oddities.contains(&Oddity::AssumedZone));
            if let Some(private) = &draft.private {
                store.keep(&draft.comment.id, private)?;
            }
        }
        match home {
            _ if !gathered.is_changed => Ok(()),
            Home::Document(_) => {
                self.report.files += 1;
                let all = vec![gathered.conversation].into_iter();
                let all = all.filter(|all| !all.comments.is_empty()).collect();
                store.stage(&self.standing.file(home), all)
            }
            Home::Nowhere(_) => {
                self.has_changed_nowhere = true;
                self.nowhere.insert(home.clone(), gathered.conversation);
                Ok(())
            }
        }
    }

    /// Judges what is new; of what stands, the judgement does too.
    fn judge(&self, gathered: &mut Gathered) {
        let subject = self.posts.subject(&gathered.conversation);
        let Gathered { conversation, news, .. } = gathered;
        for comment in conversation.comments.iter_mut().filter(|comment| news.contains(&comment.id))
        {
            comment.judgement = self.history.judge(comment, &subject);
        }
    }

    fn finish(
        mut self,
        spool: &Spool<'_>,
        blog: Blog<'_>,
        store: &mut dyn Store,
    ) -> Result<Report, Findings> {
        if self.has_changed_nowhere {
            let all = self.nowhere.into_values().filter(|all| !all.comments.is_empty());
            store.stage(&self.standing.file(&Home::Nowhere(String::new())), all.collect())?;
            self.report.files += 1;
        }
        self.report.problems.extend(problem::assumed_zone(self.assumed, spool, blog.zone));
        self.report.problems = self.report.problems.sorted();
        self.report.candidates = self.candidates.likeliest();
        Ok(self.report)
    }
}
