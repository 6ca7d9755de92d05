//! Signs of bold or italic words that are shown as signs
//!
//! Two stars on each side make words bold. They must stand directly at the words: a space between, or a letter behind a
//! colon, and readers see the stars. `==words==` and `~~words~~` belong to other programs. plainleaf check --fix puts the
//! stars where they belong. If readers should see a star, write \*.
//!
//! In the fields of a file there are only words: in the title and the summary of a page, in contacts.toml, site.toml
//! and pictures.toml. No words can be bold there, and nothing is a link. --fix takes such signs away.
//!
//! **Helps:** people who use a screen reader: it says “star star”. Everybody who would wonder what the signs mean.
//! **Source:** a rule of this project; CommonMark, Emphasis and strong emphasis.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! **Who:** you. Fields with * are needed. A room of 3 * 4 m.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! **Who: **you.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Ask ==before== you sign.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! summary: Ask [us](contact.md) &amp; **wait**
//! reviewed: 2026-11-22
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0844 248 9 248"
//! note = "Ask <b>before</b> you sign."
//! ```

use crate::base::{Edit, Fix, Severity, reported_rules};
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &reported_rules::LEFT_MARK,
    kind: RuleKind::Prose(judge),
    file: include_str!("left_mark.rs"),
};

/// The longest words between two single stars that are taken for italic ones. In bytes.
const LONGEST_ITALIC: usize = 60;

/// A partner is looked for among so many rows of signs. Without a limit a line of stars would take hours.
const MOST_BETWEEN: usize = 20;

fn judge(prose: &Prose, found: &mut Reporter) {
    // In a field the stars and the lines are found while the file is read.
    let is_in_field = |run: &SignRun| prose.span(run.start, run.end).start < prose.document.body_start as u32;
    let runs: Vec<SignRun> =
        runs(prose).into_iter().filter(|run| !("*_".contains(run.sign) && is_in_field(run))).collect();
    let mut at = 0;
    while at < runs.len() {
        let run = &runs[at];
        let partner = runs[at + 1..]
            .iter()
            .take(MOST_BETWEEN)
            .take_while(|other| !prose.text()[run.end..other.start].contains('\n'))
            .position(|other| other.sign == run.sign && other.length() == run.length())
            .map(|gap| at + 1 + gap);
        match partner {
            Some(close) if are_pair(prose, run, &runs[close]) => {
                report_pair(prose, run, &runs[close], found);
                at = close + 1;
            }
            _ => {
                report_single(prose, run, found);
                at += 1;
            }
        }
    }
}

/// One or more equal signs in the text that the parser has left there.
struct SignRun {
    sign: char,
    start: usize,
    end: usize,
    before: char,
    after: char,
    /// Whether the parser used other signs of the same row: `**word*`.
    is_rest: bool,
}

impl SignRun {
    fn length(&self) -> usize {
        self.end - self.start
    }

    /// Whether words can begin behind it.
    fn can_open(&self) -> bool {
        self.before.is_whitespace() || "(“‘[\"".contains(self.before)
    }

    /// Whether words can end before it.
    fn can_close(&self) -> bool {
        self.after.is_whitespace() || is_closing(self.after)
    }

    /// Whether it is in the middle of a word: `snake_case`, `f**k`.
    fn is_in_word(&self) -> bool {
        self.before.is_alphanumeric() && self.after.is_alphanumeric()
    }
}

fn runs(prose: &Prose) -> Vec<SignRun> {
    let (text, file) = (prose.text(), prose.document.text());
    let bytes = text.as_bytes();
    let mut runs = Vec::new();
    let stars = memchr::memchr3_iter(b'*', b'_', b'~', bytes);
    let mut starts: Vec<usize> = stars.chain(memchr::memmem::find_iter(bytes, b"==")).collect();
    starts.sort_unstable();
    let mut last_end = 0;
    for start in starts {
        if start < last_end {
            continue;
        }
        let sign = char::from(bytes[start]);
        let end = start + bytes[start..].iter().take_while(|byte| **byte == bytes[start]).count();
        last_end = end;
        let Some(span) = prose.span_as_typed(start, end) else { continue };
        let before = text[..start].chars().next_back().unwrap_or('\n');
        let after = text[end..].chars().next().unwrap_or('\n');
        let is_rest =
            file[..span.start as usize].ends_with(sign) || file[span.end as usize..].starts_with(sign);
        runs.push(SignRun { sign, start, end, before, after, is_rest });
    }
    runs
}

