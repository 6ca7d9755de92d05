//! Floor 3: how long a leaflet is.
//! In: a leaflet, before and after it is laid out. Out: whether it is long enough for a list of contents.
//! Must never: let the estimate decide anything but what is tried first.

use super::compilation::Compilation;
use crate::render::layout::EditionLayout;

/// A leaflet that has more pages without it gets a list of contents.
const MAX_WITHOUT_CONTENTS: usize = 4;

/// The most pages that a list of contents takes, with the space that it leaves free.
const MAX_OF_CONTENTS: usize = 2;

/// How much text a page of A4 holds: bytes of Markdown times the square of the type size in points. The area
/// inside the theme's margins is 170 × 253 mm, or 346,000 square points, so this is 1.08 bytes of 1 point for
/// each. How it was fitted is not recorded; [`is_probably_long`] says how well it does.
const A4_CAPACITY: f64 = 372e3;

/// The same for a page of A5: 122 × 175 mm, or 171,000 square points, which hold about 1.11 bytes each.
const A5_CAPACITY: f64 = 190e3;

/// What every leaflet has besides its text (title, contact, other formats, dates), as the number of bytes
/// of text that take the same space: about a page of A4 in 14 points.
const FIXED_MATTER: f64 = 1900.0;

/// A leaflet with more estimated pages than this is laid out as a long one first. On the program's own site
/// any value from 3.5 to 4.4 decides about equally well (right for 71 to 76 of 84 leaflets).
const LONG_ESTIMATE: f64 = 4.3;

/// Whether a leaflet with so many pages is long enough for a list of contents.
pub fn is_long(pages: usize) -> bool {
    pages > MAX_WITHOUT_CONTENTS
}

/// Whether a leaflet with so many pages, its list of contents among them, may have few enough without the
/// list.
pub fn may_be_long_by_its_contents(pages: usize) -> bool {
    (MAX_WITHOUT_CONTENTS + 1..=MAX_WITHOUT_CONTENTS + MAX_OF_CONTENTS).contains(&pages)
}

/// Whether a leaflet will probably be long, from the length of its text alone. It decides right for 72 of the
/// 84 leaflets of the program's own site (November 2026): it knows nothing of pictures, so most Easy Read
/// texts that it takes for short are not. A wrong answer costs a second layout and changes no leaflet.
pub fn is_probably_long(leaflet: &Compilation) -> bool {
    leaflet.layout != EditionLayout::Trifold && estimated_pages(leaflet) > LONG_ESTIMATE
}

/// How many pages a leaflet has, from the length of its text alone.
pub fn estimated_pages(leaflet: &Compilation) -> f64 {
    let doc = &leaflet.page.doc;
    let capacity = if leaflet.layout == EditionLayout::A5Booklet { A5_CAPACITY } else { A4_CAPACITY };
    let size = leaflet.layout.type_sizes(doc, &leaflet.site.settings).usual;
    (doc.text().len() as f64 + FIXED_MATTER) * size.powi(2) / capacity
}
