//! The keys of the front matter, one after the other, every fault told.

use jiff::Zoned;

use crate::config::{Config, Person, people};
use crate::data::{Map, Table, Value};
use crate::diag::{Diagnostic, Findings, Severity};
use crate::value::{date, language, url};

use super::{Comments, FrontMatter, Presumed, Sponsor, names, terms};

/// Reads every key; a key that is wrong is told and left out.
pub(super) fn read<'a>(
    mut table: Table<'a>,
    presumed: Presumed,
    config: &'a Config,
) -> (FrontMatter, Findings) {
    let keys = &mut Keys { table: &mut table, config };
    let front = FrontMatter {
        title: keys.string("title"),
        description: keys.string("description"),
        date: keys.date("date").or(presumed.date),
        updated: keys.date("updated"),
        draft: keys.draft().unwrap_or(presumed.draft),
        slug: keys.string("slug"),
        permalink: keys.permalink(),
        aliases: keys.strings("aliases"),
        summary: keys.string("summary"),
        template: keys.string("template").map(with_ending),
        layout: keys.layout(),
        image: keys.image(),
        lang: keys.lang(),
        publish_date: keys.date("publish_date"),
        expires: keys.date("expires"),
        sponsor: keys.sponsor(),
        purpose: keys.string("purpose"),
        comments: keys.comments(),
        discussion: keys.discussion(),
        unsearched: keys.table.bool("search") == Some(false),
        people: keys.people(),
        policy: keys.table.value("policy").cloned(),
        extra: keys.extra(),
        terms: terms::read(keys.table, config),
    };
    names::tell_unknown(&mut table, config);
    (front, table.finish_open())
}

struct Keys<'k, 'a> {
    table: &'k mut Table<'a>,
    config: &'a Config,
}

impl Keys<'_, '_> {
    /// Words; empty ones count as not there.
    fn string(&mut self, key: &'static str) -> Option<String> {
        let key = names::written(self.table, key);
        let words = self.table.string(key)?;
        Some(words.trim().to_owned()).filter(|words| !words.is_empty())
    }

    fn strings(&mut self, key: &'static str) -> Vec<String> {
        let key = names::written(self.table, key);
        self.table.strings(key).unwrap_or_default()
    }

    fn date(&mut self, key: &'static str) -> Option<Zoned> {
        let key = names::written(self.table, key);
        let written = self.table.string(key).filter(|written| !written.trim().is_empty())?;
        let read = date::parse(&written, &self.config.time_zone);
        if let Err(why) = &read {
            let help = format!("write `{key}: 2026-03-01` or `{key}: 2026-03-01 18:30`");
            self.table.error(key, "front-matter/date", why.clone(), help);
        }
        read.ok()
    }

    /// `draft: true`, or Jekyll's `published: false`.
    fn draft(&mut self) -> Option<bool> {
        let draft = self.table.bool("draft");
        let hidden = self.table.bool("published") == Some(false);
        if hidden {
            let message = "`published: false` is another generator's way to say `draft: true`";
            let found = Diagnostic::warning("front-matter/other-name", message)
                .at(self.table.key_span("published"))
                .help("it works; here it is called `draft: true`");
            self.table.push(found);
        }
        if hidden { Some(true) } else { draft }
    }

    fn layout(&mut self) -> Option<String> {
        let layout = self.table.string("layout").map(with_ending)?;
        names::hint(self.table, "layout", "template", self.table.has("template"));
        Some(layout)
    }

    fn lang(&mut self) -> Option<String> {
        let written = self.string("lang")?;
        let tag = language::tag(&written);
        if tag.is_none() {
            let message = format!("`{written}` is not the tag of a language and is passed over");
            let key = names::names("lang").find(|key| self.table.has(key)).unwrap_or("lang");
            let found = Diagnostic::warning("front-matter/lang", message).at(self.table.span(key));
            self.table.push(found.help("write a language, or one of a country: `de`, `pt-BR`"));
        }
        tag
    }

