//! Floor 5: all pages of the site with their state.
//! In: the site and the findings. Out: a page by language and folder: what is a draft, what has findings,
//! what is due.
//! Must never: leave out a page because readers cannot reach it.

use super::address::about;
use super::findings::counted;
use super::layout::Layout;
use super::request::WorkbenchResponse;
use crate::base::{Finding, Severity, count_of};
use crate::site::{Page, Role, State};
use serde::Serialize;

#[derive(Serialize)]
struct OverviewView {
    summary: String,
    folders: Vec<FolderView>,
    open: bool,
    others: Vec<OtherView>,
}

#[derive(Serialize)]
struct FolderView {
    name: String,
    pages: Vec<PageSummaryView>,
}

#[derive(Serialize)]
struct PageSummaryView {
    title: String,
    file: String,
    kind: &'static str,
    href: String,
    edit: String,
    /// Whether it belongs to the page above it.
    below: bool,
    states: Vec<StateView>,
}

#[derive(Serialize)]
struct StateView {
    /// Class for the style sheet.
    kind: &'static str,
    words: String,
}

#[derive(Serialize)]
struct OtherView {
    file: String,
    edit: String,
    words: String,
}

/// The first page of the workbench.
pub fn page(shell: &Layout<'_>) -> WorkbenchResponse {
    let view = shell.view;
    let site = &view.build.site;
    let mut folders: Vec<FolderView> = Vec::new();
    let mut pages: Vec<&Page> = site.pages.iter().collect();
    // An Easy Read page and a leaflet stand below their page.
    let key = |page: &Page| {
        let own = page.standard_page.map_or(page, |id| site.page(id));
        (
            own.locale,
            own.doc.content_path.folder.clone(),
            !own.doc.content_path.is_index(),
            own.doc.path.clone(),
            page.standard_page.is_some(),
            page.doc.path.clone(),
        )
    };
    pages.sort_by_cached_key(|page| key(page));
    for page in pages {
        let name = &page.doc.content_path;
        let folder = if name.folder.is_empty() {
            name.lang.to_string()
        } else {
            format!("{}/{}", name.lang, name.folder)
        };
        if folders.last().is_none_or(|last| last.name != folder) {
            folders.push(FolderView { name: folder, pages: Vec::new() });
        }
        let file = &page.doc.path;
        let row = PageSummaryView {
            title: page.title().to_string(),
            file: file.to_string(),
            kind: kind(page.role),
            href: about("page", file),
            edit: about("edit", file),
            below: page.standard_page.is_some(),
            states: states(shell, page),
        };
        if let Some(folder) = folders.last_mut() {
            folder.pages.push(row);
        }
    }
    let settings = ["content/site.toml", "content/contacts.toml", "content/pictures/pictures.toml"];
    let others = settings.into_iter().filter(|file| view.sources.get(file).is_some());
    let others = others.map(|file| OtherView {
        file: file.into(),
        edit: about("edit", file),
        words: counted(&own(view.newest_findings, file)),
    });
    let body = OverviewView {
        summary: counted(view.newest_findings),
        open: site.pages.len() <= 300,
        folders,
        others: others.collect(),
    };
    shell.show("overview.html", "Pages", body)
}

fn own(findings: &[Finding], file: &str) -> Vec<Finding> {
    findings.iter().filter(|finding| &*finding.location.file == file).cloned().collect()
}

/// What a page is, in plain words.
pub fn kind(role: Role) -> &'static str {
    match role {
        Role::Home => "Home page",
        Role::Section => "Section",
        Role::EasyRead => "Easy Read",
        Role::Leaflet => "Leaflet",
        Role::Checker => "Checker",
        Role::Glossary => "Hard words",
        _ => "Page",
    }
}

/// The states of a page.
fn states(shell: &Layout<'_>, page: &Page) -> Vec<StateView> {
    let (front, today) = (&page.doc.front_matter, shell.view.build.site.today);
    let mut states = Vec::new();
    let mut say = |kind, words: String| states.push(StateView { kind, words });
    if front.draft {
        say("draft", "Draft".into());
    }
    if let Some(day) = front.publish_on.as_ref().filter(|day| day.value > today) {
        say("draft", format!("From {}", day.value));
    }
    if page.state == State::TakenDown {
        say("draft", if page.is_stopped() { "Taken down: late" } else { "Taken down" }.into());
    }
    if let Some(last) =
        front.expires_on.as_ref().filter(|last| page.state == State::Live && last.value >= today)
    {
        say("late", format!("Until {}", last.value));
    }
    for severity in [Severity::Error, Severity::Warning] {
        let number = shell
            .view
            .newest_findings
            .iter()
            .filter(|finding| finding.severity == severity && finding.location.file == page.doc.path)
            .count();
        if number > 0 {
            say(severity.name(), count_of(number, severity.name()));
        }
    }
    match page.review_due {
        Some(due) if due < today => say("late", format!("Review was due {due}")),
        None if !matches!(page.role, Role::AtoZ | Role::Leaflets) => say("late", "Not reviewed".into()),
        _ => {}
    }
    states
}
