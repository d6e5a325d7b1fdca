//! Judging comments: whole conversations of ours, and, where they lie beside the repository, real
//! exports.

mod measure;
mod own;
mod shelf;
