//! One file understood: its front matter, its place in the blog, and what its Markdown holds, every
//! part with its byte range. Knows no other document, no theme and no HTML.
//!
//! 1. [`place`] reads role, section and name out of the path,
//! 2. [`front_matter`] takes the head apart,
//! 3. [`shortcode`] covers what Markdown does not know,
//! 4. [`markdown`] turns the body into events, the same for everyone who reads it,
//! 5. [`outline`], [`link`], [`prose`] and [`remark`] keep what the rest of the blog needs to know of
//!    them.

mod foreign;
pub mod front_matter;
pub mod link;
pub mod markdown;
mod nesting;
pub mod outline;
pub mod place;
pub mod prose;
pub mod remark;
pub mod shortcode;
mod survey;
mod witness;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use crate::config::Config;
use crate::data::{Map, Written};
use crate::diag::{Diagnostic, Findings, Span, Text};
use crate::source::Source;
use crate::value::digest::Digest;

pub use front_matter::{Comments, FrontMatter, Sponsor};
pub use link::{Link, LinkKind};
pub use outline::Heading;
pub use place::{Place, Role};
pub use prose::Prose;
pub use remark::Remark;
pub use shortcode::Call;
pub use witness::{Opening, Witness};

use foreign::Candidates;
use front_matter::Presumed;
use place::Location;
use survey::Survey;

/// A file of `content/`, parsed. Nothing in it depends on another file or on the clock.
#[derive(Debug)]
pub struct Document {
    /// The whole file, under the path people know (`content/posts/a.md`).
    pub text: Arc<Text>,
    /// Where it stands in `content/`, and what follows from that.
    pub place: Place,
    /// What its author says about it.
    pub front: FrontMatter,
    /// The front matter as data: every key as written, those that nobody knows too.
    pub data: Map,
    /// Where the front matter is written, if there is any.
    pub head: Option<Written>,
    /// The bytes of the body in `text`.
    pub body: Range<usize>,
    /// The title: of the front matter, else the first heading of level 1, else the file's name.
    pub title: String,
    /// The heading that became the title, from the start of the body: whoever shows the title leaves
    /// it out of the text.
    pub title_heading: Option<Range<usize>>,
    /// Headings in their order, ids unique within the document.
    pub outline: Vec<Heading>,
    /// Links and images in their order.
    pub links: Vec<Link>,
    /// Shortcodes in their order.
    pub calls: Vec<Call>,
    /// What other generators would have filled in, from the start of the body.
    pub foreign: Vec<Range<usize>>,
    /// What its author says to hobnob alone, in order.
    pub remarks: Vec<Remark>,
    /// What it says, counted, and where its summary ends.
    pub prose: Prose,
    /// A digest of what lists and addresses are made of: its path, its front matter and its title. Documents
    /// of one face, read by one configuration, differ in their words only.
    pub face: Digest,
    /// A digest of all of it: its path and its text.
    pub digest: Digest,
}

impl Document {
    /// Parses a file.
    ///
    /// # Errors
    /// Every fault of the front matter and the shortcodes at once.
    pub fn parse(source: &Source, config: &Config) -> Result<(Self, Findings), Findings> {
        let ((document, ()), findings) = Self::parse_before(|_| (), source, config)?;
        Ok((document, findings))
    }

