//! Floor 3: the thresholds and words by which the texts of one language are judged.
//! In: site.toml and the glossary. Out: thresholds, explained words, the site's own words, and a key over
//! them.
//! Must never: hold anything that its key leaves out: findings are cached by text and standard.

use super::Profile;
use super::lexicon::stems;
use super::thresholds::Thresholds;
use crate::base::{Key, KeyHasher};
use crate::site::{EasyReadStandard, Site};
use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hash;

/// The thresholds and words by which the texts of one language are judged.
#[derive(Debug, Default)]
pub struct LanguageStandard {
    /// The guidance that Easy Read texts follow.
    pub set: EasyReadStandard,
    /// The thresholds that site.toml changes, by the id of the rule.
    changed: BTreeMap<Box<str>, BTreeMap<Profile, usize>>,
    /// The terms of the glossary, in lower case.
    pub explained: BTreeSet<Box<str>>,
    /// The single words of those terms.
    explained_words: BTreeSet<Box<str>>,
    /// Groups of words with one meaning, in lower case. The first of each group is the one to use.
    pub synonyms: Vec<Vec<Box<str>>>,
    /// The site's own words, in lower case: names of people, places and services.
    pub own_words: BTreeSet<Box<str>>,
    /// The key of all other fields.
    pub key: Key,
}

impl LanguageStandard {
    /// The standard for the language at the index `locale` of `site.locales`.
    pub fn of(site: &Site, locale: usize) -> LanguageStandard {
        let settings = &site.settings;
        let lowercase = |words: &[Box<str>]| {
            words.iter().map(|word| word.to_lowercase().into()).collect::<Vec<Box<str>>>()
        };
        let mut changed: BTreeMap<Box<str>, BTreeMap<Profile, usize>> = BTreeMap::new();
        for limit in &settings.limits {
            if let Some(profile) =
                Profile::ALL.into_iter().find(|profile| profile.name() == &*limit.profile.value)
            {
                changed.entry(limit.rule.clone()).or_default().insert(profile, limit.number);
            }
        }
        let words_of = |term: &str| -> Vec<Box<str>> {
            term.to_lowercase()
                .replace('’', "'")
                .split(|letter: char| !letter.is_alphanumeric() && letter != '-' && letter != '\'')
                .map(Box::from)
                .collect()
        };
        let terms = site.glossaries.get(locale).map_or(&[][..], |glossary| &glossary.words);
        let mut standard = LanguageStandard {
            set: settings.easy_set,
            changed,
            explained: terms.iter().map(|word| word.term.to_lowercase().into()).collect(),
            explained_words: terms.iter().flat_map(|word| words_of(&word.term)).collect(),
            synonyms: settings.synonyms.iter().map(|group| lowercase(group)).collect(),
            own_words: lowercase(&settings.own_words).into_iter().collect(),
            key: Key::default(),
        };
        let mut hasher = KeyHasher::new();
        let LanguageStandard {
            set,
            changed,
            explained,
            explained_words: _, // Follows from `explained`.
            synonyms,
            own_words,
            key: _, // The result.
        } = &standard;
        (set, changed, explained, synonyms, own_words).hash(&mut hasher);
        standard.key = hasher.key();
        standard
    }

    /// Whether a word is one of the site's own, or is a term of the glossary or a word of one. A word with a
    /// hyphen is known if each of its parts is.
    pub fn knows(&self, word: &str) -> bool {
        let lower = word.to_lowercase().replace('’', "'");
        let is_listed = |word: &str| self.own_words.contains(word) || self.explained_words.contains(word);
        is_listed(&lower)
            || stems(&lower).any(|stem| is_listed(&stem))
            || lower.contains('-') && lower.split('-').all(is_listed)
    }

    /// The most that a rule allows in a text of this profile: the number in `site.toml`, else the rule's own.
    /// `None` if the rule does not apply to such texts.
    pub fn limit(&self, thresholds: &Thresholds, profile: Profile) -> Option<usize> {
        let changed = self.changed.get(thresholds.rule.id).and_then(|limits| limits.get(&profile)).copied();
        changed.or_else(|| thresholds.get(profile, self.set))
    }
}
