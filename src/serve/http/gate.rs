//! The gate: takes connections as they come, and gives each a thread of its own, so that one that is slow
//! or says nothing holds up nobody else.
//!
//! tiny_http prints what goes out (`outbox`); it does not take in what comes. Its own server reads a head of
//! any length into memory and waits for it as long as the client likes, lets one connection wait for
//! another, and ends for good at the first connection that it cannot take. So heads are read here, by
//! httparse, within bounds of size and time (`inbox`).

use std::io::{self, Read as _};
use std::net::{Ipv4Addr, Ipv6Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::inbox::{Fault, Inbox};
use super::outbox::Outbox;
use super::request::{Method, Request};
use super::response::Response;

/// How many connections there are at once: a thousand, and some for whoever was there before. More of them
/// wait until the system hands them over.
const SEATS: usize = 1_100;

/// How long a client may take for a whole request, however it spreads it.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long to wait when the system has no connection, file or thread left to give.
const RESPITE: Duration = Duration::from_millis(50);

/// How long a client is listened to that was refused: one that is still sending would otherwise not hear
/// why.
const LINGER: Duration = Duration::from_secs(1);

/// What is said to a request.
pub type Answer = dyn Fn(&Request) -> Response + Send + Sync;

/// Takes connections until it is closed.
pub struct Gate {
    listener: TcpListener,
    answer: Box<Answer>,
    closed: AtomicBool,
    taken: Mutex<usize>,
    freed: Condvar,
}

/// A place for one connection, free again once it is dropped.
struct Seat(Arc<Gate>);

impl Gate {
    /// Opens for whoever comes to `listener`.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub fn open(listener: TcpListener, answer: Box<Answer>) -> io::Result<Arc<Self>> {
        let closed = AtomicBool::new(false);
        let (taken, freed) = (Mutex::default(), Condvar::new());
        let gate = Arc::new(Self { listener, answer, closed, taken, freed });
        let opened = Arc::clone(&gate);
        thread::Builder::new().name("gate".to_owned()).spawn(move || opened.run())?;
        Ok(gate)
    }

    /// Takes nobody any more. Who is inside gets the answer that is being made.
    pub fn close(&self) {
        self.closed.store(true, Ordering::Relaxed);
        // It waits for somebody to come.
        if let Ok(address) = self.listener.local_addr() {
            let _ = TcpStream::connect_timeout(&reachable(address), LINGER);
        }
    }

    fn run(self: Arc<Self>) {
        while !self.closed.load(Ordering::Relaxed) {
            let seat = self.seat();
            let taken = self.listener.accept().and_then(|(stream, _)| {
                let call = thread::Builder::new().name("call".to_owned());
                call.spawn(move || seat.0.attend(&stream))
            });
            if taken.is_err() {
                thread::sleep(RESPITE);
            }
        }
    }

    /// Waits for a free place.
    fn seat(self: &Arc<Self>) -> Seat {
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let free = self.freed.wait_while(taken, |taken| *taken >= SEATS);
        *free.unwrap_or_else(PoisonError::into_inner) += 1;
        Seat(Arc::clone(self))
    }

    /// Answers one client until it has nothing more to ask.
    fn attend(&self, stream: &TcpStream) -> io::Result<()> {
        stream.set_nodelay(true)?;
        let (mut inbox, outbox) = (Inbox::of(stream, PATIENCE), Outbox::of(stream, &self.closed)?);
        loop {
            let (request, keeps) = match inbox.request() {
                Ok(asked) => asked,
                Err(Fault::Gone) => return Ok(()),
                Err(Fault::Refused(refusal)) => {
                    outbox.send(refusal, Method::Get, false)?;
                    return linger(stream);
                }
            };
            let keeps = keeps && self.has_room();
            outbox.send((self.answer)(&request), request.method, keeps)?;
            if !keeps {
                return Ok(());
            }
        }
    }

    /// Whether a client may stay that only might ask for more.
    fn has_room(&self) -> bool {
        let taken = *self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken < SEATS / 2 && !self.closed.load(Ordering::Relaxed)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        *self.0.taken.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        self.0.freed.notify_one();
    }
}

/// Hears a client out without listening. A connection that is closed before is reset, and the client never
/// sees what was sent.
fn linger(mut stream: &TcpStream) -> io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    stream.set_read_timeout(Some(LINGER))?;
    let end = Instant::now() + LINGER;
    let mut unheard = [0; 4096];
    while Instant::now() < end && stream.read(&mut unheard)? > 0 {}
    Ok(())
}

/// Where this machine finds a server of its own that listens on all addresses.
fn reachable(mut address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        address.set_ip(match address {
            SocketAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            SocketAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        });
    }
    address
}
