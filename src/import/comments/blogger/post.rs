//! A post or a page, as far as the conversation needs it.

use super::super::xml::filled;
use super::super::{Place, Thread};
use super::entry::{Entry, number};
use crate::value::html;

/// The post in `entry`: Takeout knows only its path.
pub(super) fn thread(entry: Entry, place: Place) -> Thread {
    let key = number(&entry.id).to_owned();
    let addresses = [entry.alternate, entry.filename];
    let urls: Vec<String> = addresses.into_iter().filter_map(filled).collect();
    Thread {
        ids: vec![key.clone()],
        slug: urls.first().and_then(|url| slug(url)),
        title: filled(html::unescape(&entry.title).trim().to_owned()),
        key,
        urls,
        place,
        ..Thread::default()
    }
}

/// `hello` of `/2024/05/hello.html`.
fn slug(url: &str) -> Option<String> {
    let file = url.split(['?', '#']).next()?.rsplit('/').next()?;
    filled(file.strip_suffix(".html")?.to_owned())
}
