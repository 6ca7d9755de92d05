//! Floor 4: where costly results are kept between runs.
//! In: a key. Out: the bytes that were made for it once, if they are still there.
//! Must never: be needed: a shelf that has lost everything costs time and nothing else.

use crate::base::Key;

/// Keeps bytes by key.
pub trait Shelf: Send + Sync {
    /// What was put there under this key.
    fn get(&self, key: Key) -> Option<Vec<u8>>;
    /// Keeps bytes under a key. May forget them.
    fn put(&self, key: Key, bytes: &[u8]);
}

/// A shelf that keeps nothing.
pub struct NoShelf;

impl Shelf for NoShelf {
    fn get(&self, _key: Key) -> Option<Vec<u8>> {
        None
    }
    fn put(&self, _key: Key, _bytes: &[u8]) {}
}
