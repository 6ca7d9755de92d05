//! Text that is justified
//!
//! Justified text has gaps of different width between its words. The lines of a text start at the same edge and may end
//! anywhere.
//!
//! **Helps:** people with dyslexia: the gaps run together into white rivers that pull the eye away from the line.
//! **Source:** WCAG 2.2, 1.4.8 Visual Presentation (AAA).
//!
//! ```good themes/plain/assets/style.css
//! p { text-align: start; justify-content: center; }
//! ```
//!
//! ```bad themes/plain/assets/style.css
//! p { text-align: justify; }
//! ```
//!
//! ```bad themes/plain/assets/style.css
//! .lead {
//!   text-align:Justify-all
//! }
//! ```

use crate::base::{Location, RuleInfo, Severity, Span};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::Site;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "theme-justified",
        Severity::Error,
        "People with dyslexia lose the line in the gaps between the words.",
    ),
    kind: RuleKind::Site(judge),
    file: include_str!("theme_justified.rs"),
};

fn judge(site: &Site, found: &mut Reporter) {
    for source in site.theme.files.values().filter(|source| source.path.ends_with(".css")) {
        let Some(text) = source.text() else { continue };
        // ASCII lower case has the same length, so that places stay the same.
        let lower = text.to_ascii_lowercase();
        for (at, name) in lower.match_indices("text-align") {
            let rest = &lower[at + name.len()..];
            let value = rest.trim_start().strip_prefix(':').map(str::trim_start);
            if let Some(value) = value.filter(|value| value.starts_with("justify")) {
                let end = text.len() - value.len() + "justify".len();
                let place = Location { file: source.path.clone(), span: Span::new(at, end) };
                found.add(place, "This style sheet justifies text.", "Write: text-align: start");
            }
        }
    }
}
