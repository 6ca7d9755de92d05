//! Floor 8: `plainleaf lsp`.
//! In: nothing but the day; an editor speaks on stdin. Out: what it asks, on stdout.
//! Must never: print anything else there: the editor would read it.

use super::arguments::day;
use super::verdict::Verdict;
use crate::base::Date;
use crate::disk::UserError;
use crate::lsp::speak;

/// Show findings and fixes in your text editor while you type
#[derive(clap::Args)]
#[command(
    after_help = "Your editor starts this command. It speaks the language server protocol on stdin and stdout.
For Visual Studio Code there is an extension: see the folder editors/vscode.
Nothing is written: a fix changes the text in the editor, and you save it."
)]
pub(super) struct LspArgs {
    /// Act as if today were this day, for example 2026-11-22.
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<Date>,

    /// Speak on stdin and stdout. There is no other way, but many editors say so.
    #[arg(long, hide = true)]
    stdio: bool,
}

pub(super) fn run(args: &LspArgs) -> Result<Verdict, UserError> {
    Ok(if speak(args.today)? { Verdict::Fine } else { Verdict::Problems })
}
