//! What an open page asks.

use url::form_urlencoded;

/// An open page: where it is, as of which build it was made, and what it shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::serve) struct Question {
    /// The path in its address, encoded and below the blog's own: `/blog/posts/a/`.
    pub path: String,
    /// The run of the preview that it was made by; build numbers mean nothing in another.
    pub session: String,
    /// The build that it was made by.
    pub number: u64,
    /// The digest of its bytes; empty for what stands in for a page.
    pub digest: String,
    /// Whether there was nothing at its address: it is what the blog shows instead.
    pub missing: bool,
    /// The file of the post or page on it, as an earlier answer said.
    pub document: Option<String>,
    /// The files that it shows, by the path in their address.
    pub files: Vec<Asked>,
}

/// A file that an open page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::serve) struct Asked {
    /// The path in its address.
    pub path: String,
    /// Its version, as an earlier answer said.
    pub version: Option<String>,
}

impl Question {
    /// Reads the query of a request, `path=/posts/a/&number=3&file=/style.css&version=1f…`. Each
    /// `version` is that of the `file` before it. What is not there or makes no sense is left out.
    pub(in crate::serve) fn read(query: &str) -> Self {
        let mut question = Self::default();
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            question.take(&key, value.into_owned());
        }
        question
    }

    fn take(&mut self, key: &str, value: String) {
        match key {
            "path" => self.path = value,
            "session" => self.session = value,
            "number" => self.number = value.parse().unwrap_or(0),
            "digest" => self.digest = value,
            "missing" => self.missing = true,
            "document" => self.document = Some(value),
            "file" => self.files.push(Asked { path: value, version: None }),
            "version" => {
                if let Some(file) = self.files.last_mut() {
                    file.version = Some(value);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_belongs_to_the_file_before_it() {
        let question = Question::read("path=%2Fa%2F&number=7&file=/x.css&file=/y.png&version=a-b");
        assert_eq!((question.path.as_str(), question.number), ("/a/", 7));
        let asked = |path: &str, version: Option<&str>| Asked {
            path: path.to_owned(),
            version: version.map(ToOwned::to_owned),
        };
        assert_eq!(question.files, [asked("/x.css", None), asked("/y.png", Some("a-b"))]);
    }

    #[test]
    fn nonsense_is_left_out() {
        for query in ["", "&&=&", "number=-1&version=x&colour=red", "number=99999999999999999999"] {
            assert_eq!(Question::read(query), Question::default(), "{query}");
        }
    }
}
