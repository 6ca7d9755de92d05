//! A picture with too few dots for paper
//!
//! On paper a picture needs 300 dots for each inch to look sharp. With fewer than 150 it is a blur: that is an error
//! in a leaflet and in Easy Read, and a warning on other pages. Pictures beside Easy Read are printed up to 50 mm wide
//! and high, others up to 80 mm wide and 60 mm high. Drawings (SVG) are always sharp. Pictures in the middle of a line
//! are not judged.
//!
//! **Helps:** people who read on paper, and people who need the picture to understand.
//! **Source:** Patient Information Forum, Easy Read matters: pictures of high resolution; printers: 300 dots for each
//! inch.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! Talk.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/small.png)
//!
//! Talk.
//! ```
//! ```and content/pictures/small.png of 40 × 40 dots
//! A photo.
//! ```
//! ```and content/pictures/pictures.toml
//! ["small.png"]
//! alt = "A dot."
//! author = "Sam Smith"
//! licence = "CC0-1.0"
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::NodeKind;
use crate::site::{Page, Role, Site};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "picture-sharp",
        Severity::Error,
        "On paper the picture is a blur, and nobody knows what it shows.",
    ),
    kind: RuleKind::Page(judge),
    file: include_str!("picture_sharp.rs"),
};

/// With fewer dots for each inch a picture is a blur.
const BLURRED_BELOW: f64 = 150.0;

/// With this many dots for each inch a picture is sharp.
const SHARP_FROM: f64 = 300.0;

const MILLIMETRES_PER_INCH: f64 = 25.4;

/// The most width and height of a picture beside Easy Read on paper, in millimetres.
const EASY_READ_SIZE: (f64, f64) = (50.0, 50.0);

/// The most width and height of other pictures on paper, in millimetres.
const PLAIN_SIZE: (f64, f64) = (80.0, 60.0);

fn judge(site: &Site, page: &Page, found: &mut Reporter) {
    let is_strict = page.doc.is_easy() || page.role == Role::Leaflet;
    if page.doc.tree.images.is_empty() || !(is_strict || site.settings.pages_on_paper) {
        return;
    }
    for block in page.doc.tree.walk() {
        let most = match block.kind() {
            NodeKind::RowPicture => EASY_READ_SIZE,
            NodeKind::Paragraph => PLAIN_SIZE,
            _ => continue,
        };
        let mut parts = block.children();
        let (Some(NodeKind::Image(entry)), None) = (parts.next().map(|part| part.kind()), parts.next())
        else {
            continue;
        };
        let Some(picture) = page.images[entry as usize]
            .map(|index| &site.pictures.all[index as usize])
            .filter(|picture| !picture.file.is_drawing())
        else {
            continue;
        };
        let Some((width, height)) =
            picture.file.size().map(|(width, height)| (f64::from(width), f64::from(height)))
        else {
            continue;
        };
        let printed_width = most.0.min(most.1 * width / height);
        let dots = width / printed_width * MILLIMETRES_PER_INCH;
        if dots < SHARP_FROM {
            let needed_width = |dots: f64| (dots * printed_width / MILLIMETRES_PER_INCH).ceil();
            let message = format!(
                "This picture is {width} × {height} dots large: on paper that is {} dots for each inch.",
                dots.floor()
            );
            let help = format!(
                "Use a file that is at least {} dots wide, better {}, or a drawing (SVG).",
                needed_width(BLURRED_BELOW),
                needed_width(SHARP_FROM)
            );
            let finding = found.add(page.doc.location_of(block), message, help);
            if !is_strict || dots >= BLURRED_BELOW {
                finding.set_severity(Severity::Warning);
            }
        }
    }
}
