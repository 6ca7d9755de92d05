//! Something that happens unasked
//!
//! Sound and films begin when somebody starts them. A page does not load itself again, and leads nowhere by itself
//! after a while. No words move or blink. An address that has moved may lead on at once.
//!
//! **Helps:** people who use a screen reader and cannot hear it over the sound, people who read slowly, and people
//! whom movement makes ill.
//! **Source:** WCAG 1.4.2, Audio Control; WCAG 2.2.1, Timing Adjustable; WCAG 2.2.2, Pause, Stop, Hide; WCAG 3.2.5,
//! Change on Request.
//!
//! ```good themes/plain/parts/head.html
//! <meta name="description" content="{{ page.summary }}">
//! ```
//!
//! ```bad themes/plain/parts/head.html
//! <meta http-equiv="refresh" content="30">
//! ```
//!
//! ```bad themes/plain/parts/about.html
//! <p><marquee>We are free.</marquee></p>
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::PageReporter;
use crate::check::rule::{Rule, RuleKind};
use crate::html::{Attr, Markup, Tag};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "unasked",
        Severity::Error,
        "The page changes or makes a sound while somebody reads it, and reading has to begin again.",
    ),
    kind: RuleKind::Built(judge, None),
    file: include_str!("unasked.rs"),
};

fn judge(page: &Markup, faults: &mut PageReporter) {
    for element in page.any_of([Tag::Meta, Tag::Audio, Tag::Video, Tag::Marquee, Tag::Blink]) {
        match element.tag() {
            Tag::Meta if element.is(Attr::HttpEquiv, &["refresh"]) => {
                let seconds = element
                    .get(Attr::Content)
                    .unwrap_or("")
                    .split([';', ','])
                    .next()
                    .unwrap_or("")
                    .trim()
                    .parse::<f64>();
                if seconds.is_ok_and(|seconds| seconds > 0.0) {
                    faults.add(
                        &element,
                        "The page changes by itself after a while.",
                        "Take this line out, or lead on at once: content=\"0; url=…\"",
                    );
                }
            }
            Tag::Audio | Tag::Video if element.has(Attr::Autoplay) && !element.has(Attr::Muted) => {
                faults.add(
                    &element,
                    "This begins to sound by itself.",
                    "Take autoplay out, and write controls.",
                );
            }
            Tag::Video if element.has(Attr::Autoplay) => {
                faults
                    .add(&element, "This begins to move by itself.", "Take autoplay out, and write controls.")
                    .warn();
            }
            Tag::Marquee | Tag::Blink => {
                faults.add(&element, "These words move or blink.", "Write them as a paragraph: <p>");
            }
            _ => {}
        }
    }
}
