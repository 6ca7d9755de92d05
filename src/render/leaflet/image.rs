//! Floor 3: pictures on paper.
//! In: a picture of the text. Out: the same for Typst: with words for it, or marked as decoration; drawings
//! stay drawings.
//! Must never: unpack a picture that would fill the computer's memory, or show one that nobody can hear.

use super::findings::cannot_be_made;
use super::text::Origin;
use crate::base::{Findings, SourceBody};
use crate::site::{Page, Site};
use typst::foundations::{Bytes, Content, Derived, Dict, NativeElement, Smart, dict};
use typst::loading::{DataSource, LoadSource, Loaded};
use typst::pdf::ArtifactKind;
use typst::syntax::Spanned;
use typst::visualize::{ExchangeFormat, ImageElem, ImageFormat, VectorFormat};

/// The most that a picture may unpack to: a sheet of A4 at 600 dots an inch has 35 million.
const MOST_PIXELS: u64 = 40_000_000;

/// A picture for Typst, and its shape.
pub struct LeafletPicture {
    pub content: Content,
    pub width: u32,
    pub height: u32,
}

impl LeafletPicture {
    /// As the theme sees it.
    pub fn block(self) -> Dict {
        dict! { "kind" => "picture", "body" => self.content, "width" => i64::from(self.width), "height" => i64::from(self.height) }
    }

    /// The same for nobody but the eye.
    pub fn decoration(self) -> Dict {
        LeafletPicture { content: self.content.artifact(ArtifactKind::Other), ..self }.block()
    }
}

/// The picture of an entry; none where it is missing (and reported), or cannot be printed (and noted).
pub fn image(
    site: &Site,
    page: &Page,
    entry: u32,
    origin: Origin,
    findings: &mut Findings,
) -> Option<LeafletPicture> {
    let written = page.doc.tree.images.get(entry as usize)?;
    let picture = page.images[entry as usize].map(|at| &site.pictures.all[at as usize])?;
    let (width, height) = picture.file.size?;
    let place = page.doc.location(written.span);
    let mut note = |message: String, help: &str| findings.push(cannot_be_made(place.clone(), message, help));
    let ending = picture.file.path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let format = match &*ending {
        "svg" => ImageFormat::Vector(VectorFormat::Svg),
        "png" => ImageFormat::Raster(ExchangeFormat::Png.into()),
        "jpg" | "jpeg" => ImageFormat::Raster(ExchangeFormat::Jpg.into()),
        "gif" => ImageFormat::Raster(ExchangeFormat::Gif.into()),
        "webp" => ImageFormat::Raster(ExchangeFormat::Webp.into()),
        _ => {
            note(
                format!("A leaflet cannot print a picture in the format .{ending}."),
                "Save the picture as SVG, PNG or JPEG.",
            );
            return None;
        }
    };
    let is_drawing = matches!(format, ImageFormat::Vector(_));
    if !is_drawing && u64::from(width) * u64::from(height) > MOST_PIXELS {
        note(
            format!("This picture is too large to print: it has {width} × {height} dots."),
            "Save it again with 4,000 dots on its longer side or fewer: that is enough for a whole page.",
        );
        return None;
    }
    let bytes = match &picture.file.body {
        SourceBody::Text(text) => Bytes::from_string(text.clone()),
        SourceBody::Bytes(bytes) => Bytes::new(bytes.clone()),
        SourceBody::Unreadable(_) => return None,
    };
    let alt =
        if written.alt.is_empty() { picture.alt(&page.doc.content_path.lang) } else { Some(&*written.alt) };
    let Some(alt) = alt else {
        note(
            "This picture has no words that say what is seen.".into(),
            "Add an `alt` for it in content/pictures/pictures.toml.",
        );
        return None;
    };
    let mark = origin.typst_span();
    let loaded = Loaded::new(Spanned::new(LoadSource::Bytes, mark), bytes.clone());
    let element =
        ImageElem::new(Derived::new(DataSource::Bytes(bytes), loaded)).with_format(Smart::Custom(format));
    let content = if alt.is_empty() {
        element.pack().spanned(mark).artifact(ArtifactKind::Other)
    } else {
        element.with_alt(Some(alt.into())).pack().spanned(mark)
    };
    Some(LeafletPicture { content, width, height })
}
