//! Holds the sources to the architecture that `src/lib.rs` tells: who may name whom, which crates stay behind one file,
//! how long a file may be. Each breach is printed as `file:line: what is wrong: what to do`.

#[path = "architecture/laws.rs"]
mod laws;
#[path = "architecture/paths.rs"]
mod paths;

use laws::File;
use std::path::Path;
use walkdir::WalkDir;

/// The Rust files in the folder `name` of the repository, by name.
fn files(name: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries =
        WalkDir::new(root.join(name)).sort_by_file_name().into_iter().filter_map(Result::ok);
    let rust =
        entries.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"));
    rust.map(|entry| {
        let path = entry.path().strip_prefix(root).expect("the walk stays inside the repository");
        let text = std::fs::read_to_string(entry.path()).expect("a source file is readable UTF-8");
        File { path: path.to_string_lossy().replace('\\', "/"), text }
    })
    .collect()
}

fn uphold(files: &[File], law: impl Fn(&File) -> Vec<String>) {
    assert!(!files.is_empty(), "there is nothing to look at");
    let breaches: Vec<String> = files.iter().flat_map(law).collect();
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

#[test]
fn a_module_names_only_what_stands_above_it() {
    let files = files("src");
    let lib = files.iter().find(|file| file.path == "src/lib.rs").expect("there is a src/lib.rs");
    let order = laws::order(&lib.text);
    uphold(&files, |file| laws::imports_only_what_stands_above(file, &order));
}

#[test]
fn rayon_yaml_environment_and_clock_stay_in_their_place() {
    uphold(&files("src"), laws::stays_inside_the_fences);
}

#[test]
fn files_are_short() {
    let all: Vec<File> = ["src", "tests", "benches"].into_iter().flat_map(files).collect();
    uphold(&all, laws::is_short);
}

#[test]
fn files_begin_with_their_doc() {
    let all: Vec<File> = ["src", "tests", "benches"].into_iter().flat_map(files).collect();
    uphold(&all, laws::begins_with_its_doc);
}
