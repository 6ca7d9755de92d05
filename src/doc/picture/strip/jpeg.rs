//! Floor 1: a JPEG without what is said about it.
//! In: its bytes (ITU-T T.81, annex B). Out: its tables and scans, its colour profile, and what says how colours are kept.
//! Must never: keep EXIF, XMP, IPTC, comments, previews, or what stands behind the end of the picture.

use super::stripped::{Inks, Stripped};
use memchr::memchr;

const START: u8 = 0xd8;
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;
const EXIF: &[u8] = b"Exif\0\0";

pub(super) fn strip(bytes: &[u8]) -> Option<Stripped> {
    let mut kept = Vec::with_capacity(bytes.len());
    kept.extend_from_slice(&[0xff, START]);
    let (mut exif, mut inks, mut by_adobe) = (None, false, false);
    let (mut frame, mut colours_apart): (&[u8], bool) = (&[], false);
    let mut at = 2;
    loop {
        // Before a marker may stand any number of bytes 0xff; what else stands there means nothing.
        at += memchr(0xff, bytes.get(at..)?)?;
        while *bytes.get(at)? == 0xff {
            at += 1;
        }
        let marker = bytes[at];
        at += 1;
        match marker {
            0 | 0x01 | 0xd0..=START => continue,
            END => {
                kept.extend_from_slice(&[0xff, END]);
                let inks = match (inks, by_adobe) {
                    (false, _) => Inks::None,
                    (true, true) => Inks::Adobe,
                    (true, false) => Inks::Unknown,
                };
                return Some(Stripped {
                    bytes: kept,
                    frames: 1,
                    inks,
                    exif,
                    is_lossless: false,
                    colours_apart,
                });
            }
            _ => {}
        }
        let length = usize::from(u16::from_be_bytes(*bytes.get(at..)?.first_chunk()?));
        let data = bytes.get(at + 2..at + length)?;
        let segment = &bytes[at..at + length];
        if marker == 0xe1 && data.starts_with(EXIF) && exif.is_none() {
            exif = Some(at + 2 + EXIF.len()..at + length);
        }
        // A start of frame tells how many parts a colour has. Of the markers between, three are tables.
        let is_frame = matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        inks |= is_frame && data.get(5) == Some(&4);
        if is_frame {
            frame = if matches!(marker, 0xc0 | 0xc1) { data } else { &[] };
        }
        colours_apart |= marker == SCAN && is_apart(frame, data);
        by_adobe |= marker == 0xee && data.starts_with(b"Adobe");
        match marker {
            0xe0 => {
                if let Some(header) = data.get(..12).filter(|data| data.starts_with(b"JFIF\0")) {
                    kept.extend_from_slice(&[0xff, 0xe0, 0, 16]);
                    kept.extend_from_slice(header);
                    // No preview: its width and height.
                    kept.extend_from_slice(&[0, 0]);
                }
            }
            _ if is_needed(marker, data) => {
                kept.extend_from_slice(&[0xff, marker]);
                kept.extend_from_slice(segment);
            }
            _ => {}
        }
        at += length;
        if marker == SCAN {
            let end = end_of_scan(bytes, at)?;
            kept.extend_from_slice(&bytes[at..end]);
            at = end;
        }
    }
}

/// Whether a scan of a frame that is packed in one go holds some of its colours alone, and these in fewer dots than
/// others (annex A.2).
fn is_apart(frame: &[u8], scan: &[u8]) -> bool {
    let mut densities = frame.get(6..).unwrap_or(&[]).chunks_exact(3).map(|colour| colour[1]);
    let first = densities.next();
    frame.get(5) > scan.first() && densities.any(|density| Some(density) != first)
}

/// Whether a segment is a table, a frame or a scan, the colour profile, or what Adobe's programs say of colours.
fn is_needed(marker: u8, data: &[u8]) -> bool {
    match marker {
        0xc0..=0xdf => true,
        0xe2 => data.starts_with(b"ICC_PROFILE\0"),
        0xee => data.starts_with(b"Adobe"),
        _ => false,
    }
}

/// Where the packed dots that begin at `at` end: at the next marker that is not one of those within them.
fn end_of_scan(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr(0xff, bytes.get(at..)?)?;
        match bytes.get(at + 1)? {
            0 | 0xd0..=0xd7 => at += 2,
            0xff => at += 1,
            _ => return Some(at),
        }
    }
}
