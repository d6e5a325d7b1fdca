//! The colours of code as one stylesheet, light and dark.

use std::fmt::Write as _;

use syntect::highlighting::Color;
use two_face::theme::EmbeddedThemeName as Name;

use super::palette::{Palette, names};
use super::token::{CLASSES, Token};
use crate::config::Config;
use crate::data::Key;
use crate::diag::{Diagnostic, Findings};
use crate::value::suggest::did_you_mean;

/// The stylesheet for highlighted code: the theme `highlight.light`, and `highlight.dark` where the
/// reader's system or `data-theme="dark"` on the root element asks for it.
///
/// Every colour is a custom property (`--hl-k`), so that a blog's own stylesheet can replace one.
///
/// # Errors
/// A theme nobody knows.
pub fn stylesheet(config: &Config) -> Result<String, Findings> {
    let light = theme(config, "light", config.highlight.light.as_deref(), Name::Github);
    let dark = theme(config, "dark", config.highlight.dark.as_deref(), Name::OneHalfDark);
    let (light, dark) = match (light, dark) {
        (Ok(light), Ok(dark)) => (Palette::of(light), Palette::of(dark)),
        (light, dark) => return Err([light.err(), dark.err()].into_iter().flatten().collect()),
    };
    Ok(format!(
        ":root {{\n{light}}}\n\
         @media (prefers-color-scheme: dark) {{\n:root:not([data-theme=\"light\"]) {{\n{dark}}}\n}}\n\
         :root[data-theme=\"dark\"] {{\n{dark}}}\n\
         .hl {{ background: var(--hl-bg); color: var(--hl-fg); }}\n{rules}",
        light = properties(&light),
        dark = properties(&dark),
        rules = rules(),
    ))
}

fn properties(palette: &Palette) -> String {
    let ground = [("hl-bg", palette.background), ("hl-fg", palette.foreground)];
    let mut css = String::new();
    for (name, Color { r, g, b, .. }) in ground.iter().chain(&palette.classes) {
        let _ = writeln!(css, "  --{name}: #{r:02x}{g:02x}{b:02x};");
    }
    css
}

fn rules() -> String {
    let mut css = String::new();
    for (token, class, _) in CLASSES {
        let style = match token {
            Token::Strong | Token::Heading => " font-weight: bold;",
            Token::Emphasis => " font-style: italic;",
            _ => "",
        };
        let _ = writeln!(css, ".{class} {{ color: var(--{class});{style} }}");
    }
    css
}

/// The theme a name means, whatever its case and punctuation: `solarized-dark`.
fn theme(config: &Config, key: &str, written: Option<&str>, usual: Name) -> Result<Name, Findings> {
    let Some(written) = written else {
        return Ok(usual);
    };
    let plain = |name: &str| -> String {
        name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    names().find(|name| plain(name.as_name()) == plain(written)).ok_or_else(|| {
        let known: Vec<&str> = names().map(Name::as_name).collect();
        let all = || format!("the themes are `{}`", known.join("`, `"));
        let place = [Key::Name("highlight".to_owned()), Key::Name(key.to_owned())];
        Diagnostic::setup("config/highlight", format!("`{written}` is not a theme for code"))
            .at(config.written.span(&place))
            .help(did_you_mean(written, known.iter().copied()).unwrap_or_else(all))
            .into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Text;

    fn sheet(highlight: &str) -> Result<String, Findings> {
        let yaml = format!("title: A\nbase_url: https://a.example\nhighlight: {highlight}\n");
        stylesheet(&Config::parse(&Text::new("hobnob.yaml", yaml)).unwrap())
    }

    #[test]
    fn a_theme_is_known_by_its_name_however_it_is_spelt() {
        assert!(sheet("{light: solarized-light, dark: Solarized (dark)}").is_ok());
        assert_ne!(sheet("{dark: nord}").unwrap(), sheet("{}").unwrap());
    }

    #[test]
    fn unknown_themes_are_told_both_at_once() {
        let faults = sheet("{light: gitub, dark: midnight}").unwrap_err();
        let told: Vec<_> = faults.iter().map(|found| found.message.as_str()).collect();
        assert_eq!(told, ["`gitub` is not a theme for code", "`midnight` is not a theme for code"]);
        assert_eq!(faults.iter().next().unwrap().help, ["did you mean `GitHub`?"]);
    }
}
