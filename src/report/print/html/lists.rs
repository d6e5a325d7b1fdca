//! Whom and what the page names.

use std::fmt::Write as _;

use crate::remind::{Post, wait};
use crate::report::{Reader, Report, Talked, Waiting};
use crate::value::html::escape;
use crate::value::plural::count;
use crate::value::url::web_address;

/// A list for each thing that has names.
pub(super) fn all(report: &Report) -> String {
    let waiting = |one: &Waiting| waiting(one, report);
    let unheard = report.unheard.iter().map(|one| post(&one.post));
    let lists = [
        list("Longest waiting", report.longest.iter().map(waiting)),
        list("Questions left open", report.questions.iter().map(waiting)),
        list("Most talked about", report.started.iter().map(talked)),
        list("Fell silent", report.silent.iter().map(talked)),
        list("Nobody has said a word about", unheard),
        list("Not counted", report.assumed.iter().map(|told| escape(told).into_owned())),
    ];
    format!("<div class=\"lists\">\n{}</div>\n", lists.concat())
}

fn list(title: &str, items: impl Iterator<Item = String>) -> String {
    let items: String = items.map(|item| format!("<li>{item}</li>\n")).collect();
    if items.is_empty() {
        return items;
    }
    format!("<section>\n<h2>{title}</h2>\n<ul>\n{items}</ul>\n</section>\n")
}

/// Everybody with a bar as long as what they said.
pub(super) fn came_most(readers: &[Reader]) -> String {
    let most = readers.iter().map(|reader| reader.comments).max().unwrap_or_default();
    let mut rows = String::new();
    for Reader { name, website, comments, posts, .. } in readers {
        let name = format!("<bdi>{}</bdi>", escape(name));
        let name = website.as_deref().map_or(name.clone(), |site| link(site, &name));
        let width = (comments * 100).checked_div(most).unwrap_or_default();
        let told = format!("{} under {}", count(*comments, "comment"), count(*posts, "post"));
        let _ = writeln!(
            rows,
            "<tr><th scope=\"row\">{name}</th><td><svg class=\"length\" role=\"img\" height=\"12\">\
             <title>{told}</title><rect class=\"first\" width=\"{width}%\" height=\"12\"/></svg></td>\
             <td>{comments}</td><td>{posts}</td></tr>"
        );
    }
    if rows.is_empty() {
        return rows;
    }
    format!(
        "<section class=\"readers\">\n<h2>Who came most</h2>\n<table>\n<thead><tr><th scope=\"col\">Reader</th>\
         <th scope=\"col\"><span class=\"quiet\">How much</span></th><th scope=\"col\">Comments</th>\
         <th scope=\"col\">Posts</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</section>\n"
    )
}

fn waiting(one: &Waiting, report: &Report) -> String {
    let waits = wait::waits(Some(one.since), &report.now);
    format!(
        "<bdi>{}</bdi> under {}, {}",
        escape(&one.name),
        post(&one.post),
        link(&one.url, &waits)
    )
}

fn talked(one: &Talked) -> String {
    format!("{}, {}", post(&one.post), count(one.comments, "comment"))
}

fn post(post: &Post) -> String {
    link(&post.url, &format!("<bdi>{}</bdi>", escape(&post.title)))
}

/// A link with these words, which are HTML; only the words where the address leads nowhere.
fn link(url: &str, words: &str) -> String {
    match web_address(url) {
        Ok(url) => format!("<a href=\"{}\" rel=\"noreferrer\">{words}</a>", escape(url.as_str())),
        Err(_) => words.to_owned(),
    }
}
