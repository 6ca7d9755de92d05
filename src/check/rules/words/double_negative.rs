//! A sentence that says no twice
//!
//! In Easy Read a sentence has at most one “not”, “no”, “never”, “without”, “unless” or “don’t”. Two of them ask the
//! reader to turn the meaning round twice.
//!
//! The rule knows English only and says nothing about other languages.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py --easy) judged as Easy
//! Read, it finds 1 % of the sentences.
//!
//! **Helps:** people who take each word as it stands, and people who are tired or in a hurry.
//! **Source:** W3C, Making Content Usable for People with Cognitive and Learning Disabilities, 3.3: avoid double
//! negatives.
//!
//! ```good content/en/about-us.easy.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! You can say no. We tell staff only what you want us to tell.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! ---
//!
//! We do not tell staff anything unless you want it.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::lexicon::layout::NEGATION;
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::check::thresholds::{NONE, Thresholds};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "double-negative",
        Severity::Warning,
        "Many readers understand the opposite of what is meant.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("double_negative.rs"),
};

/// The most that is allowed: `plain`, `print` and `large` texts, then each standard of Easy Read.
pub const THRESHOLDS: Thresholds = Thresholds::new(RULE.info, [NONE, NONE, NONE], [1, 1, 1]);

fn judge(prose: &Prose, found: &mut Reporter) {
    let Some(limit) = prose.limit(&THRESHOLDS).filter(|_| prose.is_english()) else { return };
    for sentence in prose.sentences() {
        // “No, you do not have to” has two negations, and its meaning is clear.
        let negations = sentence
            .words()
            .enumerate()
            .filter(|(at, word)| word.facts().is(NEGATION) && !(*at == 0 && word.is("no")));
        let negations: Vec<_> = negations.map(|(_, word)| word).collect();
        if negations.len() > limit {
            let quoted: Vec<String> = negations.iter().map(|word| format!("“{}”", word.text())).collect();
            let message = format!("This sentence says no more than once: {}.", quoted.join(", "));
            found.add(
                sentence.location(),
                message,
                "Turn it round, as in: We tell staff only if you want it.",
            );
        }
    }
}
