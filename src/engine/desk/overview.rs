//! Floor 4: all pages of the site with their state.
//! In: the site and the findings. Out: a page for each language and folder: what is a draft, what has findings, what is due.
//! Must never: leave a page out because readers cannot reach it.

use super::ask::Answer;
use super::finding::counted;
use super::shell::{Shell, about};
use crate::base::{Diagnostic, Severity};
use crate::site::{Page, Role, State};
use serde::Serialize;

#[derive(Serialize)]
struct Overview {
    summary: String,
    folders: Vec<FolderView>,
    open: bool,
    others: Vec<OtherView>,
}

#[derive(Serialize)]
struct FolderView {
    name: String,
    pages: Vec<PageView>,
}

#[derive(Serialize)]
struct PageView {
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
    /// For the style sheet.
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
pub fn page(shell: &Shell<'_>) -> Answer {
    let view = shell.view;
    let site = &view.build.site;
    let mut folders: Vec<FolderView> = Vec::new();
    let mut pages: Vec<&Page> = site.pages.iter().collect();
    // A twin and a leaflet stand below their page.
    let key = |page: &Page| {
        let own = page.full.map_or(page, |id| site.page(id));
        (own.locale, own.doc.name.folder.clone(), !own.doc.name.is_index(), own.doc.path.clone(), page.full.is_some(), page.doc.path.clone())
    };
    pages.sort_by_cached_key(|page| key(page));
    for page in pages {
        let name = &page.doc.name;
        let folder = if name.folder.is_empty() { name.lang.to_string() } else { format!("{}/{}", name.lang, name.folder) };
        if folders.last().is_none_or(|last| last.name != folder) {
            folders.push(FolderView { name: folder, pages: Vec::new() });
        }
        let file = &page.doc.path;
        let row = PageView {
            title: page.title().to_string(),
            file: file.to_string(),
            kind: kind(page.role),
            href: about("page", file),
            edit: about("edit", file),
            below: page.full.is_some(),
            states: states(shell, page),
        };
        if let Some(folder) = folders.last_mut() {
            folder.pages.push(row);
        }
    }
    let settings = ["content/site.toml", "content/contacts.toml", "content/pictures/pictures.toml"];
    let others = settings.into_iter().filter(|file| view.sources.get(file).is_some());
    let others = others.map(|file| OtherView { file: file.into(), edit: about("edit", file), words: counted(&own(view.now, file)) });
    let body = Overview { summary: counted(view.now), open: site.pages.len() <= 300, folders, others: others.collect() };
    shell.show("overview.html", "Pages", body)
}

fn own(findings: &[Diagnostic], file: &str) -> Vec<Diagnostic> {
    findings.iter().filter(|finding| &*finding.place.file == file).cloned().collect()
}

/// What a page is, for people.
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

/// What there is to say of a page.
fn states(shell: &Shell<'_>, page: &Page) -> Vec<StateView> {
    let (front, today) = (&page.doc.front, shell.view.build.site.today);
    let mut states = Vec::new();
    let mut say = |kind, words: String| states.push(StateView { kind, words });
    if front.draft {
        say("draft", "Draft".into());
    }
    if let Some(day) = front.publish_on.as_ref().filter(|day| day.value > today) {
        say("draft", format!("From {}", day.value));
    }
    if page.state == State::TakenDown {
        say("draft", "Taken down".into());
    }
    for severity in [Severity::Error, Severity::Warning] {
        let number = shell.view.now.iter().filter(|finding| finding.severity == severity && finding.place.file == page.doc.path).count();
        if number > 0 {
            say(severity.name(), format!("{number} {}{}", severity.name(), if number == 1 { "" } else { "s" }));
        }
    }
    match page.review_due {
        Some(due) if due < today => say("late", format!("Review was due {due}")),
        None if !matches!(page.role, Role::AtoZ | Role::Leaflets) => say("late", "Not reviewed".into()),
        _ => {}
    }
    states
}
