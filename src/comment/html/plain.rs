//! Words with the tags taken out, without parsing: for what was never meant to have any, and for what
//! has too many to be parsed. The words are as written, and not harmless as HTML.

use super::element::{Role, element};

/// `text` without tags; one that parts lines leaves a line's end. A `<` that begins no tag stays.
pub(super) fn without_tags(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, markup)) = rest.split_once('<') {
        kept.push_str(before);
        rest = match markup.split_once('>') {
            _ if !is_tag(markup) => {
                kept.push('<');
                markup
            }
            Some((tag, behind)) => {
                kept.push_str(if parts_lines(tag) { "\n" } else { "" });
                behind
            }
            None => {
                kept.extend(markup.chars().filter(|c| *c != '<'));
                ""
            }
        };
    }
    kept.push_str(rest);
    without_openings(kept)
}

fn is_tag(markup: &str) -> bool {
    let name = markup.strip_prefix('/').unwrap_or(markup);
    name.starts_with(|c: char| c.is_ascii_alphabetic()) || markup.starts_with(['!', '?'])
}

fn parts_lines(tag: &str) -> bool {
    let name = tag.trim_start_matches('/');
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let role = element(&name[..length].to_ascii_lowercase()).map(|(role, _)| role);
    role.is_some_and(|role| !matches!(role, Role::Span | Role::Picture))
}

/// `text` without what taking out a tag has made a tag of its surroundings: `<<b>script>`.
fn without_openings(text: String) -> String {
    let opens = |(at, _): (usize, &str)| is_tag(&text[at + 1..]);
    if !text.match_indices('<').any(opens) {
        return text;
    }
    let is_kept = |(at, c): &(usize, char)| *c != '<' || !is_tag(&text[at + 1..]);
    text.char_indices().filter(is_kept).map(|(_, c)| c).collect()
}
