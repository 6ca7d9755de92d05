//! An exclamation mark
//!
//! An exclamation mark sounds like shouting, or like an advertisement. A full stop says the same in a calm voice. What
//! somebody said, in quotation marks, may have one.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py) it finds 3 places, in
//! 0.1 % of the sentences.
//!
//! **Helps:** people who are distressed, and people who wonder whether something is dangerous.
//! **Source:** NHS, Formatting and punctuation: avoid exclamation marks.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! We can help you. He called “Help!” twice.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! We can help you!
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "exclamation-mark",
        Severity::Warning,
        "It sounds like shouting to somebody who is distressed.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("exclamation_mark.rs"),
};

fn judge(prose: &Prose, found: &mut Reporter) {
    let text = prose.text();
    // The end of the last exclamation mark.
    let mut last_end = 0;
    for at in memchr::memchr_iter(b'!', text.as_bytes()) {
        let after = &text[at + 1..];
        let before = text[..at].chars().next_back();
        // Of several in a row only the first is reported.
        let is_repeated = last_end == at && at > 0;
        last_end = at + 1;
        if is_repeated
            || after.starts_with(['”', '’', '"', '\'', '=', '['])
            || !before.is_some_and(|c| c.is_alphanumeric() || "?)}]”…".contains(c))
        {
            continue;
        }
        // In “Yahoo!” and other names the sentence goes on.
        if after
            .trim_start_matches('!')
            .strip_prefix(' ')
            .is_some_and(|rest| rest.starts_with(char::is_lowercase))
        {
            continue;
        }
        found.add(
            prose.place(at, at + 1),
            "An exclamation mark stands here.",
            "Write a full stop in its place.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in, found_in_easy};

    #[test]
    fn marks_that_do_not_shout() {
        for text in [
            "He said “Stop!” and left.",
            "Use Yahoo! for this.",
            "> [!important] Now\n> Go.",
            "a != b",
            "![Words](../pictures/talk.svg)",
            "`Go!`",
            "\"Go!\"",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        assert_eq!(found_in(&RULE, "Go!!! Now! {{imha.phone}}!"), ["!", "!", "!"]);
        assert_eq!(found_in_easy(&RULE, "Well done!"), ["!"]);
    }
}
