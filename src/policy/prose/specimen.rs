//! Specimens: sentences in italics that are set before the reader to be looked at, as quotations are.

use std::ops::Range;

use super::passage::Passage;

/// How many passages of a section begin with a sentence in italics when each is taken apart in turn.
const ENOUGH: usize = 3;

/// The italics that quote: a passage of nothing else below a line that ends with a colon, and the
/// first sentences of several passages that go on in upright letters.
pub(super) fn find(
    text: &str,
    passages: &[Passage],
    italics: &[Range<usize>],
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for section in passages.chunk_by(|one, next| one.section == next.section) {
        let heads = section.iter().filter_map(|passage| head(text, passage, italics));
        let heads: Vec<(Range<usize>, bool)> = heads.collect();
        if heads.iter().filter(|(_, is_whole)| !is_whole).count() >= ENOUGH {
            found.extend(heads.into_iter().map(|(range, _)| range));
        }
        found.extend(section.windows(2).filter_map(|pair| match pair {
            [above, below] if words(text, above).ends_with(':') => {
                head(text, below, italics).filter(|(_, is_whole)| *is_whole).map(|(range, _)| range)
            }
            _ => None,
        }));
    }
    found
}

fn words<'a>(text: &'a str, passage: &Passage) -> &'a str {
    text.get(passage.range.clone()).unwrap_or_default().trim()
}

/// The sentence in italics that begins a passage, and whether it is all of it.
fn head(text: &str, passage: &Passage, italics: &[Range<usize>]) -> Option<(Range<usize>, bool)> {
    let next = italics.partition_point(|range| range.start < passage.range.start);
    let range = italics.get(next).filter(|range| range.start == passage.range.start)?;
    let behind = text.get(range.end..passage.range.end)?;
    let is_whole = !behind.contains(char::is_alphanumeric);
    let is_sentence = text.get(range.clone())?.trim_end().ends_with(['.', '!', '?', '…']);
    (is_whole || is_sentence).then(|| (range.clone(), is_whole))
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::*;

    fn quoted(paragraphs: &[&str]) -> Vec<String> {
        let (mut text, mut passages, mut italics) = (String::new(), Vec::new(), Vec::new());
        for paragraph in paragraphs {
            let start = text.len();
            for (at, part) in paragraph.split('*').enumerate() {
                let from = text.len();
                text.push_str(part);
                italics.extend((at % 2 == 1).then_some(from..text.len()));
            }
            let (kind, range) = (Kind::Paragraph, start..text.len());
            passages.push(Passage { kind, range, quoted: false, list: None, section: 0 });
            text.push('\n');
        }
        find(&text, &passages, &italics).into_iter().map(|range| text[range].to_owned()).collect()
    }

    #[test]
    fn sentences_that_are_taken_apart_are_quoted() {
        let apart = ["*Buy now.* Why?", "*Last chance!* It never is.", "*Act fast.* I did not."];
        assert_eq!(quoted(&apart), ["Buy now.", "Last chance!", "Act fast."]);
        assert_eq!(quoted(&apart[..2]), [""; 0]);
    }

    #[test]
    fn italics_behind_a_colon_are_quoted() {
        assert_eq!(quoted(&["Then the shame:", "*No, I hate money.*"]), ["No, I hate money."]);
        assert_eq!(quoted(&["Then this.", "*Buy now!*"]), [""; 0]);
        assert_eq!(quoted(&["Here it is:", "*Buy* it now!"]), [""; 0]);
    }
}
