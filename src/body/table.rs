//! Tables: columns by class, and a wide table in a box that scrolls.

use pulldown_cmark::{Alignment, Event};

use super::setter::Setter;

/// With more columns a table is wider than a telephone.
const NARROW: usize = 3;

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
        let label = self.phrase("table");
        Event::Html(match self.table.is_wide() {
            true => format!(
                "<div class=\"table\" role=\"region\" aria-label=\"{label}\" tabindex=\"0\">\n<table>"
            )
            .into(),
            false => "<table>".into(),
        })
    }
}

impl Table {
    fn is_wide(&self) -> bool {
        self.columns.len() > NARROW
    }

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

    pub(super) fn end<'a>(&self) -> Event<'a> {
        let end = if self.is_wide() { "</tbody></table>\n</div>\n" } else { "</tbody></table>\n" };
        Event::Html(end.into())
    }
}
