//! No way past the navigation
//!
//! The first link of a page leads past the navigation to the text. It may be hidden until a key reaches it. The place
//! that it leads to needs no tabindex: in browsers of today the next press of the Tab key goes on from there. (The rule
//! broken-anchor judges whether that place exists.)
//!
//! A page with fewer than three links before its main part needs no such link.
//!
//! **Helps:** people who use a keyboard, a switch or a screen reader: they need not go through the same links on
//! every page.
//! **Source:** WCAG 2.4.1, Bypass Blocks; WHATWG, HTML Standard: the starting point of sequential focus navigation.
//!
//! ```good themes/plain/parts/header.html
//! <header>
//! <a href="#main">Skip to the text</a>
//! <p><a href="{{ site.home }}">Home</a> <a href="{{ site.urls.a_z }}">A to Z</a></p>
//! </header>
//! ```
//!
//! ```bad themes/plain/parts/header.html
//! <header>
//! <a href="#name">Skip to the text</a>
//! <p id="name"><a href="{{ site.home }}">Home</a> <a href="{{ site.urls.a_z }}">A to Z</a></p>
//! </header>
//! ```
//!
//! ```bad themes/plain/parts/header.html
//! <header>
//! <p><a href="{{ site.home }}">Home</a> <a href="{{ site.urls.a_z }}">A to Z</a> <a href="{{ site.urls.leaflets }}">Leaflets</a></p>
//! </header>
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::PageReporter;
use crate::check::rule::{Rule, RuleKind};
use crate::html::{Attr, Element, Markup, Tag};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "skip-link",
        Severity::Warning,
        "On every page, people who use a keyboard must go through all links at the top to reach the text.",
    ),
    kind: RuleKind::Built(judge, None),
    file: include_str!("skip_link.rs"),
};

/// With more links than this before the main part, a page needs a skip link.
const MOST: usize = 2;

fn judge(page: &Markup, faults: &mut PageReporter) {
    let Some(main) = page.all(Tag::Main).next().filter(|_| page.is_seen()) else { return };
    let mut before = page.elements().take_while(|element| element.number() < main.number());
    let is_tab_stop = |element: &Element| {
        element.takes_focus() && !element.is(Attr::Tabindex, &["-1"]) && !element.is_hidden()
    };
    let Some(first) = before.find(is_tab_stop) else { return };
    let target =
        first.get(Attr::Href).and_then(|href| href.strip_prefix('#')).filter(|target| !target.is_empty());
    let Some(target) = target else {
        if before.filter(is_tab_stop).count() >= MOST {
            let help = "Write this as the first link of the page: <a href=\"#main\">Skip to the text</a>";
            faults.add(&first, "The first link of the page does not lead past the navigation.", help);
        }
        return;
    };
    let Some(part) = page.with_id(target) else { return };
    let mut others = before.filter(is_tab_stop).peekable();
    if others.peek().is_some() && others.all(|link| link.number() > part.number()) {
        let message = "The first link of the page leads to a place above the navigation, not past it.";
        faults.add(
            &first,
            message,
            format!("Put id=\"{target}\" below the navigation, at the start of the text."),
        );
    }
}
