//! What templates can call: addresses and words. Nothing here reads a file, the clock or the
//! environment.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::theme::language::Language;
use crate::card::{self, Letters, Room, Weight};
use crate::value::digest::Digest;
use crate::value::suggest::did_you_mean;
use crate::value::url::{BaseUrl, UrlPath};

/// The names of our functions.
pub(super) const NAMES: [&str; 5] = ["absolute", "asset", "fit", "link", "t"];

/// The files that a page may want in their newest version: paths from the site's root
/// (`img/mara.svg`), with what is in them.
#[derive(Clone, Debug, Default)]
pub struct Assets(BTreeMap<String, Option<Digest>>);

impl Assets {
    /// A digest of all files together.
    pub(super) fn digest(&self) -> Digest {
        let version = |digest: &'_ Option<Digest>| digest.map(|digest| *digest.as_bytes());
        let parts = self.0.iter().map(|(path, digest)| (path.as_bytes(), version(digest)));
        let parts: Vec<_> = parts.collect();
        Digest::of_parts(
            parts.iter().flat_map(|(path, version)| {
                [*path, version.as_ref().map_or(&[], |v| v.as_slice())]
            }),
        )
    }

    /// The same files in no version: whoever links to them sees what is newest by asking again.
    #[must_use]
    pub fn unversioned(self) -> Self {
        Self(self.0.into_keys().map(|path| (path, None)).collect())
    }

    /// The address of a file with its version, so that a browser may keep it for good and still
    /// sees the next one.
    fn link(&self, path: &str, base: &BaseUrl) -> Result<String, String> {
        let plain = path.trim_start_matches('/');
        let found = self.0.get(plain).zip(UrlPath::from_plain(plain));
        match found {
            Some((Some(digest), url)) => Ok(format!("{}?v={}", base.link(&url), digest.short())),
            Some((None, url)) => Ok(base.link(&url)),
            None => {
                let near = did_you_mean(plain, self.0.keys().map(String::as_str));
                let help = near.unwrap_or_else(|| format!("put it into `static/{plain}`"));
                Err(format!("there is no file `{plain}` in `static/`\n{help}"))
            }
        }
    }
}

impl FromIterator<(String, Digest)> for Assets {
    fn from_iter<I: IntoIterator<Item = (String, Digest)>>(files: I) -> Self {
        Self(files.into_iter().map(|(path, digest)| (path, Some(digest))).collect())
    }
}

/// What functions answer from.
#[derive(Clone, Copy)]
pub(super) struct Given<'a> {
    /// Where the blog will be.
    pub(super) base: &'a BaseUrl,
    /// The files that a page may want.
    pub(super) assets: &'a Assets,
    /// The fonts that cards are set in.
    pub(super) letters: &'a Letters,
}

/// `asset(path="…")`, `link(path="…")`, `absolute(path="…")` and `fit(text="…", …)`.
pub(super) fn register(tera: &mut Tera, given: Given<'_>) {
    let Given { base, assets, letters } = given;
    let letters = letters.clone();
    tera.register_function("fit", move |given: Kwargs, _: &State| fitted(&given, &letters));
    let (files, place) = (Arc::new(assets.clone()), base.clone());
    tera.register_function("asset", move |given: Kwargs, _: &State| {
        files.link(given.must_get("path")?, &place).map_err(Error::message)
    });
    let place = base.clone();
    tera.register_function("link", move |given: Kwargs, _: &State| {
        let path: &str = given.must_get("path")?;
        UrlPath::from_encoded(path).map(|url| place.link(&url)).ok_or_else(|| {
            Error::message(format!("`{path}` is no path of the blog\nwrite it like `/about/`"))
        })
    });
    let place = base.clone();
    tera.register_function("absolute", move |given: Kwargs, _: &State| {
        let path: &str = given.must_get("path")?;
        place.resolve(&UrlPath::root(), path).ok_or_else(|| {
            Error::message(format!("`{path}` is no address\nwrite it like `/about/`"))
        })
    });
}

/// `fit(text="…", width=…, height=…, largest=…, smallest=…, bold=…)`: the lines in which words fill a box
/// of a card.
fn fitted(given: &Kwargs, letters: &Letters) -> TeraResult<Value> {
    let room = Room {
        width: given.must_get("width")?,
        height: given.must_get("height")?,
        largest: given.must_get("largest")?,
        smallest: given.must_get("smallest")?,
    };
    let is_bold = given.get("bold")?.unwrap_or(false);
    let weight = if is_bold { Weight::Semibold } else { Weight::Regular };
    Ok(Value::from_serializable(&card::fit(given.must_get("text")?, letters, weight, room)))
}

/// `t(key="…", count=…, …)`: the words for a key, in the page's language.
pub(super) fn register_words(tera: &mut Tera, words: &Arc<Language>) {
    let words = Arc::clone(words);
    tera.register_function("t", move |given: Kwargs, _: &State| phrase(&given, &words));
}

fn phrase(given: &Kwargs, words: &Language) -> TeraResult<String> {
    let key: &str = given.must_get("key")?;
    let count = given.get::<i64>("count")?;
    match words.phrase(key, count) {
        Some(phrase) => Ok(filled(phrase, given)),
        None => match given.get::<&str>("default")? {
            Some(default) => Ok(default.to_owned()),
            None => {
                let help = words.like(key).unwrap_or_else(|| {
                    format!("add `{key}` to `phrases` in the theme's `languages/en.yaml`")
                });
                Err(Error::message(format!("there are no words for `{key}`\n{help}")))
            }
        },
    }
}

/// A phrase with `{name}` replaced by the argument of that name.
fn filled(phrase: &str, given: &Kwargs) -> String {
    let mut filled = phrase.to_owned();
    if phrase.contains('{') {
        for (name, value) in given.iter() {
            if let Some(name) = name.as_str() {
                filled = filled.replace(&format!("{{{name}}}"), &value.to_string());
            }
        }
    }
    filled
}
