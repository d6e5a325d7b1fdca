//! Alerts: `> [!NOTE]` and its four siblings.

use pulldown_cmark::BlockQuoteKind;

use super::setter::Setter;

/// The beginning of an alert, up to its first paragraph.
pub(super) fn start(setter: &Setter<'_>, kind: BlockQuoteKind) -> String {
    let key = match kind {
        BlockQuoteKind::Note => "note",
        BlockQuoteKind::Tip => "tip",
        BlockQuoteKind::Important => "important",
        BlockQuoteKind::Warning => "warning",
        BlockQuoteKind::Caution => "caution",
    };
    let title = setter.phrase(key);
    format!(
        "<div class=\"alert alert-{key}\" role=\"note\">\n<p class=\"alert-title\">{title}</p>\n"
    )
}
