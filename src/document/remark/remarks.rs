//! Remarks, gathered while a body is read, each with the block that it is about.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::comment::{Html, comments, is_blank, words};
use super::{Remark, WORD};
use crate::document::Call;

/// Collects remarks while a body is read.
#[derive(Debug, Default)]
pub(in crate::document) struct Remarks {
    /// Without any, nothing is looked at.
    is_any: bool,
    found: Vec<Remark>,
    /// The elements that are open, and whether they are blocks.
    open: Vec<(Range<usize>, bool)>,
    /// Those that wait for the next block.
    waiting: Vec<Waiting>,
    /// Those whose block is words without a paragraph around, in a list item: it may go on.
    running: Vec<Waiting>,
    /// The block of HTML that is open.
    html: Html,
}

/// A remark that waits.
#[derive(Clone, Copy, Debug)]
struct Waiting {
    /// Its place in `found`.
    remark: usize,
    /// How many elements are open around it.
    depth: usize,
}

impl Remarks {
    /// For a body whose shortcodes are masked.
    pub(in crate::document) fn of(masked: &str) -> Self {
        Self { is_any: masked.contains(WORD), ..Self::default() }
    }

    /// Takes the next event.
    pub(in crate::document) fn see(&mut self, event: &Event<'_>, range: &Range<usize>) {
        if !self.is_any {
            return;
        }
        match event {
            Event::Start(Tag::HtmlBlock) => {
                self.html = Html::default();
                self.open.push((range.clone(), true));
            }
            Event::Html(line) => self.html.push(line, range),
            Event::End(TagEnd::HtmlBlock) => {
                self.close();
                self.html_block(range);
            }
            Event::Start(tag) => {
                let is_block = !is_inline(tag);
                self.meet(is_block, range);
                self.open.push((range.clone(), is_block));
            }
            Event::End(_) => self.close(),
            Event::InlineHtml(html) => self.inline(html, range),
            Event::Rule => self.meet(true, range),
            _ => self.meet(false, range),
        }
    }

    /// The remarks in their order; `calls` tells where a container ends.
    pub(in crate::document) fn finish(mut self, calls: &[Call]) -> Vec<Remark> {
        if self.found.is_empty() {
            return self.found;
        }
        let close = |call: &Call| Some((call.range.start, call.close.clone()?));
        let containers: BTreeMap<usize, Range<usize>> = calls.iter().filter_map(close).collect();
        let ends: BTreeSet<usize> = containers.values().map(|close| close.start).collect();
        for remark in &mut self.found {
            // The end of a container is no block.
            remark.block = remark.block.take().filter(|block| !ends.contains(&block.start));
            if let Some(block) = &mut remark.block {
                block.end = containers.get(&block.start).map_or(block.end, |close| close.end);
            }
        }
        self.found
    }

    /// A block, or words, that remarks may wait for.
    fn meet(&mut self, is_block: bool, range: &Range<usize>) {
        let depth = self.open.len();
        if is_block {
            self.running.retain(|running| running.depth != depth);
        }
        let is_here = |waiting: &Waiting| waiting.depth == depth;
        let met: Vec<Waiting> = self.waiting.iter().copied().filter(is_here).collect();
        self.waiting.retain(|waiting| !is_here(waiting));
        if !is_block {
            self.running.extend(&met);
        }
        for waiting in met.iter().chain(self.running.iter().filter(|running| is_here(running))) {
            let Some(remark) = self.found.get_mut(waiting.remark) else { continue };
            let start = remark.block.as_ref().map_or(range.start, |block| block.start);
            remark.block = Some(start..range.end);
        }
    }

    /// A block of HTML that has ended: what those waiting wait for, or remarks, or both.
    fn html_block(&mut self, range: &Range<usize>) {
        let html = std::mem::take(&mut self.html);
        let comments: Vec<Range<usize>> = comments(&html.words).collect();
        let is_only_comments = is_blank(&html.words, 0, &comments);
        if !is_only_comments {
            self.meet(true, range);
        }
        for (number, comment) in comments.iter().enumerate() {
            let Some(words) = html.words.get(comment.clone()).and_then(words) else { continue };
            let place = html.place(comment);
            let rest = comments.get(number + 1..).unwrap_or_default();
            let is_last = is_blank(&html.words, comment.end, rest);
            if is_last {
                let waiting = Waiting { remark: self.found.len(), depth: self.open.len() };
                self.waiting.push(waiting);
            }
            let block = (!is_last).then(|| place.end..range.end.max(place.end));
            self.found.push(Remark { words: words.to_owned(), range: place, block });
        }
    }

