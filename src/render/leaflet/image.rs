//! Floor 3: pictures in a leaflet.
//! In: a picture of the text. Out: a Typst image with alternative text, or marked as an artifact if it is
//! decoration. Vector pictures stay vectors.
//! Must never: decode a picture that would fill the memory, or show one without a text alternative.

use super::findings::cannot_be_made;
use super::piece::Origin;
use crate::base::{Findings, SourceBody};
use crate::render::fact_text::words_of_image;
use crate::site::{Page, Site};
use std::borrow::Cow;
use typst::foundations::{Bytes, Content, Derived, Dict, NativeElement, Smart, dict};
use typst::loading::{DataSource, LoadSource, Loaded};
use typst::pdf::ArtifactKind;
use typst::syntax::Spanned;
use typst::visualize::{ExchangeFormat, ImageElem, ImageFormat, VectorFormat};

/// The most pixels that a picture may have: A4 at 600 dots an inch has 35 million. Decoded, each takes 4
/// bytes.
const MAX_PIXELS: u64 = 40_000_000;

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

/// The picture with an index among the images of a page. `None` if the file is missing, which the rules
/// report, or cannot be printed, which is added to `findings`.
pub fn image(
    site: &Site,
    page: &Page,
    entry: u32,
    origin: Origin,
    findings: &mut Findings,
) -> Option<LeafletPicture> {
    let image = page.doc.tree.images.get(entry as usize)?;
    let picture = page.images[entry as usize].map(|index| &site.pictures.all[index as usize])?;
    let size = picture.file.size?;
    let mut report = |message: String, help: &str| {
        findings.push(cannot_be_made(page.doc.location(image.span), message, help));
    };
    let format = match printable_format(&picture.file.path, size) {
        Ok(format) => format,
        Err((message, help)) => {
            report(message, help);
            return None;
        }
    };
    let bytes = match &picture.file.body {
        SourceBody::Text(text) => Bytes::from_string(text.clone()),
        SourceBody::Bytes(bytes) => Bytes::new(bytes.clone()),
        SourceBody::Unreadable(_) => return None,
    };
    let alt = if image.alt.is_empty() {
        picture.alt(&page.doc.content_path.lang).map(Cow::Borrowed)
    } else {
        Some(words_of_image(site, page, image))
    };
    let Some(alt) = alt else {
        report(
            "This picture has no words that say what is seen.".into(),
            "Add an `alt` for it in content/pictures/pictures.toml.",
        );
        return None;
    };
    let span = origin.typst_span();
    let loaded = Loaded::new(Spanned::new(LoadSource::Bytes, span), bytes.clone());
    let element =
        ImageElem::new(Derived::new(DataSource::Bytes(bytes), loaded)).with_format(Smart::Custom(format));
    let content = if alt.is_empty() {
        element.pack().spanned(span).artifact(ArtifactKind::Other)
    } else {
        element.with_alt(Some((&*alt).into())).pack().spanned(span)
    };
    Some(LeafletPicture { content, width: size.0, height: size.1 })
}

/// The format of a picture, by the extension of its file. `size` is in pixels.
///
/// # Errors
///
/// Message and help for the author, if Typst does not read the format or the picture has too many pixels.
fn printable_format(path: &str, size: (u32, u32)) -> Result<ImageFormat, (String, &'static str)> {
    let (width, height) = size;
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    let format = match &*extension {
        "svg" => return Ok(ImageFormat::Vector(VectorFormat::Svg)),
        "png" => ExchangeFormat::Png,
        "jpg" | "jpeg" => ExchangeFormat::Jpg,
        "gif" => ExchangeFormat::Gif,
        "webp" => ExchangeFormat::Webp,
        _ => {
            return Err((
                format!("A leaflet cannot print a picture in the format .{extension}."),
                "Save the picture as SVG, PNG or JPEG.",
            ));
        }
    };
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err((
            format!("This picture is too large to print: it has {width} × {height} dots."),
            "Save it again with 4,000 dots on its longer side or fewer: that is enough for a whole page.",
        ));
    }
    Ok(ImageFormat::Raster(format.into()))
}
