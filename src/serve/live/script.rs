//! The script that every page of the preview gets, put together out of its parts: no page waits for more
//! than one file.

use std::sync::LazyLock;

use serde_json::json;

/// Each part is a chapter of one function: later ones use what earlier ones declare.
const PARTS: [&str; 7] = [
    include_str!("script/page.js"),
    include_str!("script/listen.js"),
    include_str!("script/renew.js"),
    include_str!("script/find.js"),
    include_str!("script/marks.js"),
    include_str!("script/panel.js"),
    include_str!("script/main.js"),
];

const STYLE: &str = include_str!("script/style.css");

/// `live.js`, plain JavaScript. It reads `data-session`, `data-number` and `data-digest` from the tag that
/// loads it.
pub(in crate::serve) fn script() -> &'static str {
    static SCRIPT: LazyLock<String> = LazyLock::new(|| {
        let (style, parts) = (json!(STYLE), PARTS.join("\n"));
        format!("(() => {{\n\"use strict\";\nconst STYLE = {style};\n{parts}}})();\n")
    });
    &SCRIPT
}
