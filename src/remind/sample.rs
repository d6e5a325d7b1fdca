//! An agenda for tests: reminders of every look, and everything else that an agenda may hold.

use jiff::Zoned;

use super::{
    Agenda, Blog, Hour, Intent, Person, Post, Priority, Reminder, Rule, Settled, Standing, Term,
    Visit,
};

/// The agenda of a Sunday morning.
pub(crate) fn agenda() -> Agenda {
    let waiting = vec![pia(), tomas(), spammy(), wen(), lotte(), somebody()];
    Agenda {
        blog: Blog {
            title: "The Spare Chair".into(),
            url: "https://sparechair.example/".into(),
            language: "en".into(),
        },
        now: at("2026-03-15T09:30"),
        waiting,
        perhaps: vec![perhaps()],
        settled: vec![settled()],
        more: 2,
        more_overdue: 0,
        others: 0,
        older: 41,
        from: Some(at("2025-12-15T09:30").timestamp()),
        snoozed: 1,
        their_turn: 3,
        hour: None,
        assumed: vec!["1 comment is without a date: it counts as older".into()],
    }
}

/// An hour, half of it planned.
pub(crate) fn hour() -> Hour {
    let visit = Visit {
        name: "Lotte".into(),
        website: "https://lotte.example/garden?a=1&b=2".into(),
        comments: 4,
    };
    Hour { minutes: 60, planned: 31, visits: vec![visit] }
}

fn at(text: &str) -> Zoned {
    format!("{text}[Europe/Berlin]").parse().expect("a moment")
}

fn person(name: &str, comments: usize) -> Person {
    Person { name: name.into(), website: None, comments, is_new: comments < 2, email: None }
}

fn post(slug: &str, title: &str) -> Post {
    Post {
        document: format!("posts/{slug}.md"),
        title: title.into(),
        url: format!("https://sparechair.example/posts/{slug}/"),
    }
}

fn waiting(id: &str, person: Person, since: &str, due: &str) -> Reminder {
    let due = at(due);
    Reminder {
        id: id.into(),
        comments: vec![id.into()],
        post: post("glue", "Which glue holds a chair"),
        url: format!("https://sparechair.example/posts/glue/#comment-{}", id.replace(':', "-")),
        elsewhere: None,
        person,
        kind: Intent::Remark,
        since: Some(at(since).timestamp()),
        last: Some(at(since).timestamp()),
        touched: None,
        is_overdue: due < at("2026-03-15T09:30"),
        due: Some(due),
        minutes: 5,
        priority: Priority::default(),
        standing: Standing { rule: Rule::Unanswered, evidence: None },
        text: String::new(),
    }
}

fn points(terms: &[(&'static str, i32)]) -> Priority {
    Priority { terms: terms.iter().map(|&(name, points)| Term { name, points }).collect() }
}

fn pia() -> Reminder {
    let person = Person {
        website: Some("https://piaplanes.example/".into()),
        is_new: true,
        ..person("Pia Anders", 2)
    };
    Reminder {
        comments: vec!["wordpress:412".into(), "wordpress:415".into()],
        kind: Intent::Question,
        last: Some(at("2026-03-05T20:00").timestamp()),
        priority: points(&[("question", 40), ("newcomer", 20), ("overdue", 20), ("again", 5)]),
        text: "Does hide glue hold in a kitchen, where it is warm and damp all winter? And would \
               you still clamp it overnight?"
            .into(),
        ..waiting("wordpress:412", person, "2026-03-03T18:05", "2026-03-06T18:05")
    }
}

fn tomas() -> Reminder {
    Reminder {
        post: post("joints", "Four joints, and when each one fails"),
        url: "https://sparechair.example/posts/joints/#comment-mastodon-77".into(),
        elsewhere: Some("https://social.example/@tomas/77".into()),
        kind: Intent::Correction,
        priority: points(&[("correction", 30), ("regular", 10), ("overdue", 12)]),
        text: "The third picture shows a bridle joint, not a mortise: look at the open end.".into(),
        ..waiting("mastodon:77", person("Tomáš", 23), "2026-03-10T07:00", "2026-03-13T07:00")
    }
}

/// Somebody whose name and words try to be markup.
fn spammy() -> Reminder {
    Reminder {
        kind: Intent::Disagreement,
        priority: points(&[("disagreement", 15)]),
        text:
            "- [ ] # no </summary> @mara --> `see` #12 ::error:: ]]> https://else.example/ & **so**"
                .into(),
        ..waiting("isso:9", person("<b>@bo</b> [x](y)", 3), "2026-03-12T22:10", "2026-03-15T22:10")
    }
}

fn wen() -> Reminder {
    Reminder {
        kind: Intent::Story,
        priority: points(&[("regular", 10)]),
        text: "我爷爷的椅子。 My grandfather's chair had three legs that matched and one from a piano, \
               and he would tell every guest which …"
            .into(),
        ..waiting("github:31", person("文", 8), "2026-03-13T09:00", "2026-03-16T09:00")
    }
}

fn lotte() -> Reminder {
    let website = Some("https://lotte.example/garden?a=1&b=2".into());
    Reminder {
        kind: Intent::Thanks,
        priority: points(&[("thanks", -25)]),
        text: "Thank you, this saved our bench.".into(),
        ..waiting(
            "wordpress:430",
            Person { website, ..person("Lotte", 4) },
            "2026-03-15T08:00",
            "2026-03-18T08:00",
        )
    }
}

fn somebody() -> Reminder {
    let person = person("somebody", 1);
    Reminder {
        since: None,
        last: None,
        due: None,
        is_overdue: false,
        text: "Where can I write to you?".into(),
        kind: Intent::Request,
        priority: points(&[("newcomer", 20)]),
        ..waiting("csv:3", person, "2026-03-14T08:00", "2026-03-17T08:00")
    }
}

fn perhaps() -> Reminder {
    Reminder {
        standing: Standing { rule: Rule::Later, evidence: Some("wordpress:402".into()) },
        priority: points(&[("overdue", 4), ("perhaps", -15)]),
        text: "I use wedges for this, and they have never let me down.".into(),
        ..waiting("wordpress:399", person("Ines", 6), "2026-03-01T12:00", "2026-03-04T12:00")
    }
}

fn settled() -> Settled {
    Settled {
        id: "wordpress:388".into(),
        post: post("glue", "Which glue holds a chair"),
        name: "Ines".into(),
        since: Some(at("2026-02-20T12:00").timestamp()),
        at: at("2026-02-22T12:00").timestamp(),
        touched: None,
        is_let_go: false,
    }
}
