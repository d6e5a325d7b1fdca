//! The work on one picture: it becomes what is published of it.

use super::look::{Doubt, Look};
use super::room::Room;
use super::shelf::{Copies, Shelf};
use crate::build::output::Content;
use crate::config::Pictures;
use crate::diag::{Diagnostic, Findings};
use crate::picture::location::{self, Location};
use crate::picture::{self, Fault};
use crate::site::Published;
use crate::source::{self, File};
use crate::value::digest::Digest;

/// What is to be done.
pub(super) struct Task<'a> {
    pub(super) published: &'a Published,
    pub(super) look: Look,
    /// Whether any page shows it: there are copies of no other.
    pub(super) is_shown: bool,
    pub(super) settings: &'a Pictures,
}

/// What is published of a picture.
pub(super) struct Work {
    /// In its place: without what it tells.
    pub(super) plain: Option<Content>,
    /// Besides, each with its width.
    pub(super) copies: Vec<(u32, Content)>,
    /// By what its copies are known.
    pub(super) made_of: Digest,
    doubts: Vec<Doubt>,
}

impl Task<'_> {
    /// All that goes into it.
    pub(super) fn key(&self) -> Digest {
        let (bytes, made_of) = (self.look.bytes, self.look.copies(self.settings));
        let choices = [u8::from(self.is_shown), u8::from(self.settings.keep_location)];
        Digest::of_parts([bytes.as_bytes().as_slice(), made_of.as_bytes(), &choices])
    }

    /// Does what has not been done yet.
    pub(super) fn work(&self, shelf: &Shelf, room: &Room) -> Work {
        let mut doubts = Vec::new();
        let plain = match self.look.location {
            _ if self.settings.keep_location => None,
            Location::Untold => None,
            Location::Told => shelf.plain(self.look.bytes, || location::without(&self.bytes()?)),
            Location::Fixed => None,
        };
        let is_told = self.look.location != Location::Untold && !self.settings.keep_location;
        doubts.extend((is_told && plain.is_none()).then_some(Doubt::Location));
        let copies = if self.is_shown { self.copies(shelf, room) } else { Ok(Vec::new()) };
        let copies = copies.unwrap_or_else(|fault| {
            doubts.push(Doubt::Copies(fault));
            Vec::new()
        });
        Work { plain, copies, made_of: self.look.copies(self.settings), doubts }
    }

    fn copies(&self, shelf: &Shelf, room: &Room) -> Copies {
        let made_of = self.look.copies(self.settings);
        if let Some(kept) = shelf.copies(made_of) {
            return kept;
        }
        let Some(bytes) = self.bytes() else {
            return Ok(Vec::new());
        };
        let pixels = self.look.pixels();
        let made = room.with(pixels, || picture::develop(&bytes, self.settings));
        let copies = |made: Vec<picture::Copy>| {
            made.into_iter().map(|copy| (copy.width, copy.bytes)).collect()
        };
        shelf.keep(made_of, made.map(copies))
    }

    /// The picture's bytes; `None` when they are no longer those that were looked at, which the next
    /// build sees.
    fn bytes(&self) -> Option<Vec<u8>> {
        let bytes = source::read_bytes(&self.published.asset.file).ok()?;
        (Digest::of(&bytes) == self.look.bytes).then_some(bytes)
    }
}

impl Work {
    /// All that was made.
    pub(super) fn contents(&self) -> impl Iterator<Item = &Content> {
        self.plain.iter().chain(self.copies.iter().map(|(_, content)| content))
    }

    /// What could not be made of the picture in `file`.
    pub(super) fn findings(&self, file: &File) -> Findings {
        self.doubts.iter().map(|doubt| told(doubt).in_file(file.shown.as_str())).collect()
    }
}

fn told(doubt: &Doubt) -> Diagnostic {
    match doubt {
        Doubt::Copies(Fault::Unreadable(why)) => {
            let message = format!("no copies can be made of this picture: {why}");
            let help = "look whether it is whole, and save it anew; it is published as it is";
            Diagnostic::warning("picture/unreadable", message).help(help)
        }
        Doubt::Copies(Fault::Large(millions)) => {
            let message = format!("this picture is too large: {millions} million pixels");
            let help = "make it smaller: no screen shows so much; it is published as it is";
            Diagnostic::warning("picture/large", message).help(help)
        }
        Doubt::Location => {
            let message =
                "this picture tells where it was taken, and that cannot be taken out of it";
            let help = "save it as JPEG, PNG or WebP, or let pictures tell: \
                        `pictures: {keep_location: true}`";
            Diagnostic::warning("picture/location", message).help(help)
        }
    }
}
