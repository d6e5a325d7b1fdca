//! Small exports of our own.

use super::super::xml::told::Told;
use super::super::{Moment, Row};
use super::read;
use crate::comment::{Kind, Markup, Status};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>Quiet harbour</title><atom:link href="http://harbour.example/feed/"/>
<wp:author><wp:author_id>2</wp:author_id><wp:author_login>ida</wp:author_login>
<wp:author_email>Ida@harbour.example</wp:author_email></wp:author>
"#;

const POST: &str = "<title><![CDATA[Nets &amp; knots]]></title><media:title>other</media:title>
<link>http://harbour.example/nets/</link><guid isPermaLink='false'>http://harbour.example/?p=7</guid>
<content:encoded><![CDATA[<title>no</title>]]></content:encoded><wp:post_id>7</wp:post_id>
<wp:post_name>n%C3%A4ts</wp:post_name><wp:post_date>2013-06-01 12:00:00</wp:post_date>
<wp:post_date_gmt>2013-06-01 10:00:00</wp:post_date_gmt><wp:comment_status>closed</wp:comment_status>";

fn export(item: &str) -> Told {
    Told::whole(read, &format!("{HEAD}<item>{item}</item></channel></rss>"))
}

/// The one comment with these fields, under a post of which the clock is known.
fn row(fields: &str) -> Row {
    let mut told = export(&format!("{POST}<wp:comment>{fields}</wp:comment>"));
    told.rows.remove(0)
}

#[test]
fn a_post_brings_everything_by_which_it_can_be_found() {
    let told = export(&format!("{POST}<wp:comment/>"));
    let thread = &told.threads[0];
    assert_eq!(
        (thread.key.as_str(), thread.ids.as_slice()),
        ("7", &["7", "http://harbour.example/?p=7"].map(str::to_owned)[..])
    );
    assert_eq!(thread.urls, ["http://harbour.example/nets/", "http://harbour.example/?p=7"]);
    assert_eq!(thread.slug.as_deref(), Some("näts"));
    assert_eq!(thread.title.as_deref(), Some("Nets & knots"));
    assert_eq!((thread.is_closed, thread.offset, thread.place.line), (true, Some(7200), 6));
    assert!(export(POST).threads.is_empty());
}

