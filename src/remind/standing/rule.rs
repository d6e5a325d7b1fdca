//! The rules by which a comment counts as answered or not, each with what it says and how sure it is.

/// Whether somebody waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// It was answered.
    Answered,
    /// It may have been answered: listed apart, and never counted as answered.
    Perhaps,
    /// Nothing in it asks the owner for an answer.
    NoneAsked,
    /// The owner asked back: it is the reader's turn.
    TheirTurn,
    /// Its writer waits.
    Waiting,
}

impl State {
    /// All of them with the word for each, as JSON has it.
    pub const ALL: [(&'static str, Self); 5] = [
        ("answered", Self::Answered),
        ("perhaps", Self::Perhaps),
        ("none-asked", Self::NoneAsked),
        ("their-turn", Self::TheirTurn),
        ("waiting", Self::Waiting),
    ];

    /// The word for it.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, each)| *each == self).map_or("", |(name, _)| name)
    }
}

/// How sure a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// It says so itself.
    Sure,
    /// It is the likeliest reading.
    Probable,
    /// It may be.
    Perhaps,
}

impl Confidence {
    /// The word for it, as JSON has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sure => "sure",
            Self::Probable => "probable",
            Self::Perhaps => "perhaps",
        }
    }
}

/// Why a comment stands as it does. The first that holds decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// It is the owner's own, or a co-author's.
    Own,
    /// Readers do not see it: pending, removed, or held as advertising.
    Unseen,
    /// It is a like, a repost, a bookmark, a ping, or a page elsewhere that links here.
    Mention,
    /// Its writer is a program.
    Bot,
    /// The system it came from says that the owner acknowledged it.
    Native,
    /// The owner answered right below it.
    Below,
    /// The owner answered later in its writer's own branch.
    Branch,
    /// A later comment of the owner's names its writer.
    Named,
    /// A later comment of the owner's links to it.
    Linked,
    /// A later comment of the owner's quotes it.
    Quoted,
    /// The owner thanked or answered everybody right after it.
    Everybody,
    /// The owner asked its writer something back.
    AskedBack,
    /// It is said to another reader.
    BetweenReaders,
    /// It thanks for an answer, and asks nothing.
    Thanks,
    /// The owner's next comment names nobody and stands right behind it.
    Next,
    /// A later comment of the owner's names nobody, and the configuration takes any for an answer.
    Generous,
    /// A later comment of the owner's names nobody, and may be to somebody else.
    Later,
    /// Nobody of the blog answered.
    Unanswered,
}

impl Rule {
    /// All of them with the word for each, as JSON and `--why` have it.
    pub const ALL: [(&'static str, Self); 18] = [
        ("own", Self::Own),
        ("unseen", Self::Unseen),
        ("mention", Self::Mention),
        ("bot", Self::Bot),
        ("native", Self::Native),
        ("below", Self::Below),
        ("branch", Self::Branch),
        ("named", Self::Named),
        ("linked", Self::Linked),
        ("quoted", Self::Quoted),
        ("everybody", Self::Everybody),
        ("asked-back", Self::AskedBack),
        ("between-readers", Self::BetweenReaders),
        ("thanks", Self::Thanks),
        ("next", Self::Next),
        ("generous", Self::Generous),
        ("later", Self::Later),
        ("unanswered", Self::Unanswered),
    ];

    /// The word for it.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, each)| *each == self).map_or("", |(name, _)| name)
    }

    /// What it comes to.
    pub fn state(self) -> State {
        match self {
            Self::Own | Self::Unseen | Self::Mention | Self::Bot => State::NoneAsked,
            Self::BetweenReaders | Self::Thanks => State::NoneAsked,
            Self::Native | Self::Below | Self::Branch | Self::Named => State::Answered,
            Self::Linked | Self::Quoted | Self::Everybody => State::Answered,
            Self::Next | Self::Generous => State::Answered,
            Self::AskedBack => State::TheirTurn,
            Self::Later => State::Perhaps,
            Self::Unanswered => State::Waiting,
        }
    }

    /// How sure it is.
    pub fn confidence(self) -> Confidence {
        match self {
            Self::Next | Self::Generous => Confidence::Probable,
            Self::Later => Confidence::Perhaps,
            _ => Confidence::Sure,
        }
    }

    /// What it says, as a sentence about the comment.
    pub fn says(self) -> &'static str {
        match self {
            Self::Own => "it is your own",
            Self::Unseen => "readers do not see it",
            Self::Mention => "it is a notice from elsewhere, without a question to you",
            Self::Bot => "its writer is a program",
            Self::Native => "the system it came from says that you acknowledged it",
            Self::Below => "you answered right below it",
            Self::Branch => "you answered what they said next, or later in their branch",
            Self::Named => "a later comment of yours names its writer",
            Self::Linked => "a later comment of yours links to it",
            Self::Quoted => "a later comment of yours quotes it",
            Self::Everybody => "you answered everybody right after it",
            Self::AskedBack => "you asked something back: it is their turn",
            Self::BetweenReaders => "it is said to another reader",
            Self::Thanks => "it thanks you for an answer, and asks nothing",
            Self::Next => "your next comment names nobody and stands right behind it",
            Self::Generous => "you commented later, which your settings take for an answer",
            Self::Later => "a later comment of yours names nobody: it may be to them or to others",
            Self::Unanswered => "nobody of the blog has answered it",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_about_them_has_every_rule_in_its_order() {
        let page = include_str!("../../../docs/remind.md");
        let row = |(name, rule): &(&str, Rule)| {
            let start = page.find(&format!("\n| `{name}` |"))?;
            let row = page[start + 1..].lines().next()?;
            row.ends_with(&format!("| {} |", rule.confidence().name())).then_some(start)
        };
        let places: Option<Vec<usize>> = Rule::ALL.iter().map(row).collect();
        assert!(places.is_some_and(|places| places.is_sorted()));
    }
}
