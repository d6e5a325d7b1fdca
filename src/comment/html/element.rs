//! Which elements of strangers' HTML are known, and what becomes of each: the allow-list. Whatever is
//! not listed goes, and the words in it stay.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What becomes of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Written, within a line.
    Span,
    /// Written: it holds paragraphs, or parts of its own kind.
    Block,
    /// A part of a block, written where it stands in one.
    Part,
    /// Not written itself: it begins a paragraph and ends one.
    Paragraph,
    /// A paragraph in bold, since the outline of the page is the page's own.
    Heading,
    /// The end of a line.
    Break,
    /// A line across.
    Rule,
    /// A picture, of which a link to it is left.
    Picture,
}

const ROLES: [(Role, &str); 8] = [
    (
        Role::Span,
        "a abbr b cite code del dfn em i ins kbd mark q s samp small strong sub sup u var strike tt",
    ),
    (Role::Block, "blockquote dl ol pre table ul dir listing menu"),
    (Role::Part, "caption dd dt li tbody td tfoot th thead tr"),
    (
        Role::Paragraph,
        "address article aside center details dialog div fieldset figcaption figure footer form \
         header hgroup legend main nav p search section",
    ),
    (Role::Heading, "h1 h2 h3 h4 h5 h6 summary"),
    (Role::Break, "br"),
    (Role::Rule, "hr"),
    (Role::Picture, "img"),
];

/// Old names and what is written for them.
const RENAMED: [(&str, &str); 5] =
    [("dir", "ul"), ("listing", "pre"), ("menu", "ul"), ("strike", "s"), ("tt", "code")];

/// What goes with all that is in it: none of it was meant to be read as words here.
pub(super) const DROPPED: [&str; 21] = [
    "applet", "audio", "base", "canvas", "embed", "frameset", "head", "iframe", "link", "math",
    "meta", "noembed", "noframes", "noscript", "object", "script", "select", "style", "svg",
    "template", "video",
];

static ELEMENTS: LazyLock<HashMap<&str, (Role, &str)>> = LazyLock::new(|| {
    let of_role = |(role, names): (Role, &'static str)| {
        names.split_whitespace().map(move |name| (name, (role, written(name))))
    };
    ROLES.into_iter().flat_map(of_role).collect()
});

fn written(name: &'static str) -> &'static str {
    RENAMED.into_iter().find(|(old, _)| *old == name).map_or(name, |(_, new)| new)
}

/// What becomes of the element `name`, and the name it is written under.
pub(super) fn element(name: &str) -> Option<(Role, &'static str)> {
    ELEMENTS.get(name).copied()
}

/// The names of all elements that are known.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    ROLES.into_iter().flat_map(|(_, names)| names.split_whitespace())
}

/// Whether `part` may stand right in `block`.
pub(super) fn fits(block: &str, part: &str) -> bool {
    match block {
        "ul" | "ol" => part == "li",
        "dl" => matches!(part, "dt" | "dd"),
        "table" => matches!(part, "caption" | "thead" | "tbody" | "tfoot"),
        "thead" | "tbody" | "tfoot" => part == "tr",
        "tr" => matches!(part, "td" | "th"),
        _ => false,
    }
}

/// The part that words right in `block` stand in, where it holds none itself.
pub(super) fn implied(block: &str) -> Option<&'static str> {
    match block {
        "ul" | "ol" => Some("li"),
        "dl" => Some("dd"),
        "table" => Some("tbody"),
        "thead" | "tbody" | "tfoot" => Some("tr"),
        "tr" => Some("td"),
        _ => None,
    }
}

/// Whether `block` holds words and no other block.
pub(super) fn is_line(block: &str) -> bool {
    matches!(block, "pre" | "dt" | "caption")
}

/// Whether `span` makes its words smaller: twice is readable, thrice hides them.
pub(super) fn shrinks(span: &str) -> bool {
    matches!(span, "small" | "sub" | "sup")
}
