//! All patterns together: ours, and those a blog's owner adds or replaces.

use std::sync::{Arc, LazyLock, OnceLock};

use super::Pattern;
use super::index::Index;
use super::look::Look;
use super::tag::Tag;
use super::words::Words;
use crate::data::{DataFile, Format, Table};
use crate::diag::Text;

/// Ours, as they are written.
const WRITTEN: &str = include_str!("patterns.yaml");

static BUILT_IN: LazyLock<BuiltIn> = LazyLock::new(|| read().unwrap_or_default());

#[derive(Default)]
struct BuiltIn {
    patterns: Vec<Arc<Pattern>>,
    words: Words,
}

/// What is known of elements.
#[derive(Clone, Debug)]
pub struct Patterns {
    own: Vec<Arc<Pattern>>,
    /// Ours and a blog's own, made ready when the first HTML is asked about.
    ready: OnceLock<Ready>,
}

/// Patterns, ready to be found.
#[derive(Clone, Debug)]
struct Ready {
    list: Vec<Arc<Pattern>>,
    index: Index,
    look: Look,
}

impl Patterns {
    /// Those that come with hobnob.
    pub fn built_in() -> Self {
        Self::with(Vec::new())
    }

    /// Those that come with hobnob and a blog's own; of two with one id, the blog's counts.
    pub fn with(own: Vec<Pattern>) -> Self {
        Self { own: own.into_iter().map(Arc::new).collect(), ready: OnceLock::new() }
    }

    /// Takes a blog's own out of its policy, where they stand under `embeds`.
    pub fn read(policy: &mut Table<'_>) -> Self {
        Self::with(Pattern::read_list(policy))
    }

    /// Every pattern, ours first, in the order written.
    pub fn iter(&self) -> impl Iterator<Item = &Pattern> {
        self.ready().list.iter().map(AsRef::as_ref)
    }

    /// Whether a text might hold an embed: a look that costs little, and errs on the side of yes.
    pub(super) fn may_be_in(&self, html: &str) -> bool {
        self.ready().look.sees(html)
    }

    /// The patterns that an opening tag fits, each with what decides.
    pub(super) fn matches(&self, tag: &Tag) -> Vec<(&Pattern, String)> {
        let Ready { list, index, .. } = self.ready();
        let candidates = index.candidates(tag).into_iter().filter_map(|at| list.get(at));
        candidates.filter_map(|pattern| Some((pattern.as_ref(), pattern.decisive(tag)?))).collect()
    }

    /// The patterns that ask for a script's text.
    pub(super) fn of_scripts(&self) -> impl Iterator<Item = &Pattern> {
        let Ready { list, index, .. } = self.ready();
        index.scripts().iter().filter_map(|at| list.get(*at)).map(AsRef::as_ref)
    }

    /// The words that tell forms apart.
    pub(super) fn words(&self) -> &Words {
        &BUILT_IN.words
    }

    fn ready(&self) -> &Ready {
        self.ready.get_or_init(|| {
            let mut list = BUILT_IN.patterns.clone();
            list.retain(|pattern| self.own.iter().all(|own| own.id != pattern.id));
            list.extend(self.own.iter().cloned());
            let index = Index::of(list.iter().map(AsRef::as_ref));
            let look = Look::new(list.iter().map(AsRef::as_ref));
            Ready { list, index, look }
        })
    }
}

/// `None` would mean that our own file is wrong: a test reads it, a blog never sees it.
fn read() -> Option<BuiltIn> {
    let file = DataFile::parse_whole(&Text::new("patterns.yaml", WRITTEN), Format::Yaml).ok()?;
    let mut table = file.table().ok()?;
    let words = Words::read(&mut table);
    let patterns = Pattern::read_list(&mut table);
    Some(BuiltIn { patterns: patterns.into_iter().map(Arc::new).collect(), words })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Severity;

    #[test]
    fn ours_are_read_like_anybody_s_and_are_without_fault() {
        let file = DataFile::parse_whole(&Text::new("a.yaml", WRITTEN), Format::Yaml).unwrap();
        let mut table = file.table().unwrap();
        Words::read(&mut table);
        let patterns = Pattern::read_list(&mut table);
        let findings = table.finish(Severity::Error);
        assert!(findings.is_empty(), "{findings:?}");
        assert_eq!(patterns.len(), Patterns::built_in().iter().count());
        assert!(patterns.len() > 50);
    }

    #[test]
    fn a_blog_s_own_pattern_replaces_ours() {
        let own = Patterns::built_in().iter().next().cloned().unwrap();
        let own = Pattern { name: "Mine".to_owned(), ..own };
        let patterns = Patterns::with(vec![own.clone()]);
        assert_eq!(patterns.iter().count(), Patterns::built_in().iter().count());
        let named = patterns.iter().filter(|pattern| pattern.id == own.id);
        assert_eq!(named.map(|pattern| &*pattern.name).collect::<Vec<_>>(), ["Mine"]);
    }
}
