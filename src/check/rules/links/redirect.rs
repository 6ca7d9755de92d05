//! An old address that cannot lead to this page
//!
//! With redirect_from a page takes over an old address, so that old links and printed leaflets still work. It must be
//! an address of this site where no other page is.
//!
//! **Helps:** people who follow an old link or scan the code on an old leaflet.
//! **Source:** W3C, “Cool URIs don’t change”; a rule of this project.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! redirect_from: [/old-page/]
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! redirect_from: [../old-page]
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! redirect_from: [https://charity.example/old-page/]
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! redirect_from: [/contact/]
//! ---
//!
//! Words.
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule =
    Rule { info: &reported_rules::REDIRECT, kind: RuleKind::ReportedBy, file: include_str!("redirect.rs") };
