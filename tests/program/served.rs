//! A preview that runs: `hobnob serve` on a port of its own, and the plainest client there is.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::blog::{Blog, NOW};

/// So long nothing takes that is not broken.
const DEADLINE: Duration = Duration::from_secs(30);

/// `hobnob serve`, ended when this is dropped.
pub(crate) struct Served {
    process: Child,
    /// Where it listens.
    pub(crate) port: u16,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The status; 0 where nothing came.
    pub(crate) status: u16,
    /// The lines of the head.
    pub(crate) head: String,
    /// What came with it.
    pub(crate) body: Vec<u8>,
}

impl Served {
    /// Serves this blog, and waits until it is built.
    pub(crate) fn start(blog: &Blog) -> Self {
        Self::on(0, blog)
    }

    /// The same on this port; on any that is free where it is 0.
    pub(crate) fn on(asked: u16, blog: &Blog) -> Self {
        Self::run(asked, blog, &[])
    }

    /// The same on any port, with more to say to it.
    pub(crate) fn start_with(blog: &Blog, more: &[&str]) -> Self {
        Self::run(0, blog, more)
    }

    fn run(asked: u16, blog: &Blog, more: &[&str]) -> Self {
        let mut command = blog.command(&["serve", "--port", &asked.to_string(), "--now", NOW]);
        command.args(more);
        let mut process = command.stderr(Stdio::piped()).spawn().expect("hobnob starts");
        let mut told = BufReader::new(process.stderr.take().expect("its words are piped"));
        let mut words = String::new();
        let port = loop {
            let read = told.read_line(&mut words).expect("hobnob speaks UTF-8");
            assert!(read > 0, "it does not say where the blog is:\n{words}");
            if let Some(port) = port(&words) {
                break port;
            }
        };
        // Somebody must listen, or it could not say anything more.
        thread::spawn(move || std::io::copy(&mut told, &mut std::io::sink()));
        Self { process, port }
    }

    /// Ends it, before its time.
    pub(crate) fn end(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }

    /// A connection to it.
    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("somebody listens");
        stream.set_read_timeout(Some(DEADLINE)).expect("a time can be set");
        stream
    }

    /// What comes back for these lines, and nothing else asked.
    pub(crate) fn ask(&self, lines: &[&str]) -> Answer {
        let mut stream = self.connect();
        let head = self.head(lines, "Connection: close");
        stream.write_all(head.as_bytes()).expect("it reads what it is asked");
        Answer::read(stream)
    }

    /// What comes back for a path.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask(&[&format!("GET {path} HTTP/1.1")])
    }

    /// A head of these lines, with the host and one more line.
    pub(crate) fn head(&self, lines: &[&str], more: &str) -> String {
        format!("{}\r\nHost: 127.0.0.1:{}\r\n{more}\r\n\r\n", lines.join("\r\n"), self.port)
    }

    /// Asks it to end, as a terminal or the system does, and waits until it has; its exit code.
    #[cfg(unix)]
    pub(crate) fn asked_to_end(mut self, signal: &str) -> Option<i32> {
        let sent = Command::new("kill").args([signal, &self.process.id().to_string()]).status();
        assert!(sent.is_ok_and(|sent| sent.success()), "it is asked");
        self.process.wait().expect("it is our child").code()
    }

    /// Waits until what comes back for a path is as wanted.
    pub(crate) fn until(&self, path: &str, is_so: impl Fn(&Answer) -> bool) -> Answer {
        let begun = Instant::now();
        loop {
            let answer = self.get(path);
            if is_so(&answer) {
                return answer;
            }
            assert!(begun.elapsed() < DEADLINE, "{path} stays as it is: {}", answer.words());
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// How many files it has open.
    #[cfg(target_os = "linux")]
    pub(crate) fn open_files(&self) -> usize {
        let folder = format!("/proc/{}/fd", self.process.id());
        std::fs::read_dir(folder).expect("it runs").count()
    }

    /// How much memory it has in use, in KiB.
    #[cfg(target_os = "linux")]
    pub(crate) fn memory(&self) -> usize {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()));
        let status = status.expect("it runs");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let number = line.and_then(|line| line.trim().strip_suffix(" kB"));
        number.and_then(|number| number.parse().ok()).expect("the system says how much it has")
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.end();
    }
}

impl Answer {
    /// All that comes until the other side has said all.
    pub(crate) fn read(mut stream: TcpStream) -> Self {
        let mut bytes = Vec::new();
        // What came before a connection was reset has come.
        let _ = stream.read_to_end(&mut bytes);
        let end = bytes.windows(4).position(|end| end == b"\r\n\r\n").map(|end| end + 4);
        let body = bytes.split_off(end.unwrap_or(bytes.len()));
        let head = String::from_utf8(bytes).expect("a head is text");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        Self { status: status.unwrap_or_default(), head, body }
    }

    /// What the head says under a name.
    pub(crate) fn says(&self, name: &str) -> Option<&str> {
        let mut fields = self.head.lines().filter_map(|line| line.split_once(": "));
        fields.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// Its body as text.
    pub(crate) fn words(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

fn port(words: &str) -> Option<u16> {
    let (_, after) = words.split_once("http://127.0.0.1:")?;
    after.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}
