//! What templates see: data, complete, so that a page's view is all that its HTML depends on.
//!
//! `docs/templates.md` tells every field; a test holds it against what is here.

mod answer;
mod card;
mod conversation;
#[cfg(test)]
mod docs;
mod entry;
mod image;
mod list;
mod page;
mod part;
mod person;
mod section;
mod shared;
mod site;
mod term;

use serde::Serialize;

use crate::diag::Span;
use crate::page::{Page, Subject};
use crate::site::Site;
use crate::value::digest::Digest;

pub use shared::Shared;

use page::PageView;
use part::{Fields, Part};
use term::{TaxonomyView, TermView};

/// Everything one page shows, and which templates could show it.
pub struct View {
    /// The first there is does.
    pub(super) templates: Vec<String>,
    /// BCP 47.
    pub(super) language: String,
    /// The page, as an error names it.
    pub(super) described: String,
    /// Where the front matter asks for its template, if it does.
    pub(super) asked: Option<Span>,
    /// The variables.
    pub(super) context: tera::Context,
    digest: Digest,
}

impl View {
    /// A digest of all that the page's HTML depends on, the theme included.
    pub fn digest(&self) -> Digest {
        self.digest
    }
}

/// What a page shows; none of what no template shows: feeds, sitemaps, files.
pub fn view(shared: &Shared<'_>, page: &Page) -> Option<View> {
    let plain = PageView::of(shared.site, page)?;
    let common = Fields::default().with("site", &shared.everywhere).with("page", &Part::of(&plain));
    let (context, data) = with_subject(common, shared, &page.subject).context();
    let templates = page.templates.join("\0");
    let parts = [shared.theme.as_bytes(), data.as_bytes(), templates.as_bytes()];
    Some(View {
        templates: page.templates.clone(),
        language: plain.language.to_owned(),
        described: page.describe(shared.site),
        asked: asked(shared.site, &page.subject),
        context,
        digest: Digest::of_parts(parts),
    })
}

/// The variables that a page's subject brings.
fn with_subject(common: Fields, shared: &Shared<'_>, subject: &Subject) -> Fields {
    match subject {
        Subject::Entry(id) => common.with("entry", &entry::view(shared, *id)),
        Subject::Section { section, pager } => common
            .with("section", &shared.section(Some(*section)))
            .with("list", &list::view(shared, pager)),
        Subject::Terms(taxonomy) => with_terms(common, shared, *taxonomy),
        Subject::Term { taxonomy, term, pager } => {
            with_term(common, shared, *taxonomy, *term).with("list", &list::view(shared, pager))
        }
        Subject::Archive(years) => {
            let years: Vec<Part> = years.iter().map(|year| list::year(shared, year)).collect();
            common.with("years", &years.iter().collect())
        }
        Subject::Year(year) => common.with("year", &list::year(shared, year)),
        Subject::Month(month) => common.with("month", &list::month(shared, month)),
        Subject::Redirect { to } => {
            let base = &shared.site.config.base_url;
            let view = RedirectView { url: base.link(to), permalink: base.absolute(to) };
            common.with("redirect", &Part::of(&view))
        }
        _ => common,
    }
}

fn with_terms(common: Fields, shared: &Shared<'_>, taxonomy: usize) -> Fields {
    let Some(taxonomy) = shared.site.taxonomies.get(taxonomy) else {
        return common;
    };
    common
        .with("taxonomy", &Part::of(&TaxonomyView::whole(shared.site, taxonomy)))
        .with("section", &shared.section(taxonomy.section))
}

fn with_term(common: Fields, shared: &Shared<'_>, taxonomy: usize, term: usize) -> Fields {
    let site = shared.site;
    let found = site.taxonomies.get(taxonomy).and_then(|of| Some((of, of.terms.get(term)?)));
    let Some((taxonomy, term)) = found else {
        return common;
    };
    common
        .with("taxonomy", &Part::of(&TaxonomyView::named(site, taxonomy)))
        .with("term", &Part::of(&TermView::of(site, taxonomy, term)))
        .with("section", &shared.section(term.section))
}

/// `redirect`: where an old address leads now.
#[derive(Serialize)]
struct RedirectView {
    /// On the blog.
    url: String,
    /// In the world.
    permalink: String,
}

/// Where a document asks for a template of its own.
pub(super) fn asked(site: &Site, subject: &Subject) -> Option<Span> {
    let document = match subject {
        Subject::Entry(id) => &site.entry(*id).document,
        Subject::Section { section, .. } => site.sections.get(*section)?.document.as_ref()?,
        _ => return None,
    };
    document.front.template.as_ref().map(|_| document.front_span("template"))
}
