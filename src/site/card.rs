//! Where the cards are, which other sites show when somebody passes on an address: those that the
//! author put there, and those that are drawn.

use super::routes::{Answer, key};
use super::{Entry, EntryId, Site, Target, address};
use crate::config::Config;
use crate::document::FrontMatter;
use crate::value::url::UrlPath;

impl Site {
    /// The card of an entry, or the blog's own, where there is one: a file that lies there, or one that
    /// is drawn.
    pub fn card(&self, of: Option<EntryId>) -> Option<(UrlPath, Target)> {
        let url = address::card(of.map(|id| &self.entry(id).url));
        match self.routes.at_address(&key(&url))? {
            Answer::There { target, .. } => Some((url, *target)),
            _ => None,
        }
    }

    /// The cards that are drawn: the blog's own, and those of posts without a picture.
    pub fn drawn_cards(&self) -> impl Iterator<Item = (Option<EntryId>, UrlPath)> {
        drawn(&self.config, &self.entries[..self.posts])
    }
}

/// The cards that are drawn, whatever else has their addresses. The first of all entries are the posts.
pub(super) fn drawn(
    config: &Config,
    posts: &[Entry],
) -> impl Iterator<Item = (Option<EntryId>, UrlPath)> {
    let pictureless =
        posts.iter().enumerate().filter(|(_, post)| !is_pictured(&post.document.front));
    let posts = pictureless.map(|(id, post)| (Some(EntryId(id)), address::card(Some(&post.url))));
    let blog = std::iter::once((None, address::card(None)));
    blog.chain(posts).filter(|_| config.cards.draw)
}

/// Whether a front matter names a picture that other sites show. None of them shows an SVG.
pub fn is_pictured(front: &FrontMatter) -> bool {
    front.image.as_deref().is_some_and(|image| {
        let path = image.split(['?', '#']).next().unwrap_or(image);
        !path.to_ascii_lowercase().ends_with(".svg")
    })
}
