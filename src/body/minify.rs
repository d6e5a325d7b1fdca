//! A page in fewer bytes, nothing in it changed that a reader or a script could see.

use std::cell::Cell;
use std::rc::Rc;

use lol_html::html_content::{Element, TextChunk, TextType};
use lol_html::{RewriteStrSettings, doc_comments, doc_text, element, rewrite_str};

/// `html` without comments, and every run of white space between words a single one. Where white
/// space counts (`pre`, `textarea`, `code`, scripts and styles) it stays.
pub fn minify(html: &str) -> String {
    let kept = Rc::new(Cell::new(0_usize));
    let opened = Rc::clone(&kept);
    let after_space = Cell::new(false);
    let keep = element!("pre, code, textarea, listing, xmp", |element: &mut Element<'_, '_>| {
        let Some(handlers) = element.end_tag_handlers() else { return Ok(()) };
        opened.set(opened.get() + 1);
        let kept = Rc::clone(&opened);
        handlers.push(Box::new(move |_| {
            kept.set(kept.get() - 1);
            Ok(())
        }));
        Ok(())
    });
    let text = doc_text!(|chunk: &mut TextChunk<'_>| {
        if kept.get() == 0 && chunk.text_type() == TextType::Data {
            let fewer = collapsed(chunk.as_str(), &after_space);
            chunk.set_str(fewer);
        }
        if chunk.last_in_text_node() {
            after_space.set(false);
        }
        Ok(())
    });
    // A server may be asked to fill in `<!--#include …-->`.
    let comments = doc_comments!(|comment| {
        if !comment.text().starts_with('#') {
            comment.remove();
        }
        Ok(())
    });
    let settings =
        RewriteStrSettings::new().with_strict(false).append_element_content_handler(keep);
    let settings =
        settings.append_document_content_handler(text).append_document_content_handler(comments);
    rewrite_str(html, settings).unwrap_or_else(|_| html.to_owned())
}

/// Runs of white space as one; a line break where there was one, so that lines stay short.
fn collapsed(text: &str, after_space: &Cell<bool>) -> String {
    let mut fewer = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let words = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        fewer.push_str(&rest[..words]);
        after_space.set(after_space.get() && words == 0);
        rest = &rest[words..];
        let space = rest.find(|c: char| !c.is_ascii_whitespace()).unwrap_or(rest.len());
        if space > 0 && !after_space.replace(true) {
            fewer.push(if rest[..space].contains('\n') { '\n' } else { ' ' });
        }
        rest = &rest[space..];
    }
    fewer
}

#[cfg(test)]
mod tests {
    use super::minify;

    #[test]
    fn comments_go_and_white_space_is_one() {
        let expected = [
            ("<p>a  b\n\n   c</p>  <!-- d -->\n  <p>", "<p>a b\nc</p> \n<p>"),
            ("a <b> c</b>  d", "a <b> c</b> d"),
            ("a&nbsp; \u{a0} b", "a&nbsp; \u{a0} b"),
        ];
        for (html, fewer) in expected {
            assert_eq!(minify(html), fewer, "{html}");
        }
    }

    #[test]
    fn white_space_that_counts_stays() {
        for html in [
            "<pre>a\n  b <b> c  d</b>\n</pre>",
            "<code>a  b</code>",
            "<textarea>  a\n\n</textarea>",
            "<script>a  //  b\n\n<!-- c --></script>",
            "<style>a  { }</style>",
            "<!--#include virtual=\"/a\" -->",
        ] {
            assert_eq!(minify(html), html);
        }
        assert_eq!(
            minify("<pre> <code>a  b</code>  c</pre>  d  e"),
            "<pre> <code>a  b</code>  c</pre> d e"
        );
    }
}
