//! An item of a list that holds more than one sentence
//!
//! In Easy Read each item of a list is one short thing. A second sentence makes it a paragraph, and the reader no longer
//! sees where one item ends and the next begins. Make an item of each sentence, or write it below the list.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py --easy) judged as Easy
//! Read, it finds 2 places, in 0.1 % of the sentences.
//!
//! **Helps:** people with a learning disability, and people who lose their place.
//! **Source:** NHS, Lists; W3C, Making Content Usable for People with Cognitive and Learning Disabilities, 3.5.
//!
//! ```good content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! We can help you:
//!
//! - to write a letter
//! - to get ready for a meeting
//!
//! We listen to you. We are free.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! We can help you:
//!
//! - to write a letter. You can bring it with you.
//! - to get ready for a meeting
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::Profile;
use crate::check::prose::{Prose, SentenceRef};
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "item-sentence",
        Severity::Warning,
        "Readers cannot see where one item ends and the next begins.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("item_sentence.rs"),
};

fn judge(prose: &Prose, found: &mut Reporter) {
    if prose.profile != Profile::Easy {
        return;
    }
    let passages: Vec<_> = prose.passages().filter(|passage| passage.item().is_some()).collect();
    for item in passages.chunk_by(|one, next| one.item() == next.item()) {
        let sentences: Vec<SentenceRef<'_>> = item.iter().flat_map(|passage| passage.sentences()).collect();
        if let [_, second, ..] = sentences.as_slice() {
            let message = format!("This item of a list has {} sentences.", sentences.len());
            found.add(
                second.location(),
                message,
                "Make an item of each sentence, or write this one below the list.",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in, found_in_easy};

    #[test]
    fn items_with_one_sentence_each() {
        for text in [
            "- Ask us.\n- Write to us.\n",
            "1. Ask Dr. Smith at 5.30pm\n   - by phone.\n   - by letter.\n",
            "Ask us. We listen.",
            "- Ask us.\n\nWe listen.\n",
        ] {
            assert_eq!(found_in_easy(&RULE, text), [] as [&str; 0], "{text}");
        }
        assert_eq!(
            found_in_easy(&RULE, "- Ask us. We listen. We help.\n- Go.\n\n  You may.\n"),
            ["We listen.", "You may."]
        );
        assert_eq!(found_in(&RULE, "- Ask us. We listen."), [] as [&str; 0]);
    }
}
