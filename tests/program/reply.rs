//! `hobnob reply` on whole blogs: what is answered is shown and nobody waits for it, and whatever an editor, the policy
//! or the disk does, no words are lost.

use std::collections::BTreeSet;
use std::fs;
use std::process::Stdio;

use hobnob::comment::shelf::Shelf;
use hobnob::comment::{Comment, Conversation, Mark, Owners, Status};
use hobnob::config::Config;
use hobnob::diag::Text;
use hobnob::remind::State;
use hobnob::remind::standing::Judge;
use serde_json::{Value, json};

use crate::blog::{Blog, NOW, Outcome};

const CONFIG: &str = "title: The Net Loft\nbase_url: https://loft.example/\nauthor: mara\nauthors:\n  \
    mara: {name: Mara Lind, url: /about/}\n  idris: {name: Idris Vogt}\ncomments:\n  owners:\n    \
    - names: [Mara Lind, Mara]\n    - names: [Idris Vogt]\n";

/// Of one reader who waits, one who was answered, one whose post is elsewhere, and one on Mastodon.
const EXPORT: &str = r#"[
{"id": "1", "post": "/posts/glue/", "author": {"name": "Bea"}, "date": "2026-03-02T09:00:00Z",
 "body_md": "Which glue do you use?", "status": "published"},
{"id": "2", "post": "/posts/glue/", "author": {"name": "Cy"}, "date": "2026-03-02T10:00:00Z",
 "body_md": "Mine is hide glue.", "status": "published"},
{"id": "3", "post": "/posts/glue/", "parent": "2", "author": {"name": "Mara"}, "owner": true,
 "date": "2026-03-02T11:00:00Z", "body_md": "Mine, too.", "status": "published"},
{"id": "4", "post": "/2009/planes/", "author": {"name": "Dov"}, "date": "2026-03-03T09:00:00Z",
 "body_md": "Does the plane still cut?", "status": "published"}
]"#;

const FILE: &str = "comments/posts/2026-03-01-glue.yaml";
const DRAFT: &str = ".hobnob/drafts/comment-json-1.md";
const POST: &str =
    "---\ntitle: What holds a chair together\n---\n\nGlue, and whoever sits on it.\n";

fn blog() -> Blog {
    let blog = Blog::empty();
    blog.write("hobnob.yaml", CONFIG);
    blog.write("content/posts/2026-03-01-glue.md", POST);
    blog.write("export.json", EXPORT);
    import(&blog);
    blog
}

fn import(blog: &Blog) {
    blog.hobnob(&["comments", "import", "export.json", "--now", NOW]).succeeds();
}

fn reply(blog: &Blog, arguments: &[&str]) -> Outcome {
    let all = [&["reply", "--now", NOW], arguments].concat();
    blog.hobnob(&all)
}

/// Answers Bea in an editor that is this line of shell, which has the draft as `$1`.
fn edit(blog: &Blog, line: &str) -> Outcome {
    blog.write("editor.sh", format!("{line}\n"));
    let mut command = blog.command(&["reply", "json:1", "--edit", "--now", NOW]);
    Outcome::of(command.env_remove("VISUAL").env("EDITOR", "sh editor.sh"))
}

fn conversations(blog: &Blog) -> Vec<Conversation> {
    Shelf::of(blog.root()).read().expect("the store is sound")
}

/// What the owner has answered through hobnob, by whom.
fn answers(blog: &Blog) -> Vec<(String, String)> {
    let all = conversations(blog).into_iter().flat_map(|said| said.comments);
    let own = all.filter(|comment| comment.id.starts_with("hobnob:"));
    own.map(|comment| (comment.author.name, comment.body.text)).collect()
}

fn said(name: &str, words: &str) -> (String, String) {
    (name.to_owned(), words.to_owned())
}

/// The ids of all comments whose writers wait.
fn waiting(blog: &Blog) -> BTreeSet<String> {
    let text = fs::read_to_string(blog.path("hobnob.yaml")).expect("it is ours");
    let config = Config::parse(&Text::new("hobnob.yaml", text)).expect("it is sound");
    let owners = Owners::of(&config);
    let judge = Judge { owners: &owners, reminders: &config.reminders };
    let judged = |said: &Conversation| -> Vec<String> {
        let all = said.comments.iter().zip(judge.judge(said));
        let waiting = all.filter(|(_, standing)| standing.rule.state() == State::Waiting);
        waiting.map(|(comment, _)| comment.id.clone()).collect()
    };
    conversations(blog).iter().flat_map(judged).collect()
}

