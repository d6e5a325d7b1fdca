//! `entry.conversation`: what readers said, as a flat list that tells where lists begin and end, so
//! that a template nests them without calling itself.

use std::hash::{Hash, Hasher};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;
use tera::Value;

use super::Shared;
use super::answer::Answers;
use super::page::Feeds;
use super::part::{Fields, Matter, Part};
use super::shown::{Link, Moment, Permalink, Place, Shown};
use crate::comment::portrait::portrait;
use crate::comment::{Author, Comment, Thread, Turn, html};
use crate::document::Comments;
use crate::site::EntryId;
use crate::value::digest::Known;
use crate::value::url::{BaseUrl, UrlPath};

/// `entry.conversation`, but for what was said.
#[derive(Hash, Serialize)]
struct ConversationView<'a> {
    /// Whether nobody can answer any more.
    closed: bool,
    /// The ways to answer, in the order the configuration has them.
    answers: Answers<'a>,
    /// The feeds of what is said here.
    feeds: Feeds<'a>,
}

/// Where and when something was last said, and by whom.
#[derive(Hash, Serialize)]
pub(super) struct NewestView<'a> {
    /// Its address on the blog.
    url: Shown<Place<'a, Link<'a>>>,
    /// Who said it.
    author: SpeakerView,
    /// When, RFC 3339.
    date: Shown<Moment>,
}

/// A comment, or the place of one that is not shown; but for its HTML.
#[derive(Serialize)]
struct CommentView<'a> {
    /// Its id in the store: `wordpress:12`.
    id: String,
    /// Its id in the page, without `#`.
    anchor: String,
    /// Its address on the blog.
    url: Shown<Place<'a, Link<'a>>>,
    /// Its address in the world.
    permalink: Shown<Place<'a, Permalink<'a>>>,
    /// How many comments it stands below; 0 for one that answers the post.
    depth: usize,
    /// Whether a list of answers begins before it.
    opens: bool,
    /// How many comments answer it: the list of them follows.
    answers: usize,
    /// How many comments stand below it, answers to answers too.
    below: usize,
    /// How many lists of answers end after it.
    closes: usize,
    /// Whether it was removed: then it has no author and no words.
    removed: bool,
    /// Who said it, or none.
    author: Option<SpeakerView>,
    /// When it was said, RFC 3339, or none.
    date: Option<Shown<Moment>>,
    /// When it was last changed, RFC 3339, or none.
    edited: Option<Shown<Moment>>,
    /// What it answers, or none where that is the post.
    parent: Option<ParentView<'a>>,
    /// Where it stands in the world, or none.
    elsewhere: Option<String>,
}

/// Who said something.
#[derive(Hash, Serialize)]
pub(super) struct SpeakerView {
    /// The name; empty where nobody signed.
    name: String,
    /// Where they are at home, or none.
    url: Option<String>,
    /// Whether they answer for the blog.
    is_owner: bool,
}

/// What a comment answers.
#[derive(Serialize)]
struct ParentView<'a> {
    /// Its address on the blog.
    url: Shown<Place<'a, Link<'a>>>,
    /// Who said it; empty where nobody signed, or it was removed.
    name: String,
    /// Whether it was removed.
    removed: bool,
    /// Where it stands in the world, or none.
    elsewhere: Option<String>,
}

/// What happened elsewhere.
#[derive(Serialize)]
struct MentionsView {
    /// How many people liked the post.
    likes: usize,
    /// How many passed it on.
    reposts: usize,
    /// How many kept it for later.
    bookmarks: usize,
    /// The pages that link to it.
    links: Vec<LinkView>,
}

/// A page elsewhere that links to a post.
#[derive(Serialize)]
struct LinkView {
    /// How it told: `pingback`, `trackback` or `mention`.
    kind: &'static str,
    /// Its address.
    url: String,
    /// What it is called: its title, else who writes it, else its host.
    title: String,
    /// When it told, RFC 3339, or none.
    date: Option<Shown<Moment>>,
}

/// `entry.conversation`; none where nobody spoke and nobody is asked to.
pub(super) fn view<'a>(shared: &Shared<'a>, id: EntryId) -> Part<'a> {
    let site = shared.site;
    let thread = site.thread(id);
    let answers = Answers::to(site, id);
    if site.comments(id) == Comments::Off || (thread.is_empty() && answers.is_empty()) {
        return Part::none();
    }
    let (base, url) = (&site.config.base_url, &site.entry(id).url);
    let plain = ConversationView {
        closed: site.comments(id) == Comments::Closed,
        answers,
        feeds: Feeds::of_comments(site, Some(id)),
    };
    let talk = Talk { thread, html: shared.comments(id), base, url, zone: &site.config.time_zone };
    Fields::of(plain).and(Part::new(talk)).part()
}

/// What was said, under a post and about it elsewhere.
struct Talk<'a> {
    thread: &'a Known<Thread>,
    /// Of each turn; made of nothing but the words of the thread.
    html: &'a [String],
    base: &'a BaseUrl,
    /// The post's address.
    url: &'a UrlPath,
    /// The blog's.
    zone: &'a TimeZone,
}

impl Hash for Talk<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { thread, html: _, base, url, zone } = self;
        (thread.digest(), base, url).hash(state);
        match zone.iana_name() {
            Some(name) => name.hash(state),
            None => format!("{zone:?}").hash(state),
        }
    }
}

