//! Sentences about blogging to meet people, put together from parts that fit each other.

use crate::chance::Chance;

const SUBJECTS: &[&str] = &[
    "a reader from the coast",
    "my neighbour",
    "the woman who fixes clocks",
    "an old classmate",
    "the gardener two streets on",
    "somebody I had never met",
    "a student of bridges",
    "the baker's daughter",
    "our small circle",
    "a retired surveyor",
    "the man at the ferry",
    "one patient correspondent",
    "a choir of seven",
    "the keeper of the village archive",
];

const VERBS: &[&str] = &[
    "wrote about",
    "asked me about",
    "disagreed, kindly, with",
    "sent a long answer to",
    "drew a picture of",
    "walked eleven miles for",
    "kept a notebook on",
    "remembered",
    "translated",
    "laughed at",
    "found a hole in",
    "invited everyone to talk over",
];

const OBJECTS: &[&str] = &[
    "last week's post",
    "the map of forgotten wells",
    "a recipe that needs two days",
    "the question I left open",
    "our habit of writing on Sundays",
    "that stubborn bicycle",
    "a radio built from scraps",
    "the argument about commas",
    "the photographs from the hill",
    "an unfinished letter",
    "the choir's first evening",
    "the guest book by the gate",
    "the small machine in my shed",
];

const CIRCUMSTANCES: &[&str] = &[
    "before the rain came",
    "over a pot of tea",
    "without asking for anything in return",
    "in a comment longer than the post",
    "on the slow train north",
    "with a pencil behind one ear",
    "at the table by the window",
    "for the third year running",
    "while the bread was rising",
    "as if we had known each other for years",
];

const OPENINGS: &[&str] = &[
    "That evening",
    "In spring",
    "To my surprise",
    "Since then",
    "A month later",
    "More than once",
];

const REMARKS: &[&str] = &[
    "It is the kind of thing that no counter shows.",
    "I had nothing to add, so I said thank you.",
    "The answer came from the other side of the world.",
    "We still have not met, though we mean to.",
    "Nobody was selling anything.",
    "I keep the letter in the drawer with the string.",
    "There is more to it than I wrote here.",
    "You are welcome to correct me.",
];

const JOINTS: &[&str] = &["and so", "because", "although", "until", "while"];

/// One sentence.
pub(crate) fn sentence(chance: &mut Chance) -> String {
    match chance.below(6) {
        0 => chance.pick(REMARKS).to_owned(),
        1 => {
            format!("{}, {} {}.", chance.pick(OPENINGS), clause(chance), chance.pick(CIRCUMSTANCES))
        }
        2 => format!("{}, {} {}.", capital(&clause(chance)), chance.pick(JOINTS), clause(chance)),
        3 => format!("{} *{}*.", capital(&clause(chance)), chance.pick(CIRCUMSTANCES)),
        4 => format!(
            "{} **{}** {}.",
            capital(chance.pick(SUBJECTS)),
            chance.pick(VERBS),
            chance.pick(OBJECTS)
        ),
        _ => format!("{} {}.", capital(&clause(chance)), chance.pick(CIRCUMSTANCES)),
    }
}

/// A paragraph of a few sentences.
pub(crate) fn paragraph(chance: &mut Chance) -> String {
    let sentences = chance.between(4, 7);
    (0..sentences).map(|_| sentence(chance)).collect::<Vec<_>>().join(" ")
}

/// A heading or title: no full stop, no mark-up.
pub(crate) fn heading(chance: &mut Chance) -> String {
    match chance.below(3) {
        0 => format!("On {}", chance.pick(OBJECTS)),
        1 => format!("{}, {}", capital(chance.pick(OBJECTS)), chance.pick(CIRCUMSTANCES)),
        _ => format!("{} and {}", capital(chance.pick(SUBJECTS)), chance.pick(OBJECTS)),
    }
}

/// A few words for a list or a table.
pub(crate) fn phrase(chance: &mut Chance) -> String {
    format!("{} {}", chance.pick(OBJECTS), chance.pick(CIRCUMSTANCES))
}

fn clause(chance: &mut Chance) -> String {
    format!("{} {} {}", chance.pick(SUBJECTS), chance.pick(VERBS), chance.pick(OBJECTS))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
