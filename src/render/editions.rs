//! Floor 3: what there is of a page on paper.
//! In: leaflets that were set. Out: each with its place in the site; a promise of every file.
//! Must never: name a file that was not made: “other formats” cannot lie.

use super::layout::EditionLayout;
use super::plan::{Job, Plan, Rendered};
use super::view::{EditionView, SheetView};
use crate::base::Key;
use crate::site::{Page, PageId, Role, Site};
use std::sync::Arc;

/// A page, set for paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionFiles {
    /// One page or panel after the other: PDF/UA-1.
    pub reading: Arc<[u8]>,
    /// The same on the sheets that are printed and folded: PDF/UA-1.
    pub folded: Option<Arc<[u8]>>,
    /// The first page, small, as PNG.
    pub picture: Option<Arc<[u8]>>,
    /// How many pages or panels there are to read.
    pub pages: u32,
    /// How many sides of paper the folded file has.
    pub sides: u32,
}

/// A page in one layout.
#[derive(Clone, Debug)]
pub struct Edition {
    /// How it is laid out.
    pub layout: EditionLayout,
    /// Where its files are published, without what tells them apart: `imha/imha-service-user-leaflet`.
    pub stem: String,
    /// Stands for all that it was made from.
    pub key: Key,
    /// What came of it.
    pub printed: Arc<EditionFiles>,
}

/// Everything on paper, by page.
#[derive(Clone, Debug, Default)]
pub struct Editions {
    of_page: Vec<Vec<Edition>>,
}

impl Editions {
    /// These prints, in the order of pages and layouts.
    pub fn new(
        site: &Site,
        prints: impl IntoIterator<Item = (PageId, EditionLayout, Key, Arc<EditionFiles>)>,
    ) -> Editions {
        let mut of_page = vec![Vec::new(); site.pages.len()];
        for (id, layout, key, printed) in prints {
            of_page[id.0 as usize].push(Edition { layout, stem: stem(site.page(id), layout), key, printed });
        }
        Editions { of_page }
    }

    /// The prints of a page.
    pub fn of(&self, id: PageId) -> &[Edition] {
        self.of_page.get(id.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// The file of a page that takes the place of an old one: large print for large print, the one to fold
    /// for the one to fold.
    pub(super) fn in_place_of(&self, id: PageId, old: &str) -> Option<(Key, Arc<[u8]>)> {
        let prints = self.of(id);
        let large = old.ends_with("-large-print.pdf");
        let print = prints
            .iter()
            .find(|print| (print.layout == EditionLayout::LargePrint) == large)
            .or(prints.first())?;
        let folded = print.printed.folded.as_ref().filter(|_| old.ends_with(TO_FOLD));
        Some((print.key, folded.unwrap_or(&print.printed.reading).clone()))
    }

    /// The prints of a page as templates show them.
    pub(super) fn views<'s>(&'s self, site: &'s Site, id: PageId) -> Vec<EditionView<'s>> {
        let (page, locale) = (site.page(id), site.locale(site.page(id)));
        let view = |print: &Edition, ending: &str, fold: bool, size: usize, pages: u32| EditionView {
            title: page.title(),
            name: locale.strings.get(words(print.layout, fold).0),
            hint: if fold { locale.strings.get(words(print.layout, fold).1) } else { "" },
            kind: print.layout.name(),
            fold,
            url: site.href(&format!("/{}{ending}", print.stem)),
            pages,
            length: locale.counted(if fold { "sides" } else { "pages" }, pages as usize),
            kilobytes: size.div_ceil(1000),
            lang: &locale.lang,
            dir: &locale.dir,
            language: &locale.name,
        };
        let mut views = Vec::new();
        for print in self.of(id) {
            let printed = &print.printed;
            views.push(view(print, ".pdf", false, printed.reading.len(), printed.pages));
            if let Some(folded) = &printed.folded {
                views.push(view(print, TO_FOLD, true, folded.len(), printed.sides));
            }
        }
        views
    }

    /// The picture of a page's first print.
    pub(super) fn picture(&self, site: &Site, id: PageId) -> Option<SheetView> {
        let (print, picture) =
            self.of(id).iter().find_map(|print| Some((print, print.printed.picture.as_ref()?)))?;
        let size = imagesize::blob_size(picture).ok()?;
        let url = site.href(&format!("/{}", picture_path(print, picture)));
        Some(SheetView { url, width: size.width as u32, height: size.height as u32 })
    }
}

/// The theme's words for a file, and for how to fold it.
fn words(layout: EditionLayout, fold: bool) -> (&'static str, &'static str) {
    match (layout, fold) {
        (EditionLayout::A4Easy, _) => ("print_easy", ""),
        (EditionLayout::A5Booklet, false) => ("print_booklet", ""),
        (EditionLayout::A5Booklet, true) => ("print_booklet_fold", "fold_booklet"),
        (EditionLayout::Trifold, false) => ("print_trifold", ""),
        (EditionLayout::Trifold, true) => ("print_trifold_fold", "fold_trifold"),
        (EditionLayout::LargePrint, _) => ("print_large", ""),
        (EditionLayout::A4, _) => ("print_a4", ""),
    }
}

const TO_FOLD: &str = "-to-fold.pdf";

fn picture_path(print: &Edition, picture: &[u8]) -> String {
    format!("{}.{}.png", print.stem, Key::of(picture).short())
}

/// Where the file of a page's own layout is published; none where it is not set for paper.
pub fn main_pdf(page: &Page) -> Option<String> {
    let own = *EditionLayout::of(page).first()?;
    super::leaflet::AVAILABLE.then(|| format!("{}.pdf", stem(page, own)))
}

/// `/imha/` → `imha/imha`, `/imha/easy-read/` → `imha/easy-read/imha-easy-read`,
/// `/imha/service-user-leaflet/` → `imha/imha-service-user-leaflet`
fn stem(page: &Page, layout: EditionLayout) -> String {
    let parts: Vec<&str> = page.address.split('/').filter(|part| !part.is_empty()).collect();
    let (last, above) = parts.split_last().map_or(("page", &[][..]), |(last, above)| (*last, above));
    let twin = matches!(page.role, Role::EasyRead | Role::Leaflet);
    let name = match above.last() {
        Some(full) if twin => format!("{full}-{last}"),
        _ => last.to_string(),
    };
    let folder = if page.role == Role::Leaflet { above } else { &parts };
    let name = if layout == EditionLayout::LargePrint { format!("{name}-large-print") } else { name };
    folder.iter().copied().chain([name.as_str()]).collect::<Vec<_>>().join("/")
}

pub fn plan(plan: &mut Plan<'_>) {
    let prints = plan.prints;
    for print in prints.of_page.iter().flatten() {
        let printed = &print.printed;
        let mut add = |path: String, bytes: &Arc<[u8]>| {
            let bytes = bytes.clone();
            plan.jobs.push(Job::new(path, print.key, move || Rendered::plain(bytes.clone())));
        };
        add(format!("{}.pdf", print.stem), &printed.reading);
        if let Some(folded) = &printed.folded {
            add(format!("{}{TO_FOLD}", print.stem), folded);
        }
        if let Some(picture) = &printed.picture {
            add(picture_path(print, picture), picture);
        }
    }
}
