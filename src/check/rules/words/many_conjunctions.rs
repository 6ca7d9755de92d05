//! A sentence that goes on and on
//!
//! A sentence of a page or a leaflet has at most two words such as “and”, “but”, “or”, “so” and “because”. (In Easy
//! Read the rule one-idea allows fewer.) In site.toml, [rules.many-conjunctions] plain = 3 allows more.
//!
//! The rule knows English only and says nothing about other languages.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py) it finds 6 % of the
//! sentences.
//!
//! **Helps:** people who lose the thread in a long chain of parts.
//! **Source:** W3C, Technique G153, Making the text easier to read: no more than two conjunctions.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! We talk with you and we listen. You choose because it is your life.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! We talk with you and we listen, but you choose because it is your life.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::lexicon::layout::CONJUNCTION;
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::check::thresholds::{NONE, Thresholds};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "many-conjunctions",
        Severity::Info,
        "Each part that is hung on makes it harder to keep hold of the first.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("many_conjunctions.rs"),
};

/// The most that is allowed: `plain`, `print` and `large` texts, then each standard of Easy Read.
pub const THRESHOLDS: Thresholds = Thresholds::new(RULE.info, [2, 2, 2], [NONE, NONE, NONE]);

fn judge(prose: &Prose, found: &mut Reporter) {
    let Some(limit) = prose.limit(&THRESHOLDS).filter(|_| prose.is_english()) else { return };
    for sentence in prose.sentences().filter(|sentence| sentence.len() > 2 * limit) {
        let conjunctions = sentence.words().filter(|word| word.facts().is(CONJUNCTION)).count();
        if conjunctions > limit {
            let message = format!(
                "This sentence joins its parts {conjunctions} times, with words such as “and”. The limit is {limit}."
            );
            found.add(sentence.location(), message, "Put a full stop in place of one of these words.");
        }
    }
}
