//! Floor 1: a picture without what is said about it.
//! In: the bytes of a JPEG, PNG, GIF or WebP. Out: the same picture, to the dot, without place, time, names,
//! comments and previews.
//! Must never: decode a dot, or keep a part that it does not know.

mod gif;
mod jpeg;
mod png;
mod stripped;
mod webp;

pub use stripped::{Inks, Stripped};

use super::kind::PictureKind;

/// Strips a picture; none if the file is cut off, or its parts do not follow each other as they must.
pub fn strip(kind: PictureKind, bytes: &[u8]) -> Option<Stripped> {
    match kind {
        PictureKind::Drawing => None,
        PictureKind::Jpeg => jpeg::strip(bytes),
        PictureKind::Png => png::strip(bytes),
        PictureKind::Gif => gif::strip(bytes),
        PictureKind::Webp => webp::strip(bytes),
    }
}
