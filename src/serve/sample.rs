//! A preview for tests: of a small blog on a disk of its own, on the first of November 2026.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::date;
use jiff::tz::TimeZone;
use tempfile::TempDir;

use super::answer::{Office, Tray};
use super::http::guard::{Guard, Token};
use super::http::request::{Method, Request};
use super::http::response::Response;
use super::preview::{Outlook, Preview, State};
use crate::build::{Blog, Memos, Unwatched};
use crate::config::Config;
use crate::diag::Findings;
use crate::source::{self, Source};

/// The configuration that a sample has, unless it brings its own.
const CONFIG: (&str, &str) = ("hobnob.yaml", "title: A\nbase_url: https://a.example/blog/\n");

/// A blog, its preview, and who answers for it at `127.0.0.1:4000`.
pub(crate) struct Sample {
    folder: TempDir,
    /// Who answers.
    pub(crate) office: Office,
}

impl Sample {
    /// A blog of these files, by their paths from its root, not yet built.
    pub(crate) fn unbuilt(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let preview = Arc::new(Preview::new(outlook(folder.path().to_owned()), Memos::on()));
        let address = "127.0.0.1:4000".parse().unwrap();
        let guard = Guard { address, token: Token::draw().unwrap() };
        let session = "5e55".to_owned();
        let office = Office { preview, session, guard, tray: Tray::default() };
        let sample = Self { folder, office };
        for (path, words) in [CONFIG].iter().chain(files) {
            sample.write(path, words);
        }
        sample
    }

    /// A blog of these files, built once.
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let sample = Self::unbuilt(files);
        sample.rebuild();
        sample
    }

    /// Where a file of the blog lies.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes a file of the blog.
    pub(crate) fn write(&self, path: &str, words: impl AsRef<[u8]>) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, words).unwrap();
    }

    /// Builds the blog as it is now.
    pub(crate) fn rebuild(&self) -> Arc<State> {
        self.office.preview.rebuild(&Unwatched).state
    }

    /// The answer to somebody who only looks.
    pub(crate) fn get(&self, target: &str) -> Response {
        self.ask(Request::new(Method::Get, target))
    }

    /// The answer to a form of these fields, as a page of the preview sends it.
    pub(crate) fn post(&self, target: &str, form: &[(&str, &str)]) -> Response {
        let mut body = url::form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(form).append_pair("token", self.office.guard.token.as_str());
        let kind = "application/x-www-form-urlencoded";
        let request = Request::new(Method::Post, target).header("Content-Type", kind);
        self.ask(request.body(body.finish()))
    }

    /// The answer to a request, which came by the right name.
    pub(crate) fn ask(&self, request: Request) -> Response {
        self.office.answer(&request.header("Host", "127.0.0.1:4000"))
    }
}

/// The bytes of an answer, which are no events.
pub(crate) fn bytes(response: Response) -> Vec<u8> {
    let length = response.body.length().unwrap();
    let mut bytes = Vec::new();
    let mut body = response.body.read(response.part.unwrap_or(0..length)).unwrap();
    body.read_to_end(&mut bytes).unwrap();
    bytes
}

/// The words of an answer, which are no events.
pub(crate) fn words(response: Response) -> String {
    String::from_utf8(bytes(response)).unwrap()
}

fn outlook(root: PathBuf) -> Outlook {
    let blog = move || -> Result<Blog, Findings> {
        let file = source::file(&root, "hobnob.yaml").expect("a sample has a configuration");
        let config = Config::parse(&Source::read(&file)?.text)?;
        Ok(Blog { root: root.clone(), config })
    };
    let now = |_: &Blog| Ok(date(2026, 11, 1).to_zoned(TimeZone::UTC).unwrap());
    Outlook {
        origin: "http://127.0.0.1:4000".to_owned(),
        blog: Box::new(blog),
        now: Box::new(now),
        drafts: true,
        future: true,
        expired: true,
        policy: None,
        program: "sample".to_owned(),
    }
}
