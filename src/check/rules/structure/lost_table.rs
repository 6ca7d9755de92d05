//! Lines of a table that make no table
//!
//! A table needs a line of hyphens below its first line: `| --- | --- |`, with as many parts as the table has columns.
//! Without it, readers see the signs | between the words. A table that was copied from a word processor has tabs in their
//! place, and its words run together. A line directly below a table becomes a row of it: leave a line empty.
//! plainleaf check --fix mends what is certain.
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
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Day | Time
//! Monday | 9am
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! | Day | Time |
//! | --- | --- |
//! | Monday | 9am |
//! We are closed on other days.
//! ```

use crate::base::{Edit, Fix, RuleInfo, Severity, Span};
use crate::check::prose::{PassageKind, PassageRef, Prose};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::{Document, NodeKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "lost-table",
        Severity::Error,
        "Readers see rows of signs, and a screen reader does not say which column a word is in.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("lost_table.rs"),
};

/// The signs between the cells of a line: bars, or the tabs of a table that was copied from a word processor.
const GAPS: [char; 2] = ['|', '\t'];

fn judge(prose: &Prose, found: &mut Reporter) {
    if !prose.document.tree.tables.is_empty() {
        judge_rows(prose.document, found);
    }
    // Fast path: most pages have no such sign outside their tables.
    let text = prose.text().as_bytes();
    let has_gaps = memchr::memmem::find(text, WIDE_GAP.as_bytes()).is_some();
    if has_gaps || memchr::memchr2(b'|', b'\t', text).is_some() {
        for passage in prose.passages().filter(|passage| passage.kind() == PassageKind::Paragraph) {
            if let Some(lines) = GAPS.into_iter().find_map(|gap| lines_of_table(prose, passage, gap)) {
                report(prose, &lines, found);
            } else if has_gaps && is_set_out_with_spaces(prose, passage) {
                found.add(passage.location(), RUN_TOGETHER, HELP);
            }
        }
    }
}

/// Spaces with which somebody sets words below each other.
const WIDE_GAP: &str = "   ";

const RUN_TOGETHER: &str =
    "These lines are no table: what stands between the words is lost, and they run together.";

const HELP: &str = "Begin and end each line with |, and write a line below the first one: `| --- | --- |`";

/// Whether every line of a paragraph has a gap between its words, and one of them a wide one.
fn is_set_out_with_spaces(prose: &Prose, passage: PassageRef) -> bool {
    let lines = passage.location().span.of(prose.document.text()).lines();
    let lines: Vec<&str> = lines.map(|line| line.trim_start_matches(['>', ' ']).trim_end()).collect();
    // Some people type two spaces behind a full stop.
    let is_gap = |line: &str, at: usize| !line[..at].ends_with(['.', '!', '?', ':', ' ']);
    let has_gap = |line: &&str| line.match_indices("  ").any(|(at, _)| is_gap(line, at));
    lines.len() > 1 && lines.iter().all(has_gap) && lines.iter().any(|line| line.contains(WIDE_GAP))
}

/// Lines of a paragraph that were meant to be a table.
struct TableLines<'d> {
    /// What stands before each line in the file: the marks of quotes.
    before: &'d str,
    /// The lines, each with the byte at which it begins in the file.
    lines: Vec<(usize, &'d str)>,
    gap: char,
}

/// The lines of a table in a paragraph: from the first one with a bar at its start, or all of them, if each has as many
/// signs between its words as the others.
fn lines_of_table<'d>(prose: &'d Prose, passage: PassageRef, gap: char) -> Option<TableLines<'d>> {
    let (range, file) = (passage.range(), prose.document.text());
    let text = passage.text();
    let gaps = memchr::memchr_iter(gap as u8, text.as_bytes()).map(|at| range.start + at);
    let mut gaps = gaps.filter(|at| prose.span_as_typed(*at, *at + 1).is_some()).peekable();
    gaps.peek()?;
    let bar = gaps.find(|at| gap == '|' && is_at_line_start(prose, *at));
    let whole = prose.span(bar.unwrap_or(range.start), range.start + text.len());
    let line_start = file[..whole.start as usize].rfind('\n').map_or(0, |at| at + 1);
    // Signs of bold words or links may stand before the first word, and behind the last one.
    let marks = file[line_start..].len() - file[line_start..].trim_start_matches(['>', ' ']).len();
    let (before, mut at) = (&file[line_start..line_start + marks], line_start + marks);
    let end = file[whole.end as usize..].find('\n').map_or(file.len(), |end| whole.end as usize + end);
    let mut lines = Vec::new();
    for (number, line) in file[at..end].split_inclusive('\n').enumerate() {
        let own = if number == 0 { line } else { line.strip_prefix(before).unwrap_or(line) };
        lines.push((at + line.len() - own.len(), own.trim_end()));
        at += line.len();
    }
    let found = TableLines { before, lines, gap };
    let is_table = match bar {
        Some(_) => found.lines[0].1.matches('|').count() > 1 && found.lines[0].1.ends_with('|'),
        // A single line with bars may be a row of links.
        None => {
            found.lines.len() > 1
                && found.cells(0) > 1
                && found.is_even()
                && found.is_full()
                && !found.is_list()
        }
    };
    is_table.then_some(found)
}

