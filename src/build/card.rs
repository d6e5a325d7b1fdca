//! Cards, drawn: what a template makes of a post becomes the picture that other sites show of it.

use super::each::try_each;
use super::publish::{Made, Workshop, finished};
use super::watch::{Stage, Watch};
use crate::card::{self, NotDrawn};
use crate::diag::{Diagnostic, Findings};
use crate::page::{Page, Subject};
use crate::render;
use crate::value::digest::Digest;
use crate::value::plural;

impl Workshop<'_> {
    /// Draws all cards, but for those that were drawn before.
    pub(super) fn draw(&self, cards: &[Page], watch: &dyn Watch) -> (Vec<Made>, Findings) {
        if cards.is_empty() {
            return (Vec::new(), Findings::none());
        }
        watch.begin(Stage::Draw, cards.len());
        let (made, mut findings) = try_each(cards, watch, |page| self.card(page));
        findings.extend(self.untitled(cards));
        self.memos.cards.clear();
        (made, findings)
    }

    fn card(&self, page: &Page) -> Result<(Made, Findings), Findings> {
        let theme = &self.blog.design.theme;
        let Some(view) = render::view(&self.shared, page) else {
            return Err(Findings::none());
        };
        let svg = render::print(theme, &view)?;
        let letters = theme.letters();
        let parts = [svg.as_bytes(), letters.digest().as_bytes(), &[card::WAY]].map(<[u8]>::to_vec);
        let key = Digest::of_parts(parts.iter().map(Vec::as_slice));
        let drawn = self.memos.cards.get(key, || card::draw(&svg, letters));
        drawn.map(|content| finished(page, content)).map_err(|why| self.undrawn(page, &why).into())
    }

    fn undrawn(&self, page: &Page, NotDrawn(why): &NotDrawn) -> Diagnostic {
        let described = page.describe(&self.blog.site);
        let found = Diagnostic::error("card/svg", format!("{described} cannot be drawn: {why}"));
        found.help(
            "`card.svg` of the theme has to make a whole SVG: open what it makes in a browser",
        )
    }

    /// A warning for all cards that lack their title, since no font has its letters.
    fn untitled(&self, cards: &[Page]) -> Option<Diagnostic> {
        let site = &self.blog.site;
        let letters = self.blog.design.theme.letters();
        let lacking = |page: &Page| {
            let (title, span) = match &page.subject {
                Subject::Card(Some(id)) => {
                    let document = &site.entry(*id).document;
                    (&document.title, document.front_span("title"))
                }
                _ => (&site.config.title, site.config.written.value_span("title")),
            };
            letters.lack(title).map(|lack| (lack, span))
        };
        let mut lacking = cards.iter().filter_map(lacking);
        let (lack, span) = lacking.next()?;
        let message = match lacking.count() {
            0 => "this title is not on its card".to_owned(),
            more => {
                format!("this title and {} are not on their cards", plural::count(more, "other"))
            }
        };
        let letter = format!("hobnob's own font has no letter `{lack}` ({})", card::script(lack));
        let help = "put a font that has it into the blog, such as `fonts/mine.ttf`, and write \
                    `cards: {font: fonts/mine.ttf}`; or `cards: {draw: false}` for no cards";
        Some(Diagnostic::warning("cards/letters", message).at(span).help(letter).help(help))
    }
}
