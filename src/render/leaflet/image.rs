//! Floor 3: pictures in a leaflet.
//! In: a picture of the text. Out: a Typst image with alternative text, or marked as an artifact if it is
//! decoration. Vector pictures stay vectors; of a photo, the size that its frame has dots for.
//! Must never: put the file as it came from the camera into a PDF, or show a picture without a text alternative.

use super::findings::cannot_be_made;
use super::text::Origin;
use crate::base::Findings;
use crate::doc::PictureKind;
use crate::render::fact_text::words_of_image;
use crate::site::{Page, Site};
use std::borrow::Cow;
use typst::foundations::{Bytes, Content, Derived, Dict, NativeElement, Smart, dict};
use typst::loading::{DataSource, LoadSource, Loaded};
use typst::pdf::ArtifactKind;
use typst::syntax::Spanned;
use typst::visualize::{ExchangeFormat, ImageElem, ImageFormat, VectorFormat};

/// The most width and height that a picture has on paper, in millimetres: on the front of a booklet.
pub const IN_COLUMN: (f64, f64) = (90.0, 62.0);

/// The same for a picture in a row of Easy Read, beside words.
pub const IN_ROW: (f64, f64) = (50.0, 50.0);

/// A picture for Typst, and its proportions.
pub struct LeafletPicture {
    /// The image element.
    pub content: Content,
    /// Its width in its own units: pixels, or those of the SVG file.
    pub width: u32,
    /// Its height in the same units.
    pub height: u32,
}

impl LeafletPicture {
    /// The picture as a block of the theme's data.
    pub fn block(self) -> Dict {
        dict! {
            "kind" => "picture",
            "body" => self.content,
            "width" => i64::from(self.width),
            "height" => i64::from(self.height),
        }
    }

    /// The same as decoration: an artifact that screen readers skip.
    pub fn decoration(self) -> Dict {
        LeafletPicture { content: self.content.artifact(ArtifactKind::Other), ..self }.block()
    }
}

/// The picture with an index among the images of a page, for a frame of at most this width and height in
/// millimetres. `None` if the file is missing or damaged, which the rules report, or has no words, which is added to
/// `findings`.
pub fn image(
    site: &Site,
    page: &Page,
    entry: u32,
    frame: (f64, f64),
    origin: Origin,
    findings: &mut Findings,
) -> Option<LeafletPicture> {
    let image = page.doc.tree.images.get(entry as usize)?;
    let picture = page.images[entry as usize].map(|index| &site.pictures.all[index as usize])?;
    let printed = picture.file.renditions.as_ref()?.on_paper(frame);
    let bytes = match printed.kind {
        PictureKind::Drawing => Bytes::from_string(std::str::from_utf8(&printed.bytes).ok()?.to_string()),
        _ => Bytes::new(printed.bytes.clone()),
    };
    let alt = if image.alt.is_empty() {
        picture.alt(&page.doc.content_path.lang).map(Cow::Borrowed)
    } else {
        Some(words_of_image(site, page, image))
    };
    let Some(alt) = alt else {
        findings.push(cannot_be_made(
            page.doc.location(image.span),
            "This picture has no words that say what is seen.",
            "Add an `alt` for it in content/pictures/pictures.toml.",
        ));
        return None;
    };
    let span = origin.typst_span();
    let loaded = Loaded::new(Spanned::new(LoadSource::Bytes, span), bytes.clone());
    let element = ImageElem::new(Derived::new(DataSource::Bytes(bytes), loaded))
        .with_format(Smart::Custom(format(printed.kind)));
    let content = if alt.is_empty() {
        element.pack().spanned(span).artifact(ArtifactKind::Other)
    } else {
        element.with_alt(Some((&*alt).into())).pack().spanned(span)
    };
    Some(LeafletPicture { content, width: printed.width, height: printed.height })
}

/// The format of a file, for Typst.
fn format(kind: PictureKind) -> ImageFormat {
    ImageFormat::Raster(match kind {
        PictureKind::Drawing => return ImageFormat::Vector(VectorFormat::Svg),
        PictureKind::Png => ExchangeFormat::Png.into(),
        PictureKind::Jpeg => ExchangeFormat::Jpg.into(),
        PictureKind::Gif => ExchangeFormat::Gif.into(),
        PictureKind::Webp => ExchangeFormat::Webp.into(),
    })
}
