//! Floor 3: a page on paper, from its text to the files that people print.
//! In: a page, a layout, the theme. Out: the PDF to read, the one to fold, a picture of the first page; or
//! findings.
//! Must never: give out one of them where another could not be made.

use super::compile::set;
use super::findings::cannot_be_made;
use super::impose::impose;
use super::key::LeafletKeys;
use super::sheets::{booklet, trifold};
use super::theme::LeafletTheme;
use super::thumbnail::thumbnail;
use crate::base::{Key, Reported};
use crate::render::editions::EditionFiles;
use crate::render::layout::EditionLayout;
use crate::site::{Page, PageId, Role, Site};

/// A page to be set.
#[derive(Clone, Copy, Debug)]
pub struct LeafletJob {
    /// Which.
    pub page: PageId,
    /// How.
    pub layout: EditionLayout,
    /// Stands for all that it is made from.
    pub key: Key,
}

/// Everything that is to be set for the wanted pages of a site, in their order.
pub fn jobs(site: &Site, theme: &LeafletTheme, wanted: impl Fn(PageId) -> bool) -> Vec<LeafletJob> {
    let keys = LeafletKeys::new(site, theme);
    let mut jobs = Vec::new();
    for (id, page) in site.live().filter(|(id, page)| wanted(*id) && is_printed(site, page)) {
        jobs.extend(EditionLayout::of(page).into_iter().map(|layout| LeafletJob {
            page: id,
            layout,
            key: keys.of(page, layout),
        }));
    }
    jobs
}

/// Whether there are words to print, and all of them could be read.
fn is_printed(site: &Site, page: &Page) -> bool {
    let asked = site.settings.pages_on_paper || page.role == Role::Leaflet;
    asked && !page.doc.damaged && page.doc.tree.blocks().next().is_some()
}

/// Carries out an order.
pub fn make(site: &Site, theme: &LeafletTheme, order: &LeafletJob) -> Reported<Option<EditionFiles>> {
    let page = site.page(order.page);
    let Reported { value: reading, mut findings } = set(site, theme, page, order.layout);
    let Some(reading) = reading else { return Reported { value: None, findings: findings } };
    let (rtl, strings) = (site.locale(page).is_rtl(), &site.locale(page).strings);
    let sheets = match order.layout {
        EditionLayout::A5Booklet => booklet(reading.pages, rtl),
        EditionLayout::Trifold => trifold(reading.pages, rtl),
        _ => Vec::new(),
    };
    let title = format!("{} ({})", page.title(), strings.get("to_fold"));
    let folded = (!sheets.is_empty()).then(|| impose(&reading.pdf, &sheets, Some(&title))).transpose();
    let shown = page.role == Role::Leaflet && order.layout != EditionLayout::LargePrint;
    let drawn = shown.then(|| thumbnail(&reading.pdf)).transpose();
    match (folded, drawn) {
        (Ok(folded), Ok(drawn)) => {
            let printed = EditionFiles {
                reading: reading.pdf.into(),
                folded: folded.map(Into::into),
                picture: drawn.map(Into::into),
                pages: reading.pages as u32,
                sides: sheets.len() as u32,
            };
            Reported { value: Some(printed), findings: findings }
        }
        (Err(why), _) | (_, Err(why)) => {
            let message = format!("The leaflet cannot be made ready for the printer: {why}.");
            let help = "Write layout: a4 until this is mended, and tell the makers of plainleaf.";
            let finding = cannot_be_made(page.doc.location(page.doc.top()), message, help);
            findings.push(vec![finding].into());
            Reported { value: None, findings: findings }
        }
    }
}
