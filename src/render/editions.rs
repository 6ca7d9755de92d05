//! Floor 3: the editions of each page on paper.
//! In: typeset files. Out: their addresses in the site, and their views for templates.
//! Must never: name a file that was not made.

use super::edition_name::{former_stems, stem};
use super::layout::EditionLayout;
use super::view::{DateView, EditionView, LeafletView, LinkView, SheetView, link, url};
use crate::base::Key;
use crate::site::{Page, PageId, Site};
use std::sync::Arc;

/// Whether this program can typeset leaflets: the feature `pdf`.
pub const CAN_TYPESET: bool = cfg!(feature = "pdf");

/// What the path of a PDF to fold ends in.
const TO_FOLD: &str = "-to-fold.pdf";

/// The files of a page in one layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionFiles {
    /// The PDF to read, one page or panel after the other: PDF/UA-1.
    pub reading: Arc<[u8]>,
    /// The PDF to print and fold, imposed on sheets: PDF/UA-1.
    pub folded: Option<Arc<[u8]>>,
    /// A thumbnail of the first page, PNG.
    pub picture: Option<Arc<[u8]>>,
    /// The number of pages or panels of `reading`.
    pub pages: u32,
    /// The number of sides of paper of `folded`; 0 where there is none.
    pub sides: u32,
}

/// A page in one layout.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The layout.
    pub layout: EditionLayout,
    /// The path of its files without their endings: `imha/imha-service-user-leaflet`.
    pub stem: String,
    /// Hash of everything that the files were made from.
    pub key: Key,
    /// The files.
    pub files: Arc<EditionFiles>,
}

/// The editions of all pages.
#[derive(Clone, Debug, Default)]
pub struct Editions {
    /// By the number of the page. Empty if nothing was typeset.
    by_page: Vec<Vec<Edition>>,
}

impl Editions {
    /// Collects editions. Those of one page keep their order.
    pub fn new(
        site: &Site,
        editions: impl IntoIterator<Item = (PageId, EditionLayout, Key, Arc<EditionFiles>)>,
    ) -> Editions {
        let mut by_page = vec![Vec::new(); site.pages.len()];
        for (id, layout, key, files) in editions {
            let page = site.page(id);
            by_page[id.0 as usize].push(Edition {
                layout,
                stem: stem(site, page, &page.address, layout),
                key,
                files,
            });
        }
        Editions { by_page }
    }

