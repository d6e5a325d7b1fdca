//! Forms: which of them ask for an e-mail address and for little else.

use std::ops::Range;

use super::Kind;
use super::embed::{Embed, Found};
use super::tag::Tag;
use super::words::Words;

/// A form, and what its fields ask for.
#[derive(Debug)]
struct Form<'t> {
    tag: &'t Tag,
    /// From behind the opening tag to the closing one, or to the next form.
    inside: Range<usize>,
    asks_for_address: bool,
    asks_for_more: bool,
}

/// Fields that no subscription asks for: they belong to comments, logins, searches, orders.
const OTHER_FIELDS: [&str; 11] = [
    "color",
    "date",
    "datetime-local",
    "file",
    "month",
    "number",
    "password",
    "range",
    "search",
    "time",
    "url",
];

/// Attributes of a form that say what it is for.
const TELLING: [&str; 6] = ["aria-label", "class", "id", "name", "role", "title"];

/// The forms that one subscribes by.
pub(super) fn by_form(html: &str, tags: &[Tag], words: &Words) -> Vec<Found> {
    let forms = Form::all(tags, html.len()).into_iter();
    let forms = forms.filter(|form| form.is_sign_up(html, words));
    forms.map(|form| form.found()).collect()
}

impl<'t> Form<'t> {
    /// The forms among `tags`, of a text of `length` bytes.
    fn all(tags: &'t [Tag], length: usize) -> Vec<Self> {
        let mut forms: Vec<Self> = Vec::new();
        for tag in tags {
            let last = forms.last_mut();
            if tag.name == "form" {
                if let Some(before) = last {
                    before.inside.end = before.inside.end.min(tag.range.start);
                }
                forms.push(Self::of(tag, length));
            } else if let Some(form) = last.filter(|form| form.inside.contains(&tag.range.start)) {
                form.see(tag);
            }
        }
        forms
    }

    fn of(tag: &'t Tag, length: usize) -> Self {
        let inside = tag.range.end..tag.end.unwrap_or(length);
        Self { tag, inside, asks_for_address: false, asks_for_more: false }
    }

    fn see(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "textarea" => self.asks_for_more = true,
            "input" => {
                let kind = tag.attribute("type").unwrap_or_default().trim().to_ascii_lowercase();
                self.asks_for_more |= OTHER_FIELDS.contains(&kind.as_str());
                self.asks_for_address |= takes_address(tag, &kind);
            }
            _ => {}
        }
    }

    /// Whether who fills it in subscribes to something: it asks for an address, for nothing that
    /// belongs to another purpose, and says nothing of one. A form that sends nothing anywhere must
    /// say that it is for subscribing.
    fn is_sign_up(&self, html: &str, words: &Words) -> bool {
        if !self.asks_for_address || self.asks_for_more {
            return false;
        }
        let action = self.tag.attribute("action").unwrap_or_default().trim();
        let told = TELLING.iter().filter_map(|name| self.tag.attribute(name));
        let told: Vec<&str> = told.chain([path(action)]).collect();
        let told = told.join(" ");
        if words.lead_elsewhere(&told) {
            return false;
        }
        let sends = !action.is_empty() && !action.starts_with(['#', '?']);
        let inside = || html.get(self.inside.clone()).unwrap_or_default();
        sends || words.subscribe(&told) || words.subscribe(inside())
    }

    fn found(&self) -> Found {
        let telling = ["action", "id", "class"].iter();
        let mut telling = telling.filter_map(|name| self.tag.attribute(name));
        let told = telling.find(|told| !told.trim().is_empty()).unwrap_or_default();
        let (told, _) = told.split_once(['?', '#']).unwrap_or((told, ""));
        let embed = Embed {
            kind: Kind::SignupForm,
            id: "form".to_owned(),
            what: "form that asks for an e-mail address".to_owned(),
            range: self.tag.range.clone(),
            fingerprint: format!("form {told}").trim_end().to_owned(),
        };
        Found { embed, inside: self.tag.inside() }
    }
}

/// An address without its host, whose name says little.
fn path(address: &str) -> &str {
    let behind = address.split_once("//").map(|(_, behind)| behind);
    behind.map_or(address, |behind| behind.split_once('/').map_or("", |(_, path)| path))
}

/// Whether a field takes an e-mail address. [`super::look`] must see whatever this sees.
fn takes_address(input: &Tag, kind: &str) -> bool {
    if kind == "email" {
        return true;
    }
    let named = ["name", "id", "autocomplete"].iter().filter_map(|name| input.attribute(name));
    let is_address = |name: &str| {
        let name = name.split(['"', '\'', '>']).next().unwrap_or_default().to_ascii_lowercase();
        name.contains("email") || name.contains("e-mail")
    };
    matches!(kind, "" | "text" | "tel") && named.into_iter().any(is_address)
}

#[cfg(test)]
mod tests {
    use super::super::tag::tags;
    use super::*;

    fn words() -> Words {
        use crate::data::{DataFile, Format};
        use crate::diag::Text;
        let text = "subscribing: [subscribe]\nother_forms: [contact]\n";
        let file = DataFile::parse_whole(&Text::new("a.yaml", text), Format::Yaml).unwrap();
        Words::read(&mut file.table().unwrap())
    }

    #[test]
    fn a_form_that_asks_for_more_than_an_address_is_another_one() {
        let cases = [
            ("<form action=/a><input type=email></form>", true),
            ("<form action=/a><input name='Your E-Mail'></form>", true),
            ("<form><input type=email><button>Subscribe</form>", true),
            ("<form><input type=email><button>Check</form>", false),
            ("<form action=/a><input type=email><textarea></textarea></form>", false),
            ("<form action=/a><input type=email><input type=password></form>", false),
            ("<form action=/contact><input type=email></form>", false),
            ("<form action=/a><input type=submit value=email></form>", false),
            ("<form action=/a><form action=/b><input type=email>", false),
            ("<form action=/a></form><input type=email>", false),
        ];
        for (html, is_sign_up) in cases {
            let tags = tags(html);
            let forms = Form::all(&tags, html.len());
            assert_eq!(forms[0].is_sign_up(html, &words()), is_sign_up, "{html}");
        }
    }
}
