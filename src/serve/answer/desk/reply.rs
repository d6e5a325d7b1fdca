//! A comment with all around it, and a form to answer it.

use std::borrow::Cow;

use super::button::hidden;
use super::sheet::{Section, Sheet, at_home, frames, head, notice, paragraph};
use super::{back, undone};
use crate::comment::{Comment, Family, html};
use crate::config::Config;
use crate::desk::{Asked, Drafts, Given, words};
use crate::diag::{Diagnostic, Findings};
use crate::reply::{self, Signatures, draft};
use crate::serve::answer::{Office, PRIVATE};
use crate::serve::http::request::Request;
use crate::serve::http::response::Response;
use crate::value::html::escape;
use crate::value::url::web_address;

/// What a form says.
struct Form<'a> {
    comment: Cow<'a, str>,
    words: Cow<'a, str>,
    /// By whom; empty for whoever it is by itself.
    signed: Cow<'a, str>,
    /// Tells it from every other form.
    key: Cow<'a, str>,
}

/// The page for one comment: with the draft of an answer, if there is one.
pub(super) fn page(office: &Office, request: &Request) -> Result<Sheet, Findings> {
    let comment = request.asked("comment").unwrap_or_default();
    let room = office.preview.room()?;
    let id = room.desk.id(&comment)?;
    let words = Drafts::of(&room.desk.blog.root, id).read()?;
    let form = Form {
        comment: id.into(),
        words: draft::parse(&words).into(),
        signed: Cow::default(),
        key: office.tray.key(&office.guard.token).into(),
    };
    shown(office, &form, &Findings::none())
}

/// A comment with a form as it is filled in, and what is wrong with that.
fn shown(office: &Office, form: &Form<'_>, found: &Findings) -> Result<Sheet, Findings> {
    let room = office.preview.room()?;
    let (desk, id) = (&room.desk, room.desk.id(&form.comment)?);
    let asked = Asked::find(desk, id, None)?;
    let title = format!("Answer {}", words::writer(asked.family.itself));
    let lead = format!("on {}", words::title(&asked.family.conversation.topic));
    let mut main = head(&title, &lead);
    main += &frames(&reply::doubts(&asked.family, room.now.timestamp()));
    main += &family(&asked.family);
    main += &frames(found);
    main += &form.print(office, &signatures(&asked, form, room.config()));
    let main = at_home(&main, office, room.config());
    Ok(Sheet::new(Section::Waiting, title, main))
}

/// Gives the answer that a form holds, once.
pub(super) fn act(office: &Office, request: &Request) -> Response {
    let form = Form::of(request);
    if let Some(told) = office.tray.known(&form.key) {
        return back(Section::Waiting, &office.tray.tell(told));
    }
    match form.give(office) {
        Ok(told) => {
            office.tray.taken(&form.key, &told);
            back(Section::Waiting, &office.tray.tell(told))
        }
        Err(found) => form.refused(office, &found).response(office),
    }
}

impl<'a> Form<'a> {
    fn of(request: &'a Request) -> Self {
        let field = |name| request.field(name).unwrap_or_default();
        Self {
            comment: field("comment"),
            words: field("words"),
            signed: field("as"),
            key: field("key"),
        }
    }

    /// Puts the answer into the store; what to tell of it. What does not come to be is kept as a draft.
    fn give(&self, office: &Office) -> Result<String, Findings> {
        let room = office.preview.room()?;
        let (desk, id) = (&room.desk, room.desk.id(&self.comment)?);
        let signed = Some(&*self.signed).filter(|name| !name.is_empty());
        let asked = Asked::find(desk, id, signed)?;
        let answer = asked.answer(draft::words(&self.words), room.now.timestamp());
        if answer.words.is_empty() {
            return Err(nothing().into());
        }
        let drafts = Drafts::of(&desk.blog.root, id);
        let given = asked.judge(desk, &answer, None, &room.now);
        let given = given.and_then(|warned| asked.give(desk, &answer, warned));
        let given = given.map_err(|found| drafts.keep(&answer.words, found))?;
        drafts.clear(&answer.words);
        Ok(at_home(&told(&given), office, room.config()))
    }

