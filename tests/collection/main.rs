//! Other people's exports, where their collection lies beside the repository: what an import makes of
//! each, and who waits in it.

#![expect(clippy::print_stdout, reason = "the table is for a person at a terminal")]

mod answered;
mod settle;
mod stores;
