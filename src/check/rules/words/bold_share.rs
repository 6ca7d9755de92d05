//! A lot of bold words
//!
//! Bold words stand out as long as there are few of them. More than 10 in 100 words in bold, or a whole paragraph in
//! bold, stands out no more. Words of the glossary that Easy Read makes bold by itself are not counted.
//!
//! **Helps:** people who look over a page for what matters.
//! **Source:** NHS, Formatting: use bold sparingly.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! You can ask an advocate to help you. **Phone us.** We talk with you about what you want. We go with you to meetings. We write letters with you.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! **You can ask an advocate to help you. The advocate goes with you to meetings.**
//!
//! You decide.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::prose::{PassageKind, Prose};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::check::thresholds::Thresholds;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "bold-share",
        Severity::Warning,
        "Where much is bold, nothing stands out, and readers do not see what matters.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("bold_share.rs"),
};

/// The most that is allowed: `plain`, `print` and `large` texts, then each standard of Easy Read.
pub const THRESHOLDS: Thresholds = Thresholds::new(RULE.info, [10, 10, 10], [10, 10, 10]);

/// In a shorter text one bold line exceeds the limit. In words.
const SHORTEST: usize = 100;

/// A paragraph of up to this many words is a line that may be all bold.
const LONGEST_LINE: usize = 12;

fn judge(prose: &Prose, found: &mut Reporter) {
    let Some(limit) = prose.limit(&THRESHOLDS) else { return };
    if prose.bold_words().next().is_none() {
        return;
    }
    let (mut all, mut bold) = (0, 0);
    for passage in prose
        .passages()
        .filter(|passage| matches!(passage.kind(), PassageKind::Paragraph | PassageKind::Item))
    {
        let strong = passage.words().filter(|word| word.is_strong()).count();
        let words = passage.words().len();
        all += words;
        bold += strong;
        if strong == words && words > LONGEST_LINE {
            found.add(
                passage.location(),
                "This whole paragraph is bold.",
                "Make only the few words bold that must be seen first.",
            );
        }
    }
    if all >= SHORTEST && bold * 100 > all * limit {
        let message =
            format!("{} of 100 words here are bold. The limit is {limit}.", (bold * 100).div_ceil(all));
        found.add(
            prose.document.location(prose.document.top()),
            message,
            "Make only the few words bold that must be seen first.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::found_in;

    #[test]
    fn a_tenth_may_be_bold() {
        let page =
            |bold: usize, plain: usize| format!("{}{}", "**word** ".repeat(bold), "word ".repeat(plain));
        assert_eq!(found_in(&RULE, &page(10, 90)), [] as [&str; 0]);
        assert_eq!(found_in(&RULE, &page(11, 90)).len(), 1);
        assert_eq!(found_in(&RULE, &page(20, 70)), [] as [&str; 0]);
        assert_eq!(found_in(&RULE, "**Phone 999 now if somebody is in danger.**"), [] as [&str; 0]);
        assert_eq!(found_in(&RULE, "| **a** |\n|---|\n| **b c d e f g h i j k l m n o** |"), [] as [&str; 0]);
    }
}
