//! Floor 0: findings: what is wrong, whom it hurts, what to type.
//! In: a rule's words about a place. Out: one finding, the same for every output format.
//! Must never: point into generated text, or have no place that an author can open.

use super::{RuleInfo, Severity, Span};
use std::sync::Arc;

/// A range of bytes in a file of the site.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Location {
    /// Path from the site folder, with forward slashes.
    pub file: Arc<str>,
    /// Where in it.
    pub span: Span,
}

/// Replaces the bytes of `span` by another text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// The new text.
    pub replacement: String,
}

/// Edits that put a finding right, in the file of the finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The edits, sorted by span, not overlapping.
    pub edits: Vec<Edit>,
    /// Whether it can be applied without a person reading it.
    pub safe: bool,
}

impl Fix {
    /// One edit that can be applied without a person reading it.
    pub fn safe(edit: Edit) -> Fix {
        Fix { edits: vec![edit], safe: true }
    }
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
    /// Whether it came because a day passed, and nobody changed anything. Then it is a warning at most, whatever
    /// site.toml says: time alone stops no site.
    pub by_time: bool,
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
            by_time: false,
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

    /// Marks it as one that came because a day passed: a warning at most.
    pub fn set_by_time(&mut self) {
        self.by_time = true;
        self.severity = self.severity.min(Severity::Warning);
    }

    /// Adds a fix.
    #[must_use]
    pub fn with_fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Adds another place that matters, with a few words about it.
    #[must_use]
    pub fn with_related(mut self, place: Location, words: impl Into<String>) -> Self {
        self.related.push((place, words.into()));
        self
    }
}
