//! A page that cannot be made larger
//!
//! On a phone people make a page larger with two fingers. The line that sets the width of a page must not forbid
//! it: no user-scalable=no, and no maximum-scale below 5.
//!
//! **Helps:** people who see little, and everybody in bright light.
//! **Source:** WCAG 1.4.4, Resize Text; WCAG 1.4.10, Reflow.
//!
//! ```good themes/plain/parts/head.html
//! <meta name="viewport" content="width=device-width, initial-scale=1">
//! ```
//!
//! ```bad themes/plain/parts/head.html
//! <meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1, user-scalable=no">
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::PageReporter;
use crate::check::rule::{Rule, RuleKind};
use crate::html::{Attr, Markup, Tag};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "zoom-locked",
        Severity::Error,
        "People who need larger letters cannot have them on a phone.",
    ),
    kind: RuleKind::Built(judge, None),
    file: include_str!("zoom_locked.rs"),
};

fn judge(page: &Markup, faults: &mut PageReporter) {
    for meta in page.all(Tag::Meta).filter(|meta| meta.is(Attr::Name, &["viewport"])) {
        let content = meta.get(Attr::Content).unwrap_or("").to_ascii_lowercase();
        let locks = |part: &str| {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            match (name.trim(), value.trim()) {
                ("user-scalable", value) => matches!(value, "no" | "0" | "none" | "-1"),
                ("maximum-scale", value) => {
                    value.parse::<f64>().map_or(value == "no", |scale| (0.0..5.0).contains(&scale))
                }
                _ => false,
            }
        };
        if content.split([',', ';']).any(locks) {
            faults.add(
                &meta,
                "The page does not let readers make it larger.",
                "Write: <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
            );
        }
    }
}
