//! A page that is in one language only
//!
//! A site in two languages has each page in both. If a language lacks a page, its readers find the page of another
//! language in its place, with a note. This rule says how many there are, and plainleaf review lists them all. A page that
//! is not in the first language of the site is named by itself: people who read that language do not know of it.
//!
//! **Helps:** people who read one of the languages.
//! **Source:** Welsh Language Standards: both versions are there, and on the same day. They bind only those who were given
//! notice; others choose them.
//!
//! ```good content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["en"]
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
use crate::site::{Page, Role, Site, State, translated_path};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "untranslated",
        Severity::Info,
        "People who read only one of the languages are told less than others.",
    ),
    kind: RuleKind::PageAndSite(judge_page, judge_site),
    file: include_str!("untranslated.rs"),
};

fn judge_page(site: &Site, page: &Page, found: &mut Reporter) {
    if page.locale == 0
        || page.state != State::Live
        || page.translations.iter().any(|id| site.page(*id).locale == 0)
    {
        return;
    }
    if matches!(page.role, Role::AtoZ | Role::Leaflets) {
        return;
    }
    let first = &site.locales[0];
    let message = format!("This page is in the language “{}” only.", site.locale(page).lang);
    let finding = found.add(
        page.doc.location(page.doc.top()),
        message,
        format!("Write the same page in {}, in content/{}/.", first.name, first.lang),
    );
    if translated_path(&page.doc.path, &first.lang).and_then(|path| site.page_at(&path)).is_some() {
        // It was there until it ended.
        finding.set_by_time();
    }
}

fn judge_site(site: &Site, found: &mut Reporter) {
    for (index, locale) in site.locales.iter().enumerate() {
        let missing: Vec<&str> =
            site.fallbacks.iter().filter(|page| page.locale == index).map(|page| &*page.doc.path).collect();
        let Some(first) = missing.first() else { continue };
        let message = format!(
            "{} pages are not in the language “{}” yet: readers see them in another one, with a note.",
            missing.len(),
            locale.lang
        );
        let help = format!(
            "To begin with one, type: plainleaf translate {} {first}. To see them all, type: plainleaf review",
            locale.lang
        );
        found.add(site.settings.place(site.settings.language(&locale.lang)), message, help);
    }
}
