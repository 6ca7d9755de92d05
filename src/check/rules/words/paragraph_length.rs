//! A paragraph that is long
//!
//! In Easy Read a paragraph has at most three sentences. On pages and leaflets a paragraph of more than three sentences
//! is fine as long as it has at most 50 words. In site.toml, [rules.paragraph-length] plain = 4 allows more sentences.
//!
//! **Helps:** people who read on a phone, use a magnifier, or lose the line.
//! **Source:** NHS, How we write: at most three sentences; W3C, Making Content Usable for People with Cognitive and
//! Learning Disabilities, 3.5.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! We help. We listen. We write. We call. You choose.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! ---
//!
//! We help. We listen. We write. We call.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! We help you to say what you want when you are in hospital. We listen to you and write down what you say. We come to the meeting with you if you ask us to. We read the letters from the ward with you. We never tell others what you tell us.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::Profile;
use crate::check::prose::PassageKind;
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::check::thresholds::Thresholds;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "paragraph-length",
        Severity::Warning,
        "A block of text without a gap makes people give up before they begin.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("paragraph_length.rs"),
};

/// The most that is allowed: `plain`, `print` and `large` texts, then each standard of Easy Read.
pub const THRESHOLDS: Thresholds = Thresholds::new(RULE.info, [3, 3, 3], [3, 3, 3]);

/// Outside Easy Read a paragraph with no more words than this is short, however many sentences it has.
const FEW_WORDS: usize = 50;

fn judge(prose: &Prose, found: &mut Reporter) {
    let Some(limit) = prose.limit(&THRESHOLDS) else { return };
    for passage in prose
        .passages()
        .filter(|passage| matches!(passage.kind(), PassageKind::Paragraph | PassageKind::Item))
    {
        let count = passage.sentences().filter(|sentence| !ends_line(prose, sentence.range().end)).count();
        if count > limit && (prose.profile == Profile::Easy || passage.words().len() > FEW_WORDS) {
            let message = format!("This paragraph has {count} sentences. The limit here is {limit}.");
            found.add(passage.location(), message, "Leave an empty line after the second or third sentence.");
        }
    }
}

/// Whether a line break without a full stop ends the text at `at`, as in a postal address: such a line is not counted
/// as a sentence.
fn ends_line(prose: &Prose, at: usize) -> bool {
    let text = prose.text();
    text[at..].starts_with('\n') && !text[..at].ends_with(['.', '!', '?'])
}
