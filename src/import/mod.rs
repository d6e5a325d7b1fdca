//! From other systems: what their exports hold, as they hold it. One file a system.
//!
//! Reads only: nothing here writes, asks the network, or knows where the blog's files lie.

pub mod comments;
