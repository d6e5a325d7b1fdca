//! HTTP as a server on one's own machine must speak it.

pub mod guard;
mod fit;
pub mod media;
mod page;
mod range;
pub mod request;
pub mod response;
