//! Parts of a document that a link can lead to.

use percent_encoding::percent_decode_str;

use super::Broken;
use crate::document::Document;
use crate::value::suggest::nearest;

/// Holds a link to a part of a document against what the document has: a heading of that id, or
/// raw HTML that states it. `fragment` is without `#`, as it is written.
///
/// # Errors
/// When nothing in the document has the id.
pub(super) fn has_id(document: &Document, fragment: &str) -> Result<(), Broken> {
    let id = percent_decode_str(fragment).decode_utf8_lossy();
    // `#:~:text=` is for the browser, which finds the words itself.
    let known = id.is_empty()
        || id == "top"
        || id.starts_with(":~:")
        || document.outline.iter().any(|heading| heading.id == id)
        || states_id(document.markdown(), &id);
    if known {
        return Ok(());
    }
    let message = format!("nothing in `{}` has the id `{id}`", document.text.path);
    let ids = document.outline.iter().map(|heading| heading.id.as_str());
    let help = match nearest(&id, ids) {
        Some(near) => format!("did you mean `#{near}`?"),
        None => what_there_is(document, &id),
    };
    Err(Broken::new("link/anchor", message, Some(help)))
}

/// More ids than this are no help.
const MOST_IDS: usize = 8;

fn what_there_is(document: &Document, id: &str) -> String {
    let ids: Vec<&str> = document.outline.iter().map(|heading| heading.id.as_str()).collect();
    match ids.len() {
        0 => format!("it has no headings: give one the id, `## Heading {{#{id}}}`"),
        _ => {
            let first = ids[..ids.len().min(MOST_IDS)].join("`, `#");
            let more = if ids.len() > MOST_IDS { " …" } else { "" };
            format!("the ids there are `#{first}`{more}")
        }
    }
}

/// Whether HTML in a body says `id="…"` or `name="…"`.
fn states_id(body: &str, id: &str) -> bool {
    body.match_indices(id).any(|(at, _)| {
        let before = body[..at].trim_end_matches(['"', '\'']);
        let whole = body[at + id.len()..].starts_with(['"', '\'', '>', ' ', '/', '\n']);
        whole && (before.ends_with("id=") || before.ends_with("name="))
    })
}

#[cfg(test)]
mod tests {
    use super::states_id;

    #[test]
    fn raw_html_states_ids() {
        let body = "an id=x <a id=\"here\"></a> <a name='there'> <b id=\"elsewhere\">";
        for id in ["here", "there", "x"] {
            assert!(states_id(body, id), "{id}");
        }
        for id in ["where", "her", "id", "nowhere"] {
            assert!(!states_id(body, id), "{id}");
        }
    }
}
