//! The `hobnob` program.
fn main() {}
