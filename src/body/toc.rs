//! The table of contents as data.

use serde::{Deserialize, Serialize};

use crate::document::Heading;

/// A heading with those below it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TocEntry {
    /// 1 to 6.
    pub level: u8,
    /// What it is linked by, without `#`.
    pub id: String,
    /// Its words without markup.
    pub text: String,
    /// The headings below it.
    pub children: Vec<TocEntry>,
}

/// Headings as a tree: each stands below the nearest before it of a higher rank, however many ranks
/// its author left out between them.
pub(super) fn tree<'a>(headings: impl IntoIterator<Item = &'a Heading>) -> Vec<TocEntry> {
    let mut top = Vec::new();
    for heading in headings {
        place(&mut top, heading);
    }
    top
}

fn place(entries: &mut Vec<TocEntry>, heading: &Heading) {
    match entries.last_mut() {
        Some(last) if last.level < heading.level => place(&mut last.children, heading),
        _ => entries.push(TocEntry {
            level: heading.level,
            id: heading.id.clone(),
            text: heading.text.clone(),
            children: Vec::new(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_may_be_left_out() {
        let heading =
            |level| Heading { level, id: format!("{level}"), text: String::new(), range: 0..0 };
        fn shape(entries: &[TocEntry]) -> String {
            entries
                .iter()
                .map(|entry| format!("{}({})", entry.id, shape(&entry.children)))
                .collect()
        }
        let outline = [2, 4, 3, 2, 1, 6].map(heading);
        assert_eq!(shape(&tree(&outline)), "2(4()3())2()1(6())");
    }
}
