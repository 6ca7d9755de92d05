//! A picture without its line in the ledger
//!
//! The file content/pictures/pictures.toml says of each picture what is seen, who made it and who may use it. Without
//! an author and a licence a picture may not be published.
//!
//! **Helps:** people who made the picture, and the charity, which would have to pay; and people who need words in
//! place of the picture.
//! **Source:** Copyright, Designs and Patents Act 1988; Creative Commons, how to give attribution.
//!
//! ```good content/pictures/pictures.toml
//! ["talk.svg"]
//! alt = "Two people sit at a table and talk."
//! author = "Sam Smith"
//! licence = "CC0-1.0"
//! ```
//! ```and content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! Two people talk.
//! ```
//!
//! ```bad content/pictures/pictures.toml
//! # Nothing yet.
//! ```
//! ```and content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! Two people talk.
//! ```
//!
//! ```bad content/pictures/pictures.toml
//! ["talk.svg"]
//! alt = "Two people sit at a table and talk."
//! author = "Sam Smith"
//! ```
//! ```and content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! Two people talk.
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::{LinkTarget, Page, Site};

pub const RULE: Rule = Rule {
    info: &reported_rules::PICTURE_LEDGER,
    kind: RuleKind::Site(judge),
    file: include_str!("picture_ledger.rs"),
};

fn judge(site: &Site, found: &mut Reporter) {
    if site.pictures.damaged {
        return;
    }
    // One line of the ledger mends every use of a picture, so only its first use is reported.
    let mut judged = vec![false; site.pictures.all.len()];
    for page in &site.pages {
        for (index, span) in uses(page) {
            if std::mem::replace(&mut judged[index as usize], true) {
                continue;
            }
            let picture = &site.pictures.all[index as usize];
            let name = picture.name();
            let Some(entry) = &picture.entry else {
                let help = format!(
                    "In content/pictures/pictures.toml, write [\"{name}\"] and below it alt = \"…\", author = \"…\", licence = \"…\""
                );
                found.add(
                    page.doc.location(span),
                    format!("The ledger does not know the picture {name}"),
                    help,
                );
                continue;
            };
            let missing = match (entry.author.is_empty(), entry.licence.is_empty()) {
                (true, true) => "who made it, nor who may use it",
                (true, false) => "who made it",
                (false, true) => "who may use it",
                (false, false) => continue,
            };
            let help = "Add what is missing: author = \"Sam Smith\" and licence = \"CC BY 4.0\"";
            found.add(
                site.pictures.place(entry.span),
                format!("The ledger does not say of {name} {missing}."),
                help,
            );
        }
    }
}

/// The pictures that a page shows or links to: the index of each in `site.pictures.all`, and its span in the page.
fn uses(page: &Page) -> impl Iterator<Item = (u32, crate::base::Span)> {
    let images = page.doc.tree.images.iter().zip(&page.images);
    let shown = images.filter_map(|(image, index)| Some(((*index)?, image.span)));
    let linked = page.doc.tree.links.iter().zip(&page.targets).filter_map(|(link, target)| match target {
        LinkTarget::Picture(index) => Some((*index, link.span)),
        _ => None,
    });
    shown.chain(linked)
}
