//! Lines of a table that make no table
//!
//! A table needs a line of hyphens below its first line: `| --- | --- |`, with as many parts as the table has columns.
//! Without it, readers see the signs | between the words. plainleaf check --fix writes the line.
//!
//! **Helps:** people who use a screen reader, which says the name of the column with each cell of a table.
//! **Source:** WCAG 1.3.1, Info and Relationships; GitHub Flavored Markdown, Tables.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! | Day | Time |
//! | --- | --- |
//! | Monday | 9am |
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! | Day | Time |
//! | Monday | 9am |
//! ```

use crate::base::{Edit, Fix, RuleInfo, Severity, Span};
use crate::check::prose::{PassageKind, PassageRef, Prose};
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "lost-table",
        Severity::Error,
        "Readers see rows of signs, and a screen reader does not say which column a word is in.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("lost_table.rs"),
};

fn judge(prose: &Prose, found: &mut Reporter) {
    // Fast path: most pages have no such sign outside their tables.
    if memchr::memchr(b'|', prose.text().as_bytes()).is_some() {
        for passage in prose.passages().filter(|passage| passage.kind() == PassageKind::Paragraph) {
            judge_paragraph(prose, passage, found);
        }
    }
}

fn judge_paragraph(prose: &Prose, passage: PassageRef, found: &mut Reporter) {
    let (range, file) = (passage.range(), prose.document.text());
    let bars = memchr::memchr_iter(b'|', passage.text().as_bytes()).map(|at| range.start + at);
    let Some(start) = bars.into_iter().find(|at| is_at_line_start(prose, *at)) else { return };
    let rows = prose.span(start, range.start + passage.text().len());
    let line_start = file[..rows.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let before = &file[line_start..rows.start as usize];
    let mut lines = rows.of(file).lines().map(|line| line.strip_prefix(before).unwrap_or(line).trim());
    let first = lines.next().unwrap_or("");
    let columns = first.matches('|').count().saturating_sub(1);
    if columns == 0 || !first.ends_with('|') {
        return;
    }
    let others: Vec<&str> = lines.collect();
    let finding = found.add(
        prose.document.location(Span::new(rows.start as usize, rows.start as usize + first.len())),
        "These lines are no table: readers see the signs | between the words.",
        "Write a line below the first one, with hyphens for each column: `| --- | --- |`",
    );
    let is_row = |line: &&str| line.ends_with('|') && line.matches('|').count() == columns + 1;
    let has_hyphens = |line: &&str| line.contains("--") && !line.contains(char::is_alphanumeric);
    let end = rows.start as usize + first.len();
    if !others.is_empty() && others.iter().all(is_row) {
        if !others.iter().any(has_hyphens) {
            let replacement = format!("\n{before}{}", hyphens(columns));
            finding.fix = Some(Fix::safe(Edit { span: Span::new(end, end), replacement }));
        } else if others.iter().position(has_hyphens) == Some(0) {
            // The line is there, with a sign in it that Markdown does not take.
            let at = end + file[end..].find(others[0]).unwrap_or(0);
            finding.fix = Some(Fix::safe(Edit {
                span: Span::new(at, at + others[0].len()),
                replacement: hyphens(columns),
            }));
        }
    }
}

/// The line of hyphens of a table.
fn hyphens(columns: usize) -> String {
    format!("|{}", " --- |".repeat(columns))
}

/// Whether nothing but the marks of quotes stands before a byte of the text in its line of the file.
fn is_at_line_start(prose: &Prose, at: usize) -> bool {
    let Some(span) = prose.span_as_typed(at, at + 1) else { return false };
    let before = prose.document.text()[..span.start as usize].bytes().rev();
    before.take_while(|byte| *byte != b'\n').all(|byte| byte == b'>' || byte == b' ')
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in, mended};

    #[test]
    fn lines_that_are_no_table() {
        for text in [
            "| a | b |\n| --- | --- |\n| c | d |",
            "Words:\n| a | b |\n|---|---|\n| c | d |",
            "Home | About | Contact",
            "| of a line",
            "\\| a | b |",
            "`| a | b |`",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        for text in ["| a | b |", "|a|b|\n|---|---|---|\n|c|d|", "|a|b|\nWords"] {
            assert_eq!(found_in(&RULE, text).len(), 1, "{text}");
        }
    }

    #[test]
    fn the_line_of_hyphens_is_written() {
        for (text, right) in [
            ("|a|b|\n|c|d|", "|a|b|\n| --- | --- |\n|c|d|"),
            ("> |a|b|\n> |c|d|", "> |a|b|\n> | --- | --- |\n> |c|d|"),
            ("|a|b|\n|\u{a0}---|---|\n|c|d|", "|a|b|\n| --- | --- |\n|c|d|"),
            ("Times:\n|a|b|\n|c|d|", "Times:\n|a|b|\n| --- | --- |\n|c|d|"),
        ] {
            assert_eq!(mended(&RULE, text), right, "{text}");
        }
    }
}
