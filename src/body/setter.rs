//! Events to HTML: what is more than CommonMark is made here and in the files around, the rest is
//! the Markdown library's own writer's.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd, html};

use super::caption::Captions;
use super::footnote::Notes;
use super::inner::inner;
use super::table::Table;
use super::ways::Ways;
use super::{Components, Highlighter, Placed, Setting, alert, code};
use crate::diag::{Diagnostic, Findings, Span};
use crate::document::{Document, Heading};
use crate::value::html::escape;

/// What is being set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// A document for its own page.
    Whole,
    /// Its beginning, for lists: without ids, since many stand on one page, and without findings,
    /// since the whole has them.
    Opening,
    /// The `summary` of its front matter, for lists.
    FrontMatter,
}

/// One document being set.
pub(super) struct Setter<'a> {
    pub(super) document: &'a Document,
    pub(super) ways: &'a Ways<'a>,
    pub(super) components: &'a dyn Components,
    pub(super) highlighter: &'a Highlighter<'a>,
    pub(super) scope: Scope,
    pub(super) findings: Findings,
    pub(super) notes: Notes<'a>,
    captions: Captions,
    pub(super) table: Table,
    /// The heading that is open.
    pub(super) heading: Option<&'a Heading>,
    /// Images set so far.
    pub(super) images: usize,
    /// Containers open around this place.
    pub(super) containers: usize,
    /// Galleries among them.
    pub(super) galleries: usize,
    /// Whether a link is open.
    pub(super) is_linked: bool,
}

impl<'a> Setter<'a> {
    pub(super) fn new(
        document: &'a Document,
        ways: &'a Ways<'a>,
        setting: Setting<'a>,
        scope: Scope,
    ) -> Self {
        Self {
            document,
            ways,
            components: setting.components,
            highlighter: setting.highlighter,
            scope,
            findings: Findings::none(),
            notes: Notes::default(),
            captions: Captions::default(),
            table: Table::default(),
            heading: None,
            images: 0,
            containers: 0,
            galleries: 0,
            is_linked: false,
        }
    }

