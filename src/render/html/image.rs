//! Floor 3: pictures in a text.
//! In: an image of the tree, and the picture that it shows. Out: `<img>`, with a size for each screen to choose from.
//! Must never: show a picture without a text alternative, or make a small phone load a large file.

use super::writer::HtmlWriter;
use crate::base::escape;
use crate::doc::{Rendition, Renditions};
use crate::render::fact_text::words_of_image;
use crate::render::view::url;

/// Where a picture stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ImageFrame {
    /// In a column of the page.
    Column,
    /// In a row of Easy Read, beside words.
    Row,
}

impl ImageFrame {
    /// How wide the picture is shown, for browsers that choose a file before they have read the style sheet; as in
    /// themes/plain/assets/style.css, with 1em for 16 pixels. Wider is safe: a picture is never blurred, and the next
    /// size is not much heavier.
    fn sizes(self) -> &'static str {
        match self {
            ImageFrame::Column => "(max-width: 46em) 100vw, 44em",
            ImageFrame::Row => "13em",
        }
    }
}

/// The width of the file for browsers that cannot choose, in dots.
const USUAL: u32 = 960;

/// No picture is shown wider or higher than that, in CSS pixels: a screenshot may have more dots.
const LARGEST_FRAME: u32 = 1600;

impl HtmlWriter<'_, '_> {
    /// Writes a picture. `entry` is its index among the images of the tree.
    pub(super) fn image(&mut self, entry: u32) {
        let image = &self.page.doc.tree.images[entry as usize];
        let picture = self.page.images[entry as usize].map(|index| &self.site.pictures.all[index as usize]);
        let Some((picture, made)) =
            picture.and_then(|picture| Some((picture, picture.file.renditions.as_ref()?)))
        else {
            // The picture is missing, which a rule reports: its text alternative stays.
            escape(&mut self.out, &words_of_image(self.site, self.page, image));
            return;
        };
        let alt = if image.alt.is_empty() {
            picture.alt(&self.page.doc.content_path.lang).unwrap_or("").into()
        } else {
            words_of_image(self.site, self.page, image)
        };
        let addresses: Vec<String> =
            picture.size_addresses.iter().map(|address| url(self.site, address).into_owned()).collect();
        let usual = made.sizes.iter().position(|size| size.width >= USUAL).unwrap_or(addresses.len() - 1);
        self.out.push_str("<img src=\"");
        escape(&mut self.out, &addresses[usual]);
        if addresses.len() > 1 {
            let choices: Vec<String> = addresses
                .iter()
                .zip(&made.sizes)
                .map(|(address, size)| format!("{address} {}w", size.width))
                .collect();
            self.out.push_str("\" srcset=\"");
            escape(&mut self.out, &choices.join(", "));
            self.out.push_str("\" sizes=\"");
            self.out.push_str(self.image_frame.sizes());
        }
        self.out.push_str("\" alt=\"");
        escape(&mut self.out, &alt);
        let (width, height) = frame_of(made);
        self.out.push_str(&format!(
            "\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" decoding=\"async\">"
        ));
    }
}

/// The width and height that a picture is shown with where there is room, in CSS pixels.
fn frame_of(made: &Renditions) -> (u32, u32) {
    let Rendition { width, height, .. } = *made.largest();
    let longer = width.max(height);
    if made.sizes.len() == 1 || longer <= LARGEST_FRAME {
        return (width, height);
    }
    let side = |side: u32| (u64::from(side) * u64::from(LARGEST_FRAME)).div_ceil(u64::from(longer)) as u32;
    (side(width), side(height))
}
