//! The ways to answer a post, as addresses. Nothing here is asked for before a reader does something.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::comment::{Topic, shelf};
use crate::config::Answer;
use crate::site::{Entry, EntryId, Site};

/// A way to answer.
#[derive(Serialize)]
pub(super) struct AnswerView {
    /// Which: `mail`, `discussion`, `webmention` or `form`.
    kind: &'static str,
    /// Where it leads: an address for a link, or the endpoint that takes a form.
    url: String,
    /// Of `mail`, the address alone; else none.
    address: Option<String>,
    /// The host it leads to; of `mail`, none.
    host: Option<String>,
    /// What the post's thread is called: its file from `content/` without its ending.
    thread: String,
}

/// The ways to answer an entry, in the order the configuration has them.
pub(super) fn views(site: &Site, id: EntryId) -> Vec<AnswerView> {
    if !site.invites(id) {
        return Vec::new();
    }
    let entry = site.entry(id);
    let own = entry.document.front.discussion.as_deref();
    let mut answers: Vec<AnswerView> =
        site.config.comments.answers.iter().map(|answer| view(site, entry, answer, own)).collect();
    let is_offered = answers.iter().any(|answer| answer.kind == "discussion");
    if let Some(own) = own.filter(|_| !is_offered) {
        answers.insert(0, AnswerView::new("discussion", own.to_owned(), entry));
    }
    answers
}

fn view(site: &Site, entry: &Entry, answer: &Answer, own: Option<&str>) -> AnswerView {
    match answer {
        Answer::Mail(address) => AnswerView {
            address: Some(address.clone()),
            ..AnswerView::new("mail", mail(site, entry, address), entry)
        },
        Answer::Discussion(written) => {
            let url = own.map_or_else(|| discussion(site, entry, written), str::to_owned);
            AnswerView::new("discussion", url, entry)
        }
        Answer::Webmention(url) => AnswerView::new("webmention", url.clone(), entry),
        Answer::Form(url) => AnswerView::new("form", url.clone(), entry),
    }
}

impl AnswerView {
    fn new(kind: &'static str, url: String, entry: &Entry) -> Self {
        let host = url::Url::parse(&url).ok().and_then(|url| url.host_str().map(str::to_owned));
        Self { kind, url, address: None, host, thread: thread(entry) }
    }
}

/// What an entry's conversation is called in the store.
fn thread(entry: &Entry) -> String {
    let document = entry.document.place.path.clone();
    let file = shelf::path_of(&Topic { document, ..Topic::default() });
    file.strip_suffix(".yaml").unwrap_or(&file).to_owned()
}

/// A mail (RFC 6068) about a post, with its last lines naming post and thread.
fn mail(site: &Site, entry: &Entry, address: &str) -> String {
    let url = site.config.base_url.absolute(&entry.url);
    let (name, host) = address.split_once('@').unwrap_or((address, ""));
    let (subject, body) =
        (&entry.document.title, format!("\r\n\r\n-- \r\n{url}\r\n[{}]\r\n", thread(entry)));
    let [name, host, subject, body] = [name, host, subject, &body].map(encoded);
    format!("mailto:{name}@{host}?subject=Re%3A%20{subject}&body={body}")
}

/// An address with what the post has put in.
fn discussion(site: &Site, entry: &Entry, written: &str) -> String {
    let base = &site.config.base_url;
    let (path, url) = (base.link(&entry.url), base.absolute(&entry.url));
    let known = [("title", entry.document.title.as_str()), ("path", &path), ("url", &url)];
    let mut filled = String::with_capacity(written.len() + url.len());
    let mut rest = written;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let name = after.split('}').next().unwrap_or_default();
        match known.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => {
                filled.push_str(&encoded(value));
                rest = after.get(name.len() + 1..).unwrap_or_default();
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled + rest
}

/// Words as one part of an address, between any signs that mean something there.
fn encoded(words: &str) -> String {
    const KEPT: &percent_encoding::AsciiSet =
        &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');
    utf8_percent_encode(words, KEPT).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::sample::{Sample, id};

    fn answers(config: &str, front: &str) -> Vec<(&'static str, String)> {
        let site = Sample::new(&format!("comments: {{answer: {config}}}\n"))
            .at("https://a.example/b/")
            .with(
                "posts/2026-03-01-tea/index.md",
                &format!("---\ntitle: Tea & “talk”?\n{front}\n---\n"),
            )
            .site();
        let views = views(&site, id(&site, "posts/2026-03-01-tea/index.md"));
        views.into_iter().map(|view| (view.kind, view.url)).collect()
    }

    #[test]
    fn a_mail_names_post_and_thread() {
        let found = answers("{mail: mara+blog@a.example}", "");
        let expected = "mailto:mara%2Bblog@a.example?subject=Re%3A%20Tea%20%26%20%E2%80%9Ctalk%E2%80%9D%3F\
                        &body=%0D%0A%0D%0A--%20%0D%0Ahttps%3A%2F%2Fa.example%2Fb%2Fposts%2Ftea%2F\
                        %0D%0A%5Bposts%2F2026-03-01-tea%5D%0D%0A";
        assert_eq!(found, [("mail", expected.to_owned())]);
    }

    #[test]
    fn a_discussion_is_found_by_what_the_post_has() {
        let found = answers("{discussion: 'https://d.example/?q={path}&t={title}#{url}'}", "");
        let expected = "https://d.example/?q=%2Fb%2Fposts%2Ftea%2F&t=Tea%20%26%20%E2%80%9Ctalk%E2%80%9D%3F\
                        #https%3A%2F%2Fa.example%2Fb%2Fposts%2Ftea%2F";
        assert_eq!(found, [("discussion", expected.to_owned())]);
        let own = "discussion: https://s.example/@mara/1";
        let expected = [("discussion", "https://s.example/@mara/1".to_owned())];
        assert_eq!(answers("{discussion: 'https://d.example/'}", own), expected);
        assert_eq!(answers("{}", own), expected);
    }

    #[test]
    fn what_is_closed_takes_no_answers() {
        for front in ["comments: closed", "comments: off"] {
            assert_eq!(answers("{mail: mara@a.example}", front), []);
        }
    }
}
