//! What pages may show of each picture of a blog.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::value::url::{BaseUrl, UrlPath};

/// A picture, with the copies that are published beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Picture {
    /// From the smallest; at least one.
    pub variants: Vec<Variant>,
}

/// A copy of a picture in WebP, as it is published.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Variant {
    /// Its address.
    pub url: UrlPath,
    /// In pixels.
    pub width: u32,
}

impl Picture {
    /// All copies as the value of `srcset`: addresses with widths.
    pub fn srcset(&self, base: &BaseUrl) -> String {
        let candidate = |copy: &Variant| format!("{} {}w", base.link(&copy.url), copy.width);
        self.variants.iter().map(candidate).collect::<Vec<_>>().join(", ")
    }
}

impl Variant {
    /// The copy of this width of the picture at `original`, named by what it was made of:
    /// `/img/fog.1a2b3c4d5e-960.webp`. None where the picture has no name.
    pub fn of(original: &UrlPath, made_of: &str, width: u32) -> Option<Self> {
        let plain = original.plain();
        let (folder, name) = plain.rsplit_once('/')?;
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let url = UrlPath::from_plain(&format!("{folder}/{stem}.{made_of}-{width}.webp"))?;
        Some(Self { url, width })
    }
}

/// The pictures of a blog that have copies, by the address of the original.
#[derive(Clone, Debug, Default, Hash)]
pub struct Album(BTreeMap<UrlPath, Arc<Picture>>);

impl Album {
    /// What is published of the picture at an address besides itself.
    pub fn picture(&self, url: &UrlPath) -> Option<&Arc<Picture>> {
        self.0.get(url)
    }

    /// Every picture with copies, in order of address.
    pub fn pictures(&self) -> impl Iterator<Item = (&UrlPath, &Picture)> {
        self.0.iter().map(|(url, picture)| (url, &**picture))
    }
}

impl FromIterator<(UrlPath, Picture)> for Album {
    fn from_iter<I: IntoIterator<Item = (UrlPath, Picture)>>(pictures: I) -> Self {
        let pictures = pictures.into_iter().filter(|(_, picture)| !picture.variants.is_empty());
        Self(pictures.map(|(url, picture)| (url, Arc::new(picture))).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_stands_beside_its_picture() {
        let base = BaseUrl::parse("https://a.example/blog/").unwrap();
        let url = UrlPath::from_plain("/posts/trip/sea side.jpg").unwrap();
        let variants = [480, 960].map(|width| Variant::of(&url, "1a2b", width).unwrap()).to_vec();
        let expected = "/blog/posts/trip/sea%20side.1a2b-480.webp 480w, \
                        /blog/posts/trip/sea%20side.1a2b-960.webp 960w";
        assert_eq!(Picture { variants }.srcset(&base), expected);
    }
}
