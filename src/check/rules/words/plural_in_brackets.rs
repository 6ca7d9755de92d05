//! A plural in brackets
//!
//! A word such as “advocate(s)” is hard to say and to hear. Write the plural: it includes the one. Or write both: one
//! advocate or several.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py) it finds 1 place.
//!
//! **Helps:** people who use a screen reader, and people who read slowly.
//! **Source:** NHS, Formatting and punctuation: no plurals in brackets.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Bring your letters. See section 5(s).
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Bring your letter(s).
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Tell us about your child(ren).
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "plural-in-brackets",
        Severity::Error,
        "A screen reader says “letter s”, and readers must sort out two words in one.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("plural_in_brackets.rs"),
};

/// Plural endings in brackets.
const ENDINGS: [&str; 4] = ["(s)", "(es)", "(ies)", "(ren)"];

fn judge(prose: &Prose, found: &mut Reporter) {
    let text = prose.text();
    for at in memchr::memchr_iter(b'(', text.as_bytes()) {
        let before_word = text[..at].trim_end_matches(char::is_alphabetic);
        let Some(ending) = ENDINGS.iter().find(|ending| text[at..].starts_with(**ending)) else { continue };
        let end = at + ending.len();
        if before_word.len() < at
            && !before_word.ends_with(|c: char| c.is_numeric())
            && !text[end..].starts_with(char::is_alphanumeric)
        {
            let message = format!("“{}” is a plural in brackets.", &text[before_word.len()..end]);
            found.add(
                prose.place(before_word.len(), end),
                message,
                "Write the plural alone: it includes the one.",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::found_in;

    #[test]
    fn brackets_that_are_no_plural() {
        for text in [
            "See section 5(s) and 130C(s).",
            "The letter (s) is here.",
            "Your (son) and (s).",
            "`item(s)`",
            "Advocate (the person)",
            "a(s)b",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        assert_eq!(found_in(&RULE, "Your **letter**(s), visit(s)."), ["letter**(s)", "visit(s)"]);
    }
}
