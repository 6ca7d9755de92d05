//! Floor 5: what all pages of the workbench share: the head, the navigation, a line about what was just done.
//! In: a page's own view. Out: a response.
//! Must never: put words of a file or an address into a page except through its template.

use super::address::ROOT;
use super::form::Form;
use super::request::{Change, Snapshot, WorkbenchResponse};
use crate::base::{Severity, Source};
use crate::render::OwnPages;
use serde::Serialize;

/// What every page is made with.
pub struct Layout<'s> {
    pub pages: &'s OwnPages,
    /// Address of the start page, if it opened this site.
    pub start: Option<&'s str>,
    pub view: &'s Snapshot<'s>,
    pub query: &'s Form,
    /// The name of the page below the workbench.
    pub here: &'s str,
}

#[derive(Serialize)]
struct LayoutView<'s, T> {
    title: &'s str,
    site: &'s str,
    home: String,
    token: &'s str,
    nav: Vec<NavLink>,
    /// Whether it changes when a file does.
    live: bool,
    said: Option<DoneMessage>,
    body: T,
}

/// A link.
#[derive(Clone, Debug, Serialize)]
pub struct NavLink {
    pub words: String,
    pub href: String,
    pub here: bool,
}

/// What was just done, and how to undo it.
#[derive(Serialize)]
struct DoneMessage {
    words: &'static str,
    file: String,
    number: Option<u64>,
}

#[derive(Serialize)]
struct MessageView<'s> {
    help: &'s str,
}

impl WorkbenchResponse {
    /// A page as a response.
    pub(super) fn page(status: u16, body: Vec<u8>) -> WorkbenchResponse {
        WorkbenchResponse { status, kind: "text/html; charset=utf-8", body, go: None, changes: Vec::new() }
    }
}

/// A response that makes changes and then redirects.
pub fn redirect(changes: Vec<Change>, to: &str) -> WorkbenchResponse {
    WorkbenchResponse { go: Some(to.to_string()), changes, ..WorkbenchResponse::page(303, Vec::new()) }
}

impl Layout<'_> {
    /// A page of the workbench, with status 200.
    pub fn show(&self, template: &str, title: &str, body: impl Serialize) -> WorkbenchResponse {
        self.with_status(200, template, title, body)
    }

    /// A page of the workbench with another status.
    pub fn with_status(
        &self,
        status: u16,
        template: &str,
        title: &str,
        body: impl Serialize,
    ) -> WorkbenchResponse {
        let site = &self.view.build.site;
        let whole = LayoutView {
            title,
            site: &site.settings.name,
            home: site.href("/"),
            token: self.view.token,
            nav: self.nav(),
            said: self.said(),
            live: matches!(self.here, "" | "findings" | "review" | "saves"),
            body,
        };
        match self.pages.render(template, &whole) {
            Ok(html) => WorkbenchResponse::page(status, html.into_bytes()),
            Err(error) => WorkbenchResponse {
                kind: "text/plain; charset=utf-8",
                ..WorkbenchResponse::page(
                    500,
                    format!("This is our fault, not yours. Please tell the makers of plainleaf: {error}")
                        .into_bytes(),
                )
            },
        }
    }

    /// A page with a heading and one paragraph.
    pub fn message(&self, status: u16, title: &str, help: &str) -> WorkbenchResponse {
        self.with_status(status, "message.html", title, MessageView { help })
    }

    /// The page for what does not exist (404).
    pub fn missing(&self, what: &str) -> WorkbenchResponse {
        self.message(404, "Not found", what)
    }

    /// The file that the query names, in its newest version.
    pub fn file(&self) -> Option<&Source> {
        self.view.sources.get(self.query.get("file"))
    }

    fn nav(&self) -> Vec<NavLink> {
        let count = |severity| {
            self.view.newest_findings.iter().filter(|finding| finding.severity == severity).count()
        };
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let findings = match errors + warnings {
            0 => "Findings".to_string(),
            number => format!("Findings ({number})"),
        };
        let link = |words: &str, page: &str| NavLink {
            words: words.into(),
            href: format!("{ROOT}{page}"),
            here: self.here == page,
        };
        let start =
            self.start.map(|start| NavLink { words: "Other sites".into(), href: start.into(), here: false });
        let own = [
            link("Pages", ""),
            link(&findings, "findings"),
            link("Review", "review"),
            link("New", "new"),
            link("Saves", "saves"),
        ];
        own.into_iter().chain(start).collect()
    }

    fn said(&self) -> Option<DoneMessage> {
        let words = match self.query.get("said") {
            "saved" => "Saved:",
            "same" => "There was nothing to save. The file is the same as before:",
            "fixed" => "Fixed:",
            "made" => "Made:",
            "begun" => "Your site is made. This is its home page:",
            "undone" => "Taken back:",
            "reviewed" => "Written down: this page was reviewed today:",
            _ => return None,
        };
        let file = self.query.get("of");
        let last = (self.view.undo_entries)().into_iter().next();
        let kept = last.filter(|kept| kept.path == file && self.query.get("said") != "same");
        // An address must not be able to put words of its own into this line.
        let known = self.view.sources.get(file).is_some() || kept.is_some();
        known.then(|| DoneMessage { words, file: file.into(), number: kept.map(|kept| kept.number) })
    }
}
