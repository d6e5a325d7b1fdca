//! What a client gets, as tiny_http prints it: the line of the status, the date, the length, and the body
//! where there is one to send.

use std::io::{self, BufWriter, Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tiny_http::{HTTPVersion, Header, StatusCode};

use super::request::Method;
use super::response::{Body, Response};

/// How long a client may take nothing of what is sent.
const PATIENCE: Duration = Duration::from_secs(30);

/// How much is written at once.
const BUFFER: usize = 64 * 1024;

/// The way back to one client.
pub(super) struct Outbox<'a> {
    stream: &'a TcpStream,
    /// Whether the server ends.
    closed: &'a AtomicBool,
}

impl<'a> Outbox<'a> {
    /// Nothing is sent yet.
    pub(super) fn of(stream: &'a TcpStream, closed: &'a AtomicBool) -> io::Result<Self> {
        stream.set_write_timeout(Some(PATIENCE))?;
        Ok(Self { stream, closed })
    }

    /// Sends an answer to a request of this method, after which the connection `keeps` or ends.
    ///
    /// That it ends is said by HTTP/1.0, in which every answer is the last: the field `Connection` is one that
    /// tiny_http keeps for itself.
    pub(super) fn send(&self, response: Response, method: Method, keeps: bool) -> io::Result<()> {
        let Response { status, headers, body, part } = response;
        let length = match body {
            Body::Events(events) => return self.follow(&headers, events, method),
            Body::Bytes(_) | Body::File(..) => body.length().unwrap_or_default(),
        };
        let part = part.unwrap_or(0..length);
        let length = part.end.saturating_sub(part.start);
        let body = Whole { rest: body.read(part)?, left: length };
        let length = usize::try_from(length).map_err(io::Error::other)?;
        let version = if keeps { HTTPVersion(1, 1) } else { HTTPVersion(1, 0) };
        let headers = headers.iter().filter_map(field).collect();
        let response =
            tiny_http::Response::new(StatusCode(status), headers, body, Some(length), None);
        let mut out = BufWriter::with_capacity(BUFFER, self.stream);
        let is_head = method == Method::Head;
        response.with_chunked_threshold(usize::MAX).raw_print(
            &mut out,
            version,
            &[],
            is_head,
            None,
        )?;
        out.flush()
    }

    /// Sends words one after another, each as soon as it is there, until nobody listens any more.
    fn follow(
        &self,
        headers: &[(&'static str, String)],
        events: impl Iterator<Item = String>,
        method: Method,
    ) -> io::Result<()> {
        let headers = headers.iter().filter_map(field).collect();
        let response = tiny_http::Response::new(StatusCode(200), headers, io::empty(), None, None);
        let mut head = Vec::new();
        response.raw_print(&mut head, HTTPVersion(1, 1), &[], true, None)?;
        let mut stream = self.stream;
        stream.write_all(&head)?;
        if method == Method::Head {
            return Ok(());
        }
        for words in events.take_while(|_| self.is_heard()).filter(|words| !words.is_empty()) {
            // A chunk, after RFC 9112, 7.1.
            stream.write_all(format!("{:x}\r\n{words}\r\n", words.len()).as_bytes())?;
        }
        Ok(())
    }

    /// Whether the client has not closed its end, nor the server its own.
    fn is_heard(&self) -> bool {
        let stream = self.stream;
        let peeked = stream.set_nonblocking(true).and_then(|()| stream.peek(&mut [0]));
        let is_there = match peeked {
            Ok(count) => count > 0,
            Err(error) => error.kind() == io::ErrorKind::WouldBlock,
        };
        is_there && stream.set_nonblocking(false).is_ok() && !self.closed.load(Ordering::Relaxed)
    }
}

/// A field of a head; one that is not ASCII is left out.
fn field((name, value): &(&'static str, String)) -> Option<Header> {
    Header::from_bytes(*name, value.as_str()).ok()
}

/// As many bytes as were promised: a file that has become shorter ends the connection, because the next
/// answer would be taken for the rest of it.
struct Whole {
    rest: Box<dyn Read + Send>,
    left: u64,
}

impl Read for Whole {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.rest.read(buffer)?;
        self.left = self.left.saturating_sub(count as u64);
        match count == 0 && self.left > 0 && !buffer.is_empty() {
            true => Err(io::ErrorKind::UnexpectedEof.into()),
            false => Ok(count),
        }
    }
}
