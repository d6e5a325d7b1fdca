//! Answers that come back: the owner gave one with `hobnob reply`, pasted it where the comment lives,
//! and now the export from there has it, too. The answer stays, under the id that pages and other
//! comments know it by, and takes from its copy only where that stands: by that the copy is known ever
//! after, whatever becomes of the words of either.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::draft::Draft;
use super::link;
use crate::comment::{Comment, OWN, Reading};

/// The time between an answer and its copy, at most, in seconds.
const APART: u64 = 30 * 24 * 60 * 60;

/// How many letters words have, at least, that are known where a flat list does not say what they
/// answer: many are thanked with the same few.
const TELLING: usize = 20;

/// The copies of answers, all by id.
#[derive(Default)]
pub(super) struct Pasted {
    /// The answer that each copy is of.
    pub(super) renamed: HashMap<String, String>,
    /// Where the copies of answers stand.
    urls: HashMap<String, String>,
}

/// How alike an answer and another comment are, from the least.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// The same words to something above the comment that was answered.
    Above,
    /// The same words to the same comment.
    Words,
    /// They stand in the same place.
    Place,
}

/// Looks for copies among what stands and what came.
pub(super) fn find(stood: &[Comment], drafts: &[Draft]) -> Pasted {
    let came = drafts.iter().map(|draft| &draft.comment);
    let all = came.chain(stood).map(|comment| (&*comment.id, comment)).collect();
    let talk = Talk { all };
    let (answers, others) = talk.owners();
    if answers.is_empty() {
        return Pasted::default();
    }
    let mut pasted = Pasted::default();
    let mut taken = HashSet::new();
    for (_, other, answer) in talk.pairs(&answers, &others) {
        let (answer, other) = (answers[answer], others[other]);
        if !pasted.renamed.contains_key(&other.id) && taken.insert(&answer.id) {
            pasted.renamed.insert(other.id.clone(), answer.id.clone());
            pasted.urls.extend(other.url.clone().map(|url| (answer.id.clone(), url)));
        }
    }
    pasted
}

impl Pasted {
    /// Says of answers where else they stand.
    pub(super) fn tell(&self, comments: &mut [Comment]) {
        for comment in comments.iter_mut().filter(|comment| comment.url.is_none()) {
            comment.url = self.urls.get(&comment.id).cloned();
        }
    }
}

/// Everybody's comments, by id.
struct Talk<'a> {
    all: BTreeMap<&'a str, &'a Comment>,
}

impl<'a> Talk<'a> {
    /// What the owners answered with hobnob and what they said elsewhere, by time: so the first of two
    /// that say the same is the copy of the first.
    fn owners(&self) -> (Vec<&'a Comment>, Vec<&'a Comment>) {
        let mut own: Vec<&Comment> =
            self.all.values().filter(|comment| comment.is_owner).copied().collect();
        own.sort_by_cached_key(|comment| link::order(comment));
        own.into_iter().partition(|comment| is_answer(comment))
    }

    /// What may be a copy of what, as numbers of `others` and `answers`, the likeliest first.
    fn pairs(
        &self,
        answers: &[&Comment],
        others: &[&Comment],
    ) -> Vec<(Reverse<Likeness>, usize, usize)> {
        let mut known: HashMap<String, Vec<usize>> = HashMap::new();
        for (number, answer) in answers.iter().enumerate() {
            for sign in signs(answer) {
                known.entry(sign).or_default().push(number);
            }
        }
        let mut pairs = Vec::new();
        for (number, other) in others.iter().enumerate() {
            for sign in signs(other) {
                for answer in known.get(&sign).into_iter().flatten() {
                    let likeness = self.likeness(answers[*answer], other, &sign);
                    pairs.extend(likeness.map(|like| (Reverse(like), number, *answer)));
                }
            }
        }
        pairs.sort_unstable();
        pairs
    }

    /// How alike two comments are that share a sign.
    fn likeness(&self, answer: &Comment, other: &Comment, sign: &str) -> Option<Likeness> {
        if answer.url.is_some() && answer.url == other.url {
            return Some(Likeness::Place);
        }
        let apart = answer.date?.as_second().abs_diff(other.date?.as_second());
        if apart > APART {
            return None;
        }
        if answer.parent == other.parent {
            return Some(Likeness::Words);
        }
        let is_above = || self.above(answer).any(|above| Some(above) == other.parent.as_deref());
        let can_be_told = sign.chars().count() >= TELLING;
        (can_be_told && (other.parent.is_none() || is_above())).then_some(Likeness::Above)
    }

