//! Floor 1: a GIF without what is said about it.
//! In: its bytes (GIF 89a, CompuServe 1990). Out: its colours, its frames, and which colour is clear.
//! Must never: keep a comment or the data of a program.

use super::stripped::{Inks, Stripped};

const EXTENSION: u8 = 0x21;
const GRAPHIC_CONTROL: u8 = 0xf9;
const FRAME: u8 = 0x2c;
const END: u8 = 0x3b;

pub(super) fn strip(bytes: &[u8]) -> Option<Stripped> {
    let mut at = 13 + colours(*bytes.get(10)?);
    let mut kept = bytes.get(..at)?.to_vec();
    let mut frames = 0;
    loop {
        let start = at;
        match bytes.get(at) {
            Some(&EXTENSION) => {
                at = end_of_blocks(bytes, at + 2)?;
                if bytes[start + 1] == GRAPHIC_CONTROL {
                    kept.extend_from_slice(&bytes[start..at]);
                }
            }
            Some(&FRAME) => {
                // Behind its head, the colours of its own and the size of its codes stand its dots.
                at = end_of_blocks(bytes, at + 10 + colours(*bytes.get(at + 9)?) + 1)?;
                kept.extend_from_slice(&bytes[start..at]);
                frames += 1;
            }
            // Some programs leave out the mark at the end.
            Some(&END) | None if frames > 0 => {
                kept.push(END);
                return Some(Stripped {
                    bytes: kept,
                    frames,
                    inks: Inks::None,
                    exif: None,
                    is_lossless: true,
                    colours_apart: false,
                });
            }
            _ => return None,
        }
    }
}

/// The length of a table of colours in bytes, by the flags that say whether there is one.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// The end of a row of blocks, each with its length before it; the last has no length.
fn end_of_blocks(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}
