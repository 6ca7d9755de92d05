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
    /// Judges each document alone. Its findings are cached until the file changes.
    Document(fn(&Document, &mut Reporter)),
    /// Judges the prose of each document by the standard of its language. Its findings are cached until one
    /// of the two changes.
    Prose(fn(&Prose, &mut Reporter)),
    /// Judges each page, with the site.
    Page(fn(&Site, &Page, &mut Reporter)),
    /// Judges each page, with the site and the page's topics; then, if there is a second function, what is on
    /// no page.
    Topics(fn(&Site, &Page, &Topics, &mut Reporter), Option<fn(&Site, &mut Reporter)>),
    /// Judges the whole site at once.
    Site(fn(&Site, &mut Reporter)),
    /// Judges each page, with the site; then what is on no page.
    PageAndSite(fn(&Site, &Page, &mut Reporter), fn(&Site, &mut Reporter)),
    /// Judges each built page, of this site or of any other website. Its findings are cached until the page's
    /// bytes change. The second value is the rule that judges the same thing in Markdown: a fault that an
    /// author wrote is reported by that rule alone.
    Built(fn(&Markup, &mut PageReporter), Option<&'static RuleInfo>),
    /// Judges all built pages together.
    AllBuilt(fn(&[&PageSummary], &mut SiteReporter)),
    /// Judges nothing itself: other code reports the rule while it reads a file, assembles the site or follows
    /// links.
    ReportedBy,
}

/// One rule. The doc comment of its file is its manual page, and the examples there are its tests.
#[derive(Debug)]
pub struct Rule {
    /// Its id, its severity, and why its findings matter.
    pub info: &'static RuleInfo,
    /// What it judges, and the function that does.
    pub kind: RuleKind,
    /// The source text of its file, which begins with its manual page.
    pub file: &'static str,
}

/// Makes `rule.id`, `rule.severity` and `rule.why` short for `rule.info.id` and so on.
impl Deref for Rule {
    type Target = RuleInfo;

    fn deref(&self) -> &RuleInfo {
        self.info
    }
}

impl Rule {
    /// Runs this rule alone on a text. Finds nothing if the rule needs more than the text.
    pub fn judge_text(&self, prose: &Prose) -> Findings {
        let mut findings = Findings::new();
        match self.kind {
            RuleKind::Document(judge) => judge(prose.document, &mut Reporter::new(self, &mut findings)),
            RuleKind::Prose(judge) => judge(prose, &mut Reporter::new(self, &mut findings)),
            _ => {}
        }
        findings
    }

    /// Its manual page as Markdown: the doc comment of its file.
    pub fn manual(&self) -> String {
        let lines = self.file.lines().take_while(|line| line.starts_with("//!"));
        lines
            .map(|line| line.trim_start_matches("//!").strip_prefix(' ').unwrap_or(""))
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// Collects the findings of a rule about documents, pages or the site.
pub struct Reporter<'r> {
    rule: &'r Rule,
    findings: &'r mut Findings,
}

impl<'r> Reporter<'r> {
    pub(super) fn new(rule: &'r Rule, findings: &'r mut Findings) -> Self {
        Reporter { rule, findings }
    }

    /// Adds a finding. `message` says what is wrong, `help` what to type. Returns the finding, so that the
    /// caller can change its severity or add a fix.
    pub fn add(
        &mut self,
        place: Location,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> &mut Finding {
        self.findings.push(Finding::new(self.rule.info, place, message, help));
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }
}

/// A fault in a built page. The source file behind it is looked up later, when it becomes a [`Finding`].
#[derive(Clone, Debug)]
pub struct PageFinding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// The tag in the built page.
    pub span: Span,
    /// What is wrong.
    pub message: Box<str>,
    /// What to type.
    pub help: Box<str>,
    /// The severity of the rule, or a lower one.
    pub severity: Severity,
}

/// Collects the faults that a rule finds in one built page.
pub struct PageReporter<'f> {
    rule: &'static Rule,
    list: &'f mut Vec<PageFinding>,
}

impl<'f> PageReporter<'f> {
    pub(super) fn new(rule: &'static Rule, list: &'f mut Vec<PageFinding>) -> Self {
        PageReporter { rule, list }
    }

    /// Adds a fault at an element.
    pub fn add(
        &mut self,
        element: &Element,
        message: impl Into<Box<str>>,
        help: impl Into<Box<str>>,
    ) -> &mut Self {
        self.add_at(element.span(), message, help)
    }

    /// Adds a fault at a span of the page.
    pub fn add_at(
        &mut self,
        span: Span,
        message: impl Into<Box<str>>,
        help: impl Into<Box<str>>,
    ) -> &mut Self {
        self.list.push(PageFinding {
            rule: self.rule,
            span,
            message: message.into(),
            help: help.into(),
            severity: self.rule.severity,
        });
        self
    }

    /// Lowers the severity of the last fault to a warning.
    pub fn warn(&mut self) {
        if let Some(last) = self.list.last_mut() {
            last.severity = Severity::Warning;
        }
    }
}

/// Collects the faults that a rule finds in all built pages: the index of the page, and the fault.
pub struct SiteReporter<'f> {
    rule: &'static Rule,
    list: &'f mut Vec<(usize, PageFinding)>,
}

impl<'f> SiteReporter<'f> {
    pub(super) fn new(rule: &'static Rule, list: &'f mut Vec<(usize, PageFinding)>) -> Self {
        SiteReporter { rule, list }
    }

    /// Adds a fault at a span of the page with this index.
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
