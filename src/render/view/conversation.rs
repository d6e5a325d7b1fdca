//! `entry.conversation`: what readers said, as a flat list that tells where lists begin and end, so
//! that a template nests them without calling itself.

use jiff::Timestamp;
use serde::Serialize;

use super::Shared;
use super::answer::{self, AnswerView};
use super::page::{FeedLink, comment_feeds};
use super::part::{Fields, Part};
use crate::comment::portrait::portrait;
use crate::comment::{Author, Comment, Thread, html};
use crate::document::Comments;
use crate::site::{CommentId, EntryId, Site};

/// `entry.conversation`, but for its comments.
#[derive(Serialize)]
struct ConversationView<'a> {
    /// Whether nobody can answer any more.
    closed: bool,
    /// The ways to answer, in the order the configuration has them.
    answers: Vec<AnswerView>,
    /// What happened elsewhere, or none.
    mentions: Option<MentionsView>,
    /// The feeds of what is said here.
    feeds: Vec<FeedLink<'a>>,
}

/// A comment, or the place of one that is not shown; but for its HTML.
#[derive(Serialize)]
struct CommentView {
    /// Its id in the store: `wordpress:12`.
    id: String,
    /// Its id in the page, without `#`.
    anchor: String,
    /// Its address on the blog.
    url: String,
    /// Its address in the world.
    permalink: String,
    /// How many comments it stands below; 0 for one that answers the post.
    depth: usize,
    /// Whether a list of answers begins before it.
    opens: bool,
    /// How many comments answer it: the list of them follows.
    answers: usize,
    /// How many lists of answers end after it.
    closes: usize,
    /// Whether it was removed: then it has no author and no words.
    removed: bool,
    /// Who said it, or none.
    author: Option<SpeakerView>,
    /// When it was said, RFC 3339, or none.
    date: Option<String>,
    /// When it was last changed, RFC 3339, or none.
    edited: Option<String>,
    /// What it answers, or none where that is the post.
    parent: Option<ParentView>,
    /// Where it stands in the world, or none.
    elsewhere: Option<String>,
}

/// Who said something.
#[derive(Serialize)]
struct SpeakerView {
    /// The name; empty where nobody signed.
    name: String,
    /// Where they are at home, or none.
    url: Option<String>,
    /// Whether they answer for the blog.
    is_owner: bool,
}

/// What a comment answers.
#[derive(Serialize)]
struct ParentView {
    /// Its address on the blog.
    url: String,
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
    date: Option<String>,
}

/// `entry.conversation`; none where nobody spoke and nobody is asked to.
pub(super) fn view(shared: &Shared<'_>, id: EntryId) -> Part {
    let site = shared.site;
    let thread = site.thread(id);
    let answers = answer::views(site, id);
    if site.comments(id) == Comments::Off || (thread.is_empty() && answers.is_empty()) {
        return Part::none();
    }
    let plain = ConversationView {
        closed: site.comments(id) == Comments::Closed,
        answers,
        mentions: mentions(site, thread),
        feeds: comment_feeds(site, Some(id)),
    };
    let turns = (0..thread.turns.len()).map(|turn| comment(shared, CommentId { entry: id, turn }));
    let turns: Vec<Part> = turns.collect();
    Fields::of(&plain).with("comments", &turns.iter().collect()).part()
}

fn comment(shared: &Shared<'_>, id: CommentId) -> Part {
    let site = shared.site;
    let (turns, turn) = (&site.thread(id.entry).turns, site.turn(id));
    let next = turns.get(id.turn + 1).map_or(0, |next| next.depth);
    let said = turn.comment.as_deref();
    let moment = |of: fn(&Comment) -> Option<Timestamp>| Some(moment(site, of(said?)?));
    let plain = CommentView {
        id: turn.id.clone(),
        anchor: turn.anchor(),
        url: place(site, id, false),
        permalink: place(site, id, true),
        depth: turn.depth,
        opens: turn.parent.is_some_and(|parent| parent + 1 == id.turn),
        answers: turn.answers,
        closes: turn.depth.saturating_sub(next),
        removed: said.is_none(),
        author: said.map(speaker),
        date: moment(|said| said.date),
        edited: moment(|said| said.edited),
        parent: turn.parent.map(|turn| parent(site, CommentId { turn, ..id })),
        elsewhere: said.and_then(elsewhere),
    };
    let portrait = said.map(picture).unwrap_or_default();
    Fields::of(&plain).html("portrait", &portrait).html("html", shared.comment(id)).part()
}

fn speaker(said: &Comment) -> SpeakerView {
    SpeakerView {
        name: html::name(&said.author.name),
        url: said.author.url.as_deref().and_then(html::address),
        is_owner: said.is_owner,
    }
}

/// The picture of who said it. The blog itself has one, whatever else each system knows of its owner.
fn picture(said: &Comment) -> String {
    let owner = || Author { name: said.author.name.clone(), ..Author::default() };
    if said.is_owner { portrait(&owner()) } else { portrait(&said.author) }
}

fn parent(site: &Site, id: CommentId) -> ParentView {
    let said = site.turn(id).comment.as_deref();
    ParentView {
        url: place(site, id, false),
        name: said.map(|said| html::name(&said.author.name)).unwrap_or_default(),
        removed: said.is_none(),
        elsewhere: said.and_then(elsewhere),
    }
}

/// The page in the world that a comment stands on, too.
fn elsewhere(said: &Comment) -> Option<String> {
    html::address(said.url.as_deref()?)
}

/// Where a comment stands, on the blog or in the world.
fn place(site: &Site, id: CommentId, is_whole: bool) -> String {
    let (base, url) = (&site.config.base_url, &site.entry(id.entry).url);
    let page = if is_whole { base.absolute(url) } else { base.link(url) };
    format!("{page}#{}", site.turn(id).anchor())
}

/// A moment as RFC 3339 in the blog's time zone.
pub(super) fn moment(site: &Site, at: Timestamp) -> String {
    let zoned = at.to_zoned(site.config.time_zone.clone());
    at.display_with_offset(zoned.offset()).to_string()
}

fn mentions(site: &Site, thread: &Thread) -> Option<MentionsView> {
    let mentions = &thread.mentions;
    let links = mentions.links.iter().filter_map(|mention| link(site, mention));
    let view = MentionsView {
        likes: mentions.likes,
        reposts: mentions.reposts,
        bookmarks: mentions.bookmarks,
        links: links.collect(),
    };
    (!mentions.is_empty()).then_some(view)
}

fn link(site: &Site, mention: &Comment) -> Option<LinkView> {
    let url = html::address(mention.source()?)?;
    let host = url::Url::parse(&url).ok().and_then(|url| url.host_str().map(str::to_owned));
    let name = html::name(&mention.author.name);
    Some(LinkView {
        kind: mention.kind.name(),
        title: if name.is_empty() { host.unwrap_or_else(|| url.clone()) } else { name },
        date: mention.date.map(|date| moment(site, date)),
        url,
    })
}
