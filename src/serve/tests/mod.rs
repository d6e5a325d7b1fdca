//! A blog that is changed at random, and held against one that is built anew after every change.
//! `PROPTEST_CASES=500` tries more of it.

mod blog;
mod edit;
pub(super) mod held;

use proptest::prelude::*;

use blog::Blog;
use edit::{Edit, edits};
use held::Held;

use crate::build::Memos;

/// Few enough for every day, unless the environment asks for others.
fn config() -> ProptestConfig {
    let asked = ProptestConfig::default();
    let cases = if asked.cases == 256 { 6 } else { asked.cases };
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 200, ..asked }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_blog_in_memory_is_what_a_clean_build_makes(edits in edits()) {
        let mut blog = Blog::default();
        let held = Held::of(&blog, Memos::eager());
        for edit in &edits {
            let before = blog.clone();
            edit.apply(&mut blog);
            if !held.is_built(&blog, &format!("{edit:?}")) {
                // What stays broken shows nothing any more.
                blog = before;
                assert!(held.is_built(&blog, &format!("{edit:?}, taken back")));
            }
        }
    }
}

#[test]
fn what_changes_and_changes_back_is_seen_each_time() {
    let (blog, mut other) = (Blog::default(), Blog::default());
    let held = Held::of(&blog, Memos::eager());
    other.posts[0].body[0] = 1;
    for step in 0..3 {
        assert!(held.is_built(&other, &format!("{step}: there")));
        assert!(held.is_built(&blog, &format!("{step}: and back")));
    }
    assert!(held.is_built(&blog, "nothing"));
}

#[test]
fn every_single_edit_is_seen() {
    let held = Held::of(&Blog::default(), Memos::on());
    let faulty = Edit::all().into_iter().filter(|edit| {
        let mut blog = Blog::default();
        edit.apply(&mut blog);
        !held.is_built(&blog, &format!("{edit:?}"))
    });
    // Not everything that is tried is a fault, or hardly anything would be tried.
    assert!((5..30).contains(&faulty.count()));
}

#[test]
fn a_day_of_edits_takes_no_more_memory_than_a_few() {
    let held = Held::of(&Blog::default(), Memos::eager());
    let mut remembered = (10..18).map(|step| {
        let mut files = Blog::default().files();
        let code = format!("```rust\nfn a() -> u8 {{ {step} }}\n```\n");
        files.insert("content/about.md".to_owned(), format!("About {step} of us.\n\n{code}"));
        files.insert("data/cups.yaml".to_owned(), format!("count: {step}\n"));
        let talk = format!("comments:\n- id: a:1\n  author: Runa\n  plain: I am {step}\n");
        files.insert("comments/posts/post-0.yaml".to_owned(), talk);
        assert!(held.shows(files, &format!("{step}")));
        held.remembered()
    });
    // Of a change, what was there before it is kept too.
    let full = remembered.nth(3);
    assert!(remembered.last() <= full);
}
