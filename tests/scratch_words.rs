//! scratch
use hobnob::config::Config;
use hobnob::diag::Text;
use hobnob::document::{Document, markdown};
use hobnob::policy::prose::*;
use hobnob::source::Source;
use std::collections::BTreeMap;

fn main_run(list: &str, show: &str) {
    let config =
        Config::parse(&Text::new("hobnob.yaml", "title: A\nbase_url: https://a.example/\n"))
            .unwrap();
    let t0 = std::time::Instant::now();
    let lexicon = Lexicon::english();
    eprintln!("compile {:?}", t0.elapsed());
    let mut times = [0u128; 5];
    let sells = |t: &str| {
        [
            "amazon.",
            "amzn.to",
            "tag=",
            "ref=",
            "gumroad",
            "stripe.com",
            "udemy",
            "/go/",
            "affiliate",
            "shop",
            "store",
            "checkout",
        ]
        .iter()
        .any(|w| t.contains(w))
    };
    let mut table: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut posts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for path in list.lines() {
        let Ok(words) = std::fs::read_to_string(path) else {
            eprintln!("bad {path}");
            continue;
        };
        let class = path.split('/').rev().nth(1).unwrap().to_owned();
        let source =
            Source { text: Text::new("content/posts/x.md", words), path: "posts/x.md".into() };
        let Ok((document, _)) = Document::parse(&source, &config) else {
            eprintln!("unparsed {path}");
            continue;
        };
        let t = std::time::Instant::now();
        let passages = Passages::of(&document, markdown::options(&config.markdown));
        times[0] += t.elapsed().as_micros();
        let t = std::time::Instant::now();
        let language = language::of(&passages, &document, &config);
        if language != language::Language::English {
            println!("{class} {path} LANG {language:?}");
        }
        times[1] += t.elapsed().as_micros();
        let t = std::time::Instant::now();
        let said = lexicon.find(&passages, &sells);
        times[2] += t.elapsed().as_micros();
        let entry = posts.entry(class.clone()).or_default();
        entry.0 += 1;
        if said.iter().any(|s| {
            s.standing == Standing::Own
                && !matches!(s.family, Family::Roundup | Family::NewsletterPitch)
        }) {
            entry.1 += 1;
        }
        for s in &said {
            let state = match s.standing {
                Standing::Own => "OWN".to_owned(),
                Standing::Gated(g) => format!("{g:?}"),
            };
            *table
                .entry((
                    class.clone(),
                    format!("{} {}", s.family.name(), if state == "OWN" { "own" } else { "gated" }),
                ))
                .or_default() += 1;
            if show.split(',').any(|w| w == "all" || w == class) {
                let span = passages.span(&document, &s.range);
                let line = span.start().map_or(0, |p| p.line);
                println!(
                    "{class}\t{}\t{state}\t{}:{line}\t«{}»\t{}",
                    s.family.name(),
                    path.rsplit('/').next().unwrap(),
                    passages.words(&s.range),
                    passages.words(&s.sentence).trim()
                );
            }
        }
        let t = std::time::Instant::now();
        let ds = disclosure::find(&passages, &document);
        times[3] += t.elapsed().as_micros();
        for d in ds {
            *table
                .entry((class.clone(), format!("disclosure {:?} {:?}", d.of, d.clarity)))
                .or_default() += 1;
            if show.contains("disc") {
                let r = d.span.range().unwrap();
                println!(
                    "{class}\tDISC\t{:?} {:?} {:?}\t{}\t«{}»",
                    d.of,
                    d.clarity,
                    d.place,
                    path.rsplit('/').next().unwrap(),
                    &document.text.content[r]
                );
            }
        }
    }
    for ((class, what), n) in table {
        println!("== {class}\t{what}\t{n}");
    }
    println!("{posts:?}");
    eprintln!(
        "gather {} language {} find {} disclosures {} us",
        times[0], times[1], times[2], times[3]
    );
}

#[test]
fn scratch() {
    let list = std::env::var("POSTS").unwrap_or_default();
    let list = std::fs::read_to_string(list).unwrap();
    main_run(&list, &std::env::var("SHOW").unwrap_or_default());
}
