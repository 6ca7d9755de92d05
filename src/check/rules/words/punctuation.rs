//! Signs that make a sentence hard to read
//!
//! Easy Read needs full stops, question marks and few commas. A semicolon joins two sentences that are better apart:
//! that is an error. Dashes in a sentence, three dots and brackets inside brackets are warnings. Brackets inside
//! brackets are found on every page.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py --easy) judged as Easy
//! Read, it finds 55 places, in 2 % of the sentences.
//!
//! **Helps:** people who read slowly, and people who do not know what these signs mean.
//! **Source:** Inclusion Europe, Information for all: simple punctuation; NHS, Punctuation: dashes; UNE 153101:
//! brackets.
//!
//! ```good content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! You can ask us. We come to you.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! You can ask us; we come to you.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! You can ask us – we come to you.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! You have this right under the Act (see section 130C (which is new)).
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::Profile;
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "punctuation",
        Severity::Error,
        "Many readers do not know what this sign asks them to do.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("punctuation.rs"),
};

fn judge(prose: &Prose, found: &mut Reporter) {
    judge_nested_brackets(prose, found);
    if prose.profile != Profile::Easy {
        return;
    }
    let text = prose.text();
    for at in memchr::memchr_iter(b';', text.as_bytes()) {
        found.add(
            prose.place(at, at + 1),
            "A semicolon stands here.",
            "Write a full stop, and begin a new sentence.",
        );
    }
    // – — and … are three bytes each, and begin with e2.
    for at in memchr::memchr_iter(0xe2, text.as_bytes()) {
        let (before, rest) = (&text[..at], &text[at..]);
        let is_between_digits = before.trim_end().ends_with(|c: char| c.is_ascii_digit())
            && rest[3..].trim_start().starts_with(|c: char| c.is_ascii_digit());
        match rest.chars().next() {
            // A dash between two numbers is a range. The rule time-format judges ranges of times.
            Some('–' | '—') if !is_between_digits => report_dash(prose, at, 3, found),
            Some('…') => report_dots(prose, at, 3, found),
            _ => {}
        }
    }
    for at in memchr::memmem::find_iter(text.as_bytes(), " - ") {
        if text[..at].ends_with(char::is_alphabetic) {
            report_dash(prose, at + 1, 1, found);
        }
    }
    for at in memchr::memmem::find_iter(text.as_bytes(), "...") {
        report_dots(prose, at, 3, found);
    }
}

fn report_dash(prose: &Prose, at: usize, length: usize, found: &mut Reporter) {
    found
        .add(
            prose.place(at, at + length),
            "A dash stands in this sentence.",
            "Make two sentences of it, or write a comma.",
        )
        .set_severity(Severity::Warning);
}

fn report_dots(prose: &Prose, at: usize, length: usize, found: &mut Reporter) {
    found
        .add(
            prose.place(at, at + length),
            "Three dots stand here.",
            "Say what you mean, and end with a full stop.",
        )
        .set_severity(Severity::Warning);
}

/// Reports brackets inside brackets, on every page.
fn judge_nested_brackets(prose: &Prose, found: &mut Reporter) {
    let text = prose.text();
    // For each open bracket, whether it holds an aside: the brackets of 5(2) and letter(s) do not.
    let mut open: Vec<bool> = Vec::new();
    let mut asides = 0;
    for at in memchr::memchr3_iter(b'(', b')', b'\n', text.as_bytes()) {
        match text.as_bytes()[at] {
            b'(' => {
                let is_aside = !text[..at].ends_with(char::is_alphanumeric);
                if is_aside && asides > 0 {
                    let help = "Make a sentence of its own of what the brackets hold.";
                    found
                        .add(prose.place(at, at + 1), "A bracket opens inside another bracket.", help)
                        .set_severity(Severity::Warning);
                }
                open.push(is_aside);
                asides += usize::from(is_aside);
            }
            b')' => asides -= usize::from(open.pop() == Some(true)),
            _ => {
                open.clear();
                asides = 0;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in, found_in_easy};

    #[test]
    fn signs_that_are_fine() {
        for text in [
            "Ages 5–11 and 9 – 10.",
            "A self-advocate asks.",
            "Ask Tom & Jo &amp; us.",
            "Well-being",
            "Under section 5(2) you may stay (for a while).",
        ] {
            assert_eq!(found_in_easy(&RULE, text), [] as [&str; 0], "{text}");
        }
        for text in [
            "One; two – three… four",
            "(see section 5(2) or 5(4) of the Act) and (more)",
            "(one) (two)",
            "(one\n\n(two)",
            "a) one (b) two",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        assert_eq!(found_in_easy(&RULE, "One; two – three… four - five... six"), [";", "–", "…", "-", "..."]);
        assert_eq!(found_in(&RULE, "Go (see (this) or 5(2) (that)) now."), ["(", "("]);
    }
}
