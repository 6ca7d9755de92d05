//! Floor 1: a WebP without what is said about it.
//! In: its bytes (RFC 9649). Out: its dots, its clear parts and its colour profile.
//! Must never: keep EXIF, XMP, a chunk that it does not know, or what stands behind the end of the picture.

use super::stripped::{Inks, Stripped};

/// The flags in the head of a file with more than dots: that EXIF and XMP follow.
const EXIF_AND_XMP: u8 = 0b0000_1100;

pub(super) fn strip(bytes: &[u8]) -> Option<Stripped> {
    let length = u32::from_le_bytes(*bytes.get(4..)?.first_chunk()?) as usize;
    let bytes = bytes.get(..length.checked_add(8)?)?;
    let mut kept = bytes.get(..12)?.to_vec();
    let (mut frames, mut exif, mut is_lossless, mut at) = (0, None, false, 12);
    while at < bytes.len() {
        let name: &[u8; 4] = bytes.get(at..)?.first_chunk()?;
        let length = u32::from_le_bytes(*bytes.get(at + 4..)?.first_chunk()?) as usize;
        let end = at.checked_add(8)?.checked_add(length)?;
        let data = bytes.get(at + 8..end)?;
        // A chunk begins at an even place. Some programs leave out the last filling byte.
        let next = (end + length % 2).min(bytes.len());
        let start = kept.len();
        match name {
            b"VP8X" | b"ICCP" | b"ALPH" | b"VP8 " | b"VP8L" | b"ANIM" | b"ANMF" => {
                kept.extend_from_slice(&bytes[at..end]);
                kept.extend(std::iter::repeat_n(0, length % 2));
            }
            // Some programs begin with the name that JPEG gives to it.
            b"EXIF" if exif.is_none() => {
                exif = Some(at + 8 + if data.starts_with(b"Exif\0\0") { 6 } else { 0 }..end);
            }
            _ => {}
        }
        frames += usize::from(matches!(name, b"VP8 " | b"VP8L" | b"ANMF"));
        is_lossless |= name == b"VP8L";
        if name == b"VP8X" {
            *kept.get_mut(start + 8)? &= !EXIF_AND_XMP;
        }
        at = next;
    }
    let length = (kept.len() - 8) as u32;
    kept[4..8].copy_from_slice(&length.to_le_bytes());
    (frames > 0).then_some(Stripped {
        bytes: kept,
        frames,
        inks: Inks::None,
        exif,
        is_lossless,
        colours_apart: false,
    })
}
