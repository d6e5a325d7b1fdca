//! Who writes the blog: the `wp:author`s at the head of an export. Readers who are registered have
//! user numbers too, but stand in no list.

use super::super::xml::{Element, Reader};
use super::comment::Comment;
use crate::diag::Findings;

/// The numbers and addresses of those who write the blog. WXR 1.0 names none.
#[derive(Default)]
pub(super) struct Authors {
    ids: Vec<String>,
    emails: Vec<String>,
}

impl Authors {
    /// Adds the one in `author`.
    pub(super) fn read(&mut self, xml: &mut Reader<'_>, author: &Element) -> Result<(), Findings> {
        while let Some(field) = xml.child(author)? {
            match field.name() {
                "author_id" => self.ids.push(xml.text(&field)?),
                "author_email" => self.emails.push(xml.text(&field)?.to_lowercase()),
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether one of them wrote `comment`.
    pub(super) fn wrote(&self, comment: &Comment) -> bool {
        let is_known = |list: &[String], what: &str| list.iter().any(|known| known == what);
        let email = comment.email.to_lowercase();
        (!comment.is_guest() && is_known(&self.ids, &comment.user))
            || (email.contains('@') && is_known(&self.emails, &email))
    }
}
