//! A translation that is older than its page
//!
//! translated_from keeps a short mark of the text that was translated: the title, the summary and the text of the page. An
//! Easy Read page may keep it too. When the page changes, the mark no longer fits, and somebody reads the two side by side.
//! Then the new mark, which the finding names, is written into translated_from.
//!
//! **Helps:** people who read the other language, or Easy Read, and are told what was true before.
//! **Source:** W3C COGA, pattern 7.2; Welsh Language Standards: versions are the same.
//!
//! ```good content/en/about-us.easy.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! translated_from: "e7898320"
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! We talk with you.
//! ```
//! ```and content/en/about-us.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! translated_from: "e7898320"
//! ---
//!
//! We talk with you.
//! ```
//! ```and content/en/about-us.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Other words.
//! ```

use super::{Found, Judge, Rule, Severity};
use crate::doc::text_mark;
use crate::site::{Page, Site, State};

pub const RULE: Rule = Rule {
    id: "out-of-step",
    severity: Severity::Warning,
    why: "These readers are told something else than all others.",
    judge: Judge::Page(judge),
    file: include_str!("out_of_step.rs"),
};

fn judge(site: &Site, page: &Page, found: &mut Found) {
    let doc = &page.doc;
    let Some(from) = doc.front.translated_from.as_ref().filter(|_| page.state == State::Live) else { return };
    let Some(source) = site.source_of(page) else { return };
    let mark = text_mark(&source.doc);
    if *from.value != *mark {
        let message = format!("{} was changed after this text was made from it.", source.doc.path);
        let help = format!("Read the two side by side and put this one right. Then write: translated_from: \"{mark}\"");
        found.add(doc.place(from.span), message, help).also.push((source.doc.place(source.doc.top()), "the page it was made from".into()));
    }
}
