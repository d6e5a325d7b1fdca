//! Tables: columns by class, each table in a box that scrolls.

use pulldown_cmark::{Alignment, Event};

use super::setter::Setter;

/// The table that is open.
#[derive(Default)]
pub(super) struct Table {
    columns: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl<'a> Setter<'a> {
    pub(super) fn start_table(&mut self, columns: Vec<Alignment>) -> Event<'a> {
        self.table = Table { columns, column: 0, in_head: true };
        Event::Html(format!("<div class=\"table\"{}>\n<table>", self.scrolling("table")).into())
    }
}

impl Table {
    pub(super) fn start_row<'a>(&mut self, in_head: bool) -> Event<'a> {
        (self.column, self.in_head) = (0, in_head);
        Event::Start(if in_head {
            pulldown_cmark::Tag::TableHead
        } else {
            pulldown_cmark::Tag::TableRow
        })
    }

    pub(super) fn start_cell<'a>(&mut self) -> Event<'a> {
        let class = match self.columns.get(self.column) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            Some(Alignment::None) | None => "",
        };
        self.column += 1;
        let cell = if self.in_head { "<th scope=\"col\"" } else { "<td" };
        Event::Html(format!("{cell}{class}>").into())
    }

    pub(super) fn end<'a>() -> Event<'a> {
        Event::Html("</tbody></table>\n</div>\n".into())
    }
}
