//! The colours of one theme, each legible on the theme's background.

use std::sync::LazyLock;

use syntect::highlighting::{Color, Highlighter, Theme};
use syntect::parsing::{Scope, ScopeStack};
use two_face::theme::{EmbeddedLazyThemeSet, EmbeddedThemeName as Name};

use super::contrast::{legible, opaque};
use super::token::CLASSES;

static THEMES: LazyLock<EmbeddedLazyThemeSet> = LazyLock::new(two_face::theme::extra);

/// The colours of one theme.
pub(super) struct Palette {
    /// Behind the code.
    pub(super) background: Color,
    /// Of what has no class.
    pub(super) foreground: Color,
    /// Of each class, in the order of [`CLASSES`].
    pub(super) classes: Vec<(&'static str, Color)>,
}

impl Palette {
    pub(super) fn of(name: Name) -> Self {
        let theme = THEMES.get(name);
        let background = theme.settings.background.unwrap_or(Color::WHITE);
        let background = opaque(background, Color::WHITE);
        let readable = |color| legible(opaque(color, background), background);
        let colors = Colors { highlighter: Highlighter::new(theme), theme };
        let classes =
            CLASSES.iter().map(|(_, class, scopes)| (*class, readable(colors.of(scopes))));
        let foreground = readable(colors.plain());
        Self { background, foreground, classes: classes.collect() }
    }
}

/// A theme asked for colours.
struct Colors<'a> {
    highlighter: Highlighter<'a>,
    theme: &'a Theme,
}

impl Colors<'_> {
    fn plain(&self) -> Color {
        self.theme.settings.foreground.unwrap_or_else(|| self.highlighter.get_default().foreground)
    }

    /// Few themes think of everything: what one does not name looks like what is most like it.
    fn of(&self, scopes: &[&str]) -> Color {
        let mut colors = scopes.iter().map(|scope| self.of_scope(scope));
        colors.find(|color| *color != self.plain()).unwrap_or(self.plain())
    }

    fn of_scope(&self, scope: &str) -> Color {
        let stack = ScopeStack::from_vec(Scope::new(scope).into_iter().collect());
        self.highlighter.style_for_stack(stack.as_slice()).foreground
    }
}

/// The themes made for pages; the others are made of a terminal's own colours.
pub(super) fn names() -> impl Iterator<Item = Name> {
    let terminal = |name: &Name| matches!(name, Name::Ansi | Name::Base16 | Name::Base16_256);
    EmbeddedLazyThemeSet::theme_names().iter().copied().filter(move |name| !terminal(name))
}

#[cfg(test)]
mod tests {
    use super::super::contrast::{LEGIBLE, contrast};
    use super::*;

    #[test]
    fn every_theme_can_be_read() {
        for name in names() {
            let palette = Palette::of(name);
            let plain = [("plain", palette.foreground)];
            for (class, color) in palette.classes.iter().chain(&plain) {
                let ratio = contrast(*color, palette.background);
                assert!(ratio >= LEGIBLE, "{name}: {class} has {ratio:.2}");
            }
        }
    }
}
