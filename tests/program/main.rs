//! The program as a person meets it: sessions at the terminal, bad input, properties that always hold, and the pages in a
//! browser.

mod bad;
mod blog;
mod browser;
mod calendars;
mod check;
mod chromium;
mod comments;
mod commit;
mod desk;
mod figures;
mod foreign;
mod golden;
#[path = "../harmless/grammar.rs"]
mod grammar;
mod hook;
mod letters;
mod pages;
mod people;
mod policy;
mod post;
mod pre_commit;
mod privacy;
mod private_pages;
mod properties;
mod python;
mod reply;
mod report;
mod repository;
mod search;
mod serve;
mod serve_browser;
mod serve_life;
mod served;
mod sessions;
mod standards;
mod strangers;
mod talk;
#[path = "../harmless/vectors.rs"]
mod vectors;