    /// An address on the blog. Podcasts and link blogs keep what a post is about under `url`: that
    /// is no address of the post.
    fn permalink(&mut self) -> Option<String> {
        let key = names::written(self.table, "permalink");
        let permalink = self.table.string(key).filter(|written| !written.trim().is_empty())?;
        if key == "permalink" || !permalink.contains("://") {
            return Some(permalink);
        }
        let message = format!("`{key}` leads away from this blog and is passed over");
        let found = Diagnostic::warning("front-matter/elsewhere", message)
            .at(self.table.span(key))
            .help("templates find what stands under `extra`: move it there, or delete it");
        self.table.push(found);
        None
    }

    /// An address; of Hugo's lists the first, of its themes' maps the address in it.
    fn image(&mut self) -> Option<String> {
        let key = names::written(self.table, "image");
        let inner = match self.table.value(key)? {
            Value::Array(items) => items.first(),
            Value::Object(map) => {
                let usual = ["image", "src", "url", "path"].iter().find_map(|key| map.get(*key));
                let is_address = |text: &str| text.contains(['/', '.']);
                usual.or_else(|| map.values().find(|value| value.as_str().is_some_and(is_address)))
            }
            _ => return self.string("image"),
        };
        let address = inner.and_then(Value::as_str).map(str::to_owned);
        if address.is_none() {
            let message = format!("expected the address of an image for `{key}`");
            self.table.error(
                key,
                "front-matter/image",
                message,
                "write `image: door.jpg`".to_owned(),
            );
        }
        address
    }

    fn sponsor(&mut self) -> Option<Sponsor> {
        match self.table.value("sponsor")? {
            Value::Object(_) => self.sponsor_with_url(),
            _ => Some(Sponsor { name: self.table.string("sponsor")?, url: None }),
        }
    }

    fn sponsor_with_url(&mut self) -> Option<Sponsor> {
        let mut inner = self.table.table("sponsor")?;
        let (name, url) = (inner.string("name"), inner.string("url"));
        self.table.absorb(inner.finish(Severity::Warning));
        if name.is_none() {
            let help = "write `sponsor: {name: …, url: …}`".to_owned();
            let message = "a sponsor needs a `name`".to_owned();
            self.table.error("sponsor", "front-matter/sponsor", message, help);
        }
        Some(Sponsor { name: name?, url })
    }

    fn comments(&mut self) -> Option<Comments> {
        let choices =
            [("open", Comments::Open), ("closed", Comments::Closed), ("off", Comments::Off)];
        match self.table.value("comments")? {
            Value::Bool(true) => Some(Comments::Open),
            Value::Bool(false) => Some(Comments::Off),
            _ => self.table.choice("comments", &choices),
        }
    }

    fn discussion(&mut self) -> Option<String> {
        let written = self.string("discussion")?;
        let address = url::web_address(&written);
        if let Err(why) = &address {
            let message = format!("`{written}` is not the address of a discussion: {why}");
            let help = "write it whole: `https://social.example/@mara/1234`".to_owned();
            self.table.error("discussion", "front-matter/discussion", message, help);
        }
        address.ok().map(|_| written)
    }

    /// People as `hobnob.yaml` has them. Elsewhere the key is anything, and where it is a taxonomy's,
    /// it is that.
    fn people(&mut self) -> Vec<Person> {
        if self.config.taxonomies.iter().any(|taxonomy| taxonomy.name == "people") {
            return Vec::new();
        }
        match self.table.value("people") {
            None => Vec::new(),
            Some(Value::Array(items)) if items.iter().any(Value::is_object) => {
                people::read(self.table, Severity::Warning)
            }
            Some(_) => {
                let message = "`people` holds nobody with a `name` and a `url` and is passed over";
                let found = Diagnostic::warning("front-matter/people", message);
                let found = found.at(self.table.span("people"));
                let help = "write `- {name: Priya, url: https://priya.example/}`, one for each";
                self.table.push(found.help(help));
                Vec::new()
            }
        }
    }

    /// `extra`, and what Hugo keeps under `params`.
    fn extra(&mut self) -> Map {
        let mut extra = self.table.object("extra");
        if self.table.has("params") {
            names::hint(self.table, "params", "extra", false);
            for (key, value) in self.table.object("params") {
                extra.entry(key).or_insert(value);
            }
        }
        extra
    }
}

/// `page` as `page.html`.
fn with_ending(name: String) -> String {
    if name.contains('.') { name } else { format!("{name}.html") }
}
