//! Floor 1: a PNG without what is said about it.
//! In: its bytes (PNG, third edition, W3C 2025). Out: the chunks that are needed to show its colours as they are meant.
//! Must never: keep a chunk of words, a time or EXIF, or what stands behind the end of the picture.

use super::stripped::{Inks, Stripped};

/// The chunks that are kept. With the dots an inch, so that a screenshot is as large as it was.
const NEEDED: [&[u8; 4]; 14] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"cICP",
    b"mDCV", b"cLLI", b"pHYs",
];

pub(super) fn strip(bytes: &[u8]) -> Option<Stripped> {
    let mut kept = Vec::with_capacity(bytes.len());
    kept.extend_from_slice(bytes.get(..8)?);
    let (mut frames, mut exif, mut at) = (1, None, 8);
    loop {
        let length = u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?) as usize;
        let name: &[u8; 4] = bytes.get(at + 4..)?.first_chunk()?;
        let end = at.checked_add(length)?.checked_add(12)?;
        let chunk = bytes.get(at..end)?;
        match name {
            b"acTL" => {
                frames = chunk.get(8..)?.first_chunk().map_or(1, |count| u32::from_be_bytes(*count) as usize)
            }
            b"eXIf" if exif.is_none() => exif = Some(at + 8..end - 4),
            _ if NEEDED.contains(&name) => kept.extend_from_slice(chunk),
            _ => {}
        }
        at = end;
        if name == b"IEND" {
            return Some(Stripped {
                bytes: kept,
                frames,
                inks: Inks::None,
                exif,
                is_lossless: true,
                colours_apart: false,
            });
        }
    }
}
