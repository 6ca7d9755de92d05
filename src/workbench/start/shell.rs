//! Floor 5: what all start pages share, and those that only lead on.
//! In: a page's own view. Out: the page, in one of two languages.
//! Must never: put words that somebody typed into a page except through its template.

use super::computer::Computer;
use super::draft::Drafts;
use super::exchange::{START, StartAnswer};
use super::folders_page::{self, FoldersView, PlaceLink};
use super::words::{PageLanguage, PageWords};
use crate::base::percent::encode_path;
use crate::render::OwnPages;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What every page is made with.
pub struct Shell<'s> {
    pub pages: &'s OwnPages,
    pub words: &'s PageWords,
    pub language: PageLanguage,
    pub token: &'s str,
    /// The rest of the address, to be shown in the other language.
    pub here: &'s str,
}

#[derive(Serialize)]
struct ShellView<'s, T> {
    lang: &'static str,
    words: &'s BTreeMap<String, String>,
    token: &'s str,
    /// Address of the first page.
    start: String,
    /// This page in the other language; empty where there is none.
    other: String,
    title: String,
    has_faults: bool,
    body: T,
}

#[derive(Serialize)]
struct HomeView {
    recent: Vec<RecentSite>,
    unfinished: Vec<PlaceLink>,
    fault: String,
    detail: String,
}

#[derive(Serialize)]
struct RecentSite {
    words: String,
    path: String,
}

#[derive(Serialize)]
struct StartMessageView {
    help: String,
}

impl Shell<'_> {
    pub fn at(&self, page: &str) -> String {
        format!("{START}{}/{page}", self.language.code())
    }

    pub fn show(
        &self,
        status: u16,
        template: &str,
        title: &str,
        has_faults: bool,
        body: impl Serialize,
    ) -> StartAnswer {
        let other = format!("{START}{}/{}", self.words.get("other_code"), self.here);
        let view = ShellView {
            lang: self.language.code(),
            words: self.words.all(),
            token: self.token,
            start: self.at(""),
            other: encode_path(&other).replace("%2F", "/"),
            title: title.into(),
            has_faults,
            body,
        };
        let page = self.pages.render(template, &view);
        // A test renders each page.
        StartAnswer::Page(status, page.unwrap_or_else(|error| unreachable!("a start page: {error}")))
    }

    pub fn message(&self, status: u16, title: &str, help: &str) -> StartAnswer {
        self.show(
            status,
            "start-message.html",
            &self.words.get(title),
            false,
            StartMessageView { help: self.words.get(help) },
        )
    }

    pub fn missing(&self) -> StartAnswer {
        self.message(404, "missing_title", "missing")
    }

    pub fn home(
        &self,
        status: u16,
        drafts: &Drafts,
        computer: &dyn Computer,
        (fault, detail): (&str, &str),
    ) -> StartAnswer {
        let last =
            |path: &Path| path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned());
        let recent = computer.recent().into_iter();
        let unfinished = drafts.unfinished().into_iter();
        let view = HomeView {
            recent: recent
                .map(|path| RecentSite {
                    words: self.words.filled("open_button", &[("name", &last(&path))]),
                    path: path.display().to_string(),
                })
                .collect(),
            unfinished: unfinished
                .map(|(number, name)| PlaceLink {
                    words: self.words.filled("make_go_on", &[("name", &name)]),
                    href: self.at(&format!("new/{number}/name")),
                })
                .collect(),
            fault: fault.into(),
            detail: detail.into(),
        };
        self.show(status, "start-home.html", &self.words.get("home_title"), !fault.is_empty(), view)
    }

    pub fn open_page(
        &self,
        computer: &dyn Computer,
        at: Option<PathBuf>,
        typed: Option<&str>,
    ) -> StartAnswer {
        let here = self.at("open");
        let view = folders_page::view(self.words, computer, at, &here, typed);
        self.folders(FoldersView { title: self.words.get("folders_title"), action: here.clone(), ..view })
    }

    pub fn folders(&self, view: FoldersView) -> StartAnswer {
        let has_faults = !view.fault.is_empty();
        self.show(
            if has_faults { 422 } else { 200 },
            "start-folders.html",
            &view.title.clone(),
            has_faults,
            view,
        )
    }
}
