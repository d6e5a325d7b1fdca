//! The `hobnob` program: parse the arguments, run, exit.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(hobnob::command::main(std::env::args_os()))
}
