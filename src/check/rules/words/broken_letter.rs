//! A letter that a program broke
//!
//! Text that goes from one program to another may lose its letters. An apostrophe becomes â€™, or ‚Äô by way of a Mac, a
//! pound sign Â£. Print has
//! signs for two letters at once, such as ﬁ. A hyphen may be there that nobody sees. A Mac may write a letter and its
//! accent as two. Signs of Word’s own fonts are empty boxes for everybody else.
//!
//! Where it is certain what was meant, plainleaf check --fix writes it.
//!
//! **Helps:** people who listen to the page, and people who search for a word.
//! **Source:** WCAG 3.1.3, Unusual Words; Unicode Standard Annex 15: normal forms.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! You don’t pay. It costs £5 for others. Read it in the café.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! You donâ€™t pay.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! We help you to ﬁnd an advocate.
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &reported_rules::BROKEN_LETTER,
    kind: RuleKind::ReportedBy,
    file: include_str!("broken_letter.rs"),
};
