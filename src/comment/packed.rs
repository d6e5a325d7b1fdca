//! Conversations as bytes, for a cache: read back many times faster than YAML, and by nobody but the
//! program that wrote them. Nothing here is for people, and nothing may be kept only here.
//!
//! Each part stands after the other without names: words as their length and their bytes, what may
//! be missing behind a byte that says so, lists behind their length.

use std::borrow::Borrow;

use jiff::Timestamp;

use super::{
    Author, Body, Comment, Conversation, Judgement, Kind, Mark, Markup, Oddity, Origin, Reason,
    Status, Topic, Verdict,
};

/// Changes with everything that changes the bytes.
pub const VERSION: u32 = 2;

/// Writes conversations as bytes.
pub fn pack<C: Borrow<Conversation>>(conversations: &[C]) -> Vec<u8> {
    let mut packer = Packer(Vec::new());
    packer.list(conversations, |it, conversation| it.conversation(conversation.borrow()));
    packer.0
}

/// The conversations of such bytes; `None` where they are not of this program.
pub fn unpack(bytes: &[u8]) -> Option<Vec<Conversation>> {
    let mut unpacker = Unpacker(bytes);
    let conversations = unpacker.list(Unpacker::conversation)?;
    unpacker.0.is_empty().then_some(conversations)
}

struct Packer(Vec<u8>);

impl Packer {
    fn conversation(&mut self, conversation: &Conversation) {
        let Conversation { topic, is_closed, comments } = conversation;
        let Topic { document, address, title } = topic;
        [document, address, title].into_iter().for_each(|words| self.words(words));
        self.0.push(u8::from(*is_closed));
        self.list(comments, Self::comment);
    }

    fn comment(&mut self, comment: &Comment) {
        self.words(&comment.id);
        self.optional(comment.parent.as_ref(), |it, words| it.words(words));
        self.choice(comment.kind, &Kind::ALL);
        self.choice(comment.status, &Status::ALL);
        self.words(&comment.author.name);
        self.optional(comment.author.url.as_ref(), |it, words| it.words(words));
        self.optional(comment.author.person.as_ref(), |it, words| it.words(words));
        self.0.push(u8::from(comment.is_owner));
        self.0.push(u8::from(comment.is_acknowledged));
        self.optional(comment.date.as_ref(), Self::moment);
        self.optional(comment.edited.as_ref(), Self::moment);
        self.choice(comment.body.markup, &Markup::ALL);
        self.words(&comment.body.text);
        self.optional(comment.url.as_ref(), |it, words| it.words(words));
        self.optional(comment.judgement.as_ref(), Self::judgement);
        self.optional(comment.mark.as_ref(), |it, mark| it.choice(*mark, &Mark::ALL));
        self.list(&comment.oddities, |it, oddity| it.choice(*oddity, &Oddity::ALL));
        self.optional(comment.origin.as_ref(), Self::origin);
    }

    fn judgement(&mut self, judgement: &Judgement) {
        self.choice(judgement.verdict, &Verdict::ALL);
        self.list(&judgement.reasons, |it, reason| {
            it.words(&reason.name);
            it.0.extend(reason.points.to_le_bytes());
        });
    }

    fn origin(&mut self, origin: &Origin) {
        let Origin { author, body, status, place } = origin;
        [author, body, status, place].into_iter().for_each(|words| self.words(words));
    }

    fn moment(&mut self, moment: &Timestamp) {
        self.0.extend(moment.as_second().to_le_bytes());
        self.0.extend(moment.subsec_nanosecond().to_le_bytes());
    }

    fn words(&mut self, words: &str) {
        self.length(words.len());
        self.0.extend(words.as_bytes());
    }

    fn list<T>(&mut self, items: &[T], pack: impl Fn(&mut Self, &T)) {
        self.length(items.len());
        items.iter().for_each(|item| pack(self, item));
    }

    fn optional<T>(&mut self, value: Option<&T>, pack: impl Fn(&mut Self, &T)) {
        self.0.push(u8::from(value.is_some()));
        value.into_iter().for_each(|value| pack(self, value));
    }

