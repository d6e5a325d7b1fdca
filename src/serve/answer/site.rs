//! The blog as its readers will find it; only what it adds to a page as it goes out is for its author.

use std::fs::{self, File};
use std::io;
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use percent_encoding::{CONTROLS, utf8_percent_encode};

use super::tag::Tag;
use super::way::{self, Way};
use crate::build::output::Content;
use crate::serve::http::media;
use crate::serve::http::request::Request;
use crate::serve::http::response::{Body, Response};
use crate::serve::{Edition, Leaf, State};
use crate::value::digest::Digest;

/// The answer to a request for something of the blog.
pub(super) fn answer(state: &State, session: &str, request: &Request) -> Response {
    if !request.method.is_safe() {
        return Response::not_allowed("GET, HEAD");
    }
    let tag = Tag { session, number: state.number, digest: None };
    let Some(edition) = state.edition.as_deref() else {
        return unbuilt(&tag);
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
    let written = known.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    let etag = quoted(&format!("{:x}-{:x}", known.len(), written.as_nanos()));
    Ok((Body::File(on_disk, known.len()), etag))
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

/// What there is to say before the first build: the script shows the page, or what is wrong, as soon as
/// either is known.
fn unbuilt(tag: &Tag<'_>) -> Response {
    let words = "The blog is not built yet. This page shows it by itself once it is.";
    tagged(Response::notice(503, "One moment", words), tag)
        .header("Retry-After", "1")
        .header("Cache-Control", "no-store")
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
