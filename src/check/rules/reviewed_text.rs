//! A review date that stayed when the text changed
//!
//! The day in reviewed says that somebody read all of this text and found it right. When the text changes, that is no
//! longer so. Type plainleaf review --done and the file after a review: it writes the day, and in reviewed_text a short
//! mark of the title, the summary and the text. When the mark no longer fits, the page is due again. A page without a
//! mark is named where other pages of the site have one.
//!
//! **Helps:** people who trust the date on a page.
//! **Source:** NHS, Standard for creating health content: dates of review; a rule of this project: no page claims more
//! than is known.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! reviewed_text: "28ae4f1a"
//! ---
//!
//! Words.
//! ```
//! ```and content/en/about-us.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! reviewed_text: "28ae4f1a"
//! owner: Mary
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! reviewed_text: "28ae4f1a"
//! ---
//!
//! Other words.
//! ```

use super::{Found, Judge, Rule, Severity};
use crate::doc::text_mark;
use crate::site::{Page, Role, Site, State};

pub const RULE: Rule = Rule {
    id: "reviewed-text",
    severity: Severity::Warning,
    why: "Readers believe that somebody checked what they read, and nobody did.",
    judge: Judge::Page(judge),
    file: include_str!("reviewed_text.rs"),
};

fn judge(site: &Site, page: &Page, found: &mut Found) {
    let doc = &page.doc;
    if page.state != State::Live || doc.damaged {
        return;
    }
    let Some(reviewed) = &doc.front.reviewed else { return };
    let type_this = format!("type: plainleaf review --done {}", doc.path);
    match &doc.front.reviewed_text {
        Some(mark) if *mark.value != *text_mark(doc) => {
            let message = format!("The text was changed after the review of {}.", reviewed.value);
            found.add(doc.place(reviewed.span), message, format!("Read the whole page and put right what is wrong. Then {type_this}"));
        }
        None if site.keeps_marks && !matches!(page.role, Role::AtoZ | Role::Leaflets) => {
            let message = "Nothing tells whether this is still the text that was reviewed.";
            found.add(doc.place(reviewed.span), message, format!("When you have read the whole page again, {type_this}")).severity = Severity::Info;
        }
        _ => {}
    }
}