    fn choice<T: PartialEq>(&mut self, value: T, all: &[(&'static str, T)]) {
        let at = all.iter().position(|(_, each)| *each == value);
        self.0.push(at.and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX));
    }

    fn length(&mut self, length: usize) {
        self.0.extend((length as u64).to_le_bytes().into_iter().take(5));
    }
}

/// Takes bytes from the front.
struct Unpacker<'a>(&'a [u8]);

impl Unpacker<'_> {
    fn conversation(&mut self) -> Option<Conversation> {
        let topic = Topic { document: self.words()?, address: self.words()?, title: self.words()? };
        Some(Conversation { topic, is_closed: self.truth()?, comments: self.list(Self::comment)? })
    }

    /// In the order that they were packed in.
    fn comment(&mut self) -> Option<Comment> {
        Some(Comment {
            id: self.words()?,
            parent: self.optional(Self::words)?,
            kind: self.choice(&Kind::ALL)?,
            status: self.choice(&Status::ALL)?,
            author: Author {
                name: self.words()?,
                url: self.optional(Self::words)?,
                person: self.optional(Self::words)?,
            },
            is_owner: self.truth()?,
            is_acknowledged: self.truth()?,
            date: self.optional(Self::moment)?,
            edited: self.optional(Self::moment)?,
            body: Body { markup: self.choice(&Markup::ALL)?, text: self.words()? },
            url: self.optional(Self::words)?,
            judgement: self.optional(Self::judgement)?,
            mark: self.optional(|it| it.choice(&Mark::ALL))?,
            oddities: self.list(|it| it.choice(&Oddity::ALL))?,
            origin: self.optional(Self::origin)?,
        })
    }

    fn judgement(&mut self) -> Option<Judgement> {
        let reason = |it: &mut Self| {
            Some(Reason { name: it.words()?, points: i8::from_le_bytes(it.array()?) })
        };
        Some(Judgement { verdict: self.choice(&Verdict::ALL)?, reasons: self.list(reason)? })
    }

    fn origin(&mut self) -> Option<Origin> {
        let (author, body, status, place) =
            (self.words()?, self.words()?, self.words()?, self.words()?);
        Some(Origin { author, body, status, place })
    }

    fn moment(&mut self) -> Option<Timestamp> {
        let second = i64::from_le_bytes(self.array()?);
        Timestamp::new(second, i32::from_le_bytes(self.array()?)).ok()
    }

    fn words(&mut self) -> Option<String> {
        let length = self.length()?;
        let (words, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(words).ok().map(str::to_owned)
    }

    fn list<T>(&mut self, unpack: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let length = self.length()?;
        (0..length).map(|_| unpack(self)).collect()
    }

    /// What may be missing; `None` where the bytes are wrong.
    fn optional<T>(&mut self, unpack: impl Fn(&mut Self) -> Option<T>) -> Option<Option<T>> {
        if self.truth()? { unpack(self).map(Some) } else { Some(None) }
    }

    fn choice<T: Copy>(&mut self, all: &[(&'static str, T)]) -> Option<T> {
        let [at] = self.array()?;
        all.get(usize::from(at)).map(|(_, value)| *value)
    }

    fn truth(&mut self) -> Option<bool> {
        match self.array()? {
            [0] => Some(false),
            [1] => Some(true),
            _ => None,
        }
    }

    fn length(&mut self) -> Option<usize> {
        let [a, b, c, d, e] = self.array()?;
        usize::try_from(u64::from_le_bytes([a, b, c, d, e, 0, 0, 0])).ok()
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (array, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*array)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comment::store::tests::conversation;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(all in proptest::collection::vec(conversation(), 0..3)) {
            let packed = pack(&all);
            prop_assert_eq!(unpack(&packed), Some(all));
            prop_assert_eq!(unpack(&packed[1..]), None);
            prop_assert_eq!(unpack(&packed[..packed.len() - 1]), None);
        }

        #[test]
        fn what_is_broken_is_refused_without_a_crash(
            all in proptest::collection::vec(conversation(), 1..3),
            at in any::<proptest::sample::Index>(),
            byte in any::<u8>(),
        ) {
            let mut packed = pack(&all);
            let at = at.index(packed.len());
            packed[at] = byte;
            let _ = unpack(&packed);
        }
    }
}
