//! What an open page is told: whether it still is what the blog has at its address, and what its author
//! should know of it.

use serde_json::{Map, Value, json};

use super::policy;
use super::question::{Asked, Question};
use crate::diag::{Findings, human};
use crate::serve::{Edition, Leaf, State, Written};
use crate::site::Held;
use crate::value::plural;
use crate::value::url::UrlPath;

/// A template that breaks may break on every page: more frames than this nobody reads.
const MOST_FRAMES: usize = 20;

/// The answer, as JSON:
///
/// - `session`, `number`: the run of the preview, and its last build,
/// - `page`: `same`, `changed` or `gone`; `moved`: where the post or page is now, if it is `gone`,
/// - `document`: the file of the post or page at the address,
/// - `files`: of the files asked for, each with its `version` and whether it has `changed`,
/// - `fault`: why the last build failed, as the terminal shows it: how many `errors`, and the `text`,
/// - `held`: why readers would not see the post or page, in words,
/// - `policy`: what the policy says of it, where it warns or refuses,
/// - `marks`: every address that readers would not see, with a word for why.
pub(in crate::serve) fn state(question: &Question, state: &State, session: &str) -> Value {
    let mut answer = json!({
        "session": session,
        "number": state.number,
        "page": "same",
        "moved": null,
        "document": null,
        "files": {},
        "fault": state.fault.as_deref().map(fault),
        "held": null,
        "policy": null,
        "marks": [],
    });
    if let (Some(edition), Some(answer)) = (&state.edition, answer.as_object_mut()) {
        let is_known = question.session == session;
        Shown { question, edition, is_known }.tell(answer);
    }
    answer
}

/// The frames that the terminal shows of the errors.
fn fault(found: &Findings) -> Value {
    let errors: Vec<_> = found.iter().filter(|found| found.is_error()).collect();
    let first: Findings = errors.iter().take(MOST_FRAMES).map(|error| (*error).clone()).collect();
    let mut text = human::print(&first, human::Color::Never);
    if let Some(more) = errors.len().checked_sub(MOST_FRAMES).filter(|more| *more > 0) {
        text.push_str(&format!("\n\nand {}", plural::count(more, "more error")));
    }
    json!({"errors": errors.len(), "text": text})
}

/// A page and the edition that it is held against.
struct Shown<'a> {
    question: &'a Question,
    edition: &'a Edition,
    /// Whether it was made in this run, so that its build number tells something.
    is_known: bool,
}

impl Shown<'_> {
    fn tell(&self, answer: &mut Map<String, Value>) {
        let edition = self.edition;
        let url = self.url(&self.question.path);
        let written = url.as_ref().and_then(|url| edition.written_at(url));
        let page = self.page(url.as_ref());
        let marks = edition.written.iter().filter_map(|written| mark(edition, written));
        answer.extend([
            ("page".to_owned(), page.into()),
            ("moved".to_owned(), (page == "gone").then(|| self.moved(url.as_ref())).into()),
            ("document".to_owned(), written.map(|written| written.path.as_str()).into()),
            ("files".to_owned(), self.files()),
            ("held".to_owned(), written.and_then(held).into()),
            ("policy".to_owned(), written.and_then(|it| policy::told(edition, it)).into()),
            ("marks".to_owned(), marks.collect()),
        ]);
    }

    /// The address, on the blog, that a path in the browser means.
    fn url(&self, path: &str) -> Option<UrlPath> {
        let inside = path.strip_prefix(self.edition.base.prefix().trim_end_matches('/'))?;
        let inside = inside
            .strip_suffix("/index.html")
            .map_or(inside, |_| inside.trim_end_matches("index.html"));
        UrlPath::from_encoded(inside)
    }

    fn leaf(&self, url: Option<&UrlPath>) -> Option<&Leaf> {
        self.edition.leaf(&url?.file())
    }

    fn page(&self, url: Option<&UrlPath>) -> &'static str {
        let question = self.question;
        let instead = question.missing.then(|| self.edition.leaf("404.html")).flatten();
        let Some(leaf) = self.leaf(url).or(instead) else {
            return if question.missing { "same" } else { "gone" };
        };
        let is_old = self.is_known && leaf.since <= question.number;
        if is_old || leaf.digest().long() == question.digest { "same" } else { "changed" }
    }

    /// Where what was here is now.
    fn moved(&self, url: Option<&UrlPath>) -> Option<String> {
        let edition = self.edition;
        let document = self.question.document.as_ref();
        let mut written = edition.written.iter();
        let found = written.find(|written| Some(&written.path) == document);
        let now = found.map(|found| &found.url).or_else(|| edition.redirect(url?));
        now.map(|now| edition.base.link(now))
    }

    fn files(&self) -> Value {
        let told = self.question.files.iter().map(|asked| {
            let url = self.url(&asked.path);
            let leaf = self.leaf(url.as_ref());
            let version = leaf.map(Leaf::version).unwrap_or_default();
            let changed = self.has_changed(asked, leaf, &version);
            (asked.path.clone(), json!({"version": version, "changed": changed}))
        });
        Value::Object(told.collect())
    }

    /// A page that is not told any version yet goes by the build that it was made by.
    fn has_changed(&self, asked: &Asked, leaf: Option<&Leaf>, version: &str) -> bool {
        match &asked.version {
            Some(known) => known != version,
            None => self.is_known && leaf.is_some_and(|leaf| leaf.since > self.question.number),
        }
    }
}

/// Why readers would not see it. What the policy refuses it says itself.
fn held(written: &Written) -> Option<String> {
    let what = if written.is_post { "this post" } else { "this page" };
    match written.held.as_ref()? {
        Held::Refused { .. } => None,
        held => Some(format!("{what} {}", held.describe())),
    }
}

fn mark(edition: &Edition, written: &Written) -> Option<Value> {
    let label = match written.held.as_ref()? {
        Held::Draft => "draft",
        Held::Scheduled(_) => "scheduled",
        Held::Expired(_) => "expired",
        Held::Refused { .. } => "refused",
    };
    Some(json!({"url": edition.base.link(&written.url), "label": label}))
}
