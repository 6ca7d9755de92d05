//! Floor 3: the format of the word tables, and the classes of words that rules ask for.
//!
//! `lexicon.bin` and `spelling.bin` are open-addressing hash tables with linear probing. A word belongs at
//! slot `hash % slots`, or at the next free one. A slot of `lexicon.bin` has 8 bytes, little-endian: the low
//! 32 bits of the hash (0 for a free slot), 16 class bits, the number of syllables, one byte of padding. A
//! slot of `spelling.bin` has only the 4 bytes of the hash. The words themselves are not stored: two words
//! with the same 32-bit hash share an entry.
//!
//! In: nothing. Out: sizes, classes, and the hash of a word.
//! Must never: differ between `build.rs`, which writes the tables, and the lexicon, which reads them: both
//! include this file.

/// The number of slots of `lexicon.bin`.
pub const SLOTS: usize = 1 << 15;
/// The number of slots of `spelling.bin`.
pub const SPELLINGS: usize = 1 << 17;

/// One of the 5,000 words that are used most, or a form of one.
pub const COMMON: u16 = 1;
/// A form of “be”.
pub const BE: u16 = 1 << 1;
/// A negation.
pub const NEGATION: u16 = 1 << 2;
/// A conjunction.
pub const CONJUNCTION: u16 = 1 << 3;
/// A pronoun that can only be the subject of a sentence.
pub const SUBJECT: u16 = 1 << 4;
/// Begins a relative clause.
pub const RELATIVE: u16 = 1 << 5;
/// Begins an adverbial clause.
pub const CONDITION: u16 = 1 << 6;
/// An irregular past participle.
pub const PARTICIPLE: u16 = 1 << 7;
/// An adjective in the form of a participle.
pub const ADJECTIVE: u16 = 1 << 8;
/// An adverb that may stand within a verb: “is often used”.
pub const ADVERB: u16 = 1 << 9;
/// Begins a phrase of `instead.txt`.
pub const TO_AVOID: u16 = 1 << 10;
/// Begins a phrase of `loaded.txt`.
pub const LOADED: u16 = 1 << 11;
/// Begins a phrase of `idioms.txt`.
pub const IDIOM: u16 = 1 << 12;
/// Addresses the reader: “you”.
pub const YOU: u16 = 1 << 13;
/// Refers back to something: “this”.
pub const POINTER: u16 = 1 << 14;

/// The words of each class.
pub const CLASSES: [(u16, &str); 12] = [
    (BE, "am is are was were be been being isn't aren't wasn't weren't"),
    (
        NEGATION,
        "not no never nobody nothing nowhere neither nor none cannot without unless don't doesn't didn't can't won't isn't aren't wasn't weren't haven't \
         hasn't hadn't couldn't shouldn't wouldn't mustn't needn't",
    ),
    (CONJUNCTION, "and but or so because although though while since unless if when whereas until yet nor"),
    (
        SUBJECT,
        "i you he she it we they who there this these those nobody somebody everybody someone everyone anyone anybody",
    ),
    (RELATIVE, "which who whom whose"),
    (CONDITION, "if unless because although though while whether until"),
    (
        PARTICIPLE,
        "given taken made done seen known found told kept held written brought sent built paid put set cut hurt let read shown chosen driven drawn spoken \
         understood heard left lost met sold bought taught thought caught dealt fed hidden broken stolen eaten sung begun worn torn thrown grown led spent lent \
         said struck won shut split spread felt forgotten forbidden overseen undertaken withdrawn overturned",
    ),
    (
        ADJECTIVE,
        "entitled born married widowed divorced disabled settled detained registered interested worried tired pleased scared frightened annoyed upset confused \
         stressed depressed depressing excited bored retired unemployed employed related involved based limited used supposed located allowed concerned able \
         qualified experienced unmarried separated engaged closed open fixed advanced mixed complicated distressed bereaved surprised satisfied dissatisfied \
         disappointed prepared determined aged bound gone left situated dedicated committed embarrassed ashamed worried relaxed isolated injured unhurt \
         hurt sectioned due self-employed known domiciled",
    ),
    (
        ADVERB,
        "often always never usually sometimes also still already only just now then not normally currently generally being been first later soon",
    ),
    (YOU, "you your yours yourself yourselves you're you'll you've you'd"),
    (POINTER, "it they this that these those he she"),
    (COMMON, "dr mr mrs ms am pm tv gay lesbian bisexual trans sex sexual nhs uk gp"),
];

/// The hash of a word. ASCII capitals, and the kinds of apostrophe and hyphen, make no difference.
pub const fn hash(word: &[u8]) -> u64 {
    let mut hash = 0;
    let (mut eight, mut length, mut at) = (0, 0, 0);
    while at < word.len() {
        // ’ counts as ', and ‐ and ‑ count as -. All three begin with the bytes e2 80.
        let is_punctuation = word[at] == 0xe2 && at + 2 < word.len() && word[at + 1] == 0x80;
        let (byte, width) = match if is_punctuation { word[at + 2] } else { 0 } {
            0x99 => (b'\'', 3),
            0x90 | 0x91 => (b'-', 3),
            _ => (word[at].to_ascii_lowercase(), 1),
        };
        eight |= (byte as u64) << (length % 8 * 8);
        at += width;
        length += 1;
        if length % 8 == 0 {
            (hash, eight) = (mixed(hash, eight), 0);
        }
    }
    if length % 8 > 0 {
        hash = mixed(hash, eight);
    }
    mixed(hash, length)
}

/// The hash of the word at `start..end` of a text. The same as [`hash`] of the word, but it takes eight bytes
/// at a time where all are ASCII.
#[inline]
pub fn hash_within(text: &[u8], start: usize, end: usize) -> u64 {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    const LETTERS: u64 = 0x4040_4040_4040_4040;
    let (mut hash, mut at) = (0, start);
    while at < end {
        let remaining = end - at;
        let Some(eight) = text[at..].first_chunk() else { return self::hash(&text[start..end]) };
        let eight = u64::from_le_bytes(*eight) & u64::MAX >> (64 - 8 * remaining.min(8));
        // In an ASCII word only letters have the bit 0x40. Setting the bit 0x20 makes them lower-case.
        let lower = eight | (eight & LETTERS) >> 1;
        if eight & HIGH != 0 {
            return self::hash(&text[start..end]);
        }
        hash = mixed(hash, lower);
        at += 8;
    }
    mixed(hash, (end - start) as u64)
}

/// Adds eight bytes to the hash: a multiplication to 128 bits, whose halves are combined (folded multiply).
const fn mixed(hash: u64, eight: u64) -> u64 {
    let wide = (hash ^ eight ^ 0x2545_f491_4f6c_dd1d) as u128 * 0x9e37_79b9_7f4a_7c15;
    wide as u64 ^ (wide >> 64) as u64
}

/// The size of the Bloom filter of a phrase list, in 64-bit words.
pub const BLOOM_WORDS: usize = 128;

/// The place of phrases that begin with these two words in the Bloom filter: a 64-bit word, and a bit of it.
pub const fn bloom_bit(first: u32, second: u32) -> (usize, u32) {
    let mixed = (first ^ second.rotate_left(7)).wrapping_mul(0x9e37_79b1);
    ((mixed >> 25) as usize % BLOOM_WORDS, mixed >> 19 & 63)
}

/// The hash that a slot stores; never 0.
pub const fn hash32(hash: u64) -> u32 {
    (hash >> 32) as u32 | 1
}
