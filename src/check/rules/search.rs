//! The search could not be made
//!
//! The search of the site is made from the built pages. If that fails, the site is published without it.
//!
//! **Helps:** people who look for a word instead of reading the menus.
//! **Source:** WCAG 2.4.5, Multiple Ways.
//!
//! ```good content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["en"]
//! search = true
//! ```
//!
//! ```bad content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["en"]
//! search = true
//! ```
//! ```and themes/plain/parts/about.html
//! <select><xmp>Old HTML that programs read in different ways.</xmp></select>
//! ```

use super::{Judge, Rule, Severity};

pub const RULE: Rule = Rule {
    id: "search",
    severity: Severity::Warning,
    why: "Readers who search find nothing; the A–Z still works.",
    judge: Judge::Elsewhere,
    file: include_str!("search.rs"),
};
