//! Floor 3: what a rule is.
//! In: nothing. Out: the shape of a rule, and what it says when it finds something.
//! Must never: judge.

use super::Topics;
use super::built::{Element, Markup, Scan};
use super::prose::Prose;
use crate::base::{Diagnostic, Notes, Place, Severity, Span};
use crate::doc::Document;
use crate::site::{Page, Site};

/// When a rule judges.
#[derive(Clone, Copy, Debug)]
pub enum Judge {
    /// Each document alone; kept with the document as long as its file is the same.
    Document(fn(&Document, &mut Found)),
    /// The words of each document, by the standard of its language; kept as long as both are the same.
    Prose(fn(&Prose, &mut Found)),
    /// Each page by itself, knowing the site.
    Page(fn(&Site, &Page, &mut Found)),
    /// Each page, knowing what its words speak of too, and then what stands on no page.
    Topics(fn(&Site, &Page, &Topics, &mut Found), Option<fn(&Site, &mut Found)>),
    /// The whole site.
    Site(fn(&Site, &mut Found)),
    /// Each page, and then what stands on no page.
    PageAndSite(fn(&Site, &Page, &mut Found), fn(&Site, &mut Found)),
    /// Each page as it was built, ours or anybody's; kept with the page as long as it is the same. The name is of the rule that
    /// judges the same in a text: where an author's words are the cause, that one speaks, and this one does not.
    Built(fn(&Markup, &mut Faults), Option<&'static str>),
    /// All built pages, side by side.
    AllBuilt(fn(&[&Scan], &mut FaultsOfAll)),
    /// Found by another room: while a file is read, the site is assembled, or links of the built pages are followed.
    Elsewhere,
}

/// One rule. Its file's doc comment is its manual page and its tests.
#[derive(Debug)]
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
    /// What this rule alone says of a text, if it needs nothing but the text.
    pub fn judge_text(&self, prose: &Prose) -> Notes {
        let mut notes = Notes::new();
        match self.judge {
            Judge::Document(judge) => judge(prose.document, &mut Found::new(self, &mut notes)),
            Judge::Prose(judge) => judge(prose, &mut Found::new(self, &mut notes)),
            _ => {}
        }
        notes
    }

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

/// Something that is wrong in a built page. Where it comes from is looked up when it is said.
#[derive(Clone, Debug)]
pub struct Fault {
    /// Of this rule.
    pub rule: &'static Rule,
    /// The tag in the built page.
    pub span: Span,
    /// What is wrong.
    pub message: Box<str>,
    /// What to type.
    pub help: Box<str>,
    /// Less than the rule's, where it is less bad.
    pub severity: Severity,
}

/// What a rule found in a built page so far.
pub struct Faults<'f> {
    rule: &'static Rule,
    list: &'f mut Vec<Fault>,
}

impl<'f> Faults<'f> {
    pub(super) fn new(rule: &'static Rule, list: &'f mut Vec<Fault>) -> Self {
        Faults { rule, list }
    }

    /// One more, at an element.
    pub fn add(&mut self, element: &Element, message: impl Into<Box<str>>, help: impl Into<Box<str>>) -> &mut Self {
        self.at(element.span(), message, help)
    }

    /// One more, at a tag.
    pub fn at(&mut self, span: Span, message: impl Into<Box<str>>, help: impl Into<Box<str>>) -> &mut Self {
        self.list.push(Fault { rule: self.rule, span, message: message.into(), help: help.into(), severity: self.rule.severity });
        self
    }

    /// The last one is less bad than the others of this rule.
    pub fn warn(&mut self) {
        if let Some(last) = self.list.last_mut() {
            last.severity = Severity::Warning;
        }
    }
}

/// What a rule found in all built pages so far: the number of the page, and the fault.
pub struct FaultsOfAll<'f> {
    rule: &'static Rule,
    list: &'f mut Vec<(usize, Fault)>,
}

impl<'f> FaultsOfAll<'f> {
    pub(super) fn new(rule: &'static Rule, list: &'f mut Vec<(usize, Fault)>) -> Self {
        FaultsOfAll { rule, list }
    }

    /// One more, in a page.
    pub fn add(&mut self, page: usize, span: Span, message: impl Into<Box<str>>, help: impl Into<Box<str>>) {
        let fault = Fault { rule: self.rule, span, message: message.into(), help: help.into(), severity: self.rule.severity };
        self.list.push((page, fault));
    }
}
