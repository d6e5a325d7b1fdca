//! What holds for every export.

use proptest::prelude::*;

use super::{Memory, Told, import, post, row, thread};
use crate::comment::{Kind, Status};
use crate::import::comments::{Post, Row, System};

fn posts() -> Vec<Post> {
    ["/a/", "/b/"].map(post).to_vec()
}

/// A row of few ids, threads, parents and words, so that they meet.
fn any_row() -> impl Strategy<Value = Row> {
    let names = prop::sample::select(vec!["Ada", "Bo", "Cy", ""]);
    let words = prop::sample::select(vec!["hi", "oh", "", "well, well\n"]);
    let statuses = prop::sample::select(Status::ALL.map(|(_, status)| status)[..8].to_vec());
    let kinds = prop::sample::select(vec![Kind::Comment, Kind::Comment, Kind::Like]);
    let parent = prop::option::of(0..8_usize);
    (0..8_usize, 0..4_i64, names, words, 0..5_usize, parent, statuses, kinds).prop_map(
        |(id, minute, name, words, thread, parent, status, kind)| Row {
            parent: parent.map(|parent| parent.to_string()),
            status,
            kind,
            ..row(&id.to_string(), minute, &format!("{name}: {words}")).under(&thread.to_string())
        },
    )
}

fn any_export(system: System) -> impl Strategy<Value = Told> {
    let urls =
        ["/a/", "http://blog.example/a.html", "/b/", "/gone/", "https://www.blog.example/gone"];
    let threads: Vec<_> =
        urls.iter().enumerate().map(|(key, url)| thread(&key.to_string(), url)).collect();
    prop::collection::vec(any_row(), 0..24).prop_map(move |rows| Told {
        system,
        threads: threads.clone(),
        rows,
    })
}

proptest! {
    #[test]
    fn twice_is_once(told in any_export(System::Disqus)) {
        let mut store = Memory::default();
        import(&told, &posts(), &mut store);
        let first = store.clone();
        let report = import(&told, &posts(), &mut store);
        prop_assert_eq!((report.added, report.updated, report.files), (0, 0, 0));
        prop_assert_eq!(store, first);
    }

    #[test]
    fn the_order_of_two_systems_does_not_matter(
        first in any_export(System::Disqus),
        second in any_export(System::WordPress),
    ) {
        let into = |all: [&Told; 2]| {
            let mut store = Memory::default();
            all.iter().for_each(|told| { import(told, &posts(), &mut store); });
            // A judgement is what was known when a comment came, and stays.
            let comments = store.files.values_mut().flatten().flat_map(|all| &mut all.comments);
            comments.for_each(|comment| comment.judgement = None);
            store.files
        };
        prop_assert_eq!(into([&first, &second]), into([&second, &first]));
    }

    #[test]
    fn ids_are_unique_and_nobody_is_lost(told in any_export(System::Disqus)) {
        let mut store = Memory::default();
        let report = import(&told, &posts(), &mut store);
        let mut ids: Vec<_> = store.comments().map(|(_, comment)| comment.id.clone()).collect();
        ids.sort();
        let all = ids.len();
        ids.dedup();
        prop_assert_eq!(ids.len(), all);
        let private = told.rows.iter().filter(|row| row.status == Status::Private).count();
        prop_assert!(all + report.duplicates + private >= told.rows.len());
    }
}
