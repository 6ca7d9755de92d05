//! Floor 1: the files that are made of one picture.
//! In: the bytes of a JPEG, PNG, GIF or WebP. Out: the picture in several sizes, upright, without what is said
//! about it.
//! Must never: publish more of a photo than what it shows, or blur a screenshot by packing it with loss.

use super::kind::PictureKind;
use super::pixels::{PictureFault, Pixels};
use super::strip::{Inks, Stripped, strip};
use crate::base::Key;
use image::metadata::Orientation;
use std::sync::Arc;

/// A picture as one file.
#[derive(Clone, Debug, PartialEq)]
pub struct Rendition {
    /// What the file is.
    pub kind: PictureKind,
    /// Width in dots; of a drawing, in CSS pixels.
    pub width: u32,
    /// Height in the same units.
    pub height: u32,
    /// The file.
    pub bytes: Arc<[u8]>,
    /// Hash of the file.
    pub key: Key,
}

/// The files that are made of one picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Renditions {
    /// The width and height of the picture itself, upright; of a drawing, in CSS pixels.
    pub size: (u32, u32),
    /// The picture for readers who follow a link to it.
    pub whole: Rendition,
    /// The picture on a page, the narrowest first; each a good deal smaller than the next. Never empty.
    pub sizes: Vec<Rendition>,
    /// Whether its colours were inks, which only the program that mixed them knows.
    pub had_inks: bool,
}

/// The widths of pictures on pages, in dots: for screens of 320 pixels up to two dots for each pixel of a column.
const WIDTHS: [u32; 5] = [1280, 960, 640, 480, 320];

/// The longer side of the largest picture on a page, in dots: a column has some 700 pixels, and a good screen two dots
/// for each.
const LARGEST: u32 = 1600;

/// The longer side of a photo that readers follow a link to, in dots: it fills a sheet of A4 at 200 dots an inch.
const LARGEST_WHOLE: u32 = 2400;

/// The quality of photos on pages, from 1 to 100: what is lost is not seen beside the original.
const QUALITY: u8 = 80;

/// The quality of photos that readers follow a link to.
const QUALITY_WHOLE: u8 = 88;

/// A photo of no more bytes than that stays as it is.
const LIGHT: usize = 150_000;

/// Dots for each inch that a photo has on paper, at least. The sizes lie so far apart that most have 250 to 320.
const ON_PAPER: f64 = 220.0;

const MILLIMETRES_PER_INCH: f64 = 25.4;

impl Rendition {
    /// A file of a picture.
    pub fn new(kind: PictureKind, (width, height): (u32, u32), bytes: impl Into<Arc<[u8]>>) -> Rendition {
        let bytes = bytes.into();
        Rendition { kind, width, height, key: Key::of(&bytes), bytes }
    }
}

impl Renditions {
    /// Those of a picture that is published in one size alone.
    pub fn one(rendition: Rendition) -> Renditions {
        Renditions {
            size: (rendition.width, rendition.height),
            sizes: vec![rendition.clone()],
            whole: rendition,
            had_inks: false,
        }
    }

    /// Makes them.
    ///
    /// # Errors
    /// Where the picture is damaged, moves or has too many dots.
    pub fn make(kind: PictureKind, bytes: &[u8]) -> Result<Renditions, PictureFault> {
        let (stripped, orientation) = open(kind, bytes)?;
        let (pixels, profile) = Pixels::decode(kind, &stripped.bytes)?;
        let is_photo = is_photo(&stripped, &pixels);
        let copy_kind = match kind {
            _ if is_photo => PictureKind::Jpeg,
            PictureKind::Webp => PictureKind::Webp,
            _ => PictureKind::Png,
        };
        let size = upright_size(pixels.size(), orientation);
        let had_inks = stripped.inks != Inks::None;
        let original =
            is_as_meant(&stripped, orientation).then(|| Rendition::new(kind, size, stripped.bytes));
        // The first step makes the dots few. Only then are they turned and coloured, which goes dot by dot.
        let most = if is_photo { LARGEST_WHOLE } else { u32::MAX };
        let pixels = as_meant(scaled(pixels, most)?, orientation, profile);
        let copy = |pixels: &Pixels, quality: u8| {
            Ok(Rendition::new(copy_kind, pixels.size(), pixels.encoded(copy_kind, quality)?))
        };
        let whole = match &original {
            Some(original) if !is_photo || fits(size, LARGEST_WHOLE) => original.clone(),
            _ => copy(&pixels, QUALITY_WHOLE)?,
        };
        let pixels = scaled(pixels, LARGEST)?;
        let largest = match original {
            Some(original) if fits(size, LARGEST) && (!is_photo || original.bytes.len() <= LIGHT) => original,
            Some(original) => {
                let copy = copy(&pixels, QUALITY)?;
                // A photo that was packed before loses a little each time: not for a few bytes.
                let is_worth_it = copy.bytes.len() < original.bytes.len() / 5 * 4;
                if is_worth_it { copy } else { original }
            }
            None => copy(&pixels, QUALITY)?,
        };
        let mut sizes = vec![largest];
        for width in WIDTHS {
            let (last, full) = (&sizes[sizes.len() - 1], pixels.size());
            if width < last.width {
                let height = (u64::from(full.1) * u64::from(width)).div_ceil(u64::from(full.0)) as u32;
                let smaller = copy(&pixels.scaled((width, height))?, QUALITY)?;
                if smaller.bytes.len() < last.bytes.len() / 5 * 4 {
                    sizes.push(smaller);
                }
            }
        }
        sizes.reverse();
        Ok(Renditions { size, whole, sizes, had_inks })
    }

