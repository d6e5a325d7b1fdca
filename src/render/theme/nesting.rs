//! Blocks that would hold themselves.
//!
//! The template engine finds templates that extend or include themselves. It does not see that a
//! child may put `outer` into `inner` where its parent has `inner` in `outer`: rendered, that would
//! never end. So it is looked for here.

use std::sync::Arc;

use crate::diag::{Diagnostic, Span, Text};
use crate::render::fault::Templates;
use crate::render::tag::tags;

/// A block that stands right inside another, and where its name is written.
#[derive(Clone, Debug)]
struct Nested {
    outer: String,
    inner: String,
    place: Span,
}

/// The blocks of one template that stand inside others.
fn nested(text: &Arc<Text>) -> Vec<Nested> {
    let mut open: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for tag in tags(&text.content) {
        if tag.kind == "block" {
            if let Some(outer) = open.last() {
                let (outer, inner) = ((*outer).to_owned(), tag.name.to_owned());
                found.push(Nested { outer, inner, place: tag.place(text) });
            }
            open.push(tag.name);
        } else if tag.kind == "endblock" {
            open.pop();
        }
    }
    found
}

/// The blocks that would hold themselves, each told where the last template puts them so.
pub(super) fn endless(templates: &Templates<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for name in templates.texts.keys() {
        let chain = chain(templates, name);
        let edges: Vec<Nested> = chain.iter().copied().flat_map(nested).collect();
        let own = chain.first().copied().map(nested).unwrap_or_default();
        let circles = own.iter().filter(|edge| reaches(&edges, &edge.inner, &edge.outer));
        found.extend(circles.map(told));
    }
    found
}

/// A template and those it extends, the nearest first; each once, should they go in a circle.
fn chain<'a>(templates: &Templates<'a>, name: &str) -> Vec<&'a Arc<Text>> {
    let mut chain = Vec::new();
    let mut next = templates.resolve(name);
    while let Some((_, text)) = next.filter(|(_, text)| !chain.contains(text)) {
        chain.push(text);
        let tags = tags(&text.content);
        let parent = tags.iter().find(|tag| tag.kind == "extends");
        next = parent.and_then(|tag| templates.resolve(tag.name));
    }
    chain
}

fn told(edge: &Nested) -> Diagnostic {
    let Nested { outer, inner, place } = edge;
    let message = format!("the block `{inner}` would hold itself, through `{outer}`");
    Diagnostic::error("template/endless", message)
        .at(place.clone())
        .help(format!("take it out of `{outer}`: the template below has it further out"))
}

fn reaches(edges: &[Nested], from: &str, to: &str) -> bool {
    let mut seen = vec![from];
    let mut next = 0;
    while let Some(block) = seen.get(next).copied() {
        if block == to {
            return true;
        }
        for edge in edges.iter().filter(|edge| edge.outer == block) {
            if !seen.contains(&edge.inner.as_str()) {
                seen.push(&edge.inner);
            }
        }
        next += 1;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(child: &str, below: &str) -> usize {
        let child = format!("{{% extends \"a.html\" %}}{child}");
        let files = [("a.html", below), ("b.html", &child)];
        let texts = files.map(|(name, words)| (name.to_owned(), Text::new(name, words))).into();
        endless(&Templates { texts: &texts, prefixes: &[] }).len()
    }

    #[test]
    fn blocks_in_a_circle_are_found() {
        let below = "{% block a %}{% block b %}{% endblock %}{% endblock %}";
        assert_eq!(faults("{% block b %}{% block a %}{% endblock %}{% endblock %}", below), 1);
        assert_eq!(faults("{%- block b -%}{% endblock b %}", below), 0);
        assert_eq!(faults("{# {% block b %} #}{% block a %}{% endblock %}", below), 0);
    }
}
