//! Themes that are wrong, each a folder of `errors/` with what hobnob says about it in
//! `expected.txt`; themes that are right, each a folder of `themes/` with one page of it in
//! `expected.html`.
//!
//! `SNAPSHOTS=overwrite cargo test --test render` writes what is expected anew.

mod blog;

use std::path::{Path, PathBuf};

use hobnob::diag::human::{self, Color};

fn folders(name: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/render").join(name);
    let entries = std::fs::read_dir(folder).expect("the folder is in the repository");
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.expect("readable").path()).collect();
    folders.sort();
    folders
}

fn expect(path: &Path, found: String) {
    let assert = snapbox::Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV);
    let format = Some(snapbox::data::DataFormat::Text);
    assert.eq(found, snapbox::Data::read_from(path, format).raw());
}

#[test]
fn every_fault_is_told_with_its_place() {
    for folder in folders("errors") {
        let findings = match blog::pages(&folder) {
            Ok((_, findings)) | Err(findings) => findings,
        };
        let told = human::print(&findings.sorted(), Color::Never);
        expect(&folder.join("expected.txt"), told + "\n");
    }
}

#[test]
fn layers_lie_one_over_the_other() {
    for folder in folders("themes") {
        let (pages, findings) = blog::pages(&folder).expect("nothing is wrong");
        assert!(findings.is_empty(), "{}", human::print(&findings, Color::Never));
        expect(&folder.join("expected.html"), pages["/posts/hello/"].clone());
    }
}
