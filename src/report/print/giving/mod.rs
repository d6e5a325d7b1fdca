//! [`Giving`](crate::report::giving::Giving) in the forms that are kept or read by other programs.

pub mod json;
pub mod markdown;
pub mod words;
