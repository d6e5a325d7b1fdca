//! The way from data to a value inside it.

/// One step from a value to one inside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// The value of a map's key.
    Name(String),
    /// The name of a map's key itself: what an unknown key is underlined by.
    NameOf(String),
    /// An item of a list, from 0.
    Item(usize),
}
