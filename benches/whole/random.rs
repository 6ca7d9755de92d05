//! The benchmark: chance that falls the same way every time.
//! In: a seed. Out: numbers, and picks from a list.
//! Must never: ask the system for anything: two corpora of one size are the same bytes.

/// SplitMix64: small, quick, and good enough to choose sentences.
pub struct Random(u64);

impl Random {
    /// The dice of one page, or of anything else that has a name and a number.
    pub fn of(name: &str, number: usize) -> Self {
        let seed = name
            .bytes()
            .fold(0x2026_1122_u64, |seed, byte| (seed ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        Random(seed ^ (number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `end` without `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// One of a list.
    pub fn one<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// `count` different ones of a list, in the list's order.
    pub fn some<'a, T>(&mut self, list: &'a [T], count: usize) -> Vec<&'a T> {
        let mut wanted = count.min(list.len());
        let mut taken = Vec::with_capacity(wanted);
        for (at, item) in list.iter().enumerate() {
            if self.below(list.len() - at) < wanted {
                taken.push(item);
                wanted -= 1;
            }
        }
        taken
    }
}
