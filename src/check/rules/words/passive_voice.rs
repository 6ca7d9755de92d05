//! A sentence that does not say who acts
//!
//! In Easy Read a sentence says who does what: “The doctor will see you”, not “You will be seen”. The rule finds a form
//! of “be” with a participle after it. Words that look like participles but say how somebody is do not count: entitled,
//! born, married, disabled, detained, called and others.
//!
//! The rule knows English only and says nothing about other languages.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py --easy) judged as Easy
//! Read, it finds 6 % of the sentences. In a sample of 25, all were passive.
//!
//! **Helps:** people who need to know who will do something, and whom to ask.
//! **Source:** GOV.UK, Accessible communication formats; PIF, Easy Read Matters: active sentences.
//!
//! ```good content/en/about-us.easy.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! The doctor will see you. You are entitled to help. You are not detained. This is called advocacy.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! ---
//!
//! You will be seen by a doctor.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! ---
//!
//! The letter was not sent.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::Profile;
use crate::check::lexicon::layout::{ADJECTIVE, ADVERB, BE, NEGATION, PARTICIPLE};
use crate::check::prose::Prose;
use crate::check::prose::WordRef;
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "passive-voice",
        Severity::Warning,
        "Readers do not learn who acts, and whom they can ask.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("passive_voice.rs"),
};

/// Words that end like a participle and are not one.
const NOT_PARTICIPLES: [&str; 10] =
    ["need", "hundred", "indeed", "speed", "feed", "seed", "sacred", "naked", "wicked", "called"];

fn judge(prose: &Prose, found: &mut Reporter) {
    if prose.profile != Profile::Easy || !prose.is_english() {
        return;
    }
    for sentence in prose.sentences() {
        // The last form of “be”, if a participle may still follow it.
        let mut be: Option<WordRef<'_>> = None;
        for word in sentence.words() {
            let facts = word.facts();
            if facts.is(BE) {
                // In “has been being used” the last one counts.
                be = Some(word);
            } else if be.is_some() && !word.gap().trim().is_empty() {
                be = None;
            } else if let Some(start) = be
                && !facts.is(ADVERB | NEGATION)
            {
                if is_participle(word) {
                    let message = format!("“{} {}” does not say who acts.", start.text(), word.text());
                    found.add(
                        start.location_to(&word),
                        message,
                        "Begin with who acts, as in: The doctor will see you.",
                    );
                }
                be = None;
            }
        }
    }
}

fn is_participle(word: WordRef<'_>) -> bool {
    let (text, facts) = (word.text(), word.facts());
    let is_regular =
        text.len() > 4 && text.ends_with("ed") && !NOT_PARTICIPLES.iter().any(|other| word.is(other));
    // A word with a hyphen says how something is: “means-tested”.
    (is_regular || facts.is(PARTICIPLE)) && !facts.is(ADJECTIVE) && !text.contains('-')
}