/// Whether two rows of signs were meant to stand around the words between them.
fn are_pair(prose: &Prose, open: &SignRun, close: &SignRun) -> bool {
    let words = &prose.text()[open.end..close.start];
    let inner = words.trim();
    let touches = inner.len() == words.len();
    if !inner.contains(char::is_alphanumeric) && !inner.contains(['{', '\u{fffc}']) {
        return false;
    }
    match (open.sign, open.length()) {
        ('*', 2 | 3) | ('_', 2) => !(open.is_in_word() && close.is_in_word()),
        ('=' | '~', 2) => touches,
        ('~', 1) => touches && !open.is_in_word() && open.can_open() && close.can_close(),
        // *it * and * it*: one side stands right at the words, and the other does not.
        ('*' | '_', 1) => {
            !open.is_rest
                && !close.is_rest
                && open.can_open()
                && close.can_close()
                && open.after.is_whitespace() != close.before.is_whitespace()
                && inner.len() <= LONGEST_ITALIC
                && !inner.contains(['.', '!', '?'])
        }
        _ => false,
    }
}

fn report_pair(prose: &Prose, open: &SignRun, close: &SignRun, found: &mut Reporter) {
    let (sign, words) = (&prose.text()[open.start..open.end], prose.text()[open.end..close.start].trim());
    let shown: String = words.chars().take(40).collect();
    let place = prose.place(open.start, close.end);
    let is_in_field = (place.span.start as usize) < prose.document.body_start;
    let help = match open.sign {
        '~' => "Take the signs away, and the words too if they no longer hold.".to_string(),
        _ if is_in_field => "Take the signs away: here no words can be bold.".to_string(),
        '=' => format!("Write `**{shown}**` for bold words."),
        _ => format!("Put the signs directly at the words: `{sign}{shown}{sign}`"),
    };
    let finding =
        found.add(place, format!("The signs `{sign}` beside “{shown}” are shown as they are typed."), help);
    if is_in_field && open.sign != '~' {
        let signs = [prose.span_as_typed(open.start, open.end), prose.span_as_typed(close.start, close.end)];
        let edits = signs.into_iter().flatten().map(|span| Edit { span, replacement: String::new() });
        finding.fix = Some(Fix { edits: edits.collect(), safe: true }).filter(|fix| fix.edits.len() == 2);
    } else if open.sign != '~' {
        finding.fix = repaired(prose, open, close).map(|edits| Fix { edits, safe: true });
    }
}

/// The edits that put both signs directly at the words, with a space outside where words would run together.
fn repaired(prose: &Prose, open: &SignRun, close: &SignRun) -> Option<Vec<Edit>> {
    let (text, file) = (prose.text(), prose.document.text());
    let words = &text[open.end..close.start];
    let lead = words.len() - words.trim_start().len();
    let trail = words.len() - words.trim_end().len();
    let opening = prose.span_as_typed(open.start, open.end + lead)?;
    let closing = prose.span_as_typed(close.start - trail, close.end)?;
    let is_sign = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
    // What the parser will see next to the signs: a link begins with its bracket.
    let first = file[opening.end as usize..].chars().next()?;
    let last = file[..closing.start as usize].chars().next_back()?;
    let gap_before = !open.before.is_whitespace()
        && (lead > 0 && !"(“‘[\"'–—/".contains(open.before)
            || is_sign(first) && open.before.is_alphanumeric());
    let gap_after = !close.after.is_whitespace()
        && (trail > 0 && !is_closing(close.after) || is_sign(last) && close.after.is_alphanumeric());
    if lead + trail == 0 && !gap_before && !gap_after && "*".contains(open.sign) {
        return None;
    }
    let mark = "*".repeat(open.length());
    let before = if gap_before { " " } else { "" };
    let after = if gap_after { " " } else { "" };
    Some(vec![
        Edit { span: opening, replacement: format!("{before}{mark}") },
        Edit { span: closing, replacement: format!("{mark}{after}") },
    ])
}

