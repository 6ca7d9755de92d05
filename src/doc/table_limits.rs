//! Floor 1: tables that are too large.
//! In: where tables and rows begin and end. Out: what is left out, and a finding at the table.
//! Must never: let a small file make a large tree. The parser fills each row up to the columns of the first line, so that
//! 16 kB of Markdown can stand for millions of cells.

use super::tree_builder::TreeBuilder;
use crate::base::{Span, reported_rules};

/// The most columns of a table.
const MOST_COLUMNS: usize = 50;

/// The most cells of all tables of a file.
const MOST_CELLS: usize = 20_000;

/// Counts the cells of a file.
#[derive(Default)]
pub struct TableLimits {
    cells: usize,
    /// The table that is read.
    table: Span,
    /// How many of its columns each row has.
    columns: usize,
    /// What is left out now.
    left_out: LeftOut,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum LeftOut {
    #[default]
    Nothing,
    Row,
    Table,
}

impl TableLimits {
    /// A table begins. One that is too wide is reported and left out.
    pub fn begin_table(&mut self, columns: usize, span: Span, builder: &mut TreeBuilder) {
        (self.table, self.columns) = (span, columns);
        if columns > MOST_COLUMNS {
            self.left_out = LeftOut::Table;
            let message = format!("This table has {columns} columns. The limit is {MOST_COLUMNS}.");
            let help = "Make several tables of it, or a list.";
            builder.report(&reported_rules::TABLE_SIZE, span, message, help.into());
        }
    }

    /// A row begins. From the first that is too much, all are left out, and that is reported once.
    pub fn begin_row(&mut self, builder: &mut TreeBuilder) {
        if self.left_out != LeftOut::Nothing {
            return;
        }
        let had_room = self.cells <= MOST_CELLS;
        self.cells += self.columns;
        if self.cells > MOST_CELLS {
            self.left_out = LeftOut::Row;
            if had_room {
                let message = format!("The tables of this file have more than {MOST_CELLS} cells.");
                let help = "Make several pages of it, or leave rows and columns out.";
                builder.report(&reported_rules::TABLE_SIZE, self.table, message, help.into());
            }
        }
    }

    /// Whether what comes now is left out.
    pub fn leaves_out(&self) -> bool {
        self.left_out != LeftOut::Nothing
    }

    /// A row has ended.
    pub fn end_row(&mut self) {
        if self.left_out == LeftOut::Row {
            self.left_out = LeftOut::Nothing;
        }
    }

    /// A table has ended.
    pub fn end_table(&mut self) {
        self.left_out = LeftOut::Nothing;
    }
}
