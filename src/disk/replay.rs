//! Floor 5: findings that are kept, so that a build which has nothing to do can say again what was found.
//! In: findings, or what was kept of them. Out: the other one.
//! Must never: bring back a finding of a rule that is no longer there.

use crate::base::{Diagnostic, Edit, Fix, Place, Severity, Span};
use crate::check::{Exception, RULES};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A finding as it is kept.
#[derive(Serialize, Deserialize)]
pub(super) struct Kept {
    rule: String,
    severity: String,
    place: KeptPlace,
    message: String,
    why: String,
    help: String,
    also: Vec<(KeptPlace, String)>,
    fix: Option<KeptFix>,
}

#[derive(Serialize, Deserialize)]
struct KeptPlace {
    file: String,
    span: (u32, u32),
}

#[derive(Serialize, Deserialize)]
struct KeptFix {
    edits: Vec<((u32, u32), String)>,
    safe: bool,
}

/// An exception as it is kept.
#[derive(Serialize, Deserialize)]
pub(super) struct KeptException {
    rule: String,
    reason: String,
    until: Option<String>,
    place: KeptPlace,
    hidden: Vec<Kept>,
}

impl KeptException {
    pub fn of(exception: &Exception) -> KeptException {
        let Exception { rule, reason, until, place, hidden } = exception;
        KeptException {
            rule: rule.to_string(),
            reason: reason.to_string(),
            until: until.map(|until| until.to_string()),
            place: KeptPlace::of(place),
            hidden: hidden.iter().map(Kept::of).collect(),
        }
    }

    /// The exception; none if it, or what it hides, cannot be understood any more.
    pub fn exception(self) -> Option<Exception> {
        let KeptException { rule, reason, until, place, hidden } = self;
        let until = until.map(|until| until.parse()).transpose().ok()?;
        let hidden = hidden.into_iter().map(Kept::finding).collect::<Option<_>>()?;
        Some(Exception { rule: rule.into(), reason: reason.into(), until, place: place.place(), hidden })
    }
}

impl Kept {
    pub fn of(finding: &Diagnostic) -> Kept {
        let Diagnostic { rule, severity, place, message, why, help, also, fix } = finding;
        Kept {
            rule: rule.to_string(),
            severity: severity.name().into(),
            place: KeptPlace::of(place),
            message: message.clone(),
            why: why.to_string(),
            help: help.clone(),
            also: also.iter().map(|(place, words)| (KeptPlace::of(place), words.clone())).collect(),
            fix: fix
                .as_ref()
                .map(|fix| KeptFix { edits: fix.edits.iter().map(|edit| ((edit.span.start, edit.span.end), edit.with.clone())).collect(), safe: fix.safe }),
        }
    }

    /// The finding; none if this plainleaf does not know its rule.
    pub fn finding(self) -> Option<Diagnostic> {
        let Kept { rule, severity, place, message, why, help, also, fix } = self;
        let rule = RULES.iter().find(|known| known.id == rule)?.id;
        let severity = [Severity::Error, Severity::Warning, Severity::Info].into_iter().find(|known| known.name() == severity)?;
        let also = also.into_iter().map(|(place, words)| (place.place(), words)).collect();
        let fix = fix.map(|fix| Fix { edits: fix.edits.into_iter().map(|(at, with)| Edit { span: span(at), with }).collect(), safe: fix.safe });
        Some(Diagnostic { rule, severity, place: place.place(), message, why: Cow::Owned(why), help, also, fix })
    }
}

impl KeptPlace {
    fn of(place: &Place) -> KeptPlace {
        KeptPlace { file: place.file.to_string(), span: (place.span.start, place.span.end) }
    }

    fn place(self) -> Place {
        Place { file: self.file.into(), span: span(self.span) }
    }
}

fn span((start, end): (u32, u32)) -> Span {
    Span::new(start as usize, end as usize)
}
