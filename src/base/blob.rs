//! Floor 0: the bytes of a built file.
//! In: bytes. Out: the same, as they are, or deflated.
//! Must never: deflate what is written at once: inflating takes time too.

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use std::borrow::Cow;
use std::io::{Read, Write};
use std::sync::Arc;

/// The bytes of a built file.
#[derive(Clone, Debug)]
pub struct Blob {
    bytes: Arc<[u8]>,
    /// How many bytes they are before they were deflated; none where they are as they are.
    uncompressed_len: Option<usize>,
}

impl Blob {
    /// The bytes.
    pub fn bytes(&self) -> Cow<'_, [u8]> {
        let Some(length) = self.uncompressed_len else { return Cow::Borrowed(&self.bytes) };
        let mut bytes = Vec::with_capacity(length);
        DeflateDecoder::new(&self.bytes[..])
            .read_to_end(&mut bytes)
            .unwrap_or_else(|_| unreachable!("what was deflated here can be inflated"));
        Cow::Owned(bytes)
    }

    /// How many bytes it is.
    pub fn len(&self) -> usize {
        self.uncompressed_len.unwrap_or(self.bytes.len())
    }

    /// How many bytes of memory are held for it.
    pub fn stored_len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The same in less room, for who holds many pages for long: most of a page stands on every page.
    pub fn compress(self) -> Blob {
        if self.uncompressed_len.is_some() {
            return self;
        }
        let mut encoder = DeflateEncoder::new(Vec::with_capacity(self.bytes.len() / 2), Compression::fast());
        let deflated = encoder.write_all(&self.bytes).and_then(|()| encoder.finish());
        match deflated {
            Ok(deflated) if deflated.len() < self.bytes.len() => {
                Blob { uncompressed_len: Some(self.bytes.len()), bytes: deflated.into() }
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
    fn what_is_deflated_is_the_same() {
        for bytes in [b"".to_vec(), b"x".to_vec(), b"<p>Help</p>".repeat(500), (0..=255).collect()] {
            let less = Blob::from(bytes.clone()).compress();
            assert_eq!(
                (&*less.bytes(), less.len(), less.is_empty()),
                (&*bytes, bytes.len(), bytes.is_empty())
            );
        }
        let long = Blob::from(b"<p>Help</p>".repeat(500)).compress();
        assert!(long.stored_len() < 200);
    }
}
