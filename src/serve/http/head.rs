//! The head of a request, from bytes to what it says (RFC 9112).

use httparse::{EMPTY_HEADER, Error, Header, Status};

use super::request::{Method, Request};
use super::response::Response;

/// How many fields a head may have.
const MOST_FIELDS: usize = 100;

/// How many bytes may come with a request: a form, and the words of an answer in it.
const MOST_BODY: usize = 256 * 1024;

/// A head, understood.
#[derive(Debug)]
pub(super) struct Head {
    /// The request, still without its body.
    pub(super) request: Request,
    /// How long its body is.
    pub(super) length: usize,
    /// Whether the client may ask for something else afterwards.
    pub(super) keeps: bool,
    /// Whether the client waits to hear that it may send the body.
    pub(super) expects: bool,
}

/// Reads a head, which ends with an empty line.
pub(super) fn parse(bytes: &[u8]) -> Result<Head, Response> {
    let mut fields = [EMPTY_HEADER; MOST_FIELDS];
    let mut parsed = httparse::Request::new(&mut fields);
    match parsed.parse(bytes) {
        Ok(Status::Complete(_)) => {}
        Err(Error::TooManyHeaders) => return Err(refuse(431, "it has too many fields")),
        Err(Error::Version) => return Err(refuse(505, "its version of HTTP is not 1.0 or 1.1")),
        Ok(Status::Partial) | Err(_) => return Err(refuse(400, "it is not HTTP")),
    }
    let target = parsed.path.filter(|path| path.starts_with('/'));
    let target = target.ok_or_else(|| refuse(400, "its path does not begin with `/`"))?;
    let mut request = Request::new(Method::named(parsed.method.unwrap_or_default()), target);
    request.headers = parsed.headers.iter().map(field).collect();
    single(&request, "host")?;
    Ok(Head {
        length: length(&request)?,
        keeps: parsed.version == Some(1) && !closes(&request),
        expects: request.says("expect").is_some_and(|it| it.eq_ignore_ascii_case("100-continue")),
        request,
    })
}

/// Tells what is wrong with a request.
pub(super) fn refuse(status: u16, words: &str) -> Response {
    Response::text(status, format!("This request cannot be answered: {words}.\n"))
}

fn field(field: &Header<'_>) -> (String, String) {
    let value = String::from_utf8_lossy(field.value).into_owned();
    (field.name.to_ascii_lowercase(), value)
}

/// What a field says that must not say two things.
fn single<'a>(request: &'a Request, name: &str) -> Result<Option<&'a str>, Response> {
    let count = request.headers.iter().filter(|(known, _)| known == name).count();
    match count {
        0 | 1 => Ok(request.says(name)),
        _ => Err(refuse(400, &format!("it says `{name}` twice"))),
    }
}

/// How long the body is. One that does not say so beforehand is not read.
fn length(request: &Request) -> Result<usize, Response> {
    if request.says("transfer-encoding").is_some() {
        return Err(refuse(411, "its body must say its length"));
    }
    let Some(digits) = single(request, "content-length")? else {
        return Ok(0);
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(refuse(400, "the length of its body is no number"));
    }
    let length = digits.parse().ok().filter(|length| *length <= MOST_BODY);
    length.ok_or_else(|| refuse(413, "its body is too long"))
}

fn closes(request: &Request) -> bool {
    let fields = request.headers.iter().filter(|(name, _)| name == "connection");
    let mut words = fields.flat_map(|(_, value)| value.split(','));
    words.any(|word| word.trim().eq_ignore_ascii_case("close"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str, fields: &[&str]) -> Result<Head, u16> {
        let fields: String = fields.iter().map(|field| format!("{field}\r\n")).collect();
        parse(format!("{line}\r\n{fields}\r\n").as_bytes()).map_err(|refused| refused.status)
    }

    #[test]
    fn what_a_browser_sends_is_understood() {
        let fields = ["Host: a", "COOKIE: é", "Content-Length: 12", "Expect: 100-continue"];
        let head = read("POST /a%20b?c=d HTTP/1.1", &fields).unwrap();
        let Request { method, path, query, .. } = &head.request;
        assert_eq!(
            (*method, path.as_str(), query.as_deref()),
            (Method::Post, "/a%20b", Some("c=d"))
        );
        assert_eq!((head.length, head.keeps, head.expects), (12, true, true));
        assert_eq!(head.request.says("cookie"), Some("é"));
        assert!(!read("GET / HTTP/1.0", &["Host: a"]).unwrap().keeps);
        assert!(!read("GET / HTTP/1.1", &["Connection: x, Close"]).unwrap().keeps);
    }

    #[test]
    fn what_could_be_read_in_two_ways_is_refused() {
        let line = "POST / HTTP/1.1";
        let many = vec!["A: b"; MOST_FIELDS + 1];
        let expected: [(u16, &str, &[&str]); 22] = [
            (400, line, &["Host: a", "Host: a"]),
            (400, line, &["Host: a", "host: b"]),
            (400, line, &["Content-Length: 1", "Content-Length: 1"]),
            (400, line, &["Content-Length: 1", "Content-Length: 2"]),
            (400, line, &["Content-Length: 1, 1"]),
            (400, line, &["Content-Length: -1"]),
            (400, line, &["Content-Length: +1"]),
            (400, line, &["Content-Length: 0x1"]),
            (400, line, &["Content-Length:"]),
            (400, line, &["Host : a"]),
            (400, line, &["Host: a", " folded"]),
            (400, line, &["Host: a\0b"]),
            (400, "GET http://a/ HTTP/1.1", &[]),
            (400, "GET a HTTP/1.1", &[]),
            (400, "OPTIONS * HTTP/1.1", &[]),
            (400, "CONNECT a:1 HTTP/1.1", &[]),
            (400, "GET /", &[]),
            (411, line, &["Transfer-Encoding: chunked"]),
            (411, line, &["Transfer-Encoding: identity", "Content-Length: 1"]),
            (413, line, &["Content-Length: 262145"]),
            (413, line, &["Content-Length: 99999999999999999999999"]),
            (431, line, &many),
        ];
        for (status, line, fields) in expected {
            assert_eq!(read(line, fields).unwrap_err(), status, "{line} {:?}", fields.first());
        }
        assert_eq!(read("GET / HTTP/2.0", &[]).unwrap_err(), 505);
        assert_eq!(read(line, &["Content-Length: 262144"]).unwrap().length, 262_144);
    }
}
