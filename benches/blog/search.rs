//! What readers search in: how much longer and larger it makes a build, and how many bytes a question loads.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::chance::Chance;
use crate::measure::{self, Run};
use crate::{files, hobnob, prose};

const SEED: u64 = 20_260_303;
const QUESTIONS: usize = 1_000;
/// How many results a page shows at once.
const SHOWN: usize = 10;

/// Runs everything, prints the figures, and writes them to `result-search.json`.
pub(crate) fn race(folder: &Path, posts: usize, runs: usize) {
    let root = folder.join("search");
    if root.exists() {
        fs::remove_dir_all(&root).expect("an earlier race can be cleared away");
    }
    hobnob::write_blog(&root, posts);
    let (mut bare, mut searched) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        bare.push(build(&root, "off"));
        searched.push(build(&root, "on"));
    }
    let [without, with] = [&bare, &searched].map(|runs| measure::median(runs));
    println!("\n   a build | median s | peak MiB");
    for (name, run) in [("without", without), ("with", with)] {
        println!("{name:>10} | {:8.2} | {:8.0}", run.seconds, run.peak_mib);
    }
    println!("the index makes it {:.2} times as long", with.seconds / without.seconds);
    let index = Index::of(&root.join("public/search"));
    let asked = index.asked();
    index.tell(&asked);
    let seconds = |runs: &[Run]| runs.iter().map(|run| run.seconds).collect::<Vec<_>>();
    let result = json!({
        "version": 1,
        "posts": posts,
        "without": seconds(&bare),
        "with": seconds(&searched),
        "files": index.sizes.len(),
        "bytes": index.sizes.values().sum::<u64>(),
        "asked": {"median": middle(&asked), "most": asked.last()},
    });
    files::write(folder, "result-search.json", &format!("{result:#}\n"));
    println!("figures in {}", folder.join("result-search.json").display());
}

/// A build from nothing.
fn build(root: &Path, search: &str) -> Run {
    hobnob::choose_search(root, search);
    files::clean(root);
    measure::run(&mut hobnob::build(&PathBuf::from(env!("CARGO_BIN_EXE_hobnob")), root))
}

/// The files of an index.
struct Index {
    root: Value,
    /// How many bytes each has, by its name.
    sizes: BTreeMap<String, u64>,
}

impl Index {
    fn of(folder: &Path) -> Self {
        let root = fs::read(folder.join("index.json")).expect("the index has a root");
        let files = fs::read_dir(folder).expect("there is an index").filter_map(Result::ok);
        let sizes = files.map(|file| {
            let size = file.metadata().map_or(0, |about| about.len());
            (file.file_name().to_string_lossy().into_owned(), size)
        });
        let sizes = sizes.filter(|(name, _)| name != "index.html").collect();
        Self { root: serde_json::from_slice(&root).expect("the root is JSON"), sizes }
    }

    /// How many bytes each of many questions of two words loads, its results shown, sorted: the root,
    /// the shards of its words, and as many files of results as there are results.
    fn asked(&self) -> Vec<u64> {
        let digits = |key: &str| self.root[key].as_str().map_or(0, str::len);
        let (shards, results) = (digits("words") / 6, digits("results") / 6);
        let mut asked: Vec<u64> = (0..QUESTIONS)
            .map(|number| {
                let mut chance = Chance::new(SEED, number);
                let mut names = vec!["index.json".to_owned()];
                let sentence = prose::sentence(&mut chance);
                let words: Vec<&str> = sentence.split(|c: char| !c.is_ascii_alphabetic()).collect();
                names.extend((0..2).map(|_| {
                    let word = words[chance.below(words.len())].to_lowercase();
                    format!("words-{}.bin", spot(&word) as usize % shards)
                }));
                names.extend((0..SHOWN).map(|_| format!("results-{}.json", chance.below(results))));
                names.sort();
                names.dedup();
                names.iter().filter_map(|name| self.sizes.get(name)).sum()
            })
            .collect();
        asked.sort_unstable();
        asked
    }

    fn tell(&self, asked: &[u64]) {
        let mib = self.sizes.values().sum::<u64>() as f64 / f64::from(1 << 20);
        let kib = |bytes: u64| bytes as f64 / 1024.0;
        println!("it is {mib:.1} MiB in {} files", self.sizes.len());
        println!(
            "a question of two words with {SHOWN} results loads {:.0} KiB, at most {:.0} KiB of {QUESTIONS}",
            kib(middle(asked)),
            kib(asked.last().copied().unwrap_or_default()),
        );
    }
}

fn middle(sorted: &[u64]) -> u64 {
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

/// Where a word lies, as the manual says: FNV-1a of its first four letters.
fn spot(word: &str) -> u32 {
    let letters = word.bytes().take(4);
    letters.fold(0x811c_9dc5, |spot, byte| (spot ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
