//! What other generators would have filled in: Liquid, shortcodes of Hugo and Zola, kramdown's
//! attributes, tables of contents. It is published as it stands, and told once a kind and file, and
//! only where its shape leaves no doubt: prose may hold `{{` and `{%` as it likes.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::diag::Diagnostic;
use crate::value::plural::count;

/// The most bytes that one of them has: braces without an end are not looked at for longer.
const LONGEST: usize = 500;

/// A kind of construct.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// `{% include x %}`, `{{ site.url }}`
    Liquid,
    /// `{{< figure src="x" >}}`, `{{% notice %}}`
    Hugo,
    /// `{{ youtube(id="x") }}`, `{% quote() %}`
    Zola,
    /// `{: .wide}`
    Attributes,
    /// `[[toc]]`
    Contents,
}

impl Kind {
    const ALL: [Self; 5] = [Self::Liquid, Self::Hugo, Self::Zola, Self::Attributes, Self::Contents];

    fn code(self) -> &'static str {
        match self {
            Self::Liquid => "foreign/liquid",
            Self::Hugo => "foreign/hugo",
            Self::Zola => "foreign/zola",
            Self::Attributes => "foreign/attributes",
            Self::Contents => "foreign/contents",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Liquid => "a tag of Liquid",
            Self::Hugo => "a shortcode of Hugo",
            Self::Zola => "a shortcode of Zola",
            Self::Attributes => "a list of attributes of kramdown",
            Self::Contents => "a mark for a table of contents",
        }
    }

    fn help(self) -> &'static str {
        match self {
            Self::Liquid => {
                "write the words it stood for, or a link like `[a post](other-post.md)`"
            }
            Self::Hugo | Self::Zola => {
                "a shortcode of hobnob stands on a line of its own: `::figure{src=\"door.jpg\"}`"
            }
            Self::Attributes => {
                "delete it; headings take attributes on their line: `## Title {#id}`"
            }
            Self::Contents => "delete it: the theme shows the table of contents",
        }
    }
}

/// Says that something is published as it stands, and how many more of it there are.
pub(super) fn message(name: &str, more: usize) -> String {
    let rest = match more {
        0 => String::new(),
        more => format!(", and {} like it in this file", count(more, "other")),
    };
    format!("this looks like {name} and is published as it stands{rest}")
}

/// What other generators would have filled in. Ranges count from the start of the body.
#[derive(Debug, Default)]
pub(super) struct Foreign {
    /// Where it is.
    pub(super) places: Vec<Range<usize>>,
    /// What is to be told, and where.
    pub(super) told: Vec<(Diagnostic, Range<usize>)>,
}

/// Candidates in a body, until it is known which of them are code.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    found: Vec<(Kind, Range<usize>)>,
    /// The ranges of code, in their order.
    code: Vec<Range<usize>>,
}

impl Candidates {
    /// All that looks like one in `body`, code included.
    pub(super) fn find(body: &str) -> Self {
        let braces = body.match_indices('{').filter_map(|(at, _)| {
            let near = &body[at..body.floor_char_boundary(at + LONGEST)];
            let line = near.split('\n').next()?;
            brace(line).map(|(kind, length)| (kind, at..at + length))
        });
        let mut found: Vec<_> = braces.collect();
        for mark in ["[[toc]]", "[[TOC]]", "[toc]", "[TOC]"] {
            let marks = body.match_indices(mark).filter(|(at, _)| has_its_line(body, *at, mark));
            found.extend(marks.map(|(at, _)| (Kind::Contents, at..at + mark.len())));
        }
        found.sort_by_key(|(_, range)| range.start);
        Self { found, code: Vec::new() }
    }

    /// Where they are.
    pub(super) fn places(&self) -> Vec<Range<usize>> {
        self.found.iter().map(|(_, range)| range.clone()).collect()
    }

    /// Takes the next event.
    pub(super) fn see(&mut self, event: &Event<'_>, range: &Range<usize>) {
        let is_code = matches!(
            event,
            Event::Start(Tag::CodeBlock(_))
                | Event::Code(_)
                | Event::InlineMath(_)
                | Event::DisplayMath(_)
        );
        if is_code && !self.found.is_empty() {
            self.code.push(range.clone());
        }
    }

    /// Where they are, and one warning a kind with the place of the first.
    pub(super) fn finish(self) -> Foreign {
        let is_code = |range: &Range<usize>| {
            let next = self.code.partition_point(|code| code.end <= range.start);
            self.code.get(next).is_some_and(|code| code.start <= range.start)
        };
        let found: Vec<_> = self.found.iter().filter(|(_, range)| !is_code(range)).collect();
        let told = Kind::ALL.into_iter().filter_map(|kind| {
            let mut places = found.iter().filter(|(found, _)| *found == kind);
            let first = places.next()?.1.clone();
            let message = message(kind.name(), places.count());
            Some((Diagnostic::warning(kind.code(), message).help(kind.help()), first))
        });
        let places = found.iter().map(|(_, range)| range.clone()).collect();
        Foreign { places, told: told.collect() }
    }
}