impl TableLines<'_> {
    /// The number of cells in a line.
    fn cells(&self, line: usize) -> usize {
        self.inner(line).split(self.gap).count()
    }

    /// A line without the bars at its ends.
    fn inner(&self, line: usize) -> &str {
        let line = self.lines[line].1.trim();
        let line = line.strip_prefix('|').unwrap_or(line);
        line.strip_suffix('|').unwrap_or(line)
    }

    /// Whether every line has as many cells as the first one.
    fn is_even(&self) -> bool {
        (0..self.lines.len()).all(|line| self.cells(line) == self.cells(0))
    }

    /// Whether there is something in every cell.
    fn is_full(&self) -> bool {
        let has_all = |line| self.inner(line).split(self.gap).all(|cell| !cell.trim().is_empty());
        (0..self.lines.len()).all(has_all)
    }

    /// Whether every line begins with the sign or the number of an item, as word processors part it from its words.
    fn is_list(&self) -> bool {
        let is_item = |cell: &str| {
            let number = cell.trim_end_matches(['.', ')', ':']);
            !cell.contains(char::is_alphanumeric) || number.len() < cell.len() && number.len() <= 3
        };
        (0..self.lines.len())
            .all(|line| self.inner(line).split(self.gap).next().is_some_and(|cell| is_item(cell.trim())))
    }

    /// Whether a line has hyphens in place of words.
    fn has_hyphens(&self, line: usize) -> bool {
        let line = self.lines[line].1;
        line.contains("--") && !line.contains(char::is_alphanumeric)
    }

    /// The fix that makes a table of the lines.
    fn fix(&self) -> Option<Fix> {
        // A bar behind a backslash or in code is no gap between cells.
        let is_plain = |(_, line): &(usize, &str)| !line.contains(['\\', '`']);
        if self.lines.len() < 2 || !self.is_even() || !self.lines.iter().all(is_plain) {
            return None;
        }
        let hyphened = (0..self.lines.len()).find(|line| self.has_hyphens(*line));
        if hyphened.is_some_and(|line| line != 1) {
            return None;
        }
        let mut edits = Vec::new();
        for (number, (at, line)) in self.lines.iter().enumerate() {
            let end = at + line.len();
            let cells: Vec<&str> = self.inner(number).split(self.gap).map(str::trim).collect();
            let row = format!("| {} |", cells.join(" | "));
            let below = if number == 0 && hyphened.is_none() {
                format!("\n{}{}", self.before, hyphens(cells.len()))
            } else {
                String::new()
            };
            let is_row = line.starts_with('|') && line.ends_with('|');
            if hyphened == Some(number) {
                // The line is there, with a sign in it that Markdown does not take.
                edits.push(Edit { span: Span::new(*at, end), replacement: hyphens(cells.len()) });
            } else if !is_row {
                edits.push(Edit { span: Span::new(*at, end), replacement: row + &below });
            } else if !below.is_empty() {
                edits.push(Edit { span: Span::new(end, end), replacement: below });
            }
        }
        Some(Fix { edits, safe: true })
    }
}

fn report(prose: &Prose, table: &TableLines, found: &mut Reporter) {
    let (at, first) = table.lines[0];
    let message = if table.gap == '|' {
        "These lines are no table: readers see the signs | between the words."
    } else {
        RUN_TOGETHER
    };
    let finding = found.add(prose.document.location(Span::new(at, at + first.len())), message, HELP);
    finding.fix = table.fix();
}

/// Reports words directly below a table, which became a row of it.
fn judge_rows(document: &Document, found: &mut Reporter) {
    let file = document.text();
    for row in document.tree.walk().filter(|node| node.kind() == NodeKind::TableRow) {
        let words = row.span().of(file).trim_end();
        if words.contains('|') || row.children().count() < 2 {
            continue;
        }
        let start = row.span().start as usize;
        let finding = found.add(
            document.location(Span::new(start, start + words.len())),
            "These words are a row of the table above: no empty line is between them.",
            "Leave a line empty above them. For a row, put | between its cells.",
        );
        let line_start = file[..start].rfind('\n').map_or(0, |at| at + 1);
        let replacement = format!("{}\n", file[line_start..start].trim_end());
        finding.fix = Some(Fix::safe(Edit { span: Span::new(line_start, line_start), replacement }));
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
            "Home | About\nContact",
            "Words with a\ttab",
            "a | b\n",
            "- a | b\n- c | d",
            "| a |\n|---|\nOne column",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        for (text, found) in [
            ("Day     Time\nMonday  9am\nFriday  10am", 1),
            ("We are open.   Come in.\nAsk us.  We help.", 0),
            ("a   b\nc", 0),
        ] {
            assert_eq!(found_in(&RULE, text).len(), found, "{text}");
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
            ("**a** | b\nc | [d](e.md)", "| **a** | b |\n| --- | --- |\n| c | [d](e.md) |"),
            ("a | b\nc | d", "| a | b |\n| --- | --- |\n| c | d |"),
            ("> a | b\n> c | d", "> | a | b |\n> | --- | --- |\n> | c | d |"),
            ("a\tb\nc\td\ne\tf", "| a | b |\n| --- | --- |\n| c | d |\n| e | f |"),
            ("|a|b|\n|---|---|\n|c|d|\nWords.", "|a|b|\n|---|---|\n|c|d|\n\nWords."),
            ("> |a|b|\n> |---|---|\n> Words.", "> |a|b|\n> |---|---|\n>\n> Words."),
        ] {
            assert_eq!(mended(&RULE, text), right, "{text}");
        }
    }
}
