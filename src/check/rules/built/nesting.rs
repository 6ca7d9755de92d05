//! Elements that stand where they cannot stand
//!
//! A link holds no other link and no button, and a button holds no link: a tap could mean either. A paragraph holds
//! no list, heading or box. Every element that is opened is closed, in the right order. If not, each browser
//! guesses what was meant.
//!
//! **Helps:** people who use a screen reader, and people with old browsers.
//! **Source:** HTML, content models; WCAG 4.1.2, Name, Role, Value.
//!
//! ```good themes/plain/parts/about.html
//! <p>See <a href="{{ site.home }}">our first page</a>.</p>
//! ```
//!
//! ```bad themes/plain/parts/about.html
//! <p>See <button type="button">this <a href="{{ site.home }}">first page</a></button></p>
//! ```
//!
//! ```bad themes/plain/parts/about.html
//! <a href="{{ site.home }}">See <select aria-label="Which"><option>first page</option></select></a>
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::PageReporter;
use crate::check::rule::{Rule, RuleKind};
use crate::html::{Attr, Element, Markup, Tag};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "nesting",
        Severity::Error,
        "A tap or a key may do either of two things. A screen reader reads the page in another order than it is seen.",
    ),
    kind: RuleKind::Built(judge, None),
    file: include_str!("nesting.rs"),
};

fn judge(page: &Markup, faults: &mut PageReporter) {
    let is_interactive = |element: &Element| match element.tag() {
        Tag::A => element.has(Attr::Href),
        Tag::Button | Tag::Select | Tag::Textarea | Tag::Iframe | Tag::Details => true,
        Tag::Input => !element.is(Attr::Type, &["hidden"]),
        Tag::Audio | Tag::Video => element.has(Attr::Controls),
        _ => false,
    };
    for outer in page.any_of([Tag::A, Tag::Button]) {
        if outer.tag() == Tag::A && !outer.has(Attr::Href) {
            continue;
        }
        for inner in outer.below().filter(is_interactive) {
            let outer = if outer.tag() == Tag::A { "a link" } else { "a button" };
            faults.add(
                &inner,
                format!("This stands in {outer}: nobody knows which of the two a tap is for."),
                "Put one behind the other.",
            );
        }
    }
    for span in &page.parse_errors {
        let tag = std::str::from_utf8(&page.text[span.start as usize..span.end as usize]).unwrap_or("");
        let message = match tag.strip_prefix("</") {
            Some(_) => format!("{tag} closes nothing, or not what was opened last."),
            None => format!(
                "{} is never closed, or stands where it cannot stand, such as a block in a paragraph.",
                short(tag)
            ),
        };
        faults.add_at(*span, message, "Close what was opened, in the right order, and end a paragraph before a list, a heading or a box.").warn();
    }
}

/// `<div class="box">` → `<div>`
fn short(tag: &str) -> String {
    format!("{}>", tag.split(|c: char| c.is_whitespace() || c == '>').next().unwrap_or(tag))
}
