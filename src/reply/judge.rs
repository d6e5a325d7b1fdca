//! An answer before the policy, by the settings of the post it is under.

use crate::comment::{Body, Reading, html};
use crate::diag::{Diagnostic, Findings};
use crate::policy::judge::{Bench, Judgement};
use crate::policy::rule::Rule;
use crate::policy::score::Verdict;
use crate::source::Source;

/// What only a whole post can be asked: two lines to a friend are short, and lead where they lead.
const OF_POSTS: [Rule; 3] = [Rule::ThinPost, Rule::RoundUp, Rule::LinkShare];

/// What an answer is called where its words are shown.
const SHOWN: &str = "your answer";

/// Judges the words of an answer as if they stood in `document`, the post's path from `content/`, or
/// empty where the post is not known. What comes back is what to tell: errors where the policy refuses
/// it, warnings where it is warned.
///
/// # Errors
/// When the words cannot be read as Markdown at all, and when readers would see nothing of them but
/// what they quote.
pub fn judge(words: &str, document: &str, bench: Bench<'_>) -> Result<Findings, Findings> {
    says_something(words)?;
    let judgement = read(words, document, bench)?.apart_from(&OF_POSTS);
    if judgement.verdict() == Verdict::Ok {
        return Ok(Findings::none());
    }
    Ok(judgement.diagnostics().into_iter().map(of_answer).collect())
}

/// Refuses what is no answer to anybody, and would tell them that they were answered.
fn says_something(words: &str) -> Result<(), Findings> {
    let read = Reading::of(&Body::markdown(words));
    let is_seen = |words: &str| !html::line(words).trim().is_empty();
    let says = is_seen(&read.words) || is_seen(&read.code);
    let found = match is_seen(&read.quoted) {
        _ if says || words.is_empty() => return Ok(()),
        true => "this answer says nothing but what it quotes",
        false => "this answer says nothing that readers see",
    };
    Err(Diagnostic::setup("reply/empty", found)
        .in_file(SHOWN)
        .help("say something in your own words, if it is only `Thank you!`")
        .into())
}

/// Shortcodes are nothing to an answer: where they would make it no post, they are looked at as words.
fn read(words: &str, document: &str, bench: Bench<'_>) -> Result<Judgement, Findings> {
    let path = if document.is_empty() { "answer.md" } else { document };
    let judged = |words: &str| {
        let source = Source::of(path, SHOWN, body(words).into_bytes())?;
        bench.judge(&source).map(|((_, judgement), _)| judgement)
    };
    judged(words).or_else(|_| judged(&words.replace('{', "(").replace('}', ")")))
}

/// A line of `---` at the top is one to readers, and no front matter.
fn body(words: &str) -> String {
    let is_head = words.starts_with("---") || words.starts_with("+++");
    if is_head { format!("\n{words}") } else { words.to_owned() }
}

/// `this answer is refused: …`.
fn of_answer(told: Diagnostic) -> Diagnostic {
    let rest = ["this post ", "this page "].iter().find_map(|what| told.message.strip_prefix(what));
    let message = rest.map(|rest| format!("this answer {rest}"));
    Diagnostic { message: message.unwrap_or_else(|| told.message.clone()), ..told }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::diag::{Outcome, Text};
    use crate::policy::setting::Policy;
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    fn judged(words: &str, policy: &str) -> Result<Findings, Findings> {
        let text = format!("title: A\nbase_url: https://a.example/\n{policy}");
        let config = Config::parse(&Text::new("hobnob.yaml", text)).unwrap();
        let (policy, _) = Policy::read(&config).unwrap();
        let now = date(2026, 3, 2).to_zoned(TimeZone::UTC).unwrap();
        judge(words, "posts/2026-03-01-best-tents-2026.md", Bench::new(&config, &policy, &now))
    }

    const SHOPS: &str = "[a](https://www.amazon.com/dp/B0RIDGE001?tag=ridgewalks-20), \
                         [b](https://www.amazon.com/dp/B0RIDGE002?tag=ridgewalks-20), \
                         [c](https://www.amazon.com/dp/B0RIDGE003?tag=ridgewalks-20)\n";

    #[test]
    fn a_friendly_line_is_left_alone() {
        let fine = [
            "Thank you, Bea.",
            "Look at [Jonas](https://jonas.example/bag), he knows.",
            "---\n\nStill true.",
            "+++",
            "It is `{{< note >}}` with {% two %} signs and {{< no end",
            "",
        ];
        for words in fine {
            assert_eq!(judged(words, "").unwrap().iter().count(), 0, "{words}");
        }
    }

    #[test]
    fn an_answer_that_sells_is_refused_or_warned() {
        let found = judged(SHOPS, "").unwrap();
        assert_eq!(found.outcome(), Outcome::Content);
        assert!(found.iter().any(|found| found.message.starts_with("this answer is refused")));
        assert!(found.iter().all(|found| found.code != "policy/thin-post"));
        let warned = judged(SHOPS, "policy: {level: warn}\n").unwrap();
        assert_eq!((warned.outcome(), warned.is_empty()), (Outcome::Done, false));
        assert!(judged(SHOPS, "policy: {level: off}\n").unwrap().is_empty());
    }

    #[test]
    fn what_is_no_text_is_told() {
        assert!(judged("a\0b", "").is_err());
    }

    #[test]
    fn what_nobody_would_see_is_no_answer() {
        let message = |words: &str| {
            let found = judged(words, "policy: {level: off}\n").err()?;
            found.iter().next().map(|found| found.message.clone())
        };
        for words in
            ["<!-- later -->", "\u{200b}", "\u{a0}\n\u{2060}", "<script>a()</script>", "***"]
        {
            let found = message(words);
            assert_eq!(
                found.as_deref(),
                Some("this answer says nothing that readers see"),
                "{words}"
            );
        }
        let quoted = message("> Which glue?\n>\n> And when?");
        assert_eq!(quoted.as_deref(), Some("this answer says nothing but what it quotes"));
        for words in ["👍", "`x`", "    code", "> Which glue?\n\nHide.", "https://a.example/", "?"]
        {
            assert_eq!(message(words), None, "{words}");
        }
    }
}
