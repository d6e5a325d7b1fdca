//! What keeps an open page alive: the script that every page of the preview gets, and what that script
//! asks.
//!
//! 1. [`script`] is `live.js`: it hears of each build and shows what became of the page,
//! 2. a [`Question`] says which page is open, as of which build, and what it shows,
//! 3. [`state`] answers it: what has changed, what is wrong, and what the policy says,
//! 4. `place` says where on a page a finding stands, in the words that a reader sees.
//!
//! Knows neither how a request comes in nor how an answer goes out.

mod place;
mod policy;
mod question;
mod script;
mod state;
#[cfg(test)]
mod tests;

pub(super) use question::Question;
pub(super) use script::script;
pub(super) use state::state;
