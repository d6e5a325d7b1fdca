//! What others said before, what the owner answered and marked: the same comment among other ones.

use hobnob::comment::spam::{History, Subject};
use hobnob::comment::{Author, Body, Comment, Judgement, Kind, Mark, Status, Verdict};

/// Three points, and two of them from what readers do not do: a look without the others.
const ADVERT: &str = "Online casino with free spins, see https://a.example/ and https://b.example/";

fn comment(id: &str, name: &str, body: &str) -> Comment {
    let day = id.len();
    Comment {
        id: id.to_owned(),
        parent: None,
        kind: Kind::Comment,
        status: Status::Published,
        author: Author { name: name.to_owned(), ..Author::default() },
        is_owner: false,
        is_acknowledged: false,
        date: format!("2024-01-{day:02}T10:00:00Z").parse().ok(),
        edited: None,
        body: Body::plain(body),
        url: None,
        judgement: None,
        mark: None,
        oddities: Vec::new(),
        origin: None,
    }
}

fn under(post: &str) -> Subject {
    Subject { post: post.to_owned(), ..Subject::default() }
}

/// The names of the reasons for and against `judged`, which stands under the post `c`.
fn reasons(others: &[(Comment, &str)], judged: &Comment) -> Vec<String> {
    let mut all: Vec<(Comment, &str)> = others.to_vec();
    all.push((judged.clone(), "c"));
    let told = |all: &[(Comment, &str)]| {
        let mut history = History::default();
        history.befriend("https://friend.example/");
        all.iter().for_each(|(comment, post)| history.add(comment, &under(post)));
        history.judge(judged, &under("c"))
    };
    let judgement = told(&all);
    all.reverse();
    assert_eq!(told(&all), judgement, "the order of telling counts");
    judgement.into_iter().flat_map(|it| it.reasons).map(|reason| reason.name).collect()
}

fn has(reasons: &[String], name: &str) -> bool {
    reasons.iter().any(|reason| reason == name)
}

#[test]
fn who_is_trusted_is_not_asked_about() {
    let judged = comment("1234567890", "Mara", ADVERT);
    assert!(!reasons(&[], &judged).is_empty());
    let answer =
        Comment { parent: Some(judged.id.clone()), is_owner: true, ..comment("x", "Owner", "Yes") };
    assert_eq!(reasons(&[(answer, "c")], &judged), [""; 0]);
    let called = Comment { is_owner: true, ..comment("x", "Owner", "@mara: that is so") };
    assert_eq!(reasons(&[(called, "c")], &judged), [""; 0]);
    let earlier =
        [(comment("1", "Mara", "Blue, I think"), "a"), (comment("12", "Mara", "In May"), "b")];
    assert_eq!(reasons(&earlier, &judged), [""; 0]);
    assert!(!reasons(&earlier[..1], &judged).is_empty());
    let fine = Comment { mark: Some(Mark::Fine), ..comment("1", "Mara", ADVERT) };
    assert_eq!(reasons(&[(fine, "a")], &judged), [""; 0]);
    let mut friend = judged;
    friend.author.url = Some("https://friend.example/about".to_owned());
    assert_eq!(reasons(&[], &friend), [""; 0]);
}

#[test]
fn nobody_is_trusted_for_somebody_else_or_for_adverts() {
    let judged = comment("1234567890", "", ADVERT);
    let nobody = Comment { mark: Some(Mark::Fine), ..comment("1", "", "Blue") };
    assert!(!reasons(&[(nobody, "a")], &judged).is_empty());
    let judged = comment("1234567890", "Mara", ADVERT);
    let earlier = [(comment("1", "Mara", ADVERT), "a"), (comment("12", "Mara", ADVERT), "b")];
    assert!(!reasons(&earlier, &judged).is_empty());
}

#[test]
fn a_mark_is_remembered_of_site_and_person() {
    let mut judged = comment("1234567890", "Mara", "Is it blue?");
    judged.author.url = Some("https://shop.example/a".to_owned());
    let mut marked = Comment { mark: Some(Mark::Spam), ..comment("1", "Other", "x") };
    marked.author.url = Some("https://www.shop.example/b".to_owned());
    assert!(has(&reasons(&[(marked.clone(), "a")], &judged), "spam-site"));
    marked.author = judged.author.clone();
    marked.author.url = Some("https://shop.example/".to_owned());
    assert!(has(&reasons(&[(marked, "a")], &judged), "spammer"));
}

#[test]
fn what_others_said_before_is_repeated_but_not_by_a_second_try() {
    let long = "We have walked along the river every single Sunday since the children were small";
    let judged = comment("1234567890", "Mara", long);
    assert!(has(&reasons(&[(comment("1", "Nele", long), "a")], &judged), "repeated-by-others"));
    let again = Comment { date: judged.date, ..comment("1", "Mara K.", long) };
    assert_eq!(reasons(&[(again, "c")], &judged), [""; 0]);
    assert_eq!(reasons(&[(comment("1", "Mara", long), "c")], &judged), [""; 0]);
}

#[test]
fn what_its_own_system_said_of_it_is_kept_and_counted() {
    let labelled =
        Comment { judgement: Some(Judgement::labelled()), ..comment("1", "Mara", "Blue") };
    let mut history = History::default();
    history.add(&labelled, &under("c"));
    assert_eq!(history.judge(&labelled, &under("c")), Some(Judgement::labelled()));
}

#[test]
fn a_mention_is_judged_by_what_it_sells_and_a_like_not_at_all() {
    let praise =
        "Great post, thanks for sharing https://a.example/ https://b.example/ https://d.example/";
    for (kind, body, is_judged) in [
        (Kind::Mention, praise, false),
        (Kind::Pingback, ADVERT, true),
        (Kind::Like, ADVERT, false),
    ] {
        let judged = Comment { kind, ..comment("1", "A page", body) };
        assert_eq!(!reasons(&[], &judged).is_empty(), is_judged, "{kind:?}: {body}");
    }
}

#[test]
fn the_owner_and_what_the_owner_called_fine_are_not_judged() {
    let owner = Comment { is_owner: true, ..comment("1", "Owner", ADVERT) };
    let fine = Comment { mark: Some(Mark::Fine), ..comment("1", "Mara", ADVERT) };
    assert_eq!(reasons(&[], &owner), [""; 0]);
    assert_eq!(reasons(&[], &fine), [""; 0]);
    let pending = Comment { status: Status::Pending, ..comment("1", "Mara", ADVERT) };
    assert!(!reasons(&[], &pending).is_empty());
}

#[test]
fn what_was_learned_adds_and_never_holds_alone() {
    let advert = |number: usize| {
        let body = format!("velvet harbour lantern number {number}");
        Comment { mark: Some(Mark::Spam), ..comment(&"1".repeat(number % 27 + 1), "", &body) }
    };
    let reader = |number: usize| {
        let body = format!("the river was high on day {number}");
        Comment { mark: Some(Mark::Fine), ..comment(&"1".repeat(number % 27 + 1), "", &body) }
    };
    let mut judged = comment("12", "", "velvet harbour lantern, https://lantern.example/");
    judged.id = "judged".to_owned();
    let judge = |spam: usize| {
        let mut history = History::default();
        (0..spam).for_each(|number| history.add(&advert(number), &under("a")));
        (0..50).for_each(|number| history.add(&reader(number), &under("a")));
        history.judge(&judged, &under("c"))
    };
    assert_eq!(judge(19), None);
    let judgement = judge(20).expect("it was learned");
    assert_eq!(judgement.verdict, Verdict::Look);
    assert_eq!(judgement.reasons[0].name, "learned");
}
