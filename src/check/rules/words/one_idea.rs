//! A sentence with more than one idea
//!
//! In Easy Read each sentence says one thing. This rule counts signs of a second thing: “and”, “but” or “so” with a new
//! subject; “which” or “who” in the middle; two commas or more that make no list; a second “if” or “because”. Two such
//! signs in one sentence are too many.
//!
//! The rule knows English only and says nothing about other languages.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py --easy) judged as Easy
//! Read, it finds 0.3 % of the sentences. Most of them have other faults too, such as their length.
//!
//! **Helps:** people with a learning disability, people with memory problems, and people who are upset.
//! **Source:** GOV.UK, Accessible communication formats: one idea a sentence; W3C, Making Content Usable for People
//! with Cognitive and Learning Disabilities, 3.5.
//!
//! ```good content/en/about-us.easy.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! We talk with you. We do not tell you what to do. You can have tea, coffee, milk and cake.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! ---
//!
//! We talk with you and we write to staff, but you choose.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! ---
//!
//! Ask a nurse who knows you, and they will call us.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::Profile;
use crate::check::lexicon::WordSet;
use crate::check::lexicon::layout::{CONDITION, RELATIVE, SUBJECT};
use crate::check::prose::Prose;
use crate::check::prose::{SentenceRef, WordRef};
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "one-idea",
        Severity::Warning,
        "People who read slowly have lost the first idea before the second one ends.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("one_idea.rs"),
};

/// After these words “who” and “which” ask a question, and do not begin a relative clause.
const ASKING: WordSet<12> =
    WordSet::of(["about", "ask", "choose", "decide", "know", "of", "on", "say", "see", "tell", "to", "you"]);

/// Words that join two parts of a sentence.
const JOINING: WordSet<4> = WordSet::of(["and", "but", "so", "or"]);

/// Words before the last item of a list.
const LISTING: WordSet<2> = WordSet::of(["and", "or"]);

fn judge(prose: &Prose, found: &mut Reporter) {
    if prose.profile != Profile::Easy || !prose.is_english() {
        return;
    }
    for sentence in prose.sentences().filter(|sentence| sentence.len() > 6) {
        if signs(sentence) >= 2 {
            let help = "Make a sentence of each idea, and put each on a line of its own.";
            found.add(sentence.location(), "This sentence seems to hold more than one idea.", help);
        }
    }
}

/// How many signs of a second idea a sentence has: new subjects, relative clauses, commas outside a list, and second
/// conditions.
fn signs(sentence: SentenceRef<'_>) -> usize {
    let (mut signs, mut commas, mut conditions, mut is_list) = (0, 0, 0, false);
    let mut before: Option<WordRef<'_>> = None;
    for word in sentence.words() {
        let facts = word.facts();
        if let Some(before) = before {
            signs += usize::from(facts.is(SUBJECT) && !facts.is(RELATIVE) && JOINING.has(before.hash()));
            signs += usize::from(facts.is(RELATIVE) && !ASKING.has(before.hash()));
            commas += usize::from(word.gap().contains(','));
            is_list |= commas > 0 && LISTING.has(word.hash());
        }
        conditions += usize::from(facts.is(CONDITION));
        before = Some(word);
    }
    signs + usize::from(commas >= 2 && !is_list) + usize::from(conditions >= 2)
}
