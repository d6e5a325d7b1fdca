//! `.hobnob/private/`: what hobnob knows and nobody else may. The folder is its owner's alone, git does
//! not see it, and nothing of it is ever shown: no message here repeats what stands in a file.

mod contacts;

use std::io::{Error, Write as _};
use std::path::{Path, PathBuf};

use super::Key;
use crate::diag::{Diagnostic, Findings};
use crate::source::Index;

pub use contacts::{Contact, Contacts};

/// The folder, from the blog's root.
pub const FOLDER: &str = ".hobnob/private";

const KEY: &str = "key";
const CONTACTS: &str = "contacts.ndjson";

/// The private folder of a blog, there and closed to others.
#[derive(Debug)]
pub struct Private {
    folder: PathBuf,
}

impl Private {
    /// Opens the folder of the blog at `root`, and makes it where it is not.
    ///
    /// # Errors
    /// When git tracks anything in it, when it is a link, and when the disk refuses.
    pub fn open(root: &Path) -> Result<Self, Findings> {
        untracked(root)?;
        let folder = root.join(FOLDER);
        if folder.is_symlink() || folder.parent().is_some_and(Path::is_symlink) {
            let found = Diagnostic::setup("private/link", "this is a link, and may lead anywhere");
            return Err(found.in_file(FOLDER).help("put the folder itself here").into());
        }
        let private = Self { folder };
        close(&private.folder).map_err(|error| refused(FOLDER, &error))?;
        if !private.folder.join(".gitignore").exists() {
            private.write(".gitignore", b"*\n")?;
        }
        Ok(private)
    }

    /// The blog's own key. Where there is none yet, one of `random` bytes is made and kept.
    ///
    /// # Errors
    /// When it cannot be read or written, or is no key.
    pub fn key(
        &self,
        random: impl FnOnce() -> Result<[u8; 32], Findings>,
    ) -> Result<Key, Findings> {
        if let Some(words) = self.read(KEY)? {
            return parse_key(words.trim()).map(Key::new).ok_or_else(no_key);
        }
        let bytes = random()?;
        let words: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        self.write(KEY, format!("{words}\n").as_bytes())?;
        Ok(Key::new(bytes))
    }

    /// How writers can be reached, as far as it was kept.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn contacts(&self) -> Result<Contacts, Findings> {
        let words = self.read(CONTACTS)?.unwrap_or_default();
        let parsed = Contacts::parse(&words);
        parsed.map_err(|line| {
            let found = format!("line {line} is not one of the lines that hobnob wrote");
            let found = Diagnostic::setup("private/contacts", found).in_file(shown(CONTACTS));
            found.help("delete that line; it holds how one writer can be reached").into()
        })
    }

    /// Keeps these contacts and no others.
    ///
    /// # Errors
    /// When the disk refuses; then the old ones are still there.
    pub fn keep(&self, contacts: &Contacts) -> Result<(), Findings> {
        let words = contacts.print();
        if !words.is_empty() {
            return self.write(CONTACTS, words.as_bytes());
        }
        match std::fs::remove_file(self.folder.join(CONTACTS)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(refused(&shown(CONTACTS), &error))
            }
            _ => Ok(()),
        }
    }

    fn read(&self, name: &str) -> Result<Option<String>, Findings> {
        match std::fs::read_to_string(self.folder.join(name)) {
            Ok(words) => Ok(Some(words)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => {
                let found = format!("this file cannot be read: {error}");
                Err(Diagnostic::setup("source/unreadable", found).in_file(shown(name)).into())
            }
        }
    }

    /// Writes a file whole or not at all. A temporary file is its owner's alone, and stays so under its
    /// new name.
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Findings> {
        let write = || {
            let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
            file.write_all(bytes)?;
            file.persist(self.folder.join(name)).map_err(|error| error.error)
        };
        write().map(drop).map_err(|error| refused(&shown(name), &error))
    }
}

/// Refuses a folder that git would hand to everybody. Where there is no git, nothing is tracked.
fn untracked(root: &Path) -> Result<(), Findings> {
    let nothing = ["git/no-repository", "git/none", "git/nothing-staged", "git/bare"];
    let index = match Index::open(root) {
        Ok(index) => index,
        Err(found) if found.iter().all(|found| nothing.contains(&found.code)) => return Ok(()),
        Err(found) => return Err(found),
    };
    let (tracked, found) = index.walk(FOLDER);
    let Some(path) =
        tracked.first().map(|entry| &*entry.shown).or(found.iter().next().map(Diagnostic::path))
    else {
        return Ok(());
    };
    let found = Diagnostic::setup("private/tracked", "git tracks this file, and would publish it");
    Err(found
        .in_file(path)
        .help(format!("take it out of git and keep it here: `git rm -r --cached {FOLDER}`"))
        .help("if it was ever pushed, its contents are no secret any more")
        .into())
}

