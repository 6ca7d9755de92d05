//! Floor 8: the styles in which findings can be said.
//! In: findings and exceptions, and the word after `--format`. Out: the whole text in that style.
//! Must never: leave a finding out in one style that another one shows.

use super::line_index::FileLines;
use super::summary::Summary;
use super::{SiteArgs, github, human, json, sarif};
use crate::base::{Finding, Severity, Sources};
use crate::check::ActiveSuppression;
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

/// Findings and exceptions, and what is needed to say where they are.
pub(super) struct FindingsReport<'a> {
    pub list: Vec<&'a Finding>,
    pub exceptions: &'a [ActiveSuppression],
    pub places: FileLines,
    pub site: &'a SiteArgs,
    /// What the checks say of the whole, where that was asked for.
    pub summary: Option<&'a Summary>,
}

impl<'a> FindingsReport<'a> {
    pub fn new(
        list: &'a [Finding],
        exceptions: &'a [ActiveSuppression],
        sources: &Sources,
        site: &'a SiteArgs,
    ) -> Self {
        let all = || list.iter().chain(exceptions.iter().flat_map(|exception| &exception.hidden));
        let also = all().flat_map(|finding| finding.related.iter().map(|(place, _)| place));
        let places = all()
            .map(|finding| &finding.location)
            .chain(also)
            .chain(exceptions.iter().map(|exception| &exception.place));
        FindingsReport {
            list: list.iter().collect(),
            exceptions,
            places: FileLines::of(places, sources),
            site,
            summary: None,
        }
    }

    /// How many are this bad.
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|finding| finding.severity == severity).count()
    }

    /// All of them in one style. Quiet, people are told of errors only.
    pub fn say(mut self, format: Format, quiet: bool) -> String {
        if quiet && format == Format::Human {
            self.list.retain(|finding| finding.severity == Severity::Error);
            self.exceptions = &[];
        }
        match format {
            Format::Human => human::say(&self),
            Format::Json => json::say(&self),
            Format::Sarif => sarif::say(&self),
            Format::Github => github::say(&self),
        }
    }
}
