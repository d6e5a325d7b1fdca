//! Comments as JSON that belongs to no system: what `hobnob comments` prints, and imports again
//! without a change. Keys may be added to it, and none changes its meaning.

use serde_json::{Map, Value, json};

use super::{Body, Comment, Conversation, Markup, Topic, html};

/// Every comment of these conversations, in their order.
pub fn list<'a>(conversations: impl IntoIterator<Item = &'a Conversation>) -> Value {
    let all = conversations.into_iter().flat_map(|conversation| {
        conversation.comments.iter().map(|comment| object(&conversation.topic, comment))
    });
    all.collect()
}

/// One comment. Nothing in it is private.
pub fn object(topic: &Topic, comment: &Comment) -> Value {
    let mut object = json!({
        "id": comment.id,
        "post": topic.address,
        "parent": comment.parent,
        "author": {"name": comment.author.name, "url": comment.author.url},
        "date": comment.date.map(|date| date.to_string()),
        "edited": comment.edited.map(|date| date.to_string()),
        "kind": comment.kind.name(),
        "status": comment.status.name(),
        "owner": comment.is_owner,
        "url": comment.url,
    });
    if let Some(object) = object.as_object_mut() {
        if comment.is_acknowledged {
            object.insert("acknowledged".to_owned(), json!(true));
        }
        insert_body(object, &comment.body);
        insert_judgement(object, comment);
    }
    object
}

/// HTML and Markdown stand as they are. Words of other kinds are set as HTML for whoever reads only
/// that, with what they were beside it.
fn insert_body(object: &mut Map<String, Value>, body: &Body) {
    let mut insert = |key: &str, value| object.insert(key.to_owned(), value);
    match body.markup {
        Markup::Html => insert("body_html", json!(body.text)),
        Markup::Markdown => insert("body_md", json!(body.text)),
        Markup::Lines | Markup::Plain => {
            insert("body_html", json!(html::body(body)));
            insert("source", json!({"markup": body.markup.name(), "text": body.text}))
        }
    };
}

fn insert_judgement(object: &mut Map<String, Value>, comment: &Comment) {
    if let Some(mark) = comment.mark {
        object.insert("mark".to_owned(), json!(mark.name()));
    }
    if let Some(judged) = &comment.judgement {
        let reasons = judged.reasons.iter();
        let reasons = reasons.map(|reason| (reason.name.clone(), json!(reason.points)));
        let reasons: Map<String, Value> = reasons.collect();
        let points: i32 = judged.reasons.iter().map(|reason| i32::from(reason.points)).sum();
        let verdict = judged.verdict.name();
        let judged = json!({"verdict": verdict, "points": points, "reasons": reasons});
        object.insert("suspicion".to_owned(), judged);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comment::sample::{comment, conversation};
    use crate::comment::{Judgement, Reason, Verdict};

    #[test]
    fn a_comment_is_told_with_what_it_was_written_in() {
        let mut said = comment("json:1", None, 0);
        said.body = Body::plain("a < b");
        said.author.person = Some("0123456789ab".to_owned());
        let reason = Reason { name: "bbcode".to_owned(), points: 4 };
        said.judgement = Some(Judgement { verdict: Verdict::Held, reasons: vec![reason] });
        let told = list([&conversation("a.md", "/a/", vec![said])]);
        let expected = json!({"markup": "plain", "text": "a < b"});
        assert_eq!(told[0]["source"], expected);
        assert_eq!(told[0]["body_html"], "<p>a &lt; b</p>");
        assert_eq!(told[0]["post"], "/a/");
        let expected = json!({"verdict": "held", "points": 4, "reasons": {"bbcode": 4}});
        assert_eq!(told[0]["suspicion"], expected);
        assert!(!told.to_string().contains("0123456789ab"), "a person's key is nobody's business");
    }
}
