//! The frame of the pages that are for the owner alone: what is said in all of them before and after what
//! each says. Such a page runs nothing, asks nobody for anything and is not to be found by search engines.
//! Most are one file, to be looked at; some are served on the owner's machine, lead to each other and take
//! what the owner sends. Knows nothing of what it frames.

use crate::value::html::escape;

/// What such a page may do: look as it says itself, and no more but to send its forms, as said behind.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action";

/// The colours, the letters and the measures. A page's own style goes by the same names.
const STYLE: &str = include_str!("frame.css");

/// A lit door, as the tab shows it.
const ICON: &str = "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%2032%2032'%3E\
                    %3Crect%20width='32'%20height='32'%20rx='7'%20fill='%239a3d22'/%3E\
                    %3Cpath%20d='M11%2026V8h10v18z'%20fill='%23f6c97f'/%3E%3C/svg%3E";

/// A page for the owner alone, in English.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// What the page is called: text.
    pub title: &'a str,
    /// CSS for what is on it; it comes behind the frame's own.
    pub style: &'a str,
    /// Of a page that is served: the way to its neighbours, HTML to stand above `main`. Its forms may send
    /// something to where it comes from; those of a file to nobody.
    pub nav: Option<&'a str>,
    /// What is on it: HTML, to stand in `main`. Its first heading is of the first order.
    pub main: &'a str,
}

impl Frame<'_> {
    /// The whole page.
    pub fn page(&self) -> String {
        let Self { title, style, nav, main } = self;
        let title = escape(title);
        // Without any referrer a browser would not say either where a form comes from.
        let (forms, referrer) = match nav {
            Some(_) => ("'self'", "same-origin"),
            None => ("'none'", "no-referrer"),
        };
        let nav = nav.unwrap_or_default();
        format!(
            r##"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY} {forms}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="{referrer}">
<title>{title}</title>
<link rel="icon" href="{ICON}">
<style>
{STYLE}
{style}</style>
</head>
<body>
<a class="skip" href="#main">To the content</a>
{nav}<main id="main">
{main}</main>
<footer class="foot">
<p>For you alone: this page holds other people’s words. Keep it out of what you publish. Made by hobnob.</p>
</footer>
</body>
</html>
"##
        )
    }
}
