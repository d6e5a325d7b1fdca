//! How much a rule, or the policy as a whole, decides.

/// How much something decides; each includes what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing: it is not looked for.
    Off,
    /// Its points count.
    Note,
    /// One finding makes a post warned.
    Warn,
    /// One finding makes a post refused.
    Refuse,
}

impl Level {
    /// Every level with the word for it.
    pub const ALL: [(&str, Self); 4] =
        [("off", Self::Off), ("note", Self::Note), ("warn", Self::Warn), ("refuse", Self::Refuse)];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Note => "note",
            Self::Warn => "warn",
            Self::Refuse => "refuse",
        }
    }
}
