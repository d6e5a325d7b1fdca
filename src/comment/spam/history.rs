//! What the blog's conversation has shown so far.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::super::website::Website;
use super::super::{Comment, Judgement, Kind, Mark};
use super::bayes::Bayes;
use super::echo::{Echo, Echoes};
use super::key::key;
use super::people::{People, Trust};
use super::specimen::Specimen;
use super::subject::Subject;
use super::sum::Sum;
use super::{rules, tongue};

/// A post is old after a year, in seconds.
const OLD: i64 = 365 * 24 * 60 * 60;

/// How much trust weighs.
const TRUST: i8 = -4;

/// Everything that was ever said on the blog, as far as judging needs it: less than half a kilobyte a
/// comment, whatever its length.
#[derive(Clone, Debug, Default)]
pub struct History {
    own: HashSet<String>,
    friends: HashSet<String>,
    people: People,
    echoes: Echoes,
    bayes: Bayes,
    /// When the first comment under each post was written, in seconds.
    begun: HashMap<u64, i64>,
}

impl History {
    /// Names an address of the blog itself: links to it do not count.
    pub fn own(&mut self, url: &str) {
        self.own.extend(Website::of(url).map(|site| site.name()));
    }

    /// Names the site of somebody whom the blog's owner links to, as on a blogroll: whoever signs
    /// with it is trusted.
    pub fn befriend(&mut self, url: &str) {
        self.friends.extend(Website::of(url).map(|site| site.name()));
    }

    /// Takes note of a comment. All that are known have to be told, in any order, before the first
    /// is judged.
    pub fn add(&mut self, comment: &Comment, subject: &Subject) {
        if !has_words(comment.kind) {
            return;
        }
        let specimen = self.specimen(comment);
        let mut alone = Sum::default();
        rules::judge(&specimen, subject, &mut alone);
        self.people.add(&specimen, &subject.post, !alone.is_empty());
        if let Some(date) = comment.date.map(Timestamp::as_second) {
            let begun = self.begun.entry(key(&subject.post)).or_insert(date);
            *begun = date.min(*begun);
        }
        if comment.is_owner {
            return;
        }
        self.echoes.add(&specimen, &subject.post);
        if let Some(mark) = comment.mark {
            self.bayes.learn(&specimen, mark == Mark::Spam);
        }
    }

    /// What speaks for a comment being advertising; `None` where that is not enough even to ask. The
    /// owner's own words, and what the owner has called fine, are not judged.
    ///
    /// That its own system took a comment for advertising is told by the judgement that it comes
    /// with, [`Judgement::labelled`].
    pub fn judge(&self, comment: &Comment, subject: &Subject) -> Option<Judgement> {
        if comment.is_owner || comment.mark == Some(Mark::Fine) || !has_words(comment.kind) {
            return None;
        }
        let specimen = self.specimen(comment);
        let mut sum = Sum::default();
        if comment.kind == Kind::Comment {
            rules::judge(&specimen, subject, &mut sum);
            self.surroundings(&specimen, subject, &mut sum);
            self.echo(&specimen, subject, &mut sum);
            sum.hint("learned", self.bayes.points(&specimen));
        } else {
            rules::judge_mention(&specimen, subject, &mut sum);
        }
        self.reputation(&specimen, subject, &mut sum);
        if comment.judgement.as_ref().is_some_and(Judgement::is_labelled) {
            sum.proof("labelled", 2);
        }
        sum.judgement()
    }

    fn specimen<'c>(&self, comment: &'c Comment) -> Specimen<'c> {
        Specimen::of(comment, |site| self.own.contains(&site.name()))
    }

    /// Judges a link by what it stands under.
    fn surroundings(&self, specimen: &Specimen<'_>, subject: &Subject, sum: &mut Sum) {
        if !specimen.has_link() {
            return;
        }
        let is_late = self.is_old(specimen.comment, subject) && self.people.is_first(specimen);
        sum.hint("first-under-old-post", i8::from(is_late));
        if specimen.own_words == 0 {
            return;
        }
        let words = &specimen.reading.words;
        let language = subject.language.as_deref();
        let is_foreign = tongue::is_foreign(words, &specimen.words, &subject.title, language);
        sum.hint("foreign-language", i8::from(is_foreign));
        let is_elsewhere = !is_foreign && rules::is_foreign(specimen, subject) == Some(true);
        sum.hint("foreign-to-post", i8::from(is_elsewhere));
    }

    /// Whether the post was old already: by its date, else by that of its first comment.
    fn is_old(&self, comment: &Comment, subject: &Subject) -> bool {
        let begun = || self.begun.get(&key(&subject.post)).copied();
        let begun = subject.date.map(Timestamp::as_second).or_else(begun);
        let date = comment.date.map(Timestamp::as_second);
        begun.zip(date).is_some_and(|(begun, date)| date - begun > OLD)
    }

    fn echo(&self, specimen: &Specimen<'_>, subject: &Subject, sum: &mut Sum) {
        match self.echoes.of(specimen, &subject.post) {
            Some(Echo::OtherName) => sum.proof("repeated-by-others", 3),
            Some(Echo::OtherPost) => sum.proof("repeated", if specimen.has_link() { 2 } else { 1 }),
            None => {}
        }
        if self.people.is_site_of_many(specimen) {
            sum.proof("site-of-many-names", 2);
        }
    }

    /// Judges by who it is.
    fn reputation(&self, specimen: &Specimen<'_>, subject: &Subject, sum: &mut Sum) {
        if self.people.is_spam_site(specimen) {
            sum.proof("spam-site", 4);
        }
        if self.people.is_spammer(specimen) {
            let is_sure = specimen.comment.author.person.is_some() || specimen.site.is_some();
            sum.proof("spammer", if is_sure { 4 } else { 2 });
        }
        if specimen.site.as_ref().is_some_and(|site| self.friends.contains(&site.name())) {
            return sum.hint("friend", TRUST);
        }
        match self.people.trust(specimen, &subject.post) {
            Some(Trust::VouchedFor) => sum.hint("vouched-for", TRUST),
            Some(Trust::Answered) => sum.hint("answered", TRUST),
            Some(Trust::Regular) => sum.hint("regular", TRUST),
            None => {}
        }
    }
}

/// Whether a kind comes with words of its own: likes and the like have none to be judged.
fn has_words(kind: Kind) -> bool {
    matches!(kind, Kind::Comment | Kind::Pingback | Kind::Trackback | Kind::Mention)
}
