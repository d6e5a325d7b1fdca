//! HTTP as a server on one's own machine must speak it.

pub mod guard;
mod page;
pub mod request;
pub mod response;
