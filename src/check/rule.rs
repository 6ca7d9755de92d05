//! Floor 3: a rule, and the reporters through which it reports findings.
//! In: nothing. Out: the type of a rule, the kinds of rules, and one reporter for each kind.
//! Must never: judge.

use super::Topics;
use super::built::PageSummary;
use super::prose::Prose;
use crate::base::{Finding, Findings, Location, RuleInfo, Severity, Span};
use crate::doc::Document;
use crate::html::{Element, Markup};
use crate::site::{Page, Site};
use std::ops::Deref;

/// What a rule judges, and so when it runs.
#[derive(Clone, Copy, Debug)]
pub enum RuleKind {
    /// Each document alone. Findings are cached until the file changes.
    Document(fn(&Document, &mut Reporter)),
    /// The prose of each document, by the standard of its language. Findings are cached until one of the two
    /// changes.
    Prose(fn(&Prose, &mut Reporter)),
    /// Each page, with the site.
    Page(fn(&Site, &Page, &mut Reporter)),
    /// Each page, with the site and the topics of its words; then what is on no page.
    Topics(fn(&Site, &Page, &Topics, &mut Reporter), Option<fn(&Site, &mut Reporter)>),
    /// The whole site.
    Site(fn(&Site, &mut Reporter)),
    /// Each page, with the site; then what is on no page.
    PageAndSite(fn(&Site, &Page, &mut Reporter), fn(&Site, &mut Reporter)),
    /// Each built page, ours or anybody's. Findings are cached until its bytes change. The second
    /// value is the rule that judges the same in a text: where an author's words are the cause, that one
    /// reports them, and this one does not.
    Built(fn(&Markup, &mut PageReporter), Option<&'static RuleInfo>),
    /// All built pages together.
    AllBuilt(fn(&[&PageSummary], &mut SiteReporter)),
    /// Nothing: other code reports it, while it reads a file, assembles the site or follows links.
    ReportedBy,
}

/// One rule. Its file's doc comment is its manual page and its tests.
#[derive(Debug)]
pub struct Rule {
    /// What its findings carry: its id, its severity, and whom it hurts.
    pub info: &'static RuleInfo,
    /// How it judges.
    pub kind: RuleKind,
    /// Its file, which begins with its manual page.
    pub file: &'static str,
}

/// `rule.id`, `rule.severity` and `rule.why` are those of its findings.
impl Deref for Rule {
    type Target = RuleInfo;

    fn deref(&self) -> &RuleInfo {
        self.info
    }
}

impl Rule {
    /// What this rule alone says of a text, if it needs nothing but the text.
    pub fn judge_text(&self, prose: &Prose) -> Findings {
        let mut notes = Findings::new();
        match self.kind {
            RuleKind::Document(judge) => judge(prose.document, &mut Reporter::new(self, &mut notes)),
            RuleKind::Prose(judge) => judge(prose, &mut Reporter::new(self, &mut notes)),
            _ => {}
        }
        notes
    }

    /// The doc comment of its file, as Markdown.
    pub fn manual(&self) -> String {
        let lines = self.file.lines().take_while(|line| line.starts_with("//!"));
        lines
            .map(|line| line.trim_start_matches("//!").strip_prefix(' ').unwrap_or(""))
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// What a rule found so far.
pub struct Reporter<'r> {
    rule: &'r Rule,
    notes: &'r mut Findings,
}

impl<'r> Reporter<'r> {
    pub(super) fn new(rule: &'r Rule, notes: &'r mut Findings) -> Self {
        Reporter { rule, notes }
    }

    /// One more finding: what is wrong, and what to type.
    pub fn add(
        &mut self,
        place: Location,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> &mut Finding {
        self.notes.push(Finding::new(self.rule.info, place, message, help));
        let last = self.notes.len() - 1;
        &mut self.notes[last]
    }
}

/// Something that is wrong in a built page. Where it comes from is looked up when it is said.
#[derive(Clone, Debug)]
pub struct PageFinding {
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
pub struct PageReporter<'f> {
    rule: &'static Rule,
    list: &'f mut Vec<PageFinding>,
}

impl<'f> PageReporter<'f> {
    pub(super) fn new(rule: &'static Rule, list: &'f mut Vec<PageFinding>) -> Self {
        PageReporter { rule, list }
    }

    /// One more, at an element.
    pub fn add(
        &mut self,
        element: &Element,
        message: impl Into<Box<str>>,
        help: impl Into<Box<str>>,
    ) -> &mut Self {
        self.at(element.span(), message, help)
    }

    /// One more, at a tag.
    pub fn at(&mut self, span: Span, message: impl Into<Box<str>>, help: impl Into<Box<str>>) -> &mut Self {
        self.list.push(PageFinding {
            rule: self.rule,
            span,
            message: message.into(),
            help: help.into(),
            severity: self.rule.severity,
        });
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
pub struct SiteReporter<'f> {
    rule: &'static Rule,
    list: &'f mut Vec<(usize, PageFinding)>,
}

impl<'f> SiteReporter<'f> {
    pub(super) fn new(rule: &'static Rule, list: &'f mut Vec<(usize, PageFinding)>) -> Self {
        SiteReporter { rule, list }
    }

    /// One more, in a page.
    pub fn add(&mut self, page: usize, span: Span, message: impl Into<Box<str>>, help: impl Into<Box<str>>) {
        let fault = PageFinding {
            rule: self.rule,
            span,
            message: message.into(),
            help: help.into(),
            severity: self.rule.severity,
        };
        self.list.push((page, fault));
    }
}
