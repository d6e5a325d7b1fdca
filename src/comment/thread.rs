//! A conversation as readers see it: what is shown, each answer below what it answers, as a flat
//! list with depths. Ten thousand answers, each to the last, are as good as ten.
//!
//! What is not shown is not in here either: whoever shows a thread cannot show too much.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use jiff::Timestamp;

use super::speaker::{Speaker, speakers};
use super::{Comment, Conversation, Heard, Kind, identity};
use crate::value::digest::Digest;

/// Everything that readers see of what was said under one post.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Thread {
    /// What was said: by time, and below each turn the answers to it, by time.
    pub turns: Vec<Turn>,
    /// What happened elsewhere.
    pub mentions: Mentions,
    /// How many comments are shown.
    pub comments: usize,
    /// How many people said them; those who answer for the blog count as one.
    pub people: usize,
    /// The readers among them, by their signs, as far as they gave a name.
    pub speakers: Vec<Speaker>,
    /// When the last of them was said.
    pub last: Option<Timestamp>,
    /// Whether the system it came from had closed it.
    pub is_closed: bool,
}

/// One comment in its place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Turn {
    /// The comment's id.
    pub id: String,
    /// How many turns it stands below; 0 for one that answers the post.
    pub depth: usize,
    /// The turn it answers, a number in [`Thread::turns`]; always a smaller one than its own.
    pub parent: Option<usize>,
    /// How many turns answer it.
    pub answers: usize,
    /// What was said; `None` where something was that is not shown, and answered by what is.
    pub comment: Option<Heard>,
}

impl Turn {
    /// What it is called in its page: [`anchor`].
    pub fn anchor(&self) -> String {
        anchor(&self.id)
    }
}

/// What the comment of this id is called in its page, after `#`: `comment-wordpress-12`. An id of other
/// signs than letters, digits, `-`, `_` and `.` is told by its digest; no two ids have one anchor.
pub fn anchor(id: &str) -> String {
    let (system, native) = id.split_once(':').unwrap_or(("", id));
    let is_plain = |part: &str| {
        part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
    };
    let is_word = |part: &str| part.chars().all(|c| c.is_ascii_alphanumeric());
    if is_word(system) && !system.is_empty() && is_plain(native) {
        format!("comment-{system}-{native}")
    } else {
        format!("comment--{}", Digest::of(id).short())
    }
}

/// What happened elsewhere because of a post.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Mentions {
    /// How many liked it.
    pub likes: usize,
    /// How many passed it on.
    pub reposts: usize,
    /// How many kept it for later.
    pub bookmarks: usize,
    /// The pages that link to it, by time; each address once.
    pub links: Vec<Heard>,
}

impl Mentions {
    /// Whether nothing happened elsewhere.
    pub fn is_empty(&self) -> bool {
        self.likes + self.reposts + self.bookmarks == 0 && self.links.is_empty()
    }

    fn add(&mut self, comment: Heard) {
        match comment.kind {
            Kind::Like => self.likes += 1,
            Kind::Repost => self.reposts += 1,
            Kind::Bookmark => self.bookmarks += 1,
            _ => self.add_link(comment),
        }
    }

    /// One page is one link, also where its blog told of it by two protocols.
    fn add_link(&mut self, comment: Heard) {
        let is_known = |url| self.links.iter().any(|link| link.source() == Some(url));
        if comment.source().is_some_and(|url| !is_known(url)) {
            self.links.push(comment);
        }
    }
}

impl Comment {
    /// The page that a mention is on: the older protocols give it as its author's.
    pub fn source(&self) -> Option<&str> {
        self.url.as_deref().or(self.author.url.as_deref())
    }
}

impl Thread {
    /// What is shown of one or several conversations about one post.
    pub fn of<'a>(conversations: impl IntoIterator<Item = &'a Arc<Conversation>>) -> Self {
        let mut is_closed = false;
        let mut all: Vec<Heard> = Vec::new();
        for conversation in conversations {
            is_closed |= conversation.is_closed;
            all.extend(Heard::all(conversation));
        }
        // Stable, so that of one moment the order of the store stays.
        all.sort_by_key(|comment| (comment.date.is_none(), comment.date));
        let (elsewhere, said): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|comment| comment.kind.is_mention());
        let mut mentions = Mentions::default();
        let elsewhere = elsewhere.into_iter().filter(|comment| comment.is_shown());
        elsewhere.for_each(|comment| mentions.add(comment));
        let turns = turns(said);
        let shown = || turns.iter().filter_map(|turn| turn.comment.as_ref());
        Self {
            comments: shown().count(),
            people: shown().map(|comment| person(comment)).collect::<BTreeSet<_>>().len(),
            speakers: speakers(&turns),
            last: shown().filter_map(|comment| comment.date).max(),
            turns,
            mentions,
            is_closed,
        }
    }

    /// Whether readers see nothing of it.
    pub fn is_empty(&self) -> bool {
        self.turns.is_empty() && self.mentions.is_empty()
    }
}

