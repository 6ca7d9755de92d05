//! Floor 0: hashes of content (XXH3): keys for caches, short hashes for look-ups.
//! In: anything that can be hashed. Out: a hash that is the same on every machine and in every run.
//! Must never: depend on addresses in memory, on map order, or on the clock.

use std::fmt;
use std::hash::{Hash, Hasher};
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

/// A 128-bit hash of some content. Equal content has equal keys. Collisions are negligible: about 2^64 keys
/// before one is as likely as not. The hash does not resist an attacker, and need not: content is the
/// author's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Key(pub u128);

impl Key {
    /// The key of bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Key(xxhash_rust::xxh3::xxh3_128(bytes))
    }

    /// The key of a value, through its `Hash`.
    pub fn of_value<T: Hash + ?Sized>(value: &T) -> Self {
        let mut maker = KeyHasher::new();
        value.hash(&mut maker);
        maker.key()
    }

    /// The first eight hexadecimal digits, for file names.
    pub fn short(&self) -> String {
        format!("{:08x}", (self.0 >> 96) as u32)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:032x}", self.0)
    }
}

/// Hashes values into a [`Key`]. Small writes are collected first: hashing ten bytes on their own costs more
/// than copying them.
pub struct KeyHasher {
    state: Option<Box<Xxh3>>,
    buffer: Vec<u8>,
}

const BUFFER_SIZE: usize = 1 << 16;

impl KeyHasher {
    /// A hasher without content.
    pub fn new() -> Self {
        KeyHasher { state: None, buffer: Vec::with_capacity(1024) }
    }

    /// The key of everything that was written.
    pub fn key(mut self) -> Key {
        match self.state.take() {
            None => Key::of(&self.buffer),
            Some(mut state) => {
                state.update(&self.buffer);
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
        if self.buffer.len() + bytes.len() > BUFFER_SIZE {
            let state = self.state.get_or_insert_with(|| Box::new(Xxh3::new()));
            state.update(&self.buffer);
            self.buffer.clear();
            if bytes.len() > BUFFER_SIZE {
                state.update(bytes);
                return;
            }
        }
        self.buffer.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        match &self.state {
            None => xxh3_64(&self.buffer),
            Some(state) => {
                let mut state = state.clone();
                state.update(&self.buffer);
                state.digest()
            }
        }
    }
}

/// A 64-bit hash of a string, for maps that are read hundreds of thousands of times. Two strings of one site
/// with the same hash are not expected (2^32 strings before that is as likely as not), so maps by hash do not
/// compare the strings.
pub fn hash64(text: &str) -> u64 {
    xxh3_64(text.as_bytes())
}

/// A hasher for maps whose keys are hashes already: it passes them on.
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

/// Makes [`IdentityHasher`]s.
pub type BuildIdentityHasher = std::hash::BuildHasherDefault<IdentityHasher>;
