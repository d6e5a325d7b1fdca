//! The ways to answer a post, as addresses. Nothing here is asked for before a reader does something.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Serialize, Serializer};

use crate::comment::{Topic, shelf};
use crate::config::Answer;
use crate::site::{EntryId, Site};
use crate::value::url::{BaseUrl, UrlPath};

/// A way to answer.
#[derive(Serialize)]
struct AnswerView {
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

/// The ways to answer an entry, in the order the configuration has them; their addresses are made where a
/// template sees them.
#[derive(Hash)]
pub(super) struct Answers<'a> {
    base: &'a BaseUrl,
    url: &'a UrlPath,
    title: &'a str,
    /// The post's file, from `content/`.
    path: &'a str,
    /// The discussion that the post itself names.
    own: Option<&'a str>,
    ways: &'a [Answer],
}

impl<'a> Answers<'a> {
    /// Those to an entry; none where it asks for no answer.
    pub(super) fn to(site: &'a Site, id: EntryId) -> Self {
        let entry = site.entry(id);
        let is_invited = site.invites(id);
        let own = entry.document.front.discussion.as_deref();
        Self {
            base: &site.config.base_url,
            url: &entry.url,
            title: &entry.document.title,
            path: &entry.document.place.path,
            own: own.filter(|_| is_invited),
            ways: if is_invited { &site.config.comments.answers } else { &[] },
        }
    }

    /// Whether there is no way to answer.
    pub(super) fn is_empty(&self) -> bool {
        self.ways.is_empty() && self.own.is_none()
    }

    fn views(&self) -> Vec<AnswerView> {
        let mut views: Vec<AnswerView> = self.ways.iter().map(|way| self.view(way)).collect();
        let is_offered = views.iter().any(|view| view.kind == "discussion");
        if let Some(own) = self.own.filter(|_| !is_offered) {
            views.insert(0, self.by("discussion", own.to_owned()));
        }
        views
    }

    fn view(&self, way: &Answer) -> AnswerView {
        match way {
            Answer::Mail(address) => {
                AnswerView { address: Some(address.clone()), ..self.by("mail", self.mail(address)) }
            }
            Answer::Discussion(written) => {
                let url = self.own.map_or_else(|| self.discussion(written), str::to_owned);
                self.by("discussion", url)
            }
            Answer::Webmention(url) => self.by("webmention", url.clone()),
            Answer::Form(url) => self.by("form", url.clone()),
        }
    }

    fn by(&self, kind: &'static str, url: String) -> AnswerView {
        let host = url::Url::parse(&url).ok().and_then(|url| url.host_str().map(str::to_owned));
        AnswerView { kind, url, address: None, host, thread: self.thread() }
    }

    /// What the entry's conversation is called in the store.
    fn thread(&self) -> String {
        let file = shelf::path_of(&Topic { document: self.path.to_owned(), ..Topic::default() });
        file.strip_suffix(".yaml").unwrap_or(&file).to_owned()
    }

    /// A mail (RFC 6068) about the post, with its last lines naming post and thread.
    fn mail(&self, address: &str) -> String {
        let url = self.base.absolute(self.url);
        let (name, host) = address.split_once('@').unwrap_or((address, ""));
        let body = format!("\r\n\r\n-- \r\n{url}\r\n[{}]\r\n", self.thread());
        let [name, host, subject, body] = [name, host, self.title, &body].map(encoded);
        format!("mailto:{name}@{host}?subject=Re%3A%20{subject}&body={body}")
    }

    /// An address with what the post has put in.
    fn discussion(&self, written: &str) -> String {
        let (path, url) = (self.base.link(self.url), self.base.absolute(self.url));
        let known = [("title", self.title), ("path", &path), ("url", &url)];
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
}

impl Serialize for Answers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.views().serialize(serializer)
    }
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
        let answers = Answers::to(&site, id(&site, "posts/2026-03-01-tea/index.md"));
        answers.views().into_iter().map(|view| (view.kind, view.url)).collect()
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
