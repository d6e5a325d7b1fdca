//! The blog as its readers will find it; only what it adds to a page as it goes out is for its author.

use std::fs::{self, File};
use std::io;
use std::sync::Arc;

use percent_encoding::{CONTROLS, utf8_percent_encode};

use super::tag::Tag;
use super::way::{self, Way};
use crate::build::output::Content;
use crate::diag::{Findings, human};
use crate::serve::http::media;
use crate::serve::http::request::Request;
use crate::serve::http::response::{Body, Response};
use crate::serve::{Edition, Leaf, State};
use crate::source::Stamp;
use crate::value::digest::Digest;

/// The answer to a request for something of the blog.
pub(super) fn answer(state: &State, session: &str, request: &Request) -> Response {
    if !request.method.is_safe() {
        return Response::not_allowed("GET, HEAD");
    }
    let tag = Tag { session, number: state.number, digest: None };
    let Some(edition) = state.edition.as_deref() else {
        return unbuilt(state.fault.as_deref(), &tag);
    };
    match way::find(edition, &request.path) {
        Way::Leaf(path, leaf) => show(edition, &path, leaf, &tag),
        Way::Elsewhere(to) => Response::found(with_query(to, request.query.as_deref())),
        Way::Nowhere => missing(edition, &tag),
        Way::Malformed => Response::text(400, "No page has such an address.\n"),
    }
}

/// A file of the blog.
fn show(edition: &Edition, path: &str, leaf: &Leaf, tag: &Tag<'_>) -> Response {
    let sent = match media::is_html(path) {
        true => page(leaf, &Tag { digest: Some(leaf.digest()), ..*tag }),
        false => file(leaf),
    };
    match sent {
        Ok((body, etag)) => Response::new(200, media::of(path), body)
            .header("ETag", etag)
            .header("Cache-Control", "no-cache"),
        Err(error) if error.kind() == io::ErrorKind::NotFound => missing(edition, tag),
        Err(error) => {
            let words = format!("This file cannot be read: {error}");
            Response::notice(500, "Something is in the way", &words)
        }
    }
}

/// A page with its tag, and the name of this version.
fn page(leaf: &Leaf, tag: &Tag<'_>) -> io::Result<(Body, String)> {
    let page = match &leaf.content {
        Content::Bytes(bytes) => Arc::clone(bytes),
        Content::File(file) => fs::read(&file.disk)?.into(),
    };
    let version = match &leaf.content {
        Content::Bytes(_) => leaf.digest(),
        Content::File(_) => Digest::of(&page),
    };
    let etag = Digest::of_parts([version.as_bytes().as_slice(), tag.print().as_bytes()]);
    Ok((Body::Bytes(tag.put_into(&page).into()), quoted(&etag.long())))
}

/// A file as it is, and the name of this version. One that lies on the disk may change before the next
/// build, and may be too large to read twice: it goes by its size and by when it was last written.
fn file(leaf: &Leaf) -> io::Result<(Body, String)> {
    let on_disk = match &leaf.content {
        Content::Bytes(bytes) => {
            return Ok((Body::Bytes(Arc::clone(bytes)), quoted(&leaf.digest().long())));
        }
        Content::File(file) => File::open(&file.disk)?,
    };
    let known = on_disk.metadata()?;
    let stamp =
        Stamp::of(&known).map_or_else(|| known.len().to_string(), |stamp| stamp.to_string());
    Ok((Body::File(on_disk, known.len()), quoted(&stamp)))
}

/// What the blog itself says of an address that it does not know.
fn missing(edition: &Edition, tag: &Tag<'_>) -> Response {
    let own = edition.leaf("404.html").and_then(|leaf| page(leaf, tag).ok());
    let body = own.map_or_else(
        || {
            let page = Response::notice(404, "Not found", "There is nothing at this address.");
            tagged(page, tag).body
        },
        |(body, _)| body,
    );
    Response::new(404, media::of("404.html"), body).header("Cache-Control", "no-cache")
}

/// What there is to say before the first build that succeeds: the script shows the page once there is one.
fn unbuilt(fault: Option<&Findings>, tag: &Tag<'_>) -> Response {
    let words = "The blog is not built yet. This page shows it by itself once it is.";
    let page = match fault {
        None => Response::notice(503, "One moment", words),
        Some(fault) => {
            let frames = human::print(fault, human::Color::Never);
            Response::print(503, "The blog cannot be built", &frames)
        }
    };
    tagged(page, tag).header("Retry-After", "1").header("Cache-Control", "no-store")
}

fn tagged(page: Response, tag: &Tag<'_>) -> Response {
    match page.body {
        Body::Bytes(bytes) => Response { body: Body::Bytes(tag.put_into(&bytes).into()), ..page },
        _ => page,
    }
}

fn quoted(version: &str) -> String {
    format!("\"{version}\"")
}

