//! Floor 8: `plainleaf schema`.
//! In: nothing. Out: the fields of the front matter as a JSON Schema.
//! Must never: know a field by itself.

use super::terminal;
use super::verdict::Verdict;
use crate::disk::UserError;
use crate::doc::schema::json_schema;

/// Print what can be said at the top of a page, for editors that understand JSON Schema
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  plainleaf schema > schema.json\n\nAn editor that knows the file offers the fields while you write, and says where one is wrong."
)]
pub(super) struct SchemaArgs {}

pub(super) fn run(_: &SchemaArgs) -> Result<Verdict, UserError> {
    terminal::print(&json_schema())?;
    Ok(Verdict::Fine)
}
