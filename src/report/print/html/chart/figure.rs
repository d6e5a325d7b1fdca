//! A chart with everything that belongs to it: what it shows, in words too, what its series are, and the
//! numbers behind it.

use super::HEIGHT;
use crate::value::html::escape;

/// A chart with its words and numbers.
#[derive(Debug)]
pub(in crate::report::print::html) struct Figure {
    /// What it is called in the page's own links: a word.
    pub(in crate::report::print::html) id: &'static str,
    /// What it shows: text.
    pub(in crate::report::print::html) title: String,
    /// What there is to be seen in it, in a sentence: text.
    pub(in crate::report::print::html) says: String,
    /// What its series are; empty where there is one.
    pub(in crate::report::print::html) legend: &'static [&'static str],
    /// What stands in the `svg`.
    pub(in crate::report::print::html) drawing: String,
    /// The numbers.
    pub(in crate::report::print::html) table: Table,
}

/// The numbers behind a chart.
#[derive(Debug)]
pub(in crate::report::print::html) struct Table {
    /// What stands above its columns: text.
    pub(in crate::report::print::html) heads: &'static [&'static str],
    /// Its rows, each as wide as `heads`: HTML.
    pub(in crate::report::print::html) rows: Vec<Vec<String>>,
}

impl Figure {
    /// The figure with heading, chart, legend and table.
    pub(in crate::report::print::html) fn print(&self) -> String {
        let Self { id, drawing, .. } = self;
        let (title, says) = (escape(&self.title), escape(&self.says));
        format!(
            "<figure class=\"figure\">\n<figcaption>\n<h2 id=\"{id}\">{title}</h2>\n<p>{says}</p>\n{}</figcaption>\n\
             <svg class=\"chart\" role=\"img\" height=\"{HEIGHT}\" aria-labelledby=\"{id}-title {id}-desc\">\n\
             <title id=\"{id}-title\">{title}</title>\n<desc id=\"{id}-desc\">{says}</desc>\n{drawing}</svg>\n\
             <details>\n<summary>The numbers</summary>\n{}</details>\n</figure>\n",
            self.legend(),
            self.table.print(&self.title)
        )
    }

    fn legend(&self) -> String {
        let key = |(series, name): (&&str, &&str)| {
            format!(
                "<li><svg class=\"key\" aria-hidden=\"true\" width=\"14\" height=\"14\">\
                 <rect class=\"{series}\" x=\"1\" y=\"1\" width=\"12\" height=\"12\"/></svg> {name}</li>\n"
            )
        };
        let keys: String = ["first", "second"].iter().zip(self.legend).map(key).collect();
        if keys.is_empty() { keys } else { format!("<ul class=\"legend\">\n{keys}</ul>\n") }
    }
}

impl Table {
    fn print(&self, caption: &str) -> String {
        let heads = self.heads.iter().map(|head| format!("<th scope=\"col\">{head}</th>"));
        let row = |cells: &Vec<String>| {
            let cells = cells.iter().enumerate().map(|(number, cell)| match number {
                0 => format!("<th scope=\"row\">{cell}</th>"),
                _ => format!("<td>{cell}</td>"),
            });
            format!("<tr>{}</tr>\n", cells.collect::<String>())
        };
        format!(
            "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\">\n<table>\n\
             <caption>{0}</caption>\n<thead><tr>{1}</tr></thead>\n<tbody>\n{2}</tbody>\n</table>\n</div>\n",
            escape(caption),
            heads.collect::<String>(),
            self.rows.iter().map(row).collect::<String>()
        )
    }
}
