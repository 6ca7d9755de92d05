//! Footnotes and their signs
//!
//! Footnotes send readers away in the middle of a sentence, and many never find the way back. Say what matters in the
//! text; where a fact comes from belongs under sources at the top of the file. The signs of a footnote, such as ^
//! in square brackets, would be shown as they are typed.
//!
//! **Helps:** people who use a screen reader or large letters, and people who lose the thread.
//! **Source:** Inclusion Europe, Information for all: no footnotes.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! The law gives you this right.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! The law gives you this right.[^1]
//!
//! [^1]: The Mental Health Act.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! The law gives you this right.¹
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "footnote",
        Severity::Error,
        "Readers are sent away in the middle of a sentence, and do not find the way back.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("footnote.rs"),
};

const HELP: &str =
    "Say what matters in the text, and put where it comes from under sources at the top of the file.";

fn judge(prose: &Prose, found: &mut Reporter) {
    let text = prose.text();
    for at in memchr::memchr_iter(b'^', text.as_bytes()) {
        let name = &text[at + 1..];
        let name = &name[..name.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(name.len())];
        let (start, end) = (at.saturating_sub(1), at + 2 + name.len());
        if !name.is_empty() && text.get(start..at) == Some("[") && text.get(end - 1..end) == Some("]") {
            found.add(prose.place(start, end), "Here is a footnote.", HELP);
        }
    }
    // ¹, ² and ³ are two bytes each, and begin with c2.
    for at in memchr::memchr3_iter(0xb9, 0xb2, 0xb3, text.as_bytes()) {
        let Some(start) = at.checked_sub(1).filter(|start| text.as_bytes()[*start] == 0xc2) else { continue };
        let before = &text[..start];
        let letters = before.len() - before.trim_end_matches(char::is_alphabetic).len();
        // m² and km² are measures.
        if letters > 2 || before.ends_with(['.', ',', ';', '!', '?', ')', '”']) {
            found
                .add(prose.place(start, at + 1), "Here is the sign of a footnote.", HELP)
                .set_severity(Severity::Warning);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::found_in;

    #[test]
    fn signs_that_are_no_footnote() {
        for text in ["A room of 20 m² or 3 km².", "`x[^1]`", "2^3", "[^ ]", "5³", "[^]", "^1^"] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        assert_eq!(found_in(&RULE, "Ask[^a-1] us.² You can³."), ["[^a-1]", "²", "³"]);
    }
}
