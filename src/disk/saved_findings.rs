//! Floor 6: findings in a file, so that a build with nothing to do can show again what the last one found.
//! In: findings, or saved findings. Out: the other kind.
//! Must never: bring back a finding of a rule that no longer exists.

use crate::base::{Edit, Finding, Fix, Location, Severity, Span};
use crate::check::{ActiveSuppression, RULES};
use serde::{Deserialize, Serialize};

/// A finding as it is saved.
#[derive(Serialize, Deserialize)]
pub(super) struct SavedFinding {
    rule: String,
    severity: String,
    place: SavedLocation,
    message: String,
    help: String,
    also: Vec<(SavedLocation, String)>,
    fix: Option<SavedFix>,
}

#[derive(Serialize, Deserialize)]
struct SavedLocation {
    file: String,
    span: (u32, u32),
}

#[derive(Serialize, Deserialize)]
struct SavedFix {
    edits: Vec<((u32, u32), String)>,
    safe: bool,
}

/// A suppression as it is saved.
#[derive(Serialize, Deserialize)]
pub(super) struct SavedSuppression {
    rule: String,
    reason: String,
    until: Option<String>,
    place: SavedLocation,
    hidden: Vec<SavedFinding>,
}

impl SavedSuppression {
    pub fn of(exception: &ActiveSuppression) -> SavedSuppression {
        let ActiveSuppression { rule, reason, until, place, hidden } = exception;
        SavedSuppression {
            rule: rule.to_string(),
            reason: reason.to_string(),
            until: until.map(|until| until.to_string()),
            place: SavedLocation::of(place),
            hidden: hidden.iter().map(SavedFinding::of).collect(),
        }
    }

    /// The suppression; none if it, or a finding that it hides, has a rule that does not exist any more.
    pub fn exception(self) -> Option<ActiveSuppression> {
        let SavedSuppression { rule, reason, until, place, hidden } = self;
        let until = until.map(|until| until.parse()).transpose().ok()?;
        let hidden = hidden.into_iter().map(SavedFinding::finding).collect::<Option<_>>()?;
        Some(ActiveSuppression {
            rule: rule.into(),
            reason: reason.into(),
            until,
            place: place.place(),
            hidden,
        })
    }
}

impl SavedFinding {
    pub fn of(finding: &Finding) -> SavedFinding {
        let Finding {
            rule,
            severity,
            location: place,
            message,
            help,
            related: also,
            fix,
            by_time: _, // Its severity is final.
        } = finding;
        SavedFinding {
            rule: rule.id.to_string(),
            severity: severity.name().into(),
            place: SavedLocation::of(place),
            message: message.clone(),
            help: help.clone(),
            also: also.iter().map(|(place, words)| (SavedLocation::of(place), words.clone())).collect(),
            fix: fix.as_ref().map(|fix| SavedFix {
                edits: fix
                    .edits
                    .iter()
                    .map(|edit| ((edit.span.start, edit.span.end), edit.replacement.clone()))
                    .collect(),
                safe: fix.safe,
            }),
        }
    }

    /// The finding; none if its rule does not exist any more.
    pub fn finding(self) -> Option<Finding> {
        let SavedFinding { rule, severity, place, message, help, also, fix } = self;
        let rule = RULES.iter().find(|known| known.id == rule)?.info;
        let severity = [Severity::Error, Severity::Warning, Severity::Info]
            .into_iter()
            .find(|known| known.name() == severity)?;
        let also = also.into_iter().map(|(place, words)| (place.place(), words)).collect();
        let fix = fix.map(|fix| Fix {
            edits: fix
                .edits
                .into_iter()
                .map(|(at, with)| Edit { span: span(at), replacement: with })
                .collect(),
            safe: fix.safe,
        });
        Some(Finding {
            related: also,
            fix,
            ..Finding::new(rule, place.place(), message, help).with_severity(severity)
        })
    }
}

impl SavedLocation {
    fn of(place: &Location) -> SavedLocation {
        SavedLocation { file: place.file.to_string(), span: (place.span.start, place.span.end) }
    }

    fn place(self) -> Location {
        Location { file: self.file.into(), span: span(self.span) }
    }
}

fn span((start, end): (u32, u32)) -> Span {
    Span::new(start as usize, end as usize)
}
