//! What all pages of the desk have in common: the way to each other, what was just done, and the frame.

use crate::config::Config;
use crate::diag::Findings;
use crate::diag::human::{self, Color};
use crate::frame::Frame;
use crate::serve::answer::{Office, PRIVATE};
use crate::serve::http::response::Response;
use crate::value::html::escape;

/// How all of them look, besides their frame.
const STYLE: &str = include_str!("desk.css");

/// A part of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// Who waits for an answer.
    Waiting,
    /// Comments that wait for the owner's word.
    Suspects,
    /// What the policy says.
    Policy,
    /// What readers do not see.
    Drafts,
    /// How the community is doing.
    Report,
}

/// A page before it is framed.
pub(super) struct Sheet {
    /// Of which part of the desk.
    pub(super) section: Section,
    /// The status that it comes with.
    pub(super) status: u16,
    /// What it is called: text.
    pub(super) title: String,
    /// CSS of its own.
    pub(super) style: &'static str,
    /// What is on it: HTML.
    pub(super) main: String,
    /// How much there is on each part of the desk, where that is known.
    pub(super) numbers: Vec<(Section, usize)>,
}

impl Section {
    const ALL: [Self; 5] =
        [Self::Waiting, Self::Suspects, Self::Policy, Self::Drafts, Self::Report];

    fn name(self) -> &'static str {
        match self {
            Self::Waiting => "Waiting",
            Self::Suspects => "Suspects",
            Self::Policy => "Policy",
            Self::Drafts => "Drafts",
            Self::Report => "Report",
        }
    }

    /// Where it is.
    pub(super) fn address(self) -> String {
        let page = match self {
            Self::Waiting => "",
            Self::Suspects => "suspects",
            Self::Policy => "policy",
            Self::Drafts => "drafts",
            Self::Report => "report",
        };
        format!("{PRIVATE}{page}")
    }
}

impl Sheet {
    /// A page of this title with its content.
    pub(super) fn new(section: Section, title: impl Into<String>, main: String) -> Self {
        let title = title.into();
        Self { section, status: 200, title, style: "", main, numbers: Vec::new() }
    }

    /// A page that could not be made, and why.
    pub(super) fn of_fault(section: Section, found: &Findings) -> Self {
        let main = head("Something is in the way", "Mend it, and open this page again.");
        let sheet = Self::new(section, "Something is in the way", main + &frames(found));
        Self { status: 500, ..sheet }
    }

    /// With what was just done, as HTML.
    pub(super) fn told(self, told: Option<String>) -> Self {
        match told {
            Some(told) => Self { main: format!("{told}{}", self.main), ..self },
            None => self,
        }
    }

    /// The page as it goes out.
    pub(super) fn response(self, office: &Office) -> Response {
        let (title, style) =
            (format!("{}: your desk", self.title), format!("{}{STYLE}", self.style));
        let nav = Some(&*self.nav(office));
        let page = Frame { title: &title, style: &style, nav, main: &self.main }.page();
        Response::html(self.status, page)
    }

    fn nav(&self, office: &Office) -> String {
        let edition = office.preview.state().edition.clone();
        let blog =
            edition.map_or_else(|| "/".to_owned(), |edition| edition.base.as_str().to_owned());
        let blog = escape(&blog);
        let links: String = Section::ALL.into_iter().map(|section| self.link(section)).collect();
        format!(
            "<nav class=\"desk\" aria-label=\"Desk\"><ul>\n<li><a href=\"{blog}\">Blog</a></li>\n{links}</ul></nav>\n"
        )
    }

    fn link(&self, section: Section) -> String {
        let current = if section == self.section { " aria-current=\"page\"" } else { "" };
        let number = self.numbers.iter().find(|(known, _)| *known == section);
        let number = number.map(|(_, number)| format!(" <span class=\"number\">{number}</span>"));
        let (address, name) = (section.address(), section.name());
        format!(
            "<li><a href=\"{address}\"{current}>{name}{}</a></li>\n",
            number.unwrap_or_default()
        )
    }
}

/// The first heading of a page, and a line below it; both text.
pub(super) fn head(title: &str, lead: &str) -> String {
    let (title, lead) = (escape(title), escape(lead));
    format!("<header class=\"head\">\n<h1>{title}</h1>\n<p class=\"lead\">{lead}</p>\n</header>\n")
}

/// Findings as the terminal shows them.
pub(super) fn frames(found: &Findings) -> String {
    if found.is_empty() {
        return String::new();
    }
    let frames = human::print(found, Color::Never);
    let frames = escape(&frames);
    // What may be wider than the page is scrolled, also by keyboard.
    format!(
        "<pre class=\"frames\" tabindex=\"0\" role=\"region\" aria-label=\"What is wrong\">{frames}</pre>\n"
    )
}

/// What was done, as HTML to stand on top of the next page.
pub(super) fn notice(told: &str) -> String {
    format!("<div class=\"notice\" role=\"status\">\n{told}</div>\n")
}

/// A sentence, which is text, as a paragraph.
pub(super) fn paragraph(sentence: &str) -> String {
    format!("<p>{}</p>\n", escape(sentence))
}

/// Links to the blog's own pages, made to lead to where it is shown.
pub(super) fn at_home(html: &str, office: &Office, config: &Config) -> String {
    let base = office.preview.base(config);
    let (home, base) = (escape(config.home.as_str()), escape(base.as_str()));
    html.replace(&format!("href=\"{home}"), &format!("href=\"{base}"))
}
