//! Floor 3: leaflet jobs: a page, from its text to the files that people print.
//! In: a page, a layout, the theme's leaflets. Out: the PDF to read, the PDF to fold and a thumbnail, or
//! findings.
//! Must never: return one of these files if another could not be made.

use super::compilation::Compilation;
use super::findings::cannot_be_made;
use super::impose::impose;
use super::key::LeafletKeys;
use super::late::typeset_today;
use super::sheets::{booklet, trifold};
use super::steps::StepCounter;
use super::theme::LeafletTheme;
use super::thumbnail::thumbnail;
use crate::base::{Key, Reported};
use crate::render::Budget;
use crate::render::editions::EditionFiles;
use crate::render::layout::EditionLayout;
use crate::site::{Page, PageId, Role, Site, State};

/// A page to typeset.
#[derive(Clone, Copy, Debug)]
pub struct LeafletJob {
    /// The page.
    pub page: PageId,
    /// The layout to typeset it in.
    pub layout: EditionLayout,
    /// Cache key: a hash of everything that the leaflet is made from.
    pub key: Key,
}

/// The jobs for those pages of a site that `is_wanted` selects, in the order of its pages. A page that was taken down
/// has a leaflet that says so, at the address of the one that it had.
pub fn jobs(site: &Site, theme: &LeafletTheme, is_wanted: impl Fn(PageId) -> bool) -> Vec<LeafletJob> {
    let keys = LeafletKeys::new(site, theme);
    let mut jobs = Vec::new();
    for (id, page) in site.published().filter(|(id, page)| is_wanted(*id) && is_printed(site, page)) {
        jobs.extend(EditionLayout::of_page(page).into_iter().map(|layout| LeafletJob {
            page: id,
            layout,
            key: keys.leaflet_key(page, layout),
        }));
    }
    jobs
}

/// Whether a page has editions: it is a leaflet, or the site has all pages on paper; and it has text, and
/// its file is not damaged.
fn is_printed(site: &Site, page: &Page) -> bool {
    let is_for_paper = site.settings.pages_on_paper || page.role == Role::Leaflet;
    is_for_paper && !page.doc.damaged && page.doc.tree.blocks().next().is_some()
}

/// Makes the files of a leaflet. The value is `None` if there is an error among the findings.
pub fn make(
    site: &Site,
    theme: &LeafletTheme,
    job: &LeafletJob,
    budget: &dyn Budget,
) -> Reported<Option<EditionFiles>> {
    let page = site.page(job.page);
    let steps = StepCounter::new(budget.begin());
    let leaflet = Compilation::new(site, theme, page, job.layout, &steps);
    let Reported { value: (reading, layout), mut findings } = typeset_today(leaflet);
    let Some(reading) = reading else { return Reported { value: None, findings } };
    let (rtl, strings) = (site.locale(page).is_rtl(), &site.locale(page).strings);
    let sides = match layout {
        EditionLayout::A5Booklet => booklet(reading.pages, rtl),
        EditionLayout::Trifold => trifold(reading.pages, rtl),
        _ => Vec::new(),
    };
    let title = format!("{} ({})", page.title(), strings.get("to_fold"));
    // A leaflet that is late may not fit on its sheet: then what people print and fold is flat too.
    let folded = match (job.layout.is_folded(), sides.is_empty()) {
        (true, true) => Ok(Some(reading.pdf.clone())),
        (_, true) => Ok(None),
        (_, false) => impose(&reading.pdf, &sides, Some(&title)).map(Some),
    };
    let is_listed = page.role == Role::Leaflet
        && page.state == State::Live
        && EditionLayout::of_page(page).first() == Some(&job.layout);
    let picture = is_listed.then(|| thumbnail(&reading.pdf)).transpose();
    match (folded, picture) {
        (Ok(folded), Ok(picture)) => {
            let files = EditionFiles {
                reading: reading.pdf.into(),
                folded: folded.map(Into::into),
                picture: picture.map(Into::into),
                pages: reading.pages as u32,
                sides: if job.layout.is_folded() && sides.is_empty() {
                    reading.pages as u32
                } else {
                    sides.len() as u32
                },
            };
            Reported { value: Some(files), findings }
        }
        (Err(error), _) | (_, Err(error)) => {
            let message = format!("The leaflet cannot be made ready for the printer: {error}.");
            let help = "Write layout: a4 until this is mended, and tell the makers of plainleaf.";
            let finding = cannot_be_made(page.doc.location(page.doc.top()), message, help);
            findings.push(vec![finding].into());
            Reported { value: None, findings }
        }
    }
}
