//! What a file's path says: role, section, name and date.

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
