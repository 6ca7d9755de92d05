//! The search could not be made
//!
//! The search of the site is made from the built pages: from what stands between `<main>` and `</main>`. Where that
//! fails, the site is published without a search.
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
//! ```bad themes/plain/templates/base.html
//! <!DOCTYPE html>
//! <html lang="{{ page.lang }}">
//! <head><title>{{ page.title }}</title></head>
//! <body><h1>{{ page.title }}</h1>{{ page.body }}</body>
//! </html>
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule =
    Rule { info: &reported_rules::SEARCH, kind: RuleKind::ReportedBy, file: include_str!("search.rs") };
