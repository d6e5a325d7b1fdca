//! Where a comment lives beside the blog, and what to say there. Nothing is sent: hobnob speaks for
//! nobody.

use url::Url;

use crate::comment::{Comment, html};
use crate::config::Config;

/// A place in the world where a comment stands, too, and its writer looks for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// What people call it: `Mastodon`, or a host.
    pub place: String,
    /// The page to say it on, where it is known.
    pub url: Option<String>,
    /// The words, ready to be pasted; empty where nothing is pasted.
    pub words: String,
    /// How long these are there, and how long they may be, in characters as that place counts them.
    pub length: Option<(usize, usize)>,
    /// What to do, as a sentence without a full stop.
    pub how: String,
}

/// The most characters of a status on Mastodon, unless its server says otherwise, and of a post on
/// Bluesky.
const STATUS: usize = 500;
const SKEET: usize = 300;

/// What an address comes to on Mastodon, however long it is.
const ADDRESS: usize = 23;

impl Elsewhere {
    /// Where else an answer to a comment is to be said; `page` is its address on the blog, once the
    /// blog is built. `None` where the comment lives here alone.
    pub fn of(
        comment: &Comment,
        answer: &str,
        page: Option<&str>,
        config: &Config,
    ) -> Option<Self> {
        let (system, _) = comment.id.split_once(':').unwrap_or_default();
        let url = comment.url.as_deref().and_then(html::address);
        match system {
            "mastodon" => Some(mastodon(comment, answer, url)),
            "bluesky" => Some(bluesky(answer, url)),
            "github-discussions" | "github-issues" => Some(github(comment, answer, url)),
            "webmention" => webmention(comment, page),
            _ => other(url?, answer, config),
        }
    }
}

fn mastodon(comment: &Comment, answer: &str, url: Option<String>) -> Elsewhere {
    let handle = author(comment).and_then(|page| {
        let name = page.path_segments()?.rfind(|part| part.starts_with('@'))?.to_owned();
        Some(if name[1..].contains('@') { name } else { format!("{name}@{}", page.host_str()?) })
    });
    let words = addressed(handle.as_deref(), answer);
    let length = Some((counted(&words), STATUS));
    let how = "reply to it there; Markdown is shown as it is typed".to_owned();
    Elsewhere { place: "Mastodon".to_owned(), url, words, length, how }
}

/// As Mastodon counts: every address alike, and of a handle only the name.
fn counted(words: &str) -> usize {
    let count = |word: &str| {
        let letters = word.chars().count();
        match word.strip_prefix('@').and_then(|handle| handle.split_once('@')) {
            _ if word.starts_with("https://") || word.starts_with("http://") => ADDRESS,
            Some((name, _)) => name.chars().count() + 1,
            None => letters,
        }
    };
    let spaces = words.chars().filter(|c| c.is_whitespace()).count();
    words.split_whitespace().map(count).sum::<usize>() + spaces
}

fn bluesky(answer: &str, url: Option<String>) -> Elsewhere {
    let length = Some((answer.chars().count(), SKEET));
    let how = "reply to it there; Markdown is shown as it is typed".to_owned();
    Elsewhere { place: "Bluesky".to_owned(), url, words: answer.to_owned(), length, how }
}

/// On GitHub everybody sees everything, but only whoever is named is told.
fn github(comment: &Comment, answer: &str, url: Option<String>) -> Elsewhere {
    let handle = author(comment).filter(|page| page.host_str() == Some("github.com"));
    let handle = handle.and_then(|page| Some(format!("@{}", page.path_segments()?.next()?)));
    let handle = handle.filter(|handle| handle.len() > 1);
    let words = addressed(handle.as_deref(), answer);
    let how = "answer below it there".to_owned();
    Elsewhere { place: "GitHub".to_owned(), url, words, length: None, how }
}

/// The answer's own page carries the link that a webmention needs: the comment's address is on it.
fn webmention(comment: &Comment, page: Option<&str>) -> Option<Elsewhere> {
    let url = comment.source().and_then(html::address)?;
    let place = host(&url)?;
    let how = match page {
        Some(page) => {
            format!("when the blog is published, send a webmention from {page} to that page")
        }
        None => "say it there, or send a webmention when the blog is published".to_owned(),
    };
    Some(Elsewhere { place, url: Some(url), words: String::new(), length: None, how })
}

/// Any page in the world that is not the blog's own.
fn other(url: String, answer: &str, config: &Config) -> Option<Elsewhere> {
    let place = host(&url).filter(|host| *host != config.base_url.host())?;
    let how = "its writer may look for an answer there, too".to_owned();
    Some(Elsewhere { place, url: Some(url), words: answer.to_owned(), length: None, how })
}

fn addressed(handle: Option<&str>, answer: &str) -> String {
    handle.map_or_else(|| answer.to_owned(), |handle| format!("{handle} {answer}"))
}

fn author(comment: &Comment) -> Option<Url> {
    Url::parse(&html::address(comment.author.url.as_deref()?)?).ok()
}

fn host(url: &str) -> Option<String> {
    Url::parse(url).ok()?.host_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comment::sample::comment;
    use crate::diag::Text;

    fn said(id: &str, author: &str, url: &str) -> Option<Elsewhere> {
        let mut said = comment(id, None, 0);
        said.author.url = Some(author.to_owned()).filter(|url| !url.is_empty());
        said.url = Some(url.to_owned()).filter(|url| !url.is_empty());
        let text = "title: A\nbase_url: https://a.example/\n";
        let config = Config::parse(&Text::new("hobnob.yaml", text)).unwrap();
        Elsewhere::of(&said, "Yes.", Some("https://a.example/b/#c"), &config)
    }

    #[test]
    fn a_toot_is_answered_by_name() {
        let told =
            said("mastodon:1", "https://social.example/@bea", "https://s.example/1").unwrap();
        assert_eq!(told.words, "@bea@social.example Yes.");
        assert_eq!(
            (told.length, told.url.as_deref()),
            (Some((9, 500)), Some("https://s.example/1"))
        );
        let far = said("mastodon:1", "https://social.example/@bea@far.example", "").unwrap();
        assert_eq!(far.words, "@bea@far.example Yes.");
        assert_eq!(said("mastodon:1", "", "").unwrap().words, "Yes.");
        assert_eq!(counted("See https://a.example/a/long/way\nthere"), 4 + 23 + 1 + 5);
    }

    #[test]
    fn each_place_has_its_own_way() {
        let told =
            said("github-issues:1", "https://github.com/bea", "https://github.com/x/1").unwrap();
        assert_eq!(told.words, "@bea Yes.");
        assert_eq!(said("bluesky:1", "", "").unwrap().length, Some((4, 300)));
        let told =
            said("webmention:1", "https://bea.example/", "https://bea.example/on-a/").unwrap();
        assert_eq!((told.place.as_str(), told.words.as_str()), ("bea.example", ""));
        assert!(told.how.contains("https://a.example/b/#c"), "{}", told.how);
        let told = said("disqus:1", "", "https://old.example/x/#comment-1").unwrap();
        assert_eq!((told.place.as_str(), told.words.as_str()), ("old.example", "Yes."));
    }

    #[test]
    fn what_was_said_here_is_answered_here() {
        assert_eq!(said("wordpress:1", "https://bea.example/", ""), None);
        assert_eq!(said("wordpress:1", "", "https://a.example/b/#c"), None);
        assert_eq!(said("note:1", "", "javascript:alert(1)"), None);
    }
}
