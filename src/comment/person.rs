//! Who is who across comments, without knowing anybody's address.

use super::Author;
use crate::value::digest::Digest;
use crate::value::fold::fold;

/// Names that tell nobody from others, folded.
const NOBODY: [&str; 26] = [
    "",
    "admin",
    "anon",
    "anoniem",
    "anonim",
    "anonimo",
    "anonimowy",
    "anonym",
    "anonyme",
    "anonymous",
    "gast",
    "ghost",
    "guest",
    "invite",
    "no name",
    "nobody",
    "noname",
    "someone",
    "unknown",
    "аноним",
    "анонимно",
    "анонім",
    "匿名",
    "匿名さん",
    "名無し",
    "익명",
];

/// A blog's own secret, by which e-mail addresses become keys that nobody else can make or turn
/// back. It stays on the owner's machine.
pub struct Key([u8; 32]);

impl Key {
    /// A key of these bytes, which should be random.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its bytes, to be kept where nobody else reads them.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The key of the person behind an e-mail address: twelve hexadecimal digits of a keyed BLAKE3
    /// hash of the address in lower case. `None` where there is no address.
    pub fn person(&self, email: &str) -> Option<String> {
        let email = email.trim().to_lowercase();
        let digest = || Digest::keyed(&self.0, email.as_bytes()).long()[..12].to_owned();
        email.contains('@').then(digest)
    }
}

/// What tells one author from all others on a blog: the person's key, else name and host of the
/// site. Not for anybody's eyes.
pub fn identity(author: &Author) -> String {
    match &author.person {
        Some(person) => format!("person {person}"),
        None => signed(author, &host(author).unwrap_or_default()),
    }
}

/// What an author who signs with a site would be known by without an e-mail address.
pub(super) fn signature(author: &Author) -> Option<String> {
    Some(signed(author, &host(author)?))
}

fn signed(author: &Author, host: &str) -> String {
    format!("{}\n{host}", author.name.trim().to_lowercase())
}

/// Whether a name tells its bearer from others: `Anonymous` and `Guest` do not.
pub(super) fn is_name(name: &str) -> bool {
    !NOBODY.contains(&fold(name).trim())
}

/// Whether all comments of one [`identity`] are one person's.
pub fn is_somebody(author: &Author) -> bool {
    author.person.is_some() || is_name(&author.name) || host(author).is_some()
}

fn host(author: &Author) -> Option<String> {
    let url = url::Url::parse(author.url.as_deref()?).ok()?;
    url.host_str().map(|host| host.trim_start_matches("www.").to_owned())
}
