//! Floor 5: the words of the start pages, in English and in Welsh.
//! In: a language. Out: its words by name, from `strings/`.
//! Must never: show a page of which some words are in another language without saying so.

use crate::base::{Findings, ValueKind, read_toml};
use std::collections::BTreeMap;

/// A language of the start pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageLanguage {
    /// English.
    English,
    /// Welsh.
    Welsh,
}

impl PageLanguage {
    /// Its code: `cy`.
    pub fn code(self) -> &'static str {
        match self {
            PageLanguage::English => "en",
            PageLanguage::Welsh => "cy",
        }
    }

    /// The language with this code.
    pub fn of(code: &str) -> Option<PageLanguage> {
        [PageLanguage::English, PageLanguage::Welsh].into_iter().find(|language| language.code() == code)
    }
}

/// The words of one language.
pub struct PageWords(BTreeMap<String, String>);

impl PageWords {
    /// Reads the words of a language, which are in the program.
    pub fn new(language: PageLanguage) -> PageWords {
        let text = match language {
            PageLanguage::English => include_str!("../strings/en.toml"),
            PageLanguage::Welsh => include_str!("../strings/cy.toml"),
        };
        let data = read_toml(&"strings".into(), text, &mut Findings::new());
        let words = data.entries().iter().filter_map(|entry| match &entry.value.kind {
            ValueKind::Scalar(words) => Some((entry.name.to_string(), words.to_string())),
            _ => None,
        });
        PageWords(words.collect())
    }

    /// The words of this name.
    pub fn get(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_else(|| name.to_string())
    }

    /// The same with values in the place of `{name}`.
    pub fn filled(&self, name: &str, values: &[(&str, &str)]) -> String {
        let words = self.get(name);
        values.iter().fold(words, |words, (name, value)| words.replace(&format!("{{{name}}}"), value))
    }

    /// All of them, for a template.
    pub fn all(&self) -> &BTreeMap<String, String> {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_words_and_the_same_gaps() {
        let [english, welsh] = [PageLanguage::English, PageLanguage::Welsh].map(PageWords::new);
        let names = |words: &PageWords| words.0.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&english), names(&welsh));
        assert!(english.0.len() > 100);
        let gaps = |words: &str| {
            let mut gaps: Vec<String> =
                words.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or("").into()).collect();
            gaps.sort();
            gaps
        };
        for (name, words) in &english.0 {
            assert_eq!(gaps(words), gaps(&welsh.0[name]), "{name}");
            // Who checked the words is empty until somebody did.
            assert!(name == "checked_by" || !words.is_empty() && !welsh.0[name].is_empty(), "{name}");
        }
    }
}
