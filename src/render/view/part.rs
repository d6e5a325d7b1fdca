//! A piece of what templates see, made once and shared, that knows its digest.

use serde::Serialize;
use tera::{Map, Value};

use crate::value::digest::Digest;

/// A template's value. Cloning shares it.
#[derive(Clone, Debug)]
pub(super) struct Part {
    value: Value,
    digest: Digest,
}

impl Part {
    /// A plain value.
    pub(super) fn of(plain: &impl Serialize) -> Self {
        let bytes = serde_json::to_vec(plain).unwrap_or_default();
        Self { value: Value::from_serializable(plain), digest: Digest::of(bytes) }
    }

    /// Nothing there.
    pub(super) fn none() -> Self {
        Self::of(&())
    }
}

/// A list that shares its items.
impl<'a> FromIterator<&'a Part> for Part {
    fn from_iter<I: IntoIterator<Item = &'a Self>>(items: I) -> Self {
        let mut values = Vec::new();
        let mut digests = b"list".to_vec();
        for item in items {
            values.push(item.value.clone());
            digests.extend(item.digest.as_bytes());
        }
        Self { value: Value::from(values), digest: Digest::of(digests) }
    }
}

/// A map being put together from plain fields and shared parts.
#[derive(Default)]
pub(super) struct Fields {
    map: Map,
    /// Digests of the plain fields and of every part, one after the other.
    digests: Vec<u8>,
}

impl Fields {
    /// The fields of a plain struct.
    pub(super) fn of(plain: &impl Serialize) -> Self {
        Self::default().and(Part::of(plain))
    }

    /// All fields of a part.
    pub(super) fn and(mut self, part: Part) -> Self {
        self.digests.extend(part.digest.as_bytes());
        self.map.extend(part.value.into_map().unwrap_or_default());
        self
    }

    /// One more field.
    pub(super) fn with(mut self, name: &'static str, part: &Part) -> Self {
        self.digests.extend(Digest::of(name).as_bytes());
        self.digests.extend(part.digest.as_bytes());
        self.map.insert(name.into(), part.value.clone());
        self
    }

    /// One more field, of HTML: it is not escaped again.
    pub(super) fn html(self, name: &'static str, html: &str) -> Self {
        let value = Value::safe_string(html);
        self.with(name, &Part { value, digest: Digest::of(html) })
    }

    /// All fields as one part.
    pub(super) fn part(self) -> Part {
        Part { digest: Digest::of(&self.digests), value: Value::from(self.map) }
    }

    /// All fields as the variables of a template.
    pub(super) fn context(self) -> (tera::Context, Digest) {
        let mut context = tera::Context::new();
        let digest = Digest::of(&self.digests);
        for (name, value) in self.map {
            if let Some(name) = name.as_str() {
                context.insert_value(name.to_owned(), value);
            }
        }
        (context, digest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_tells_every_difference() {
        let plain = |name: &str| Part::of(&serde_json::json!({"name": name}));
        let with = |field, name| Fields::default().with(field, &plain(name)).part().digest;
        assert_eq!(with("a", "x"), with("a", "x"));
        assert_ne!(with("a", "x"), with("b", "x"));
        assert_ne!(with("a", "x"), with("a", "y"));
        assert_ne!([&plain("x")].into_iter().collect::<Part>().digest, plain("x").digest);
        assert!(Fields::default().html("a", "<b>").map[&tera::value::Key::Str("a")].is_safe());
    }
}
