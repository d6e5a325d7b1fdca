//! Links that lead nowhere, and what to type instead.

use super::routes::Answer;
use super::{Held, Site};
use crate::diag::{Diagnostic, Severity, Span};
use crate::document::place::is_document;
use crate::value::suggest::{did_you_mean, nearest};

/// Why a link leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// `link/broken`, `link/anchor`, `link/held` or `link/ambiguous`.
    pub code: &'static str,
    /// What is wrong, as a diagnostic says it.
    pub message: String,
    /// What to type instead.
    pub help: Option<String>,
    /// Whether only this blog could answer it, because it names a file of `content/` or a page by
    /// its name. An address may be answered by something else on the host.
    pub certain: bool,
}

/// On a blog with more addresses only the very same name is looked for: a blog that has just moved in
/// may have thousands of broken links, and comparing each with everything would take minutes.
const FEW_ADDRESSES: usize = 2000;

impl Broken {
    pub(super) fn new(code: &'static str, message: String, help: Option<String>) -> Self {
        Self { code, message, help, certain: true }
    }

    /// The same, but never more than a warning.
    pub(super) fn mild(self) -> Self {
        Self { certain: false, ..self }
    }

    /// The finding for a link that stands at `span`. How much a certain one matters is for
    /// [`Config::broken_links`](crate::config::Config::broken_links) to say; others are warnings.
    pub fn at(self, span: Span, severity: Severity) -> Diagnostic {
        let severity = if self.certain { severity } else { Severity::Warning };
        let found = match severity {
            Severity::Error => Diagnostic::error(self.code, self.message),
            Severity::Note => Diagnostic::note(self.code, self.message),
            Severity::Warning => Diagnostic::warning(self.code, self.message),
        };
        found.at(span).maybe_help(self.help)
    }
}

impl Site {
    /// Nothing answers a link whose path is `path`.
    pub(super) fn unanswered(&self, target: &str, path: &str) -> Broken {
        let message = format!("`{target}` leads to nothing on this blog");
        let help = self.did_you_mean(path).unwrap_or_else(|| how_to_link(path).to_owned());
        Broken::new("link/broken", message, Some(help))
    }

    /// The file of the same name elsewhere, else what is written almost alike.
    fn did_you_mean(&self, path: &str) -> Option<String> {
        let name = last_part(path.trim_end_matches('/'));
        let moved = |path: &&str| last_part(path) == name;
        let help = |found: &str| format!("did you mean `{found}`?");
        let wanted = path.trim_start_matches(['@', '.', '/']);
        let like = |path: &&str| path.len().abs_diff(wanted.len()) <= wanted.len() / 3 + 1;
        if is_document(path) {
            let moved = self.routes.paths().find(moved);
            let found = moved
                .or_else(|| nearest(wanted, self.routes.paths().filter(like)))
                .or_else(|| nearest_by_name(name, self.routes.paths()));
            return found.map(|found| help(&format!("@/{found}")));
        }
        let wanted = wanted.trim_end_matches('/');
        let moved = self.routes.addresses().find(moved);
        let found = match self.routes.addresses().nth(FEW_ADDRESSES) {
            Some(_) => moved,
            None => nearest(wanted, self.routes.addresses().filter(like))
                .or(moved)
                .or_else(|| nearest_by_name(name, self.routes.addresses())),
        };
        found.map(|found| help(&self.written(found)))
    }

    /// An address as people write it: with the last `/` where it has one.
    fn written(&self, address: &str) -> String {
        match self.routes.at_address(address) {
            Some(Answer::There { url, .. }) => url.plain(),
            _ => format!("/{address}/"),
        }
    }

    /// Nothing has the name that a wiki link says.
    pub(super) fn unnamed(&self, name: &str) -> Broken {
        let message = format!("there is no post or page called `{}`", name.trim());
        Broken::new("link/broken", message, did_you_mean(name, self.routes.names()))
    }
}

/// What to type when nothing there is like it.
fn how_to_link(path: &str) -> &'static str {
    if is_document(path) {
        "name a file of `content/`: `@/posts/2026-03-01-hello.md`, or `other.md` beside this one"
    } else {
        "name a post's file (`other.md`), a file beside this one, or an address like `/about/`"
    }
}

/// The path whose last part is most like `name`, wherever it lies.
fn nearest_by_name<'a>(name: &str, paths: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let paths: Vec<&str> = paths.collect();
    let near = nearest(name, paths.iter().copied().map(last_part))?;
    paths.into_iter().find(|path| last_part(path) == near)
}

fn last_part(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Several documents have the name that a wiki link says.
pub(super) fn ambiguous(name: &str, paths: &[String]) -> Broken {
    let message = format!("`{}` could be `{}`", name.trim(), paths.join("` or `"));
    let first = paths.first().map_or("", |path| path.strip_suffix(".md").unwrap_or(path));
    Broken::new("link/ambiguous", message, Some(format!("write the path: `[[{first}]]`")))
}

/// A link to a document that stays out. Who links to a refused one is not at fault, and the build that
/// leaves it out must not stop there.
pub(super) fn held(path: &str, reason: &Held) -> Broken {
    let message = format!("`{path}` {}, so there is nothing to link to", reason.describe());
    let broken = |help: &str| Broken::new("link/held", message, Some(help.to_owned()));
    match reason {
        Held::Refused { .. } => broken("mend that post, or take the link out").mild(),
        _ => broken("publish it too, or take the link out until then"),
    }
}

#[cfg(test)]
mod tests {
    use crate::document::LinkKind;
    use crate::site::sample::{Sample, id};

    #[test]
    fn a_link_to_a_refused_post_is_told_and_breaks_nothing() {
        let site = Sample::new("markdown: {wiki_links: true}\n")
            .with("posts/2026-03-01-hello.md", "")
            .with("posts/shop.md", "# The Shop\n")
            .refused("posts/shop.md")
            .site();
        let from = site.entry(id(&site, "posts/2026-03-01-hello.md"));
        for (target, kind) in [
            ("shop.md", LinkKind::Anchor),
            ("@/posts/shop.md#part", LinkKind::Anchor),
            ("/posts/shop/", LinkKind::Anchor),
            ("the shop", LinkKind::Wiki),
        ] {
            let broken = site.resolve(&from.document, &from.url, target, kind).unwrap_err();
            assert_eq!((broken.code, broken.certain), ("link/held", false), "{target}");
        }
        assert_eq!(site.held[0].reason.describe(), "is refused by the policy");
    }
}
