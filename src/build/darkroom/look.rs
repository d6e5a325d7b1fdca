//! A look at a picture's bytes: all that has to be known of it before copies are made.

use crate::config::Pictures;
use crate::picture::location::{self, Location};
use crate::picture::{Fault, VERSION};
use crate::source::{self, Asset, File, Size, Stamp};
use crate::value::digest::Digest;

/// What was seen of a picture.
#[derive(Clone, Copy, Debug)]
pub(in crate::build) struct Look {
    /// By what it is recognised from outside, where that can be.
    pub(super) outside: Option<Digest>,
    /// The digest of its bytes.
    pub(super) bytes: Digest,
    /// As it is shown.
    pub(super) size: Option<Size>,
    /// What it tells of places.
    pub(super) location: Location,
}

/// How a look is kept: the digest, width and height (4 bytes each, the lowest first, 0 where there are
/// none), and a letter for what it tells of places.
const LENGTH: usize = 41;

const LOCATIONS: [(u8, Location); 3] =
    [(b'u', Location::Untold), (b't', Location::Told), (b'f', Location::Fixed)];

/// What recognises a file while its bytes are not read.
pub(super) fn outside(file: &File, stamp: Stamp) -> Digest {
    Digest::of_parts([file.shown.as_bytes(), stamp.to_string().as_bytes()])
}

impl Look {
    /// Looks; `None` where the file cannot be read, which is told when it is published.
    pub(super) fn at(file: &File) -> Option<Self> {
        // In this order: what is changed while it is read looks otherwise the next time.
        let outside = source::stamp(file).map(|stamp| outside(file, stamp));
        let size = Asset::read(file.clone()).size;
        let bytes = source::read_bytes(file).ok()?;
        Some(Self { outside, bytes: Digest::of(&bytes), size, location: location::of(&bytes) })
    }

    pub(super) fn pack(&self) -> Vec<u8> {
        let mut packed = self.bytes.as_bytes().to_vec();
        let size = self.size.map_or([0; 2], |size| [size.width, size.height]);
        size.iter().for_each(|length| packed.extend(length.to_le_bytes()));
        let letter = LOCATIONS.iter().find(|(_, location)| *location == self.location);
        packed.extend(letter.map(|(letter, _)| *letter));
        packed
    }

    /// A look that was kept, at what is recognised by `outside`.
    pub(super) fn unpack(packed: &[u8], outside: Digest) -> Option<Self> {
        let packed: &[u8; LENGTH] = packed.try_into().ok()?;
        let (bytes, rest) = packed.split_first_chunk()?;
        let (width, rest) = rest.split_first_chunk()?;
        let (height, rest) = rest.split_first_chunk()?;
        let [width, height] = [width, height].map(|length| u32::from_le_bytes(*length));
        let location = LOCATIONS.iter().find(|(letter, _)| [*letter] == rest)?.1;
        let size = (width > 0).then_some(Size { width, height });
        let (outside, bytes) = (Some(outside), Digest::from_bytes(*bytes));
        Some(Self { outside, bytes, size, location })
    }

    /// By what its copies are known: all that goes into them.
    pub(super) fn copies(&self, settings: &Pictures) -> Digest {
        let settings = format!("{VERSION} {} {:?}", settings.quality, settings.widths);
        Digest::of_parts([self.bytes.as_bytes().as_slice(), settings.as_bytes()])
    }

    /// How many pixels it has, as far as that can be seen.
    pub(super) fn pixels(&self) -> u64 {
        self.size.map_or(0, |size| u64::from(size.width) * u64::from(size.height))
    }
}

/// Why nothing could be made of a picture, or of a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// It has no copies.
    Copies(Fault),
    /// It is published with the place.
    Location,
}
