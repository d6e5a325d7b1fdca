//! `people`: whom the blog's readers should meet, in `hobnob.yaml` and at the head of a page.

use jiff::civil::Date;

use crate::data::Table;
use crate::diag::{Diagnostic, Severity};
use crate::value::url::web_address;

/// Somebody who is at home elsewhere, and whom the blog's readers should meet.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Person {
    /// `name`: what they are called.
    pub name: String,
    /// `url`: where they are at home, `http` or `https`.
    pub url: String,
    /// `blog`: what their blog is called, where that is something else than their name.
    pub blog: Option<String>,
    /// `feed`: the address of its feed.
    pub feed: Option<String>,
    /// `about`: a sentence or two about them, plain words.
    pub about: Option<String>,
    /// `since`: the day on which they came onto the list.
    pub since: Option<Date>,
}

impl Person {
    /// What a list of blogs calls them: their blog's name, else their own.
    pub fn title(&self) -> &str {
        self.blog.as_deref().unwrap_or(&self.name)
    }
}

/// The people under `people`. One of whom something is wrong is told and left out; a key that nobody
/// knows matters as much as `unknown` says.
pub fn read(table: &mut Table<'_>, unknown: Severity) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    for mut entry in table.tables("people") {
        let read = person(&mut entry);
        if read.as_ref().is_some_and(|person| people.iter().any(|known| is_same(known, person))) {
            let found = Diagnostic::error("people/twice", "somebody stands here twice");
            entry.push(found.at(entry.whole()).help("keep one of the two"));
        } else {
            people.extend(read);
        }
        table.absorb(entry.finish(unknown));
    }
    people
}

/// Two people may have one blog, and one person two.
fn is_same(known: &Person, person: &Person) -> bool {
    (&known.name, &known.url) == (&person.name, &person.url)
}

fn person(entry: &mut Table<'_>) -> Option<Person> {
    let name = words(entry, "name");
    let url = address(entry, "url");
    let (has_name, has_url) = (entry.has("name"), entry.has("url"));
    let person = (words(entry, "blog"), address(entry, "feed"), words(entry, "about"), day(entry));
    if !has_name || !has_url {
        let found = Diagnostic::error("people/missing", "somebody here needs `name` and `url`");
        let help = "write `- {name: Priya, url: https://priya.example/}`";
        entry.push(found.at(entry.whole()).help(help));
    }
    let (blog, feed, about, since) = person;
    Some(Person { name: name?, url: url?, blog, feed, about, since })
}

/// Words that are not empty.
fn words<'a>(entry: &mut Table<'a>, key: &'a str) -> Option<String> {
    let words = entry.string(key)?.trim().to_owned();
    if words.is_empty() {
        let help = format!("fill it in, or delete `{key}`");
        entry.error(key, "people/empty", format!("`{key}` is empty"), help);
    }
    Some(words).filter(|words| !words.is_empty())
}

/// A whole `http` or `https` address, as written.
fn address<'a>(entry: &mut Table<'a>, key: &'a str) -> Option<String> {
    let written = words(entry, key)?;
    let read = web_address(&written);
    if let Err(why) = &read {
        let what = if key == "feed" { "a feed" } else { "anybody's site" };
        let message = format!("`{written}` is not the address of {what}: {why}");
        let help = "write it whole: `https://priya.example/`".to_owned();
        entry.error(key, "people/address", message, help);
    }
    read.ok().map(|_| written)
}

fn day(entry: &mut Table<'_>) -> Option<Date> {
    let written = words(entry, "since")?;
    let read = written.parse::<Date>();
    if read.is_err() {
        let message = format!("`{written}` is not a day");
        entry.error("since", "people/since", message, "write `since: 2026-03-01`".to_owned());
    }
    read.ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::diag::Text;

    fn people(people: &str) -> Result<Vec<Person>, Vec<String>> {
        let text = format!("title: A\nbase_url: https://a.example\npeople: {people}\n");
        match Config::parse(&Text::new("hobnob.yaml", text)) {
            Ok(config) => Ok(config.people),
            Err(found) => Err(found.sorted().iter().map(|found| found.message.clone()).collect()),
        }
    }

    #[test]
    fn a_name_and_a_site_are_enough() {
        let read = people(
            "[{name: Priya, url: 'https://p.example/'}, {name: Wen, url: 'http://w.example', \
             blog: Dough, feed: 'http://w.example/feed', about: Weighs., since: 2026-03-01}]",
        );
        let priya = Person {
            name: "Priya".to_owned(),
            url: "https://p.example/".to_owned(),
            blog: None,
            feed: None,
            about: None,
            since: None,
        };
        let wen = Person {
            name: "Wen".to_owned(),
            url: "http://w.example".to_owned(),
            blog: Some("Dough".to_owned()),
            feed: Some("http://w.example/feed".to_owned()),
            about: Some("Weighs.".to_owned()),
            since: Some(jiff::civil::date(2026, 3, 1)),
        };
        assert_eq!((priya.title(), wen.title()), ("Priya", "Dough"));
        assert_eq!(read, Ok(vec![priya, wen]));
    }

    #[test]
    fn what_leads_to_nobody_is_told() {
        let wrong = [
            ("Priya", "expected a list for `people`, found words"),
            ("[Priya]", "expected keys and values, found words"),
            ("[{name: Priya}]", "somebody here needs `name` and `url`"),
            ("[{name: ' ', url: 'https://p.example/'}]", "`name` is empty"),
            (
                "[{name: P, url: p.example}]",
                "`p.example` is not the address of anybody's site: it lacks `https://`",
            ),
            (
                "[{name: P, url: 'javascript:p()'}]",
                "`javascript:p()` is not the address of anybody's site: `javascript` is not http \
                 or https",
            ),
            (
                "[{name: P, url: 'https://p.example/', feed: /feed.xml}]",
                "`/feed.xml` is not the address of a feed: it lacks `https://`",
            ),
            ("[{name: P, url: 'https://p.example/', since: May}]", "`May` is not a day"),
            ("[{name: P, url: 'https://p.example/', who: P}]", "`who` is not a key here"),
            (
                "[{name: P, url: 'https://p.example/'}, {name: P, url: 'https://p.example/'}]",
                "somebody stands here twice",
            ),
        ];
        for (written, message) in wrong {
            assert_eq!(people(written), Err(vec![message.to_owned()]), "{written}");
        }
    }
}