#[test]
fn who_is_answered_is_shown_the_answer_and_no_longer_waits() {
    let blog = blog();
    let before = waiting(&blog);
    assert!(before.contains("json:1") && before.contains("json:4"), "{before:?}");
    reply(&blog, &["1", "-m", "Hide glue, Bea.", "-m", "It can be *undone*."]).succeeds();
    let mut after = before;
    after.remove("json:1");
    assert_eq!(waiting(&blog), after);
    blog.build().succeeds();
    let page = blog.page("posts/glue/index.html");
    for words in ["<p>Hide glue, Bea.</p>", "<em>undone</em>", "Mara Lind"] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn an_editor_that_ends_well_answers() {
    let blog = blog();
    edit(&blog, r#"grep -q '> Which glue' "$1" && sed -i '1s/^/# Glue\n\nHide glue./' "$1""#)
        .succeeds();
    assert_eq!(answers(&blog), [said("Mara Lind", "# Glue\n\nHide glue.")]);
    assert!(!blog.path(DRAFT).exists());
}

#[test]
fn whatever_an_editor_does_no_words_are_lost() {
    let write = r#"sed -i '1s/^/Hide glue./' "$1""#;
    for end in ["exit 1", "kill -9 $$", "kill -INT $$"] {
        let blog = blog();
        let told = edit(&blog, &format!("{write}; {end}")).fails(2, &["the editor", DRAFT]);
        assert!(told.stderr.contains("`hobnob reply json:1` goes on with them"), "{}", told.stderr);
        assert_eq!(answers(&blog), []);
        edit(&blog, "true").succeeds();
        assert_eq!(answers(&blog), [], "it was looked at, and not saved");
        edit(&blog, r#"sed -i '1s/$/ Always./' "$1""#).succeeds();
        assert_eq!(answers(&blog), [said("Mara Lind", "Hide glue. Always.")], "{end}");
        assert!(!blog.path(DRAFT).exists());
    }
}

#[test]
fn an_empty_text_cancels() {
    let blog = blog();
    let before = fs::read(blog.path(FILE)).expect("it is ours");
    for line in ["true", r#": >"$1""#, r#"rm "$1""#, r#"sed -i '1s/^/  \n\n/' "$1""#] {
        edit(&blog, line).succeeds();
        assert!(!blog.path(DRAFT).exists(), "{line}");
    }
    edit(&blog, "exit 1").fails(2, &["the editor"]);
    reply(&blog, &["1", "-m", " \n"]).succeeds();
    let told = reply(&blog, &["1", "--format", "json", "-m", ""]).succeeds();
    let told: Value = serde_json::from_str(&told.stdout).expect("JSON");
    assert_eq!((&told["written"], &told["answer"]), (&Value::Bool(false), &Value::Null));
    assert!(fs::read(blog.path(FILE)).expect("it is ours") == before);
}

#[test]
fn an_answer_that_sells_is_kept_and_not_given() {
    let blog = blog();
    let link = |name: &str| format!("[{name}](https://www.amazon.com/dp/B0GLUE{name}?tag=loft-20)");
    let words = format!("Buy {}, {} and {} now!", link("001"), link("002"), link("003"));
    let before = fs::read(blog.path(FILE)).expect("it is ours");
    let told = ["this answer is refused", "your answer:1", DRAFT, "nothing was written"];
    reply(&blog, &["1", "-m", &words]).fails(1, &told);
    assert!(fs::read(blog.path(FILE)).expect("it is ours") == before);
    edit(&blog, r#"grep -q amazon "$1" && echo "I boil my own." >"$1""#).succeeds();
    assert_eq!(answers(&blog), [said("Mara Lind", "I boil my own.")]);
    reply(&blog, &["1", "-m", &words, "--policy", "warn"]).succeeds();
    assert_eq!(answers(&blog).len(), 2);
}

#[test]
fn a_disk_that_says_no_loses_nothing() {
    let blog = blog();
    fs::rename(blog.path("comments"), blog.path("elsewhere")).expect("it is ours");
    #[cfg(unix)]
    std::os::unix::fs::symlink("elsewhere", blog.path("comments")).expect("it is ours");
    reply(&blog, &["1", "-m", "Hide glue."]).fails(2, &["this is a link", DRAFT]);
    fs::remove_file(blog.path("comments")).expect("it is ours");
    fs::rename(blog.path("elsewhere"), blog.path("comments")).expect("it is ours");
    reply(&blog, &["1", "-m", "And more."]).succeeds();
    let draft = fs::read_to_string(blog.path(DRAFT)).expect("another draft stays");
    assert!(draft.starts_with("Hide glue.\n"), "{draft}");
    edit(&blog, r#"touch -d 2030-01-01 "$1""#).succeeds();
    assert_eq!(answers(&blog).len(), 2);
}

#[test]
fn each_of_two_co_authors_signs_for_themselves() {
    let blog = blog();
    blog.write(
        "content/posts/2026-03-01-glue.md",
        POST.replace("---\n\n", "author: idris\n---\n\n"),
    );
    reply(&blog, &["1", "-m", "One."]).succeeds();
    reply(&blog, &["1", "-m", "Two.", "--as", "mara"]).succeeds();
    let mut all = answers(&blog);
    all.sort();
    assert_eq!(all, [said("Idris Vogt", "One."), said("Mara Lind", "Two.")]);
    reply(&blog, &["1", "-m", "Three.", "--as", "maria"]).fails(2, &["did you mean `mara`?"]);
}

#[test]
fn what_comes_on_stdin_is_an_answer() {
    let blog = blog();
    blog.write("answer.md", "\u{feff}\r\n> Which glue\r\n\r\nHide glue.\r\n");
    let mut command = blog.command(&["reply", "json:1", "--now", NOW, "--quiet"]);
    let answer = fs::File::open(blog.path("answer.md")).expect("it is ours");
    let told = Outcome::of(command.stdin(answer)).succeeds();
    assert_eq!(told.said(), "");
    assert_eq!(answers(&blog), [said("Mara Lind", "> Which glue\n\nHide glue.")]);
    Outcome::of(blog.command(&["reply", "json:1", "--now", NOW]).stdin(Stdio::null())).succeeds();
    assert_eq!(answers(&blog).len(), 1);
}

#[test]
fn no_import_changes_an_answer() {
    let blog = blog();
    reply(&blog, &["1", "-m", "Hide glue."]).succeeds();
    reply(&blog, &["4", "-m", "It cuts."])
        .succeeds()
        .stderr
        .contains("until the blog has that post");
    let store = |file: &str| fs::read_to_string(blog.path(file)).expect("it is ours");
    let before = (store(FILE), store("comments/_unmatched.yaml"));
    import(&blog);
    assert_eq!((store(FILE), store("comments/_unmatched.yaml")), before);

    // The post is found after all, and then turns out to be another.
    let lines = |text: &str| text.split("- id: hobnob:").nth(1).map(str::to_owned);
    let answer = lines(&before.1).expect("it was answered");
    for name in ["planes", "saws"] {
        blog.write(&format!("content/posts/2026-02-01-{name}.md"), "Planes.\n");
        let map = format!("/2009/planes/=/posts/{name}/");
        blog.hobnob(&["comments", "import", "export.json", "--now", NOW, "--map", &map]).succeeds();
        let file = store(&format!("comments/posts/2026-02-01-{name}.yaml"));
        assert_eq!(lines(&file).as_deref(), Some(&*answer), "{name}");
        assert!(!blog.path("comments/_unmatched.yaml").exists());
        assert!(!waiting(&blog).contains("json:4"));
    }
}

#[test]
fn answers_given_at_once_are_all_kept() {
    let blog = blog();
    let words: Vec<String> = (0..8).map(|number| format!("Answer {number}.")).collect();
    let start = |words: &String| {
        let mut command = blog.command(&["reply", "json:1", "--now", NOW, "-m", words]);
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("hobnob starts")
    };
    let running: Vec<_> = words.iter().map(start).collect();
    for mut one in running {
        assert!(one.wait().expect("it ends").success());
    }
    let kept: BTreeSet<String> = answers(&blog).into_iter().map(|(_, words)| words).collect();
    assert_eq!(kept, words.into_iter().collect());
}

/// Imports what Mastodon has of the thread: Bea asks, the owner pasted the answer, and Bea thanks.
fn import_toots(blog: &Blog, mut toots: Value) -> Outcome {
    for toot in toots.as_array_mut().expect("a list") {
        toot["post"] = "/posts/glue/".into();
        toot["status"] = "published".into();
    }
    blog.write("toots.json", toots.to_string());
    blog.hobnob(&["comments", "import", "toots.json", "--now", NOW]).succeeds()
}

#[test]
fn an_answer_that_comes_back_is_shown_once() {
    let blog = blog();
    let question = json!({"id": "mastodon:1", "author": {"name": "Pia", "url": "https://social.example/@pia"},
        "url": "https://social.example/@pia/1", "date": "2026-05-30T09:00:00Z", "body": "<p>Does it *hold*?</p>"});
    let pasted = json!({"id": "mastodon:2", "parent": "mastodon:1", "author": {"name": "Mara"}, "owner": true,
        "url": "https://social.example/@mara/2", "date": "2026-06-01T18:00:00Z",
        "body": "<p><a href=\"https://social.example/@pia\">@<span>pia</span></a> It **does**, since May.</p>"});
    let thanks = json!({"id": "mastodon:3", "parent": "mastodon:2", "author": {"name": "Pia"},
        "date": "2026-06-01T19:00:00Z", "body": "<p>Good!</p>"});
    import_toots(&blog, json!([question]));
    let told = reply(&blog, &["mastodon:1", "-m", "It **does**, since May."]).succeeds();
    assert_eq!(told.stdout, "@pia@social.example It **does**, since May.\n");
    let all = json!([question, pasted, thanks]);
    import_toots(&blog, all.clone());
    let comments = || conversations(&blog).into_iter().flat_map(|said| said.comments);
    let own = |comment: &Comment| comment.is_owner && comment.body.text.contains("since May");
    let answers: Vec<Comment> = comments().filter(own).collect();
    let [answer] = answers.as_slice() else { panic!("{answers:#?}") };
    assert!(answer.id.starts_with("hobnob:"));
    assert_eq!(answer.url.as_deref(), Some("https://social.example/@mara/2"));
    let thanked = comments().find(|comment| comment.id == "mastodon:3").expect("it came");
    assert_eq!(thanked.parent.as_ref(), Some(&answer.id));

    // Once more, and when either was edited since.
    let before = fs::read(blog.path(FILE)).expect("it is ours");
    import_toots(&blog, all.clone());
    assert_eq!(fs::read(blog.path(FILE)).expect("it is ours"), before);
    let mut edited = all;
    edited[1]["body"] = "<p>It does!</p>".into();
    import_toots(&blog, edited);
    assert_eq!(fs::read(blog.path(FILE)).expect("it is ours"), before);

    // A webmention counts only where the page links to what it answers.
    blog.build().succeeds();
    let page = blog.page("posts/glue/index.html");
    let link = "<a class=\"u-in-reply-to answering\" href=\"https://social.example/@pia/1\"";
    assert_eq!(page.matches(link).count(), 1);
}

#[test]
fn answers_come_home_with_the_neutral_json() {
    let blog = blog();
    reply(&blog, &["1", "-m", "Hide glue."]).succeeds();
    let export = blog.hobnob(&["comments", "export"]).succeeds().stdout;
    let store = || fs::read_to_string(blog.path(FILE)).expect("it is ours");
    let before = store();
    blog.write("all.json", export);
    let import = || blog.hobnob(&["comments", "import", "all.json", "--now", NOW]).succeeds();
    import();
    assert_eq!(store(), before);
    fs::remove_dir_all(blog.path("comments")).expect("it is ours");
    import();
    assert_eq!(answers(&blog), [said("Mara Lind", "Hide glue.")]);
}

#[test]
fn everybody_who_changes_the_store_waits_for_the_others() {
    let blog = blog();
    let lines: [&[&str]; 6] = [
        &["reply", "json:1", "-m", "Hide glue."],
        &["comments", "approve", "json:1"],
        &["comments", "spam", "json:2"],
        &["reply", "json:1", "-m", "Or fish glue."],
        &["comments", "import", "export.json"],
        &["comments", "forget", "json:4"],
    ];
    let start = |line: &&[&str]| {
        let mut command = blog.command(&[line, &["--now", NOW][..]].concat());
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("hobnob starts")
    };
    let running: Vec<_> = lines.iter().map(start).collect();
    for (mut one, line) in running.into_iter().zip(lines) {
        assert!(one.wait().expect("it ends").success(), "{line:?}");
    }
    assert_eq!(answers(&blog).len(), 2);
    let comments: Vec<Comment> =
        conversations(&blog).into_iter().flat_map(|said| said.comments).collect();
    let mark = |id: &str| comments.iter().find(|comment| comment.id == id).expect(id).mark;
    assert_eq!((mark("json:1"), mark("json:2")), (Some(Mark::Fine), Some(Mark::Spam)));
    assert!(comments.iter().any(|comment| comment.status == Status::Forgotten));
}

#[test]
fn an_e_mail_address_is_for_the_terminal_alone() {
    let blog = blog();
    let export = EXPORT.replace("\"Bea\"", "\"Bea\", \"email\": \"bea+x@mail.example\"");
    blog.write("export.json", export);
    blog.hobnob(&["comments", "import", "export.json", "--keep-private", "--now", NOW]).succeeds();
    let dry = &["1", "--dry-run", "-m", "Hide glue."];
    let told = reply(&blog, dry).succeeds();
    assert!(
        told.stderr.contains("To write to Bea alone: mailto:bea%2Bx@mail.example"),
        "{}",
        told.stderr
    );
    assert_eq!(told.stdout.matches("mail.example").count(), 0);
    let told = reply(&blog, &[dry, &["--format", "json"][..]].concat()).succeeds();
    assert!(!told.said().contains("mail.example"), "{}", told.said());
}
