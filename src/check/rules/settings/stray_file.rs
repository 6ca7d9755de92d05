//! A file of which nothing is made
//!
//! Pages end in .md and stand in the folder of a language. Pictures end in .svg, .png, .jpg or .webp. Nothing is made
//! of other files.
//!
//! Nothing is made of copies either: of those that a shared folder makes when two people change a file at once, and of
//! a page (1).md beside page.md. The same holds for a folder care - Copy beside care, and all that is in it.
//!
//! **Helps:** staff who believe that a file is published, and the readers who then miss it.
//! **Source:** a rule of this project: nothing is lost without a word.
//!
//! ```good content/en/prices.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! It is free.
//! ```
//!
//! ```bad content/en/prices.docx
//! It is free.
//! ```
//!
//! ```bad content/prices.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! It is free.
//! ```
//!
//! ```bad content/en/about-us (conflicted copy 2026-11-22).md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! ---
//!
//! It is free.
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &reported_rules::STRAY_FILE,
    kind: RuleKind::ReportedBy,
    file: include_str!("stray_file.rs"),
};
