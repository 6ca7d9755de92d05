//! A step that is not one thing to do
//!
//! In a numbered list each number is one step. A step with “and then” in it holds two: readers do the first, count on, and
//! miss the second. A step that begins with “or” is not a new step but another way to do the one before. Put it below that
//! one, in a list with dots. Write what a step costs after its link, not in the link. English only.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py) it finds nothing.
//!
//! **Helps:** people who follow steps one by one, and people who forget where they were.
//! **Source:** GOV.UK Design System, Step by step; W3C COGA, patterns 3.9 and 4.3.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! 1. Phone us.
//! 2. Say what you need:
//!    - in English
//!    - or in another language
//! 3. If you are ill, then say so.
//! 4. [Ask for a form](https://www.gov.uk/form). It costs £10 (2026 to 2027).
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! 1. Phone us and then send the form.
//! 2. Wait.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! 1. Phone us.
//! 2. Or write to us.
//! 3. Wait.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! 1. [Buy a form for £10](https://www.gov.uk/form) (2026 to 2027).
//! 2. Fill it in.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::lexicon::layout::CONDITION;
use crate::check::prose::{Prose, SentenceRef, WordKind, WordRef};
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "one-action",
        Severity::Warning,
        "Readers who follow the numbers miss a thing to do, or do one too many. Those who hear only the links hear a sum, and not that it is the price.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("one_action.rs"),
};

fn judge(prose: &Prose, found: &mut Reporter) {
    if !prose.is_english() {
        return;
    }
    let mut last_item = None;
    for passage in prose.passages() {
        let Some(item) = passage.item().filter(|item| item.numbered) else { continue };
        let begins_item = last_item != Some(item);
        last_item = Some(item);
        for (index, sentence) in passage.sentences().enumerate() {
            let begins_step = begins_item && index == 0;
            if let Some(word) = sentence.words().next().filter(|word| begins_step && word.is("or")) {
                let help = "Write it below the step before, set in by 3 spaces and with a dash in place of its number.";
                found.add(word.location(), "This step is another way to do the one before it.", help);
            }
            if let Some((from, to)) = second_action(sentence, begins_step) {
                found.add(
                    from.location_to(&to),
                    "This step holds a second thing to do.",
                    "Make it a step of its own, with the next number.",
                );
            }
            for word in sentence.words().filter(|word| {
                word.is_in_link() && word.kind() == WordKind::Number && word.gap().ends_with('£')
            }) {
                found.add(
                    word.location(),
                    "What this step costs stands in its link.",
                    "Write it behind the link: [Ask for a form](…). It costs £10.",
                );
            }
        }
    }
}

/// The first and last of the words that lead to a second thing to do: “and then”, or “then” alone. “If …, then …” is
/// one thing. `begins_step` says that the sentence is the first of its step.
fn second_action<'p>(sentence: SentenceRef<'p>, begins_step: bool) -> Option<(WordRef<'p>, WordRef<'p>)> {
    let mut has_condition = false;
    for (index, word) in sentence.words().enumerate() {
        has_condition |= word.facts().is(CONDITION) || word.is("when") || word.is("once");
        if !word.is("then") {
            continue;
        }
        if index == 0 && !begins_step {
            return Some((word, word));
        }
        let Some(before) = word.before().filter(|_| index > 0) else { continue };
        if before.is("and") {
            return Some((before, word));
        }
        if word.gap().trim() == "," && !has_condition {
            return Some((word, word));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::found_in;

    #[test]
    fn steps_that_are_one_thing_each() {
        for text in [
            "1. Then phone us.\n2. If you are ill, then say so.\n3. Pay £10 for [the form](a.md)\n",
            "- Phone us and then write.\n- Or come.\n",
            "Phone us, and then write.",
            "1. Phone us:\n   - by day, then\n   - or by night\n",
            "1. Choose tea or milk.\n2. Until then, wait. When it rings, then go.\n",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        let text =
            "1. Phone us, then write.\n2. Or come. Then wait.\n\n   And then go.\n3. [Pay £10.50](a.md)";
        assert_eq!(found_in(&RULE, text), ["then", "Or", "Then", "And then", "10.50"]);
    }
}
