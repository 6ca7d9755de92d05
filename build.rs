//! Puts the lists of `data/words` into the program, as tables that need no time to load.
//! In: the lists. Out: `lexicon.bin` (marks and facts of words), `spelling.bin` (marks of spellings),
//! `phrases.rs`.
//! Must never: reach anything outside this folder.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::exit
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

#[path = "src/check/lexicon/layout.rs"]
#[allow(dead_code)]
mod layout;

#[path = "src/check/lexicon/by_rule.rs"]
mod by_rule;

use by_rule::by_rule;
use layout::*;

const FOLDER: &str = "data/words";

fn main() {
    println!("cargo::rerun-if-changed={FOLDER}");
    println!("cargo::rerun-if-changed=src/check/lexicon/layout.rs");
    println!("cargo::rerun-if-changed=src/check/lexicon/by_rule.rs");
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var("OUT_DIR").expect("cargo says where to write");
    let out = Path::new(&out);
    let mut facts: BTreeMap<String, Facts> = BTreeMap::new();
    for word in read("common.txt").split_whitespace() {
        facts.entry(word.into()).or_default().classes |= COMMON;
    }
    for line in read("syllables.txt").lines() {
        let (word, count) = line.split_once(' ').expect("a word and a number");
        facts.entry(word.into()).or_default().syllables = count.parse().expect("a number");
    }
    for (class, words) in CLASSES {
        for word in words.split_whitespace() {
            facts.entry(word.into()).or_default().classes |= class;
        }
    }
    let mut code = String::new();
    for (list, class) in [("instead", TO_AVOID), ("loaded", LOADED), ("idioms", IDIOM)] {
        let phrases = phrases(list);
        let mark = |word: Option<&str>| word.map_or(0, |word| hash32(hash(word.as_bytes())));
        let mut pairs: Vec<_> = phrases
            .iter()
            .map(|(phrase, instead)| {
                (mark(phrase.split(' ').next()), mark(phrase.split(' ').nth(1)), phrase, instead)
            })
            .collect();
        pairs.sort();
        let mut bloom = vec![0u64; BLOOM_WORDS];
        for (first, second, ..) in &pairs {
            let (at, bit) = bloom_bit(*first, *second);
            bloom[at] |= 1 << bit;
        }
        writeln!(
            code,
            "/// The phrases of `{}.txt`.\npub const {}: &PhraseList = &PhraseList {{ bloom: {bloom:?}, phrases: &[",
            list,
            list.to_uppercase()
        )
        .expect("a string takes all");
        for (first, second, phrase, instead) in pairs {
            writeln!(code, "    PhraseEntry {{ first: {first}, second: {second}, phrase: {phrase:?}, instead: {instead:?} }},").expect("a string takes all");
        }
        code.push_str("] };\n");
        for phrase in phrases.keys() {
            facts.entry(phrase.split(' ').next().unwrap_or(phrase).into()).or_default().classes |= class;
        }
    }
    let listed: BTreeMap<String, u8> =
        facts.iter().map(|(word, facts)| (word.clone(), facts.syllables)).collect();
    let heard = |part: &str| {
        listed.get(part).copied().filter(|count| *count > 0).unwrap_or_else(|| by_rule(part) as u8)
    };
    for (word, facts) in facts.iter_mut().filter(|(_, facts)| facts.syllables == 0) {
        facts.syllables = word.split('-').filter(|part| !part.is_empty()).map(heard).sum();
    }
    fs::write(out.join("phrases.rs"), code).expect("phrases.rs");
    fs::write(out.join("lexicon.bin"), table(&facts)).expect("lexicon.bin");
    let spellings: BTreeSet<String> = ["british.txt", "own.txt", "common.txt"]
        .iter()
        .flat_map(|file| words_of(file))
        .chain(facts.into_keys())
        .collect();
    fs::write(out.join("spelling.bin"), marks(&spellings)).expect("spelling.bin");
}

#[derive(Clone, Copy, Default)]
struct Facts {
    classes: u16,
    syllables: u8,
}

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(FOLDER).join(file))
        .unwrap_or_else(|error| panic!("{FOLDER}/{file}: {error}"))
}

fn words_of(file: &str) -> Vec<String> {
    read(file).split_whitespace().map(String::from).collect()
}

/// `one, two = three` → one: three, two: three.
fn phrases(list: &str) -> BTreeMap<String, String> {
    let text = read(&format!("{list}.txt"));
    let mut phrases = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let (left, right) = line.split_once(" = ").unwrap_or_else(|| panic!("{list}.txt: {line}"));
        for phrase in left.split(", ") {
            assert!(
                phrases.insert(phrase.to_string(), right.to_string()).is_none(),
                "{list}.txt has “{phrase}” twice"
            );
        }
    }
    phrases
}

/// Slots of eight bytes: mark, classes, syllables, and one byte that is not used.
fn table(facts: &BTreeMap<String, Facts>) -> Vec<u8> {
    let mut bytes = vec![0; SLOTS * 8];
    // Words that are used most come first: they are found in their first slot.
    let mut words: Vec<_> = facts.iter().collect();
    words.sort_by_key(|(word, facts)| (facts.classes & COMMON == 0, word.len()));
    for (word, facts) in words {
        let slot = free(&bytes, 8, SLOTS, word);
        bytes[slot * 8..slot * 8 + 4].copy_from_slice(&hash32(hash(word.as_bytes())).to_le_bytes());
        bytes[slot * 8 + 4..slot * 8 + 6].copy_from_slice(&facts.classes.to_le_bytes());
        bytes[slot * 8 + 6] = facts.syllables;
    }
    bytes
}

fn marks(words: &BTreeSet<String>) -> Vec<u8> {
    let mut bytes = vec![0; SPELLINGS * 4];
    for word in words {
        let slot = free(&bytes, 4, SPELLINGS, word);
        bytes[slot * 4..slot * 4 + 4].copy_from_slice(&hash32(hash(word.as_bytes())).to_le_bytes());
    }
    bytes
}

/// The first empty slot for a word. Two words never share a mark.
fn free(bytes: &[u8], width: usize, slots: usize, word: &str) -> usize {
    let hash = hash(word.as_bytes());
    let mut slot = hash as usize % slots;
    loop {
        let there = u32::from_le_bytes(bytes[slot * width..slot * width + 4].try_into().expect("four bytes"));
        if there == 0 {
            return slot;
        }
        assert_ne!(there, hash32(hash), "{word} has the mark of another word");
        slot = (slot + 1) % slots;
    }
}
