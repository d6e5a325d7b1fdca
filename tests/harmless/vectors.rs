//! Attacks of our own making, by what they attack: `vectors/*.yaml`.

use std::fs;
use std::path::Path;

use hobnob::comment::{Body, Markup};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A body with a purpose.
#[derive(Deserialize)]
pub(crate) struct Attack {
    /// What it tries.
    pub(crate) name: String,
    #[serde(rename = "as", default)]
    markup: Option<String>,
    text: String,
    /// All that is left of it, where that is worth seeing.
    pub(crate) shown: Option<String>,
}

/// A name or an address as somebody wrote it.
#[derive(Deserialize)]
pub(crate) struct Written {
    /// As it came.
    pub(crate) written: String,
    /// What is left of it.
    pub(crate) shown: Option<String>,
}

impl Attack {
    /// The body that a store would hold.
    pub(crate) fn body(&self) -> Body {
        let known = |word: &str| Markup::ALL.into_iter().find(|(name, _)| *name == word);
        let markup = self.markup.as_deref().map(|word| known(word).expect("a markup").1);
        Body { markup: markup.unwrap_or_default(), text: self.text.clone() }
    }
}

/// All bodies.
pub(crate) fn bodies() -> Vec<Attack> {
    read("bodies")
}

/// All names.
pub(crate) fn names() -> Vec<Written> {
    read("names")
}

/// All addresses.
pub(crate) fn addresses() -> Vec<Written> {
    read("addresses")
}

fn read<T: DeserializeOwned>(name: &str) -> Vec<T> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/harmless/vectors");
    let text =
        fs::read_to_string(folder.join(format!("{name}.yaml"))).expect("the vectors are ours");
    serde_yaml::from_str(&text).expect("the vectors are YAML")
}
