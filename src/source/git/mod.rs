//! The blog in git: the repository it lies in, and the files as the index holds them. It asks the
//! `git` on the PATH and knows nothing of its formats on disk.

mod blob;
mod fault;
mod index;
mod listing;
mod object;
mod place;
mod repository;
#[cfg(test)]
mod scratch;

pub use index::{Entry, Index};
pub use object::ObjectId;
pub use repository::{Hooks, Repository};
