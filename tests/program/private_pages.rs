//! The pages that are for the owner alone are pages that one likes to read: valid, for everybody, and silent.

use crate::blog::Blog;
use crate::standards::{accessible, validated};

/// A Sunday morning after the example's last comment.
const SUNDAY: &str = "2026-05-31T09:30";

#[test]
fn the_page_of_reminders_is_for_everybody() {
    let blog = Blog::example();
    let arguments = ["remind", "--all", "--format", "html", "--now", SUNDAY];
    let page = blog.hobnob(&arguments).succeeds().stdout;
    assert_eq!(validated(&page), [""; 0]);
    assert_eq!(accessible("reminders", &page), [""; 0]);
    let hour = blog.hobnob(&[&arguments[..], &["--minutes", "60"]].concat()).succeeds().stdout;
    assert_eq!(validated(&hour), [""; 0]);
}

#[test]
fn the_page_of_the_report_is_for_everybody() {
    let blog = Blog::example();
    let arguments = ["report", "--last", "all", "--format", "html", "--now", SUNDAY];
    let page = blog.hobnob(&arguments).succeeds().stdout;
    assert_eq!(validated(&page), [""; 0]);
    assert_eq!(accessible("report", &page), [""; 0]);
}
