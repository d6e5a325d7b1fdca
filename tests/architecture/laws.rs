//! The laws of the house, each a function from one source file to its breaches.

use crate::paths::{NamedPath, named_paths};

/// No file is longer than this many lines.
const LONGEST_FILE: usize = 400;

/// Names that one place may say, so that what stands behind them can be replaced there and nowhere else.
const FENCES: &[Fence] = &[
    Fence { name: "rayon", within: &["src/build/each.rs"], instead: "call `build::each`" },
    Fence { name: "serde_yaml", within: &["src/data/yaml.rs"], instead: "call `data::yaml`" },
    Fence { name: "std::env", within: COMMAND, instead: "read it in `command/` and hand it down" },
    Fence {
        name: "SystemTime::now",
        within: COMMAND,
        instead: "read the clock in `command/` and hand it down",
    },
    Fence {
        name: "Timestamp::now",
        within: COMMAND,
        instead: "read the clock in `command/` and hand it down",
    },
    Fence {
        name: "Zoned::now",
        within: COMMAND,
        instead: "read the clock in `command/` and hand it down",
    },
];

const COMMAND: &[&str] = &["src/command/", "src/main.rs"];

struct Fence {
    name: &'static str,
    within: &'static [&'static str],
    instead: &'static str,
}

/// One source file.
pub(crate) struct File {
    /// Its path from the root of the repository, with `/`.
    pub(crate) path: String,
    /// What it says.
    pub(crate) text: String,
}

impl File {
    /// Where it stands in the crate: `["page", "pager"]` for `src/page/pager.rs`, nothing for the roots.
    fn module(&self) -> Vec<&str> {
        let inside = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        inside.split('/').filter(|name| !matches!(*name, "mod" | "lib" | "main")).collect()
    }

    fn breach(&self, line: usize, message: &str) -> String {
        format!("{}:{line}: {message}", self.path)
    }
}

/// The modules that `lib.rs` lists, from the ground up.
pub(crate) fn order(lib: &str) -> Vec<&str> {
    let modules =
        lib.lines().filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod "));
    modules.filter_map(|rest| rest.strip_suffix(';')).collect()
}

/// A module imports only what `lib.rs` lists above it.
pub(crate) fn imports_only_what_stands_above(file: &File, order: &[&str]) -> Vec<String> {
    let module = file.module();
    let Some(own) = module.first() else {
        return Vec::new();
    };
    let Some(place) = order.iter().position(|name| name == own) else {
        return vec![
            file.breach(
                1,
                &format!("`{own}` is not listed in src/lib.rs: give it its place there"),
            ),
        ];
    };
    let below = |path: &NamedPath| {
        let [root, name, ..] = path.segments.as_slice() else {
            return None;
        };
        let found =
            (root == "crate").then(|| order.iter().position(|listed| listed == name)).flatten()?;
        let advice = "move what it needs up, or hand it in as an argument";
        (found > place).then(|| {
            file.breach(
                path.line,
                &format!("`{own}` may not name `{name}`, which stands below it: {advice}"),
            )
        })
    };
    named_paths(&file.text, &module).iter().filter_map(below).collect()
}

/// Only the place of a [`FENCES`] entry names what it fences.
pub(crate) fn stays_inside_the_fences(file: &File) -> Vec<String> {
    let paths = named_paths(&file.text, &file.module());
    let fences = FENCES
        .iter()
        .filter(|fence| !fence.within.iter().any(|place| file.path.starts_with(place)));
    fences
        .flat_map(|fence| {
            let naming = paths.iter().filter(|path| names(path, fence.name));
            naming.map(|path| {
                let Fence { name, within, instead } = fence;
                file.breach(
                    path.line,
                    &format!("only {} may name `{name}`: {instead}", within.join(", ")),
                )
            })
        })
        .collect()
}

fn names(path: &NamedPath, wanted: &str) -> bool {
    let wanted: Vec<&str> = wanted.split("::").collect();
    path.segments.windows(wanted.len()).any(|part| part == wanted)
}

/// A file fits in a head.
pub(crate) fn is_short(file: &File) -> Vec<String> {
    let lines = file.text.lines().count();
    let message = format!(
        "{lines} lines, more than {LONGEST_FILE}: find the second noun in it and give that a file"
    );
    (lines > LONGEST_FILE).then(|| file.breach(lines, &message)).into_iter().collect()
}

/// A file says what it is before it does anything.
pub(crate) fn begins_with_its_doc(file: &File) -> Vec<String> {
    let message = "begin with a `//!` line that says what this file is, and what it must not know";
    (!file.text.starts_with("//! ")).then(|| file.breach(1, message)).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> File {
        File { path: path.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn order_is_read_from_lib() {
        assert_eq!(
            order("//! x\npub mod diag;\n// words\nmod value;\nuse a;\n"),
            ["diag", "value"]
        );
    }

    #[test]
    fn naming_a_lower_module_is_a_breach() {
        let order = ["diag", "page", "build"];
        let breaches = |path, text| imports_only_what_stands_above(&file(path, text), &order);
        let message = "src/page/pager.rs:2: `page` may not name `build`, which stands below it: \
                       move what it needs up, or hand it in as an argument";
        assert_eq!(
            breaches("src/page/pager.rs", "\nuse crate::{diag::Span, build::run};"),
            [message]
        );
        assert_eq!(breaches("src/page/pager.rs", "use super::super::build;").len(), 1);
        assert_eq!(breaches("src/page.rs", "fn f() { crate::build::run() }").len(), 1);
        assert_eq!(breaches("src/build/mod.rs", "use crate::{page, build::each, diag};"), [""; 0]);
        assert_eq!(breaches("src/main.rs", "use crate::build;"), [""; 0]);
    }

    #[test]
    fn an_unlisted_module_is_a_breach() {
        assert_eq!(imports_only_what_stands_above(&file("src/stray.rs", ""), &["diag"]).len(), 1);
    }

    #[test]
    fn a_fenced_name_elsewhere_is_a_breach() {
        let breaches = |path, text| stays_inside_the_fences(&file(path, text)).len();
        assert_eq!(breaches("src/page/mod.rs", "use rayon::prelude::*;"), 1);
        assert_eq!(breaches("src/build/each.rs", "use rayon::prelude::*;"), 0);
        assert_eq!(breaches("src/config/mod.rs", "let x = serde_yaml::from_str(y);"), 1);
        assert_eq!(breaches("src/config/mod.rs", "use std::{env, fs};"), 1);
        assert_eq!(breaches("src/config/mod.rs", "let now = jiff::Zoned::now();"), 1);
        assert_eq!(
            breaches("src/command/mod.rs", "use std::env; fn f() { jiff::Zoned::now() }"),
            0
        );
        assert_eq!(breaches("src/config/mod.rs", "// rayon\nlet x = \"serde_yaml\";"), 0);
    }

    #[test]
    fn a_long_or_silent_file_is_a_breach() {
        assert_eq!(is_short(&file("src/a.rs", &"x\n".repeat(401))).len(), 1);
        assert_eq!(is_short(&file("src/a.rs", &"x\n".repeat(400))).len(), 0);
        assert_eq!(begins_with_its_doc(&file("src/a.rs", "use x;")).len(), 1);
        assert_eq!(begins_with_its_doc(&file("src/a.rs", "//! A.\nuse x;")).len(), 0);
    }
}
