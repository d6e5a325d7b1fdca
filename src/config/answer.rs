//! `comments.answer`: the ways in which readers may answer.

use crate::data::Table;
use crate::diag::Severity;
use crate::value::suggest::did_you_mean;
use crate::value::url::web_address;

/// A way for readers to answer. None asks anything of a third party before the reader does.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// `mail`: an e-mail address to write to.
    Mail(String),
    /// `discussion`: an address where people talk; `{title}`, `{path}` and `{url}` stand for the post's.
    Discussion(String),
    /// `webmention`: the endpoint that takes them.
    Webmention(String),
    /// `form`: an endpoint that takes a form.
    Form(String),
}

/// What an address of a discussion may hold, to be replaced by what the post has.
const PLACEHOLDERS: [&str; 3] = ["title", "path", "url"];

/// One way: its key, from its words to itself, and what is wrong with them, if anything is, with
/// what to write instead.
struct Way {
    key: &'static str,
    answer: fn(String) -> Answer,
    fault: fn(&str) -> Option<(String, String)>,
}

const WAYS: [Way; 4] = [
    Way { key: "mail", answer: Answer::Mail, fault: no_mail_address },
    Way { key: "discussion", answer: Answer::Discussion, fault: no_discussion },
    Way { key: "webmention", answer: Answer::Webmention, fault: no_endpoint },
    Way { key: "form", answer: Answer::Form, fault: no_endpoint },
];

/// The ways there are, in the order written; every wrong one is told.
pub(super) fn read(table: &mut Table<'_>) -> Vec<Answer> {
    let Some(mut inner) = table.table("answer") else {
        return Vec::new();
    };
    let written: Vec<&str> = inner.keys().collect();
    let mut ways: Vec<_> = WAYS.iter().collect();
    ways.sort_by_key(|way| written.iter().position(|key| *key == way.key));
    let answers = ways.into_iter().filter_map(|way| way.read(&mut inner)).collect();
    table.absorb(inner.finish(Severity::Error));
    answers
}

impl Way {
    fn read(&self, table: &mut Table<'_>) -> Option<Answer> {
        let words = table.string(self.key)?.trim().to_owned();
        if let Some((message, help)) = (self.fault)(&words) {
            table.error(self.key, "config/answer", message, help);
            return None;
        }
        Some((self.answer)(words))
    }
}

fn no_mail_address(words: &str) -> Option<(String, String)> {
    let is_part = |part: &str| {
        !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || "@<>,:;()\"".contains(c))
    };
    let is_address =
        words.split_once('@').is_some_and(|(name, host)| is_part(name) && is_part(host));
    let fault = || {
        let message = format!("`{words}` is not an e-mail address");
        (message, "write it alone: `mara@example.org`".to_owned())
    };
    (!is_address).then(fault)
}

fn no_discussion(words: &str) -> Option<(String, String)> {
    if let Some(unknown) = placeholders(words).find(|name| !PLACEHOLDERS.contains(name)) {
        let help = did_you_mean(unknown, PLACEHOLDERS).unwrap_or_else(|| {
            "what stands for a post is `{title}`, `{path}` and `{url}`".to_owned()
        });
        return Some((format!("nothing stands for `{{{unknown}}}`"), help));
    }
    let why = web_address(words).err()?;
    let message = format!("`{words}` is not the address of a discussion: {why}");
    Some((
        message,
        "write it whole: `https://github.com/mara/chair/discussions?q={path}`".to_owned(),
    ))
}

/// The words between braces.
fn placeholders(words: &str) -> impl Iterator<Item = &str> {
    words.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0))
}

/// An endpoint receives what readers write: nobody else on the way should.
fn no_endpoint(words: &str) -> Option<(String, String)> {
    let why = match web_address(words) {
        Ok(address) if address.scheme() == "https" || is_here(&address) => return None,
        Ok(_) => "what readers write would travel open for all to read".to_owned(),
        Err(why) => why,
    };
    let message = format!("`{words}` is not the address of an endpoint: {why}");
    Some((message, "write it whole, with `https`: `https://answers.example.org/`".to_owned()))
}

/// Whether an address is one of this machine, for trying things out.
fn is_here(address: &url::Url) -> bool {
    matches!(address.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::diag::Text;

    fn config(answer: &str) -> Result<Vec<Answer>, Vec<String>> {
        let text =
            format!("title: A\nbase_url: https://a.example\ncomments: {{answer: {answer}}}\n");
        match Config::parse(&Text::new("hobnob.yaml", text)) {
            Ok(config) => Ok(config.comments.answers),
            Err(found) => Err(found.sorted().iter().map(|found| found.message.clone()).collect()),
        }
    }

    #[test]
    fn ways_stand_in_the_order_written() {
        let written = "{form: 'http://localhost:8080/', webmention: 'https://w.example/w', \
                       discussion: 'https://d.example/?q={path}', mail: ' mara@a.example '}";
        let expected = vec![
            Answer::Form("http://localhost:8080/".to_owned()),
            Answer::Webmention("https://w.example/w".to_owned()),
            Answer::Discussion("https://d.example/?q={path}".to_owned()),
            Answer::Mail("mara@a.example".to_owned()),
        ];
        assert_eq!(config(written), Ok(expected));
    }

    #[test]
    fn a_way_that_leads_nowhere_is_told() {
        let wrong = [
            ("{mail: mara}", "`mara` is not an e-mail address"),
            ("{mail: 'a@b, c@d'}", "`a@b, c@d` is not an e-mail address"),
            ("{mail: 'mailto:a@b.example'}", "`mailto:a@b.example` is not an e-mail address"),
            ("{discussion: 'https://d.example/{slug}'}", "nothing stands for `{slug}`"),
            (
                "{discussion: d.example}",
                "`d.example` is not the address of a discussion: it lacks `https://`",
            ),
            ("{form: /form}", "`/form` is not the address of an endpoint: it lacks `https://`"),
            (
                "{webmention: 'http://w.example/'}",
                "`http://w.example/` is not the address of an endpoint: what readers write would \
                 travel open for all to read",
            ),
            ("{letter: home}", "`letter` is not a key here"),
        ];
        for (written, message) in wrong {
            assert_eq!(config(written), Err(vec![message.to_owned()]));
        }
    }
}
