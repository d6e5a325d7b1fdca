//! The policy against whole posts: ours that sell and speak, and, where they lie beside the
//! repository, real ones.

mod corpus;
mod laws;
mod pages;
mod posts;

use std::path::Path;

use hobnob::config::Config;
use hobnob::diag::Text;
use hobnob::policy::judge::{Bench, Judgement};
use hobnob::policy::setting::Policy;
use hobnob::source::{File, Source};

/// A blog whose policy is the default one.
pub(crate) fn config() -> Config {
    let text = "title: A blog\nbase_url: https://blog.example/\n";
    Config::parse(&Text::new("hobnob.yaml", text)).expect("a blog of two keys")
}

/// Judges a file as a post; what cannot be parsed is no judgement.
pub(crate) fn judged(path: &Path, config: &Config, policy: &Policy) -> Option<Judgement> {
    let name = path.file_name()?.to_str()?.to_owned();
    let path_in_blog = format!("posts/{name}");
    let file = File {
        shown: format!("content/{path_in_blog}"),
        path: path_in_blog,
        disk: path.to_owned(),
    };
    let source = Source::read(&file).ok()?;
    let now = "2026-06-01T00:00[UTC]".parse().expect("a moment");
    let ((_, judgement), _) = Bench::new(config, policy, &now).judge(&source).ok()?;
    Some(judgement)
}
