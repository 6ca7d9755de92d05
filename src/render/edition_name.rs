//! Floor 3: what the PDFs of a page are called.
//! In: a page, its address or one that it had, a layout. Out: the path of the PDF without its ending, and the path
//! that it had under the first rules.
//! Must never: name a file by words that say nothing once it lies in a folder of downloads, or by words that staff
//! change often: an address lasts for years.

use super::layout::EditionLayout;
use crate::doc::slug;
use crate::site::{Page, Role, Site};

/// File names that tell nothing about their page, without the number behind them. The title stands in for them.
const SAY_NOTHING: [&str; 14] = [
    "copy", "doc", "document", "draft", "file", "index", "leaflet", "new", "new-page", "page", "seite",
    "test", "text", "untitled",
];

/// What the PDF in large print has behind its name.
const LARGE_PRINT: &str = "-large-print";

/// The path of an edition's files without their endings, where the page is at `address`: `/imha/` → `imha/imha`,
/// `/imha/easy-read/` → `imha/easy-read/imha-easy-read`, `/imha/service-user-leaflet/` →
/// `imha/imha-service-user-leaflet`. The name is that of the page's file, which stays when its title is made better.
/// The first page of a language has none, and is called by the organisation.
pub fn stem(site: &Site, page: &Page, address: &str, layout: EditionLayout) -> String {
    let below = address.strip_prefix(&*site.locale(page).prefix).unwrap_or(address);
    let place = AddressParts::of(below, page.role);
    let word = match place.standard {
        None => slug(&site.settings.organisation),
        Some(word) if says_nothing(word) => {
            let titled = page.standard_page.map_or(page, |standard| site.page(standard));
            Some(slug(titled.title())).filter(|word| !word.is_empty()).unwrap_or_else(|| word.to_string())
        }
        Some(word) => word.to_string(),
    };
    let name = if word.is_empty() { "page".to_string() } else { word };
    let name = place.kind.map_or(name.clone(), |kind| format!("{name}-{kind}"));
    // A leaflet for readers of large print says so already.
    let is_second = layout == EditionLayout::LargePrint && !page.doc.is_large_print();
    let name = if is_second { name + LARGE_PRINT } else { name };
    let prefix = site.locale(page).prefix.split('/').filter(|part| !part.is_empty());
    prefix.chain(place.folder).chain([&*name]).collect::<Vec<_>>().join("/")
}

/// The paths that the PDFs of a page had under the first rules, by which the first page was `page`, and `cy` in Welsh,
/// and every leaflet had a second edition in large print; each with the layout that has its place now.
pub fn former_stems(page: &Page, address: &str) -> Vec<(String, EditionLayout)> {
    let layouts = EditionLayout::of_page(page);
    let Some(own) = layouts.first().copied() else { return Vec::new() };
    let place = AddressParts::of(address, page.role);
    let name = match (place.standard, place.kind) {
        (None, None) => "page".to_string(),
        (Some(word), None) | (None, Some(word)) => word.to_string(),
        (Some(word), Some(kind)) => format!("{word}-{kind}"),
    };
    let path = |name: &str| place.folder.iter().copied().chain([name]).collect::<Vec<_>>().join("/");
    let large = layouts.last().copied().unwrap_or(own);
    vec![(path(&name), own), (path(&(name + LARGE_PRINT)), large)]
}

/// An address taken apart.
struct AddressParts<'a> {
    /// The folder of its files.
    folder: Vec<&'a str>,
    /// The last part of the address of the page, or of the standard page of a twin or a leaflet.
    standard: Option<&'a str>,
    /// What a twin or a leaflet is: `easy-read`, `service-user-leaflet`.
    kind: Option<&'a str>,
}

impl<'a> AddressParts<'a> {
    fn of(address: &'a str, role: Role) -> AddressParts<'a> {
        let parts: Vec<&str> = address.split('/').filter(|part| !part.is_empty()).collect();
        let (last, above) = parts.split_last().map_or((None, &[][..]), |(last, above)| (Some(*last), above));
        if matches!(role, Role::EasyRead | Role::Leaflet) {
            let folder = if role == Role::Leaflet { above.to_vec() } else { parts.clone() };
            AddressParts { folder, standard: above.last().copied(), kind: last }
        } else {
            AddressParts { standard: last, kind: None, folder: parts }
        }
    }
}

/// `page`, `page-2`, `2`
fn says_nothing(word: &str) -> bool {
    let word = word.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
    word.is_empty() || SAY_NOTHING.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::says_nothing;

    #[test]
    fn names_that_say_nothing_are_known() {
        for word in ["page", "page-2", "page2", "2", "new-page", "untitled-1", "index"] {
            assert!(says_nothing(word), "{word}");
        }
        for word in ["imha", "contact", "paging", "section-17", "new-rights", "test-results"] {
            assert!(!says_nothing(word), "{word}");
        }
    }
}
