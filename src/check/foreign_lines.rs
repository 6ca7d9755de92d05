//! Floor 3: marks of other programs at the starts of lines: headings, notes and tables of wikis and typesetters.
//! In: the text of a page, and where the lines of its file begin. Out: each mark, what it is, and what to write.
//! Must never: take a sentence for one.

use super::foreign_marks::{COMMAND_HELP, ForeignMark, find_all, mark};

const LIST_HELP: &str = "Begin each item on a line of its own, with a hyphen and a space: `- a cup of tea`";

/// Beginnings of lines that other programs know.
const BEGINNINGS: [(&str, &str); 23] = [
    ("h1. ", "Write `## Words` for a heading."),
    ("h2. ", "Write `## Words` for a heading."),
    ("h3. ", "Write `### Words` for a heading."),
    ("h4. ", "Write `### Words` for a heading."),
    ("bq. ", "Begin each line of a quote with > and a space."),
    (".. ", COMMAND_HELP),
    ("image::", "Write `![What it shows](../pictures/name.svg)`"),
    ("include::", COMMAND_HELP),
    ("|===", "Write a table in Markdown: `| Day | Time |`, below it `| --- | --- |`"),
    ("{|", "Write a table in Markdown: `| Day | Time |`, below it `| --- | --- |`"),
    ("+---", "Write a table in Markdown: `| Day | Time |`, below it `| --- | --- |`"),
    ("#+", COMMAND_HELP),
    ("= ", "Write `## Words` for a heading."),
    ("== ", "Write `## Words` for a heading."),
    ("=== ", "Write `### Words` for a heading."),
    ("==== ", "Write `### Words` for a heading."),
    ("====== ", "Write `## Words` for a heading."),
    ("link:", "Write `[words](address)`."),
    ("\\\\ ", "Begin a new paragraph: leave a line empty."),
    ("** ", LIST_HELP),
    (". ", LIST_HELP),
    (":", "Write a space behind the colon for the meaning of the word above, or take the colon away."),
    ("*[", "Explain the letters in brackets where they stand first, or in glossary.md."),
];

/// The marks at the starts of lines. `begins_line` tells whether a byte of the text is the first of a line in the
/// file.
pub(super) fn foreign_lines(text: &str, begins_line: impl Fn(usize) -> bool) -> Vec<ForeignMark> {
    let mut marks = Vec::new();
    for (start, help) in BEGINNINGS {
        for at in find_all(text, start) {
            // A longer mark of the same signs begins before.
            if text[..at].ends_with(&start[..1]) || !begins_line(at) {
                continue;
            }
            let rest = line_behind(text, at + start.len());
            let is_mark = match start {
                // “.. name::”
                ".. " => rest.find("::").is_some_and(|end| !rest[..end].contains([' ', '\n'])),
                "#+" => rest.starts_with(|c: char| c.is_ascii_uppercase()),
                "link:" => rest.contains('['),
                // The meaning of letters: “*[NHS]: National Health Service”.
                "*[" => rest.split_once("]: ").is_some_and(|(letters, _)| letters.len() < 20),
                // A name between two colons is found by itself.
                ":" => {
                    let name = rest.split(|c: char| !c.is_ascii_lowercase()).next().unwrap_or("");
                    rest.starts_with(char::is_alphabetic) && !rest[name.len()..].starts_with(':')
                }
                // “5 + 3\n= 8” is a sum.
                // “=== "Tab"”
                _ => {
                    let words = if start == "=== " { rest.trim_start_matches('"') } else { rest };
                    !start.starts_with('=') || words.starts_with(char::is_alphabetic)
                }
            };
            if is_mark {
                let end = at + start.trim_end().len();
                let message = "This is the mark of another program: readers see it.";
                marks.push(ForeignMark {
                    edits: heading_edits(text, at, start),
                    ..mark((at, end), message, help)
                });
            }
        }
    }
    marks
}

/// What follows a byte of the text, as far as a line goes. More is not read: a page may be full of marks.
fn line_behind(text: &str, at: usize) -> &str {
    let end = text.floor_char_boundary((at + 300).min(text.len()));
    text[at..end].split('\n').next().unwrap_or("")
}

/// `== Words ==` → `## Words`.
fn heading_edits(text: &str, at: usize, start: &str) -> Vec<(usize, usize, &'static str)> {
    let marks = match start {
        "== " | "h1. " | "h2. " => "## ",
        "=== " if text[at + start.len()..].starts_with('"') => return Vec::new(),
        "=== " | "h3. " => "### ",
        _ => return Vec::new(),
    };
    let words = at + start.len();
    let mut edits = vec![(at, words, marks)];
    // The next line of the file follows behind a space.
    let closing = format!(" {}", start.trim_end());
    let line = line_behind(text, words);
    if let Some(length) = line.find(&closing).filter(|_| start.starts_with('=')) {
        let end = words + length + closing.len();
        if text[end..].starts_with(|c: char| !c.is_whitespace()) {
            return Vec::new();
        }
        edits.push((words + length, end, ""));
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::foreign_lines;

    #[test]
    fn lines_begin_with_marks_of_many_programs() {
        for (text, marks) in [
            ("== Who can ask ==\nYou.", &["=="][..]),
            ("h2. Who can ask\n.. note::\n|===\n#+TITLE: x", &["h2.", "..", "|===", "#+"]),
            ("*[NHS]: National Health Service", &["*["]),
            ("Write h2. The end == of 5. *[Ask first]", &[]),
            (".. and so on. We are open (see link: below).", &[]),
            ("5 + 3\n= 8 pounds", &[]),
            ("= Our guide", &["="]),
            ("=== \"Tab\"", &["==="]),
            (". one\n** two\n:Date: 2026", &[".", "**", ":"]),
            (":phone: us", &[]),
        ] {
            let mut found = foreign_lines(text, |at| at == 0 || text[..at].ends_with('\n'));
            found.sort_by_key(|mark| mark.range);
            let found: Vec<&str> = found.iter().map(|mark| &text[mark.range.0..mark.range.1]).collect();
            assert_eq!(found, marks, "{text}");
        }
    }
}
