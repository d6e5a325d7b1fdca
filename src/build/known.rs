//! What was judged before and found without any fault: a commit hook need not read it again.
//!
//! A file of lines, one a document: the name of its bytes in git, what the blog as a whole has to know
//! of it, and its path. It is safe to delete; one of another program, policy or shape counts as none.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;

use jiff::Timestamp;

use crate::diag::Text;
use crate::policy::judge::{Bench, Judgement, Post};
use crate::policy::prose::language::Language;
use crate::policy::score::Score;
use crate::source::Entry;

/// Documents that were found without any fault.
#[derive(Debug, Default)]
pub struct Known {
    /// What judged them: program, configuration and policy.
    stamp: String,
    /// By path from the blog's root: the rest of the line.
    lines: HashMap<String, String>,
}

impl Known {
    /// Reads what was printed; of another stamp, nothing is known.
    pub fn parse(text: &str, stamp: &str) -> Self {
        let mut lines = text.lines();
        let is_ours = lines.next() == Some(stamp);
        let line = |line: &str| {
            let (facts, path) = line.rsplit_once('\t')?;
            Some((path.to_owned(), facts.to_owned()))
        };
        let lines = if is_ours { lines.filter_map(line).collect() } else { HashMap::new() };
        Self { stamp: stamp.to_owned(), lines }
    }

    /// What is known after a run: every document without a finding.
    pub(super) fn after(&self, judged: &[(&Entry, Judgement)]) -> Self {
        let clean = judged.iter().filter(|(_, judgement)| judgement.findings.is_empty());
        let line = |(entry, judgement): &(&Entry, Judgement)| {
            (entry.shown.clone(), facts(entry, judgement))
        };
        Self { stamp: self.stamp.clone(), lines: clean.map(line).collect() }
    }

    /// The judgement of a document whose bytes are known.
    pub(super) fn judgement(&self, entry: &Entry, bench: Bench<'_>) -> Option<Judgement> {
        let mut facts = self.lines.get(&entry.shown)?.split('\t');
        if facts.next()? != entry.id.to_string() {
            return None;
        }
        let flags = facts.next()?;
        let date = facts.next()?.parse::<i64>().ok().and_then(|at| Timestamp::from_second(at).ok());
        let language = match facts.next()? {
            "en" => Language::English,
            "" => Language::Other(None),
            tag => Language::Other(Some(tag.to_owned())),
        };
        let post = Post {
            is_post: flags.contains('p'),
            is_draft: flags.contains('d'),
            date: date.map(|date| date.to_zoned(bench.config.time_zone.clone())),
            is_sponsored: flags.contains('s'),
        };
        let text = Text::new(entry.shown.clone(), "");
        let (findings, ending) = (Vec::new(), Vec::new());
        let (score, settings) = (Score::default(), bench.policy.shared_settings());
        // A check looks at no page.
        let embeds = BTreeSet::new();
        Some(Judgement { text, post, language, findings, ending, embeds, score, settings })
    }

    /// The words of the file, the same for the same knowledge.
    pub fn print(&self) -> String {
        let mut lines: Vec<(&String, &String)> = self.lines.iter().collect();
        lines.sort_unstable();
        let mut text = format!("{}\n", self.stamp);
        for (path, facts) in lines {
            let _ = writeln!(text, "{facts}\t{path}");
        }
        text
    }
}

/// Everything but the path.
fn facts(entry: &Entry, judgement: &Judgement) -> String {
    let post = &judgement.post;
    let flags = [(post.is_post, 'p'), (post.is_draft, 'd'), (post.is_sponsored, 's')];
    let flags: String = flags.iter().filter(|(is_so, _)| *is_so).map(|(_, flag)| flag).collect();
    let date = post.date.as_ref().map(|date| date.timestamp().as_second().to_string());
    let language = match &judgement.language {
        Language::English => "en",
        Language::Other(tag) => tag.as_deref().unwrap_or_default(),
    };
    format!("{}\t{flags}\t{}\t{language}", entry.id, date.unwrap_or_default())
}