    /// The HTML of `events`, footnotes at the end, and what was found.
    pub(super) fn set(mut self, events: &'a [Placed<'a>]) -> (String, Findings) {
        self.notes = Notes::find(events);
        if self.ways.config().pictures.captions {
            self.captions = Captions::find(events);
        }
        let mut html = self.html(&mut events.iter().cloned());
        if self.scope == Scope::Whole {
            self.set_notes(&mut html);
        }
        let findings = if self.scope == Scope::Opening { Findings::none() } else { self.findings };
        (html, findings)
    }

    /// The HTML of events up to their end.
    pub(super) fn html(&mut self, events: &mut dyn Iterator<Item = Placed<'a>>) -> String {
        self.html_until(events, None)
    }

    /// The HTML of events up to the block of HTML that begins at byte `end`.
    pub(super) fn html_until(
        &mut self,
        events: &mut dyn Iterator<Item = Placed<'a>>,
        end: Option<usize>,
    ) -> String {
        let mut written = String::new();
        let set = std::iter::from_fn(|| {
            loop {
                let (event, range) = events.next()?;
                if matches!(event, Event::Start(Tag::HtmlBlock)) && end == Some(range.start) {
                    inner(events).for_each(drop);
                    return None;
                }
                let made = self.event(event, range, events);
                if made.is_some() {
                    return made;
                }
            }
        });
        html::push_html(&mut written, set);
        written
    }

    /// What the Markdown library is to write for an event; `None` for nothing.
    fn event(
        &mut self,
        event: Event<'a>,
        range: Range<usize>,
        events: &mut dyn Iterator<Item = Placed<'a>>,
    ) -> Option<Event<'a>> {
        match event {
            Event::Start(tag) => self.start(tag, range, events),
            Event::End(TagEnd::Heading(level)) => Some(self.end_heading(level)),
            Event::End(TagEnd::BlockQuote(Some(_))) => Some(Event::Html("</div>\n".into())),
            Event::End(TagEnd::Table) => Some(Table::end()),
            Event::End(TagEnd::Link) => {
                self.is_linked = false;
                Some(event)
            }
            Event::InlineMath(latex) => Some(self.math(&latex, range, false)),
            Event::DisplayMath(latex) => Some(self.math(&latex, range, true)),
            Event::FootnoteReference(name) => self.note_reference(&name),
            Event::Text(words) => {
                self.missing_note(&words, &range);
                Some(Event::Text(words))
            }
            Event::TaskListMarker(done) => Some(self.task(done)),
            Event::InlineHtml(text) => {
                let text = self.without_more(text, &range);
                Some(Event::InlineHtml(self.measured(text, &range)))
            }
            other => Some(other),
        }
    }

    fn start(
        &mut self,
        tag: Tag<'a>,
        range: Range<usize>,
        events: &mut dyn Iterator<Item = Placed<'a>>,
    ) -> Option<Event<'a>> {
        match tag {
            Tag::Heading { .. } if self.is_title(&range) => drop_inner(events),
            Tag::FootnoteDefinition(_) => drop_inner(events),
            Tag::Heading { level, classes, attrs, .. } => {
                Some(self.start_heading(level, &classes, &attrs, &range))
            }
            Tag::BlockQuote(Some(kind)) => Some(Event::Html(alert::start(self, kind).into())),
            Tag::CodeBlock(kind) => Some(code::set(self, &kind, events)),
            Tag::Paragraph if self.captions.holds(range.start) => self.captioned(events),
            Tag::Image { .. } => Some(Event::InlineHtml(self.image(&tag, &range, events).into())),
            Tag::Link { .. } => Some(self.start_link(tag, &range)),
            Tag::Table(columns) => Some(self.start_table(columns)),
            Tag::TableHead => Some(self.table.start_row(true)),
            Tag::TableRow => Some(self.table.start_row(false)),
            Tag::TableCell => Some(self.table.start_cell()),
            Tag::HtmlBlock => self.shortcode(&range, events),
            other => Some(Event::Start(other)),
        }
    }

    /// A block of its author's own HTML, which has just begun.
    pub(super) fn own(&mut self, events: &mut dyn Iterator<Item = Placed<'a>>) -> Event<'a> {
        let (mut html, mut place) = (String::new(), None);
        for (event, range) in inner(events) {
            if let Event::Html(text) = event {
                html.push_str(&self.without_more(text, &range));
                let start = place.map_or(range.start, |place: Range<usize>| place.start);
                place = Some(start..range.end);
            }
        }
        let html = html.into();
        Event::Html(match place {
            Some(place) => self.measured(html, &place),
            None => html,
        })
    }

    /// The page shows the title itself.
    fn is_title(&self, range: &Range<usize>) -> bool {
        self.scope != Scope::FrontMatter && self.document.title_heading.as_ref() == Some(range)
    }

    fn task(&self, done: bool) -> Event<'a> {
        let (checked, key) = if done { (" checked", "task_done") } else { ("", "task_open") };
        let label = self.phrase(key);
        let html = format!(
            "<input class=\"task\" type=\"checkbox\" disabled{checked} aria-label=\"{label}\"> "
        );
        Event::InlineHtml(html.into())
    }

    /// A piece of the author's HTML without the mark that ends the summary.
    fn without_more(&self, html: CowStr<'a>, range: &Range<usize>) -> CowStr<'a> {
        let more = self.document.prose.more.filter(|more| range.contains(more));
        let cut = more.filter(|_| self.scope != Scope::FrontMatter).and_then(|_| {
            let (before, rest) = html.split_once("<!--")?;
            let (comment, after) = rest.split_once("-->")?;
            comment.trim().eq_ignore_ascii_case("more").then(|| format!("{before}{after}"))
        });
        match cut {
            Some(rest) if rest.trim().is_empty() => CowStr::Borrowed(""),
            Some(rest) => rest.into(),
            None => html,
        }
    }

    /// Words of the theme, in the language of the document, as they stand in HTML.
    pub(super) fn phrase(&self, key: &str) -> String {
        escape(&self.components.phrase(key, self.language())).into_owned()
    }

    /// The attributes of a box that scrolls: it can be reached by keyboard, and says what it is. A group, since
    /// a region is a landmark, and a page with ten blocks of code has no ten landmarks.
    pub(super) fn scrolling(&self, key: &str) -> String {
        format!(" tabindex=\"0\" role=\"group\" aria-label=\"{}\"", self.phrase(key))
    }

    /// The language of the document, BCP 47.
    pub(super) fn language(&self) -> &'a str {
        let stated = self.document.front.lang.as_deref();
        stated.unwrap_or(&self.ways.config().language)
    }

    /// Where something stands in the file.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        match self.scope {
            Scope::Whole | Scope::Opening => self.document.span(range.clone()),
            Scope::FrontMatter => self.document.front_span("summary"),
        }
    }

    pub(super) fn found(&mut self, found: Diagnostic) {
        self.findings.push(found);
    }
}

/// Leaves out the element that has just begun.
fn drop_inner<'a>(events: &mut dyn Iterator<Item = Placed<'a>>) -> Option<Event<'a>> {
    inner(events).for_each(drop);
    None
}