    /// The ids above a comment, however its thread is knotted.
    fn above(&self, comment: &'a Comment) -> impl Iterator<Item = &'a str> {
        let parent = |id: &&str| self.all.get(*id)?.parent.as_deref();
        std::iter::successors(comment.parent.as_deref(), parent).take(self.all.len())
    }
}

fn is_answer(comment: &Comment) -> bool {
    comment.id.split_once(':').is_some_and(|(system, _)| system == OWN)
}

/// What a copy has in common with its answer: its address, or its words, be they set or as they were
/// typed.
fn signs(comment: &Comment) -> BTreeSet<String> {
    let words = [&*Reading::of(&comment.body).words, &*comment.body.text].map(bare);
    let words = words.into_iter().filter(|words| !words.is_empty());
    words.chain(comment.url.clone()).collect()
}

/// Words as no system changes them: without marks, blanks, case, and the names that they are to.
fn bare(words: &str) -> String {
    let words = words.split_whitespace().skip_while(|word| word.starts_with('@'));
    words.flat_map(str::chars).filter(|c| is_said(*c)).flat_map(char::to_lowercase).collect()
}

/// Letters, digits and pictures: not what Markdown, a keyboard or a theme writes in several ways.
fn is_said(c: char) -> bool {
    let is_mark = matches!(c, '\u{2000}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}');
    c.is_alphanumeric() || (!c.is_ascii() && !c.is_whitespace() && !is_mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comment::Body;
    use crate::comment::sample::comment;

    /// What the owner said: `id < parent: words`, in Markdown or HTML, at a second.
    fn own(id: &str, parent: Option<&str>, body: Body, second: i64) -> Comment {
        let date = jiff::Timestamp::from_second(second).ok();
        Comment { is_owner: true, body, date, ..comment(id, parent, 0) }
    }

    fn answer(words: &str) -> Comment {
        own("hobnob:1", Some("n:1"), Body::markdown(words), 0)
    }

    fn is_copy(answer: &Comment, other: Comment) -> bool {
        let all = [comment("n:0", None, 0), comment("n:1", Some("n:0"), 0), answer.clone(), other];
        find(&all, &[]).renamed.len() == 1
    }

    #[test]
    fn a_copy_is_known_by_its_words() {
        let answer = answer("Hide *glue*, Bea: [this](https://a.example/).");
        let said = |html: &str| own("n:2", Some("n:1"), Body::html(html), 86_400);
        for html in [
            "<p>Hide <em>glue</em>, Bea: <a href=\"https://a.example/\">this</a>.</p>",
            "<p><a href=\"https://s.example/@bea\">@<span>bea</span></a> hide *glue*,<br>Bea: \
             [this](<a href=\"https://a.example/\">https://a.example/</a>).</p>",
        ] {
            assert!(is_copy(&answer, said(html)), "{html}");
        }
        assert!(!is_copy(&answer, said("<p>Hide glue, Bo: this.</p>")));
        assert!(!is_copy(&answer, Comment { is_owner: false, ..said("Hide glue, Bea: this.") }));
    }

    #[test]
    fn the_same_words_to_somebody_else_are_no_copy() {
        let said = |parent: Option<&str>, words: &str, second: i64| {
            own("n:2", parent, Body::plain(words), second)
        };
        let (short, long) = ("Thank you!", "Thank you, and come back next week.");
        assert!(is_copy(&answer(short), said(Some("n:1"), short, 9)));
        assert!(!is_copy(&answer(short), said(None, short, 9)), "many are thanked so");
        assert!(is_copy(&answer(long), said(None, long, 9)), "in a flat list");
        assert!(is_copy(&answer(long), said(Some("n:0"), long, 9)), "in a list of two levels");
        assert!(!is_copy(&answer(long), said(Some("n:3"), long, 9)));
        assert!(!is_copy(&answer(long), said(Some("n:1"), long, 31 * 86_400)));
        assert!(!is_copy(&answer("!"), said(Some("n:1"), "?", 9)), "these are no words");
    }

    #[test]
    fn where_a_copy_stands_says_more_than_words() {
        let url = || Some("https://s.example/2".to_owned());
        let answer = Comment { url: url(), ..answer("Hide glue.") };
        let edited = own("n:2", None, Body::plain("Bone glue."), 90 * 86_400);
        let edited = Comment { url: url(), ..edited };
        assert!(is_copy(&answer, edited.clone()));
        let again = own("n:3", Some("n:1"), Body::plain("Hide glue."), 9);
        let all = [again, edited, answer];
        assert_eq!(find(&all, &[]).renamed.into_keys().collect::<Vec<_>>(), ["n:2"]);
    }
}
