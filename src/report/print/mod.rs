//! A [`Report`](super::Report) in the forms that are kept or read by other programs; one file a form.

pub mod giving;
pub mod html;
pub mod json;
pub mod markdown;
pub mod words;