    /// The editions of a page; empty for a page that is not on paper.
    pub fn of_page(&self, id: PageId) -> &[Edition] {
        self.by_page.get(id.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// The file of a page that replaces an old file, with its key. Large print replaces large print, and a
    /// PDF to fold replaces one to fold.
    pub(super) fn replacement(&self, id: PageId, old_address: &str) -> Option<(Key, Arc<[u8]>)> {
        let editions = self.of_page(id);
        let is_large = old_address.ends_with("-large-print.pdf");
        let edition = editions
            .iter()
            .find(|edition| (edition.layout == EditionLayout::LargePrint) == is_large)
            .or(editions.first())?;
        let folded = edition.files.folded.as_ref().filter(|_| old_address.ends_with(TO_FOLD));
        Some((edition.key, folded.unwrap_or(&edition.files.reading).clone()))
    }

    /// The PDFs of a page as templates see them.
    pub(super) fn views<'s>(&'s self, site: &'s Site, id: PageId) -> Vec<EditionView<'s>> {
        let (page, locale) = (site.page(id), site.locale(site.page(id)));
        let view = |edition: &Edition, fold: bool, pdf: &[u8], pages: u32| EditionView {
            title: page.title(),
            name: locale.strings.get(string_names(edition.layout, fold).0),
            hint: if fold { locale.strings.get(string_names(edition.layout, fold).1) } else { "" },
            kind: edition.layout.name(),
            fold,
            url: site.href(&format!("/{}{}", edition.stem, if fold { TO_FOLD } else { ".pdf" })),
            pages,
            length: locale.counted(if fold { "sides" } else { "pages" }, pages as usize),
            kilobytes: pdf.len().div_ceil(1000),
            lang: &locale.lang,
            dir: &locale.dir,
            language: &locale.name,
        };
        let mut views = Vec::new();
        for edition in self.of_page(id) {
            let EditionFiles { reading, folded, picture: _, pages, sides } = &*edition.files;
            views.push(view(edition, false, reading, *pages));
            views.extend(folded.as_ref().map(|folded| view(edition, true, folded, *sides)));
        }
        views
    }

    /// A leaflet as lists of leaflets show it.
    pub(super) fn leaflet<'s>(&'s self, site: &'s Site, id: PageId) -> LeafletView<'s> {
        let page = site.page(id);
        let locale = site.locale(page);
        let front = &page.doc.front_matter;
        let layout = front.layout.map_or("a4", |layout| layout.name());
        LeafletView {
            title: page.title(),
            url: url(site, &page.address),
            summary: front.summary.as_ref().map_or("", |summary| &summary.value),
            audience: front.audience.as_ref().map_or("", |audience| &audience.value),
            lang: &locale.lang,
            dir: &locale.dir,
            language: &locale.name,
            page: page
                .standard_page
                .map_or(LinkView::new(locale, "", ""), |full| link(site, site.page(full))),
            easy: page.doc.is_easy(),
            layout,
            version: front.version.as_ref().map_or("", |version| &version.value),
            reviewed: page.reviewed.map(|day| DateView::new(locale, day)),
            picture: self.picture(site, id),
            prints: self.views(site, id),
        }
    }

    /// The thumbnail of the first edition that has one.
    fn picture(&self, site: &Site, id: PageId) -> Option<SheetView> {
        let (edition, picture) =
            self.of_page(id).iter().find_map(|edition| Some((edition, edition.files.picture.as_ref()?)))?;
        let size = imagesize::blob_size(picture).ok()?;
        let url = site.href(&format!("/{}", edition.picture_path(picture)));
        Some(SheetView { url, width: size.width as u32, height: size.height as u32 })
    }

    /// Hashes of what a page shows of editions: its own, and those of its leaflets.
    pub(super) fn keys(&self, id: PageId, page: &Page) -> Vec<Key> {
        let own = page.original.unwrap_or(id);
        let editions = std::iter::once(&own).chain(&page.leaflets).flat_map(|id| self.of_page(*id));
        editions
            .map(|edition| {
                let Edition {
                    layout: _, // Part of the key, and of the path.
                    stem,
                    key,
                    files: _, // The key covers them.
                } = edition;
                Key::of_value(&(stem, key))
            })
            .collect()
    }

    /// Whether an edition has a PDF at this address.
    pub(super) fn has_pdf(&self, address: &str) -> bool {
        self.all().any(|edition| files_at(&edition.stem, edition.layout).any(|file| file == address))
    }

    /// Every edition of the site.
    pub(super) fn all(&self) -> impl Iterator<Item = &Edition> {
        self.by_page.iter().flatten()
    }
}

impl Edition {
    /// Every file of this edition: its path from the root of the site, and its bytes.
    pub(super) fn files(&self) -> impl Iterator<Item = (String, &Arc<[u8]>)> {
        let EditionFiles { reading, folded, picture, pages: _, sides: _ } = &*self.files;
        let reading = (format!("{}.pdf", self.stem), reading);
        let folded = folded.as_ref().map(|bytes| (format!("{}{TO_FOLD}", self.stem), bytes));
        let picture = picture.as_ref().map(|bytes| (self.picture_path(bytes), bytes));
        [Some(reading), folded, picture].into_iter().flatten()
    }

    /// The path of the thumbnail, with a hash of its content in its name.
    fn picture_path(&self, picture: &[u8]) -> String {
        format!("{}.{}.png", self.stem, Key::of(picture).short())
    }
}

/// The theme's strings that name a file and that say how to fold it.
fn string_names(layout: EditionLayout, fold: bool) -> (&'static str, &'static str) {
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

/// The path of the PDF in a page's own layout. `None` if the page has no editions.
pub fn main_pdf(site: &Site, page: &Page) -> Option<String> {
    let own = *EditionLayout::of_page(page).first()?;
    CAN_TYPESET.then(|| format!("{}.pdf", stem(site, page, &page.address, own)))
}

/// The addresses of all PDFs of a page, as they are where the page itself is at `address`: at its own, or at one
/// that it had before. Those that it had under the first rules are among them.
pub(super) fn pdf_addresses(site: &Site, page: &Page, address: &str) -> Vec<String> {
    let mut addresses = Vec::new();
    for layout in EditionLayout::of_page(page) {
        addresses.extend(files_at(&stem(site, page, address, layout), layout));
    }
    for (stem, layout) in former_stems(page, address) {
        addresses
            .extend(files_at(&stem, layout).filter(|file| !addresses.contains(file)).collect::<Vec<_>>());
    }
    addresses
}

/// The addresses that PDFs of a page had under the first rules and have no more, each with that of the file that has
/// its place.
pub(super) fn renamed_pdfs(site: &Site, page: &Page) -> Vec<(String, String)> {
    let now: Vec<String> = EditionLayout::of_page(page)
        .into_iter()
        .map(|layout| stem(site, page, &page.address, layout))
        .collect();
    let mut renamed = Vec::new();
    for (former, layout) in
        former_stems(page, &page.address).into_iter().filter(|(stem, _)| !now.contains(stem))
    {
        let new = stem(site, page, &page.address, layout);
        renamed.extend(files_at(&former, layout).zip(files_at(&new, layout)));
    }
    renamed
}

/// The addresses of the PDFs in a layout: to read, and to fold.
fn files_at(stem: &str, layout: EditionLayout) -> impl Iterator<Item = String> + use<> {
    let fold = layout.is_folded().then(|| format!("/{stem}{TO_FOLD}"));
    [Some(format!("/{stem}.pdf")), fold].into_iter().flatten()
}
