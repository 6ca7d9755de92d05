//! A link that opens a new window without saying so
//!
//! Links open in the same window. Readers who want a new one can open it themselves. If a link has to open a new
//! window, its words say so: “opens in a new tab”.
//!
//! **Helps:** people who use a screen reader, people who see a part of the screen only, and everybody who looks for
//! the way back.
//! **Source:** WCAG 3.2.5, Change on Request; NHS, Links.
//!
//! ```good themes/plain/parts/about.html
//! <p><a href="https://www.nhs.uk/" target="_blank">The NHS website (opens in a new tab)</a></p>
//! ```
//!
//! ```bad themes/plain/parts/about.html
//! <p><a href="https://www.nhs.uk/" target="_blank">The NHS website</a></p>
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::PageReporter;
use crate::check::rule::{Rule, RuleKind};
use crate::html::{Attr, Markup, Tag};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "new-window",
        Severity::Error,
        "The key that leads back does not work in the new window, and nobody says why.",
    ),
    kind: RuleKind::Built(judge, None),
    file: include_str!("new_window.rs"),
};

/// Words that say so, in English and Welsh.
const NEW_WINDOW_WORDS: [&str; 6] =
    ["new tab", "new window", "another tab", "another window", "tab newydd", "ffenestr newydd"];

fn judge(page: &Markup, faults: &mut PageReporter) {
    for link in
        page.with(Attr::Target).filter(|element| matches!(element.tag(), Tag::A | Tag::Area | Tag::Form))
    {
        let Some(target) = link.get(Attr::Target).map(str::trim) else { continue };
        if target.is_empty()
            || ["_self", "_top", "_parent"].iter().any(|same| target.eq_ignore_ascii_case(same))
        {
            continue;
        }
        let images = link.below().filter_map(|part| part.get(Attr::Alt)).collect::<Vec<_>>().join(" ");
        let labels = [Attr::AriaLabel, Attr::Title, Attr::Alt]
            .iter()
            .filter_map(|name| link.get(*name))
            .collect::<Vec<_>>()
            .join(" ");
        let words = format!("{} {images} {labels}", link.text()).to_lowercase();
        if !NEW_WINDOW_WORDS.iter().any(|known| words.contains(known)) {
            let help = format!("Take target=\"{target}\" out, or say so in the words: (opens in a new tab)");
            faults.add(&link, "This opens a new window and does not say so.", help);
        }
    }
}
