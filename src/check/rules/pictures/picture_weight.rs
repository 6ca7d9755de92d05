//! Pictures too heavy for a phone
//!
//! plainleaf makes photos small by itself: a phone loads a small file, a large screen a larger one. What cannot be made
//! small is a photo that was saved as PNG, a drawing with very many lines, or a page with very many pictures. All
//! pictures of a page together weigh at most 1,000 kB on a phone. That takes 20 seconds where the net is slow. A picture
//! of the theme weighs at most 200 kB, because every page may load it. In site.toml, [rules.picture-weight] plain = 1500
//! allows more.
//!
//! **Helps:** people with an old phone or a slow net, and people who pay for each megabyte.
//! **Source:** a rule of this project; 20 seconds are 1,000 kB at 400 kbit a second, the slow net that browsers imitate
//! for tests.
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
//! ```bad content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["en"]
//!
//! [rules.picture-weight]
//! plain = 0
//! ```
//! ```and content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! Talk.
//! ```

use crate::base::{Location, RuleInfo, Severity, Span};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::check::thresholds::Thresholds;
use crate::check::{LanguageStandard, profile_of};
use crate::doc::{NodeKind, PictureKind, Rendition};
use crate::site::{Page, Picture, Site};
use std::collections::BTreeMap;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "picture-weight",
        Severity::Warning,
        "People with an old phone or little data wait, pay, and give up before they see the words.",
    ),
    kind: RuleKind::Site(judge),
    file: include_str!("picture_weight.rs"),
};

/// The most that all pictures of a page weigh on a phone, in kB.
pub const THRESHOLDS: Thresholds = Thresholds::new(RULE.info, [1000; 3], [1000; 3]);

/// The most that a picture of the theme weighs, in kB.
const IN_THEME: usize = 200;

/// The dots that a phone asks for: 360 pixels with two dots each; in a row of Easy Read, 208 pixels.
const DOTS_IN_COLUMN: u32 = 720;
const DOTS_IN_ROW: u32 = 416;

fn judge(site: &Site, found: &mut Reporter) {
    let standards: Vec<LanguageStandard> =
        (0..site.locales.len()).map(|locale| LanguageStandard::of(site, locale)).collect();
    for page in site.pages.iter().filter(|page| !page.doc.tree.images.is_empty()) {
        if let Some(limit) = standards[page.locale].limit(&THRESHOLDS, profile_of(&page.doc)) {
            judge_page(site, page, limit, found);
        }
    }
    for source in
        site.theme.files.iter().filter(|(path, _)| path.starts_with("assets/")).map(|(_, file)| file)
    {
        let weight = in_kb(source.bytes().len());
        if weight > IN_THEME && PictureKind::of(source.bytes()).is_some() {
            found.add(
                Location { file: source.path.clone(), span: Span::default() },
                format!("This picture of the theme weighs {weight} kB. The limit is {IN_THEME} kB."),
                "Save it with fewer dots: twice as many as the pixels that it is wide on a page.",
            );
        }
    }
}

fn judge_page(site: &Site, page: &Page, limit: usize, found: &mut Reporter) {
    // What a phone loads of each picture, and the first place where it is shown.
    let mut loaded: BTreeMap<u32, (&Rendition, Span)> = BTreeMap::new();
    let mut in_row = false;
    for node in page.doc.tree.walk() {
        let NodeKind::Image(entry) = node.kind() else {
            in_row = node.kind() == NodeKind::RowPicture;
            continue;
        };
        let Some(index) = page.images[entry as usize] else { continue };
        let Some(made) = &site.pictures.all[index as usize].file.renditions else { continue };
        let size = made.with_width(if in_row { DOTS_IN_ROW } else { DOTS_IN_COLUMN });
        let first = loaded.entry(index).or_insert((size, page.doc.tree.images[entry as usize].span));
        if size.bytes.len() > first.0.bytes.len() {
            first.0 = size;
        }
    }
    let weight: usize = loaded.values().map(|(size, _)| size.bytes.len()).sum();
    let heaviest = loaded.iter().max_by_key(|(_, (size, _))| size.bytes.len());
    if let Some((index, (size, span))) = heaviest.filter(|_| weight > limit * 1000) {
        let message = format!(
            "The pictures of this page weigh {} kB on a phone. The limit here is {limit} kB.",
            in_kb(weight)
        );
        found.add(page.doc.location(*span), message, help(&site.pictures.all[*index as usize], size));
    }
}

/// What to do about the heaviest picture.
fn help(picture: &Picture, size: &Rendition) -> String {
    let what = match size.kind {
        PictureKind::Drawing => "Save it as “optimised SVG”, or as PNG.",
        PictureKind::Jpeg => "Show fewer pictures, or make two pages of this one.",
        PictureKind::Png | PictureKind::Gif | PictureKind::Webp => {
            "If it is a photo, save it as JPEG: then plainleaf makes it small. If not, cut off what nobody needs."
        }
    };
    format!("The heaviest is {}, with {} kB. {what}", picture.name(), in_kb(size.bytes.len()))
}

fn in_kb(bytes: usize) -> usize {
    bytes.div_ceil(1000)
}
