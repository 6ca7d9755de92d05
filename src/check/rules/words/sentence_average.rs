//! Sentences that are long on the whole
//!
//! In Easy Read the sentences of a page have at most 12 words on average. Headings and cells are not counted, and a
//! page of fewer than five sentences is not judged.
//!
//! **Helps:** people who read one word after the other, and need to rest between sentences.
//! **Source:** K. Vincent, 25 words is our limit: at 11 words a sentence is easy for nearly everybody; a rule of this
//! project.
//!
//! ```good content/en/about-us.easy.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! We help you. We talk with you. We write letters. We come to meetings. You say what you want.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! ---
//!
//! We help you to say what you want, here on the ward and at home. We talk with you about the choices that you have here.
//! We can write letters for you when you ask us to do that. We can come to the meetings that you have with the staff.
//! We never tell you what to do, and we never tell you what you should think.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::prose::PassageKind;
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::check::thresholds::{NONE, Thresholds};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "sentence-average",
        Severity::Warning,
        "A page of long sentences tires people who read slowly before they come to its end.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("sentence_average.rs"),
};

/// The most that is allowed: `plain`, `print` and `large` texts, then each standard of Easy Read.
pub const THRESHOLDS: Thresholds = Thresholds::new(RULE.info, [NONE, NONE, NONE], [12, 12, 12]);

/// An average of fewer sentences means nothing.
const FEWEST: usize = 5;

fn judge(prose: &Prose, found: &mut Reporter) {
    let Some(limit) = prose.limit(&THRESHOLDS) else { return };
    let running = prose.passages().filter(|passage| {
        matches!(passage.kind(), PassageKind::Paragraph | PassageKind::Item | PassageKind::Definition)
    });
    let (sentences, words) = running
        .flat_map(|passage| passage.sentences())
        .fold((0, 0), |(sentences, words), sentence| (sentences + 1, words + sentence.len()));
    if sentences >= FEWEST && words > limit * sentences {
        let average = (words * 10 / sentences) as f64 / 10.0;
        let message =
            format!("The sentences of this page have {average} words on average. The limit is {limit}.");
        found.add(
            prose.document.location(prose.document.top()),
            message,
            "Cut the longest sentences in two.",
        );
    }
}
