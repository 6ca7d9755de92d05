//! Floor 8: `plainleaf completions`.
//! In: the name of a shell, and the command line. Out: what the shell needs to complete commands and options.
//! Must never: know a command or an option by itself.

use super::terminal;
use super::verdict::Verdict;
use crate::disk::UserError;
use clap::Command;
use clap_complete::{Shell, generate};

/// Print what a shell needs to complete commands and options with the Tab key
#[derive(clap::Args)]
#[command(after_help = "Examples:
  plainleaf completions bash > /etc/bash_completion.d/plainleaf
  plainleaf completions powershell >> $PROFILE")]
pub(super) struct CompletionsArgs {
    /// The shell.
    #[arg(value_name = "SHELL", value_enum)]
    shell: Shell,
}

pub(super) fn run(args: &CompletionsArgs, program: Command) -> Result<Verdict, UserError> {
    terminal::print(&script(args.shell, program))?;
    Ok(Verdict::Fine)
}

fn script(shell: Shell, mut program: Command) -> String {
    let name = program.get_name().to_string();
    let mut script = Vec::new();
    generate(shell, &mut program, name, &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

#[cfg(test)]
mod tests {
    use super::super::{Cli, exit::harmless};
    use super::*;
    use clap::{CommandFactory, ValueEnum};

    /// What is escaped for people who read a terminal would be another script.
    #[test]
    fn nothing_in_a_script_is_escaped_on_its_way_out() {
        for shell in Shell::value_variants() {
            let script = script(*shell, Cli::command());
            assert_eq!(harmless(&script, false), script);
            assert!(script.contains("pattern-library"), "{script}");
        }
    }
}
