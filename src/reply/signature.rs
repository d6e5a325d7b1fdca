//! Who may answer for the blog, and whose answer it is when nobody says so.

use crate::comment::{Claim, Owners};
use crate::config::Config;
use crate::diag::{Diagnostic, Findings};
use crate::value::suggest::did_you_mean;
use crate::value::url::UrlPath;

/// How an answer is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The name that readers see.
    pub name: String,
    /// Where they are at home, whole.
    pub url: Option<String>,
}

/// Everybody who may answer for a blog.
#[derive(Clone, Debug)]
pub struct Signatures<'a> {
    config: &'a Config,
    owners: Owners,
}

impl<'a> Signatures<'a> {
    /// Those whom the configuration names, as `authors` or as `comments.owners`.
    pub fn of(config: &'a Config) -> Self {
        Self { config, owners: Owners::of(config) }
    }

    /// The one of this name: a key or a name of `authors`, or a name of an owner.
    ///
    /// # Errors
    /// When nobody is called so.
    pub fn named(&self, name: &str) -> Result<Signature, Findings> {
        self.known(name).ok_or_else(|| {
            let found = format!("nobody called `{name}` answers for this blog");
            let found = Diagnostic::setup("reply/as", found);
            let names = self.names();
            let near = did_you_mean(name, names.iter().copied());
            found
                .help(near.unwrap_or_else(|| match names.is_empty() {
                    true => "name yourself in hobnob.yaml: `author: Your Name`".to_owned(),
                    false => format!("write one of `{}`", names.join("`, `")),
                }))
                .into()
        })
    }

    /// Whoever of the authors of the post answers for the blog, else whoever wrote what names nobody,
    /// else the first of the owners.
    ///
    /// # Errors
    /// When the configuration names nobody at all.
    pub fn usual(&self, authors: &[String]) -> Result<Signature, Findings> {
        let of_post = authors.iter().filter_map(|author| self.known(author));
        let mut of_post = of_post.filter(|signature| self.answers(signature));
        let of_blog = || self.config.author.as_deref().map(|author| self.author(author));
        let first = || self.names().first().and_then(|name| self.known(name));
        of_post.next().or_else(of_blog).or_else(first).ok_or_else(|| {
            let message = "nobody is named who answers for this blog";
            Diagnostic::setup("reply/as", message)
                .help("name yourself in hobnob.yaml: `author: Your Name`")
                .into()
        })
    }

    /// Whether somebody who writes here answers for the blog, too: where no owners are named, all do.
    fn answers(&self, signature: &Signature) -> bool {
        let url = signature.url.as_deref();
        let claim = Claim { name: &signature.name, url, ..Claim::default() };
        self.config.comments.owners.is_empty() || self.owners.know(&claim)
    }

    fn known(&self, name: &str) -> Option<Signature> {
        let is = |known: &str| known.trim().to_lowercase() == name.trim().to_lowercase();
        let authors = &self.config.authors;
        if let Some((key, _)) = authors.iter().find(|(key, one)| is(key) || is(&one.name)) {
            return Some(self.author(key));
        }
        let usual = self.config.author.iter();
        let owners = self.config.comments.owners.iter().flat_map(|owner| &owner.names);
        let known = usual.chain(owners).find(|known| is(known))?;
        Some(Signature { name: known.trim().to_owned(), url: None })
    }

    /// A key of `authors`, or a plain name.
    fn author(&self, key: &str) -> Signature {
        let Some(author) = self.config.authors.get(key) else {
            return Signature { name: key.to_owned(), url: None };
        };
        let base = &self.config.base_url;
        let url = author.url.as_deref().and_then(|url| base.resolve(&UrlPath::root(), url));
        let url = url.filter(|url| url.starts_with("http"));
        Signature { name: author.name.clone(), url }
    }

    /// By what each of them may be named, each once: authors by their keys.
    pub fn names(&self) -> Vec<&'a str> {
        let keys = self.config.authors.keys().map(String::as_str);
        let usual = self.config.author.as_deref();
        let owners = self.config.comments.owners.iter().filter_map(|owner| owner.names.first());
        let mut names: Vec<&str> = Vec::new();
        for name in keys.chain(usual).chain(owners.map(String::as_str)) {
            let known = self.known(name);
            if names.iter().all(|other| self.known(other) != known) {
                names.push(name);
            }
        }
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Text;

    fn config(more: &str) -> Config {
        let text = format!("title: A\nbase_url: https://a.example/blog/\n{more}");
        Config::parse(&Text::new("hobnob.yaml", text)).unwrap()
    }

    const TWO: &str = "author: ada\nauthors:\n  ada: {name: Ada L, url: /ada/}\n  ben: {name: Ben}\n  \
                       guest: {name: Cy}\ncomments:\n  owners:\n    - names: [Ada L, ada_l]\n    \
                       - names: [Ben]\n";

    #[test]
    fn two_co_authors_each_sign_for_themselves() {
        let config = config(TWO);
        let all = Signatures::of(&config);
        let name = |found: Result<Signature, Findings>| found.unwrap().name;
        assert_eq!(name(all.named("ben")), "Ben");
        assert_eq!(name(all.named("ADA_L")), "ada_l");
        assert_eq!(name(all.named("guest")), "Cy");
        let ada = all.named("Ada L").unwrap();
        assert_eq!(ada.url.as_deref(), Some("https://a.example/ada/"));
        let nobody = all.named("bem").unwrap_err();
        let help: Vec<&String> = nobody.iter().flat_map(|found| &found.help).collect();
        assert_eq!(help, ["did you mean `ben`?"]);
        let usual = |authors: &[&str]| {
            let authors: Vec<String> = authors.iter().map(|name| (*name).to_owned()).collect();
            name(all.usual(&authors))
        };
        assert_eq!((usual(&["ben"]), usual(&["guest", "Ben"])), ("Ben".into(), "Ben".into()));
        assert_eq!((usual(&["guest"]), usual(&[])), ("Ada L".into(), "Ada L".into()));
    }

    #[test]
    fn whoever_is_named_at_all_may_answer() {
        let usual = |more: &str| Signatures::of(&config(more)).usual(&[]).map(|one| one.name);
        assert_eq!(usual("author: Ada\n").unwrap(), "Ada");
        assert_eq!(usual("comments: {owners: [{names: [Ben, B]}]}\n").unwrap(), "Ben");
        assert_eq!(usual("authors: {cy: {name: Cy}}\n").unwrap(), "Cy");
        assert_eq!(usual("").unwrap_err().outcome(), crate::diag::Outcome::Setup);
    }
}