#[test]
fn a_comment_brings_its_writer_its_words_and_its_moment() {
    let row = row("<wp:comment_id>12</wp:comment_id>
        <wp:comment_author><![CDATA[Jo &#8217;Neil]]></wp:comment_author>
        <wp:comment_author_email>jo@sea.example
        </wp:comment_author_email><wp:comment_author_url>http://</wp:comment_author_url>
        <wp:comment_author_IP>192.0.2.1</wp:comment_author_IP>
        <wp:comment_date>2013-06-02 09:00:00</wp:comment_date>
        <wp:comment_date_gmt>2013-06-02 07:00:00</wp:comment_date_gmt>
        <wp:comment_content>
          <![CDATA[A bowline\nholds.]]></wp:comment_content>
        <wp:comment_approved>1</wp:comment_approved><wp:comment_type></wp:comment_type>
        <wp:comment_parent>11</wp:comment_parent><wp:comment_user_id>5</wp:comment_user_id>
        <wp:commentmeta><wp:meta_key>akismet_as_submitted</wp:meta_key>
        <wp:meta_value>a:1:{s:7:\"user_ip\";s:9:\"192.0.2.1\";}</wp:meta_value></wp:commentmeta>");
    assert_eq!(
        (row.id.as_str(), row.thread.as_str(), row.parent.as_deref()),
        ("12", "7", Some("11"))
    );
    assert_eq!((row.kind, row.status, row.is_owner), (Kind::Comment, Status::Published, false));
    assert_eq!(row.date, Moment::At("2013-06-02T07:00:00Z".parse().unwrap()));
    assert_eq!((row.body.markup, row.body.text.as_str()), (Markup::Lines, "A bowline\nholds."));
    let writer = row.writer;
    assert_eq!(
        (writer.name.as_str(), writer.url, writer.account.as_deref()),
        ("Jo ’Neil", None, Some("5"))
    );
    assert_eq!(
        (writer.email.as_deref(), writer.ip.as_deref()),
        (Some("jo@sea.example"), Some("192.0.2.1"))
    );
    assert_eq!(row.place.line, 10);
}

#[test]
fn what_is_missing_is_said_to_be_missing() {
    let bare = row("<wp:comment_content>Ahoy</wp:comment_content>");
    assert_eq!(
        (bare.status, bare.date, bare.parent),
        (Status::Unknown, Moment::Unknown(String::new()), None)
    );
    assert_eq!((bare.id.len(), bare.writer), (16, Default::default()));
    let other = row("<wp:comment_content>Ahoi</wp:comment_content>");
    assert_ne!(bare.id, other.id);
}

#[test]
fn a_zero_date_is_made_from_the_clock_of_the_post() {
    let row = row("<wp:comment_date>2013-06-02 09:00:00</wp:comment_date>
        <wp:comment_date_gmt>0000-00-00 00:00:00</wp:comment_date_gmt>");
    assert_eq!(row.date, Moment::At("2013-06-02T07:00:00Z".parse().unwrap()));
}

#[test]
fn the_owner_is_who_stands_at_the_head() {
    assert!(row("<wp:comment_user_id>2</wp:comment_user_id>").is_owner);
    assert!(row("<wp:comment_author_email>ida@Harbour.example</wp:comment_author_email>").is_owner);
    assert!(!row("<wp:comment_user_id>0</wp:comment_user_id>").is_owner);
    assert!(!row("<wp:comment_author_email></wp:comment_author_email>").is_owner);
}

#[test]
fn a_mention_stands_where_it_links_from() {
    let pingback = row("<wp:comment_type>pingback</wp:comment_type>
        <wp:comment_author_url>http://quay.example/a</wp:comment_author_url>");
    assert_eq!(
        (pingback.kind, pingback.url.as_deref()),
        (Kind::Pingback, Some("http://quay.example/a"))
    );
    let like = row("<wp:comment_type>webmention</wp:comment_type>
        <wp:commentmeta><wp:meta_key>semantic_linkbacks_type</wp:meta_key><wp:meta_value>like</wp:meta_value></wp:commentmeta>
        <wp:commentmeta><wp:meta_key>webmention_source_url</wp:meta_key><wp:meta_value>http://quay.example/b</wp:meta_value></wp:commentmeta>");
    assert_eq!((like.kind, like.url.as_deref()), (Kind::Like, Some("http://quay.example/b")));
}

#[test]
fn a_word_that_wordpress_does_not_use_is_told() {
    let told = export("<wp:comment><wp:comment_approved>maybe</wp:comment_approved></wp:comment>");
    assert_eq!(told.rows[0].status, Status::Unknown);
    assert_eq!(told.problems.warnings(), 1);
}

#[test]
fn the_dialect_for_disqus_has_identifiers_and_long_numbers() {
    let told = export("<title>Tides</title><link>http://harbour.example/tides/</link>
        <dsq:thread_identifier>tides/</dsq:thread_identifier>
        <dsq:thread_identifier>tides/</dsq:thread_identifier><wp:post_date_gmt></wp:post_date_gmt>
        <wp:comment><dsq:remote><dsq:id>sea-7</dsq:id></dsq:remote>
        <wp:comment_id>6376992765565207299</wp:comment_id>
        <wp:comment_date_gmt>2013-06-02 07:00:00</wp:comment_date_gmt>
        <wp:comment_approved>1</wp:comment_approved><wp:comment_parent>0</wp:comment_parent></wp:comment>");
    let (thread, row) = (&told.threads[0], &told.rows[0]);
    assert_eq!(thread.ids, ["tides/"]);
    assert_eq!(thread.urls, ["http://harbour.example/tides/", "/tides/"]);
    assert_eq!(
        (&row.thread, row.id.as_str(), &row.parent),
        (&thread.key, "6376992765565207299", &None)
    );
    assert_eq!(row.writer.account.as_deref(), Some("sea-7"));
}

#[test]
fn what_is_whole_of_a_post_that_breaks_off_is_told() {
    let comment = "<wp:comment><wp:comment_id>1</wp:comment_id></wp:comment>";
    let (told, result) =
        Told::by(read, &format!("{HEAD}<item>{POST}{comment}\n<wp:comment><wp:comment_id>2"));
    assert_eq!((told.threads.len(), told.rows.len()), (1, 1));
    assert_eq!(result.unwrap_err().iter().next().unwrap().code, "import/cut-off");
}
