//! A piece of what templates see, shared, that knows its digest before it is made: a page that is
//! remembered needs no more than that.

use std::any::type_name;
use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

use serde::Serialize;
use tera::{Map, Value};

use crate::value::digest::Digest;

/// What a part is made of. Its value is made of nothing but what its `Hash` tells, so that neither can know
/// what the other does not.
pub(super) trait Matter: Hash + Send + Sync {
    /// What a template sees of it.
    fn value(&self) -> Value;
}

/// Matter of any kind.
trait Any: Send + Sync {
    /// Tells it from everything else it could be.
    fn digest(&self) -> Digest;

    /// What a template sees of it.
    fn value(&self) -> Value;
}

impl<T: Matter> Any for T {
    fn digest(&self) -> Digest {
        Digest::of_value(&(type_name::<T>(), self))
    }

    fn value(&self) -> Value {
        Matter::value(self)
    }
}

/// A template's value. Cloning shares it.
#[derive(Clone)]
pub(super) struct Part<'a>(Arc<Kept<'a>>);

/// Matter, with what was asked of it already.
struct Kept<'a> {
    matter: Box<dyn Any + 'a>,
    digest: OnceLock<Digest>,
    value: OnceLock<Value>,
}

impl<'a> Part<'a> {
    /// Made of some matter.
    pub(super) fn new(matter: impl Matter + 'a) -> Self {
        let (digest, value) = (OnceLock::new(), OnceLock::new());
        Self(Arc::new(Kept { matter: Box::new(matter), digest, value }))
    }

    /// A plain value.
    pub(super) fn of(plain: impl Hash + Serialize + Send + Sync + 'a) -> Self {
        Self::new(Plain(plain))
    }

    /// HTML: it is not escaped again.
    pub(super) fn html(html: &'a str) -> Self {
        Self::new(Html(html))
    }

    /// Nothing there.
    pub(super) fn none() -> Self {
        Self::of(())
    }

    /// Its digest.
    pub(super) fn digest(&self) -> Digest {
        *self.0.digest.get_or_init(|| self.0.matter.digest())
    }

    /// What a template sees, shared.
    pub(super) fn value(&self) -> Value {
        self.0.value.get_or_init(|| self.0.matter.value()).clone()
    }
}

impl Hash for Part<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digest().hash(state);
    }
}

/// A plain value.
#[derive(Hash)]
struct Plain<T>(T);

impl<T: Hash + Serialize + Send + Sync> Matter for Plain<T> {
    fn value(&self) -> Value {
        Value::from_serializable(&self.0)
    }
}

/// A map or list that is told with the order of its fields, which a template can tell.
#[derive(Serialize)]
#[serde(transparent)]
pub(super) struct Ordered<T>(pub(super) T);

impl<T: Serialize> Hash for Ordered<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        serde_json::to_vec(&self.0).unwrap_or_default().hash(state);
    }
}

/// HTML.
#[derive(Hash)]
struct Html<'a>(&'a str);

impl Matter for Html<'_> {
    fn value(&self) -> Value {
        Value::safe_string(self.0)
    }
}

/// A list that shares its items.
#[derive(Hash)]
struct List<'a>(Vec<Part<'a>>);

impl Matter for List<'_> {
    fn value(&self) -> Value {
        Value::from(self.0.iter().map(Part::value).collect::<Vec<_>>())
    }
}

impl<'a> FromIterator<Part<'a>> for Part<'a> {
    fn from_iter<I: IntoIterator<Item = Self>>(items: I) -> Self {
        Self::new(List(items.into_iter().collect()))
    }
}

/// A map of plain fields and shared parts. Of two fields of one name the later one counts.
#[derive(Clone, Default, Hash)]
pub(super) struct Fields<'a>(Vec<Field<'a>>);

#[derive(Clone, Hash)]
enum Field<'a> {
    /// All fields of a part.
    All(Part<'a>),
    /// A part under a name.
    One(Cow<'static, str>, Part<'a>),
}

impl<'a> Fields<'a> {
    /// The fields of a plain struct.
    pub(super) fn of(plain: impl Hash + Serialize + Send + Sync + 'a) -> Self {
        Self::default().and(Part::of(plain))
    }

    /// All fields of a part.
    pub(super) fn and(mut self, part: Part<'a>) -> Self {
        self.0.push(Field::All(part));
        self
    }

    /// One more field.
    pub(super) fn with(mut self, name: impl Into<Cow<'static, str>>, part: Part<'a>) -> Self {
        self.0.push(Field::One(name.into(), part));
        self
    }

    /// Without the fields under a name that is not wanted.
    pub(super) fn only(&self, is_wanted: impl Fn(&str) -> bool) -> Self {
        let is_kept = |field: &&Field<'a>| match field {
            Field::All(_) => true,
            Field::One(name, _) => is_wanted(name),
        };
        Self(self.0.iter().filter(is_kept).cloned().collect())
    }

    /// All fields as one part.
    pub(super) fn part(self) -> Part<'a> {
        Part::new(self)
    }

    /// All fields as the variables of a template.
    pub(super) fn context(&self) -> tera::Context {
        let mut context = tera::Context::new();
        for (name, value) in self.map() {
            if let Some(name) = name.as_str() {
                context.insert_value(name.to_owned(), value);
            }
        }
        context
    }

    fn map(&self) -> Map {
        let mut map = Map::new();
        for field in &self.0 {
            match field {
                Field::All(part) => map.extend(part.value().into_map().unwrap_or_default()),
                Field::One(name, part) => {
                    map.insert(name.clone().into_owned().into(), part.value());
                }
            }
        }
        map
    }
}

impl Matter for Fields<'_> {
    fn value(&self) -> Value {
        Value::from(self.map())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_tells_every_difference() {
        let plain = |name: &'static str| Part::of(Ordered(serde_json::json!({"name": name})));
        let with = |field, name| Fields::default().with(field, plain(name)).part().digest();
        assert_eq!(with("a", "x"), with("a", "x"));
        assert_ne!(with("a", "x"), with("b", "x"));
        assert_ne!(with("a", "x"), with("a", "y"));
        assert_ne!(Part::from_iter([plain("x")]).digest(), plain("x").digest());
        let html = Fields::default().with("a", Part::html("<b>")).part().value();
        assert!(html.as_map().unwrap()[&tera::value::Key::Str("a")].is_safe());
    }
}
