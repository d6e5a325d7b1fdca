//! All patterns together: ours, and those a blog's owner adds or replaces.

use std::cmp::Reverse;
use std::sync::{Arc, LazyLock, OnceLock};

use super::index::Index;
use super::{Address, Area, Confidence, Pattern};
use crate::data::{DataFile, Format, Table};
use crate::diag::Text;

/// Ours, as they are written.
const WRITTEN: &str = include_str!("patterns.yaml");

static BUILT_IN: LazyLock<Vec<Arc<Pattern>>> = LazyLock::new(|| read().unwrap_or_default());

/// How many redirectors may lead to one another.
const DEPTH: usize = 3;

/// What is known of addresses.
#[derive(Clone, Debug)]
pub struct Patterns {
    own: Vec<Arc<Pattern>>,
    /// Where nothing fits.
    allowed: Vec<Area>,
    /// Ours and a blog's own, made ready when the first address is asked about: a commit hook that
    /// knows all posts asks about none.
    ready: OnceLock<Ready>,
}

/// Patterns, ready to be found.
#[derive(Clone, Debug)]
struct Ready {
    list: Vec<Arc<Pattern>>,
    index: Index,
}

impl Patterns {
    /// Those that come with hobnob.
    pub fn built_in() -> Self {
        Self::with(Vec::new())
    }

    /// Those that come with hobnob and a blog's own; of two with one id, the blog's counts.
    pub fn with(own: Vec<Pattern>) -> Self {
        let own = own.into_iter().map(Arc::new).collect();
        Self { own, allowed: Vec::new(), ready: OnceLock::new() }
    }

    /// Takes a blog's own out of its policy: patterns under `links`, the owner's shops under `shops`,
    /// and under `allow` where nothing fits.
    pub fn read(policy: &mut Table<'_>) -> Self {
        let mut own = Pattern::read_own(policy);
        own.extend(Area::read_list(policy, "shops").iter().map(Area::as_shop));
        Self { allowed: Area::read_list(policy, "allow"), ..Self::with(own) }
    }

    /// What an address is for, the surest first; where it is a redirector's, what it leads to too.
    pub fn matches(&self, address: &Address) -> Vec<&Pattern> {
        if self.allows(address) {
            return Vec::new();
        }
        let mut found = Vec::new();
        self.collect(address, DEPTH, &mut found);
        found.sort_unstable();
        found.dedup();
        let mut found: Vec<&Pattern> = found.iter().filter_map(|at| self.at(*at)).collect();
        found.sort_by_key(|pattern| Reverse(pattern.confidence));
        found
    }

    /// Whether the blog's owner allows whatever lies there.
    pub fn allows(&self, address: &Address) -> bool {
        self.allowed.iter().any(|area| area.holds(address))
    }

    /// Whether somebody pays whoever places a link to an address.
    pub fn pays(&self, address: &Address) -> bool {
        let pays =
            |pattern: &&Pattern| pattern.purpose.pays() && pattern.confidence > Confidence::Weak;
        self.matches(address).iter().any(pays)
    }

    /// Every pattern, ours first, in the order written.
    pub fn iter(&self) -> impl Iterator<Item = &Pattern> {
        self.ready().list.iter().map(AsRef::as_ref)
    }

    fn collect(&self, address: &Address, depth: usize, found: &mut Vec<usize>) {
        let candidates = self.ready().index.candidates(address);
        found.extend(candidates.filter(|at| self.at(*at).is_some_and(|it| it.fits(address))));
        if depth > 0 {
            for target in address.targets() {
                self.collect(&target, depth - 1, found);
            }
        }
    }

    fn at(&self, place: usize) -> Option<&Pattern> {
        self.ready().list.get(place).map(AsRef::as_ref)
    }

