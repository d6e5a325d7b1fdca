//! What a file's path says: role, section, name and date. The front matter has a word in the role,
//! and nothing else here.

use crate::config::Config;
use crate::value::slug::split_date;

use super::FrontMatter;

/// What a document is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Stands in time: has a date, or lies in a folder of posts.
    Post,
    /// Stands outside time: about, contact.
    Page,
    /// The text of a section (`_index.md`).
    Section,
    /// The text of the front page (`content/_index.md` or `content/index.md`).
    Home,
}

/// Where a document stands in `content/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// From `content/`, with `/`: `posts/2026-03-01-hello.md`.
    pub path: String,
    /// What it is for.
    pub role: Role,
    /// The folders above it, a bundle's own folder not included: `posts`, `notes/2024`, or empty.
    /// Of a section, the section's own folder.
    pub folder: String,
    /// The name without date and ending: `hello`. Of a section, its last folder's name.
    pub name: String,
    /// `YYYY-MM-DD` in front of the name.
    pub date: Option<String>,
    /// The folder, from `content/`, whose other files are published beside it.
    pub bundle: Option<String>,
}

/// Whether the file at `path` is a document: `.md`, `.markdown`, `.mdown` or `.mkd`.
pub fn is_document(path: &str) -> bool {
    stem(path).is_some()
}

/// `path` without the ending of a document.
fn stem(path: &str) -> Option<&str> {
    let (stem, ending) = path.rsplit_once('.')?;
    let known = ["md", "markdown", "mdown", "mkd"];
    known.iter().any(|known| ending.eq_ignore_ascii_case(known)).then_some(stem)
}

/// What the path alone says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Location<'a> {
    path: &'a str,
    kind: Kind,
    folder: &'a str,
    name: &'a str,
    /// `YYYY-MM-DD` in front of the name.
    pub(super) date: Option<&'a str>,
    bundle: Option<&'a str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Home,
    Section,
    Leaf,
}

impl<'a> Location<'a> {
    /// Takes `path`, from `content/`, apart.
    pub(super) fn of(path: &'a str, config: &Config) -> Self {
        let (folder, name) = split(stem(path).unwrap_or(path));
        let is_index = name == "index";
        let heads_posts = is_index && config.post_folders.iter().any(|posts| posts == folder);
        match (folder, name) {
            ("", "index" | "_index") => Self::head(path, folder, Kind::Home),
            (_, "_index") => Self::head(path, folder, Kind::Section),
            // `posts/index.md` is how others write the text above the list of posts.
            _ if heads_posts => Self::head(path, folder, Kind::Section),
            _ if is_index => {
                let (above, own) = split(folder);
                Self { bundle: Some(folder), ..Self::leaf(path, above, own) }
            }
            _ => Self::leaf(path, folder, name),
        }
    }

    fn head(path: &'a str, folder: &'a str, kind: Kind) -> Self {
        Self { path, kind, folder, name: split(folder).1, date: None, bundle: None }
    }

    fn leaf(path: &'a str, folder: &'a str, name: &'a str) -> Self {
        let (date, rest) = split_date(name);
        let name = if rest.is_empty() { name } else { rest };
        Self { path, kind: Kind::Leaf, folder, name, date, bundle: None }
    }

    /// Whether it lies where Jekyll keeps what is not finished.
    pub(super) fn is_among_drafts(&self) -> bool {
        self.first_folder() == "_drafts"
    }

    fn first_folder(&self) -> &'a str {
        self.folder.split('/').next().unwrap_or_default()
    }

    fn is_among_posts(&self, config: &Config) -> bool {
        let first = self.first_folder();
        self.is_among_drafts() || config.post_folders.iter().any(|posts| posts == first)
    }

    fn role(&self, front: &FrontMatter, config: &Config) -> Role {
        match self.kind {
            Kind::Home => Role::Home,
            Kind::Section => Role::Section,
            Kind::Leaf if front.asks_for_page() => Role::Page,
            Kind::Leaf if front.date.is_some() || self.is_among_posts(config) => Role::Post,
            Kind::Leaf => Role::Page,
        }
    }
}

impl Place {
    /// Where a document stands, its author's wish considered.
    pub(super) fn of(location: &Location<'_>, front: &FrontMatter, config: &Config) -> Self {
        Self {
            path: location.path.to_owned(),
            role: location.role(front, config),
            folder: location.folder.to_owned(),
            name: location.name.to_owned(),
            date: location.date.map(str::to_owned),
            bundle: location.bundle.map(str::to_owned),
        }
    }

    /// The name made readable: `hello-again` is `Hello again`.
    pub(super) fn readable_name(&self) -> String {
        let words = self.name.replace(['-', '_'], " ");
        let mut letters = words.trim().chars();
        match letters.next() {
            Some(first) => first.to_uppercase().chain(letters).collect(),
            None => self.name.clone(),
        }
    }
}

/// The folder of a path and the name in it.
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Text;

    fn config() -> Config {
        let text = Text::new("hobnob.yaml", "title: A\nbase_url: https://a.example\n");
        Config::parse(&text).unwrap()
    }

    fn place(path: &str) -> Place {
        let front = FrontMatter::default();
        Place::of(&Location::of(path, &config()), &front, &config())
    }

    #[test]
    fn a_path_tells_role_folder_name_and_date() {
        let expected = [
            ("posts/2026-03-01-hello.md", Role::Post, "posts", "hello", Some("2026-03-01")),
            ("posts/hello.markdown", Role::Post, "posts", "hello", None),
            ("posts/de/hello.mkd", Role::Post, "posts/de", "hello", None),
            ("posts/2026-03-01.md", Role::Post, "posts", "2026-03-01", Some("2026-03-01")),
            ("_drafts/idea.md", Role::Post, "_drafts", "idea", None),
            ("about.md", Role::Page, "", "about", None),
            ("notes/readme.MD", Role::Page, "notes", "readme", None),
            ("_index.md", Role::Home, "", "", None),
            ("index.md", Role::Home, "", "", None),
            ("notes/deep/_index.md", Role::Section, "notes/deep", "deep", None),
            ("posts/index.md", Role::Section, "posts", "posts", None),
        ];
        for (path, role, folder, name, date) in expected {
            let place = place(path);
            let found = (place.role, &*place.folder, &*place.name, place.date.as_deref());
            assert_eq!(found, (role, folder, name, date), "{path}");
            assert_eq!(place.bundle, None, "{path}");
        }
    }

    #[test]
    fn a_bundle_is_named_by_its_folder() {
        let place = place("posts/2026-03-01-hello/index.md");
        assert_eq!((&*place.folder, &*place.name), ("posts", "hello"));
        assert_eq!(place.date.as_deref(), Some("2026-03-01"));
        assert_eq!(place.bundle.as_deref(), Some("posts/2026-03-01-hello"));
        assert_eq!(super::Location::of("a/index.md", &config()).bundle, Some("a"));
    }

    #[test]
    fn a_name_is_made_readable() {
        assert_eq!(place("posts/hello-again.md").readable_name(), "Hello again");
        assert_eq!(place("posts/--.md").readable_name(), "--");
    }

    #[test]
    fn only_markdown_is_a_document() {
        assert!(is_document("a/b.MD") && is_document("b.mdown"));
        assert!(!is_document("md") && !is_document("a.md/b") && !is_document("a.html"));
    }
}
