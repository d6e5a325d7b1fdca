//! Words set for a terminal: Markdown without its marks, prose wrapped, examples indented. Knows
//! nothing of what it sets.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// What words are set on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet {
    /// The longest line of prose, in characters.
    pub(super) width: usize,
    /// Whether headings stand out.
    pub(super) is_styled: bool,
}

/// Stands for a space at which no line is broken: code is typed as it is shown.
const TIED: &str = "\u{a0}";

/// How far code stands in from the prose around it.
const CODE_INDENT: usize = 4;

impl Sheet {
    /// Markdown: headings at the margin, everything below them indented.
    pub(super) fn set(self, markdown: &str) -> String {
        let mut setter = Setter::on(self);
        Parser::new(markdown).for_each(|event| setter.see(event));
        setter.out
    }

    /// A line that stands out.
    pub(super) fn title(self, words: &str) -> String {
        if self.is_styled { format!("\u{1b}[1m{words}\u{1b}[0m") } else { words.to_owned() }
    }

    /// A sentence in lines, after `first` as with [`wrap`](Self::wrap); what stands in backticks is kept whole.
    pub(super) fn sentence(self, first: &str, words: &str) -> String {
        let parts = words.split('`').enumerate().map(|(number, part)| match number % 2 {
            1 => part.replace(' ', TIED),
            _ => part.to_owned(),
        });
        self.wrap(first, &parts.collect::<Vec<_>>().join("`"))
    }

    /// Words in lines, after `first` on the first and as far in on those that follow.
    pub(super) fn wrap(self, first: &str, words: &str) -> String {
        let indent = first.chars().count();
        let (mut out, mut at) = (first.to_owned(), indent);
        for word in words.split([' ', '\n']).filter(|word| !word.is_empty()) {
            let length = word.chars().count();
            if at > indent && at + 1 + length > self.width {
                out.push('\n');
                out.push_str(&" ".repeat(indent));
                at = indent;
            } else if at > indent {
                out.push(' ');
                at += 1;
            }
            out.push_str(&word.replace(TIED, " "));
            at += length;
        }
        out + "\n"
    }
}

/// What has been set, and the block that is being read.
struct Setter {
    sheet: Sheet,
    out: String,
    /// The words of the block.
    words: String,
    /// What stands before the next block, as wide as the block stands in.
    margin: String,
}

impl Setter {
    fn on(sheet: Sheet) -> Self {
        Self { sheet, out: String::new(), words: String::new(), margin: "  ".to_owned() }
    }

    fn see(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.enter(&tag),
            Event::End(tag) => self.leave(tag),
            Event::Text(words) => self.words.push_str(&words),
            Event::Code(words) => {
                self.words.push_str(&format!("`{words}`").replace(' ', TIED));
            }
            Event::SoftBreak | Event::HardBreak => self.words.push(' '),
            _ => {}
        }
    }

    fn enter(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { .. } | Tag::Paragraph | Tag::List(_) | Tag::CodeBlock(_) => self.part(),
            Tag::Item => self.margin = "  - ".to_owned(),
            _ => {}
        }
    }

    /// An empty line between blocks; none at the top or behind a bullet.
    fn part(&mut self) {
        if !self.out.is_empty() && !self.margin.ends_with("- ") {
            self.out.push('\n');
        }
    }

    fn leave(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                let words = std::mem::take(&mut self.words).to_uppercase();
                self.out.push_str(&self.sheet.title(&words));
                self.out.push('\n');
            }
            TagEnd::Paragraph | TagEnd::Item => self.flush(),
            TagEnd::CodeBlock => self.flush_code(),
            _ => {}
        }
        if tag == TagEnd::Item {
            self.margin = "  ".to_owned();
        }
    }

    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        if !words.is_empty() {
            self.out.push_str(&self.sheet.wrap(&self.margin, &words));
            self.margin = " ".repeat(self.margin.chars().count());
        }
    }

    fn flush_code(&mut self) {
        let indent = " ".repeat(self.margin.len() + CODE_INDENT);
        for line in std::mem::take(&mut self.words).lines() {
            let indent = if line.is_empty() { "" } else { &indent };
            self.out.push_str(&format!("{indent}{line}\n"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(width: usize, markdown: &str) -> String {
        Sheet { width, is_styled: false }.set(markdown)
    }

    #[test]
    fn prose_is_wrapped_and_loses_its_marks() {
        let set = set(24, "## How *so*\n\nA link that [pays](x.html) its\nauthor, **once**.\n");
        assert_eq!(set, "HOW SO\n\n  A link that pays its\n  author, once.\n");
    }

    #[test]
    fn code_is_kept_whole() {
        let set =
            set(16, "Type `tip-jar: off` there:\n\n````markdown\n---\n\n```\nx  y\n```\n````\n");
        let expected =
            "  Type\n  `tip-jar: off`\n  there:\n\n      ---\n\n      ```\n      x  y\n      ```\n";
        assert_eq!(set, expected);
    }

    #[test]
    fn items_hang_from_their_bullets() {
        let set = set(16, "There:\n\n- `least`: how many of them\n- `share`: x\n\nSo.\n");
        let expected = "  There:\n\n  - `least`: how\n    many of them\n  - `share`: x\n\n  So.\n";
        assert_eq!(set, expected);
    }
}
