//! What a client sends, until it is a whole request or too much of one.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::head::{self, Head};
use super::request::Request;
use super::response::Response;

/// How many bytes a head may have.
const MOST_HEAD: usize = 16 * 1024;

/// The bytes of one connection.
pub(super) struct Inbox<'a> {
    stream: &'a TcpStream,
    /// How long a whole request may take.
    patience: Duration,
    /// What has come and is not understood yet.
    bytes: Vec<u8>,
}

/// Why there is no request.
pub(super) enum Fault {
    /// The client is gone, or has nothing more to ask.
    Gone,
    /// What it sent cannot be answered but with this.
    Refused(Response),
}

impl From<Response> for Fault {
    fn from(refusal: Response) -> Self {
        Self::Refused(refusal)
    }
}

impl<'a> Inbox<'a> {
    /// Nothing has come yet; whole requests may take so long.
    pub(super) fn of(stream: &'a TcpStream, patience: Duration) -> Self {
        Self { stream, patience, bytes: Vec::new() }
    }

    /// Waits for one request, and says whether there may be another.
    pub(super) fn request(&mut self) -> Result<(Request, bool), Fault> {
        let deadline = Instant::now() + self.patience;
        let body = self.head(deadline)?;
        let Head { request, length, keeps, expects } = head::parse(&self.bytes[..body])?;
        if expects && self.bytes.len() < body + length {
            let asked = self.stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n");
            asked.map_err(|_| Fault::Gone)?;
        }
        while self.bytes.len() < body + length {
            self.receive(deadline)?;
        }
        let next = self.bytes.split_off(body + length);
        let whole = std::mem::replace(&mut self.bytes, next);
        Ok((request.body(&whole[body..]), keeps))
    }

    /// Waits for a whole head; where it ends.
    fn head(&mut self, deadline: Instant) -> Result<usize, Fault> {
        let mut looked_at = 0;
        loop {
            let end = end(&self.bytes, looked_at);
            if end.unwrap_or(self.bytes.len()) > MOST_HEAD {
                return Err(head::refuse(431, "its head is too long").into());
            }
            if self.bytes.first().is_some_and(|byte| !byte.is_ascii_alphabetic()) {
                return Err(head::refuse(400, "it is not HTTP").into());
            }
            match end {
                Some(end) => return Ok(end),
                None => looked_at = self.bytes.len(),
            }
            self.receive(deadline)?;
        }
    }

    /// Waits for more.
    fn receive(&mut self, deadline: Instant) -> Result<(), Fault> {
        let left = deadline.saturating_duration_since(Instant::now());
        let mut more = [0; 4096];
        let received = match left.is_zero() {
            true => Err(ErrorKind::TimedOut.into()),
            false => {
                self.stream.set_read_timeout(Some(left)).and_then(|()| self.stream.read(&mut more))
            }
        };
        match received {
            Ok(count) if count > 0 => self.bytes.extend_from_slice(&more[..count]),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) if is_late(error.kind()) && !self.bytes.is_empty() => {
                return Err(head::refuse(408, "it did not come in time").into());
            }
            _ => return Err(Fault::Gone),
        }
        Ok(())
    }
}

/// How a system says that nothing has come: they do not agree.
fn is_late(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::WouldBlock | ErrorKind::TimedOut)
}

/// Where the head ends, behind an empty line, if nothing before `from` ends it.
fn end(bytes: &[u8], from: usize) -> Option<usize> {
    let from = from.saturating_sub(2);
    let ends = |place: &usize| {
        let line = &bytes[..*place];
        line.ends_with(b"\n\r\n") || line.ends_with(b"\n\n")
    };
    (from..=bytes.len()).find(ends)
}

#[cfg(test)]
mod tests {
    use std::net::{Shutdown, TcpListener};
    use std::thread;

    use super::*;

    const LONG: Duration = Duration::from_secs(60);

