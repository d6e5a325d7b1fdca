//! A generator's server, running: what it answers, and when it tells the browser to load a page again.

use std::io::{BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long to wait for anything.
const PATIENCE: Duration = Duration::from_secs(600);

/// How a server tells that a page is to be loaded again.
pub(crate) struct Events {
    /// What to ask for: a request line and headers, without the host.
    pub(crate) request: &'static str,
    /// What it says then.
    pub(crate) sign: &'static str,
}

/// A server that runs until it is dropped.
pub(crate) struct Server {
    process: Child,
    started: Instant,
    port: u16,
    events: &'static Events,
}

impl Server {
    pub(crate) fn start(mut command: Command, port: u16, events: &'static Events) -> Self {
        let started = Instant::now();
        let process = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        Self { process: process.expect("the program starts"), started, port, events }
    }

    /// Seconds from the start until a page is answered.
    pub(crate) fn first_page(&self, page: &str) -> f64 {
        until(self.started, || self.get(page).is_some_and(|answer| answer.contains("<article")))
    }

    /// What it answers, head and body; `None` while it does not listen.
    fn get(&self, page: &str) -> Option<String> {
        let mut answer = String::new();
        let mut stream = self.ask(&format!("GET {page} HTTP/1.0\r\n"))?;
        stream.read_to_string(&mut answer).ok()?;
        Some(answer)
    }

    fn ask(&self, request: &str) -> Option<TcpStream> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        write!(stream, "{request}Host: 127.0.0.1:{}\r\n\r\n", self.port).ok()?;
        Some(stream)
    }

    /// Listens to what it tells browsers.
    pub(crate) fn listen(&self) -> Listener<'_> {
        let stream = self.ask(self.events.request).expect("it listens");
        let (sender, told) = channel();
        let sign = self.events.sign.as_bytes();
        thread::spawn(move || {
            let mut last = Vec::new();
            for byte in BufReader::new(stream).bytes().map_while(Result::ok) {
                last.push(byte);
                if last.ends_with(sign) {
                    last.clear();
                    let _ = sender.send(Instant::now());
                }
            }
        });
        // What it says to every new listener is no change.
        thread::sleep(Duration::from_secs(1));
        Listener { server: self, told }
    }

    /// What it holds in memory now, and the most that it held, in MiB; 0 where `/proc` does not tell.
    pub(crate) fn memory(&self) -> (f64, f64) {
        let text = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()));
        let text = text.unwrap_or_default();
        let mib = |key: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(key));
            let kib = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<f64>().ok());
            kib.unwrap_or_default() / 1024.0
        };
        (mib("VmRSS:"), mib("VmHWM:"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A browser that has a page open.
pub(crate) struct Listener<'a> {
    server: &'a Server,
    told: Receiver<Instant>,
}

impl Listener<'_> {
    /// Saves a file: seconds until the page at an address shows a sign of it, and until the browser is told.
    pub(crate) fn edit(&mut self, file: &Path, text: &str, shown: (&str, &str)) -> (f64, f64) {
        while self.told.try_recv().is_ok() {}
        let (page, sign) = shown;
        let saved = Instant::now();
        std::fs::write(file, text).expect("the folder of the race is writable");
        let is_shown = || self.server.get(page).is_some_and(|answer| answer.contains(sign));
        let shown = until(saved, is_shown);
        let told = self.told.recv_timeout(PATIENCE).expect("the browser is told");
        (shown, told.duration_since(saved).as_secs_f64())
    }

    /// Saves a file as it was, and waits until the browser is told.
    pub(crate) fn undo(&mut self, file: &Path, text: &str) {
        while self.told.try_recv().is_ok() {}
        std::fs::write(file, text).expect("the folder of the race is writable");
        self.told.recv_timeout(PATIENCE).expect("the browser is told");
        thread::sleep(Duration::from_secs(1));
    }
}

/// Seconds from a moment until something is so.
fn until(from: Instant, is_so: impl Fn() -> bool) -> f64 {
    while !is_so() {
        assert!(from.elapsed() < PATIENCE, "the server does not do it");
        thread::sleep(Duration::from_millis(5));
    }
    from.elapsed().as_secs_f64()
}
