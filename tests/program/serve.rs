//! The preview as a server: whoever comes, however many, however slow, and whatever they ask for.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::thread;

use crate::blog::Blog;
use crate::served::{Answer, Served};

const PAGE: &str = "/posts/hello/";

/// A file that no connection takes at once.
const FILM: usize = 16 * 1024 * 1024;

fn blog() -> Blog {
    let blog = Blog::new();
    blog.write("static/film.mp4", vec![b'f'; FILM]);
    blog.write("static/few.txt", "0123456789");
    blog
}

/// Fifty clients that ask for nothing, for half of something, a byte at a time, or do not take what they
/// asked for.
fn slow(served: &Served) -> Vec<TcpStream> {
    let words = ["", "GET /posts/hello/ HTTP/1.1\r\nHo", "G", "GET /film.mp4 HTTP/1.1\r\n"];
    let clients = (0..50).map(|number| {
        let mut stream = served.connect();
        let mut start = words[number % words.len()].to_owned();
        if start.contains("film") {
            start = served.head(&[start.trim_end()], "Connection: close");
        }
        stream.write_all(start.as_bytes()).expect("it is open");
        stream
    });
    clients.collect()
}

#[test]
fn slow_clients_hold_up_nobody() {
    let (blog, mut all) = (blog(), Vec::new());
    let served = Served::start(&blog);
    for _ in 0..20 {
        all.extend(slow(&served));
        for one in all.iter_mut().skip(2).step_by(4) {
            let _ = one.write_all(b"E");
        }
        assert_eq!(served.get(PAGE).status, 200);
    }
    drop(all);
    assert_eq!(served.get(PAGE).status, 200);
}

#[test]
fn a_thousand_at_once_are_all_answered() {
    let blog = blog();
    let served = Served::start(&blog);
    // All of them are connected before any of them asks.
    let mut clients: Vec<TcpStream> = (0..1000).map(|_| served.connect()).collect();
    let head = served.head(&["GET /posts/hello/ HTTP/1.1"], "Connection: close");
    for client in &mut clients {
        client.write_all(head.as_bytes()).expect("it is open");
    }
    let statuses: Vec<u16> =
        clients.into_iter().map(|client| Answer::read(client).status).collect();
    assert_eq!(statuses, [200; 1000]);
}

#[cfg(target_os = "linux")]
#[test]
fn ten_thousand_leave_nothing_behind() {
    let blog = blog();
    let served = Served::start(&blog);
    let mut memory = Vec::new();
    let mut open = Vec::new();
    for number in 0..10_000 {
        if number % 4_000 == 2_000 {
            memory.push(served.memory());
            open.push(served.open_files());
        }
        let path = if number % 2 == 0 { PAGE } else { "/few.txt" };
        assert_eq!(served.get(path).status, 200, "the {number}th");
    }
    let (begun, ended) = (memory[0], served.memory());
    assert!(ended < begun + 4 * 1024, "{begun} KiB have become {ended}, by way of {memory:?}");
    // The last connection may still be open.
    assert!(served.open_files() <= open[0] + 2, "{open:?} have become {}", served.open_files());
}

#[test]
fn one_connection_may_ask_again() {
    let blog = blog();
    let served = Served::start(&blog);
    let mut stream = served.connect();
    let first = served.head(&["GET /few.txt HTTP/1.1"], "Accept: */*");
    let second = served.head(&["HEAD /few.txt HTTP/1.1"], "Accept: */*");
    let last = served.head(&["GET /nothing HTTP/1.1"], "Connection: close");
    stream.write_all(format!("{first}{second}{last}").as_bytes()).unwrap();
    let mut all = String::new();
    stream.read_to_string(&mut all).unwrap();
    let statuses: Vec<&str> = all.lines().filter(|line| line.starts_with("HTTP/")).collect();
    assert!(statuses[0].starts_with("HTTP/1.1 200"), "{all}");
    // The body of the first stands right before the second, which has none.
    assert!(all.contains("0123456789HTTP/1.1 200 OK\r\n"), "{all}");
    assert_eq!(all.matches("Content-Length: 10\r\n").count(), 2, "{all}");
    assert!(all.contains("\r\n\r\nHTTP/1.0 404"), "{all}");
}

