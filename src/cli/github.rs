//! Floor 8: findings as annotations of a pull request on GitHub.
//! In: findings. Out: one workflow command of GitHub on each line.
//! Must never: let content end a command or begin another one.

use super::findings::FindingsReport;
use crate::base::Severity;

/// One line for each finding.
pub(super) fn say(findings: &FindingsReport<'_>) -> String {
    let mut text = String::new();
    for finding in &findings.list {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let region = findings.places.region(&finding.location);
        // GitHub takes no columns for an annotation that covers several lines.
        let columns = if region.line == region.end_line {
            format!(",col={},endColumn={}", region.column, region.end_column)
        } else {
            String::new()
        };
        let file = property(&findings.site.shown(&finding.location.file));
        let message = data(&format!("{}\n{}\n{}", finding.message, finding.rule.why, finding.help));
        text += &format!(
            "::{command} file={file},line={},endLine={}{columns},title={}::{message}\n",
            region.line,
            region.end_line,
            property(finding.rule.id)
        );
    }
    text
}

fn data(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '%' => text += "%25",
            '\r' => text += "%0D",
            '\n' => text += "%0A",
            // It could control the terminal of whoever reads the log.
            other if other.is_control() => text.push(char::REPLACEMENT_CHARACTER),
            other => text.push(other),
        }
    }
    text
}

fn property(words: &str) -> String {
    data(words).replace(':', "%3A").replace(',', "%2C")
}