/// Who is counted: whoever answers for the blog is one, under whatever name.
fn person(comment: &Comment) -> Option<String> {
    (!comment.is_owner).then(|| identity(&comment.author))
}

/// Comments by time, put below what they answer.
fn turns(comments: Vec<Heard>) -> Vec<Turn> {
    let above = above(&comments);
    let kept = kept(&comments, &above);
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); comments.len()];
    for (number, parent) in above.iter().enumerate() {
        if let Some(parent) = parent.filter(|_| kept[number]) {
            below[parent].push(number);
        }
    }
    let mut said: Vec<Option<Heard>> = comments.into_iter().map(Some).collect();
    let mut turns = Vec::new();
    // What stands in a circle has nothing above it that is no answer: the second round takes it, the
    // earliest as the first.
    let firsts = (0..said.len()).filter(|number| above[*number].is_none());
    for first in firsts.chain(0..above.len()).filter(|number| kept[*number]) {
        let mut waiting: Vec<(usize, Option<usize>)> = vec![(first, None)];
        while let Some((number, parent)) = waiting.pop() {
            let Some(comment) = said[number].take() else {
                continue;
            };
            let at = turns.len();
            place(&mut turns, comment, parent);
            waiting.extend(below[number].iter().rev().map(|answer| (*answer, Some(at))));
        }
    }
    turns
}

/// Adds a turn below another.
fn place(turns: &mut Vec<Turn>, comment: Heard, parent: Option<usize>) {
    let above = parent.and_then(|parent| turns.get_mut(parent));
    let depth = above.map_or(0, |above| {
        above.answers += 1;
        above.depth + 1
    });
    let id = comment.id.clone();
    let comment = Some(comment).filter(|comment| comment.is_shown());
    turns.push(Turn { id, depth, parent, answers: 0, comment });
}

/// The number of what each comment answers.
fn above(comments: &[Heard]) -> Vec<Option<usize>> {
    let ids = comments.iter().enumerate().map(|(number, comment)| (comment.id.as_str(), number));
    let numbers: HashMap<&str, usize> = ids.collect();
    let parents = comments.iter().enumerate().map(|(number, comment)| {
        let parent = numbers.get(comment.parent.as_deref()?).copied();
        parent.filter(|parent| *parent != number)
    });
    parents.collect()
}

