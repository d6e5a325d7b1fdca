//! What a comment shows by itself, without the others.

use super::super::reading::Link;
use super::super::website::Website;
use super::bait;
use super::lexicon::Lexicon;
use super::list::{List, Phrase};
use super::specimen::Specimen;
use super::subject::{Subject, Vocabulary};
use super::sum::Sum;
use crate::value::fold::{fold, length, words};

/// From this many links on, few words between them count too.
const MANY_LINKS: usize = 6;

/// So few words to a link are hardly about them.
const FEW_WORDS: usize = 5;

/// With fewer words of its own a comment is short.
const SHORT: usize = 40;

/// Judges one comment by what it says.
pub(super) fn judge(specimen: &Specimen<'_>, subject: &Subject, sum: &mut Sum) {
    sum.leads |= specimen.has_link();
    links(specimen, sum);
    markup(specimen, sum);
    let found = Found::of(specimen, subject);
    found.wares(sum);
    anchors(specimen, &found, sum);
    found.praise(specimen, sum);
    contact(specimen, &found, sum);
    name(specimen, sum);
    hosts(specimen, sum);
}

/// Judges what another site said when it linked to the post: an excerpt there, and a title for a
/// name, so that only what is sold counts.
pub(super) fn judge_mention(specimen: &Specimen<'_>, subject: &Subject, sum: &mut Sum) {
    sum.leads = true;
    Found::of(specimen, subject).wares(sum);
    hosts(specimen, sum);
}

fn links(specimen: &Specimen<'_>, sum: &mut Sum) {
    let count = specimen.links.len();
    let is_dense = count >= MANY_LINKS && specimen.own_words < count * FEW_WORDS;
    match count {
        0 | 1 => {}
        2 => sum.proof("two-links", 1),
        _ => sum.proof("many-links", 2 + i8::from(is_dense)),
    }
    let is_nothing_else = count > 0 && specimen.own_words < count.min(3);
    sum.hint("only-links", i8::from(is_nothing_else));
    let is_punycode = specimen.sites().any(Website::is_punycode);
    sum.hint("punycode", i8::from(is_punycode));
}

fn markup(specimen: &Specimen<'_>, sum: &mut Sum) {
    let is_dofollow = |(link, _): &(Link, Option<Website>)| {
        link.rel.split_whitespace().any(|word| word == "dofollow")
    };
    match specimen.reading.bbcode {
        0 => {}
        1 => sum.proof("bbcode", 3),
        _ => sum.proof("bbcode", 4),
    }
    if specimen.links.iter().any(is_dofollow) {
        sum.proof("dofollow", 4);
    }
}

/// What the lists know of a comment's words.
struct Found<'s> {
    phrases: Vec<&'static Phrase>,
    subject: &'s Subject,
    title: Vocabulary,
    /// Whether it speaks of advertising.
    is_about: bool,
}

impl<'s> Found<'s> {
    fn of(specimen: &Specimen<'_>, subject: &'s Subject) -> Self {
        let phrases = Lexicon::own().find(&specimen.words);
        let is_about = phrases.iter().any(|phrase| phrase.list == List::About);
        let title = Vocabulary::of(&subject.title);
        let mut found = Self { phrases: Vec::new(), subject, title, is_about };
        let counts = |phrase: &&Phrase| {
            !matches!(phrase.list, List::Wares | List::Trade) || !found.is_mere_talk(phrase)
        };
        found.phrases = phrases.into_iter().filter(counts).collect();
        found
    }

    /// Whether a phrase is what the post is about, or said of advertising.
    fn is_mere_talk(&self, phrase: &Phrase) -> bool {
        self.is_about || words(&phrase.words).all(|word| self.subject.has(&self.title, word))
    }

    /// How many entries of a list there are.
    fn count(&self, list: List) -> usize {
        let mut entries: Vec<usize> =
            self.phrases.iter().filter(|it| it.list == list).map(|it| it.entry).collect();
        entries.dedup();
        entries.len()
    }

