//! Shortcodes: a call of a theme's component, and the Markdown inside a container.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::Placed;
use super::inner::inner;
use super::setter::{Scope, Setter};
use crate::data::{Map, Value};
use crate::diag::Diagnostic;
use crate::document::{Call, LinkKind};

/// Containers may stand in containers, but not without end.
const DEEPEST: usize = 50;

/// The container whose pictures are small, and lead to themselves in full.
const GALLERY: &str = "gallery";

impl<'a> Setter<'a> {
    /// The block of HTML that has just begun, if it stands for a call; else the author's own HTML.
    pub(super) fn shortcode(
        &mut self,
        range: &Range<usize>,
        events: &mut dyn Iterator<Item = Placed<'a>>,
    ) -> Option<Event<'a>> {
        let Some(call) = self.call(range.start) else {
            return Some(self.own(events));
        };
        inner(events).for_each(drop);
        let inside = call.close.as_ref().map(|close| self.container(call, close.start, events));
        let arguments = self.addressed(call);
        match self.components.set(&call.name, &arguments, inside.as_deref(), self.language()) {
            Ok(html) => {
                if !arguments.contains_key("alt") && arguments.contains_key("src") {
                    self.wordless(&html, call);
                }
                let html = self.with_measured_images(html, inside.as_deref(), &call.range);
                Some(Event::Html((html + "\n").into()))
            }
            Err(why) => {
                let found = Diagnostic::error("shortcode/component", why.message);
                self.found(found.at(self.span(&call.range)).maybe_help(why.help));
                None
            }
        }
    }

    /// Tells of a picture that a call without `alt` has made.
    fn wordless(&mut self, html: &str, call: &Call) {
        if html.contains("<img") && html.contains("alt=\"\"") {
            self.lacks_words(&call.range, "write what it shows: `alt=\"A ferry in fog\"`");
        }
    }

    /// The call that is written at byte `start` of the body.
    fn call(&self, start: usize) -> Option<&'a Call> {
        let calls = &self.document.calls;
        let at = calls.binary_search_by_key(&start, |call| call.range.start);
        (self.scope != Scope::FrontMatter).then(|| calls.get(at.ok()?)).flatten()
    }

    /// What stands between a container's line and the one that ends it, at byte `end`.
    fn container(
        &mut self,
        call: &Call,
        end: usize,
        events: &mut dyn Iterator<Item = Placed<'a>>,
    ) -> String {
        if self.containers == DEEPEST {
            let message = format!("more than {DEEPEST} containers stand one inside the other here");
            let found = Diagnostic::error("shortcode/nesting", message).at(self.span(&call.range));
            self.found(found.help("close some of them before: write `:::` on a line of its own"));
            let is_end = |(event, range): &Placed<'_>| {
                matches!(event, Event::Start(Tag::HtmlBlock)) && range.start == end
            };
            while events.next().is_some_and(|event| !is_end(&event)) {}
            inner(events).for_each(drop);
            return String::new();
        }
        let gallery = usize::from(call.name == GALLERY);
        self.containers += 1;
        self.galleries += gallery;
        let html = self.html_until(events, Some(end));
        self.galleries -= gallery;
        self.containers -= 1;
        html
    }

    /// The arguments of a call, those that name a file or page as addresses.
    fn addressed(&mut self, call: &Call) -> Map {
        let mut arguments = call.arguments.clone();
        for (key, value) in &mut arguments {
            let kind = match key.as_str() {
                "src" | "poster" => LinkKind::Image,
                "href" => LinkKind::Anchor,
                _ => continue,
            };
            if let Value::String(written) = value {
                *written = self.resolved(written, kind, &call.range).href;
            }
        }
        arguments
    }
}
