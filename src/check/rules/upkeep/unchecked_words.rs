//! Words of the theme that no speaker has checked
//!
//! The theme has words of its own, such as “Search”, in several languages. A translation may be odd or wrong if no speaker of the
//! language has read it. Ask a speaker to read the website in that language. Then copy the file of words, such as
//! themes/plain/strings/cy.toml, into the folder of your site, and write after checked_by who it was, and when. Readers are
//! told nothing of this.
//!
//! **Helps:** people who read that language.
//! **Source:** NHS England, Accessible Information Standard: translations are made or checked by somebody who is able to; a
//! rule of this project: no claim that nobody can stand for.
//!
//! ```good content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["en"]
//! ```
//!
//! ```bad content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["en", "cy"]
//! ```
//! ```and content/cy/index.md
//! ---
//! title: Cymorth
//! reviewed: 2026-11-22
//! ---
//!
//! Rydym yn helpu.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::Site;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "unchecked-words",
        Severity::Info,
        "A word that is wrong on every page leads every reader of the language astray.",
    ),
    kind: RuleKind::Site(judge),
    file: include_str!("unchecked_words.rs"),
};

fn judge(site: &Site, found: &mut Reporter) {
    for locale in site.locales.iter().filter(|locale| locale.live && locale.strings.checked_by().is_none()) {
        let message =
            format!("Nobody who speaks the language “{}” has checked the theme's words in it.", locale.lang);
        let help = format!(
            "Ask somebody to read them. Then write who it was after checked_by in themes/{}/strings/{}.toml",
            site.theme.name, locale.lang
        );
        found.add(site.settings.place(site.settings.language(&locale.lang)), message, help);
    }
}
