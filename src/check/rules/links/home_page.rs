//! A language without a home page
//!
//! Each language of the site needs a file index.md in its folder. It is the page at which readers begin.
//!
//! **Helps:** people who read that language and come to the front door.
//! **Source:** WCAG 2.4.5, Multiple Ways; a rule of this project.
//!
//! ```good content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["en", "cy"]
//! ```
//! ```and content/cy/index.md
//! ---
//! title: Cymorth
//! reviewed: 2026-11-22
//! ---
//!
//! Rydym yn helpu.
//! ```
//!
//! ```bad content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["en", "cy"]
//! ```
//! ```and content/cy/help.md
//! ---
//! title: Cymorth
//! reviewed: 2026-11-22
//! ---
//!
//! Rydym yn helpu.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::{Role, Site};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "home-page",
        Severity::Error,
        "Readers find a bare list where they should be told what help there is.",
    ),
    kind: RuleKind::Site(judge),
    file: include_str!("home_page.rs"),
};

fn judge(site: &Site, found: &mut Reporter) {
    for (index, locale) in site.locales.iter().enumerate() {
        if site.pages.iter().any(|page| page.locale == index && page.role == Role::Home) {
            continue;
        }
        let span = site.settings.language(&locale.lang);
        let message = format!("The language “{}” has no home page.", locale.lang);
        found.add(
            site.settings.place(span),
            message,
            format!("Write the file content/{}/index.md", locale.lang),
        );
    }
}
