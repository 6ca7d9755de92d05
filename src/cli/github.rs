//! Floor 8: findings as annotations of a pull request on GitHub.
//! In: findings. Out: one annotation for each.
//! Must never: leave out where a finding is.

use super::exit::{Annotation, ProgramText};
use super::findings::FindingsReport;
use crate::base::Severity;

/// One annotation for each finding.
pub(super) fn say(findings: &FindingsReport<'_>) -> ProgramText {
    let annotations = findings.list.iter().map(|finding| {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let region = findings.places.region(&finding.location);
        let mut properties = vec![
            ("file", findings.site.exact(&finding.location.file)),
            ("line", region.line.to_string()),
            ("endLine", region.end_line.to_string()),
        ];
        // GitHub takes no columns for an annotation that covers several lines.
        if region.line == region.end_line {
            properties.push(("col", region.column.to_string()));
            properties.push(("endColumn", region.end_column.to_string()));
        }
        properties.push(("title", finding.rule.id.to_string()));
        Annotation { command, properties, message: [&finding.message, finding.rule.why, &finding.help] }
    });
    ProgramText::annotations(&annotations.collect::<Vec<_>>())
}
