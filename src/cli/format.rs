//! Floor 6: the styles in which findings can be said.
//! In: findings, and the word after `--format`. Out: the whole text in that style.
//! Must never: leave a finding out in one style that another one shows.

use super::places::Places;
use super::summary::Summary;
use super::{Site, github, human, json, sarif};
use crate::base::{Diagnostic, Severity, Sources};
use clap::ValueEnum;

/// For whom findings are said.
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

/// Findings, and what is needed to say where they are.
pub(super) struct Findings<'a> {
    pub list: &'a [Diagnostic],
    pub places: Places,
    pub site: &'a Site,
    /// What the checks say of the whole, where that was asked for.
    pub summary: Option<&'a Summary>,
}

impl<'a> Findings<'a> {
    pub fn new(list: &'a [Diagnostic], sources: &Sources, site: &'a Site) -> Self {
        Findings { list, places: Places::of(list, sources), site, summary: None }
    }

    /// How many are this bad.
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|finding| finding.severity == severity).count()
    }

    /// All of them in one style.
    pub fn say(&self, format: Format) -> String {
        match format {
            Format::Human => human::say(self),
            Format::Json => json::say(self),
            Format::Sarif => sarif::say(self),
            Format::Github => github::say(self),
        }
    }
}
