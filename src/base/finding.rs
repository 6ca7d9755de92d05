//! Floor 0: what is wrong, whom it hurts, what to type.
//! In: a rule's words about a place. Out: one finding, the same for every output style.
//! Must never: point into generated text, or exist without a place that an author can open.

use super::{RuleInfo, Span, count_of};
use std::sync::Arc;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Should be mended; the site is still published.
    Warning,
    /// The site is not published.
    Error,
}

impl Severity {
    /// `error`, `warning`, `info`.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// The same for people: `error`, `warning`, `note`.
    pub fn word(self) -> &'static str {
        if self == Severity::Info { "note" } else { self.name() }
    }
}

/// “2 errors and 1 warning”, the worst first; nothing where there are none.
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

/// A stretch of a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Location {
    /// Path from the site folder.
    pub file: Arc<str>,
    /// Where in it.
    pub span: Span,
}

/// Put `with` in place of `span`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// The new text.
    pub replacement: String,
}

/// An exact way to mend a finding, in the finding's own file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The edits, in order, not overlapping.
    pub edits: Vec<Edit>,
    /// Whether it can be made without a person looking.
    pub safe: bool,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule that is broken: its id, and whom it hurts.
    pub rule: &'static RuleInfo,
    /// How bad it is: the rule's severity, unless the finding or `site.toml` says otherwise.
    pub severity: Severity,
    /// Where it is.
    pub location: Location,
    /// What is wrong: one plain sentence.
    pub message: String,
    /// What to type.
    pub help: String,
    /// Other places that matter, each with a few words.
    pub related: Vec<(Location, String)>,
    /// An exact edit, where there is one.
    pub fix: Option<Fix>,
}

impl Finding {
    /// A finding with the severity of its rule, no related places and no fix.
    pub fn new(
        rule: &'static RuleInfo,
        location: Location,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Finding {
            rule,
            severity: rule.severity,
            location,
            message: message.into(),
            help: help.into(),
            related: Vec::new(),
            fix: None,
        }
    }

    /// The same with another severity than the rule's.
    #[must_use]
    pub fn with_severity(mut self, severity: Severity) -> Self {
        self.set_severity(severity);
        self
    }

    /// Gives it another severity than the rule's.
    pub fn set_severity(&mut self, severity: Severity) {
        self.severity = severity;
    }

    /// The same with an exact edit.
    #[must_use]
    pub fn with_fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// The same with one more place.
    #[must_use]
    pub fn with_related(mut self, place: Location, words: impl Into<String>) -> Self {
        self.related.push((place, words.into()));
        self
    }
}