/// Which comments have a place: those that are shown, and all above them.
fn kept(comments: &[Heard], above: &[Option<usize>]) -> Vec<bool> {
    let mut kept = vec![false; comments.len()];
    for (number, _) in comments.iter().enumerate().filter(|(_, comment)| comment.is_shown()) {
        let mut next = Some(number);
        while let Some(number) = next.filter(|number| !kept[*number]) {
            kept[number] = true;
            next = above[number];
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comment::sample::{comment, conversation};
    use crate::comment::{Judgement, Mark, Status, Verdict};

    fn thread(comments: Vec<Comment>) -> Thread {
        Thread::of([&Arc::new(conversation("", "", comments))])
    }

    /// Each turn's id below its depth; those not shown in brackets.
    fn lines(thread: &Thread) -> String {
        let line = |turn: &Turn| {
            let id =
                if turn.comment.is_some() { turn.id.clone() } else { format!("({})", turn.id) };
            format!("{}{id}", "-".repeat(turn.depth))
        };
        thread.turns.iter().map(line).collect::<Vec<_>>().join(" ")
    }

    fn with(status: Status, comment: Comment) -> Comment {
        Comment { status, ..comment }
    }

    #[test]
    fn answers_stand_below_what_they_answer_by_time() {
        let found = thread(vec![
            comment("d", Some("a"), 4),
            comment("a", None, 1),
            comment("b", None, 2),
            comment("c", Some("a"), 3),
            comment("e", Some("c"), 5),
            comment("f", Some("gone"), 6),
        ]);
        assert_eq!(lines(&found), "a -c --e -d b f");
        let parents: Vec<_> = found.turns.iter().map(|turn| turn.parent).collect();
        assert_eq!(parents, [None, Some(0), Some(1), Some(0), None, None]);
        assert_eq!(found.turns[0].answers, 2);
        assert_eq!((found.comments, found.last), (6, comment("f", None, 6).date));
    }

    #[test]
    fn what_is_not_shown_leaves_its_place_to_what_answers_it() {
        let held = Judgement { verdict: Verdict::Held, reasons: Vec::new() };
        let held = |comment| Comment { judgement: Some(held.clone()), ..comment };
        let fine = |comment| Comment { mark: Some(Mark::Fine), ..comment };
        let found = thread(vec![
            with(Status::Deleted, comment("a", None, 1)),
            with(Status::Pending, comment("b", Some("a"), 2)),
            comment("c", Some("b"), 3),
            with(Status::Deleted, comment("d", None, 4)),
            with(Status::Spam, comment("e", Some("d"), 5)),
            held(comment("f", None, 6)),
            fine(held(comment("g", None, 7))),
            with(Status::Forgotten, comment("h", Some("c"), 8)),
        ]);
        assert_eq!(lines(&found), "(a) -(b) --c g");
        assert_eq!(found.comments, 2);
        assert!(thread(vec![with(Status::Private, comment("a", None, 1))]).is_empty());
    }

    #[test]
    fn a_circle_is_cut_open_where_it_began() {
        let found = thread(vec![
            comment("a", Some("c"), 1),
            comment("b", Some("a"), 2),
            comment("c", Some("b"), 3),
            comment("d", Some("d"), 4),
        ]);
        assert_eq!(lines(&found), "d a -b --c");
    }

    #[test]
    fn ten_thousand_answers_each_to_the_last_are_one_line() {
        let answer = |number: u32| {
            let parent = number.checked_sub(1).map(|parent| parent.to_string());
            comment(&number.to_string(), parent.as_deref(), i64::from(number))
        };
        let found = thread((0..10_000).map(answer).collect());
        let depths: Vec<usize> = found.turns.iter().map(|turn| turn.depth).collect();
        assert_eq!(depths, (0..10_000).collect::<Vec<_>>());
    }

    #[test]
    fn what_happened_elsewhere_stands_apart() {
        let of = |kind, url: Option<&str>, comment| Comment {
            kind,
            url: url.map(str::to_owned),
            ..comment
        };
        let signed = |mut comment: Comment| {
            comment.author.url = Some("https://h.example/".to_owned());
            comment
        };
        let found = thread(vec![
            of(Kind::Like, None, comment("a", None, 1)),
            with(Status::Spam, of(Kind::Like, None, comment("b", None, 2))),
            of(Kind::Repost, None, comment("c", None, 3)),
            of(Kind::Pingback, Some("https://b.example/"), comment("d", None, 4)),
            of(Kind::Mention, Some("https://b.example/"), comment("e", None, 5)),
            of(Kind::Mention, None, comment("f", None, 6)),
            comment("g", Some("d"), 7),
            of(Kind::Trackback, None, signed(comment("h", None, 8))),
        ]);
        assert_eq!(lines(&found), "g");
        let mentions = &found.mentions;
        assert_eq!((mentions.likes, mentions.reposts, mentions.bookmarks), (1, 1, 0));
        assert_eq!(mentions.links.iter().map(|link| &*link.id).collect::<Vec<_>>(), ["d", "h"]);
    }

    #[test]
    fn every_id_has_an_anchor_of_its_own() {
        let anchor = |id: &str| thread(vec![comment(id, None, 1)]).turns[0].anchor();
        assert_eq!(anchor("wordpress:12"), "comment-wordpress-12");
        assert_eq!(anchor("isso:a.b-C_d"), "comment-isso-a.b-C_d");
        let odd =
            ["", "12", ":12", "a-b:12", "webmention:https://x.example/\"><b>", "a:ö", "a:b c"];
        let anchors: BTreeSet<String> = odd.iter().map(|id| anchor(id)).collect();
        assert_eq!(anchors.len(), odd.len());
        let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        assert!(anchors.iter().all(|anchor| anchor.chars().all(is_plain)), "{anchors:?}");
    }

    #[test]
    fn people_are_counted_once() {
        let by = |name: &str, is_owner, mut comment: Comment| {
            comment.author.name = name.to_owned();
            Comment { is_owner, ..comment }
        };
        let found = thread(vec![
            by("Ada", false, comment("a", None, 1)),
            by("ada ", false, comment("b", None, 2)),
            by("Mara", true, comment("c", None, 3)),
            by("mara@door", true, comment("d", None, 4)),
        ]);
        assert_eq!((found.comments, found.people), (4, 2));
    }
}