    /// The same before a witness, who comes once the front matter is read.
    ///
    /// # Errors
    /// Those of [`parse`](Self::parse).
    pub fn parse_before<W: Witness>(
        witness: impl FnOnce(Opening<'_>) -> W,
        source: &Source,
        config: &Config,
    ) -> Result<((Self, W), Findings), Findings> {
        let text = &source.text;
        let location = Location::of(&source.path, config);
        let (presumed, mut findings) = presume(&location, text, config);
        let (head, found) = front_matter::parse(text, presumed, config);
        findings.absorb(found);
        let body = head.body..text.content.len();
        let words = text.content.get(body.clone()).unwrap_or_default();
        if let Some((found, range)) = nesting::hopeless(words) {
            let range = body.start + range.start..body.start + range.end;
            findings.push(found.at(Span::new(text, range)));
            return Err(findings);
        }
        let options = markdown::options(&config.markdown);
        let (calls, found) = shortcode::find(text, head.body, options);
        findings.absorb(found);
        let masked = shortcode::mask(words, &calls);
        let foreign = Candidates::find(&masked);
        let mut witness = witness(Opening { front: &head.front, foreign: foreign.places() });
        let survey = Survey::of(&masked, &calls, foreign, options, &mut witness);
        let place = Place::of(&location, &head.front, config);
        let (title, title_heading) = title(&head.front, &place, &survey, config);
        let face = face(&place, text.content.get(..body.start).unwrap_or_default(), &title);
        let document = Self {
            text: Arc::clone(text),
            place,
            front: head.front,
            data: head.data,
            head: head.written,
            body,
            title,
            title_heading,
            outline: survey.outline,
            links: survey.links,
            calls,
            foreign: survey.foreign,
            remarks: survey.remarks,
            prose: survey.prose,
            face,
            digest: Digest::of_parts([&*source.path, &text.content].map(str::as_bytes)),
        };
        let found = survey.found.into_iter().map(|(found, range)| found.at(document.span(range)));
        findings.extend(found);
        if !findings.has_errors() {
            findings.extend(document.undated());
        }
        findings.or_value((document, witness))
    }

    /// A post needs a date to stand in time; without one it is the last of all.
    fn undated(&self) -> Option<Diagnostic> {
        let is_finished = self.place.role == Role::Post && !self.front.draft;
        let is_undated = is_finished && self.front.date.is_none();
        is_undated.then(|| {
            Diagnostic::warning("document/undated", "this post has no date")
                .in_file(&self.text.path)
                .help("add `date: 2026-03-01` to its front matter, with the day it was written")
        })
    }

    /// The Markdown of the body as written.
    pub fn markdown(&self) -> &str {
        self.text.content.get(self.body.clone()).unwrap_or_default()
    }

    /// The Markdown with its shortcodes masked, as [`markdown::events`] wants it.
    pub fn masked(&self) -> Cow<'_, str> {
        shortcode::mask(self.markdown(), &self.calls)
    }

    /// A place in the file; `range` counts from the start of the body.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(&self.text, self.body.start + range.start..self.body.start + range.end)
    }

    /// Where a key's value stands in the front matter, under another generator's name too; the file
    /// when it is not there.
    pub fn front_span(&self, key: &str) -> Span {
        match &self.head {
            Some(head) => head.first_value_span(front_matter::names(key)),
            None => Span::new(&self.text, 0..0),
        }
    }
}

/// What the path says of a post, unless its author says otherwise.
fn presume(location: &Location<'_>, text: &Arc<Text>, config: &Config) -> (Presumed, Findings) {
    let mut findings = Findings::none();
    let date = location.date.and_then(|date| {
        let read = crate::value::date::parse(date, &config.time_zone);
        if read.is_err() {
            let message = format!("`{date}` in this file's name is not a day");
            let found = Diagnostic::error("document/date", message).in_file(&text.path);
            findings.push(found.help("rename the file"));
        }
        read.ok()
    });
    (Presumed { date, draft: location.is_among_drafts() }, findings)
}

fn face(place: &Place, front: &str, title: &str) -> Digest {
    Digest::of_parts([&*place.path, front, title].map(str::as_bytes))
}

/// The title of the front matter, else the first heading of level 1, else the file's name.
fn title(
    front: &FrontMatter,
    place: &Place,
    survey: &Survey,
    config: &Config,
) -> (String, Option<Range<usize>>) {
    let heading = survey.first_title.and_then(|at| survey.outline.get(at));
    match (&front.title, heading.filter(|heading| !heading.text.is_empty())) {
        (Some(title), _) => (title.clone(), None),
        (None, Some(heading)) => (heading.text.clone(), Some(heading.range.clone())),
        (None, None) if place.role == Role::Home => (config.title.clone(), None),
        (None, None) => (place.readable_name(), None),
    }
}
