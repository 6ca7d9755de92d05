//! A Roman numeral in Easy Read
//!
//! Many people cannot read Roman numerals, and a screen reader may say them as letters. Write the number in digits, or
//! in words: Part 3, Queen Elizabeth the Second.
//!
//! **Helps:** people who were never taught Roman numerals, and people who use a screen reader.
//! **Source:** W3C, Making Content Usable for People with Cognitive and Learning Disabilities, 3.6.
//!
//! ```good content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! Read Part 3 of the law.
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
//! Read Part III of the law.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::Profile;
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "roman-numeral",
        Severity::Warning,
        "Many readers cannot read it, and a screen reader may say it as letters.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("roman_numeral.rs"),
};

fn judge(prose: &Prose, found: &mut Reporter) {
    if prose.profile != Profile::Easy {
        return;
    }
    for word in prose.capitals().filter(|word| is_roman(word.text())) {
        // “An IV drip” is intravenous.
        let after = &prose.text()[word.range().end..];
        if word.text() == "IV" && [" drip", " fluid", " line"].iter().any(|next| after.starts_with(next)) {
            continue;
        }
        found.add(
            word.location(),
            format!("{} is a Roman numeral.", word.text()),
            "Write the number in digits.",
        );
    }
}

/// Whether a word is a well-formed Roman numeral from II to XXXIX. XX and XXX are not: they are sizes of clothes too.
fn is_roman(word: &str) -> bool {
    if word.len() < 2 || word.len() > 7 || !word.bytes().all(|byte| b"IVX".contains(&byte)) {
        return false;
    }
    let ones = word.trim_start_matches('X');
    let tens = word.len() - ones.len();
    tens <= 3 && matches!(ones, "I" | "II" | "III" | "IV" | "V" | "VI" | "VII" | "VIII" | "IX")
        || word == "IX"
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in, found_in_easy};

    #[test]
    fn letters_that_are_no_number() {
        for text in [
            "I am here. Size XXL, XX and XXX. An IV drip. VIP, MIX, CIVIC.",
            "iv, ii",
            "Malcolm X",
            "IIII VX",
        ] {
            assert_eq!(found_in_easy(&RULE, text), [] as [&str; 0], "{text}");
        }
        assert_eq!(
            found_in_easy(&RULE, "Part II, IV, IX, XIV and XXVII."),
            ["II", "IV", "IX", "XIV", "XXVII"]
        );
        assert_eq!(found_in(&RULE, "Part II"), [] as [&str; 0]);
    }
}
