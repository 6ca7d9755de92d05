//! A deadline in the middle of a text
//!
//! Somebody who misses a deadline may lose a right. A sentence such as “You must appeal within 14 days” belongs in a
//! box that is seen first: > [!deadline] and below it the words. What we do within some days is not a deadline for
//! readers. English only.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py) it finds 8 places, in
//! 0.3 % of the sentences.
//!
//! **Helps:** people who act on what a page says, above all people who are distressed or forget dates.
//! **Source:** W3C, Making Content Usable for People with Cognitive and Learning Disabilities, 2.4.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! > [!deadline] Appeal within 14 days
//! > You must appeal within 14 days. We answer within 2 working days.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! You must appeal within 14 days.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::prose::{PassageKind, Prose, SentenceRef, WordKind};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::NodeKind;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "deadline-box",
        Severity::Info,
        "Somebody who does not see the deadline may lose a right.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("deadline_box.rs"),
};

fn judge(prose: &Prose, found: &mut Reporter) {
    if !prose.is_english()
        || !["within ", " deadline"]
            .iter()
            .any(|word| memchr::memmem::find(prose.text().as_bytes(), word.as_bytes()).is_some())
    {
        return;
    }
    let boxes = prose
        .document
        .tree
        .walk()
        .filter(|node| matches!(node.kind(), NodeKind::Callout(_)))
        .map(|node| node.span());
    let mut boxes = boxes.peekable();
    let mut boxed_to = 0;
    let running = prose.passages().filter(|passage| {
        matches!(passage.kind(), PassageKind::Paragraph | PassageKind::Item | PassageKind::Cell)
    });
    for sentence in
        running.flat_map(|passage| passage.sentences()).filter(|sentence| states_deadline(sentence))
    {
        let place = sentence.location();
        // Boxes and sentences both come in the order of the file.
        while let Some(span) = boxes.next_if(|span| span.start <= place.span.start) {
            boxed_to = boxed_to.max(span.end);
        }
        if place.span.start >= boxed_to {
            found.add(
                place,
                "This deadline stands in the middle of the text.",
                "Put it into a box near the top: > [!deadline] Appeal within 14 days",
            );
        }
    }
}

/// Whether a sentence says that readers must do something within some time.
fn states_deadline(sentence: &SentenceRef) -> bool {
    let has = |word: &str| sentence.words().any(|other| other.is(word));
    let is_about_others = sentence
        .words()
        .next()
        .is_some_and(|word| ["we", "our", "they", "it"].iter().any(|own| word.is(own)));
    let units = ["day", "days", "week", "weeks", "month", "months", "hours"];
    let within = || {
        let mut words = sentence.words().skip_while(|word| !word.is("within")).skip(1);
        let has_number = words
            .next()
            .is_some_and(|word| word.kind() == WordKind::Number || word.is("one") || word.is("a"));
        has_number && words.take(2).any(|word| units.iter().any(|unit| word.is(unit)))
    };
    let names_deadline = || has("deadline") && has("must");
    !is_about_others
        && ["must", "appeal", "apply", "ask", "reply", "complain", "claim"].iter().any(|word| has(word))
        && (within() || names_deadline())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::found_in;

    #[test]
    fn sentences_without_a_deadline_for_readers() {
        for text in [
            "We must answer you within 2 working days.",
            "Your home is within 10 miles of ours. You must ask.",
            "You can stay within the law.",
            "> [!important] Soon\n> You must appeal within 1 month.",
            "Work out the deadline for your claim.",
            "Support within a team helps people ask questions.",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        assert_eq!(
            found_in(&RULE, "Hello. You can appeal within one calendar month of this. Bye."),
            ["You can appeal within one calendar month of this."]
        );
    }
}
