//! A link or button without words
//!
//! Each link and each button says what it does. A picture in it needs words in alt="…", a sign needs
//! aria-label="…". This is checked on the page as it is built, with what the theme adds. For the links of a text
//! see link-text.
//!
//! **Helps:** people who use a screen reader, and people who speak to their computer.
//! **Source:** WCAG 2.4.4, Link Purpose; WCAG 4.1.2, Name, Role, Value.
//!
//! ```good themes/plain/parts/about.html
//! <p><a href="{{ site.home }}">Our first page</a></p>
//! ```
//!
//! ```bad themes/plain/parts/about.html
//! <p><a href="{{ site.home }}"><span></span></a></p>
//! ```
//!
//! ```bad themes/plain/parts/about.html
//! <p><button type="button"><svg viewBox="0 0 8 8" aria-hidden="true"><path d="M1 1h6"/></svg></button></p>
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::PageReporter;
use crate::check::rule::{Rule, RuleKind};
use crate::check::rules::links::link_text;
use crate::html::{Attr, Markup, Tag, is_blank};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "control-name",
        Severity::Error,
        "A screen reader says “link” or “button” and nothing else: nobody knows what it does.",
    ),
    kind: RuleKind::Built(judge, Some(link_text::RULE.info)),
    file: include_str!("control_name.rs"),
};

fn judge(page: &Markup, faults: &mut PageReporter) {
    for element in page.elements() {
        let has_role = || element.is(Attr::Role, &["button", "link"]);
        let what = match element.tag() {
            Tag::A if element.has(Attr::Href) => "link",
            Tag::Button | Tag::Summary => "button",
            Tag::Input if element.is(Attr::Type, &["button"]) => "button",
            _ if has_role() => "button",
            _ => continue,
        };
        let has_value =
            element.tag() == Tag::Input && element.get(Attr::Value).is_some_and(|value| !is_blank(value));
        let has_svg_title = || {
            element.below().any(|part| {
                part.tag() == Tag::Title
                    && part.is_in(Tag::Svg)
                    && !part.is_silent()
                    && !part.text().is_empty()
            })
        };
        // A browser names a <summary> without content by itself.
        let is_named_by_browser = element.tag() == Tag::Summary && element.below().next().is_none();
        if !(element.says_something()
            || has_value
            || is_named_by_browser
            || element.is_labelled()
            || has_svg_title()
            || element.is_silent())
        {
            faults.add(
                &element,
                format!("This {what} has no words."),
                "Write into it what it does, such as: Search",
            );
        }
    }
}
