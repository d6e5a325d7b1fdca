//! What a client sends, until it is a whole request or too much of one.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::head::{self, Head};
use super::request::Request;
use super::response::Response;

/// How many bytes a head may have.
const MOST_HEAD: usize = 16 * 1024;

/// How long a client may take for a whole request, however it spreads it.
const PATIENCE: Duration = Duration::from_secs(10);

/// The bytes of one connection.
pub(super) struct Inbox<'a> {
    stream: &'a TcpStream,
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
    /// Nothing has come yet.
    pub(super) fn of(stream: &'a TcpStream) -> Self {
        Self { stream, bytes: Vec::new() }
    }

    /// Waits for one request, and says whether there may be another.
    pub(super) fn request(&mut self) -> Result<(Request, bool), Fault> {
        let deadline = Instant::now() + PATIENCE;
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
