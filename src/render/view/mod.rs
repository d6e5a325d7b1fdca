//! What templates see: data, complete, so that a page's view is all that its HTML depends on.
//!
//! `docs/templates.md` tells every field; a test holds it against what is here.

mod answer;
mod card;
mod circle;
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
mod shown;
mod site;
mod social;
mod talk;
mod term;

use serde::Serialize;

use crate::diag::Span;
use crate::page::{Page, Subject};
use crate::render::theme::Reach;
use crate::site::Site;
use crate::value::digest::Digest;

pub use shared::Shared;

use page::PageView;
use part::{Fields, Part};
use shown::{Link, Permalink, Shown};
use term::{TaxonomyView, TermView};

/// Everything one page shows, and the template that shows it.
pub struct View<'a> {
    shared: &'a Shared<'a>,
    page: &'a Page,
    /// By the name the engine knows it by, with all that it reaches; none where there is none.
    pub(super) template: Option<(&'a str, &'a Reach)>,
    /// BCP 47.
    pub(super) language: &'a str,
    /// The variables but for `site`.
    fields: Fields<'a>,
}

impl<'a> View<'a> {
    /// A digest of all that the page's HTML depends on, the theme included.
    pub fn digest(&self) -> Digest {
        let spoken = || ("", self.shared.theme.spoken());
        let template = self.template.map_or_else(spoken, |(name, reach)| (name, reach.digest));
        Digest::of_value(&(self.seen(), template))
    }

    /// The variables that the template reaches, with as much of `site`.
    pub(super) fn context(&self) -> tera::Context {
        self.seen().context()
    }

    /// The variables, with all of `site`.
    pub(super) fn whole_context(&self) -> tera::Context {
        self.fields.clone().with("site", self.shared.everywhere()).context()
    }

    fn seen(&self) -> Fields<'a> {
        let Some((name, reach)) = self.template else {
            return self.fields.clone().with("site", Part::none());
        };
        self.fields.only(|name| reach.sees(name)).with("site", self.shared.reached(name))
    }

    /// The page, as an error names it.
    pub(super) fn described(&self) -> String {
        self.page.describe(self.shared.site)
    }

    /// Templates that could have shown it.
    pub(super) fn templates(&self) -> &'a [String] {
        &self.page.templates
    }

    /// Where the front matter asks for its template, if it does.
    pub(super) fn asked(&self) -> Option<Span> {
        asked(self.shared.site, &self.page.subject)
    }
}

/// What a page shows; none of what no template shows: feeds, sitemaps, files.
pub fn view<'a>(shared: &'a Shared<'a>, page: &'a Page) -> Option<View<'a>> {
    let plain = PageView::of(shared.site, page)?;
    let language = plain.language;
    let common = Fields::default().with("page", Part::of(plain));
    let fields = with_subject(common, shared, &page.subject);
    let template = shared.theme.reach(&page.templates);
    Some(View { shared, page, template, language, fields })
}

/// The variables that a page's subject brings.
fn with_subject<'a>(common: Fields<'a>, shared: &Shared<'a>, subject: &'a Subject) -> Fields<'a> {
    match subject {
        Subject::Entry(id) => common.with("entry", entry::view(shared, *id)),
        Subject::Card(of) => common.with("entry", shared.card(*of)),
        Subject::Section { section, pager } => common
            .with("section", shared.section(Some(*section)))
            .with("list", list::view(shared, pager)),
        Subject::Terms(taxonomy) => with_terms(common, shared, *taxonomy),
        Subject::Term { taxonomy, term, pager } => {
            with_term(common, shared, *taxonomy, *term).with("list", list::view(shared, pager))
        }
        Subject::People(pager) => {
            let section = shared.site.circle.as_ref().and_then(|circle| circle.section);
            common
                .with("section", shared.section(section))
                .with("list", circle::view(shared, pager))
        }
        Subject::Archive(years) => {
            common.with("years", years.iter().map(|year| list::year(shared, year)).collect())
        }
        Subject::Year(year) => common.with("year", list::year(shared, year)),
        Subject::Month(month) => common.with("month", list::month(shared, month)),
        Subject::Redirect { to } => {
            let base = &shared.site.config.base_url;
            let url = Link::to(base, to);
            let view = RedirectView { permalink: Permalink::of(&url), url };
            common.with("redirect", Part::of(view))
        }
        _ => common,
    }
}

fn with_terms<'a>(common: Fields<'a>, shared: &Shared<'a>, taxonomy: usize) -> Fields<'a> {
    let Some(taxonomy) = shared.site.taxonomies.get(taxonomy) else {
        return common;
    };
    common
        .with("taxonomy", Part::of(TaxonomyView::whole(shared.site, taxonomy)))
        .with("section", shared.section(taxonomy.section))
}

fn with_term<'a>(
    common: Fields<'a>,
    shared: &Shared<'a>,
    taxonomy: usize,
    term: usize,
) -> Fields<'a> {
    let site = shared.site;
    let found = site.taxonomies.get(taxonomy).and_then(|of| Some((of, of.terms.get(term)?)));
    let Some((taxonomy, term)) = found else {
        return common;
    };
    common
        .with("taxonomy", Part::of(TaxonomyView::named(site, taxonomy)))
        .with("term", Part::of(TermView::of(site, taxonomy, term)))
        .with("section", shared.section(term.section))
}

/// `redirect`: where an old address leads now.
#[derive(Hash, Serialize)]
struct RedirectView<'a> {
    /// On the blog.
    url: Shown<Link<'a>>,
    /// In the world.
    permalink: Shown<Permalink<'a>>,
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
