//! One pattern: what it asks of an address, and what an address that fits is for.

use super::expression::Expression;
use super::host::Host;
use super::index::Clue;
use super::path::Path;
use super::{Address, Confidence, Purpose};

/// A pattern of addresses. All that it asks must hold.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// A name of its own: `amazon-tag`.
    pub id: String,
    /// Whose links they are, for people: `Amazon Associates`.
    pub name: String,
    /// What they are for.
    pub purpose: Purpose,
    /// How sure that is.
    pub confidence: Confidence,
    pub(super) scheme: Vec<String>,
    pub(super) host: Vec<Host>,
    pub(super) host_not: Vec<Host>,
    pub(super) path: Vec<Path>,
    pub(super) path_not: Vec<Path>,
    pub(super) query: Vec<String>,
    pub(super) query_all: Vec<String>,
    pub(super) value: Option<Expression>,
}

impl Pattern {
    /// The pattern of a shop of the blog's owner: all that begins like `address`, and what is below
    /// its host.
    pub fn own_shop(address: &Address) -> Self {
        let host = Host::Within(address.host().to_owned());
        Self {
            id: format!("shops {}{}", address.host(), address.path()),
            name: "the blog's own shop".to_owned(),
            purpose: Purpose::Checkout,
            confidence: Confidence::Certain,
            scheme: Vec::new(),
            host: vec![host],
            host_not: Vec::new(),
            path: Path::parse(address.path().trim_end_matches('/')).into_iter().collect(),
            path_not: Vec::new(),
            query: Vec::new(),
            query_all: Vec::new(),
            value: None,
        }
    }

    /// Whether all that it asks holds.
    pub fn fits(&self, address: &Address) -> bool {
        let any_host = |hosts: &[Host]| hosts.iter().any(|host| host.fits(address.host()));
        let any_path = |paths: &[Path]| paths.iter().any(|path| path.fits(address.path()));
        let scheme = |scheme: &String| scheme == address.scheme();
        (self.scheme.is_empty() || self.scheme.iter().any(scheme))
            && (self.host.is_empty() || any_host(&self.host))
            && (self.path.is_empty() || any_path(&self.path))
            && (self.query.is_empty() || self.query.iter().any(|name| self.has(address, name)))
            && self.query_all.iter().all(|name| self.has(address, name))
            && !any_host(&self.host_not)
            && !any_path(&self.path_not)
    }

    fn has(&self, address: &Address, name: &str) -> bool {
        let mut values = address.query().iter().filter(|(named, _)| named == name);
        values.any(|(_, value)| self.value.as_ref().is_none_or(|wanted| wanted.is_in(value)))
    }

    /// The rarest thing it asks for: an address that fits shows one of these.
    pub(super) fn clues(&self) -> Vec<Clue<'static>> {
        let parameter = |name: &String| Clue::Parameter(name.clone().into());
        let scheme = |scheme: &String| Clue::Scheme(scheme.clone().into());
        let asked: [Vec<_>; 5] = [
            self.host.iter().map(Host::clue).collect(),
            self.query.iter().map(parameter).collect(),
            self.query_all.iter().take(1).map(parameter).collect(),
            self.path.iter().map(Path::clue).collect(),
            self.scheme.iter().map(scheme).collect(),
        ];
        asked.into_iter().find(|clues| !clues.is_empty()).unwrap_or_else(|| vec![Clue::Any])
    }

    /// Whether it asks for nothing, and so fits every address.
    pub(super) fn is_empty(&self) -> bool {
        self.path.is_empty() && self.clues() == [Clue::Any]
    }
}
