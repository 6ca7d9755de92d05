//! Floor 6: the seal on plainleaf's own files, which come back as input.
//! In: what a file is for, and its content. Out: sealed bytes; or the content of bytes whose seal is right.
//! Must never: pass on what was cut off, stands under another name, or was not made by this program.

use super::clock;
use crate::base::Key;
use std::fs;

/// A hash at the start of each file, which other files do not have.
pub(super) struct Seal {
    /// Stands for this program. What another version made is of no use.
    program: Key,
}

impl Seal {
    /// The seal of this program.
    pub fn new() -> Seal {
        Seal { program: Key::of_value(&program()) }
    }

    fn of(&self, purpose: &str, content: &[u8]) -> [u8; 16] {
        Key::of_value(&(self.program, purpose, Key::of(content))).0.to_le_bytes()
    }

    /// The content with the seal before it.
    pub fn close(&self, purpose: &str, content: &[u8]) -> Vec<u8> {
        [&self.of(purpose, content)[..], content].concat()
    }

    /// The content of sealed bytes; none where the seal is not the right one.
    pub fn open(&self, purpose: &str, mut bytes: Vec<u8>) -> Option<Vec<u8>> {
        let (seal, content) = bytes.split_first_chunk::<16>()?;
        if *seal != self.of(purpose, content) {
            return None;
        }
        bytes.drain(..16);
        Some(bytes)
    }
}

/// Identifies this program by version, size and time. Another one may build the same files differently.
pub(super) fn program() -> Option<(&'static str, u64, i64)> {
    let about = std::env::current_exe().and_then(fs::metadata).ok()?;
    Some((env!("CARGO_PKG_VERSION"), about.len(), about.modified().map_or(0, clock::nanoseconds)))
}