    /// The page once more, with what was typed; also where the comment itself is no longer to be found.
    fn refused(&self, office: &Office, found: &Findings) -> Sheet {
        let again = shown(office, self, found).unwrap_or_else(|_| {
            let sheet = undone(Section::Waiting, found);
            Sheet { main: sheet.main + &self.print(office, ""), ..sheet }
        });
        Sheet { status: 422, ..again }
    }

    fn print(&self, office: &Office, signatures: &str) -> String {
        let (words, key) = (escape(&self.words), escape(&self.key));
        let hidden = hidden(office, &self.comment);
        // A line break behind the opening tag is none of the words.
        format!(
            "<form class=\"answer\" method=\"post\" action=\"{PRIVATE}reply\">\n{hidden}\
             <input type=\"hidden\" name=\"key\" value=\"{key}\">\n\
             <p><label for=\"words\">Your answer</label>\n\
             <textarea id=\"words\" name=\"words\" rows=\"8\" required aria-describedby=\"how\">\n{words}</textarea></p>\n\
             <p id=\"how\" class=\"quiet\">In Markdown. The policy reads it before it is kept.</p>\n\
             {signatures}<p class=\"acts\"><button>Answer</button> <a href=\"{PRIVATE}\">Not now</a></p>\n</form>\n"
        )
    }
}

/// Who may sign it, where there is a choice.
fn signatures(asked: &Asked<'_>, form: &Form<'_>, config: &Config) -> String {
    let all = Signatures::of(config);
    let names = all.names();
    if names.len() < 2 {
        return String::new();
    }
    let option = |name: &&str| {
        let signature = all.named(name).ok()?;
        let is_usual = form.signed.is_empty() && signature == asked.signature;
        let selected = if is_usual || *form.signed == **name { " selected" } else { "" };
        let (key, name) = (escape(name), escape(&signature.name));
        Some(format!("<option value=\"{key}\"{selected}>{name}</option>"))
    };
    let options: String = names.iter().filter_map(option).collect();
    format!("<p><label>Signed <select name=\"as\">{options}</select></label></p>\n")
}

/// What it answers, it, and what answers it.
fn family(family: &Family<'_>) -> String {
    let all = |comments: &[&Comment]| comments.iter().map(|one| said(one)).collect::<String>();
    let part = |title: &str, told: String| match told.is_empty() {
        true => told,
        false => format!("<section class=\"entry\">\n<h2>{title}</h2>\n{told}</section>\n"),
    };
    part("It answers", all(&family.above))
        + &part("The comment", said(family.itself))
        + &part("It was answered", all(&family.answers))
}

fn said(comment: &Comment) -> String {
    let date = comment.date.map(|date| date.strftime(", %-d %B %Y").to_string());
    let writer = words::writer(comment);
    format!(
        "<article class=\"said\">\n<h3><bdi>{}</bdi><span class=\"quiet\">{}</span></h3>\n\
         <div class=\"words\" dir=\"auto\">{}</div>\n</article>\n",
        escape(&writer),
        date.unwrap_or_default(),
        html::body(&comment.body)
    )
}

/// What to tell of an answer: where it stands, and where else to say it.
fn told(given: &Given) -> String {
    let mut told = paragraph(&given.standing("the preview shows it in a moment"));
    told += &frames(&given.warnings);
    if let Some(url) = &given.url {
        told += &format!("<p><a href=\"{}\">See it there</a></p>\n", escape(url));
    }
    told.extend(given.told_elsewhere().iter().map(|elsewhere| paragraph(elsewhere)));
    if let Some(elsewhere) = &given.elsewhere {
        let url = elsewhere.url.as_deref().and_then(|url| web_address(url).ok());
        let place = escape(&elsewhere.place);
        told.extend(url.map(|url| {
            let url = escape(url.as_str()).into_owned();
            format!("<p><a href=\"{url}\" rel=\"nofollow noreferrer\">Go to {place}</a></p>\n")
        }));
        if !elsewhere.words.is_empty() {
            let words = escape(&elsewhere.words);
            told += &format!(
                "<textarea readonly rows=\"4\" aria-label=\"To paste\">\n{words}</textarea>\n"
            );
        }
    }
    notice(&told)
}

fn nothing() -> Diagnostic {
    Diagnostic::error("reply/empty", "there are no words to answer with")
        .help("say something, if it is only `Thank you!`")
}