    /// What comes of what a client does, until it has nothing more to say.
    fn heard(patience: Duration, client: impl FnOnce(TcpStream) + Send + 'static) -> Vec<String> {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let client = thread::spawn(move || client(TcpStream::connect(address).unwrap()));
        let (stream, _) = listener.accept().unwrap();
        let mut inbox = Inbox::of(&stream, patience);
        let mut heard = Vec::new();
        let end = loop {
            match inbox.request() {
                Ok((request, keeps)) => {
                    let body = String::from_utf8_lossy(&request.body).into_owned();
                    heard.push(format!("{} {body} {keeps}", request.path));
                }
                Err(Fault::Gone) => break "gone".to_owned(),
                Err(Fault::Refused(refusal)) => break refusal.status.to_string(),
            }
        };
        stream.shutdown(Shutdown::Both).unwrap_or_default();
        client.join().unwrap();
        heard.push(end);
        heard
    }

    /// Sends all of it, even to somebody who does not listen any more.
    fn say(mut stream: &TcpStream, bytes: &[u8]) {
        let _ = stream.write_all(bytes);
    }

    #[test]
    fn requests_are_told_apart_however_they_are_cut() {
        let all = "GET /a HTTP/1.1\r\n\r\nPOST /b HTTP/1.1\r\nContent-Length: 3\r\n\r\nx\ry\
                   GET /c HTTP/1.1\nConnection: close\n\n";
        let expected = ["/a  true", "/b x\ry true", "/c  false", "gone"];
        assert_eq!(heard(LONG, |stream| say(&stream, all.as_bytes())), expected);
        let slowly = |stream: TcpStream| {
            stream.set_nodelay(true).unwrap();
            all.bytes().for_each(|byte| say(&stream, &[byte]));
        };
        assert_eq!(heard(LONG, slowly), expected);
    }

    #[test]
    fn too_much_is_refused_before_it_is_taken() {
        let long = |length: usize| format!("GET /{} HTTP/1.1\r\n\r\n", "a".repeat(length));
        let rest = long(0).len();
        let heard = |head: String| heard(LONG, move |stream| say(&stream, head.as_bytes()));
        assert_eq!(heard(long(MOST_HEAD - rest)).last().unwrap(), "gone");
        assert_eq!(heard(long(MOST_HEAD - rest + 1)), ["431"]);
        assert_eq!(heard("a".repeat(MOST_HEAD + 1)), ["431"]);
        assert_eq!(heard("\u{16}\u{3}\u{1}".to_owned()), ["400"], "somebody speaks TLS");
        assert_eq!(heard("GET / HT".to_owned()), ["gone"]);
        assert_eq!(heard("POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\na".to_owned()), ["gone"]);
    }

    #[test]
    fn who_takes_too_long_is_told_so() {
        let patience = Duration::from_millis(50);
        let endless = |start: &'static [u8]| {
            heard(patience, move |mut stream| {
                say(&stream, start);
                // A byte every now and then does not buy more time.
                while stream.write_all(b"a").is_ok() {
                    thread::sleep(patience / 5);
                }
            })
        };
        assert_eq!(endless(b"GET /"), ["408"]);
        assert_eq!(endless(b"POST / HTTP/1.1\r\nContent-Length: 99999\r\n\r\n"), ["408"]);
        let silent = |mut stream: TcpStream| drop(stream.read(&mut [0]));
        assert_eq!(heard(patience, silent), ["gone"], "who has not begun has nothing to hear");
    }

    #[test]
    fn who_asks_whether_to_go_on_may_go_on() {
        let asking = |mut stream: TcpStream| {
            say(&stream, b"POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n");
            let mut answer = [0; 25];
            stream.read_exact(&mut answer).unwrap();
            assert_eq!(&answer, b"HTTP/1.1 100 Continue\r\n\r\n");
            say(&stream, b"a");
        };
        assert_eq!(heard(LONG, asking), ["/ a true", "gone"]);
    }
}
