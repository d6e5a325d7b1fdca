//! `list` on the pages of the people who take part.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Serialize;
use tera::Value;

use super::Shared;
use super::list::ListView;
use super::part::{Fields, Matter, Part};
use super::shown::{Link, Moment, Place, Shown};
use crate::comment::portrait::portrait;
use crate::comment::{Author, Website, html};
use crate::page::Pager;
use crate::site::{Participant, Site};

/// How many there are, beside one part of their list.
#[derive(Hash, Serialize)]
struct CircleView<'a> {
    #[serde(flatten)]
    list: ListView<'a>,
    /// How many people there are on all pages.
    count: usize,
}

/// Somebody who takes part.
#[derive(Serialize)]
struct ParticipantView<'a> {
    /// As they last signed.
    name: String,
    /// Where they are at home, or none.
    url: Option<String>,
    /// What tells their site from others, `ada.example`, or none where it is a profile among many.
    home: Option<String>,
    /// What a link there says to machines; empty for those whom the blog recommends.
    rel: &'static str,
    /// Whether they stand on the blogroll.
    is_recommended: bool,
    #[serde(flatten)]
    visits: &'a VisitsView<'a>,
}

/// How often they spoke, and when and where.
#[derive(Hash, Serialize)]
struct VisitsView<'a> {
    /// How many comments of theirs are shown.
    comments: usize,
    /// When they first spoke, RFC 3339, or none.
    first: Option<Shown<Moment>>,
    /// When they last did, RFC 3339, or none.
    last: Option<Shown<Moment>>,
    /// The last that they said, an address on the blog.
    newest: Shown<Place<'a, Link<'a>>>,
}

/// One page of them.
pub(super) fn view<'a>(shared: &Shared<'a>, pager: &'a Pager<usize>) -> Part<'a> {
    let site = shared.site;
    let people = site.circle.as_ref().map_or(&[][..], |circle| &circle.people);
    let roll = Arc::new(roll(site));
    let listed = pager.listed.iter().filter_map(|number| people.get(*number));
    let listed = listed.filter_map(|participant| {
        let face = Face::of(site, participant, &roll)?;
        let under = shared.card(Some(participant.newest.entry));
        Some(Fields::default().and(Part::new(face)).with("under", under).part())
    });
    let listed = listed.collect();
    let list = CircleView { list: ListView::of(shared, pager), count: people.len() };
    Fields::of(list).with("people", listed).part()
}

/// The homes of those whom the blog recommends.
fn roll(site: &Site) -> BTreeSet<String> {
    site.people.iter().filter_map(|person| Website::of(&person.url)?.home()).collect()
}

/// Somebody, as they last spoke.
#[derive(Hash)]
struct Face<'a> {
    author: &'a Author,
    visits: VisitsView<'a>,
    /// Whether machines may follow the links to readers' sites.
    follow: bool,
    roll: Arc<BTreeSet<String>>,
}

impl<'a> Face<'a> {
    fn of(
        site: &'a Site,
        participant: &'a Participant,
        roll: &Arc<BTreeSet<String>>,
    ) -> Option<Self> {
        let &Participant { newest, comments, first, last } = participant;
        let turn = site.turn(newest);
        let day = |at| Moment::within(&site.config.time_zone, at);
        let page = Link::to(&site.config.base_url, &site.entry(newest.entry).url);
        let (first, last, newest) = (first.map(day), last.map(day), Place::of(page, &turn.id));
        Some(Self {
            author: &turn.comment.as_deref()?.author,
            visits: VisitsView { comments, first, last, newest },
            follow: site.config.comments.people_follow,
            roll: Arc::clone(roll),
        })
    }

    fn plain(&self) -> ParticipantView<'_> {
        let url = self.author.url.as_deref().and_then(html::address);
        let home = url.as_deref().and_then(|url| Website::of(url)?.home());
        let is_recommended = home.as_ref().is_some_and(|home| self.roll.contains(home));
        ParticipantView {
            name: html::name(&self.author.name),
            url,
            home,
            rel: rel(is_recommended, self.follow),
            is_recommended,
            visits: &self.visits,
        }
    }
}

impl Matter for Face<'_> {
    fn value(&self) -> Value {
        let plain = Value::from_serializable(&self.plain());
        let mut fields = plain.into_map().unwrap_or_default();
        fields.insert("portrait".into(), Value::safe_string(&portrait(self.author)));
        Value::from(fields)
    }
}

/// Nobody vouches for what a reader links to, but for those whom the owner recommends.
fn rel(is_recommended: bool, follow: bool) -> &'static str {
    match (is_recommended, follow) {
        (true, _) => "",
        (false, true) => "ugc",
        (false, false) => "ugc nofollow",
    }
}
