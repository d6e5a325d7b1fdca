//! As one private page with charts: somebody would rather look at it than read. No script, no request to
//! anybody, nothing of people but names and their own sites.

mod chart;
mod figures;
mod lists;

use super::words::{self, Row, Section};
use crate::frame::Frame;
use crate::report::Report;
use crate::value::html::escape;

/// How the second of two series is filled, so that nobody has to tell them by colour alone.
const STRIPES: &str = r#"<svg class="stripes" aria-hidden="true" width="0" height="0"><defs><pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="gap" width="6" height="6"/><rect class="stripe" width="3" height="6"/></pattern></defs></svg>
"#;

/// How what is on the page looks.
pub const STYLE: &str = include_str!("page.css");

/// The page.
pub fn print(report: &Report) -> String {
    Frame { title: &title(report), style: STYLE, nav: None, main: &main(report) }.page()
}

/// What the page is called.
pub fn title(report: &Report) -> String {
    format!("How {} is doing", report.blog.title)
}

/// What is on the page.
pub fn main(report: &Report) -> String {
    let mut main = head(report) + STRIPES;
    main += &figures::all(report).iter().map(|figure| figure.print()).collect::<String>();
    main += &lists::came_most(&report.came_most);
    main += &words::sections(&report.whole).iter().map(section).collect::<String>();
    main + &lists::all(report)
}

fn head(report: &Report) -> String {
    let (title, url) = (escape(&report.blog.title), escape(&report.blog.url));
    format!(
        "<header class=\"head\">\n<p class=\"eyebrow\" dir=\"auto\"><a href=\"{url}\">{title}</a></p>\n\
         <h1>{}</h1>\n<p class=\"lead\">{}</p>\n</header>\n",
        escape(&words::summary(&report.whole)),
        words::period(report.period)
    )
}

fn section(section: &Section) -> String {
    let row = |Row { label, value, note }: &Row| {
        let note = match note.is_empty() {
            true => String::new(),
            false => format!(" <span>{}</span>", escape(note)),
        };
        format!("<div><dt>{label}</dt><dd>{}{note}</dd></div>\n", escape(value))
    };
    let rows: String = section.rows.iter().map(row).collect();
    format!(
        "<section class=\"figures\">\n<h2>{}</h2>\n<dl>\n{rows}</dl>\n</section>\n",
        section.title
    )
}