#[test]
fn what_is_too_much_is_refused_in_words() {
    let blog = blog();
    let served = Served::start(&blog);
    let sent = |bytes: &[u8]| {
        let mut stream = served.connect();
        // Who is refused may be cut off while it is still sending.
        let _ = stream.write_all(bytes);
        Answer::read(stream)
    };
    let long = "a".repeat(1024 * 1024);
    let expected = [
        (431, format!("GET / HTTP/1.1\r\nCookie: {long}\r\n\r\n")),
        (413, format!("POST / HTTP/1.1\r\nContent-Length: 1048576\r\n\r\n{long}")),
        (411, "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n".to_owned()),
        (400, "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n".to_owned()),
        (400, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n".to_owned()),
        (400, "\u{16}\u{3}\u{1}\r\n".to_owned()),
        (505, "GET / HTTP/3.0\r\n\r\n".to_owned()),
    ];
    for (status, request) in expected {
        let answer = sent(request.as_bytes());
        assert_eq!(answer.status, status, "{:.40}: {}", request, answer.head);
        assert!(!answer.body.is_empty(), "{status} says why");
    }
    assert_eq!(served.get(PAGE).status, 200);
}

#[test]
fn a_part_or_nothing_of_a_file_is_sent_where_that_will_do() {
    let blog = blog();
    let served = Served::start(&blog);
    let film = "GET /film.mp4 HTTP/1.1";
    let whole = served.ask(&[film]);
    assert_eq!((whole.status, whole.body.len()), (200, FILM));
    let tag = whole.says("ETag").expect("a file has a tag").to_owned();
    let part = served.ask(&[film, "Range: bytes=16777210-"]);
    assert_eq!((part.status, part.words().as_str()), (206, "ffffff"));
    assert_eq!(part.says("Content-Range"), Some("bytes 16777210-16777215/16777216"));
    let known = served.ask(&[film, &format!("If-None-Match: {tag}")]);
    assert_eq!((known.status, known.body.len()), (304, 0));
    let head = served.ask(&["HEAD /film.mp4 HTTP/1.1"]);
    assert_eq!(
        (head.status, head.body.len(), head.says("Content-Length")),
        (200, 0, Some("16777216"))
    );
    let beyond = served.ask(&[film, "Range: bytes=99999999-"]);
    assert_eq!((beyond.status, beyond.says("Content-Range")), (416, Some("bytes */16777216")));
}

#[test]
fn strangers_are_turned_away() {
    let blog = blog();
    let served = Served::start(&blog);
    let mut stream = served.connect();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n").unwrap();
    let rebound = Answer::read(stream);
    assert_eq!(rebound.status, 421);
    assert!(rebound.words().contains(&format!("http://127.0.0.1:{}/", served.port)));
    let form = [
        "POST /_hobnob/ack HTTP/1.1",
        "Origin: http://evil.example",
        "Content-Type: application/x-www-form-urlencoded",
        "Content-Length: 0",
    ];
    assert_eq!(served.ask(&form).status, 403);
    for path in ["/../hobnob.yaml", "/%2e%2e/hobnob.yaml", "/..%5chobnob.yaml", "/few.txt%00"] {
        assert_eq!(served.get(path).status, 400, "{path}");
    }
    for path in ["/%252e%252e/hobnob.yaml", "//etc/passwd", "/hobnob.yaml", "/posts/"] {
        let answer = served.get(path);
        assert!(!answer.words().contains("opendoor.example/\n"), "{path}");
    }
}

#[test]
fn who_listens_hears_of_each_build() {
    let blog = blog();
    let served = Served::start(&blog);
    let mut stream = served.connect();
    let head = served.head(&["GET /_hobnob/events HTTP/1.1"], "Accept: text/event-stream");
    stream.write_all(head.as_bytes()).unwrap();
    let mut lines = BufReader::new(stream).lines().map(|line| line.expect("it is still there"));
    let mut number = || {
        let data = lines.find(|line| line.starts_with("data: ")).expect("it goes on");
        let (_, number) = data.rsplit_once(':').expect("it is an object");
        number.trim_end_matches('}').parse::<u64>().expect("its last value is a number")
    };
    let first = number();
    blog.write("content/posts/2026-03-01-hello.md", "---\ndate: 2026-03-01\n---\nCome in, do.\n");
    assert!(number() > first);
    assert!(served.get(PAGE).words().contains("Come in, do."));
    // All of them are let go, and none of them keeps a thread.
    let listening: Vec<_> = (0..20)
        .map(|_| {
            let mut stream = served.connect();
            stream.write_all(head.as_bytes()).unwrap();
            thread::spawn(move || BufReader::new(stream).read_line(&mut String::new()).unwrap())
        })
        .collect();
    for one in listening {
        assert!(one.join().unwrap() > 0);
    }
}
