//! A page that nobody has checked lately
//!
//! Laws, numbers and rights change. Each page says when somebody last checked it (reviewed), and the site says how
//! often that is due (review_every), at least every three years. A page that is overdue is still published, with its date,
//! but somebody should read it. Half a year after its day, readers are told above its text since when nobody checked it,
//! and whom to ask; review_grace in content/site.toml sets another time. With hard_stop there it is taken down then.
//!
//! **Helps:** people who act on what a page says: old information can cost them a right or a deadline.
//! **Source:** NHS, Standard for creating health content: dates of review; PIF TICK: at least every 3 years.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2025-06-10
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2025-05-10
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! review_every: 4 years
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["en"]
//! review_every = "37 months"
//! ```

use crate::base::{Interval, Location, RuleInfo, Severity, Spanned, shell_word};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::{Page, Role, Site, State};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new("review-date", Severity::Warning, "Somebody may act on what is no longer true."),
    kind: RuleKind::PageAndSite(judge, judge_site),
    file: include_str!("review_date.rs"),
};

fn judge(site: &Site, page: &Page, found: &mut Reporter) {
    let (doc, front, today) = (&page.doc, &page.doc.front_matter, site.today);
    let is_shown = page.state == State::Live || page.is_stopped();
    if !is_shown || matches!(page.role, Role::AtoZ | Role::Leaflets) {
        return;
    }
    if let Some(every) = &front.review_every {
        judge_interval(site, doc.location(every.span), every, found);
    }
    match &front.reviewed {
        None if doc.damaged || doc.text().trim_start_matches('\u{feff}').trim().is_empty() => {}
        // A date that cannot be read is reported when the file is read.
        None if front.span.of(doc.text()).lines().any(|line| line.starts_with("reviewed:")) => {}
        None => {
            found.add(
                doc.location(doc.top()),
                "This page does not say when somebody last checked it.",
                format!("Check it, then type: plainleaf review --done {}", shell_word(&doc.path)),
            );
        }
        Some(reviewed) => {
            if let Some(due) = page.review_due.filter(|due| *due < today && !doc.damaged) {
                let owner = front.owner.as_ref().map_or("", |owner| &owner.value);
                let task = if owner.is_empty() {
                    "Read it and put right what has changed".to_string()
                } else {
                    format!("Ask {owner} to read it and put right what has changed")
                };
                let told = match page.overdue.unchecked_since {
                    Some(_) if page.is_stopped() => " It is taken down until somebody does.",
                    Some(_) => " Its readers are told that it is late.",
                    None => "",
                };
                let message = format!("This page should have been checked by {due}.{told}");
                let help = format!("{task}, then type: plainleaf review --done {}", shell_word(&doc.path));
                found.add(doc.location(reviewed.span), message, help).set_by_time();
            }
        }
    }
}

fn judge_site(site: &Site, found: &mut Reporter) {
    let every = &site.settings.review_every;
    judge_interval(site, site.settings.place(every.span), every, found);
}

fn judge_interval(site: &Site, place: Location, every: &Spanned<Interval>, found: &mut Reporter) {
    if site.today.plus(every.value) > site.today.plus(Interval::months(36)) {
        let message = format!("A review every {} is too seldom.", every.value);
        found.add(
            place,
            message,
            "Write 36 months or less. Pages about laws and benefits need 12 months or less.",
        );
    }
}
