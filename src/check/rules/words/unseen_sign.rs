//! A sign that nobody sees
//!
//! Some signs are not seen, and do something: they turn the order of letters round, steer the screen of whoever reads a
//! list, or part a word so that search does not find it. They come with text from other programs. Somebody may also put
//! them there to make a name or a link look like another one.
//!
//! Marks of direction, joiners of letters, and parts with an order of their own that end in their line are needed in some
//! languages, and are left alone. Where nothing else can have been meant, plainleaf check --fix takes the sign out.
//!
//! **Helps:** people who search or listen, and everybody who must trust that a link is what it seems.
//! **Source:** Unicode Technical Standard 39, Security Mechanisms; Unicode Standard Annex 9.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! You can ask us for help.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! You can ask the help​line for help.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! You can ask &#x202e;us for help.
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &reported_rules::UNSEEN_SIGN,
    kind: RuleKind::ReportedBy,
    file: include_str!("unseen_sign.rs"),
};
