//! Floor 8: the command line.
//! In: arguments. Out: text on the terminal and an exit code: 0 fine, 1 problems in the content, 2 could not
//! run.
//! Must never: check, build or touch a file itself.

mod arguments;
mod build;
mod check;
mod check_built;
mod completions;
mod exit;
mod find_page;
mod findings;
mod format;
mod github;
mod human;
mod ical;
mod json;
mod line_index;
#[cfg(feature = "lsp")]
mod lsp;
mod man_pages;
mod new;
mod pattern_library;
mod progress;
mod review;
mod rules;
mod sarif;
mod schema;
#[cfg(feature = "serve")]
mod serve;
mod shown_path;
#[cfg(feature = "serve")]
mod start;
mod summary;
mod tasks;
mod terminal;
mod timings;
mod to_publish;
mod translate;
mod verdict;

use crate::disk::UserError;
use clap::{CommandFactory, Parser, Subcommand};
use std::panic::{UnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use verdict::Verdict;

/// Turns a folder of Markdown about people's rights into an accessible website.
#[derive(Parser)]
#[command(name = "plainleaf", version, disable_help_subcommand = true, after_help = EXAMPLES, max_term_width = 100)]
#[cfg_attr(not(feature = "serve"), command(arg_required_else_help = true))]
#[cfg_attr(feature = "serve", command(override_usage = "plainleaf <COMMAND>"))]
struct Cli {
    /// Without a verb the start page opens, in a program that has one.
    #[command(subcommand)]
    verb: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    Build(build::BuildArgs),
    Check(check::CheckArgs),
    #[command(hide = true)]
    Completions(completions::CompletionsArgs),
    #[cfg(feature = "lsp")]
    Lsp(lsp::LspArgs),
    #[command(hide = true)]
    ManPages(man_pages::ManPagesArgs),
    New(new::NewArgs),
    PatternLibrary(pattern_library::PatternLibraryArgs),
    Review(review::ReviewArgs),
    Rules(rules::RulesArgs),
    Translate(translate::TranslateArgs),
    Schema(schema::SchemaArgs),
    #[cfg(feature = "serve")]
    Serve(serve::ServeArgs),
}

const EXAMPLES: &str = "Examples:
  plainleaf new my-site       make a small site in the folder my-site
  plainleaf build my-site     check the site and write its pages into my-site/public
  plainleaf serve my-site     show the site in a browser while you write
  plainleaf check my-site     only check it, and say what to mend
  plainleaf rules             list everything that is checked
  plainleaf review my-site    say what is to be looked at again, and when

The exit code is 0 if all is well, 1 if there is something to mend, 2 if plainleaf could not run.";

/// Runs the command line.
pub fn main() -> ExitCode {
    match catch_panics(|| Cli::parse().verb.map_or_else(begin, run)) {
        Ok(Verdict::Fine) => ExitCode::SUCCESS,
        Ok(Verdict::Problems) => ExitCode::from(1),
        Err(trouble) => {
            terminal::trouble(&trouble);
            ExitCode::from(2)
        }
    }
}

/// What happens without a verb.
#[cfg(feature = "serve")]
fn begin() -> Result<Verdict, UserError> {
    start::run()
}

/// Without a verb, a program without the start page shows its help, and gets no further.
#[cfg(not(feature = "serve"))]
fn begin() -> Result<Verdict, UserError> {
    Ok(Verdict::Fine)
}

fn run(verb: Command) -> Result<Verdict, UserError> {
    match verb {
        Command::Build(args) => build::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Completions(args) => completions::run(&args, Cli::command()),
        #[cfg(feature = "lsp")]
        Command::Lsp(args) => lsp::run(&args),
        Command::ManPages(args) => man_pages::run(&args, Cli::command()),
        Command::New(args) => new::run(&args),
        Command::PatternLibrary(args) => pattern_library::run(&args),
        Command::Review(args) => review::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Translate(args) => translate::run(&args),
        Command::Schema(args) => schema::run(&args),
        #[cfg(feature = "serve")]
        Command::Serve(args) => serve::run(&args),
    }
}

/// Does some work. A panic becomes an error in plain words.
fn catch_panics(
    work: impl FnOnce() -> Result<Verdict, UserError> + UnwindSafe,
) -> Result<Verdict, UserError> {
    // The panic hook prints nothing (some panics are caught further down and become findings). It keeps the
    // message of the last one.
    let words = Arc::new(Mutex::new(String::new()));
    let kept = words.clone();
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map_or(String::new(), |at| format!(" ({}:{})", at.file(), at.line()));
        if let Ok(mut kept) = kept.lock() {
            *kept = format!("“{}”{place}", panic.payload_as_str().unwrap_or("no words"));
        }
    }));
    let done = catch_unwind(work);
    drop(std::panic::take_hook());
    done.unwrap_or_else(|_| {
        let words = words.lock().map(|words| words.clone()).unwrap_or_default();
        let help = format!("Please tell the makers of plainleaf, with these words: {words}");
        Err(UserError::new("it made a mistake of its own. What was published before is untouched.", help))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_ends_in_plain_words() {
        let done = catch_panics(|| {
            let numbers: Vec<usize> = (0..100).collect();
            crate::base::par_map(&numbers, |number| if *number == 70 { panic!("seventy") } else { *number });
            Ok(Verdict::Fine)
        });
        let Err(UserError { message, help }) = done else { panic!("the panic was lost") };
        assert!(
            message.contains("mistake of its own") && help.contains("“seventy”") && help.contains("mod.rs"),
            "{message} {help}"
        );
        assert!(matches!(catch_panics(|| Ok(Verdict::Problems)), Ok(Verdict::Problems)));
    }
}
