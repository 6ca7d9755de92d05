//! A deadline in the middle of the text
//!
//! Somebody who misses a last day may lose a right. “Within 1 month” stands in a box [!deadline], near the top, where
//! nobody can miss it. A page that has such a box is not judged, nor is what an organisation promises about itself in a
//! sentence with we or us.
//!
//! **Helps:** people who read only the beginning, and people who find it hard to pick out what matters.
//! **Source:** W3C COGA, pattern 2.4.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! > [!deadline] You have 1 month
//! > You must ask within 1 month of the letter.
//! ```
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! We answer within 2 days. Somebody calls you within 3 weeks from us.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! You must ask within 1 month of the letter.
//! ```

use super::{Found, Judge, Rule, Severity};
use crate::check::law::is_read_in_english;
use crate::check::passage::each_passage;
use crate::check::phrases::find;
use crate::site::{Page, Site};

pub const RULE: Rule = Rule {
    id: "deadline-box",
    severity: Severity::Info,
    why: "Somebody overlooks the last day, and loses a right.",
    judge: Judge::Page(judge),
    file: include_str!("deadline_box.rs"),
};

fn judge(site: &Site, page: &Page, found: &mut Found) {
    let doc = &page.doc;
    let boxed = || doc.tree.callouts.iter().any(|callout| callout.kind.name == "deadline");
    if !doc.text().contains("ithin ") || !is_read_in_english(site, page) || boxed() {
        return;
    }
    each_passage(doc, |passage| {
        if let Some((start, end)) = deadline(&passage.words).filter(|_| find(&passage.words, &["we", "us", "our"]).is_none()) {
            let help = "Put it into a box near the top: > [!deadline] You have 1 month";
            found.add(doc.place(passage.span(start, end)), "Here is a last day that is easy to overlook.", help);
        }
    });
}

/// `within 14 days` → where it stands.
fn deadline(words: &str) -> Option<(usize, usize)> {
    let (start, end) = find(words, &["within"])?;
    let mut rest = words[end..].split_whitespace();
    let (number, unit) = (rest.next()?, rest.next()?);
    let known = ["day", "days", "week", "weeks", "month", "months", "year", "years", "working"];
    let fits = number.bytes().all(|byte| byte.is_ascii_digit()) && known.contains(&unit.trim_end_matches(|c: char| !c.is_alphabetic()));
    fits.then(|| (start, end + words[end..].find(unit).map_or(0, |at| at + unit.trim_end_matches(|c: char| !c.is_alphabetic()).len())))
}
