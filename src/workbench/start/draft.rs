//! Floor 5: what somebody has answered so far.
//! In: forms. Out: the answers as they were typed, to be shown again.
//! Must never: lose an answer because another one is wrong, or mix those of two tabs.
//!
//! The server keeps the answers, and not hidden fields of the pages: a logo fits into no hidden field, and “Back” of the
//! browser, a second tab and a page that is loaded again all show what was typed last. Each new site has a number of its
//! own in its addresses, so two that are begun side by side do not mix. When plainleaf ends they are gone; nothing is
//! written before the last question.

use super::step::NewSiteStep;
use crate::starter::{LogoFile, SiteLanguage};
use crate::workbench::form::Form;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// So many sites may be begun at a time. The oldest is forgotten.
const MOST: usize = 20;

/// The most letters of one answer that are kept.
const LONGEST: usize = 4000;

/// The answers for one new site.
#[derive(Default)]
pub struct Draft {
    pub number: u64,
    answers: BTreeMap<&'static str, Vec<String>>,
    /// The logo, and the name that its file had.
    pub logo: Option<(LogoFile, String)>,
    /// Whether the folder is only what was offered, and nobody has looked at it.
    pub is_folder_offered: bool,
    /// Where the site was made.
    pub made: Option<PathBuf>,
}

impl Draft {
    /// Keeps the answers of a form to one question. A box that is not ticked is an answer too.
    pub fn keep(&mut self, step: NewSiteStep, form: &Form) {
        for field in step.fields() {
            let cut = |words: &str| words.chars().take(LONGEST).collect::<String>();
            self.answers.insert(field, form.all(field).map(cut).collect());
        }
        self.is_folder_offered &= step != NewSiteStep::Folder;
        if form.has("no_logo") {
            self.logo = None;
        }
    }

    /// Keeps one answer.
    pub fn set(&mut self, field: &'static str, words: &str) {
        self.answers.insert(field, vec![words.into()]);
    }

    /// The answer in a field, tidy; empty where there is none.
    pub fn text(&self, field: &str) -> String {
        let first = self.answers.get(field).and_then(|answers| answers.first());
        first.map_or(String::new(), |words| words.trim().to_string())
    }

    /// All that was ticked.
    pub fn ticked(&self, field: &str) -> &[String] {
        self.answers.get(field).map_or(&[], |answers| answers)
    }

    /// Whether a question was answered, if only with nothing.
    pub fn has(&self, field: &str) -> bool {
        self.answers.contains_key(field)
    }
}

/// All sites that were begun.
#[derive(Default)]
pub struct Drafts {
    last: u64,
    all: Vec<Draft>,
}

impl Drafts {
    /// Begins one, and returns its number. Somebody who reads Welsh is offered Welsh first.
    pub fn begin(&mut self, language: SiteLanguage) -> u64 {
        self.last += 1;
        let mut draft = Draft { number: self.last, ..Draft::default() };
        draft.set("first", language.code());
        if self.all.len() == MOST {
            self.all.remove(0);
        }
        self.all.push(draft);
        self.last
    }

    /// The one with this number, as an address has it.
    pub fn get(&mut self, number: &str) -> Option<&mut Draft> {
        let number: u64 = number.parse().ok()?;
        self.all.iter_mut().find(|draft| draft.number == number)
    }

    /// Those that are not finished: number and name.
    pub fn unfinished(&self) -> Vec<(u64, String)> {
        let open = self.all.iter().filter(|draft| draft.made.is_none() && !draft.text("name").is_empty());
        open.map(|draft| (draft.number, draft.text("name"))).collect()
    }
}
