//! A mark of another program
//!
//! Other programs have marks that plainleaf does not know: boxes to tick, `!!!` and `:::` for notes,
//! `{.class}` for looks, `:name:`, headings and bold words of wikis, brackets of forums, commands of
//! typesetters, what a word processor writes where something is missing, and `&nbsp` without its semicolon.
//! Readers would see them as they are typed. plainleaf check --fix mends what is certain.
//!
//! **Helps:** people who use a screen reader, and everybody who would wonder what the signs mean.
//! **Source:** a rule of this project.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! - a letter
//! - a friend, if you want one {for example your sister}
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! - [ ] a letter
//! - [x] a friend
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ::: warning
//! Ask us before you sign. {.big}
//! :::
//!
//! == Who can ask ==
//!
//! '''You''' can. See Error! Reference source not found.
//! ```

use crate::base::{Edit, Fix, RuleInfo, Severity, Span};
use crate::check::character_names::CHARACTER_NAMES;
use crate::check::foreign_lines::foreign_lines;
use crate::check::foreign_marks::{foreign_marks, is_attributes, is_between, is_short_code};
use crate::check::prose::{PassageKind, PassageRef, Prose};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::check::word_processor::left_by_word_processor;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "foreign-mark",
        Severity::Error,
        "Readers see signs among the words, and a screen reader says each of them.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("foreign_mark.rs"),
};

/// More than that between two braces is no mark. In bytes.
const LONGEST: usize = 200;

/// Names of notes after `!!!`.
const NOTES: [&str; 14] = [
    "attention",
    "caution",
    "danger",
    "error",
    "example",
    "failure",
    "hint",
    "important",
    "info",
    "note",
    "question",
    "success",
    "tip",
    "warning",
];

fn judge(prose: &Prose, found: &mut Reporter) {
    let text = prose.text();
    judge_braces(prose, found);
    for at in memchr::memchr_iter(b'&', text.as_bytes()) {
        judge_entity(prose, at, found);
    }
    for at in memchr::memmem::find_iter(text.as_bytes(), "<!-")
        .chain(memchr::memmem::find_iter(text.as_bytes(), "<!–"))
    {
        if prose.span_as_typed(at, at + 2).is_some() {
            let help = "Take it out, or write a comment: `<!-- words -->`";
            found.add(prose.place(at, at + 2), "Here a comment begins that readers see.", help);
        }
    }
    judge_notes(prose, found);
    let of_lines = foreign_lines(text, |at| is_at_line_start(prose, at));
    let all = foreign_marks(text).into_iter().chain(of_lines).chain(left_by_word_processor(text));
    for mark in all {
        let (start, end) = mark.range;
        // Code is one character that the file writes in another way.
        let first = text[start..].chars().next().map_or(start, |c| start + c.len_utf8());
        if prose.span_as_typed(start, first).is_none() && !text[start..].starts_with('\u{fffc}') {
            continue;
        }
        let typed = |(start, end, with): &(usize, usize, &str)| {
            let span = prose.span_as_typed(*start, *end)?;
            Some(Edit { span, replacement: with.to_string() })
        };
        let edits: Option<Vec<Edit>> = mark.edits.iter().map(typed).collect();
        let edits = edits.filter(|edits| !edits.is_empty());
        found.add(prose.place(start, end), mark.message, mark.help).fix =
            edits.map(|edits| Fix { edits, safe: true });
    }
    for passage in prose.passages().filter(|passage| passage.kind() == PassageKind::Item) {
        judge_tick_box(prose, passage, found);
    }
}

/// `{.big}`, `{#id}`, `{% name %}`.
fn judge_braces(prose: &Prose, found: &mut Reporter) {
    let text = prose.text();
    let mut last_end = 0;
    for at in memchr::memchr_iter(b'{', text.as_bytes()).chain(memchr::memchr_iter(b'[', text.as_bytes())) {
        let is_fact = text[at..].starts_with("{{") || text[..at].ends_with('{');
        if at < last_end && text[at..].starts_with('{') || is_fact {
            continue;
        }
        let shut = if text[at..].starts_with('{') { '}' } else { ']' };
        let limit = text.floor_char_boundary(at + LONGEST);
        let Some(length) = text[at + 1..limit].find([shut, '\n']) else { continue };
        let inner = &text[at + 1..at + 1 + length];
        let end = at + length + 2;
        let is_closed = text[at + 1 + length..].starts_with(shut);
        if !is_closed || prose.span_as_typed(at, at + 1).is_none() {
            continue;
        }
        let is_command = shut == '}' && (is_between(inner, '%') || is_between(inner, '#'));
        if is_command || shut == ']' && is_short_code(inner) {
            let help = "Take it out. Write in Markdown what it should show.";
            found.add(prose.place(at, end), "This is a command of another program: readers see it.", help);
        } else if shut == '}' && is_attributes(inner) {
            let message = "These braces set the look or the name of something: readers see them.";
            let finding =
                found.add(prose.place(at, end), message, "Take the braces out, with what is in them.");
            let gap = text[..at].len() - text[..at].trim_end_matches(' ').len();
            let span = prose.span_as_typed(at - gap, end).or_else(|| prose.span_as_typed(at, end));
            finding.fix = span.map(|span| Fix::safe(Edit { span, replacement: String::new() }));
        }
        last_end = end;
    }
}

