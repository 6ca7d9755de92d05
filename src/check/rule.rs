//! Floor 3: what a rule is.
//! In: nothing. Out: the shape of a rule, and what it says when it finds something.
//! Must never: judge.

use super::prose::Prose;
use crate::base::{Diagnostic, Notes, Place, Severity};
use crate::doc::Document;
use crate::site::{Page, Site};

/// When a rule judges.
#[derive(Clone, Copy)]
pub enum Judge {
    /// Each document alone; kept with the document as long as its file is the same.
    Document(fn(&Document, &mut Found)),
    /// The words of each document, by the standard of its language; kept as long as both are the same.
    Prose(fn(&Prose, &mut Found)),
    /// Each page by itself, knowing the site.
    Page(fn(&Site, &Page, &mut Found)),
    /// The whole site.
    Site(fn(&Site, &mut Found)),
    /// Each page, and then what stands on no page.
    PageAndSite(fn(&Site, &Page, &mut Found), fn(&Site, &mut Found)),
    /// Found by another room: while a file is read, the site is assembled, or the built pages are judged.
    Elsewhere,
}

/// One rule. Its file's doc comment is its manual page and its tests.
pub struct Rule {
    /// Permanent.
    pub id: &'static str,
    /// Unless site.toml says otherwise.
    pub severity: Severity,
    /// Whom it hurts when the rule is broken.
    pub why: &'static str,
    /// How it judges.
    pub judge: Judge,
    /// Its file, which begins with its manual page.
    pub file: &'static str,
}

impl Rule {
    /// The doc comment of its file, as Markdown.
    pub fn manual(&self) -> String {
        let lines = self.file.lines().take_while(|line| line.starts_with("//!"));
        lines.map(|line| line.trim_start_matches("//!").strip_prefix(' ').unwrap_or("")).collect::<Vec<_>>().join("\n")
    }
}

/// What a rule found so far.
pub struct Found<'r> {
    rule: &'r Rule,
    notes: &'r mut Notes,
}

impl<'r> Found<'r> {
    pub(super) fn new(rule: &'r Rule, notes: &'r mut Notes) -> Self {
        Found { rule, notes }
    }

    /// One more finding: what is wrong, and what to type.
    pub fn add(&mut self, place: Place, message: impl Into<String>, help: impl Into<String>) -> &mut Diagnostic {
        self.notes.push(Diagnostic::new(self.rule.id, self.rule.severity, place, message, self.rule.why, help));
        let last = self.notes.len() - 1;
        &mut self.notes[last]
    }
}
