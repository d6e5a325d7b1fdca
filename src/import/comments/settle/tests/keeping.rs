//! What stands, and what comes later.

use super::{Memory, Told, import, import_as, post, row};
use crate::comment::{Mark, Status};
use crate::import::comments::{Post, System};

fn posts() -> [Post; 1] {
    [post("/a/")]
}

fn two() -> Told {
    Told::of(System::Disqus, "/a/", [row("1", 0, "Ada: hi"), row("2", 1, "Bo: oh").to("1")])
}

#[test]
fn a_second_import_stages_nothing() {
    let mut store = Memory::default();
    assert_eq!(import(&two(), &posts(), &mut store).added, 2);
    let first = store.clone();
    let report = import(&two(), &posts(), &mut store);
    assert_eq!((report.added, report.updated, report.unchanged, report.files), (0, 0, 2, 0));
    assert_eq!(store, first);
}

#[test]
fn a_later_export_adds_updates_and_takes_nothing_away() {
    let mut store = Memory::default();
    import(&two(), &posts(), &mut store);
    let rows = [row("2", 1, "Bo: oh, I meant").to("1"), row("3", 2, "Cy: and I").to("2")];
    let report = import(&Told::of(System::Disqus, "/a/", rows), &posts(), &mut store);
    assert_eq!((report.added, report.updated, report.unchanged), (1, 1, 0));
    assert_eq!(store.comments().count(), 3);
    assert_eq!(store.comment("disqus:2").body.text, "oh, I meant");
    assert!(store.comment("disqus:2").oddities.is_empty(), "its parent stands");
    assert!(report.problems.is_empty());
}

#[test]
fn a_parent_that_comes_later_is_lost_no_more() {
    let [first, second] = [row("1", 0, "Ada: hi"), row("2", 1, "Bo: oh").to("1")];
    let mut store = Memory::default();
    import(&Told::of(System::Disqus, "/a/", [second]), &posts(), &mut store);
    assert!(!store.comment("disqus:2").oddities.is_empty());
    import(&Told::of(System::Disqus, "/a/", [first]), &posts(), &mut store);
    let mut at_once = Memory::default();
    import(&two(), &posts(), &mut at_once);
    assert_eq!(store.files, at_once.files);
}

#[test]
fn what_the_owner_changed_stays_and_the_rest_follows() {
    let mut store = Memory::default();
    import(&two(), &posts(), &mut store);
    store.edit("disqus:1").body.text = "Hi! [a slip corrected]".to_owned();
    store.edit("disqus:1").mark = Some(Mark::Fine);
    store.edit("disqus:2").status = Status::Trash;
    let mut later = two();
    later.rows[0].body.text = "hello".to_owned();
    later.rows[0].writer.name = "Ada L.".to_owned();
    later.rows[1].body.text = "oh no".to_owned();
    import(&later, &posts(), &mut store);
    let (first, second) = (store.comment("disqus:1"), store.comment("disqus:2"));
    assert_eq!((&*first.body.text, &*first.author.name), ("Hi! [a slip corrected]", "Ada L."));
    assert_eq!(first.mark, Some(Mark::Fine));
    assert_eq!((&*second.body.text, second.status), ("oh no", Status::Trash));
    let after = store.clone();
    import(&later, &posts(), &mut store);
    assert_eq!(store.files, after.files);
}

#[test]
fn who_was_forgotten_stays_forgotten() {
    let mut store = Memory::default();
    import(&two(), &posts(), &mut store);
    let ada = store.edit("disqus:1");
    (ada.author, ada.body, ada.origin) = Default::default();
    ada.status = Status::Forgotten;
    store.forgotten.insert("Ada".to_owned());
    let mut later = two();
    later.rows.push(row("3", 2, "Ada: again").to("2"));
    import(&later, &posts(), &mut store);
    assert!(!format!("{:?}", store.files).contains("Ada"));
    assert_eq!(store.comment("disqus:3").status, Status::Forgotten);
    assert_eq!(store.comments().count(), 3);
    let after = store.clone();
    assert_eq!(import(&later, &posts(), &mut store).updated, 0);
    assert_eq!(store.files, after.files);
}

#[test]
fn another_machine_s_key_changes_nobody() {
    let mut store = Memory::default();
    import(&two(), &posts(), &mut store);
    let first = store.clone();
    let mut later = two();
    import_as(&later, &posts(), &[], [8; 32], &mut store);
    assert_eq!(store.files, first.files);
    later.rows.push(row("3", 2, "Ada: again"));
    import_as(&later, &posts(), &[], [8; 32], &mut store);
    assert_eq!(store.comment("disqus:3").author.person, store.comment("disqus:1").author.person);
}

#[test]
fn what_the_owner_moved_to_another_post_stays_there() {
    let posts = [post("/a/"), post("/b/")];
    let mut store = Memory::default();
    let mut told = two();
    told.threads.push(super::thread("b", "/b/"));
    told.rows.push(row("9", 0, "Di: b").under("b"));
    import(&told, &posts, &mut store);
    let moved = store.files.get_mut("posts/a.yaml").unwrap()[0].comments.remove(1);
    store.files.get_mut("posts/b.yaml").unwrap()[0].comments.push(moved);
    let after = store.shape();
    import(&told, &posts, &mut store);
    assert_eq!(store.shape(), after);
}
