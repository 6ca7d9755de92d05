//! Floor 8: the output styles of findings.
//! In: findings, and the word after `--format`. Out: what is printed in that style.
//! Must never: leave a finding out in one style that another one shows.

use super::exit::Printout;
use super::findings::FindingsReport;
use super::{github, human, json, sarif};
use crate::base::Severity;
use clap::ValueEnum;

/// How much people are told. Programs are told everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// Errors.
    Errors,
    /// Errors and warnings; with either of them, the exceptions in force.
    Problems,
    /// Everything.
    All,
}

impl Detail {
    /// Errors for people who asked for quiet, else everything.
    pub fn unless_quiet(quiet: bool) -> Detail {
        if quiet { Detail::Errors } else { Detail::All }
    }
}

/// The output styles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people, with the line shown
    Human,
    /// One JSON document
    Json,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
    /// Notes beside the lines of a pull request on GitHub
    Github,
}

impl Format {
    /// All findings in this style, for people no more than `detail` says.
    pub fn render(self, mut findings: FindingsReport<'_>, detail: Detail) -> Printout {
        if self == Format::Human {
            let least = match detail {
                Detail::Errors => Severity::Error,
                Detail::Problems => Severity::Warning,
                Detail::All => Severity::Info,
            };
            findings.list.retain(|finding| finding.severity >= least);
            if detail == Detail::Errors || (detail == Detail::Problems && findings.list.is_empty()) {
                findings.exceptions = &[];
            }
        }
        match self {
            Format::Human => Printout::Words(human::say(&findings)),
            Format::Json => Printout::ForProgram(json::say(&findings)),
            Format::Sarif => Printout::ForProgram(sarif::say(&findings)),
            Format::Github => Printout::ForProgram(github::say(&findings)),
        }
    }
}
