//! A licence that does not say enough
//!
//! The ledger says who may use a picture. “Unknown” or “internet” is not a licence. A Creative Commons licence with BY
//! asks for the source, so that others can find the picture. One with ND forbids changes, so nothing may stand under
//! edited.
//!
//! **Helps:** people who made the picture, and the charity, which would have to pay.
//! **Source:** Creative Commons, Best practices for attribution: title, author, source, licence.
//!
//! ```good content/pictures/pictures.toml
//! ["talk.svg"]
//! alt = "Two people sit at a table and talk."
//! author = "Sam Smith"
//! licence = "CC BY 4.0"
//! source = "https://pictures.example/talk"
//! ```
//!
//! ```bad content/pictures/pictures.toml
//! ["talk.svg"]
//! alt = "Two people sit at a table and talk."
//! author = "Sam Smith"
//! licence = "unknown"
//! ```
//!
//! ```bad content/pictures/pictures.toml
//! ["talk.svg"]
//! alt = "Two people sit at a table and talk."
//! author = "Sam Smith"
//! licence = "CC BY 4.0"
//! ```
//!
//! ```bad content/pictures/pictures.toml
//! ["talk.svg"]
//! alt = "Two people sit at a table and talk."
//! author = "Sam Smith"
//! licence = "CC BY-ND 4.0"
//! source = "https://pictures.example/talk"
//! edited = "made brighter"
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::Site;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "picture-licence",
        Severity::Warning,
        "Nobody knows whether the picture may be shown, and the charity may have to pay.",
    ),
    kind: RuleKind::Site(judge),
    file: include_str!("picture_licence.rs"),
};

/// What people write when they do not know the licence.
const UNKNOWN: [&str; 16] = [
    "?",
    "??",
    "-",
    "free",
    "google",
    "images",
    "internet",
    "n/a",
    "na",
    "no",
    "none",
    "not known",
    "online",
    "tbc",
    "unknown",
    "web",
];

fn judge(site: &Site, found: &mut Reporter) {
    for entry in site.pictures.all.iter().filter_map(|picture| picture.entry.as_ref()) {
        let licence = entry.licence.trim().to_lowercase();
        let place = site.pictures.place(entry.span);
        let parts: Vec<&str> = licence.split(|c: char| !c.is_alphanumeric()).collect();
        let has_term = |part: &str| parts.contains(&"cc") && parts.contains(&part);
        if UNKNOWN.contains(&&*licence) {
            let help = "Ask who made it what they allow. Then write: `licence = \"CC BY 4.0\"`. Until you know, take the picture out.";
            found.add(place, format!("“{}” is not a licence.", entry.licence), help);
        } else if has_term("by") && entry.source.is_empty() {
            let help = "Add where it comes from: source = \"https://…\"";
            found.add(
                place,
                format!("The licence “{}” asks for the source of the picture.", entry.licence),
                help,
            );
        } else if has_term("nd") && !entry.edited.is_empty() {
            let help = "Show the picture as it was made, or ask who made it whether you may change it.";
            found.add(
                place,
                format!("The licence “{}” does not allow that the picture is changed.", entry.licence),
                help,
            );
        }
    }
}
