//! Planning the cards that are drawn. They come after all else: what lies at the address of one is the
//! card.

use std::collections::HashSet;

use super::{Page, Subject};
use crate::site::Site;

/// The cards that are drawn for a site of these pages.
pub fn cards(site: &Site, pages: &[Page]) -> Vec<Page> {
    let taken: HashSet<String> = pages.iter().map(|page| page.url.file().to_lowercase()).collect();
    let templates = || vec!["card.svg".to_owned()];
    let drawn = site.drawn_cards().filter(|(_, url)| !taken.contains(&url.file().to_lowercase()));
    drawn
        .map(|(of, url)| Page { url, subject: Subject::Card(of), templates: templates() })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::page::{Statics, cards, plan};
    use crate::picture::Album;
    use crate::site::sample::Sample;

    /// The address of each card that is drawn, and what it is of.
    fn drawn(config: &str) -> Vec<String> {
        let site = Sample::new(config)
            .with_all(&[
                ("posts/a/index.md", "date: 2026-01-04"),
                ("posts/b.md", "date: 2026-01-03\npermalink: /b.html"),
                ("posts/photo.md", "date: 2026-01-02\nimage: /door.jpg"),
                ("posts/drawing.md", "date: 2026-01-01\nimage: /door.SVG"),
                ("about.md", ""),
            ])
            .asset("posts/a/card.png")
            .site();
        let pages = plan(&site, &Statics::default(), &Album::default()).unwrap();
        let cards = cards(&site, &pages);
        cards.iter().map(|page| format!("{}: {}", page.url.plain(), page.describe(&site))).collect()
    }

    #[test]
    fn a_card_is_drawn_for_the_blog_and_each_post_that_has_no_picture() {
        let expected = [
            "/card.png: the card of the blog",
            "/b/card.png: the card of content/posts/b.md",
            "/posts/drawing/card.png: the card of content/posts/drawing.md",
        ];
        assert_eq!(drawn(""), expected);
        assert_eq!(drawn("cards: {draw: false}\n"), [""; 0]);
    }
}
