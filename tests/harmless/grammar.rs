//! The grammar of what may stand in a page: far narrower than HTML, so that whatever fits it is read the same way by
//! every browser and does nothing. It repeats the allow-list instead of asking for it.

use std::sync::LazyLock;

use regex::Regex;

const SPANS: &[&str] = &[
    "a", "abbr", "b", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
    "samp", "small", "strong", "sub", "sup", "u", "var",
];
const BLOCKS: &[&str] = &["p", "blockquote", "pre", "ul", "ol", "dl", "table", "hr"];
const REFERENCES: &[&str] = &["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"];
const DEEPEST: usize = 64;

static TAG: LazyLock<Regex> = LazyLock::new(|| {
    let link = r#"a href="https?://[^"<> ]+" rel="ugc nofollow noopener""#;
    let code = r#"code(?: class="language-[A-Za-z0-9+#_-]{1,30}")?"#;
    Regex::new(&format!(r#"^<(?:({link}|{code}|ol(?: start="[0-9]+")?|[a-z]+)|/([a-z]+))>"#))
        .expect("a pattern")
});

static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[^@\w.+-])[\w.+-]+@\w+(?:\.\w+)*\.[a-z]{2,}").expect("a pattern")
});

/// What is wrong with `html`.
pub(crate) fn faults(html: &str) -> Vec<String> {
    let mut reader = Reader { open: Vec::new(), faults: Vec::new(), words: String::new() };
    let mut rest = html;
    while let Some(first) = rest.chars().next() {
        rest = match first {
            '<' => reader.tag(rest),
            '&' => reader.reference(rest),
            _ => reader.letter(first, rest),
        };
    }
    reader.end()
}

struct Reader<'h> {
    open: Vec<&'h str>,
    faults: Vec<String>,
    words: String,
}

impl<'h> Reader<'h> {
    fn end(mut self) -> Vec<String> {
        if !self.open.is_empty() {
            self.faults.push(format!("{:?} is open at the end", self.open));
        }
        if let Some(found) = EMAIL.find(&self.words) {
            self.faults.push(format!("{} is told", found.as_str()));
        }
        self.faults
    }

    fn fault(&mut self, what: &str, rest: &str) {
        self.faults.push(format!("{what}: {}", rest.chars().take(60).collect::<String>()));
    }

    fn tag(&mut self, rest: &'h str) -> &'h str {
        let Some(found) = TAG.captures(rest) else {
            self.fault("no tag of ours", rest);
            return &rest[1..];
        };
        if let Some(start) = found.get(1) {
            let name = start.as_str().split(' ').next().unwrap_or_default();
            self.start(name, rest);
        } else if let Some(end) = found.get(2)
            && self.open.pop() != Some(end.as_str())
        {
            self.fault("ends what is not open", rest);
        }
        &rest[found[0].len()..]
    }

    fn start(&mut self, name: &'h str, rest: &str) {
        if !self.may_hold(name) {
            self.fault(&format!("out of place in {:?}", self.open), rest);
        }
        if !SPANS.contains(&name) {
            self.words.push('\n');
        }
        if !matches!(name, "br" | "hr") {
            self.open.push(name);
        }
        if self.open.len() > DEEPEST {
            self.fault("too deep", rest);
        }
    }

    /// Whether `name` may stand where the reader is, after the content models of HTML.
    fn may_hold(&self, name: &str) -> bool {
        let is_span = SPANS.contains(&name) || name == "br";
        let is_block = BLOCKS.contains(&name);
        let is_there = is_span && self.open.contains(&name);
        let fits = match self.open.last().copied() {
            None | Some("blockquote") => is_block,
            Some("ul" | "ol") => name == "li",
            Some("dl") => matches!(name, "dt" | "dd"),
            Some("table") => matches!(name, "caption" | "thead" | "tbody" | "tfoot"),
            Some("thead" | "tbody" | "tfoot") => name == "tr",
            Some("tr") => matches!(name, "td" | "th"),
            Some("li" | "dd" | "td" | "th") => is_block || is_span,
            Some("pre") => is_span && name != "br",
            Some(_) => is_span,
        };
        fits && !is_there
    }

    fn reference(&mut self, rest: &'h str) -> &'h str {
        let Some(known) = REFERENCES.iter().find(|known| rest.starts_with(**known)) else {
            self.fault("no reference of ours", rest);
            return &rest[1..];
        };
        self.letter(' ', rest);
        &rest[known.len()..]
    }

    fn letter(&mut self, letter: char, rest: &'h str) -> &'h str {
        let is_hidden = matches!(letter, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}');
        if is_hidden
            || (letter.is_control() && !matches!(letter, '\n' | '\t'))
            || matches!(letter, '>' | '"')
        {
            self.fault(&format!("{letter:?} may not stand here"), rest);
        }
        let holds_words = !matches!(
            self.open.last().copied(),
            None | Some(
                "blockquote" | "ul" | "ol" | "dl" | "table" | "thead" | "tbody" | "tfoot" | "tr"
            )
        );
        if !holds_words {
            self.fault(&format!("words right in {:?}", self.open), rest);
        }
        self.words.push(letter);
        &rest[letter.len_utf8().min(rest.len())..]
    }
}
