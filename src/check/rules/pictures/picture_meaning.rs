//! Two pictures with one meaning
//!
//! One picture has one meaning on the whole site. The meaning stands in content/pictures/pictures.toml. Two pictures
//! with the same meaning, or the same picture saved twice with two meanings, are found here.
//!
//! **Helps:** people who do not read words: they know a picture again, and trust that it means the same.
//! **Source:** Inclusion Europe, Information for all: use the same picture for the same thing.
//!
//! ```good content/pictures/pictures.toml
//! ["talk.svg"]
//! alt = "Two people sit at a table and talk."
//! author = "Sam Smith"
//! licence = "CC0-1.0"
//! meaning = "talk"
//! ```
//!
//! ```bad content/pictures/pictures.toml
//! ["talk.svg"]
//! alt = "Two people sit at a table and talk."
//! author = "Sam Smith"
//! licence = "CC0-1.0"
//! meaning = "talk"
//!
//! ["chat.svg"]
//! alt = "Two people chat."
//! author = "Sam Smith"
//! licence = "CC0-1.0"
//! meaning = "Talk"
//! ```
//! ```and content/pictures/chat.svg
//! <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="12"/></svg>
//! ```
//!
//! ```bad content/pictures/pictures.toml
//! ["talk.svg"]
//! alt = "Two people sit at a table and talk."
//! author = "Sam Smith"
//! licence = "CC0-1.0"
//! meaning = "talk"
//!
//! ["ask.svg"]
//! alt = "Somebody asks."
//! author = "Sam Smith"
//! licence = "CC0-1.0"
//! meaning = "question"
//! ```
//! ```and content/pictures/ask.svg
//! <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="9"/></svg>
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::{Picture, Site};
use std::collections::HashMap;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "picture-meaning",
        Severity::Warning,
        "People who read by pictures believe that another picture means another thing.",
    ),
    kind: RuleKind::Site(judge),
    file: include_str!("picture_meaning.rs"),
};

fn judge(site: &Site, found: &mut Reporter) {
    let mut by_meaning: HashMap<String, &Picture> = HashMap::new();
    let mut by_content: HashMap<&str, &Picture> = HashMap::new();
    for picture in &site.pictures.all {
        let Some(entry) =
            picture.entry.as_ref().filter(|entry| !entry.meaning.is_empty() && !entry.decorative)
        else {
            continue;
        };
        let meaning = entry.meaning.to_lowercase();
        let twin = by_content.entry(content_hash(picture)).or_insert(picture);
        let has_same_meaning = |other: &Picture| {
            other.entry.as_ref().is_some_and(|other| other.meaning.to_lowercase() == meaning)
        };
        if !std::ptr::eq(*twin, picture) && !has_same_meaning(twin) {
            let help = "Keep one of the two files, with one meaning, and draw or choose another picture for the other meaning.";
            found.add(
                site.pictures.place(entry.span),
                format!("This is the same picture as {}, with another meaning.", twin.name()),
                help,
            );
        }
        let first = by_meaning.entry(meaning).or_insert(picture);
        if !std::ptr::eq(*first, picture) {
            let message = format!("Two pictures mean “{}”: this one and {}.", entry.meaning, first.name());
            found.add(
                site.pictures.place(entry.span),
                message,
                "Show one of them everywhere, or say what is different in what the other one means.",
            );
        }
    }
}

/// The hash of a picture's content, which is part of its address.
fn content_hash(picture: &Picture) -> &str {
    picture.address.rsplit('.').nth(1).unwrap_or("")
}
