//! A sentence that is long
//!
//! On a page or a leaflet: at most 20 words. In Easy Read: at most 15, or what the chosen set of rules asks. A number, a
//! phone number and a word such as “it’s” count as one. Each heading, each cell and each item of a list is counted by
//! itself. In site.toml, [rules.sentence-length] plain = 22 allows more.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py) 15 % of the sentences
//! have 21 to 40 words.
//!
//! **Helps:** people who read slowly, who are tired or upset, or who hear the page.
//! **Source:** NHS, How we write: 20 words; GOV.UK, Accessible communication formats: 10 to 15 words in Easy Read;
//! Easy Read Standard 1.0: under 25.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! An advocate helps you to say what you want. The advocate does not work for the hospital.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! An advocate is a person who helps you to say what you want and who does not work for the hospital.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! ---
//!
//! We can come to see you on the ward, or you can phone us when you like.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::check::rules::words::sentence_limit;
use crate::check::thresholds::Thresholds;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "sentence-length",
        Severity::Warning,
        "Readers who tire lose the start of a long sentence before they reach its end.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("sentence_length.rs"),
};

/// The most that is allowed: `plain`, `print` and `large` texts, then each standard of Easy Read.
pub const THRESHOLDS: Thresholds = Thresholds::new(RULE.info, [20, 20, 20], [15, 15, 15]);

fn judge(prose: &Prose, found: &mut Reporter) {
    let Some(limit) = prose.limit(&THRESHOLDS) else { return };
    // The rule sentence-limit reports longer sentences.
    let most = prose.limit(&sentence_limit::THRESHOLDS).unwrap_or(usize::MAX);
    for sentence in prose.sentences().filter(|sentence| (limit + 1..=most).contains(&sentence.len())) {
        let message = format!("This sentence has {} words. The limit here is {limit}.", sentence.len());
        found.add(sentence.location(), message, sentence_limit::help(sentence.text()));
    }
}
