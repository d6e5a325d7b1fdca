//! Who wrote it: the last place where an e-mail address is known.

use crate::comment::private::Contact;
use crate::comment::{Author, Body, Claim, Key, Owners};
use crate::import::comments::{System, Writer};

/// What turns writers into authors.
#[derive(Clone, Copy)]
pub struct People<'a> {
    /// Everybody who answers for the blog.
    pub owners: &'a Owners,
    /// The blog's own key.
    pub key: &'a Key,
    /// Whether what is private is handed on to be kept apart.
    pub keeps_private: bool,
}

impl People<'_> {
    /// The author that everybody may see.
    pub(super) fn author(&self, writer: &Writer) -> Author {
        Author {
            name: signed(&writer.name),
            url: writer.url.as_deref().and_then(site),
            person: writer.email.as_deref().and_then(|email| self.key.person(email)),
        }
    }

    /// Whether the configuration names the writer as one who answers for the blog.
    pub(super) fn is_owner(&self, writer: &Writer, system: System) -> bool {
        let claim = |system| Claim {
            name: &writer.name,
            url: writer.url.as_deref(),
            account: writer.account.as_deref(),
            system,
            email: writer.email.as_deref(),
        };
        self.owners.know(&claim(system.name())) || self.owners.know(&claim(family(system)))
    }

    /// The words without the address of whoever wrote them: people sign with it.
    pub(super) fn words(&self, mut body: Body, writer: &Writer) -> Body {
        let private = [(&writer.email, "[e-mail address]"), (&writer.ip, "[IP address]")];
        for (secret, instead) in private {
            if let Some(secret) = secret.as_deref().map(str::trim).filter(|word| word.len() > 6) {
                body.text = without(&body.text, secret, instead);
            }
        }
        body
    }

    /// What is private of them, where it is kept.
    pub(super) fn private(&self, writer: &Writer) -> Option<Contact> {
        let Writer { email, ip, agent, .. } = writer;
        let private = Contact { email: email.clone(), ip: ip.clone(), agent: agent.clone() };
        (self.keeps_private && private != Contact::default()).then_some(private)
    }
}

/// `words` with something else for `secret`, whatever its case.
fn without(words: &str, secret: &str, instead: &str) -> String {
    let (low, secret) = (words.to_ascii_lowercase(), secret.to_ascii_lowercase());
    let mut open = String::new();
    let mut end = 0;
    for (at, found) in low.match_indices(&secret) {
        open.push_str(words.get(end..at).unwrap_or_default());
        open.push_str(instead);
        end = at + found.len();
    }
    open + words.get(end..).unwrap_or_default()
}

/// Where the accounts of a system are: GitHub's are the same in its discussions and in its issues.
fn family(system: System) -> &'static str {
    match system {
        System::Discussions | System::Issues => "github",
        other => other.name(),
    }
}

/// A name without what it gives away: of people who sign with an e-mail address, what stands before
/// the `@`.
fn signed(name: &str) -> String {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    for word in &mut words {
        let address = word.trim_matches(['<', '>', '(', ')', ',', ';', '"', '\'']);
        *word = match address.split_once('@') {
            Some((before, host))
                if !before.is_empty() && host.contains('.') && !host.contains('@') =>
            {
                before
            }
            _ => word,
        };
    }
    words.join(" ")
}

/// An address of the Web; anything else that stands where a site should is dropped.
fn site(url: &str) -> Option<String> {
    let url = url.trim();
    let is_word = |c: char| c.is_alphanumeric() || "-._~:/?#[]!$&'()*+,;=%".contains(c);
    match url::Url::parse(url) {
        Ok(parsed) if matches!(parsed.scheme(), "http" | "https") => {
            let is_named = parsed.host_str().is_some_and(|host| !host.is_empty());
            (is_named && parsed.username().is_empty()).then(|| url.to_owned())
        }
        Ok(parsed) if parsed.has_host() || !url.contains('.') => None,
        // `blog.example`, as people type it.
        _ => (url.contains('.') && url.chars().all(is_word)).then(|| format!("http://{url}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_gives_no_address_away() {
        let names = [
            ("Ada", "Ada"),
            (" Ada  B ", "Ada B"),
            ("ada@mail.example", "ada"),
            ("Ada <ada@mail.example>", "Ada ada"),
            ("@ada", "@ada"),
            ("@ada@social.example", "@ada@social.example"),
        ];
        for (written, expected) in names {
            assert_eq!(signed(written), expected, "{written}");
        }
    }

    #[test]
    fn words_give_no_address_away() {
        let words = "Zoë here: Ada@Mail.example, or ADA@mail.example.";
        let expected = "Zoë here: [x], or [x].";
        assert_eq!(without(words, "ada@mail.example", "[x]"), expected);
    }

    #[test]
    fn a_site_is_on_the_web() {
        let sites = [
            ("https://a.example/b?c=d", Some("https://a.example/b?c=d")),
            (" http://a.example ", Some("http://a.example")),
            ("a.example", Some("http://a.example")),
            ("a.example:8080/x", Some("http://a.example:8080/x")),
            ("javascript:alert(1)", None),
            ("javascript://a.example/%0aalert(1)", None),
            ("mailto:a@b.example", None),
            ("a@b.example", None),
            ("https://me:secret@a.example/", None),
            ("http://", None),
            ("", None),
            ("undefined", None),
        ];
        for (written, expected) in sites {
            assert_eq!(site(written).as_deref(), expected, "{written}");
        }
    }
}