    fn ready(&self) -> &Ready {
        self.ready.get_or_init(|| {
            let mut list = BUILT_IN.clone();
            list.retain(|pattern| self.own.iter().all(|own| own.id != pattern.id));
            list.extend(self.own.iter().cloned());
            let index = Index::of(list.iter().map(AsRef::as_ref));
            Ready { list, index }
        })
    }
}

/// `None` would mean that our own file is wrong: a test reads it, a blog never sees it.
fn read() -> Option<Vec<Arc<Pattern>>> {
    let file = DataFile::parse_whole(&Text::new("patterns.yaml", WRITTEN), Format::Yaml).ok()?;
    let patterns = Pattern::read_built_in(&mut file.table().ok()?);
    Some(patterns.into_iter().map(Arc::new).collect())
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;
    use crate::diag::Severity;

    static PATTERNS: LazyLock<Patterns> = LazyLock::new(Patterns::built_in);

    fn own(text: &str) -> Vec<Pattern> {
        let file = DataFile::parse_whole(&Text::new("hobnob.yaml", text), Format::Yaml).unwrap();
        let mut table = file.table().unwrap();
        let patterns = Pattern::read_own(&mut table);
        let findings = table.finish(Severity::Error);
        assert!(findings.is_empty(), "{findings:?}");
        patterns
    }

    fn ids<'p>(patterns: &'p Patterns, address: &str) -> Vec<&'p str> {
        let address = Address::parse(address);
        let found = address.map(|address| patterns.matches(&address)).unwrap_or_default();
        found.into_iter().map(|pattern| pattern.id.as_str()).collect()
    }

    #[test]
    fn ours_are_read_like_anybody_s_and_are_without_fault() {
        assert_eq!(own(WRITTEN).len(), Patterns::built_in().iter().count());
        assert!(Patterns::built_in().iter().count() > 100);
    }

    #[test]
    fn of_two_with_one_id_the_blog_s_counts() {
        let own = own("links: [{id: amazon-short, purpose: tip, host: tips.example}]");
        let patterns = Patterns::with(own);
        assert_eq!(ids(&patterns, "https://amzn.to/1"), [""; 0]);
        assert_eq!(ids(&patterns, "https://tips.example/"), ["amazon-short"]);
    }

    #[test]
    fn the_surest_comes_first_and_a_redirector_s_target_counts() {
        let own = own("links:
- {id: weak, purpose: cloaked, confidence: weak, host: go.example}
- {id: sure, purpose: affiliate, host: shop.example, query: tag}
");
        let patterns = Patterns::with(own);
        let through = "https://go.example/?u=https%3A%2F%2Fgo.example%2F%3Furl%3Dhttps%253A%252F%252Fshop.example%252F%253Ftag%253D1";
        assert_eq!(ids(&patterns, through), ["sure", "weak"]);
    }

    #[test]
    fn addresses_are_for_what_we_say() {
        let patterns = Patterns::built_in();
        let vectors = include_str!("vectors.txt").lines();
        let vectors: Vec<&str> =
            vectors.filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
        let mut wrong = Vec::new();
        for vector in &vectors {
            let (expected, address) = vector.split_once(' ').unwrap();
            let (mut expected, mut found): (Vec<&str>, Vec<&str>) =
                (expected.split(',').filter(|id| *id != "-").collect(), ids(&patterns, address));
            expected.sort_unstable();
            found.sort_unstable();
            if expected != found {
                wrong.push(format!("{}: {found:?}, not {expected:?}", address.trim()));
            }
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    }

    proptest! {
        #[test]
        fn any_words_may_be_asked_about(
            words in any::<String>(),
            parts in r"((https?:)?//)?(www\.)?[a-z.-]{0,12}\PC{0,12}(/\PC{0,12}){0,3}(\?|#)?(u=https?:)?\PC{0,40}",
        ) {
            for text in [words, parts] {
                for pattern in Address::parse(&text).iter().flat_map(|it| PATTERNS.matches(it)) {
                    prop_assert!(!pattern.id.is_empty());
                }
            }
        }
    }
}
