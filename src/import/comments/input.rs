//! One file of an export, open and unpacked.

use std::io::BufRead;
use std::sync::Arc;

/// One file of an export. What was packed (gzip, zip) is unpacked on the way.
pub struct Input<'a> {
    /// The file as the user named it; of one in an archive, with its path in there.
    pub name: Arc<str>,
    /// Its bytes, from the first.
    pub bytes: Box<dyn BufRead + 'a>,
}

impl<'a> Input<'a> {
    /// Bytes under a name.
    pub fn new(name: &str, bytes: impl BufRead + 'a) -> Self {
        Self { name: name.into(), bytes: Box::new(bytes) }
    }
}
