//! Themes that are wrong, each a folder of `errors/` with what hobnob says about it in
//! `expected.txt`; themes that are right, in `themes/`.

mod blog;

use std::path::Path;

use blog::Blog;
use hobnob::diag::human::{self, Color};

fn folders(name: &str) -> Vec<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/render").join(name);
    let entries = std::fs::read_dir(folder).expect("the folder is in the repository");
    let mut folders: Vec<_> = entries.map(|entry| entry.expect("readable").path()).collect();
    folders.sort();
    folders
}

#[test]
fn every_fault_is_told_with_its_place() {
    for folder in folders("errors") {
        let findings = match Blog::read(&folder).pages() {
            Ok((_, findings)) | Err(findings) => findings,
        };
        let mut told = human::print(&findings.sorted(), Color::Never);
        told.push('\n');
        let expected = snapbox::Data::read_from(&folder.join("expected.txt"), None).raw();
        snapbox::Assert::new().action_env("SNAPSHOTS").eq(told, expected);
    }
}
