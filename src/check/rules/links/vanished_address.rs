//! A published address that would lead nowhere
//!
//! An address stands on leaflets, in letters and in other people's links for years. When you give a page another name, write
//! its old address into redirect_from. That covers its PDFs, its Easy Read page, its leaflets and its other languages.
//!
//! When a page has come to its end, leave its file and write expires_on, with the last day on which it is shown. From the
//! next day its readers are told that it was taken down, and whom to ask. Its PDFs lead to it.
//!
//! What was published is known from the folder that the site was built into. The A–Z and the search may come and go. A site
//! without its address in site.toml was not online: nothing of it can vanish.
//!
//! **Helps:** people who follow an old link, or hold a leaflet that was printed years ago.
//! **Source:** W3C, “Cool URIs don’t change”; a rule of this project.
//!
//! ```good content/en/new-name.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! redirect_from: [/old-name/]
//! ---
//!
//! Words.
//! ```
//! ```before content/en/old-name.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["en"]
//! ```
//! ```before content/en/old-name.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Words.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "vanished-address",
        Severity::Error,
        "Somebody who follows an old link, or a leaflet printed years ago, finds nothing.",
    )
    .stopping_the_site(),
    kind: RuleKind::ReportedBy,
    file: include_str!("vanished_address.rs"),
};