/// A path, asked the same question.
fn with_query(to: String, query: Option<&str>) -> String {
    match query {
        Some(query) => format!("{to}?{}", utf8_percent_encode(query, CONTROLS)),
        None => to,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::http::request::Method;
    use crate::serve::sample::{Sample, bytes, words};

    const POST: &str = "---\ntitle: Hello\ndate: 2026-03-01\naliases: [/old/]\n---\nCome in.\n";
    const SCRIPT: &str = "<script src=\"/_hobnob/live.js\" defer data-session=\"5e55\"";

    fn sample() -> Sample {
        Sample::of(&[
            ("content/posts/2026-03-01-hello.md", POST),
            ("static/a b.css", "a { color: red; }"),
            ("static/Zoë.txt", "Zoë"),
            ("static/100%.txt", "all"),
            ("static/film.mp4", "0123456789"),
            ("static/own.html", "<p>Mine"),
        ])
    }

    #[test]
    fn the_blog_is_below_its_base() {
        let sample = sample();
        let expected = [
            ("/", 302, "/blog/"),
            ("/blog", 302, "/blog/"),
            ("/blog?a=1", 302, "/blog/?a=1"),
            ("/blog/", 200, ""),
            ("/blog/posts/hello/", 200, ""),
            ("/blog/posts/hello/?a", 200, ""),
            ("/blog/posts/hello/index.html", 200, ""),
            ("/blog/posts/hello", 302, "/blog/posts/hello/"),
            ("/blog/posts/hello?a=b&c=\u{e9}", 302, "/blog/posts/hello/?a=b&c=%C3%A9"),
            ("/blog/old/?a", 302, "/blog/posts/hello/?a"),
            ("/blog/old", 302, "/blog/posts/hello/"),
            ("/posts/hello/", 404, ""),
            ("/blog/posts//hello/", 404, ""),
            ("/blog//posts/hello/", 404, ""),
            ("//a.example/", 404, ""),
            ("/blog/static/", 404, ""),
            ("/blog/nothing", 404, ""),
            ("/_hobnob", 302, "/_hobnob/"),
        ];
        for (target, status, to) in expected {
            let answer = sample.get(target);
            let location = answer.says("Location").unwrap_or_default();
            assert_eq!((answer.status, location), (status, to), "{target}");
        }
    }

    #[test]
    fn files_are_sent_as_what_they_are() {
        let sample = sample();
        let expected = [
            ("/blog/a%20b.css", "text/css; charset=utf-8", "a { color: red; }"),
            ("/blog/Zo%C3%AB.txt", "text/plain; charset=utf-8", "Zo\u{eb}"),
            ("/blog/Zo\u{eb}.txt", "text/plain; charset=utf-8", "Zo\u{eb}"),
            ("/blog/100%25.txt", "text/plain; charset=utf-8", "all"),
            ("/blog/100%.txt", "text/plain; charset=utf-8", "all"),
            ("/blog/film.mp4", "video/mp4", "0123456789"),
        ];
        for (target, media_type, content) in expected {
            let answer = sample.get(target);
            assert_eq!(answer.says("Content-Type"), Some(media_type), "{target}");
            assert_eq!(answer.says("X-Content-Type-Options"), Some("nosniff"));
            assert_eq!(words(answer), content, "{target}");
        }
        let part = Request::new(Method::Get, "/blog/film.mp4").header("Range", "bytes=-3");
        assert_eq!(bytes(sample.ask(part)), b"789");
        let post = sample.ask(Request::new(Method::Post, "/blog/"));
        assert_eq!((post.status, post.says("Allow")), (405, Some("GET, HEAD")));
    }

    #[test]
    fn what_changes_has_another_tag_and_what_does_not_has_the_same() {
        let sample = sample();
        let tag = |target| sample.get(target).says("ETag").unwrap().to_owned();
        let all = ["/blog/film.mp4", "/blog/own.html", "/blog/posts/hello/", "/blog/atom.xml"];
        let before: Vec<_> = all.iter().map(|target| tag(target)).collect();
        assert_eq!(all.iter().map(|target| tag(target)).collect::<Vec<_>>(), before);
        let known = Request::new(Method::Get, all[2]).header("If-None-Match", &before[2]);
        assert_eq!(sample.ask(known).status, 304);
        // Also before anybody has noticed and built again.
        sample.write("static/film.mp4", "012345678");
        sample.write("static/own.html", "<p>Mine!");
        assert_ne!(tag(all[0]), before[0]);
        assert_ne!(tag(all[1]), before[1]);
        sample.write("content/posts/2026-03-01-hello.md", POST.replace("Come", "Do come"));
        sample.rebuild();
        assert_ne!(tag(all[2]), before[2]);
        assert_ne!(tag(all[3]), before[3]);
    }

    #[test]
    fn every_page_gets_the_script_and_the_edition_none() {
        let sample = sample();
        for target in ["/blog/", "/blog/posts/hello/", "/blog/own.html", "/blog/nothing", "/else"] {
            let page = words(sample.get(target));
            assert_eq!(page.matches(SCRIPT).count(), 1, "{target}");
        }
        let state = sample.office.preview.state();
        let edition = state.edition.as_ref().unwrap();
        let digest = edition.leaf("posts/hello/index.html").unwrap().digest().long();
        let page = words(sample.get("/blog/posts/hello/"));
        assert!(
            page.contains(&format!("data-number=\"1\" data-digest=\"{digest}\"></script></body>"))
        );
        let missing = words(sample.get("/blog/nothing"));
        assert!(missing.contains("data-digest=\"\""), "nothing has no digest");
        for (path, leaf) in edition.leaves() {
            let Content::Bytes(bytes) = &leaf.content else { continue };
            assert!(!String::from_utf8_lossy(bytes).contains("_hobnob"), "{path}");
        }
    }

    #[test]
    fn before_the_first_build_there_is_a_page_that_waits() {
        let sample = Sample::unbuilt(&[("content/a.md", "---\ndate: never\n---\n")]);
        for title in ["One moment", "The blog cannot be built"] {
            let answer = sample.get("/blog/a/");
            assert_eq!((answer.status, answer.says("Retry-After")), (503, Some("1")));
            let page = words(answer);
            assert!(page.contains(SCRIPT) && page.contains(title), "{page}");
            sample.rebuild();
        }
    }

    #[test]
    fn a_file_that_is_gone_is_not_there() {
        let sample = sample();
        std::fs::remove_file(sample.path("static/film.mp4")).unwrap();
        std::fs::remove_file(sample.path("static/own.html")).unwrap();
        assert_eq!(sample.get("/blog/film.mp4").status, 404);
        assert_eq!(sample.get("/blog/own.html").status, 404);
    }
}