    /// The largest size on pages.
    pub fn largest(&self) -> &Rendition {
        self.sizes.last().unwrap_or(&self.whole)
    }

    /// The narrowest size with `width` dots; the largest where none has so many.
    pub fn with_width(&self, width: u32) -> &Rendition {
        self.sizes.iter().find(|size| size.width >= width).unwrap_or_else(|| self.largest())
    }

    /// The size for a frame on paper, in millimetres.
    pub fn on_paper(&self, (width, height): (f64, f64)) -> &Rendition {
        let printed = width.min(height * f64::from(self.size.0) / f64::from(self.size.1));
        self.with_width((printed / MILLIMETRES_PER_INCH * ON_PAPER) as u32)
    }
}

/// The bytes of a picture with all its dots, upright, without what is said about it; and its kind, which may be
/// another. It is decoded only where it has to be turned.
///
/// # Errors
/// Where the picture is cut off or moves; where it has to be turned, and cannot be decoded.
pub fn upright(kind: PictureKind, bytes: &[u8]) -> Result<(PictureKind, Vec<u8>), PictureFault> {
    let (stripped, orientation) = open(kind, bytes)?;
    if is_as_meant(&stripped, orientation) {
        return Ok((kind, stripped.bytes));
    }
    let (pixels, profile) = Pixels::decode(kind, &stripped.bytes)?;
    let kind = if is_photo(&stripped, &pixels) { PictureKind::Jpeg } else { PictureKind::Png };
    Ok((kind, as_meant(pixels, orientation, profile).encoded(kind, QUALITY_WHOLE)?))
}

/// How many dots a picture has by its head, without decoding it.
pub fn dots(bytes: &[u8]) -> Option<u64> {
    let size = imagesize::blob_size(bytes).ok()?;
    (size.width as u64).checked_mul(size.height as u64)
}

/// Strips a picture and reads which way up it is.
fn open(kind: PictureKind, bytes: &[u8]) -> Result<(Stripped, Orientation), PictureFault> {
    let stripped = strip(kind, bytes).ok_or(PictureFault::CutOff)?;
    if stripped.frames > 1 {
        return Err(PictureFault::Moves);
    }
    if stripped.inks == Inks::Unknown {
        return Err(PictureFault::UnknownInks);
    }
    if stripped.colours_apart {
        return Err(PictureFault::ColoursApart);
    }
    let exif = stripped.exif.clone().and_then(|range| bytes.get(range));
    let orientation = exif.and_then(Orientation::from_exif_chunk).unwrap_or(Orientation::NoTransforms);
    Ok((stripped, orientation))
}

/// Whether the stripped file shows the picture as it is meant.
fn is_as_meant(stripped: &Stripped, orientation: Orientation) -> bool {
    orientation == Orientation::NoTransforms && stripped.inks == Inks::None
}

/// Whether a picture may lose what eyes do not see.
fn is_photo(stripped: &Stripped, pixels: &Pixels) -> bool {
    !stripped.is_lossless && !pixels.has_clear_parts()
}

/// The picture upright, in the colours of screens.
fn as_meant(pixels: Pixels, orientation: Orientation, profile: Option<Vec<u8>>) -> Pixels {
    let pixels = pixels.turned(orientation);
    match profile {
        Some(profile) => pixels.in_screen_colours(&profile),
        None => pixels,
    }
}

fn upright_size((width, height): (u32, u32), orientation: Orientation) -> (u32, u32) {
    let on_its_side = [
        Orientation::Rotate90,
        Orientation::Rotate270,
        Orientation::Rotate90FlipH,
        Orientation::Rotate270FlipH,
    ];
    if on_its_side.contains(&orientation) { (height, width) } else { (width, height) }
}

fn fits((width, height): (u32, u32), most: u32) -> bool {
    width.max(height) <= most
}

/// The picture with no more dots than `most` on its longer side.
fn scaled(pixels: Pixels, most: u32) -> Result<Pixels, PictureFault> {
    let (width, height) = pixels.size();
    if fits((width, height), most) {
        return Ok(pixels);
    }
    let longer = u64::from(width.max(height));
    let side = |side: u32| ((u64::from(side) * u64::from(most) + longer / 2) / longer).max(1) as u32;
    pixels.scaled((side(width), side(height)))
}
