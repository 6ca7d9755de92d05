//! Floor 4: the cache for results that take long to make, which lasts from one run to the next.
//! In: a key. Out: the bytes that were made for it once, if they are still there.
//! Must never: be needed. A cache that has lost everything costs time and nothing else.

use crate::base::Key;

/// Keeps bytes by key.
pub trait ArtifactCache: Send + Sync {
    /// The bytes of this key; none if they are not kept.
    fn get(&self, key: Key) -> Option<Vec<u8>>;
    /// Keeps bytes under a key. May forget them at any time.
    fn put(&self, key: Key, bytes: &[u8]);
}

/// A cache that keeps nothing.
pub struct NoCache;

impl ArtifactCache for NoCache {
    fn get(&self, _key: Key) -> Option<Vec<u8>> {
        None
    }
    fn put(&self, _key: Key, _bytes: &[u8]) {}
}

/// Joins byte strings, each with its length (8 bytes, little-endian) before it.
pub(super) fn pack<'p>(parts: impl IntoIterator<Item = &'p [u8]>) -> Vec<u8> {
    let mut packed = Vec::new();
    for part in parts {
        packed.extend_from_slice(&(part.len() as u64).to_le_bytes());
        packed.extend_from_slice(part);
    }
    packed
}

/// The byte strings that were joined; none if the bytes are not whole.
pub(super) fn unpack(mut packed: &[u8]) -> Option<Vec<&[u8]>> {
    let mut parts = Vec::new();
    while let Some((length, rest)) = packed.split_first_chunk::<8>() {
        let (part, rest) = rest.split_at_checked(u64::from_le_bytes(*length) as usize)?;
        parts.push(part);
        packed = rest;
    }
    packed.is_empty().then_some(parts)
}
