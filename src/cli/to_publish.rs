//! Floor 8: which build `plainleaf build` publishes.
//! In: a build, what was published before, and a way to hold back the pages with errors. Out: the build to publish, all
//! findings, and the pages that are held back in it.
//! Must never: let an error through that concerns the whole site.

use crate::base::{Finding, Severity, StopsWhat};
use crate::disk::Target;
use crate::engine::{Build, HeldBack, Instead, Options, PartialBuild};

/// A build that is published unless it has errors, and what was found in it.
pub(super) struct ToPublish {
    pub build: Build,
    /// All findings, those of the comparison with what was published before among them.
    pub findings: Vec<Finding>,
    /// The pages that are held back in it. Errors in these do not count.
    pub held_back: Vec<HeldBack>,
}

impl ToPublish {
    /// Whether an error keeps all of it from being published.
    pub fn is_refused(&self) -> bool {
        self.findings.iter().any(|finding| {
            is_error(finding)
                && (finding.rule.stops == StopsWhat::Site || !is_of(&self.held_back, &finding.location.file))
        })
    }

    /// The whole build, whatever its errors are.
    pub fn all_or_nothing(build: Build, target: &Target, options: &Options) -> ToPublish {
        let mut findings = build.compare(&target.published(), options);
        findings.extend(build.findings.iter().cloned());
        findings.sort_by(|a, b| (&a.location, a.rule).cmp(&(&b.location, b.rule)));
        ToPublish { build, findings, held_back: Vec::new() }
    }

    /// The build without the pages that have errors; the whole one if that cannot be.
    pub fn without_pages_at_fault(
        build: Build,
        target: &Target,
        options: &Options,
        hold_back: impl FnOnce(&Build) -> Option<PartialBuild>,
    ) -> ToPublish {
        let whole = ToPublish::all_or_nothing(build, target, options);
        if !whole.findings.iter().any(is_error) {
            return whole;
        }
        match hold_back(&whole.build) {
            Some(PartialBuild { build, held_back }) => {
                let mut part = ToPublish::all_or_nothing(build, target, options);
                let is_left_out = |page: &HeldBack| page.instead == Instead::Nothing;
                let left_out: Vec<HeldBack> =
                    held_back.iter().filter(|page| is_left_out(page)).cloned().collect();
                for gone in
                    part.findings.iter_mut().filter(|finding| is_of(&left_out, &finding.location.file))
                {
                    if gone.rule.stops == StopsWhat::Site {
                        gone.set_severity(Severity::Error);
                        gone.help = "Mend the errors of this page. The folder last-good has no good text of it that could stand in.".into();
                    }
                }
                ToPublish { held_back, ..part }
            }
            None => whole,
        }
    }
}

fn is_error(finding: &Finding) -> bool {
    finding.severity == Severity::Error
}

/// Whether a file is that of a page that is held back.
pub(super) fn is_of(held_back: &[HeldBack], file: &str) -> bool {
    held_back.iter().any(|page| *page.file == *file)
}

/// “ Held back because of its errors: content/en/plan.md (readers see its last good text).” Empty if there is none.
pub(super) fn held_back_words(held_back: &[HeldBack]) -> String {
    let page = |HeldBack { file, instead }: &HeldBack| match instead {
        Instead::LastGood(Some(day)) => format!("{file} (readers see its text that was checked on {day})"),
        Instead::LastGood(None) => format!("{file} (readers see its last good text)"),
        Instead::Nothing => format!("{file} (readers do not see this page: it has no good text yet)"),
    };
    match held_back {
        [] => String::new(),
        pages => format!(
            " Held back until the errors above are mended: {}.",
            pages.iter().map(page).collect::<Vec<_>>().join(", ")
        ),
    }
}
