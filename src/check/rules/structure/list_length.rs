//! A long list in Easy Read
//!
//! A list in Easy Read has at most 6 items. Divide a longer one into groups, each with a line that says what it is
//! about.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py --easy) judged as Easy
//! Read, it finds 16 places, in 0.6 % of the sentences.
//!
//! **Helps:** people who forget the first items of a list before they come to the last.
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
//! You can talk about:
//!
//! - money
//! - work
//! - home
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
//! You can talk about:
//!
//! - money
//! - work
//! - home
//! - friends
//! - family
//! - health
//! - food
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::check::thresholds::{NONE, Thresholds};
use crate::doc::NodeKind;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "list-length",
        Severity::Warning,
        "Readers forget the first items before they come to the last.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("list_length.rs"),
};

/// The most that is allowed: `plain`, `print` and `large` texts, then each standard of Easy Read.
pub const THRESHOLDS: Thresholds = Thresholds::new(RULE.info, [NONE, NONE, NONE], [6, 6, 6]);

fn judge(prose: &Prose, found: &mut Reporter) {
    let Some(limit) = prose.limit(&THRESHOLDS) else { return };
    for list in prose
        .document
        .tree
        .walk()
        .filter(|node| matches!(node.kind(), NodeKind::BulletList | NodeKind::NumberedList(_)))
    {
        let items = list.children().count();
        if items > limit {
            let message = format!("This list has {items} items. The limit here is {limit}.");
            found.add(
                prose.document.location_of(list),
                message,
                "Part it into groups, each with a picture and a line that says what it is about.",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::found_in_easy;

    #[test]
    fn six_items_are_not_too_many() {
        let page = |items: usize| format!("![](../pictures/talk.svg)\n\n{}", "- tea\n".repeat(items));
        assert_eq!(found_in_easy(&RULE, &page(6)), [] as [&str; 0]);
        assert_eq!(found_in_easy(&RULE, &page(7)).len(), 1);
    }
}
