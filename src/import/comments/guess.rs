//! What words probably mean where nobody says it: markup, a status, a yes, a site.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use regex::Regex;

use super::field::{moment, words};
use super::row::Moment;
use crate::comment::{Body, Markup, Status};

/// Words for each status, without case.
const STATUSES: [(Status, &str); 7] = [
    (
        Status::Published,
        "1 true yes published publish approved approve live public visible active ok ham open \
         genehmigt freigegeben veröffentlicht approuvé publié aprobado publicado approvato \
         pubblicato aprovado goedgekeurd gepubliceerd godkänd publicerad zatwierdzony \
         opublikowany 承認済み 公開 已批准 已审核 已发布 одобрен",
    ),
    (
        Status::Pending,
        "0 false no hold held pending unapproved moderated moderation awaiting waiting queued \
         draft new ausstehend wartend en-attente pendiente in-attesa sospeso pendente wachtend \
         väntar oczekujący 保留 承認待ち 待审核 ожидает",
    ),
    (Status::Spam, "spam junk posta-indesiderata indésirable スパム 垃圾 垃圾评论 спам"),
    (
        Status::Trash,
        "trash trashed bin post-trashed papierkorb corbeille papelera cestino lixeira prullenbak \
         papperskorg kosz ゴミ箱 回收站 корзина",
    ),
    (
        Status::Deleted,
        "deleted removed gelöscht supprimé eliminado borrado eliminato excluído verwijderd \
         raderad usunięty 削除 已删除 удалён",
    ),
    (Status::Hidden, "hidden minimized versteckt caché oculto nascosto 非表示 隐藏"),
    (Status::Private, "private privat privé privado privato 非公開 私密"),
];

const NO: &str = "0 0.0 false no off null none nein non nee nej nie ham";

static TAG: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let names = "p|br|a|div|span|b|i|u|em|strong|blockquote|pre|code|ul|ol|li|img|h[1-6]|cite|del|s|q|sub|sup|table";
    Regex::new(&format!(r"(?i)</?(?:{names})(?:\s[^<>]*)?/?>")).ok()
});

static BLOCK: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)<(?:p|br|div|ul|ol|li|blockquote|pre|table)[\s/>]").ok());

static MARK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?m)\*\*\S|\]\(\S|`[^`\n]+`|^```|^> |^ {0,3}[-*+] \S|^ {0,3}\d+\. \S|^#{1,6} \S")
        .ok()
});

static ENTITY: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"&(?:#\d+|#x[0-9a-fA-F]+|amp|lt|gt|quot|nbsp);").ok());

/// Words in the markup that they seem to be in.
pub(super) fn body(text: String) -> Body {
    let markup = markup(&text).unwrap_or(Markup::Plain);
    Body { markup, text }
}

/// The same of a system whose people write Markdown.
pub(super) fn markdown_or_html(text: String) -> Body {
    let markup = markup(&text).filter(|markup| *markup != Markup::Markdown);
    Body { markup: markup.unwrap_or(Markup::Markdown), text }
}

/// The markup that shows; `None` where none does.
fn markup(text: &str) -> Option<Markup> {
    let finds = |regex: &LazyLock<Option<Regex>>, text: &str| {
        regex.as_ref().is_some_and(|regex| regex.is_match(text))
    };
    let begins = text.trim_start();
    let first = begins.find('>').map_or("", |end| &begins[..=end]);
    if begins.starts_with('<') && finds(&TAG, first) || finds(&BLOCK, text) && !finds(&MARK, text) {
        return Some(if finds(&BLOCK, text) || !text.contains('\n') {
            Markup::Html
        } else {
            Markup::Lines
        });
    }
    if finds(&MARK, text) {
        return Some(Markup::Markdown);
    }
    let is_html = finds(&TAG, text) || finds(&ENTITY, text);
    is_html.then_some(if text.contains('\n') { Markup::Lines } else { Markup::Html })
}

/// Where a comment stood, by the word for it.
pub(super) fn status(said: &str) -> Status {
    let said = said.trim().to_lowercase().replace(' ', "-");
    let own = Status::ALL.iter().find(|(name, _)| *name == said).map(|(_, status)| *status);
    let known = STATUSES.iter().find(|(_, words)| words.split(' ').any(|word| word == said));
    own.or(known.map(|(status, _)| *status)).unwrap_or(Status::Unknown)
}

/// Whether a word means yes. What is there and not a no, does: an "x", a date of deletion.
pub(super) fn is_yes(said: &str) -> bool {
    let said = said.trim().to_lowercase();
    !said.is_empty() && !NO.split(' ').any(|no| no == said)
}

/// An address on the Web, completed where only its `http://` is missing; `None` for what is none, and
/// for an e-mail address in its place.
pub(super) fn site(said: &str) -> Option<String> {
    let said = said.trim();
    let lower = said.to_lowercase();
    let has_scheme = lower.starts_with("http://") || lower.starts_with("https://");
    let bare = said.split_once("://").map_or(said, |(_, rest)| rest).trim_start_matches('/');
    let host = bare.split(['/', '?', '#']).next().unwrap_or_default();
    let is_host =
        host.contains('.') || has_scheme && !host.is_empty() || host.starts_with("localhost");
    let is_other =
        !has_scheme && (said.contains("://") || host.contains(':') && !host.contains('.'));
    if !is_host || is_other || host.contains('@') || said.contains(char::is_whitespace) {
        return None;
    }
    Some(if has_scheme { said.to_owned() } else { format!("http://{bare}") })
}

/// A moment; what states no zone is taken for UTC.
pub(super) fn stamp(said: &str) -> Option<Timestamp> {
    match moment(&words(&said.into())?) {
        Moment::At(at) => Some(at),
        Moment::Local(wall) => wall.to_zoned(TimeZone::UTC).ok().map(|at| at.timestamp()),
        Moment::Unknown(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_seen() {
        let expected = [
            (Markup::Html, "<p>Hello</p>"),
            (Markup::Html, "<a href=\"https://a.example\">here</a>"),
            (Markup::Html, "one<br />two"),
            (Markup::Html, "bread &amp; butter"),
            (Markup::Lines, "a <em>very</em> nice\n\npost"),
            (Markup::Markdown, "a **very** nice post"),
            (Markup::Markdown, "Use `<br>` there"),
            (Markup::Markdown, "> quoted\n\nanswered"),
            (Markup::Plain, "2 < 3, and 5 > 4"),
            (Markup::Plain, "I <3 this"),
            (Markup::Plain, "Hello\nthere"),
        ];
        for (markup, text) in expected {
            assert_eq!(body(text.to_owned()).markup, markup, "{text}");
        }
    }

    #[test]
    fn a_site_is_completed_and_an_address_of_mail_is_none() {
        let expected = [
            ("https://a.example/~b", Some("https://a.example/~b")),
            ("www.a.example", Some("http://www.a.example")),
            ("//a.example/", Some("http://a.example/")),
            ("a.example:8080/b", Some("http://a.example:8080/b")),
            ("https://social.example/@ada", Some("https://social.example/@ada")),
            ("ada@a.example", None),
            ("mailto:ada@a.example", None),
            ("http://ada@a.example/", None),
            ("javascript:alert(1)", None),
            ("undefined", None),
            ("http://somewhere", Some("http://somewhere")),
            ("http://", None),
            ("n. a.", None),
        ];
        for (said, site_of) in expected {
            assert_eq!(site(said).as_deref(), site_of, "{said}");
        }
    }
}