    /// HTML inside a line.
    fn inline(&mut self, html: &str, range: &Range<usize>) {
        self.meet(false, range);
        let Some(words) = words(html) else { return };
        let block = self.open.iter().rev().find(|(_, is_block)| *is_block);
        let block = block.map(|(range, _)| range.clone());
        self.found.push(Remark { words: words.to_owned(), range: range.clone(), block });
    }

    /// An element ends: whoever waits in it waits in vain.
    fn close(&mut self) {
        let depth = self.open.len();
        self.open.pop();
        self.waiting.retain(|waiting| waiting.depth < depth);
        self.running.retain(|running| running.depth < depth);
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    use Tag::{Emphasis, Image, Link, Strikethrough, Strong, Subscript, Superscript};
    matches!(
        tag,
        Emphasis | Strong | Strikethrough | Superscript | Subscript | Link { .. } | Image { .. }
    )
}

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use crate::diag::Text;
    use crate::document::Document;
    use crate::source::Source;

    /// What each remark of a body is about.
    fn about(body: &str) -> Vec<Option<String>> {
        let config = Text::new("hobnob.yaml", "title: A\nbase_url: https://a.example/\n");
        let text = Text::new("content/a.md", body);
        let source = Source { path: "a.md".to_owned(), text };
        let document = Document::parse(&source, &Config::parse(&config).unwrap()).unwrap().0;
        let words = |range: &std::ops::Range<usize>| body[range.clone()].trim_end().to_owned();
        document.remarks.iter().map(|remark| remark.block.as_ref().map(words)).collect()
    }

    #[test]
    fn a_remark_is_about_the_next_block_of_its_container_and_no_other() {
        let remark = "<!-- hobnob-allow x: y -->";
        let expected = [
            ("a\n\nR\n\nb *c*\nd\n\ne", Some("b *c*\nd")),
            ("a\nR\nb\n\nc", Some("b")),
            ("R\n# b\n\nc", Some("# b")),
            ("R\n\n- b\n- c\n\nd", Some("- b\n- c")),
            ("R\n> b\n>\n> c\n\nd", Some("> b\n>\n> c")),
            ("R\n\n| b |\n|---|\n| c |\n\nd", Some("| b |\n|---|\n| c |")),
            ("R\n<div>\nb\n</div>\n\nc", Some("<div>\nb\n</div>")),
            ("R\n```\nb\n```\nc", Some("```\nb\n```")),
            ("R\n::b{c=\"d\"}\ne", Some("::b{c=\"d\"}")),
            ("R\n:::b{}\n\nc\n\nd\n\n:::\n\ne", Some(":::b{}\n\nc\n\nd\n\n:::")),
            (":::b{}\n\nR\n\n:::\n\nc", None),
            ("> R\n\na", None),
            ("> R\n>\n> a\n>\n> b\n\nc", Some("a")),
            ("- R\n\n  a\n\n  b\n- c", Some("a")),
            ("- R\n  a *b*\n  c\n  - d\n- e", Some("a *b*\n  c")),
            ("- a\n  R\n- b", None),
            ("a R b\nc\n\nd", Some("a R b\nc")),
            ("a *b R c* d\n\ne", Some("a *b R c* d")),
            ("R <b>a</b>\n\nb", Some(" <b>a</b>")),
            ("<div>\nR\n<b>a</b>\n</div>\n\nb", Some("\n<b>a</b>\n</div>")),
            ("R\n\n<!-- more -->\n\na", Some("a")),
            ("a\n\nR", None),
        ];
        for (body, block) in expected {
            let body = body.replace('R', remark);
            let block = block.map(|block| block.replace('R', remark));
            assert_eq!(about(&body), [block], "{body}");
        }
    }

    #[test]
    fn several_remarks_stack() {
        let body =
            "<!-- hobnob-allow a: b -->\n<!-- hobnob-allow c: d --><!-- hobnob-allow e: f -->\n\ng";
        assert_eq!(about(body), ["g", "g", "g"].map(|block| Some(block.to_owned())));
    }

    #[test]
    fn code_holds_no_remarks() {
        for body in ["`<!-- hobnob-allow x: y -->`", "```\n<!-- hobnob-allow x: y -->\n```\n\na"] {
            assert_eq!(about(body), [], "{body}");
        }
    }
}