impl Matter for Talk<'_> {
    fn value(&self) -> Value {
        let below = below(&self.thread.turns);
        let turns = self.thread.turns.iter().zip(below).enumerate();
        let comment = |(number, (turn, below))| self.comment(number, turn, below);
        let turns: Vec<Value> = turns.map(comment).collect();
        let mut fields = tera::Map::new();
        fields.insert("mentions".into(), Value::from_serializable(&self.mentions()));
        fields.insert("comments".into(), Value::from(turns));
        let newest = newest(self.thread, self.page(), self.zone).map(|(newest, _)| newest);
        fields.insert("newest".into(), Value::from_serializable(&newest));
        Value::from(fields)
    }
}

impl<'a> Talk<'a> {
    /// Where the page is.
    fn page(&self) -> Shown<Link<'a>> {
        Link::to(self.base, self.url)
    }

    /// A comment with its HTML.
    fn comment(&self, number: usize, turn: &'a Turn, below: usize) -> Value {
        let portrait = turn.comment.as_deref().map(picture).unwrap_or_default();
        let html = self.html.get(number).map_or("", String::as_str);
        let plain = Value::from_serializable(&self.plain(number, turn, below));
        let mut fields = plain.into_map().unwrap_or_default();
        fields.insert("portrait".into(), Value::safe_string(&portrait));
        fields.insert("html".into(), Value::safe_string(html));
        Value::from(fields)
    }

    fn plain(&self, number: usize, turn: &'a Turn, below: usize) -> CommentView<'a> {
        let next = self.thread.turns.get(number + 1).map_or(0, |next| next.depth);
        let said = turn.comment.as_deref();
        let moment = |at: Option<Timestamp>| Some(Moment::within(self.zone, at?));
        let page = self.page();
        CommentView {
            id: turn.id.clone(),
            anchor: turn.anchor(),
            permalink: Place::of(Permalink::of(&page), &turn.id),
            url: Place::of(page, &turn.id),
            depth: turn.depth,
            opens: turn.parent.is_some_and(|parent| parent + 1 == number),
            answers: turn.answers,
            below,
            closes: turn.depth.saturating_sub(next),
            removed: said.is_none(),
            author: said.map(speaker),
            date: moment(said.and_then(|said| said.date)),
            edited: moment(said.and_then(|said| said.edited)),
            parent: turn.parent.and_then(|parent| self.parent(parent)),
            elsewhere: said.and_then(elsewhere),
        }
    }

    fn parent(&self, number: usize) -> Option<ParentView<'a>> {
        let turn = self.thread.turns.get(number)?;
        let said = turn.comment.as_deref();
        Some(ParentView {
            url: Place::of(self.page(), &turn.id),
            name: said.map(|said| html::name(&said.author.name)).unwrap_or_default(),
            removed: said.is_none(),
            elsewhere: said.and_then(elsewhere),
        })
    }

    fn mentions(&self) -> Option<MentionsView> {
        let mentions = &self.thread.mentions;
        let links = mentions.links.iter().filter_map(|mention| link(self.zone, mention));
        let view = MentionsView {
            likes: mentions.likes,
            reposts: mentions.reposts,
            bookmarks: mentions.bookmarks,
            links: links.collect(),
        };
        (!mentions.is_empty()).then_some(view)
    }
}

/// How many turns stand below each one.
fn below(turns: &[Turn]) -> Vec<usize> {
    let mut below = vec![0; turns.len()];
    // Every turn stands behind the one it answers.
    for (number, turn) in turns.iter().enumerate().rev() {
        if let Some(parent) = turn.parent {
            below[parent] += below[number] + 1;
        }
    }
    below
}

/// The newest comment of a thread, if any has a date; `page` is where the post is.
pub(super) fn newest<'a>(
    thread: &'a Thread,
    page: Shown<Link<'a>>,
    zone: &TimeZone,
) -> Option<(NewestView<'a>, &'a Comment)> {
    let is_last = |turn: &&Turn| turn.comment.as_ref().is_some_and(|said| said.date == thread.last);
    let turn = thread.turns.iter().find(is_last)?;
    let said = turn.comment.as_deref()?;
    let date = Moment::within(zone, said.date?);
    Some((NewestView { url: Place::of(page, &turn.id), author: speaker(said), date }, said))
}

fn speaker(said: &Comment) -> SpeakerView {
    SpeakerView {
        name: html::name(&said.author.name),
        url: said.author.url.as_deref().and_then(html::address),
        is_owner: said.is_owner,
    }
}

/// The picture of who said something. The blog itself has one, whatever else each system knows of its owner.
pub(super) fn picture(said: &Comment) -> String {
    let owner = || Author { name: said.author.name.clone(), ..Author::default() };
    if said.is_owner { portrait(&owner()) } else { portrait(&said.author) }
}

/// The page in the world that a comment stands on, too.
fn elsewhere(said: &Comment) -> Option<String> {
    html::address(said.url.as_deref()?)
}

fn link(zone: &TimeZone, mention: &Comment) -> Option<LinkView> {
    let url = html::address(mention.source()?)?;
    let host = url::Url::parse(&url).ok().and_then(|url| url.host_str().map(str::to_owned));
    let name = html::name(&mention.author.name);
    Some(LinkView {
        kind: mention.kind.name(),
        title: if name.is_empty() { host.unwrap_or_else(|| url.clone()) } else { name },
        date: mention.date.map(|date| Moment::within(zone, date)),
        url,
    })
}
