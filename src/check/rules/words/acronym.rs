//! A name in capital letters that nobody explains
//!
//! IMHA or CPA says nothing to somebody who does not know it. Write the whole name at the first place, and the short
//! one in brackets: Independent Mental Health Advocate (IMHA). Or explain it in the glossary. Short names that nearly
//! everybody knows, such as NHS, and those under words in content/site.toml pass. Each is found once a page. English
//! only.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py) it finds 48 places,
//! in 2 % of the sentences.
//!
//! **Helps:** people who do not work in this field, and people whose first language is not English.
//! **Source:** WCAG 3.1.4, Abbreviations; Inclusion Europe, Information for all.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! An Independent Mental Health Advocate (IMHA) helps you. Your IMHA is not part of the NHS.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Your IMHA helps you.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::prose::{Prose, WordRef};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::check::rules::words::capitals::is_shouted;
use std::collections::HashSet;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "acronym",
        Severity::Warning,
        "Readers who do not know the short name do not know who or what is meant.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("acronym.rs"),
};

/// Short names that nearly everybody in the United Kingdom knows. Sorted.
const KNOWN: [&str; 54] = [
    "AGM", "AIDS", "AM", "BBC", "BSL", "CCTV", "CD", "CIO", "DIY", "DNA", "DVD", "EU", "FAQ", "GB", "GCSE",
    "GP", "HIV", "HM", "HMRC", "ID", "II", "III", "IQ", "IT", "ITV", "IV", "LGBT", "MBE", "MP", "NHS", "OBE",
    "OK", "PA", "PC", "PDF", "PE", "PIN", "PM", "PO", "QR", "RIP", "SIM", "SMS", "SOS", "TV", "UK", "UN",
    "US", "USA", "USB", "VAT", "VI", "VIP", "WC",
];

/// Longer words in capitals are shouted, not shortened.
const LONGEST: usize = 6;

fn judge(prose: &Prose, found: &mut Reporter) {
    if !prose.is_english() {
        return;
    }
    let (mut seen, mut explained) = (HashSet::new(), HashSet::new());
    let mut unexplained: Vec<(WordRef, &str)> = Vec::new();
    for word in prose.short_names() {
        let text = without_ending(word);
        // “FREE” is shouted, which the rule capitals finds.
        if !is_short(text) || KNOWN.binary_search(&text).is_ok() || is_shouted(word.text()) {
            continue;
        }
        let before = word.before().map_or("", without_ending);
        let follows_capitals = word.gap() == " " && is_short(before);
        let (left, right) = (&prose.text()[..word.range().start], &prose.text()[word.range().end..]);
        // “Whole Name (IMHA)”, “(IMHA for short)” and “IMHA (Whole Name)”.
        let is_in_brackets = left.ends_with('(') && right.starts_with([')', ',', ' ', ';']);
        if is_in_brackets || [" (", " means ", " stands for "].iter().any(|next| right.starts_with(next)) {
            explained.insert(text);
            continue;
        }
        // Several words in capitals are shouted, which the rule capitals finds. Before a number it may be part
        // of a postcode or a code.
        let precedes_capitals_or_number = word.next().is_some_and(|next| {
            next.gap() == " "
                && (is_short(next.text()) || next.text().starts_with(|c: char| c.is_ascii_digit()))
        });
        // “Level AA” is a grade, not a name.
        let is_grade = ["level", "band", "class", "grade", "group", "type"]
            .iter()
            .any(|kind| before.eq_ignore_ascii_case(kind));
        // A part of “GOV.UK” is not a name of its own.
        let is_part = word.gap() == "."
            || right.strip_prefix('.').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        if !follows_capitals && !precedes_capitals_or_number && !is_grade && !is_part && seen.insert(text) {
            unexplained.push((word, text));
        }
    }
    for (word, text) in
        unexplained.into_iter().filter(|(_, text)| !explained.contains(text) && !is_known_here(prose, text))
    {
        let help = format!(
            "Write the whole name at this place and the short one in brackets: The Whole Name ({text}). Or explain {text} in the glossary."
        );
        found.add(word.location(), format!("“{text}” is not explained."), help);
    }
}

/// A word without the ending of a plural or a possessive.
fn without_ending(word: WordRef<'_>) -> &str {
    ["’s", "'s", "s"].iter().find_map(|ending| word.text().strip_suffix(ending)).unwrap_or(word.text())
}

fn is_short(text: &str) -> bool {
    (2..=LONGEST).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether a short name is one of the site's own words, or is explained in the glossary.
fn is_known_here(prose: &Prose, short: &str) -> bool {
    let lower = short.to_lowercase();
    let has_name = |term: &str| term.split(|c: char| !c.is_alphanumeric()).any(|word| word == lower);
    // “Electro-convulsive therapy” explains ECT too.
    let has_initials = |term: &str| {
        term.split(|c: char| !c.is_alphanumeric()).filter_map(|word| word.chars().next()).eq(lower.chars())
    };
    prose.standard.own_words.contains(&*lower)
        || prose.standard.explained.iter().any(|term| has_name(term) || has_initials(term))
}

#[cfg(test)]
mod tests {
    use super::{KNOWN, RULE};
    use crate::check::test_support::found_in;

    #[test]
    fn names_that_are_known_or_explained() {
        assert!(KNOWN.is_sorted());
        for text in [
            "The NHS, your GP and the BBC.",
            "IMHA (Independent Mental Health Advocate) and your IMHA.",
            "A Care Programme Approach (CPA) helps. The CPA is a plan.",
            "ECT means electro-convulsive therapy.",
            "DO NOT WAIT",
            "It is FREE. You MUST ask. ALWAYS ask us.",
            "Our aim is level AA. See GOV.UK and HM Prison.",
            "Write to HR1 2BW or BS 8300.",
            "A4, I and X",
            "GPs, PhDs, As and Us",
            "`IMHA`, www.IMHA.org",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        assert_eq!(
            found_in(&RULE, "Ask your IMHA. The IMHA, the CPA’s team (or the CMHT team)."),
            ["IMHA", "CPA’s", "CMHT"]
        );
        assert_eq!(found_in(&RULE, "Ask a CTO or two AMHPs."), ["CTO", "AMHPs"]);
    }
}
