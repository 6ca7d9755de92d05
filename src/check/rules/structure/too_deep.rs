//! Lists or quotes that are nested too deeply
//!
//! A list can stand in a list, and that list in a third one. A text that nests dozens of levels deep is a slip, and is
//! not read.
//!
//! **Helps:** people who use a screen reader, which announces each level.
//! **Source:** NHS, Lists: keep them short and simple.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! - Bring a letter.
//!   - Any letter will do.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! >>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> Words.
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule =
    Rule { info: &reported_rules::TOO_DEEP, kind: RuleKind::ReportedBy, file: include_str!("too_deep.rs") };
