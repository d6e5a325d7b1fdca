//! One file of an export, open and unpacked.

use std::io::BufRead;
use std::path::PathBuf;
use std::sync::Arc;

/// One file of an export. What was packed (gzip, zip) is unpacked on the way.
pub struct Input<'a> {
    /// The file as the user named it; of one in an archive, with its path in there.
    pub name: Arc<str>,
    /// Its bytes, from the first.
    pub bytes: Box<dyn BufRead + 'a>,
    /// Where these very bytes lie on this machine, unless they were packed: for what cannot be read
    /// from the first to the last.
    pub disk: Option<PathBuf>,
}

impl<'a> Input<'a> {
    /// Bytes under a name.
    pub fn new(name: &str, bytes: impl BufRead + 'a) -> Self {
        Self { name: name.into(), bytes: Box::new(bytes), disk: None }
    }
}
