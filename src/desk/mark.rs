//! The owner's own word on what a comment is, which goes before every judgement.

use super::Desk;
use crate::comment::{Comment, Mark, Status};
use crate::diag::{Diagnostic, Findings};

/// Marks the comments that somebody named: people's words are shown, advertising is hidden. The ids of
/// those that were not marked so before.
///
/// # Errors
/// Each of which there is no comment or no words, and when the disk refuses.
pub fn mark(desk: &Desk, typed: &[String], mark: Mark) -> Result<Vec<String>, Findings> {
    let ids = desk.ids(typed)?;
    let wordless = desk.said().filter(|said| ids.contains(&said.comment.id));
    let wordless: Findings = wordless.filter_map(|said| gone(said.comment)).collect();
    wordless.or_value(())?;
    let status = match mark {
        Mark::Fine => Status::Published,
        Mark::Spam => Status::Spam,
    };
    let mut changed = Vec::new();
    desk.change(&ids, |comment| {
        let is_new = (comment.status, comment.mark) != (status, Some(mark));
        if is_new {
            (comment.status, comment.mark) = (status, Some(mark));
            changed.push(comment.id.clone());
        }
        is_new
    })?;
    Ok(changed)
}

/// What to say of a comment that has no words to be shown or hidden.
fn gone(comment: &Comment) -> Option<Diagnostic> {
    let is_gone = matches!(comment.status, Status::Deleted | Status::Forgotten);
    let found = format!("`{}` is {}: its words are gone", comment.id, comment.status.name());
    is_gone.then(|| Diagnostic::setup("comments/gone", found).help("leave it out"))
}
