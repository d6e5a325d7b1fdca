//! What `git ls-files --stage -z` prints, as lines.

use std::ops::Range;

use super::object::ObjectId;

/// The lines in order of path, one a file. A path stays where git printed it, so that ten thousand of
/// them cost one allocation.
#[derive(Debug)]
pub(super) struct Listing {
    printed: Vec<u8>,
    lines: Vec<Line>,
}

/// One file.
#[derive(Debug)]
pub(super) struct Line {
    /// The name of its bytes.
    pub(super) id: ObjectId,
    /// Where two sides of a merge still stand against each other.
    pub(super) in_conflict: bool,
    path: Range<usize>,
}

impl Listing {
    /// Reads `MODE ID STAGE<tab>PATH<nul>…`, which git sorts by path. Only files count, not links
    /// or submodules, and only below `prefix`, which no path keeps.
    pub(super) fn parse(printed: Vec<u8>, prefix: &[u8]) -> Self {
        let mut lines: Vec<Line> = Vec::new();
        let mut start = 0;
        for words in printed.split(|byte| *byte == 0) {
            let end = start + words.len();
            let line = Line::parse(words, end, prefix);
            // A file in conflict has a line for each side.
            let told = |line: &Line| lines.last().is_some_and(|last| same(&printed, last, line));
            if let Some(line) = line.filter(|line| !told(line)) {
                lines.push(line);
            }
            start = end + 1;
        }
        Self { printed, lines }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Each with its path.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&[u8], &Line)> {
        self.lines.iter().map(|line| (self.path(line), line))
    }

    /// Those whose path begins with `folder`, and the rest of the path.
    pub(super) fn below(&self, folder: &[u8]) -> impl Iterator<Item = (&[u8], &Line)> {
        let start = self.lines.partition_point(|line| self.path(line) < folder);
        let lines = self.lines.iter().skip(start);
        lines.map_while(move |line| Some((self.path(line).strip_prefix(folder)?, line)))
    }

    /// The one with this path.
    pub(super) fn line(&self, path: &[u8]) -> Option<&Line> {
        let at = self.lines.binary_search_by(|line| self.path(line).cmp(path)).ok()?;
        self.lines.get(at)
    }

    /// Keeps those whose path is wanted.
    pub(super) fn retain(&mut self, is_wanted: impl Fn(&[u8]) -> bool) {
        let printed = &self.printed;
        self.lines.retain(|line| is_wanted(&printed[line.path.clone()]));
    }

    fn path(&self, line: &Line) -> &[u8] {
        &self.printed[line.path.clone()]
    }
}

fn same(printed: &[u8], one: &Line, other: &Line) -> bool {
    printed[one.path.clone()] == printed[other.path.clone()]
}

impl Line {
    /// A line that ends at `end` of what was printed.
    fn parse(words: &[u8], end: usize, prefix: &[u8]) -> Option<Self> {
        let tab = words.iter().position(|byte| *byte == b'\t')?;
        let (facts, path) = (words.get(..tab)?, words.get(tab + 1..)?);
        let mut facts = facts.split(|byte| *byte == b' ');
        let (mode, id, stage) = (facts.next()?, facts.next()?, facts.next()?);
        let path = path.strip_prefix(prefix)?;
        let id = ObjectId::parse(id)?;
        let is_file = mode.starts_with(b"100");
        is_file.then(|| Self { id, in_conflict: stage != b"0", path: end - path.len()..end })
    }
}