fn is_closing(c: char) -> bool {
    ".,;:!?)”’]\"'–—/".contains(c)
}

/// Reports a sign that has no partner, if it was meant to be a mark.
fn report_single(prose: &Prose, run: &SignRun, found: &mut Reporter) {
    let stands_alone = run.before.is_whitespace() && run.after.is_whitespace();
    let is_mark = match (run.sign, run.length()) {
        ('*', 2 | 3) | ('_', 2) => !run.is_in_word() && !stands_alone,
        ('*' | '_', 1) => run.is_rest,
        _ => false,
    };
    if !is_mark {
        return;
    }
    let sign = &prose.text()[run.start..run.end];
    let finding = found.add(
        prose.place(run.start, run.end),
        format!("The sign `{sign}` is shown as it is typed: it has no partner."),
        "Put the same signs before and behind the words: `**words**`. Or take this one away.",
    );
    // Behind a word it may be the sign of a note at the end.
    if !run.before.is_whitespace() {
        finding.set_severity(Severity::Warning);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in, mended};

    #[test]
    fn signs_that_readers_may_see() {
        for text in [
            "**Who:** you, *it* and __we__ and _they_.",
            "Fields with * are needed. *Terms apply.",
            "5 * 3 * 2 is 30, and 2 ** 3 is 8.",
            "Your **** number. What the f**k.",
            "Room #1, about ~50 people, ~5–6 m",
            "snake_case and a_b_c",
            "\\*\\*Who: \\*\\*you",
            "&#42;&#42;Who: &#42;&#42;you",
            "`**x: **y` {{imha.phone}}",
            "Name: ______ Date: __________",
            "Name: __\n\nDate: __",
            "1 + 1 == 2 and 2 == 2",
            "A subject line: Re: [urgent] help *today",
            "Write * after *each name. A * means: soon.",
            "*Name and *Address and *[NHS] are needed",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        for text in ["**x* y", "~~old~~ new", "**Who can", "Who can** you", "***Who: **you"] {
            assert!(!found_in(&RULE, text).is_empty(), "{text}");
            assert_eq!(mended(&RULE, text), text);
        }
    }

    #[test]
    fn signs_move_to_their_words() {
        for (text, right) in [
            ("**Who: **you", "**Who:** you"),
            ("** bold** words", "**bold** words"),
            ("a** bold **word", "a **bold** word"),
            ("Read *it * now", "Read *it* now"),
            ("Read *it *.", "Read *it*."),
            ("Read * it* now", "Read *it* now"),
            ("We __x __ and _y _.", "We **x** and *y*."),
            ("**Who:**you", "**Who:** you"),
            ("(** bold **)", "(**bold**)"),
            ("**\u{a0}bold**", "**bold**"),
            ("**Phone {{imha.phone}} **now", "**Phone {{imha.phone}}** now"),
            ("**Read [it](a.md) **now", "**Read [it](a.md)** now"),
            ("**Who\nelse: **you", "**Who\nelse:** you"),
            ("Ask ==before== you.", "Ask **before** you."),
            ("__bold__ly", "**bold**ly"),
            ("- **Who: **you\n- **What: **this", "- **Who:** you\n- **What:** this"),
            ("| a |\n|---|\n| **b: **c |", "| a |\n|---|\n| **b:** c |"),
        ] {
            assert_eq!(mended(&RULE, text), right, "{text}");
        }
    }
}
