//! Sections: folders of `content/` that have a page of their own.

use super::EntryId;
use crate::document::Document;
use crate::value::url::UrlPath;

/// A folder of `content/` with a page of its own. The first is the front page.
#[derive(Debug)]
pub struct Section {
    /// From `content/`, with `/`; empty for the front page.
    pub folder: String,
    /// Its name: the title of its `_index.md`, else the folder's name.
    pub title: String,
    /// Its address.
    pub url: UrlPath,
    /// Old addresses that lead to it.
    pub aliases: Vec<UrlPath>,
    /// Its `_index.md`, if it has one.
    pub document: Option<Document>,
    /// What it lists: of the front page, all posts; of others, the entries whose nearest section it
    /// is, in the order of [`super::Site::entries`].
    pub entries: Vec<EntryId>,
    /// Sections right below it, numbers in [`super::Site::sections`].
    pub children: Vec<usize>,
}
