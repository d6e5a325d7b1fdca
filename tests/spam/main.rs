//! Judging comments: whole conversations of ours, and, where they lie beside the repository, real
//! exports.

mod history;
mod measure;
mod own;
mod shelf;
