//! A part that begins with “it” or “they”
//!
//! Under a heading the first sentence names what it speaks of: “The doctor”, not “They”. Many people come to a heading
//! from a list of contents or with a screen reader, and have not read the text before. The rule judges Easy Read.
//!
//! The rule knows English only and says nothing about other languages.
//!
//! **Helps:** people who begin in the middle of a page, and people who forget what they read before.
//! **Source:** PIF, Easy Read Matters: say “the doctor”, not “he”.
//!
//! ```good content/en/about-us.easy.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! ## The advocate
//!
//! The advocate is free.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! ---
//!
//! ## The advocate
//!
//! They can help you.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::Profile;
use crate::check::lexicon::layout::{BE, POINTER};
use crate::check::prose::PassageKind;
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new("unclear-pronoun", Severity::Info, "Readers do not know who or what is meant."),
    kind: RuleKind::Prose(judge),
    file: include_str!("unclear_pronoun.rs"),
};

/// Verbs that show that the pronoun before them is the subject of the sentence.
const VERBS: [&str; 12] =
    ["can", "will", "may", "must", "has", "have", "does", "do", "means", "mean", "helps", "help"];

fn judge(prose: &Prose, found: &mut Reporter) {
    if prose.profile != Profile::Easy || !prose.is_english() {
        return;
    }
    let mut is_heading = false;
    for passage in prose.passages() {
        let after_heading =
            std::mem::replace(&mut is_heading, matches!(passage.kind(), PassageKind::Heading(_)));
        let mut words = passage.words();
        if after_heading
            && !is_heading
            && let (Some(first), Some(second)) = (words.next(), words.next())
            && first.facts().is(POINTER)
            && (second.facts().is(BE) || VERBS.iter().any(|verb| second.is(verb)))
        {
            let message = format!("It is not clear here who or what “{}” is.", first.text());
            found.add(first.location(), message, "Name the person or the thing.");
        }
    }
}
