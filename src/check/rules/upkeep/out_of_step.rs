//! A translation that is older than its page
//!
//! translated_from keeps short marks of the text that was translated. One mark is of all of it: the title, the summary and the
//! text of the page. Another is of each of its parts. An Easy Read page may keep the first mark too. When the page changes, the
//! mark no longer fits. The finding names the parts that changed, and readers of a translation are told that the other page is
//! newer. Somebody reads the two side by side, and then types plainleaf translate with --caught-up, which writes the new marks.
//! On an Easy Read page they write the new mark themselves: the finding names it.
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

use crate::base::{RuleInfo, Severity, shell_word};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::{changes, matches, text_fingerprint};
use crate::site::{Page, Site, State};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "out-of-step",
        Severity::Warning,
        "These readers are told something else than all others.",
    ),
    kind: RuleKind::Page(judge),
    file: include_str!("out_of_step.rs"),
};

fn judge(site: &Site, page: &Page, found: &mut Reporter) {
    let doc = &page.doc;
    let Some(from) = doc.front_matter.translated_from.as_ref().filter(|_| page.state == State::Live) else {
        return;
    };
    let Some(source) = site.source_of(page).filter(|source| !matches(&from.value, &source.doc)) else {
        return;
    };
    let message = format!(
        "{} was changed after this text was made from it. {}",
        source.doc.path,
        changes(&from.value, &source.doc).describe()
    );
    let next_step = if source.locale == page.locale {
        format!("write: translated_from: \"{}\"", text_fingerprint(&source.doc))
    } else {
        format!(
            "type: plainleaf translate {} {} --caught-up",
            site.locale(page).lang,
            shell_word(&source.doc.path)
        )
    };
    let help = format!("Read the two side by side and put this one right. Then {next_step}");
    found
        .add(doc.location(from.span), message.trim_end(), help)
        .related
        .push((source.doc.location(source.doc.top()), "the page it was made from".into()));
}
