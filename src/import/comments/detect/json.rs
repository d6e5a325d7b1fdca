//! Whose JSON it is, by its keys.

use super::shape::Shape;
use crate::import::comments::name::Field;
use crate::import::comments::system::System;

/// Whether keys are a system's.
type Sign = fn(&Shape) -> bool;

/// What tells each system's JSON, the unmistakable first.
const SIGNS: [(System, Sign); 9] = [
    (System::Ghost, is_ghost),
    (System::Commento, is_commento),
    (System::Remark42, is_remark42),
    (System::Bluesky, is_bluesky),
    (System::Mastodon, is_mastodon),
    (System::Webmention, is_webmention),
    (System::Discussions, is_discussions),
    (System::Issues, is_issues),
    (System::Isso, is_isso),
];

/// The system whose keys these are.
pub(super) fn system(name: &str, shape: &Shape) -> Option<System> {
    let sign = SIGNS.iter().find(|(_, fits)| fits(shape));
    let own = || is_own(name, shape).then_some(System::Json);
    sign.map(|(system, _)| *system)
        .or_else(|| is_one_comment(name, shape).then_some(System::Staticman))
        .or_else(own)
}

fn is_ghost(shape: &Shape) -> bool {
    let is_backup =
        shape.paths().any(|path| path.starts_with("db[]") || path == "meta.exported_on");
    let is_answer = shape.has_path("comments[].html") && shape.has_path("comments[].member");
    is_backup || is_answer || (shape.has("member_id") && shape.has("post_id"))
}

fn is_commento(shape: &Shape) -> bool {
    shape.has("commentHex") || shape.has("commenterHex") || shape.has_path("commenters")
}

fn is_remark42(shape: &Shape) -> bool {
    let is_meta = ["version", "users", "posts"].iter().all(|key| shape.has_path(key));
    is_meta || shape.paths().any(|path| path.ends_with("locator.url"))
}

fn is_bluesky(shape: &Shape) -> bool {
    let is_thread = |path: &str| path.starts_with("thread.post") || path == "thread.$type";
    shape.paths().any(is_thread) || (shape.has("$type") && shape.has("did"))
}

fn is_mastodon(shape: &Shape) -> bool {
    let is_context = shape.has_path("ancestors") || shape.has_path("descendants");
    is_context
        || shape.has("in_reply_to_account_id")
        || (shape.has("acct") && shape.has("visibility"))
}

fn is_webmention(shape: &Shape) -> bool {
    let is_jf2 = shape.keys().any(|key| key.starts_with("wm-"));
    let is_feed =
        shape.has_path("children") && (shape.has_path("type") || shape.has("lastFetched"));
    let is_old = shape.has("verified_date") || shape.has_path("links[].activity");
    let is_mf2 = shape.keys().filter(|key| *key == "properties").count() > 0 && shape.has("type");
    is_jf2 || is_feed || is_old || is_mf2 || shape.has_path("webmentions")
}

fn is_discussions(shape: &Shape) -> bool {
    let is_named =
        |path: &str| path.ends_with("replyTo.id") || path.split(['.', '[']).any(is_discussion);
    shape.has("bodyHTML") || (!shape.has("issue_url") && shape.paths().any(is_named))
}

fn is_discussion(part: &str) -> bool {
    matches!(part, "discussion" | "discussions" | "discussion_url")
}

fn is_issues(shape: &Shape) -> bool {
    let is_rest = shape.has("html_url") && shape.paths().any(|path| path.ends_with("user.login"));
    let is_tool = shape.has("authorAssociation");
    shape.has("issue_url") || shape.has("author_association") || is_rest || is_tool
}

fn is_isso(shape: &Shape) -> bool {
    let is_rows = ["tid", "mode", "text"].iter().all(|key| shape.has(key));
    let is_list = ["[].comments", "[].id"].iter().all(|path| shape.has_path(path));
    let is_empty = !shape.paths().any(|path| path.starts_with("[].comments[]"));
    is_rows || (is_list && (is_empty || shape.has_path("[].comments[].text")))
}

/// One comment, as Staticman writes it to a file of its own.
fn is_one_comment(name: &str, shape: &Shape) -> bool {
    let own = || shape.paths().filter(|path| !path.contains("[]"));
    let field = |wanted| own().any(|path| Field::of(path) == Some(wanted));
    let is_lines = name.ends_with(".ndjson") || name.ends_with(".jsonl");
    let is_own = own().any(|path| matches!(path, "_id" | "_parent" | "replying_to"));
    let is_signed = is_own || (field(Field::Name) && !field(Field::Post));
    shape.values == 1 && !shape.is_list && !is_lines && field(Field::Body) && is_signed
}

/// Comments under whatever names; an empty list of them, unless its name says it is something else.
fn is_own(name: &str, shape: &Shape) -> bool {
    let has =
        |wanted: &[Field]| shape.keys().filter_map(Field::of).any(|found| wanted.contains(&found));
    let is_signed = has(&[Field::Name, Field::Date, Field::Post]);
    let is_empty = shape.is_empty() && (shape.values == 1 || name.ends_with("json"));
    is_empty || (has(&[Field::Body, Field::Html, Field::Markdown, Field::Plain]) && is_signed)
}
