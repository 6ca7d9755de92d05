//! Floor 0: content keys.
//! In: anything that can be hashed. Out: a 128-bit key, the same on every machine and every run.
//! Must never: depend on addresses in memory, on map order, or on the clock.

use std::fmt;
use std::hash::{Hash, Hasher};
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

/// A 128-bit hash of some content. Equal content has equal keys; a clash by chance is not to be expected
/// (2^64 pages). It is no defence against somebody who makes clashes on purpose, and none is needed: content
/// is the author's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Key(pub u128);

impl Key {
    /// The key of one run of bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Key(xxhash_rust::xxh3::xxh3_128(bytes))
    }

    /// The key of a value, through its `Hash`.
    pub fn of_value<T: Hash + ?Sized>(value: &T) -> Self {
        let mut maker = KeyHasher::new();
        value.hash(&mut maker);
        maker.key()
    }

    /// Eight hexadecimal digits for file names.
    pub fn short(&self) -> String {
        format!("{:08x}", (self.0 >> 96) as u32)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:032x}", self.0)
    }
}

/// Collects what a key is made of. Small writes are gathered first: hashing a string of ten bytes on its own
/// costs
/// more than copying it.
pub struct KeyHasher {
    state: Option<Box<Xxh3>>,
    gathered: Vec<u8>,
}

const BUFFER_SIZE: usize = 1 << 16;

impl KeyHasher {
    /// An empty one.
    pub fn new() -> Self {
        KeyHasher { state: None, gathered: Vec::with_capacity(1024) }
    }

    /// The key of all that was written.
    pub fn key(mut self) -> Key {
        match self.state.take() {
            None => Key::of(&self.gathered),
            Some(mut state) => {
                state.update(&self.gathered);
                Key(state.digest128())
            }
        }
    }
}

impl Default for KeyHasher {
    fn default() -> Self {
        KeyHasher::new()
    }
}

impl Hasher for KeyHasher {
    fn write(&mut self, bytes: &[u8]) {
        if self.gathered.len() + bytes.len() > BUFFER_SIZE {
            let state = self.state.get_or_insert_with(|| Box::new(Xxh3::new()));
            state.update(&self.gathered);
            self.gathered.clear();
            if bytes.len() > BUFFER_SIZE {
                state.update(bytes);
                return;
            }
        }
        self.gathered.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        match &self.state {
            None => xxh3_64(&self.gathered),
            Some(state) => {
                let mut state = state.clone();
                state.update(&self.gathered);
                state.digest()
            }
        }
    }
}

/// A 64-bit mark of a string, for look-ups that are made hundreds of thousands of times.
pub fn hash64(text: &str) -> u64 {
    xxh3_64(text.as_bytes())
}

/// The same of bytes.
pub fn hash64_bytes(bytes: &[u8]) -> u64 {
    xxh3_64(bytes)
}

/// A hasher for maps whose keys are hashes already.
#[derive(Clone, Copy, Default)]
pub struct IdentityHasher(u64);

impl Hasher for IdentityHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0 ^= xxh3_64(bytes);
    }
    fn write_u64(&mut self, value: u64) {
        self.0 ^= value;
    }
    fn write_u128(&mut self, value: u128) {
        self.0 ^= value as u64;
    }
    fn finish(&self) -> u64 {
        self.0
    }
}

/// Makes [`Folded`] hashers.
pub type BuildIdentityHasher = std::hash::BuildHasherDefault<IdentityHasher>;
