//! Every address planned, once for all that they follow from.

use std::sync::Arc;

use super::material::Assembled;
use super::memo::Memo;
use crate::diag::Findings;
use crate::page::{self, Page};
use crate::picture::Album;
use crate::render;
use crate::value::digest::Digest;

/// Plans every page of a blog, each of which its theme can show. Beside the blog's layout it
/// follows from which templates and copies of pictures there are, and how much there is to search.
///
/// # Errors
/// Pages that cannot both be, and those that no template can show.
pub(super) fn plan(
    blog: &Assembled,
    album: &Album,
    memo: &Memo<Vec<Page>>,
) -> Result<(Arc<Vec<Page>>, Findings), Findings> {
    let Assembled { site, design, layout, .. } = blog;
    let templates = || design.theme.texts().map(|text| &*text.path).collect::<Vec<_>>();
    // Words are counted for the search: the more there are, the more files it has.
    let searched = || page::Layout::of(site).map(|layout| layout.shards);
    let key = || Digest::of_value(&(layout, &design.statics, templates(), searched(), album));
    let pages = memo.get(key, || {
        let pages = page::plan(site, &design.statics, album)?;
        let unshown = render::unshown(&design.theme, site, &pages);
        if unshown.is_empty() { Ok(pages) } else { Err(unshown) }
    })?;
    Ok((pages, Findings::none()))
}