    fn wares(&self, sum: &mut Sum) {
        match self.count(List::Wares) {
            0 => {}
            1 => sum.proof("wares", 2),
            2 => sum.proof("wares", 3),
            _ => sum.proof("wares", 4),
        }
        if self.count(List::Trade) >= 3 {
            sum.proof("trade-words", 2);
        }
    }

    fn praise(&self, specimen: &Specimen<'_>, sum: &mut Sum) {
        match self.count(List::Templates) {
            0 => {}
            1 => sum.hint("template", 2),
            _ => {
                sum.proof("template", 4);
                sum.leads = true;
            }
        }
        if self.count(List::Praise) > 0 {
            let is_short = length(&specimen.words) < SHORT && specimen.has_link();
            sum.hint("praise", 1 + i8::from(is_short));
        }
    }
}

/// Links on what is sold: whoever speaks of a thing links its name rarely, whoever sells it always.
fn anchors(specimen: &Specimen<'_>, found: &Found, sum: &mut Sum) {
    let lexicon = Lexicon::own();
    let sells = |link: &Link| {
        let text = fold(&link.text);
        let phrases = lexicon.find(&text);
        !link.is_bare()
            && phrases.iter().any(|phrase| {
                matches!(phrase.list, List::Wares | List::Names) && !found.is_mere_talk(phrase)
            })
    };
    if specimen.links.iter().any(|(link, _)| sells(link)) {
        sum.proof("wares-in-link", 2);
    }
}

/// A way out of the blog.
fn contact(specimen: &Specimen<'_>, found: &Found, sum: &mut Sum) {
    let invites = specimen.links.iter().any(|(link, _)| bait::is_invitation(&link.address));
    let is_nothing_else = invites && specimen.own_words < 3;
    if invites || bait::is_in(&specimen.reading.words) || found.count(List::Contact) > 0 {
        sum.proof("contact-bait", 2 + i8::from(is_nothing_else));
        sum.leads = true;
    }
    sum.leads |= bait::is_address_in(&specimen.reading.words);
}

fn name(specimen: &Specimen<'_>, sum: &mut Sum) {
    let name = specimen.name.trim();
    let phrases = Lexicon::own().find(&specimen.name);
    let is_advert = phrases.iter().any(|phrase| match phrase.list {
        List::Wares | List::Names => true,
        List::Alone => phrase.words == name,
        _ => false,
    });
    if is_advert || is_selling_site(&specimen.comment.author.name) {
        sum.proof("commercial-name", 3);
        sum.leads = true;
    } else if phrases.iter().any(|phrase| phrase.list == List::Trades) {
        sum.proof("trade-in-name", 2);
    } else if specimen.site.is_some() && is_search(&specimen.comment.author.name) {
        sum.hint("search-for-name", 1);
    }
}

/// Whether a name is the address of a site that sells.
fn is_selling_site(name: &str) -> bool {
    let site = Website::of(name).filter(|_| !name.trim().contains(' '));
    site.is_some_and(|site| Lexicon::own().sells(&site))
}

/// Whether a name looks like what is typed into a search: three words or more, all small.
fn is_search(name: &str) -> bool {
    let is_small = |word: &str| word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    let count = name.split_whitespace().filter(|word| is_small(word)).count();
    count >= 3 && count == name.split_whitespace().count()
}

fn hosts(specimen: &Specimen<'_>, sum: &mut Sum) {
    if specimen.sites().any(|site| Lexicon::own().sells(site)) {
        sum.proof("commercial-host", 2);
    }
}

/// Whether a comment and its post have nothing in common: `None` where too little is known of either.
pub(super) fn is_foreign(specimen: &Specimen<'_>, subject: &Subject) -> Option<bool> {
    if subject.words.is_empty() {
        return None;
    }
    let title = Vocabulary::of(&subject.title);
    let long: Vec<&str> = words(&specimen.words).filter(|word| word.chars().count() > 3).collect();
    (long.len() >= 5).then(|| !long.iter().any(|word| subject.has(&title, word)))
}
