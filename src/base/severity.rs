//! Floor 0: how bad a finding is.
//! In: nothing. Out: the severities with their names, and counts of findings in words.
//! Must never: decide which severity a finding has.

use super::count_of;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Should be put right; the site is published nevertheless.
    Warning,
    /// The site is not published.
    Error,
}

impl Severity {
    /// The name for programs: `error`, `warning`, `info`.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// The word for people: `error`, `warning`, `note`.
    pub fn word(self) -> &'static str {
        if self == Severity::Info { "note" } else { self.name() }
    }
}

/// Findings by severity, the worst first: “2 errors and 1 warning”. Empty where all counts are 0.
pub fn count_summary(count: impl Fn(Severity) -> usize) -> String {
    let kinds = [Severity::Error, Severity::Warning, Severity::Info].map(|kind| (count(kind), kind.word()));
    let counts = kinds.into_iter().filter(|(number, _)| *number > 0);
    let counts: Vec<String> = counts.map(|(number, word)| count_of(number, word)).collect();
    match counts.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}
