//! Floor 3: tables.
//! In: a table of the tree. Out: head cells with their scope, in a box that scrolls by itself.
//! Must never: let a wide table make the whole page scroll sideways.

use super::writer::HtmlWriter;
use crate::base::escape;
use crate::doc::{Align, NodeRef};

impl<'s> HtmlWriter<'s, '_> {
    pub(super) fn table(&mut self, entry: u32, node: NodeRef<'s>) {
        let tree = &self.page.doc.tree;
        self.columns = &tree.tables[entry as usize].columns;
        self.names_rows = node.names_rows();
        // A wide table is scrolled by itself, and the keyboard must reach what scrolls.
        self.out.push_str("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label");
        self.tables_here += 1;
        let title = tree
            .headings
            .iter()
            .find(|heading| *heading.id == *self.heading)
            .map_or(self.page.title(), |heading| &heading.words);
        // Regions have names of their own: the second table below a heading is said to be the second.
        if self.tables_here > 1 {
            self.out.push_str("=\"");
            escape(&mut self.out, &format!("{title} ({})", self.tables_here));
        } else if self.heading.is_empty() {
            self.out.push_str("=\"");
            escape(&mut self.out, title);
        } else {
            self.out.push_str("ledby=\"");
            escape(&mut self.out, self.heading);
        }
        self.out.push_str("\"><table>");
        let rows = node.children().count() > 1;
        for (at, child) in node.children().enumerate() {
            if at == 1 {
                self.open("tbody");
            }
            self.node(child);
        }
        if rows {
            self.close("tbody");
        }
        self.out.push_str("</table></div>");
    }

    pub(super) fn table_head(&mut self, node: NodeRef<'s>) {
        self.in_table_head = true;
        self.column = 0;
        self.out.push_str("<thead><tr>");
        self.below(node);
        self.out.push_str("</tr></thead>");
        self.in_table_head = false;
    }

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
