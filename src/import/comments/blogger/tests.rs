//! Small exports of our own.

use super::super::Moment;
use super::super::xml::told::Told;
use super::read;
use crate::comment::Status;

fn export(inside: &str) -> Told {
    Told::whole(read, &format!("<feed xmlns='http://www.w3.org/2005/Atom'>{inside}</feed>"))
}

const KIND: &str = "<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#";

fn old_post() -> String {
    format!(
        "<entry><id>tag:blogger.com,1999:blog-9.post-7</id>{KIND}post'/><category term='boats'/>
        <title type='text'>Nets</title><content type='html'>long</content>
        <link rel='alternate' href='http://harbour.example/2010/05/nets.html'/>
        <author><name>Ida</name><uri>http://www.blogger.com/profile/2</uri></author></entry>"
    )
}

fn old_comment(more: &str) -> String {
    format!("<entry><id>tag:blogger.com,1999:blog-9.post-12</id>{KIND}comment'/>
        <published>2010-05-25T11:54:59.091-07:00</published><title>A bow...</title>
        <content type='html'>A bowline &lt;b&gt;holds&lt;/b&gt;</content>
        <author><name>Jo</name><uri>http://www.blogger.com/profile/5</uri><email>noreply@blogger.com</email></author>
        <link rel='alternate' href='http://harbour.example/2010/05/nets.html?showComment=1274813699091#c12'/>
        <thr:in-reply-to ref='tag:blogger.com,1999:blog-9.post-7'/>{more}</entry>")
}

#[test]
fn the_old_export_tells_posts_and_comments_by_their_category() {
    let template =
        format!("<entry><id>x</id>{KIND}template'/><content>&lt;b:skin/&gt;</content></entry>");
    let told = export(&format!("{template}{}{}", old_post(), old_comment("")));
    let (thread, row) = (&told.threads[0], &told.rows[0]);
    assert_eq!((told.threads.len(), thread.key.as_str()), (1, "7"));
    assert_eq!(thread.urls, ["http://harbour.example/2010/05/nets.html"]);
    assert_eq!((thread.slug.as_deref(), thread.title.as_deref()), (Some("nets"), Some("Nets")));
    assert_eq!((row.id.as_str(), row.thread.as_str(), &row.parent), ("12", "7", &None));
    assert_eq!(row.date, Moment::At("2010-05-25T18:54:59.091Z".parse().unwrap()));
    assert_eq!(row.body.text, "A bowline <b>holds</b>");
    assert_eq!((row.status, row.is_owner), (Status::Published, false));
    assert_eq!((row.writer.email.as_deref(), row.writer.account.as_deref()), (None, Some("5")));
}

#[test]
fn a_comment_alone_knows_its_post_and_whom_it_answers() {
    let feed = "https://www.blogger.com/feeds/9/7/comments/default/11";
    let related = format!("<link rel='related' href='{feed}'/>");
    let told = export(&(old_comment(&related) + &old_comment("")));
    assert_eq!(told.rows[0].parent.as_deref(), Some("11"));
    assert_eq!(told.threads.len(), 1);
    assert_eq!(told.threads[0].urls, ["http://harbour.example/2010/05/nets.html"]);
}

#[test]
fn a_removed_comment_keeps_no_words() {
    let removed = "<gd:extendedProperty name='blogger.contentRemoved' value='true'/>";
    let row = &export(&old_comment(removed)).rows[0];
    assert_eq!((row.status, row.body.text.as_str()), (Status::Deleted, ""));
}

#[test]
fn takeout_says_where_a_comment_stands() {
    let entry = |inside: &str| {
        export(&format!("<entry><id>tag:blogger.com,1999:blog-9.post-12</id>
            <blogger:parent>tag:blogger.com,1999:blog-9.post-7</blogger:parent><blogger:type>COMMENT</blogger:type>
            <author><name>Jo</name><uri/><blogger:type>ANONYMOUS</blogger:type></author>
            <content type='html'>Ahoy</content><published>2024-05-02T09:00:00Z</published>{inside}</entry>"))
    };
    let status = |inside: &str| entry(inside).rows[0].status;
    assert_eq!(
        status("<blogger:status>LIVE</blogger:status><blogger:trashed/>"),
        Status::Published
    );
    assert_eq!(status("<blogger:status>PENDING</blogger:status>"), Status::Pending);
    assert_eq!(status("<blogger:status>SPAM</blogger:status>"), Status::Spam);
    assert_eq!(status("<blogger:status>EMPTIED</blogger:status>"), Status::Deleted);
    assert_eq!(
        status(
            "<blogger:status>LIVE</blogger:status><blogger:trashed>2024-06-01</blogger:trashed>"
        ),
        Status::Trash
    );
    let odd = entry("<blogger:status>GHOSTED</blogger:status>");
    assert_eq!((odd.rows[0].status, odd.problems.warnings()), (Status::Unknown, 1));
    let reply = entry("<blogger:inReplyTo>tag:blogger.com,1999:blog-9.post-11</blogger:inReplyTo>");
    assert_eq!((reply.rows[0].thread.as_str(), reply.rows[0].parent.as_deref()), ("7", Some("11")));
}

#[test]
fn takeout_knows_the_path_of_a_post_and_its_writer() {
    let told = export("<entry><id>tag:blogger.com,1999:blog-9.post-7</id><blogger:type>PAGE</blogger:type>
        <author><name>Ida</name><uri>https://www.blogger.com/profile/2</uri></author><title>Nets</title>
        <blogger:filename>/2024/05/nets.html</blogger:filename></entry>
        <entry><id>tag:blogger.com,1999:blog-9.post-12</id><blogger:type>COMMENT</blogger:type>
        <blogger:parent>tag:blogger.com,1999:blog-9.post-7</blogger:parent>
        <author><name>I.</name><uri>https://www.blogger.com/profile/2</uri></author></entry>");
    assert_eq!(told.threads[0].urls, ["/2024/05/nets.html"]);
    assert_eq!(told.threads[0].slug.as_deref(), Some("nets"));
    assert!(told.rows[0].is_owner);
}
