//! A heading that is a question
//!
//! “How do I get help?” says in five words what “How to get help” says in four, and in a list of headings all
//! questions begin alike. Easy Read may ask, and so may a page of questions and answers: one whose title or address
//! says so.
//!
//! **Helps:** people who look over headings, or hear them one after another.
//! **Source:** NHS, Headings: statements are found more quickly than questions.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ## How to get help
//!
//! Ask us.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ## How do I get help?
//!
//! Ask us.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::Profile;
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::FileKind;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "question-heading",
        Severity::Info,
        "The word that matters stands at the end, where people who skim do not see it.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("question_heading.rs"),
};

fn judge(prose: &Prose, found: &mut Reporter) {
    let document = prose.document;
    let title = document.front_matter.title.as_ref().map_or("", |title| &title.value).to_lowercase();
    let is_question_page = ["question", "faq"]
        .iter()
        .any(|word| title.contains(word) || document.content_path.stem.contains(word));
    if prose.profile != Profile::Plain || document.content_path.kind == FileKind::Checker || is_question_page
    {
        return;
    }
    for heading in document.tree.headings.iter().filter(|heading| heading.words.ends_with('?')) {
        found.add(
            document.location(heading.span),
            "This heading is a question.",
            "Say what stands below it: How to get help",
        );
    }
}
