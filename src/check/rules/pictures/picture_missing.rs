//! A picture that is not there
//!
//! A picture is a file in content/pictures. Pictures on other websites are not shown: the other server would learn
//! who reads this page, and the picture may vanish.
//!
//! **Helps:** people who need the picture to understand the words, above all in Easy Read.
//! **Source:** WCAG 1.1.1, Non-text Content; a rule of this project.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! Two people talk.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talks.svg)
//!
//! Two people talk.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![A cat](https://cats.example/cat.png)
//!
//! A cat.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::near_file::NearFile;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::{relative_path, resolve_path};
use crate::site::{Page, Site};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "picture-missing",
        Severity::Error,
        "Readers see no picture, and may miss what the words mean.",
    ),
    kind: RuleKind::Site(judge),
    file: include_str!("picture_missing.rs"),
};

fn judge(site: &Site, found: &mut Reporter) {
    for page in site.pages.iter().filter(|page| page.has_broken_links) {
        for (image, picture) in page.doc.tree.images.iter().zip(&page.images) {
            if picture.is_none() {
                let Problem { message, help, near } = problem(site, page, &image.destination);
                let finding = found.add(page.doc.location(image.span), message, help);
                let (from, text) = (&page.doc.path, page.doc.text());
                finding.fix = near.and_then(|near| near.fix(from, text, image.span, &image.destination));
            }
        }
    }
}

/// Why a picture is missing, what to type, and the file that may have been meant.
struct Problem<'s> {
    message: String,
    help: String,
    near: Option<NearFile<'s>>,
}

impl Problem<'_> {
    fn of(message: String, help: &str) -> Self {
        Problem { message, help: help.into(), near: None }
    }
}

/// Why there is no picture at `destination`, and what to type.
fn problem<'s>(site: &'s Site, page: &Page, destination: &str) -> Problem<'s> {
    let lower = destination.to_ascii_lowercase();
    if ["http:", "https:", "//", "data:"].iter().any(|start| lower.starts_with(start)) {
        let shown: String = destination.chars().take(60).collect();
        return Problem::of(
            format!("This picture is not a file of this site: {shown}"),
            "If you may use it, save it in content/pictures and write its file: ![](../pictures/cat.svg)",
        );
    }
    if destination.is_empty() {
        return Problem::of(
            "This picture has no file.".into(),
            "Write the file between the round brackets: ![](../pictures/cat.svg)",
        );
    }
    let path = match destination.strip_prefix('/') {
        Some(path) => Some(format!("content/{path}")),
        None => resolve_path(&page.doc.path, destination),
    };
    let Some(path) = path else {
        return Problem::of(
            format!("This picture lies outside the content folder: {destination}"),
            "Copy it into content/pictures, and write: ![](../pictures/cat.svg)",
        );
    };
    let near = NearFile::of(&path, site.pictures.all.iter().map(|picture| &*picture.file.path));
    let help = match &near {
        Some(near) => near.help(&page.doc.path),
        None => format!(
            "Put the picture into content/pictures, and write: ![]({})",
            relative_path(&page.doc.path, "content/pictures/its-name.svg")
        ),
    };
    Problem { message: format!("There is no picture at {destination}"), help, near }
}
