//! A picture of words
//!
//! Readers cannot change the size or the colour of words in a picture, and nobody can translate them. Such words look
//! torn when they are enlarged. Write them as text. In content/pictures/pictures.toml, contains_text = true says that a
//! photo or scan holds words. Words in a drawing (SVG) are found without that. If they are part of a logo or of the
//! thing that is drawn, such as a sign on a door, write contains_text = false.
//!
//! **Helps:** people who read with large letters or their own colours, and people who translate a page.
//! **Source:** WCAG 1.4.9, Images of Text (No Exception).
//!
//! ```good content/pictures/talk.svg
//! <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="9"/></svg>
//! ```
//!
//! ```bad content/pictures/pictures.toml
//! ["talk.png"]
//! alt = "Two people sit at a table and talk."
//! author = "Sam Smith"
//! licence = "CC0-1.0"
//! contains_text = true
//! ```
//! ```and content/pictures/talk.png of 40 × 40 dots
//! A photo with words in it.
//! ```
//!
//! ```bad content/pictures/talk.svg
//! <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><text x="2" y="20">Ask us</text></svg>
//! ```

use crate::base::{Location, RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::Site;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "picture-text",
        Severity::Error,
        "People who need large letters or other colours cannot read words that are part of a picture.",
    ),
    kind: RuleKind::Site(judge),
    file: include_str!("picture_text.rs"),
};

fn judge(site: &Site, found: &mut Reporter) {
    for picture in &site.pictures.all {
        let declared = picture.entry.as_ref().and_then(|entry| entry.contains_text);
        let help = "Write the words on the page, and show a picture without them.";
        match (declared, &picture.entry) {
            (Some(true), Some(entry)) => {
                let finding = found.add(
                    site.pictures.place(entry.span),
                    format!("The picture {} holds words.", picture.name()),
                    help,
                );
                if picture.file.is_drawing() {
                    finding.set_severity(Severity::Warning);
                }
            }
            (None, _) => {
                let Some(words) = picture.file.words else { continue };
                let place = Location { file: picture.file.path.clone(), span: words };
                let help = format!(
                    "{help} If the words are part of a logo or a sign, write contains_text = false in content/pictures/pictures.toml."
                );
                found.add(place, "This drawing holds words.", help).set_severity(Severity::Warning);
            }
            _ => {}
        }
    }
}
