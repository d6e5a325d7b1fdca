//! Answers that stand where they belong: below a comment, or later in its writer's branch.

use super::Rule;
use super::talk::Talk;
use super::verdict::Verdicts;

/// Finds them: no word of them is read.
pub(super) fn judge(talk: &Talk<'_>, verdicts: &mut Verdicts) {
    for answer in talk.answers() {
        let Some(asked) = asked(talk, answer) else { continue };
        if talk.said[answer].above == Some(asked) {
            verdicts.say(asked, Rule::Below, Some(answer));
        }
        let Some(reader) = talk.reader(asked) else { continue };
        let branch = talk.said[answer].branch;
        let earlier = talk.readers[reader].iter().copied().take_while(|said| *said < answer);
        for said in earlier.filter(|said| talk.said[*said].branch == branch) {
            verdicts.say(said, Rule::Branch, Some(answer));
        }
    }
}

/// Whom an answer of the owner's stands below: a reader's comment, past what the owner said in between.
fn asked(talk: &Talk<'_>, answer: usize) -> Option<usize> {
    let mut above = talk.said.get(answer)?.above;
    while let Some(here) = above.filter(|here| talk.is_owners(*here)) {
        above = talk.said[here].above;
    }
    above.filter(|asked| talk.reader(*asked).is_some())
}

/// What a reader said in one go is answered with the last of it: one comment straight after the other,
/// both under the post or both in one branch.
pub(super) fn cover(talk: &Talk<'_>, verdicts: &mut Verdicts) {
    let mut behind: Option<usize> = None;
    for number in (0..talk.said.len()).rev() {
        let reader = talk.reader(number);
        if reader.is_some()
            && let Some(next) = behind.filter(|next| talk.reader(*next) == reader)
            && are_together(talk, number, next)
            && let Some(by) = verdicts.get(next).and_then(|verdict| verdict.by)
            && verdicts.is_open(number)
        {
            verdicts.say(number, Rule::Branch, Some(by));
        }
        // What the owner says below something stands there, whatever its hour.
        if reader.is_some() || talk.is_owners(number) && talk.said[number].above.is_none() {
            behind = Some(number);
        }
    }
}

fn are_together(talk: &Talk<'_>, one: usize, other: usize) -> bool {
    let (one, other) = (&talk.said[one], &talk.said[other]);
    one.branch == other.branch || one.above.is_none() && other.above.is_none()
}
