//! A body for readers elsewhere: every link says the whole address in feeds, and in lists as much of
//! it as leads there from any page of the blog.

use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, element, rewrite_str};

use crate::value::url::{BaseUrl, UrlPath};

/// `html` with every `href`, `src`, `srcset` and `poster` absolute, those of the author's own HTML
/// too, as seen from the page at `page`. Addresses that are whole already stay as they are. A picture is
/// shown as it is: programs that read feeds know nothing of copies.
pub fn absolute(html: &str, page: &UrlPath, base: &BaseUrl) -> String {
    let plain = if html.contains("<picture") { plain(html) } else { html.to_owned() };
    every_link(&plain, |link| whole(link, page, base))
}

/// `html` without copies of pictures to choose from.
fn plain(html: &str) -> String {
    let unwrap = element!("picture", |picture: &mut Element<'_, '_>| {
        picture.remove_and_keep_content();
        Ok(())
    });
    let remove = element!("picture > source", |source: &mut Element<'_, '_>| {
        source.remove();
        Ok(())
    });
    let settings = RewriteStrSettings::new().with_strict(false);
    let settings = settings.append_element_content_handler(unwrap);
    let made = rewrite_str(html, settings.append_element_content_handler(remove));
    made.unwrap_or_else(|_| html.to_owned())
}

/// `html` with every `href`, `src`, `srcset` and `poster` that is relative to the page at `page` a
/// path from the host's root.
pub(super) fn rooted(html: &str, page: &UrlPath, base: &BaseUrl) -> String {
    if !["href", "src", "poster"].iter().any(|name| html.contains(name)) {
        return html.to_owned();
    }
    let origin = base.as_str().len() - base.prefix().len();
    every_link(html, |link| {
        let relative = Some(link).filter(|link| !link.trim_start().starts_with('/'));
        whole(relative?, page, base)?.get(origin..).map(str::to_owned)
    })
}

fn every_link(html: &str, whole: impl Fn(&str) -> Option<String>) -> String {
    let rewrite = |element: &mut Element<'_, '_>| {
        for name in ["href", "src", "poster"] {
            if let Some(link) = element.get_attribute(name).and_then(|link| whole(&link)) {
                element.set_attribute(name, &link)?;
            }
        }
        if let Some(set) = element.get_attribute("srcset") {
            element.set_attribute("srcset", &each_candidate(&set, &whole))?;
        }
        Ok(())
    };
    let every = element!("[href], [src], [srcset], [poster]", rewrite);
    let settings = RewriteStrSettings::new().with_strict(false);
    let rewritten = rewrite_str(html, settings.append_element_content_handler(every));
    // Only a limit on memory could fail here, and there is none.
    rewritten.unwrap_or_else(|_| html.to_owned())
}

/// The whole address of a link that is not whole.
fn whole(link: &str, page: &UrlPath, base: &BaseUrl) -> Option<String> {
    let link = link.trim();
    let (before, _) = link.split_once(['/', '?', '#']).unwrap_or((link, ""));
    if before.contains(':') { None } else { base.resolve(page, link) }
}

/// A `srcset` with another address in each of its candidates: `a.png 1x, b.png 2x`.
fn each_candidate(set: &str, whole: impl Fn(&str) -> Option<String>) -> String {
    let mut candidates = Vec::new();
    let mut rest = set.trim_start_matches([' ', '\t', '\n', '\r', ',']);
    while !rest.is_empty() {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (written, after) = rest.split_at(end);
        let link = written.trim_end_matches(',');
        // A comma at the end of an address ends the candidate; one inside belongs to the address.
        let end =
            if link.len() < written.len() { 0 } else { after.find(',').unwrap_or(after.len()) };
        let (descriptor, after) = after.split_at(end);
        let link = whole(link).unwrap_or_else(|| link.to_owned());
        candidates.push(format!("{link} {}", descriptor.trim()).trim_end().to_owned());
        rest = after.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    }
    candidates.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(html: &str) -> String {
        let page = UrlPath::from_plain("/posts/a/").unwrap();
        absolute(html, &page, &BaseUrl::parse("https://x.example/blog/").unwrap())
    }

    #[test]
    fn every_link_is_whole() {
        let expected = [
            ("<a href=\"/blog/b/?c&amp;d\">", "<a href=\"https://x.example/blog/b/?c&amp;d\">"),
            ("<a href=#e>", "<a href=\"https://x.example/blog/posts/a/#e\">"),
            ("<IMG src='f.png'>", "<IMG src=\"https://x.example/blog/posts/a/f.png\">"),
            ("<video poster=\"//y.example/g\">", "<video poster=\"https://y.example/g\">"),
        ];
        for (html, whole) in expected {
            assert_eq!(made(html), whole, "{html}");
        }
    }

    #[test]
    fn a_picture_is_shown_as_it_is() {
        let html =
            "<p><picture><source srcset=\"a.webp 480w\"><img src=\"/a.png\"></picture> b</p>";
        assert_eq!(made(html), "<p><img src=\"https://x.example/a.png\"> b</p>");
    }

    #[test]
    fn a_set_of_images_is_whole_one_by_one() {
        let html = "<img srcset=\"a.png 1x,b.png, c,d.png 2x\">";
        let post = "https://x.example/blog/posts/a";
        let whole = format!("<img srcset=\"{post}/a.png 1x, {post}/b.png, {post}/c,d.png 2x\">");
        assert_eq!(made(html), whole);
    }

    #[test]
    fn what_is_relative_leads_there_from_any_page() {
        let page = UrlPath::from_plain("/posts/a/").unwrap();
        let base = BaseUrl::parse("https://x.example:80/blog/").unwrap();
        let html = "<a href=\"#b\"><a href=\"../c/\"><a href=\"/d/\"><img src=\"e.png\"><a href=\"tel:1\">";
        let made = "<a href=\"/blog/posts/a/#b\"><a href=\"/blog/posts/c/\"><a href=\"/d/\">\
                    <img src=\"/blog/posts/a/e.png\"><a href=\"tel:1\">";
        assert_eq!(rooted(html, &page, &base), made);
    }

    #[test]
    fn what_is_whole_or_no_link_stays_as_it_is() {
        for html in [
            "<a href=\"mailto:a@b.example\">",
            "<img src=\"data:image/png;base64,AA==\">",
            "<a href=\"HTTPS://Z.example\">",
            "<a href=\"https://z.example/?a[]=ö\">",
            "text <p title=\"/a\"> & <b",
        ] {
            assert_eq!(made(html), html);
        }
    }
}
