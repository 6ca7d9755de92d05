//! A picture without words for it
//!
//! People who cannot see a picture hear its words instead. The words stand in content/pictures/pictures.toml under
//! alt, or between the square brackets on the page. They say in a sentence what is seen: no file name, no “picture
//! of”, at most 125 letters, and not the same words as those that follow the picture. A picture that only decorates
//! says so: decorative = true.
//!
//! **Helps:** people who are blind or see little, people who turn pictures off to save data, and braille readers.
//! **Source:** WCAG 1.1.1, Non-text Content; NHS, Images.
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
//! ["talk.svg"]
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
//! ["talk.svg"]
//! alt = "talk.svg"
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
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![Two people talk.](../pictures/talk.svg)
//!
//! Two people talk.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![Picture of two people](../pictures/talk.svg)
//!
//! Two people talk.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::{NodeKind, NodeRef};
use crate::site::{Page, Site};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "picture-alt",
        Severity::Error,
        "Somebody who cannot see the picture learns nothing of what it says.",
    ),
    kind: RuleKind::PageAndSite(judge_page, judge_ledger),
    file: include_str!("picture_alt.rs"),
};

/// A longer description belongs in the text, where everybody can read it. In characters.
const LONGEST: usize = 125;

fn judge_page(site: &Site, page: &Page, found: &mut Reporter) {
    if site.pictures.damaged {
        return;
    }
    if !page.doc.tree.images.is_empty() {
        judge_repeated(site, page, found);
    }
    for (image, picture) in page.doc.tree.images.iter().zip(&page.images) {
        let Some(picture) = picture.map(|index| &site.pictures.all[index as usize]) else { continue };
        let place = page.doc.location(image.span);
        let lang = &page.doc.content_path.lang;
        if let Some((message, level)) = problem(&image.alt) {
            found.add(place, message, "Say in one short sentence what is seen. Or leave the brackets empty: then the words of the ledger are used.").set_severity(level);
        } else if image.alt.is_empty()
            && picture.entry.is_some()
            && picture.alt(lang).is_none_or(|alt| alt.is_empty() && !picture.is_decorative())
        {
            // The ledger has words in another language.
            let has_alt = picture.entry.as_ref().is_some_and(|entry| !entry.alt.is_empty());
            let message = if has_alt {
                format!("There are no words for this picture in the language “{lang}”.")
            } else {
                "There are no words for this picture.".to_string()
            };
            let line = if has_alt { format!("alt.{lang} = \"…\"") } else { "alt = \"…\"".to_string() };
            found.add(
                place,
                message,
                format!(
                    "Below [\"{}\"] in content/pictures/pictures.toml, write what is seen: {line}",
                    picture.name()
                ),
            );
        }
    }
}

/// Reports pictures whose words are the same as the text after them: a screen reader says them twice.
fn judge_repeated(site: &Site, page: &Page, found: &mut Reporter) {
    // The words of the picture in the block before.
    let mut picture_words: Option<&str> = None;
    let is_row = |block: NodeRef<'_>| block.kind() == NodeKind::Row;
    let blocks =
        page.doc.tree.blocks().flat_map(|block| if is_row(block) { block.children() } else { block.once() });
    for block in blocks {
        if let Some(words) = picture_words.take().filter(|words| block.span().len() <= words.len() + 8)
            && letters(words).eq(letters(&block.text()))
        {
            let help = "Say what is seen and the words do not tell. If there is no more to say, write decorative = true in content/pictures/pictures.toml.";
            found
                .add(
                    page.doc.location_of(block),
                    "These words are said twice: for the picture above, and here.",
                    help,
                )
                .set_severity(Severity::Warning);
        }
        let picture = if block.kind() == NodeKind::RowPicture {
            block.children().next()
        } else {
            block.descendants().next()
        };
        if let Some(NodeKind::Image(entry)) = picture.map(|picture| picture.kind()) {
            let image = &page.doc.tree.images[entry as usize];
            let is_alone = image.span.len() + 1 >= block.span().len() || block.kind() == NodeKind::RowPicture;
            let listed = page.images[entry as usize]
                .and_then(|index| site.pictures.all[index as usize].alt(&page.doc.content_path.lang));
            picture_words = if image.alt.is_empty() { listed } else { Some(&*image.alt) }
                .filter(|words| is_alone && !words.is_empty());
        }
    }
}

/// The letters and digits of a text in lower case.
fn letters(words: &str) -> impl Iterator<Item = char> {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

fn judge_ledger(site: &Site, found: &mut Reporter) {
    if site.pictures.damaged {
        return;
    }
    for entry in site.pictures.all.iter().filter_map(|picture| picture.entry.as_ref()) {
        if let Some((message, level)) = entry.alt.values().find_map(|alt| problem(alt)) {
            found
                .add(
                    site.pictures.place(entry.span),
                    message,
                    "Say in one short sentence what is seen: alt = \"Two people sit at a table and talk.\"",
                )
                .set_severity(level);
        }
    }
}

/// What is wrong with the words for a picture, if anything, and how severe it is.
fn problem(alt: &str) -> Option<(String, Severity)> {
    let lower = alt.to_lowercase();
    let is_file_name = !alt.contains(' ')
        && [".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"]
            .iter()
            .any(|ending| lower.ends_with(ending));
    if is_file_name {
        return Some((format!("“{alt}” is the name of a file, not what is seen."), Severity::Error));
    }
    let starts = ["picture of", "image of", "photo of", "photograph of", "drawing of", "icon of"];
    if let Some(start) = starts.iter().find(|start| {
        lower.strip_prefix("a ").or(lower.strip_prefix("an ")).unwrap_or(&lower).starts_with(**start)
    }) {
        return Some((
            format!("A screen reader says by itself that this is a picture: “{start}” is heard twice."),
            Severity::Warning,
        ));
    }
    let length = alt.chars().count();
    (length > LONGEST).then(|| (format!("The words for this picture are {length} letters long: more than {LONGEST} are hard to listen to."), Severity::Warning))
}
