//! Floor 3: how much a template does while it makes one page.
//! In: each loop, each value that a name is set to, each piece of the page. Out: nothing, or why it is too much.
//! Must never: let one page be charged for what another one does.

use crate::base::Key;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// The most rounds of all loops of a page. A list of 20,000 pages needs some 100,000.
const MOST_ROUNDS: u64 = 1_000_000;

/// The most bytes of a page.
const MOST_BYTES: u64 = 20_000_000;

/// The most bytes that names are set to while a page is made, each time counted anew: under a second of copying.
const MOST_SET_BYTES: u64 = 1_000_000_000;

/// Measures templates. A page is made by one thread from its beginning to its end, so each thread has a place of its own.
#[derive(Debug)]
pub struct StepMeter(Box<[PageCost]>);

/// What the page has cost that a thread makes at the moment.
#[derive(Debug, Default)]
pub struct PageCost {
    rounds: AtomicU64,
    bytes: AtomicU64,
    set_bytes: AtomicU64,
}

/// Far more places than threads: two rarely share one, and then it costs a page nothing but a part of its room.
const PLACES: usize = 1024;

impl Default for StepMeter {
    fn default() -> StepMeter {
        StepMeter((0..PLACES).map(|_| PageCost::default()).collect())
    }
}

impl StepMeter {
    /// This thread's place.
    pub fn here(&self) -> &PageCost {
        let thread = Key::of_value(&std::thread::current().id());
        &self.0[thread.0 as usize % PLACES]
    }
}

impl PageCost {
    /// A page begins.
    pub fn begin(&self) {
        let PageCost { rounds, bytes, set_bytes } = self;
        [rounds, bytes, set_bytes].into_iter().for_each(|count| count.store(0, Relaxed));
    }

    /// A loop begins that goes round so many times.
    ///
    /// # Errors
    /// If it is too much.
    pub fn rounds(&self, rounds: usize) -> Result<(), String> {
        let before = self.rounds.fetch_add(rounds as u64 + 1, Relaxed);
        if before + rounds as u64 > MOST_ROUNDS {
            return Err(format!("its loops go round more than {MOST_ROUNDS} times for one page"));
        }
        if self.bytes.load(Relaxed) > MOST_BYTES {
            return Err(format!("it makes a page of more than {} MB", MOST_BYTES / 1_000_000));
        }
        Ok(())
    }

    /// A name is set to a value of so many bytes.
    ///
    /// # Errors
    /// If it is too much, alone or with all that were set before.
    pub fn set(&self, bytes: usize) -> Result<(), String> {
        let before = self.set_bytes.fetch_add(bytes as u64, Relaxed);
        if bytes as u64 > MOST_BYTES {
            return Err(format!("it sets a name to more than {} MB", MOST_BYTES / 1_000_000));
        }
        if before + bytes as u64 > MOST_SET_BYTES {
            return Err("it sets names to long texts again and again".into());
        }
        Ok(())
    }

    /// A piece of the page was written.
    pub fn wrote(&self, bytes: usize) {
        self.bytes.fetch_add(bytes as u64, Relaxed);
    }
}
