//! Floor 8: the output styles of findings.
//! In: findings, and the word after `--format`. Out: what is printed in that style.
//! Must never: leave a finding out in one style that another one shows.

use super::exit::Printout;
use super::findings::FindingsReport;
use super::{github, human, json, sarif};
use crate::base::Severity;
use clap::ValueEnum;

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
    /// All findings in this style. With `quiet`, people see errors only.
    pub fn render(self, mut findings: FindingsReport<'_>, quiet: bool) -> Printout {
        if quiet && self == Format::Human {
            findings.list.retain(|finding| finding.severity == Severity::Error);
            findings.exceptions = &[];
        }
        match self {
            Format::Human => Printout::Words(human::say(&findings)),
            Format::Json => Printout::ForProgram(json::say(&findings)),
            Format::Sarif => Printout::ForProgram(sarif::say(&findings)),
            Format::Github => Printout::ForProgram(github::say(&findings)),
        }
    }
}