/// Makes a folder, and closes it to everybody but its owner, where the system can.
///
/// # Errors
/// When the disk refuses it.
#[cfg(unix)]
pub fn close(folder: &Path) -> Result<(), Error> {
    use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
    if let Some(above) = folder.parent() {
        std::fs::create_dir_all(above)?;
    }
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))
}

/// Makes a folder, which this system cannot close to others.
///
/// # Errors
/// When the disk refuses it.
#[cfg(not(unix))]
pub fn close(folder: &Path) -> Result<(), Error> {
    std::fs::create_dir_all(folder)
}

fn parse_key(words: &str) -> Option<[u8; 32]> {
    let digits = words.as_bytes();
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let bytes: Option<Vec<u8>> = digits.chunks(2).map(byte).collect();
    bytes?.try_into().ok()
}

fn no_key() -> Findings {
    Diagnostic::setup("private/key", "this is no key: it should be 64 hexadecimal digits")
        .in_file(shown(KEY))
        .help("bring it back from where you keep copies")
        .help(
            "without it, hobnob does not recognise those who wrote before: delete it to begin anew",
        )
        .into()
}

fn refused(shown: &str, error: &Error) -> Findings {
    let found = Diagnostic::setup("private/io", format!("this cannot be written: {error}"));
    found.in_file(shown).help("check who owns the folder and who may write to it").into()
}

fn shown(name: &str) -> String {
    format!("{FOLDER}/{name}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    fn codes(found: &Findings) -> Vec<&'static str> {
        found.iter().map(|found| found.code).collect()
    }

    #[test]
    fn a_key_is_made_once() {
        let root = tempfile::tempdir().unwrap();
        let private = Private::open(root.path()).unwrap();
        let made = private.key(|| Ok([7; 32])).unwrap();
        let again = Private::open(root.path()).unwrap().key(|| Ok([8; 32])).unwrap();
        assert_eq!((made.bytes(), again.bytes()), (&[7; 32], &[7; 32]));
        std::fs::write(root.path().join(".hobnob/private/key"), "07").unwrap();
        assert_eq!(codes(&private.key(|| Ok([9; 32])).err().unwrap()), ["private/key"]);
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_look() {
        use std::os::unix::fs::PermissionsExt as _;
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join(FOLDER);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).unwrap();
        let private = Private::open(root.path()).unwrap();
        private.key(|| Ok([7; 32])).unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&folder), mode(&folder.join(KEY))), (0o700, 0o600));
    }

    #[test]
    fn what_git_tracks_is_refused() {
        let root = tempfile::tempdir().unwrap();
        let git = |arguments: &[&str]| {
            assert!(
                Command::new("git")
                    .current_dir(root.path())
                    .args(arguments)
                    .status()
                    .unwrap()
                    .success()
            );
        };
        git(&["init", "--quiet"]);
        std::fs::write(root.path().join("hobnob.yaml"), "").unwrap();
        git(&["add", "."]);
        let private = Private::open(root.path()).unwrap();
        private.key(|| Ok([7; 32])).unwrap();
        git(&["add", "."]);
        assert!(Private::open(root.path()).is_ok(), "its own `.gitignore` keeps git away");
        git(&["add", "--force", ".hobnob/private/key"]);
        let found = Private::open(root.path()).unwrap_err();
        assert_eq!(
            (codes(&found), found.iter().next().unwrap().path()),
            (vec!["private/tracked"], ".hobnob/private/key")
        );
    }

    #[test]
    fn contacts_stay_until_they_are_forgotten() {
        let root = tempfile::tempdir().unwrap();
        let private = Private::open(root.path()).unwrap();
        let mut contacts = private.contacts().unwrap();
        let ada = Contact { email: Some("ada@example.org".to_owned()), ..Contact::default() };
        contacts.insert("csv:1", ada.clone());
        contacts.insert("csv:2", Contact::default());
        private.keep(&contacts).unwrap();
        let mut contacts = private.contacts().unwrap();
        assert!(contacts.of("csv:1") == Some(&ada) && contacts.of("csv:2").is_none());
        assert!(contacts.forget("csv:1") && !contacts.forget("csv:1"));
        private.keep(&contacts).unwrap();
        assert!(!root.path().join(".hobnob/private/contacts.ndjson").exists());
        std::fs::write(root.path().join(".hobnob/private/contacts.ndjson"), "\nada@example.org\n")
            .unwrap();
        let found = private.contacts().err().unwrap();
        assert!(!format!("{found:?}").contains("ada@"));
    }
}
