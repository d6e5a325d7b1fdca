//! Patterns of permalinks: `/:year/:month/:slug/`, and what a document answers to each token.

use super::address;
use crate::diag::{Diagnostic, Findings};
use crate::document::{Document, Place};
use crate::value::suggest::nearest;
use crate::value::url::UrlPath;

/// What a pattern may ask of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Year,
    ShortYear,
    Month,
    PlainMonth,
    Day,
    PlainDay,
    Slug,
    Section,
    Title,
    Filename,
    Categories,
}

/// The tokens as they are written behind a `:`.
const TOKENS: [(&str, Token); 11] = [
    ("year", Token::Year),
    ("short_year", Token::ShortYear),
    ("month", Token::Month),
    ("i_month", Token::PlainMonth),
    ("day", Token::Day),
    ("i_day", Token::PlainDay),
    ("slug", Token::Slug),
    ("section", Token::Section),
    ("title", Token::Title),
    ("filename", Token::Filename),
    ("categories", Token::Categories),
];

/// A piece of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Plain(String),
    Token(Token),
}

/// A permalink with places to be filled: `/:year/:month/:slug/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern(Vec<Piece>);

/// A token that is none.
pub(super) struct Unknown {
    pub(super) name: String,
}

impl Unknown {
    pub(super) fn message(&self) -> String {
        format!("`:{}` is not a part of a permalink", self.name)
    }

    pub(super) fn help(&self) -> String {
        match nearest(&self.name, TOKENS.map(|(name, _)| name)) {
            Some(name) => format!("did you mean `:{name}`?"),
            None => format!("the parts are `:{}`", TOKENS.map(|(name, _)| name).join("`, `:")),
        }
    }
}

impl Pattern {
    /// Where a document is published whose owner asks for nothing else: `/:section/:slug/`.
    pub(super) fn usual() -> Self {
        let slash = || Piece::Plain("/".to_owned());
        Self(vec![Piece::Token(Token::Section), slash(), Piece::Token(Token::Slug), slash()])
    }

    /// Reads a pattern, not percent-encoded.
    ///
    /// # Errors
    /// The first token that is none.
    pub(super) fn parse(text: &str) -> Result<Self, Unknown> {
        let mut pieces = Vec::new();
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let colon = rest.find(':').unwrap_or(rest.len());
            let name = rest.get(colon + 1..).unwrap_or_default();
            let length = name.find(|c: char| !c.is_ascii_alphabetic() && c != '_');
            let name = &name[..length.unwrap_or(name.len())];
            let end = at + colon + usize::from(colon < rest.len()) + name.len();
            if name.is_empty() {
                pieces.push(Piece::Plain(text[at..end].to_owned()));
            } else {
                let unknown = || Unknown { name: name.to_owned() };
                let token = TOKENS.iter().find(|(known, _)| *known == name);
                pieces.push(Piece::Plain(rest[..colon].to_owned()));
                pieces.push(Piece::Token(token.ok_or_else(unknown)?.1));
            }
            at = end;
        }
        Ok(Self(pieces))
    }

    /// The address of a document, not yet encoded or checked.
    ///
    /// # Errors
    /// When the document lacks what a token asks for.
    pub(super) fn fill(&self, document: &Document) -> Result<String, Findings> {
        let mut filled = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Plain(text) => filled.push_str(text),
                Piece::Token(token) => filled.push_str(&word(*token, document)?),
            }
        }
        Ok(filled)
    }
}

/// What a document answers to a token.
fn word(token: Token, document: &Document) -> Result<String, Findings> {
    let day = |format| match &document.front.date {
        Some(date) => Ok(date.strftime(format).to_string()),
        None => Err(undated(document)),
    };
    match token {
        Token::Year => day("%Y"),
        Token::ShortYear => day("%y"),
        Token::Month => day("%m"),
        Token::PlainMonth => day("%-m"),
        Token::Day => day("%d"),
        Token::PlainDay => day("%-d"),
        Token::Slug => slug(document),
        Token::Section => Ok(folder(&document.place.folder)),
        Token::Title => Ok(address::part(&document.title)),
        Token::Filename => Ok(name(&document.place).to_owned()),
        Token::Categories => {
            let categories = document.front.terms.get("categories");
            let parts = categories.into_iter().flatten().map(|term| address::part(term));
            Ok(parts.collect::<Vec<_>>().join("/"))
        }
    }
}

fn undated(document: &Document) -> Findings {
    Diagnostic::error("permalink/date", "this needs a date: its permalink has the date in it")
        .at(document.front_span("date"))
        .help("add `date: 2026-03-01` to the front matter, or begin the file's name with the date")
        .into()
}

/// What names a document among its neighbours: the `slug` it states, else that of its file's name.
pub(super) fn slug(document: &Document) -> Result<String, Findings> {
    let Some(stated) = &document.front.slug else {
        return Ok(address::part(name(&document.place)));
    };
    let stated = stated.trim();
    let one_part = !stated.is_empty() && !stated.contains('/');
    if one_part && UrlPath::from_plain(stated).is_some() {
        return Ok(stated.to_owned());
    }
    let message = format!("`{stated}` cannot be a slug: it has to be one part of an address");
    let help = "write a word like `hello-world`, or a whole address as `permalink: /a/b/`";
    let found = Diagnostic::error("permalink/slug", message).at(document.front_span("slug"));
    Err(found.help(help).into())
}

/// A file that is named by nothing but a date is named by it.
fn name(place: &Place) -> &str {
    if place.name.is_empty() { place.date.as_deref().unwrap_or("-") } else { &place.name }
}

/// A folder of `content/` as part of an address: `_posts/My Travels` is `posts/my-travels`.
pub(super) fn folder(folder: &str) -> String {
    let parts = folder.split('/').filter(|part| !part.is_empty()).map(address::part);
    parts.collect::<Vec<_>>().join("/")
}
