//! Small exports of our own.

use super::super::xml::told::Told;
use super::super::{Moment, Row};
use super::read;
use crate::comment::Status;

fn export(inside: &str) -> Told {
    Told::whole(read, &format!("<disqus xmlns='http://disqus.com'>{inside}</disqus>"))
}

fn row(inside: &str) -> Row {
    export(&format!("<post dsq:id='5'>{inside}</post>")).rows.remove(0)
}

#[test]
fn a_thread_is_a_page_with_all_its_names() {
    let told = export(
        "<thread dsq:id='3'><id>7 http://harbour.example/?p=7</id><forum>harbour</forum>
        <link>http://harbour.example/nets/</link><title>Nets &amp;amp; knots</title>
        <author><name>Ida</name></author><isClosed>true</isClosed></thread>
        <thread dsq:id='4'><id/></thread>",
    );
    let thread = &told.threads[0];
    assert_eq!((thread.key.as_str(), thread.ids.as_slice()), ("3", &["7".to_owned()][..]));
    assert_eq!(thread.urls, ["http://harbour.example/nets/", "http://harbour.example/?p=7"]);
    assert_eq!((thread.title.as_deref(), thread.is_closed), (Some("Nets & knots"), true));
    assert_eq!((told.threads[1].key.as_str(), told.threads[1].ids.len()), ("4", 0));
}

#[test]
fn a_post_may_stand_before_its_thread() {
    let told = export("<post dsq:id='6'><id>wp_id=2</id>
        <message><![CDATA[<p>See <a href=\"http://knots.py\" title=\"knots.py\">knots.py</a></p>]]></message>
        <createdAt>2014-01-02T03:04:05Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
        <author><email>jo@sea.example</email><name>Jo</name><isAnonymous>false</isAnonymous>
        <username>jo7</username></author><ipAddress>192.0.2.1</ipAddress>
        <thread dsq:id=\"3\"/><parent dsq:id=5/></post><thread dsq:id='3'><id>nets</id></thread>");
    let row = &told.rows[0];
    assert_eq!(
        (row.id.as_str(), row.thread.as_str(), row.parent.as_deref()),
        ("6", "3", Some("5"))
    );
    assert_eq!(row.body.text, "<p>See knots.py</p>");
    assert_eq!(row.date, Moment::At("2014-01-02T03:04:05Z".parse().unwrap()));
    let writer = &row.writer;
    assert_eq!((writer.name.as_str(), writer.account.as_deref()), ("Jo", Some("jo7")));
    assert_eq!(
        (writer.email.as_deref(), writer.ip.as_deref()),
        (Some("jo@sea.example"), Some("192.0.2.1"))
    );
    assert_eq!((row.status, row.is_owner, row.place.line), (Status::Published, false, 1));
}

#[test]
fn what_was_taken_back_keeps_no_words() {
    let gone = row("<message>oops</message><isDeleted>true</isDeleted><isSpam>true</isSpam>");
    assert_eq!((gone.status, gone.body.text.as_str()), (Status::Deleted, ""));
    let spam = row("<message>buy</message><isSpam>true</isSpam>");
    assert_eq!((spam.status, spam.body.text.as_str()), (Status::Spam, "buy"));
}

#[test]
fn a_post_without_a_number_has_another_name() {
    let ids: Vec<String> = export(
        "<post><id>9</id></post><post><message>a</message></post>
        <post><message>b</message></post>",
    )
    .rows
    .into_iter()
    .map(|row| row.id)
    .collect();
    assert_eq!((ids[0].as_str(), ids[1].len()), ("9", 16));
    assert_ne!(ids[1], ids[2]);
}

#[test]
fn the_account_with_the_name_of_the_forum_is_the_owner() {
    let told = export(
        "<category dsq:id='1'><forum>harbour</forum></category>
        <post dsq:id='1'><author><username>Harbour</username></author></post>
        <post dsq:id='2'><author><name>harbour</name></author></post>",
    );
    assert_eq!(told.rows.iter().map(|row| row.is_owner).collect::<Vec<_>>(), [true, false]);
}