/// What begins with the brace at the start of `line`, and its length.
fn brace(line: &str) -> Option<(Kind, usize)> {
    let (close, is_of_its_kind): (&str, fn(&str) -> Option<Kind>) = match line.as_bytes() {
        [b'{', b'{', b'<', ..] => (">}}", of_hugo),
        [b'{', b'{', b'%', ..] => ("%}}", of_hugo),
        [b'{', b'{', ..] => ("}}", output),
        [b'{', b'%', ..] => ("%}", tag),
        [b'{', b':', ..] => ("}", attributes),
        _ => return None,
    };
    let open = if close.len() == 1 { 2 } else { close.len() };
    let inner = line.get(open..)?;
    let end = inner.find(close)?;
    let kind = is_of_its_kind(inner.get(..end)?)?;
    Some((kind, open + end + close.len()))
}

fn of_hugo(inner: &str) -> Option<Kind> {
    let name = inner.trim_start().trim_start_matches('/').trim_start();
    name.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(Kind::Hugo)
}

/// `{{ site.url }}` or `{{ youtube(id="x") }}`.
fn output(inner: &str) -> Option<Kind> {
    let inner = inner.trim_matches(['-', ' ']);
    let (name, _) = word(inner);
    let variables = ["site.", "page.", "post.", "layout.", "include.", "jekyll.", "content"];
    match variables.iter().any(|variable| inner.starts_with(variable)) {
        true => Some(Kind::Liquid),
        false if is_link_filter(inner) => Some(Kind::Liquid),
        false => is_call(inner, name).then_some(Kind::Zola),
    }
}

/// `{{ "/about/" | relative_url }}`.
fn is_link_filter(inner: &str) -> bool {
    let filter = inner.rsplit_once('|').map(|(_, filter)| filter.trim());
    matches!(filter, Some("relative_url" | "absolute_url" | "prepend: site.baseurl"))
}

/// `{% include x %}` or `{% quote() %}`.
fn tag(inner: &str) -> Option<Kind> {
    let inner = inner.trim_matches(['-', ' ']);
    let (name, _) = word(inner);
    let name_known = name.strip_prefix("end").unwrap_or(name);
    let known = [
        "assign",
        "break",
        "capture",
        "case",
        "comment",
        "cycle",
        "for",
        "gist",
        "highlight",
        "if",
        "include",
        "include_cached",
        "include_relative",
        "link",
        "liquid",
        "post_url",
        "raw",
        "render",
        "seo",
        "tablerow",
        "unless",
        "else",
        "elsif",
    ];
    match () {
        () if is_call(inner, name) || inner == "end" => Some(Kind::Zola),
        () if known.contains(&name_known) => Some(Kind::Liquid),
        () => None,
    }
}

/// `name(…)` and nothing else.
fn is_call(inner: &str, name: &str) -> bool {
    !name.is_empty() && inner[name.len()..].starts_with('(') && inner.ends_with(')')
}

/// `: .wide #top` without its braces.
fn attributes(inner: &str) -> Option<Kind> {
    let words = inner.trim();
    let is_mark = words.starts_with(['.', '#']) && words.len() > 1;
    let is_known = matches!(words, "toc" | "footnotes") || words.contains("=\"");
    (is_mark || is_known).then_some(Kind::Attributes)
}

/// The name at the start of `text`, and the rest.
fn word(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-')));
    text.split_at(end.unwrap_or(text.len()))
}

fn has_its_line(body: &str, at: usize, mark: &str) -> bool {
    let before = body[..at].chars().next_back();
    let after = body[at + mark.len()..].chars().next();
    before.is_none_or(|c| c == '\n') && after.is_none_or(|c| matches!(c, '\n' | '\r'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(body: &str) -> Vec<Kind> {
        Candidates::find(body).found.into_iter().map(|(kind, _)| kind).collect()
    }

    #[test]
    fn what_others_would_have_filled_in_is_known_by_its_shape() {
        let expected = [
            ("{% include x.html %} {%- endif -%}", vec![Kind::Liquid, Kind::Liquid]),
            ("{{ site.baseurl }}/a {{page.title}}", vec![Kind::Liquid, Kind::Liquid]),
            ("{{ '/a' | relative_url }}", vec![Kind::Liquid]),
            ("{{< fig src=\"a\" >}} {{% /note %}}", vec![Kind::Hugo, Kind::Hugo]),
            ("{{ youtube(id=\"x\") }} {% quote() %}", vec![Kind::Zola, Kind::Zola]),
            ("a\n{: .wide}\n{:toc}\n{:#a}", vec![Kind::Attributes; 3]),
            ("[[toc]]\n\n[TOC]\n", vec![Kind::Contents; 2]),
        ];
        for (body, kinds_expected) in expected {
            assert_eq!(kinds(body), kinds_expected, "{body}");
        }
    }

    #[test]
    fn prose_is_not() {
        for body in [
            "{{ braces }}",
            "{% of all %}",
            "{{",
            "{%",
            "a {: b} {:-)",
            "see [toc] here",
            "{{}}",
            "f(x) = {{x}}",
            "{% 5 %}",
            "{{<",
            "{{ a\nb }}",
            "{{ const x = f() + g() }}",
        ] {
            assert_eq!(kinds(body), [], "{body}");
        }
    }
}