/// `&nbsp` without a semicolon, or `&amp;nbsp;`.
fn judge_entity(prose: &Prose, at: usize, found: &mut Reporter) {
    let text = prose.text();
    let rest = &text[at + 1..];
    let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '#').unwrap_or(rest.len());
    let name = &rest[..length];
    let is_number = (3..9).contains(&name.len())
        && name.starts_with('#')
        && name[1..].bytes().all(|byte| byte.is_ascii_digit());
    if !CHARACTER_NAMES.contains(&name) && !is_number {
        return;
    }
    let end = at + 1 + length;
    let has_end = rest[length..].starts_with(';');
    let edit = match prose.span_as_typed(at, end) {
        Some(span) if !has_end => {
            Edit { span: Span::new(span.end as usize, span.end as usize), replacement: ";".into() }
        }
        // The sign & itself is written as an entity, once too often.
        None if has_end && prose.span(at, at + 1).of(prose.document.text()) == "&amp;" => {
            Edit { span: prose.span(at, at + 1), replacement: "&".into() }
        }
        _ => return,
    };
    let finding = found.add(
        prose.place(at, end),
        format!("The name `&{name}` is shown in place of its character."),
        format!("Write `&{name};`, or the character itself."),
    );
    finding.fix = Some(Fix::safe(edit));
}

/// Whether nothing but the marks of quotes stands before a byte of the text in its line of the file.
fn is_at_line_start(prose: &Prose, at: usize) -> bool {
    let Some(span) = prose.span_as_typed(at, at + 1) else { return false };
    let before = prose.document.text()[..span.start as usize].trim_end_matches(':').bytes().rev();
    before.take_while(|byte| *byte != b'\n').all(|byte| byte == b'>' || byte == b' ')
}

fn is_behind_colon(prose: &Prose, at: usize) -> bool {
    let start = prose.span(at, at + 1).start as usize;
    prose.document.text()[..start].ends_with(':')
}

/// `!!! note` and `::: warning`, at the start of a line.
fn judge_notes(prose: &Prose, found: &mut Reporter) {
    let text = prose.text();
    const HELP: &str = "Write a box: `> [!important] Words`, and begin each of its lines with > and a space.";
    const MESSAGE: &str = "This is the mark of a note in another program: readers see it.";
    let mut is_open = false;
    for at in memchr::memmem::find_iter(text.as_bytes(), "::") {
        let name = text[at..].trim_start_matches(':').trim_start_matches(' ');
        // Behind a paragraph the parser takes the first colon for that of a meaning.
        let is_note = text[at..].starts_with(":::") || is_behind_colon(prose, at);
        if is_note && !text[..at].ends_with(':') && is_at_line_start(prose, at) {
            // The signs that end a note are part of the same fault.
            if name.starts_with(|c: char| c.is_alphabetic() || c == '{') || !is_open {
                found.add(prose.place(at, at + 2), MESSAGE, HELP);
            }
            is_open = true;
        }
    }
    for at in memchr::memmem::find_iter(text.as_bytes(), "!!!")
        .chain(memchr::memmem::find_iter(text.as_bytes(), "???"))
    {
        let name = text[at + 3..].trim_start_matches(['+', ' ']);
        let name = name.split(|c: char| !c.is_ascii_lowercase()).next().unwrap_or("");
        if NOTES.contains(&name) && is_at_line_start(prose, at) {
            found.add(prose.place(at, at + 3), MESSAGE, HELP);
        }
    }
}

/// `- [ ] words`, `- [] words`
fn judge_tick_box(prose: &Prose, passage: PassageRef, found: &mut Reporter) {
    let start = passage.range().start;
    let tick_box = ["[ ] ", "[x] ", "[X] ", "[] ", "[\u{a0}] ", "[✓] ", "[✔] "];
    let tick_box = tick_box.iter().find(|mark| passage.text().starts_with(**mark));
    if let Some(length) = tick_box.map(|mark| mark.len())
        && let Some(span) = prose.span_as_typed(start, start + length)
    {
        let message = "Here is a box to tick that readers see as brackets.";
        let finding =
            found.add(prose.place(start, start + length - 1), message, "Take the brackets away: `- words`");
        finding.fix = Some(Fix::safe(Edit { span, replacement: String::new() }));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in, mended};

    #[test]
    fn signs_that_are_no_marks() {
        for text in [
            "Home | About | Contact",
            "{{imha.phone}} and {a set} {1, 2}",
            "## Help {#help}",
            "M&S, AT&T, R&D; Tom &amp; Jo &nbsp; x",
            "Help!!! Now, please: now:::",
            "[a] A list. [x marks it]",
            "`{.big}` and \\{.big}",
            "Re: [urgent] a = b, [name = you]",
            "Ages 5 --> 6",
            "He said {sic}.",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        for text in [
            "{% include x %}",
            "!!! note\nWords",
            "::: warning\nWords\n:::",
            ":::warning",
            "Words.\n\n::: warning\nAsk us.\n\n:::",
            "Words <!-- x",
            "[caption id=\"a\"] x",
            "{# note #}",
        ] {
            assert_eq!(found_in(&RULE, text).len(), 1, "{text}");
            assert_eq!(mended(&RULE, text), text);
        }
    }

    #[test]
    fn marks_are_taken_out_or_put_right() {
        for (text, right) in [
            ("- [ ] a\n- [x] b\n- [] c", "- a\n- b\n- c"),
            ("Words. {.big}", "Words."),
            ("Words {#id .x width=50%} more", "Words more"),
            ("Words\n{: .big}", "Words\n"),
            ("a&nbsp b &#160 c", "a&nbsp; b &#160; c"),
            ("a&amp;nbsp;b", "a&nbsp;b"),
        ] {
            assert_eq!(mended(&RULE, text), right, "{text}");
        }
    }
}
