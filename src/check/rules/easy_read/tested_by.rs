//! Testers without names, or a logo without testers
//!
//! People with learning disabilities read an Easy Read text before it is called so. The field tested_by says who they
//! were: names, or a group. Words such as “yes” or “not yet” are not names. The European logo for Easy Read may stand
//! only on a text that names them.
//!
//! Nothing here says that a text is Easy Read: that is for readers to find out.
//!
//! **Helps:** people who trust that others like them have tested a text.
//! **Source:** easy-to-read.eu, rules of the logo: at least one person with an intellectual disability read the text
//! and is named.
//!
//! ```good content/en/about-us.easy.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! tested_by:
//!   - The Tuesday reading group
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! We talk with you.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! tested_by: not yet
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! We talk with you.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/easy-to-read-logo.svg)
//!
//! We talk with you.
//! ```
//! ```and content/pictures/easy-to-read-logo.svg
//! <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="9"/></svg>
//! ```
//! ```and content/pictures/pictures.toml
//! ["easy-to-read-logo.svg"]
//! alt = "The European logo for Easy Read."
//! meaning = "easy-to-read logo"
//! author = "Inclusion Europe"
//! licence = "Free with its rules"
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::slug;
use crate::site::{Page, Picture, Site};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "tested-by",
        Severity::Error,
        "Readers believe that people like them have tested the text, and nobody has.",
    ),
    kind: RuleKind::Page(judge),
    file: include_str!("tested_by.rs"),
};

/// What people write when they have no name to write.
const NO_NAMES: [&str; 14] = [
    "-", "?", "done", "n/a", "na", "no", "no one", "nobody", "none", "not yet", "tbc", "true", "unknown",
    "yes",
];

fn judge(site: &Site, page: &Page, found: &mut Reporter) {
    let doc = &page.doc;
    for tester in &doc.front_matter.tested_by {
        if NO_NAMES.contains(&&*tester.value.trim().to_lowercase()) {
            let help = "Write who read the text, such as: tested_by: The Tuesday reading group. If nobody has yet, take the line out.";
            found.add(
                doc.location(tester.span),
                format!("“{}” does not say who tested this text.", tester.value),
                help,
            );
        }
    }
    if !doc.front_matter.tested_by.is_empty() {
        return;
    }
    for (image, picture) in doc.tree.images.iter().zip(&page.images) {
        if picture.is_some_and(|index| is_logo(&site.pictures.all[index as usize])) {
            let help = "Let people with learning disabilities read the text, and name them at the top: tested_by: … Until then, take the logo out.";
            found.add(
                doc.location(image.span),
                "The logo for Easy Read stands here, and nobody is named who tested the text.",
                help,
            );
        }
    }
}

/// Whether a picture is the logo, by its file name or its meaning.
fn is_logo(picture: &Picture) -> bool {
    let names_logo = |words: &str| {
        // Fast path: most names do not have these two letters.
        if !words.as_bytes().windows(2).any(|two| two.eq_ignore_ascii_case(b"lo")) {
            return false;
        }
        let words = slug(words);
        words.contains("logo")
            && ["easy-to-read", "easy-read", "easyread", "leichte-sprache"]
                .iter()
                .any(|name| words.contains(name))
    };
    names_logo(picture.name()) || picture.entry.as_ref().is_some_and(|entry| names_logo(&entry.meaning))
}
