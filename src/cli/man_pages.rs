//! Floor 8: `plainleaf man-pages`.
//! In: a folder, and the command line. Out: a man page for the program and for each command.
//! Must never: know a command or an option by itself, or write into a folder that holds something.

use super::shown_path::shown;
use super::terminal;
use super::verdict::Verdict;
use crate::base::count_of;
use crate::disk::{UserError, scaffold};
use clap::Command;
use clap_mangen::Man;
use std::path::PathBuf;

/// Write a man page for the program and for each command
#[derive(clap::Args)]
#[command(after_help = "Example:\n  plainleaf man-pages man1")]
pub(super) struct ManPagesArgs {
    /// The folder to write them into. It must be empty, or not there yet.
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
}

pub(super) fn run(args: &ManPagesArgs, program: Command) -> Result<Verdict, UserError> {
    let pages = pages(program)?;
    scaffold(&args.folder, &pages)?;
    terminal::print(&format!("Wrote {} into {}.\n", count_of(pages.len(), "man page"), shown(&args.folder)))?;
    Ok(Verdict::Fine)
}

/// The name and the text of each page.
fn pages(mut program: Command) -> Result<Vec<(String, Vec<u8>)>, UserError> {
    // This gives each command the name of its page: `plainleaf-build`.
    program.build();
    let verbs = program.get_subcommands().filter(|verb| !verb.is_hide_set()).cloned();
    let commands: Vec<Command> = verbs.collect();
    let page = |command: Command| {
        let page = Man::new(command);
        let mut text = Vec::new();
        page.render(&mut text).map_err(|error| {
            UserError::new(
                format!("A man page could not be made: {error}."),
                "Please tell the makers of plainleaf.",
            )
        })?;
        Ok((page.get_filename(), text))
    };
    std::iter::once(program).chain(commands).map(page).collect()
}
