//! What an editor is given and what it leaves: the words above a line, and below it all that helps to
//! write them. Headings of Markdown begin with `#`, so no line is a note but those below the line.

use crate::comment::{Comment, Family, Reading, Topic, html};

use super::Signature;

/// The line. Everything from the last one on is left out.
pub const SCISSORS: &str = "# ------ >8 ------";

/// Where the help begins, should somebody take the line away.
const HELP: &str = "# Write above this line, in Markdown. What stands below is left out.";

/// The most characters of what stands around the comment, each.
const MOST: usize = 400;

/// What an editor is given: the words so far, and below the line what they answer.
pub fn print(words: &str, family: &Family<'_>, signature: &Signature) -> String {
    let topic = &family.conversation.topic;
    let name = html::name(&signature.name);
    let mut text = format!("{}\n\n{SCISSORS}\n{HELP}\n", words.trim_end());
    text += "# Save and close to answer; an empty text cancels.\n";
    text += &format!("# It will be signed `{name}`.\n");
    let around = |comment: &Comment| shortened(&said(comment));
    for comment in &family.above {
        text += &entry("It answers", comment, &around(comment));
    }
    text +=
        &entry(&format!("The comment, on {}", title(topic)), family.itself, &said(family.itself));
    for comment in &family.answers {
        text += &entry("It was answered", comment, &around(comment));
    }
    text
}

/// Words alone, to be gone on with.
pub fn bare(words: &str) -> String {
    format!("{words}\n\n{SCISSORS}\n")
}

/// The words that an editor left: without what stands below the line, without empty lines around them,
/// with line ends as `\n`.
pub fn parse(left: &str) -> String {
    let left = clean(left);
    let lines: Vec<&str> = left.split('\n').collect();
    let is = |line: &&str, what: &str| line.trim_end() == what;
    let cut = lines.iter().rposition(|line| is(line, SCISSORS));
    let end = cut.or_else(|| lines.iter().position(|line| is(line, HELP)));
    trimmed(&lines[..end.unwrap_or(lines.len())].join("\n"))
}

/// Words that came whole, as they will be kept: line ends as `\n`, no empty lines around them.
pub fn words(came: &str) -> String {
    trimmed(&clean(came))
}

fn clean(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Space in front of the first word may be code, and stays.
fn trimmed(words: &str) -> String {
    let words = words.trim_end();
    let empty: usize =
        words.split_inclusive('\n').take_while(|line| line.trim().is_empty()).map(str::len).sum();
    words.get(empty..).unwrap_or_default().to_owned()
}

/// `It answers Bea, 2026-03-02:`, and the words behind `>`.
fn entry(lead: &str, comment: &Comment, words: &str) -> String {
    let name = html::name(&comment.author.name);
    let name = match (name.is_empty(), comment.is_owner) {
        (true, true) => "you".to_owned(),
        (true, false) => "somebody".to_owned(),
        (false, true) => format!("{name} (you)"),
        (false, false) => name,
    };
    let date = comment.date.map(|date| date.strftime(", %Y-%m-%d").to_string());
    let quoted: String = words.lines().map(|line| format!("> {line}\n")).collect();
    format!("\n{lead}: {name}{}\n\n{quoted}", date.unwrap_or_default())
}

fn title(topic: &Topic) -> String {
    let title = html::name(&topic.title);
    match title.is_empty() {
        true => harmless(&topic.address),
        false => format!("“{title}”"),
    }
}

/// What was said, line by line, as people read it.
fn said(comment: &Comment) -> String {
    let Reading { words, quoted, code, .. } = Reading::of(&comment.body);
    let parts = [quoted, words, code].map(|part| part.trim().to_owned());
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let lines: Vec<String> = parts.join("\n").lines().map(harmless).collect();
    lines.join("\n")
}

/// A line without what an editor's terminal would obey.
fn harmless(line: &str) -> String {
    line.chars().filter(|c| !c.is_control()).collect()
}

fn shortened(words: &str) -> String {
    match words.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comment::Body;
    use crate::comment::sample::{comment, conversation};
    use proptest::prelude::*;

    fn printed(words: &str) -> String {
        let mut said = vec![comment("a", None, 0), comment("b", Some("a"), 60)];
        said[1].body = Body::plain(format!("Look:\n{SCISSORS}\n\u{1b}[31mred"));
        said.push(Comment { is_owner: true, ..comment("c", Some("b"), 120) });
        let conversation = conversation("a.md", "/a/", said);
        let signature = Signature { name: "Mara".to_owned(), url: None };
        print(words, &Family::of(&conversation, "b").unwrap(), &signature)
    }

    #[test]
    fn an_editor_is_shown_what_it_is_about() {
        let text = printed("Hello.");
        assert!(text.starts_with(&format!("Hello.\n\n{SCISSORS}\n")), "{text}");
        let told = [
            "signed `Mara`",
            "It answers: Ada, 1970-01-01",
            "> Words.",
            "The comment, on /a/: Ada",
            "> # ------ >8 ------",
            "> [31mred",
            "It was answered: Ada (you)",
        ];
        assert!(told.iter().all(|words| text.contains(words)), "{text}");
    }

    #[test]
    fn what_stands_below_the_line_is_left_out() {
        assert_eq!(parse(&printed("")), "");
        let words = format!("# A heading\n\nquoting `{SCISSORS}`\n\n{SCISSORS}\n\nand on");
        assert_eq!(parse(&printed(&words)), words, "only the last line cuts");
        let text = printed("Hi.\n").replace('\n', "\r\n");
        assert_eq!(parse(&format!("\u{feff}\r\n\r\n  {text}")), "  Hi.");
        let torn = printed("Hi.").replacen(&format!("{SCISSORS}\n"), "", 1);
        assert_eq!(parse(&torn), "Hi.", "somebody took the line away");
        assert_eq!(parse("Hi.\n\nAll of it."), "Hi.\n\nAll of it.");
    }

    proptest! {
        #[test]
        fn what_is_written_above_the_line_comes_back(came in "[ -~\n\t\rä#>-]{0,40}") {
            let words = words(&came);
            prop_assert_eq!(parse(&printed(&words)), words);
        }
    }
}
