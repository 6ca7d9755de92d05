//! Pictures of several sets on one page
//!
//! Pictures of one page or leaflet come from one set, drawn in one style. The set stands in
//! content/pictures/pictures.toml: set = "the name of the set". Pictures that name no set are not judged.
//!
//! **Helps:** people who read by pictures: a change of style looks as if it meant something.
//! **Source:** Inclusion Europe, Information for all: one style of pictures in a document.
//!
//! ```good content/pictures/pictures.toml
//! ["talk.svg"]
//! alt = "Two people sit at a table and talk."
//! author = "Sam Smith"
//! licence = "CC0-1.0"
//! set = "Our drawings"
//! ```
//!
//! ```bad content/pictures/pictures.toml
//! ["talk.svg"]
//! alt = "Two people sit at a table and talk."
//! author = "Sam Smith"
//! licence = "CC0-1.0"
//! set = "Our drawings"
//!
//! ["ask.svg"]
//! alt = "Somebody asks."
//! author = "Sam Smith"
//! licence = "CC0-1.0"
//! set = "Photos"
//! ```
//! ```and content/pictures/ask.svg
//! <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="12"/></svg>
//! ```
//! ```and content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! Talk.
//!
//! ![](../pictures/ask.svg)
//!
//! Ask.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::{Page, Site};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "picture-set",
        Severity::Warning,
        "A change of style looks as if it meant something.",
    ),
    kind: RuleKind::Page(judge),
    file: include_str!("picture_set.rs"),
};

fn judge(site: &Site, page: &Page, found: &mut Reporter) {
    let set = |index: &u32| {
        site.pictures.all[*index as usize]
            .entry
            .as_ref()
            .map(|entry| &*entry.set)
            .filter(|set| !set.is_empty())
    };
    let mut sets = page
        .doc
        .tree
        .images
        .iter()
        .zip(&page.images)
        .filter_map(|(image, index)| Some((image, set(index.as_ref()?)?)));
    let Some((first, first_set)) = sets.next() else { return };
    // One finding for each page is enough.
    if let Some((image, other)) = sets.find(|(_, set)| *set != first_set) {
        let message = format!(
            "This picture is of the set “{other}”, and others on this page are of the set “{first_set}”."
        );
        let finding = found.add(page.doc.location(image.span), message, "Choose a picture of the same set.");
        finding.related.push((page.doc.location(first.span), format!("of the set “{first_set}”")));
    }
}
