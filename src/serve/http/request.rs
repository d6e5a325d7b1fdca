//! What a client asks for, read and whole. Knows no socket.

use std::borrow::Cow;

use url::form_urlencoded;

/// What a client wants done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Show it.
    Get,
    /// Say what showing it would come to.
    Head,
    /// Take what is sent.
    Post,
    /// Something that nobody does here.
    Other,
}

/// One request.
#[derive(Clone, Debug)]
pub struct Request {
    /// What is wanted.
    pub method: Method,
    /// The path as it was sent, still encoded: `/posts/Zo%C3%AB/`.
    pub path: String,
    /// What stands behind the `?`, if there is one.
    pub query: Option<String>,
    /// The fields of its head; names in lower case.
    pub headers: Vec<(String, String)>,
    /// What came with it.
    pub body: Vec<u8>,
}

impl Method {
    /// The method of this name, which is of upper case.
    pub fn named(name: &str) -> Self {
        match name {
            "GET" => Self::Get,
            "HEAD" => Self::Head,
            "POST" => Self::Post,
            _ => Self::Other,
        }
    }

    /// Whether it changes nothing.
    pub fn is_safe(self) -> bool {
        matches!(self, Self::Get | Self::Head)
    }
}

impl Request {
    /// A request for this path, with or without a query, that says nothing else.
    pub fn new(method: Method, target: &str) -> Self {
        let (path, query) = match target.split_once('?') {
            Some((path, query)) => (path, Some(query.to_owned())),
            None => (target, None),
        };
        let path = path.to_owned();
        Self { method, path, query, headers: Vec::new(), body: Vec::new() }
    }

    /// Says this too.
    #[must_use]
    pub fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_ascii_lowercase(), value.into()));
        self
    }

    /// Brings this along.
    #[must_use]
    pub fn body(self, body: impl Into<Vec<u8>>) -> Self {
        Self { body: body.into(), ..self }
    }

    /// The field of this name, which is of lower case; the first where there are several.
    pub fn says(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// What the query says under this name; the first where it says several things.
    pub fn asked(&self, name: &str) -> Option<Cow<'_, str>> {
        value(self.query.as_deref().unwrap_or_default().as_bytes(), name).next()
    }

    /// Everything that the query says under this name, in its order.
    pub fn all_asked(&self, name: &str) -> impl Iterator<Item = Cow<'_, str>> {
        value(self.query.as_deref().unwrap_or_default().as_bytes(), name)
    }

    /// What the form that came with it says under this name; the first where it says several things.
    pub fn field(&self, name: &str) -> Option<Cow<'_, str>> {
        value(&self.body, name).next()
    }
}

/// What a form, encoded as in an address, says under a name.
fn value<'a>(form: &'a [u8], name: &str) -> impl Iterator<Item = Cow<'a, str>> {
    form_urlencoded::parse(form).filter(move |(known, _)| known == name).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_and_a_form_are_read_alike() {
        let request = Request::new(Method::Post, "/a?file=%2Fb.css&file=c+d&number=12")
            .header("Content-Type", "x")
            .body("text=Zo%C3%AB+%26+I&empty=");
        assert_eq!(request.path, "/a");
        assert_eq!(request.all_asked("file").collect::<Vec<_>>(), ["/b.css", "c d"]);
        assert_eq!(request.asked("number").as_deref(), Some("12"));
        assert_eq!(request.asked("text"), None);
        assert_eq!(request.field("text").as_deref(), Some("Zoë & I"));
        assert_eq!(request.field("empty").as_deref(), Some(""));
        assert_eq!(request.says("content-type"), Some("x"));
    }
}
