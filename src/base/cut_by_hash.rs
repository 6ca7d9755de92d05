//! Floor 0: text of a front matter that YAML takes for a remark.
//! In: a value and the rest of its line. Out: a finding where a # cuts the text off, with the text in quotation
//! marks.
//! Must never: take a remark that somebody wrote for text: it has a space behind the #.

use super::yaml_mistake::in_quotation_marks;
use super::{Edit, Finding, Fix, Location, Severity, Span, reported_rules};
use std::sync::Arc;

/// The finding for the scalar at `span` of `text`, which begins at byte `offset` of `file`. `title: Help #1 for you`
/// is read as `Help`, and nobody is told.
pub(super) fn cut_by_hash(file: &Arc<str>, text: &str, offset: usize, span: Span) -> Option<Finding> {
    let (start, end) = ((span.start as usize).checked_sub(offset)?, (span.end as usize).checked_sub(offset)?);
    let (scalar, rest) = (text.get(start..end)?, text.get(end..)?);
    let (line, below) = rest.split_once('\n').unwrap_or((rest, ""));
    // Of a name, the value is what stands behind the colon.
    let (start, lost) = match line.strip_prefix(':') {
        Some(value) => (end + 1 + (value.len() - value.trim_start().len()), value),
        None => (start, line),
    };
    let is_name = line.starts_with(':');
    let remark = lost.trim();
    let is_text =
        remark.strip_prefix('#').is_some_and(|behind| behind.starts_with(|c: char| c.is_alphanumeric()))
            && (lost.starts_with([' ', '\t']) || scalar.ends_with([' ', '\t']));
    let is_plain_value =
        is_name || scalar.contains(char::is_alphabetic) && !matches!(scalar.trim(), "true" | "false");
    // `tags: #…` with its list on the next lines has lost nothing.
    let goes_on_below = is_name && below.starts_with([' ', '\t', '-']);
    if !is_text || !is_plain_value || goes_on_below || scalar.contains('\n') {
        return None;
    }
    let stop = end + line.trim_end().len();
    let words = &text[start..stop];
    let quoted = in_quotation_marks(words);
    let span = Span::new(offset + start, offset + stop);
    let location = Location { file: file.clone(), span };
    let message = format!("What begins with # is not read: “{remark}” is left out.");
    let help = format!(
        "If it belongs to the text, write quotation marks: {quoted}. If it is a remark, write a space after the #."
    );
    let finding = Finding::new(&reported_rules::FIELD_VALUE, location, message, help);
    // Not a safe fix: a remark must not be published.
    let fix = Fix { edits: vec![Edit { span, replacement: quoted }], safe: false };
    Some(finding.with_severity(Severity::Warning).with_fix(fix))
}

#[cfg(test)]
pub(super) mod tests {
    use crate::base::{Findings, read_yaml};

    /// The front matter after the fixes, and the number of findings.
    pub fn mended(text: &str) -> (String, usize) {
        let mut findings = Findings::new();
        read_yaml(&"content/en/a.md".into(), text, 0, &mut findings);
        let mut fixed = text.to_string();
        for edit in findings.iter().rev().flat_map(|finding| &finding.fix).flat_map(|fix| &fix.edits) {
            fixed.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.replacement);
        }
        (fixed, findings.len())
    }

    #[test]
    fn text_behind_a_hash_is_kept_in_quotation_marks() {
        for (text, meant) in [
            ("title: Help #1 for you\n", "title: \"Help #1 for you\"\n"),
            ("title: Say \"yes\" #1\nowner: Mary\n", "title: 'Say \"yes\" #1'\nowner: Mary\n"),
            ("title: #MeToo\n", "title: \"#MeToo\"\n"),
            ("sources:\n  - title: Act #2\n    url: x\n", "sources:\n  - title: \"Act #2\"\n    url: x\n"),
            ("tags:\n  - Café #1\n", "tags:\n  - \"Café #1\"\n"),
        ] {
            assert_eq!(mended(text), (meant.to_string(), 1), "{text}");
            assert_eq!(mended(meant), (meant.to_string(), 0), "{meant}");
        }
    }

    #[test]
    fn remarks_and_values_are_left_alone() {
        for text in [
            "title: Help # a remark\n",
            "title: Help#1\n",
            "title: \"Help #1\"\n",
            "reviewed: 2026-11-22 #today\n",
            "draft: true #now\n",
            "tags: #all\n  - a\n",
            "# title: Help #1\ntitle: Help\n",
            "summary: |\n  Help #1 for you\n",
        ] {
            assert_eq!(mended(text).1, 0, "{text}");
        }
    }
}
