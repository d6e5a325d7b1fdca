//! The `hobnob` program: parse the arguments, run, exit.

use std::process::ExitCode;

/// A build is a great many small pieces of memory on every core: what the system gives out more slowly
/// was about a third of the time of a warm one.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(hobnob::command::main(std::env::args_os()))
}
