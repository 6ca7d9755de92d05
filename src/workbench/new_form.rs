//! Floor 5: the answers to the form for something new.
//! In: a form. Out: its answers, one field each.
//! Must never: judge an answer.

use super::form::Form;
use serde::Serialize;

/// What somebody typed into the form. The form shows it again where something is wrong.
#[derive(Default, Serialize)]
pub struct NewPageForm {
    pub title: String,
    pub summary: String,
    pub folder: String,
    pub of: String,
    pub owner: String,
    pub audience: String,
    pub layout: String,
    pub name: String,
    pub alt: String,
    pub meaning: String,
    pub author: String,
    pub licence: String,
    pub source: String,
    pub decorative: bool,
    pub contains_text: bool,
}

impl NewPageForm {
    /// Reads the answers. Line ends and repeated spaces become one space.
    pub fn of(form: &Form) -> NewPageForm {
        let word = |name: &str| form.get(name).split_whitespace().collect::<Vec<_>>().join(" ");
        NewPageForm {
            title: word("title"),
            summary: word("summary"),
            folder: word("folder"),
            of: word("of"),
            owner: word("owner"),
            audience: word("audience"),
            layout: word("layout"),
            name: word("name"),
            alt: word("alt"),
            meaning: word("meaning"),
            author: word("author"),
            licence: word("licence"),
            source: word("source"),
            decorative: form.has("decorative"),
            contains_text: form.has("contains_text"),
        }
    }

    /// The fields of a picture's line in the ledger that have words.
    pub fn ledger(&self) -> Vec<(&'static str, &str)> {
        let all = [
            ("alt", &self.alt),
            ("meaning", &self.meaning),
            ("author", &self.author),
            ("licence", &self.licence),
            ("source", &self.source),
        ];
        all.into_iter().map(|(name, words)| (name, &**words)).collect()
    }
}
