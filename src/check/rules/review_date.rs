//! A page that nobody has checked lately
//!
//! Laws, numbers and rights change. Each page says when somebody last checked it (reviewed), and the site says how
//! often that is due (review_every). A page that is overdue is still published, with its date, but somebody should
//! read it.
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
//! reviewed: 2025-01-10
//! ---
//!
//! Words.
//! ```

use super::{Found, Judge, Rule, Severity};
use crate::site::{Page, Role, Site, State};

pub const RULE: Rule = Rule {
    id: "review-date",
    severity: Severity::Warning,
    why: "Somebody may act on what is no longer true.",
    judge: Judge::Page(judge),
    file: include_str!("review_date.rs"),
};

fn judge(site: &Site, page: &Page, found: &mut Found) {
    let (doc, front, today) = (&page.doc, &page.doc.front, site.today);
    if page.state != State::Live || matches!(page.role, Role::AtoZ | Role::Leaflets) {
        return;
    }
    match &front.reviewed {
        None if doc.damaged || doc.text().trim_start_matches('\u{feff}').trim().is_empty() => {}
        // A date that cannot be read is found already.
        None if front.span.of(doc.text()).lines().any(|line| line.starts_with("reviewed:")) => {}
        None => {
            found.add(
                doc.place(doc.top()),
                "This page does not say when somebody last checked it.",
                format!("Check it, and add a line below the title: reviewed: {today}"),
            );
        }
        Some(reviewed) => {
            if let Some(due) = page.review_due.filter(|due| *due < today && !doc.damaged) {
                let owner = front.owner.as_ref().map_or("", |owner| &owner.value);
                let asked = if owner.is_empty() {
                    "Read it and put right what has changed".to_string()
                } else {
                    format!("Ask {owner} to read it and put right what has changed")
                };
                let message = format!("This page should have been checked by {due}.");
                found.add(doc.place(reviewed.span), message, format!("{asked}, then write: reviewed: {today}"));
            }
        }
    }
}
