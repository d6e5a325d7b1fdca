//! What was judged and heard of conversations, as few bytes, to be remembered from one run to the next.
//!
//! For each comment: the number of its rule (1 byte), the place of the evidence among the comments of its
//! conversation, counted from 1 (4 bytes, the lowest first; 0 for none), how many words it has (4 bytes),
//! and whether it asks something (1 byte).

use std::collections::HashMap;

use super::{Heard, Judged, Rule, Standing};
use crate::comment::Conversation;

/// How many bytes a comment takes.
const LENGTH: usize = 10;

/// The conversations of one file.
pub fn pack(all: &[Judged<'_>]) -> Vec<u8> {
    all.iter().flat_map(one).collect()
}

fn one(judged: &Judged<'_>) -> Vec<u8> {
    let ids = judged.conversation.comments.iter().zip(1_u32..);
    let places: HashMap<&str, u32> = ids.map(|(one, at)| (one.id.as_str(), at)).collect();
    let pack = |(standing, heard): (&Standing, &Heard)| {
        let rule = Rule::ALL.iter().position(|(_, rule)| *rule == standing.rule).unwrap_or(0);
        let place = standing.evidence.as_deref().and_then(|id| places.get(id)).copied();
        let mut bytes = vec![u8::try_from(rule).unwrap_or(u8::MAX)];
        bytes.extend(place.unwrap_or(0).to_le_bytes());
        bytes.extend(heard.words.to_le_bytes());
        bytes.push(u8::from(heard.is_question));
        bytes
    };
    judged.standings.iter().zip(&judged.heard).flat_map(pack).collect()
}

/// The same conversations again; `None` where the bytes are not of these.
pub fn unpack<'a>(bytes: &[u8], conversations: &'a [Conversation]) -> Option<Vec<Judged<'a>>> {
    let comments: usize = conversations.iter().map(|one| one.comments.len()).sum();
    if bytes.len() != comments * LENGTH {
        return None;
    }
    let mut rows = bytes.chunks_exact(LENGTH);
    let judged = conversations.iter().map(|conversation| {
        let rows = rows.by_ref().take(conversation.comments.len());
        let rows = rows.map(|row| row_of(row, conversation)).collect::<Option<Vec<_>>>()?;
        let (standings, heard) = rows.into_iter().unzip();
        Some(Judged { conversation, standings, heard })
    });
    judged.collect()
}

fn row_of(row: &[u8], conversation: &Conversation) -> Option<(Standing, Heard)> {
    let [rule, a, b, c, d, e, f, g, h, asks] = row.try_into().ok()?;
    let (_, rule) = *Rule::ALL.get(usize::from(rule))?;
    let place = usize::try_from(u32::from_le_bytes([a, b, c, d])).ok()?;
    let evidence = match place.checked_sub(1) {
        Some(at) => Some(conversation.comments.get(at)?.id.clone()),
        None => None,
    };
    let words = u32::from_le_bytes([e, f, g, h]);
    Some((Standing { rule, evidence }, Heard { words, is_question: asks == 1 }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comment::sample::{comment, conversation};

    #[test]
    fn what_is_remembered_is_what_was_judged() {
        let comments = vec![comment("a", None, 1), comment("b", Some("a"), 2)];
        let said = [conversation("a.md", "", comments), conversation("b.md", "", Vec::new())];
        let by =
            |rule, evidence: Option<&str>| Standing { rule, evidence: evidence.map(str::to_owned) };
        let standings = [by(Rule::Below, Some("b")), by(Rule::Unanswered, None)];
        let heard = [3, 70_000].map(|words| Heard { words, is_question: words > 5 });
        let all = [
            Judged { conversation: &said[0], standings: standings.to_vec(), heard: heard.to_vec() },
            Judged { conversation: &said[1], standings: Vec::new(), heard: Vec::new() },
        ];
        let bytes = pack(&all);
        let again = unpack(&bytes, &said).unwrap();
        for (one, other) in all.iter().zip(&again) {
            assert_eq!((&one.standings, &one.heard), (&other.standings, &other.heard));
        }
        assert!(unpack(&bytes[1..], &said).is_none());
        assert!(unpack(&bytes, &said[1..]).is_none());
        let foreign: Vec<u8> = bytes.iter().map(|_| u8::MAX).collect();
        assert!(unpack(&foreign, &said).is_none());
    }
}
