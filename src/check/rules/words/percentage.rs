//! A percentage in Easy Read
//!
//! Few people know how many 35% are. Write how many of 100, of 10 or of 2 people are meant: “1 in 2 people”, “35 of
//! 100 people”.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py --easy) judged as Easy
//! Read, it finds 44 places, in 2 % of the sentences.
//!
//! **Helps:** people who find numbers hard.
//! **Source:** UNE 153101, Easy Read; NHS, Numbers: 1 in 2 rather than 50%.
//!
//! ```good content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! 1 in 2 people has an advocate.
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
//! 50% of people have an advocate.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::Profile;
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new("percentage", Severity::Warning, "Many readers do not know how many that are."),
    kind: RuleKind::Prose(judge),
    file: include_str!("percentage.rs"),
};

const HELP: &str = "Write how many of 2, 10 or 100 are meant, such as: 1 in 2 people";

fn judge(prose: &Prose, found: &mut Reporter) {
    if prose.profile != Profile::Easy {
        return;
    }
    let text = prose.text();
    for at in memchr::memchr_iter(b'%', text.as_bytes()) {
        let number = text[..at].trim_end_matches(' ');
        let start = number.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',').len();
        if number.ends_with(|c: char| c.is_ascii_digit()) {
            found.add(prose.place(start, at + 1), "Here is a percentage.", HELP);
        }
    }
    for at in memchr::memmem::find_iter(text.as_bytes(), "per") {
        let rest = text[at + 3..].strip_prefix(' ').unwrap_or(&text[at + 3..]);
        let is_per_cent =
            rest.strip_prefix("cent").is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        if is_per_cent && !text[..at].ends_with(char::is_alphabetic) {
            found.add(prose.place(at, text.len() - rest.len() + 4), "Here is a percentage.", HELP);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in, found_in_easy};

    #[test]
    fn what_is_no_percentage() {
        for text in ["End.% A % sign, paper centre, supercent, £5 per week, percentage", "`50%`"] {
            assert_eq!(found_in_easy(&RULE, text), [] as [&str; 0], "{text}");
        }
        assert_eq!(
            found_in_easy(&RULE, "50% or 2.5 % or 5 per cent or 6 percent."),
            ["50%", "2.5 %", "per cent", "percent"]
        );
        assert_eq!(found_in(&RULE, "50%"), [] as [&str; 0]);
    }
}
