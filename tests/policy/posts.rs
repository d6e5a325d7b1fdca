//! Posts of ours: those in `posts/sells` are flagged, those in `posts/speaks` pass.

use std::path::{Path, PathBuf};

use hobnob::policy::score::Verdict;
use hobnob::policy::setting::Policy;

fn folder(name: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/policy/posts").join(name);
    let files = std::fs::read_dir(folder).expect("the folder of posts");
    let mut files: Vec<PathBuf> = files.map(|file| file.expect("a post").path()).collect();
    files.sort();
    files
}

/// Every post of a folder that `wrong` says is judged wrongly, with its sum.
fn wrong(name: &str, wrong: impl Fn(Verdict) -> bool) -> Vec<String> {
    let (config, policy) = (crate::config(), Policy::default());
    let judged = folder(name).into_iter().filter_map(|path| {
        let judgement = crate::judged(&path, &config, &policy).expect("a post that can be parsed");
        let lines = judgement.score.lines.iter().map(|it| format!("{}×{}", it.rule, it.count));
        let sum = lines.collect::<Vec<_>>().join(" ");
        wrong(judgement.verdict()).then(|| format!("{}: {sum}", path.display()))
    });
    judged.collect()
}

#[test]
fn posts_that_sell_are_flagged() {
    assert_eq!(wrong("sells", |verdict| verdict == Verdict::Ok), [""; 0]);
}

#[test]
fn posts_that_speak_pass() {
    assert_eq!(wrong("speaks", |verdict| verdict > Verdict::Ok), [""; 0]);
}
