//! A field without a label
//!
//! Each field of a form has a label that says what to write. The label belongs to the field: for="…" names its id.
//! Words in the field that vanish when somebody writes are not a label.
//!
//! **Helps:** people who use a screen reader, people who speak to their computer, and people who forget what a
//! field was for.
//! **Source:** WCAG 1.3.1, Info and Relationships; WCAG 3.3.2, Labels or Instructions; WCAG 4.1.2, Name, Role,
//! Value.
//!
//! ```good themes/plain/parts/about.html
//! <form action="{{ site.urls.a_z }}"><p><label for="your-name">Your name</label> <input id="your-name" name="name" type="text"></p></form>
//! ```
//!
//! ```bad themes/plain/parts/about.html
//! <form action="{{ site.urls.a_z }}"><p>Your name <input name="name" type="text"></p></form>
//! ```
//!
//! ```bad themes/plain/parts/about.html
//! <form action="{{ site.urls.a_z }}"><p><label for="name">Your name</label> <input aria-label="Your name" name="name" type="text"></p></form>
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::PageReporter;
use crate::check::rule::{Rule, RuleKind};
use crate::html::{Attr, Element, Markup, Tag};
use std::collections::HashSet;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "form-label",
        Severity::Error,
        "People who do not see the page do not know what to write in this field.",
    ),
    kind: RuleKind::Built(judge, None),
    file: include_str!("form_label.rs"),
};

/// Types of `<input>` that carry their own words, or need none.
const NEEDS_NO_LABEL: [&str; 5] = ["hidden", "submit", "reset", "button", "image"];

fn judge(page: &Markup, faults: &mut PageReporter) {
    let is_field =
        |element: &Element| element.tag() != Tag::Input || !element.is(Attr::Type, &NEEDS_NO_LABEL);
    let labelled_ids = || {
        page.all(Tag::Label).filter(|label| label.says_something()).filter_map(|label| label.get(Attr::For))
    };
    // Collected when the first field needs it: most pages have no form.
    let mut labelled: Option<HashSet<&str>> = None;
    for field in page
        .any_of([Tag::Select, Tag::Textarea, Tag::Input])
        .filter(is_field)
        .filter(|field| !field.is_silent())
    {
        let is_in_label = || field.above().any(|above| above.tag() == Tag::Label && above.says_something());
        let id = field.get(Attr::Id).unwrap_or("");
        let mut has_label =
            || !id.is_empty() && labelled.get_or_insert_with(|| labelled_ids().collect()).contains(id);
        if !field.is_labelled() && !is_in_label() && !has_label() {
            let help =
                "Write before it: <label for=\"name\">Your name</label>, and id=\"name\" in the field.";
            faults.add(&field, "This field has no label.", help);
        }
    }
    for label in page.all(Tag::Label) {
        if let Some(id) = label.get(Attr::For)
            && page.with_id(id).is_none()
        {
            faults.add(
                &label,
                format!("This label is for “{id}”, and nothing has that id."),
                format!("Write id=\"{id}\" in its field."),
            );
        }
    }
}
