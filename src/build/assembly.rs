//! A blog put together, and known again as long as nothing changes in it but words: most of what an author
//! writes moves no address, no date and no tag.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Zoned;

use super::stray::{self, Stray};
use crate::config::Config;
use crate::data::Map;
use crate::diag::Findings;
use crate::document::Document;
use crate::site::{Parts, Selection, Site};

/// A blog as it was put together.
pub(super) struct Assembly {
    site: Site,
    /// What it was made of.
    documents: Vec<Arc<Document>>,
    /// What is doubtful about its places.
    pub(super) findings: Findings,
}

impl Assembly {
    /// Puts a blog together; `strays` are the conversations that are about none of its documents.
    ///
    /// # Errors
    /// As those of [`Site::assemble`].
    pub(super) fn of(
        config: Config,
        parts: Parts,
        selection: Selection,
        strays: &[Stray],
    ) -> Result<Self, Findings> {
        let documents = parts.documents.clone();
        let (site, mut findings) = Site::assemble(config, parts, selection)?;
        findings.absorb(stray::tell(strays, &site));
        Ok(Self { site, documents, findings })
    }

    /// The blog with documents of the same faces, in the same order.
    pub(super) fn site(&self, documents: &[Arc<Document>], data: Map, now: Zoned) -> Site {
        let both = self.documents.iter().zip(documents);
        let new = both.filter(|(known, new)| !Arc::ptr_eq(known, new)).map(|(_, new)| new);
        let new: BTreeMap<&str, &Arc<Document>> =
            new.map(|document| (&*document.place.path, document)).collect();
        self.site.clone().reworded(&new, data, now)
    }
}
