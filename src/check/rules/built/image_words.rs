//! An image of a page without words for it
//!
//! People who cannot see an image hear the words in alt="…" instead. An image that only decorates has alt="". A file
//! name is not a description. This is checked on the page as it is built, with what the theme adds. For the pictures
//! of a text see picture-alt.
//!
//! **Helps:** people who are blind or see little, and people who turn pictures off to save data.
//! **Source:** WCAG 1.1.1, Non-text Content.
//!
//! ```good themes/plain/parts/about.html
//! <p><img src="{{ site.assets['favicon.svg'] }}" alt="A leaf" width="32" height="32"></p>
//! ```
//!
//! ```bad themes/plain/parts/about.html
//! <p><img src="{{ site.assets['favicon.svg'] }}" width="32" height="32"></p>
//! ```
//!
//! ```bad themes/plain/parts/about.html
//! <p><img src="{{ site.assets['favicon.svg'] }}" alt="leaf.svg" width="32" height="32"></p>
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::PageReporter;
use crate::check::rule::{Rule, RuleKind};
use crate::check::rules::pictures::picture_alt;
use crate::html::{Attr, Markup, Tag, is_blank};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "image-words",
        Severity::Error,
        "People who cannot see this image do not know what it shows, or hear the name of its file.",
    ),
    kind: RuleKind::Built(judge, Some(picture_alt::RULE.info)),
    file: include_str!("image_words.rs"),
};

/// Endings of the names of image files.
const ENDINGS: [&str; 8] = [".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".avif", ".bmp"];

fn judge(page: &Markup, faults: &mut PageReporter) {
    let help = "Write what is seen: alt=\"Two people talk at a table\". For decoration write alt=\"\".";
    for element in page.any_of([Tag::Img, Tag::Input, Tag::Area, Tag::Svg]) {
        let is_button = element.tag() == Tag::Input && element.is(Attr::Type, &["image"]);
        let is_area = element.tag() == Tag::Area && element.has(Attr::Href);
        let is_drawing = element.tag() == Tag::Svg && element.is(Attr::Role, &["img"]);
        if !(element.tag() == Tag::Img || is_button || is_area || is_drawing)
            || element.is_silent()
            || element.is_labelled()
        {
            continue;
        }
        let alt = element.get(Attr::Alt);
        if is_drawing {
            if !element.below().any(|part| part.tag() == Tag::Title && !part.text().is_empty()) {
                faults.add(
                    &element,
                    "This drawing has no words for it.",
                    "Write what is seen: aria-label=\"Two people talk at a table\".",
                );
            }
        } else if (is_button || is_area) && alt.is_none_or(is_blank) {
            faults.add(
                &element,
                "This can be tapped, and does not say what it does.",
                "Write where it leads: alt=\"Search\"",
            );
        } else if let Some(alt) = alt {
            let words = alt.trim().to_ascii_lowercase();
            if !words.contains(' ') && ENDINGS.iter().any(|ending| words.ends_with(ending)) {
                faults.add(
                    &element,
                    format!("“{}” is the name of a file, and does not say what is seen.", alt.trim()),
                    help,
                );
            }
        } else if !element.is(Attr::Role, &["presentation", "none"]) {
            faults.add(&element, "This image has no words for it.", help);
        }
    }
}
