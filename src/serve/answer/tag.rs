//! The one tag that a page gets as it goes out. The blog's own bytes never hold it.

use crate::value::digest::Digest;

/// What the script of a page knows of it from the first moment.
pub(super) struct Tag<'a> {
    /// Which run of the server sent it.
    pub(super) session: &'a str,
    /// The number of what is shown.
    pub(super) number: u64,
    /// Of the page without the tag; none where there is no such page.
    pub(super) digest: Option<Digest>,
}

impl Tag<'_> {
    /// The tag as it is written.
    pub(super) fn print(&self) -> String {
        let Self { session, number, digest } = self;
        let digest = digest.as_ref().map(Digest::long).unwrap_or_default();
        format!(
            "<script src=\"/_hobnob/live.js\" defer data-session=\"{session}\" \
             data-number=\"{number}\" data-digest=\"{digest}\"></script>"
        )
    }

    /// A page with the tag, before the end of its body; at its end where none is said.
    pub(super) fn put_into(&self, page: &[u8]) -> Vec<u8> {
        let end = b"</body";
        let place = page.windows(end.len()).rposition(|found| found.eq_ignore_ascii_case(end));
        let (before, after) = page.split_at(place.unwrap_or(page.len()));
        [before, self.print().as_bytes(), after].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gets_it_once_and_at_its_end() {
        let tag = Tag { session: "a1", number: 7, digest: None };
        let script = tag.print();
        let expected = [
            ("", "<>"),
            ("words", "words<>"),
            ("<body>a</body></html>", "<body>a<></body></html>"),
            ("<p></body>\n</BODY >\n", "<p></body>\n<></BODY >\n"),
        ];
        for (page, tagged) in expected {
            let page = String::from_utf8(tag.put_into(page.as_bytes())).unwrap();
            assert_eq!(page, tagged.replace("<>", &script));
        }
    }
}
