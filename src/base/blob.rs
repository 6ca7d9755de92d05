//! Floor 0: the bytes of a built file.
//! In: bytes. Out: the same bytes, kept as they are or compressed.
//! Must never: compress bytes that are written at once: reading them back takes time.

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use std::borrow::Cow;
use std::io::{Read, Write};
use std::sync::Arc;

/// The bytes of a built file. Clones share them.
#[derive(Clone, Debug)]
pub struct Blob {
    bytes: Arc<[u8]>,
    /// The length before compression, in bytes; none where the bytes are not compressed.
    uncompressed_len: Option<usize>,
}

impl Blob {
    /// The bytes, decompressed where necessary.
    pub fn bytes(&self) -> Cow<'_, [u8]> {
        let Some(length) = self.uncompressed_len else { return Cow::Borrowed(&self.bytes) };
        let mut bytes = Vec::with_capacity(length);
        DeflateDecoder::new(&self.bytes[..])
            .read_to_end(&mut bytes)
            .unwrap_or_else(|_| unreachable!("bytes compressed here can be decompressed"));
        Cow::Owned(bytes)
    }

    /// The length of the file in bytes.
    pub fn len(&self) -> usize {
        self.uncompressed_len.unwrap_or(self.bytes.len())
    }

    /// The memory that its bytes take.
    pub fn stored_len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether the file is empty.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Compresses the bytes, where that saves memory. For long-lived processes that keep many pages: most of
    /// a page is the same on every page.
    #[must_use]
    pub fn compress(self) -> Blob {
        if self.uncompressed_len.is_some() {
            return self;
        }
        let mut encoder = DeflateEncoder::new(Vec::with_capacity(self.bytes.len() / 2), Compression::fast());
        let compressed = encoder.write_all(&self.bytes).and_then(|()| encoder.finish());
        match compressed {
            Ok(compressed) if compressed.len() < self.bytes.len() => {
                Blob { uncompressed_len: Some(self.bytes.len()), bytes: compressed.into() }
            }
            _ => self,
        }
    }
}

impl<B: Into<Arc<[u8]>>> From<B> for Blob {
    fn from(bytes: B) -> Self {
        Blob { bytes: bytes.into(), uncompressed_len: None }
    }
}

impl PartialEq for Blob {
    fn eq(&self, other: &Self) -> bool {
        self.bytes() == other.bytes()
    }
}

impl Eq for Blob {}

#[cfg(test)]
mod tests {
    use super::Blob;

    #[test]
    fn compressed_bytes_read_the_same() {
        for bytes in [b"".to_vec(), b"x".to_vec(), b"<p>Help</p>".repeat(500), (0..=255).collect()] {
            let compressed = Blob::from(bytes.clone()).compress();
            assert_eq!(
                (&*compressed.bytes(), compressed.len(), compressed.is_empty()),
                (&*bytes, bytes.len(), bytes.is_empty())
            );
        }
        let long = Blob::from(b"<p>Help</p>".repeat(500)).compress();
        assert!(long.stored_len() < 200);
    }
}
