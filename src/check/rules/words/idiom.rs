//! A phrase that does not mean what its words say
//!
//! “Red tape” is not a tape. Many people take words as they stand, or learned English later. They do not know these
//! phrases. The list is short and stands in data/words/idioms.txt.
//!
//! The rule knows English only and says nothing about other languages.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py) it finds nothing.
//!
//! **Helps:** people with a learning disability, autistic people, and people who learn English.
//! **Source:** Inclusion Europe, Information for all; W3C, Making Content Usable for People with Cognitive and Learning
//! Disabilities, 3.4.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! There are many forms to fill in.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! There is a lot of red tape.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::lexicon::layout::IDIOM;
use crate::check::prose::{IDIOMS, Phrase, Prose, phrases_in};
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "idiom",
        Severity::Info,
        "People who take words as they stand understand something else.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("idiom.rs"),
};

fn judge(prose: &Prose, found: &mut Reporter) {
    if !prose.is_english() {
        return;
    }
    for Phrase { words: (first, last), instead, .. } in phrases_in(prose, IDIOMS, IDIOM) {
        let place = first.location_to(&last);
        let phrase = &prose.text()[first.range().start..last.range().end];
        found.add(
            place,
            format!("“{phrase}” does not mean what its words say."),
            format!("Say what you mean: {instead}"),
        );
    }
}
