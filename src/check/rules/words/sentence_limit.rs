//! A sentence that is far too long
//!
//! In Easy Read no sentence has more than 25 words. On pages and leaflets none has more than 40. Official texts have a few
//! sentences of 30 words, and these must not stop a site from being published. A site that follows GOV.UK writes into its
//! site.toml: [rules.sentence-limit] plain = 25. Words are counted as the rule sentence-length counts them.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py) 5.7 % of the
//! sentences have more than 25 words, 0.8 % more than 35, and 0.2 % more than 40.
//!
//! **Helps:** everybody: readers who have lost the start of a sentence begin it again, or give up.
//! **Source:** GOV.UK, Writing for GOV.UK: 25 words; W3C, Technique G153; Easy Read Standard 1.0: under 25; 40 is a rule of
//! this project.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! We can help you:
//!
//! - to write a letter to the ward, to your doctor and to the office
//! - to get ready for a meeting about your care, your money or your home
//! - to ask a question that nobody has answered so far
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! We can help you to write a letter to the ward and to your doctor, to get ready for a meeting about your care, your
//! money or your home, and to ask a question that nobody has answered so far, or that was not heard.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! ---
//!
//! We can help you to write a letter to the ward and to your doctor, and we can help you to ask a question that nobody
//! has answered.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Bring the following: the letter that the ward or your doctor wrote to you last; the name of the person who looks
//! after your money or your home; a list of all that you want to ask us about; and something to eat.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::check::thresholds::Thresholds;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "sentence-limit",
        Severity::Error,
        "Readers who tire, and people who hear the page, cannot follow a sentence of this length.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("sentence_limit.rs"),
};

/// The most that is allowed: `plain`, `print` and `large` texts, then each standard of Easy Read.
pub const THRESHOLDS: Thresholds = Thresholds::new(RULE.info, [40, 40, 40], [25, 25, 24]);

const HELP: &str =
    "Put a full stop after the first idea, and begin anew. Make a list of things that stand in a row.";

const LIST: &str = "This is a list: make it one. Put each thing on a line of its own, with a hyphen and a space: `- a letter`";

fn judge(prose: &Prose, found: &mut Reporter) {
    let Some(limit) = prose.limit(&THRESHOLDS) else { return };
    for sentence in prose.sentences().filter(|sentence| sentence.len() > limit) {
        let message = format!(
            "This sentence has {} words. No sentence here may have more than {limit}.",
            sentence.len()
        );
        found.add(sentence.location(), message, help(sentence.text()));
    }
}

/// How to shorten a sentence: one that is a list without being typed as one becomes a list.
pub fn help(sentence: &str) -> &'static str {
    let is_row = |words: &str, sign: char, least: usize| words.matches(sign).count() >= least;
    let after_colon = sentence.split_once(':').map(|(_, rest)| rest);
    if is_row(sentence, ';', 2)
        || after_colon.is_some_and(|rest| is_row(rest, ';', 1) || is_row(rest, ',', 2))
    {
        LIST
    } else {
        HELP
    }
}
