//! An answer, put into the store below the comment that it is for: the whole of it or nothing, and
//! nobody else's words changed.

use super::{Answer, refusal};
use crate::comment::shelf::{FOLDER, Shelf};
use crate::comment::{Comment, Conversation, store};
use crate::diag::{Diagnostic, Findings};

/// Puts an answer into the file at `path`, from `comments/`, as that file is now: what was read
/// earlier may have changed since.
///
/// # Errors
/// When the file cannot be read or written, when the comment is no longer there or may no longer be
/// answered, and when this very answer is there already.
pub fn post(shelf: &Shelf, path: &str, answer: &Answer) -> Result<Comment, Findings> {
    let mut stage = shelf.stage();
    let before = shelf.text(path)?;
    let mut conversations = before.as_ref().map(store::parse).transpose()?.unwrap_or_default();
    let comment = add(&mut conversations, answer)
        .map_err(|found| Findings::from(found.in_file(shown(path))))?;
    stage.put_text(path, Some(&store::print_all(&conversations, before.as_deref())))?;
    let is_same = shelf.text(path)?.map(|text| text.content.clone())
        == before.map(|text| text.content.clone());
    if !is_same {
        let found = Diagnostic::setup("reply/changed", "this file has just been changed");
        return Err(found.in_file(shown(path)).help("do the same again: it is read anew").into());
    }
    stage.commit()?;
    Ok(comment)
}

/// Whether [`post`] found the answer there already: then its words are safe.
pub fn is_given(found: &Diagnostic) -> bool {
    found.code == AGAIN
}

const AGAIN: &str = "reply/again";

fn shown(path: &str) -> String {
    format!("{FOLDER}/{path}")
}

/// Adds an answer to the conversation that holds what it is for.
fn add(all: &mut [Conversation], answer: &Answer) -> Result<Comment, Box<Diagnostic>> {
    let is_parent = |comment: &Comment| comment.id == answer.parent;
    let found = all.iter_mut().find(|all| all.comments.iter().any(is_parent));
    let Some(conversation) = found else {
        let message = format!("`{}` is no longer here", answer.parent);
        let found = Diagnostic::setup("reply/changed", message);
        return Err(found.help("do the same again: it is looked for anew").into());
    };
    if let Some(refused) = conversation.comments.iter().find(|one| is_parent(one)).and_then(refusal)
    {
        return Err(refused.into());
    }
    let comment = answer.comment();
    if let Some(same) = conversation.comments.iter().find(|one| is_same(one, &comment)) {
        let message = format!("`{}` says exactly this already", same.id);
        let found = Diagnostic::setup(AGAIN, message);
        return Err(found.help("say something else, or leave it as it is").into());
    }
    conversation.comments.push(comment.clone());
    conversation.sort();
    Ok(comment)
}

/// Whether two comments are one answer, given twice.
fn is_same(one: &Comment, other: &Comment) -> bool {
    one.is_owner && one.parent == other.parent && one.body == other.body && one.is_shown()
}

#[cfg(test)]
mod tests {
    use super::super::answer::tests::answer;
    use super::*;
    use proptest::prelude::*;

    const FILE: &str = "# The first file.\npost: a.md\naddress: /a/\ncomments:\n\
        # Bea is Mara's aunt.\n- id: n:1\n  date: 2026-03-01T10:00:00Z\n  author:   \"Bea\"\n  \
        plain: 'Hi'\n\n- id: n:2\n  date: 2026-03-01T11:00:00Z\n  status: pending\n  plain: Two  # so\n\
        # The end.\n";

    fn posted(answer: &Answer) -> Result<String, Vec<&'static str>> {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join(FOLDER)).unwrap();
        std::fs::write(root.path().join("comments/a.yaml"), FILE).unwrap();
        let done = post(&Shelf::of(root.path()), "a.yaml", answer);
        let text = std::fs::read_to_string(root.path().join("comments/a.yaml")).unwrap();
        assert_eq!(std::fs::read_dir(root.path().join(FOLDER)).unwrap().count(), 1);
        match done {
            Ok(_) => Ok(text),
            Err(found) => {
                assert_eq!(text, FILE, "nothing was written");
                Err(found.iter().map(|found| found.code).collect())
            }
        }
    }

    #[test]
    fn an_answer_is_a_few_lines_more() {
        let text = posted(&answer("n:1", "Hello, Bea.", 0)).unwrap();
        let new = "\n- id: hobnob:20260302T193000Z-";
        let (before, after) = text.split_once(new).unwrap();
        let (own, rest) = after.split_once('\n').unwrap();
        assert_eq!(own.len(), 10);
        let (above, behind) = FILE.split_once("# The end.\n").unwrap();
        assert_eq!(before, above);
        assert_eq!(
            rest,
            "  parent: n:1\n  date: 2026-03-02T19:30:00Z\n  author: Mara\n  owner: true\n  \
             markdown: Hello, Bea.\n# The end.\n",
        );
        assert_eq!(behind, "");
    }

    #[test]
    fn what_cannot_be_answered_changes_nothing() {
        assert_eq!(posted(&answer("n:2", "Hi", 0)).unwrap_err(), ["reply/refused"]);
        assert_eq!(posted(&answer("n:3", "Hi", 0)).unwrap_err(), ["reply/changed"]);
    }

    #[test]
    fn an_answer_is_given_once() {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join(FOLDER)).unwrap();
        std::fs::write(root.path().join("comments/a.yaml"), FILE).unwrap();
        let shelf = Shelf::of(root.path());
        let codes = |answer: &Answer| match post(&shelf, "a.yaml", answer) {
            Ok(_) => Vec::new(),
            Err(found) => found.iter().map(|found| found.code).collect(),
        };
        assert_eq!(codes(&answer("n:1", "Hi", 0)), [""; 0]);
        assert_eq!(codes(&answer("n:1", "Hi", 9)), ["reply/again"]);
        assert_eq!(codes(&answer("n:1", "Ho", 0)), [""; 0], "of the same second");
        assert_eq!(shelf.read_file("a.yaml").unwrap()[0].comments.len(), 4);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn whatever_is_said_is_kept_and_nobody_elses_words_change(words in awkward()) {
            let text = posted(&answer("n:1", &words, 0)).unwrap();
            let read = store::parse(&crate::diag::Text::new("a", &*text)).unwrap();
            let said: Vec<&str> =
                read[0].comments.iter().map(|comment| &*comment.body.text).collect();
            prop_assert_eq!(said, ["Hi", "Two", &*words]);
            let above = FILE.split("# The end.").next().unwrap();
            prop_assert!(text.starts_with(above), "{}", text);
        }
    }

    fn awkward() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            4 => "[ -~]{0,8}",
            3 => Just("\n".to_owned()),
            1 => any::<char>().prop_map(String::from),
            1 => proptest::sample::select(vec![
                "---", "- id: n:1", "comments:", ": ", " #", "\t", "\u{feff}", "\u{2028}", "'", "\"", "|", "😀",
            ]).prop_map(str::to_owned),
        ];
        proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
    }
}
