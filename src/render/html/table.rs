//! Floor 3: tables as HTML.
//! In: a table of the tree. Out: a table whose header cells have a scope, in a container that scrolls
//! sideways.
//! Must never: let a wide table make the whole page scroll sideways (WCAG 2.2, 1.4.10).

use super::writer::HtmlWriter;
use crate::base::escape;
use crate::doc::{Align, NodeRef};
use crate::render::fact_text::words_of_heading;

impl<'s> HtmlWriter<'s, '_> {
    /// Writes a table. `entry` is its index among the tables of the tree.
    pub(super) fn table(&mut self, entry: u32, node: NodeRef<'s>) {
        let tree = &self.page.doc.tree;
        self.columns = &tree.tables[entry as usize].columns;
        self.names_rows = node.names_rows();
        // A wide table scrolls in its container, which keyboard users must be able to focus.
        self.out.push_str("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label");
        self.tables_here += 1;
        let title = tree
            .headings
            .iter()
            .find(|heading| *heading.id == *self.heading)
            .map_or(self.page.title().into(), |heading| words_of_heading(self.site, self.page, heading));
        // Each region needs a name of its own: the second table below a heading gets a number.
        if self.tables_here > 1 {
            self.out.push_str("=\"");
            escape(&mut self.out, &format!("{title} ({})", self.tables_here));
        } else if self.heading.is_empty() {
            self.out.push_str("=\"");
            escape(&mut self.out, &title);
        } else {
            self.out.push_str("ledby=\"");
            escape(&mut self.out, self.heading);
        }
        self.out.push_str("\"><table>");
        let has_body = node.children().count() > 1;
        for (index, child) in node.children().enumerate() {
            if index == 1 {
                self.open("tbody");
            }
            self.node(child);
        }
        if has_body {
            self.close("tbody");
        }
        self.out.push_str("</table></div>");
    }

    /// Writes the row of column headers.
    pub(super) fn table_head(&mut self, node: NodeRef<'s>) {
        self.in_table_head = true;
        self.column = 0;
        self.out.push_str("<thead><tr>");
        self.below(node);
        self.out.push_str("</tr></thead>");
        self.in_table_head = false;
    }

    /// Writes a cell: a header of its column or its row, or data.
    pub(super) fn cell(&mut self, node: NodeRef<'s>) {
        let end = self.columns.get(self.column) == Some(&Align::End);
        let centre = self.columns.get(self.column) == Some(&Align::Centre);
        let names_row = !self.in_table_head && self.column == 0 && self.names_rows;
        self.column += 1;
        let name = if self.in_table_head || names_row { "th" } else { "td" };
        self.out.push('<');
        self.out.push_str(name);
        if self.in_table_head || names_row {
            self.out.push_str(if names_row { " scope=\"row\"" } else { " scope=\"col\"" });
        }
        if end {
            self.out.push_str(" class=\"end\"");
        } else if centre {
            self.out.push_str(" class=\"centre\"");
        }
        self.out.push('>');
        self.below(node);
        self.meanings();
        self.close(name);
    }
}
