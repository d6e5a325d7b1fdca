//! What is put into words only where it is shown: to recognise a page, none of it need be printed.

use std::borrow::Cow;
use std::fmt::{self, Display};

use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, Zoned};
use serde::{Serialize, Serializer};

use crate::comment;
use crate::value::url::{BaseUrl, UrlPath};

/// Words that are made where a template sees them.
#[derive(Clone, Hash)]
pub(super) struct Shown<T>(pub(super) T);

impl<T: Display> Serialize for Shown<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// A page of the blog, as it stands in a link.
#[derive(Clone, Hash)]
pub(super) struct Link<'a> {
    base: &'a BaseUrl,
    path: Cow<'a, UrlPath>,
}

impl<'a> Link<'a> {
    /// To the page at an address.
    pub(super) fn to(base: &'a BaseUrl, path: &'a UrlPath) -> Shown<Self> {
        Shown(Self { base, path: Cow::Borrowed(path) })
    }

    /// To the page at an address that is made for it.
    pub(super) fn to_made(base: &'a BaseUrl, path: UrlPath) -> Shown<Self> {
        Shown(Self { base, path: Cow::Owned(path) })
    }
}

impl Display for Link<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.base.link(&self.path))
    }
}

/// A page of the blog, as the world knows it.
#[derive(Clone, Hash)]
pub(super) struct Permalink<'a>(Link<'a>);

impl<'a> Permalink<'a> {
    /// To where a link leads.
    pub(super) fn of(link: &Shown<Link<'a>>) -> Shown<Self> {
        Shown(Self(link.0.clone()))
    }
}

impl Display for Permalink<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0.base.absolute(&self.0.path))
    }
}

/// A comment in a page: [`Link`] or [`Permalink`].
#[derive(Clone, Hash)]
pub(super) struct Place<'a, P> {
    page: P,
    id: &'a str,
}

impl<'a, P> Place<'a, P> {
    /// The comment of an id, on the page at an address.
    pub(super) fn of(page: Shown<P>, id: &'a str) -> Shown<Self> {
        Shown(Self { page: page.0, id })
    }
}

impl<P: Display> Display for Place<'_, P> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}#{}", self.page, comment::anchor(self.id))
    }
}

/// An address of the configuration as it stands in a link: `/about/` is on the blog, which may lie
/// below a path; anything else is as it is written.
#[derive(Clone, Hash)]
pub(super) struct Address<'a> {
    base: &'a BaseUrl,
    written: &'a str,
}

impl<'a> Address<'a> {
    /// What is written in the configuration of the blog at `base`.
    pub(super) fn of(base: &'a BaseUrl, written: &'a str) -> Shown<Self> {
        Shown(Self { base, written })
    }
}

impl Display for Address<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.written.strip_prefix('/').filter(|rest| !rest.starts_with('/')) {
            Some(rest) => write!(out, "{}{rest}", self.base.prefix()),
            None => out.write_str(self.written),
        }
    }
}

/// A moment as RFC 3339 with its zone's offset: `2026-03-01T18:00:00+01:00`.
#[derive(Clone, Hash)]
pub(super) struct Moment {
    at: Timestamp,
    offset: Offset,
}

impl Moment {
    /// As it is written.
    pub(super) fn of(moment: &Zoned) -> Shown<Self> {
        Shown(Self { at: moment.timestamp(), offset: moment.offset() })
    }

    /// In a time zone.
    pub(super) fn within(zone: &TimeZone, at: Timestamp) -> Shown<Self> {
        Shown(Self { at, offset: zone.to_offset(at) })
    }
}

impl Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.at.display_with_offset(self.offset).fmt(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_on_the_blog_lie_below_its_path() {
        let base = BaseUrl::parse("https://example.org/blog").unwrap();
        let address = |written| Address::of(&base, written).0.to_string();
        assert_eq!(address("/about/#us"), "/blog/about/#us");
        assert_eq!(address("https://x.org/"), "https://x.org/");
        assert_eq!(address("//x.org/"), "//x.org/");
        assert_eq!(address("mailto:a@x.org"), "mailto:a@x.org");
    }
}
