//! What a file's name tells: whether it belongs to the blog at all, and whether a site can carry it.
//! One rule for the disk and for git's index.

use crate::diag::Diagnostic;

/// Whether a file or folder of this name is passed over: hidden ones and editors' leftovers. Vim tries
/// with a file `4913` whether it may write in a folder.
pub fn is_passed_over(name: &str) -> bool {
    let hidden = name.starts_with('.') && name != ".well-known" && name != ".nojekyll";
    hidden
        || name == "4913"
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
}

/// A path as people know it: from the blog's root, when `path` is from the folder `shown`.
pub(super) fn whole(shown: &str, path: &str) -> String {
    if shown.is_empty() { path.to_owned() } else { format!("{shown}/{path}") }
}

/// Refuses a path that no address can be made of.
pub(super) fn check(shown: &str) -> Result<(), Box<Diagnostic>> {
    if !shown.contains(|c: char| c.is_control() || c == '\\') {
        return Ok(());
    }
    let fault = Diagnostic::error(
        "source/name",
        "this file's name holds a line break, another control character or a backslash",
    );
    Err(Box::new(fault.in_file(shown.escape_debug().to_string()).help("rename the file")))
}

/// What to say of a name that is no text.
pub(super) fn not_utf8(shown: impl Into<String>) -> Diagnostic {
    Diagnostic::error("source/name", "this file's name is not UTF-8")
        .in_file(shown)
        .help("give the file another name")
}
