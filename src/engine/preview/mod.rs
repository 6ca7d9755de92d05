//! Floor 4: what the preview shows.
//! In: the present state, and a newer build. Out: the next state: the newer pages, and the last good version
//! of broken ones.
//! Must never: show an old page without saying so.

mod banner;
mod headers;
mod response;

pub use response::{PreviewResponse, decode_path};

use super::{Build, Output};
use crate::base::{Effect, Finding, Key, Severity, Sources, reported_rules};
use banner::Banners;
use headers::Headers;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Above this number of changed addresses, they are not listed one by one.
const MAX_CHANGED_ADDRESSES: usize = 200;

/// The most faults in shared files that are shown at a time.
const MAX_SHARED_FINDINGS: usize = 3;

/// A whole site as the preview serves it.
#[derive(Default)]
pub struct PreviewState {
    /// Counts up with every change.
    pub number: u64,
    /// The addresses that changed since the state before; none where any may have changed.
    pub changed: Option<Vec<String>>,
    /// Every file, sorted by path.
    files: Vec<Output>,
    /// The banner above each page, as HTML, by the page's path.
    notices: BTreeMap<Arc<str>, String>,
    /// The banner above every page, as HTML.
    everywhere: String,
    /// The path that the site lives under: `/` or `/folder/`.
    root: String,
    headers: Headers,
    held: bool,
    banners: Arc<Banners>,
}

impl PreviewState {
    /// The state after a newer build. A page whose file cannot be read stays as it was. So does the whole
    /// site if a file that all pages share is broken. A banner says so.
    pub fn next(&self, build: &Build, sources: &Sources) -> PreviewState {
        let site = &build.site;
        let is_page = |file: &str| site.page_at(file).is_some();
        let shared: Vec<_> = build
            .findings
            .iter()
            .filter(|found| is_unusable(found) && !is_page(&found.location.file))
            .collect();
        let held = !shared.is_empty() && !self.files.is_empty();
        // A template may fail only because another file is broken. That one is named first.
        let (templates, others): (Vec<&Finding>, Vec<&Finding>) =
            shared.iter().partition(|found| found.rule == &reported_rules::TEMPLATE);
        let everywhere: String = others
            .iter()
            .chain(&templates)
            .take(MAX_SHARED_FINDINGS)
            .map(|found| self.banners.broken(found, sources, held))
            .collect();
        if held {
            return self.as_it_was(everywhere, held);
        }
        let mut files = build.outputs.clone();
        let mut notices = BTreeMap::new();
        let counts = banner::counts(&build.findings);
        for page in &site.pages {
            let empty = files
                .binary_search_by(|file| file.path.cmp(&page.output))
                .is_ok_and(|at| files[at].bytes.is_empty());
            let is_own = |found: &&Finding| is_unusable(found) && found.location.file == page.doc.path;
            let broken = if page.doc.damaged || empty { build.findings.iter().find(is_own) } else { None };
            let mut words = String::new();
            if let Some(found) = broken {
                let kept = self.keep(page.checker.is_some(), &page.output, &mut files);
                words = self.banners.broken(found, sources, kept);
            }
            words += &self.banners.draft(page, site.today);
            words += &counts
                .get(&page.doc.path)
                .map_or(String::new(), |counts| self.banners.problems(&page.doc.path, *counts));
            if !words.is_empty() {
                notices.insert(page.output.clone(), words);
            }
        }
        let headers = Headers::read(
            files.iter().find(|file| &*file.path == "_headers"),
            files.iter().find(|file| &*file.path == "_redirects"),
        );
        self.with(PreviewState {
            files,
            notices,
            everywhere,
            root: site.settings.root.to_string(),
            headers,
            held: false,
            banners: self.banners.clone(),
            number: 0,
            changed: None,
        })
    }

    /// The same files, with a banner above each that says why nothing newer can be shown.
    pub fn troubled(&self, message: &str, help: &str) -> PreviewState {
        self.as_it_was(self.banners.blocked(message, help), false)
    }

    /// The same files with another banner.
    fn as_it_was(&self, everywhere: String, held: bool) -> PreviewState {
        self.with(PreviewState {
            files: self.files.clone(),
            notices: self.notices.clone(),
            everywhere,
            root: self.root.clone(),
            headers: self.headers.clone(),
            held,
            banners: self.banners.clone(),
            number: 0,
            changed: None,
        })
    }

    /// Replaces the new files of a page by its old ones. Whether there were any.
    fn keep(&self, parts: bool, path: &Arc<str>, files: &mut Vec<Output>) -> bool {
        let below = path.strip_suffix("index.html").unwrap_or(path);
        let own = |file: &Output| file.path == *path || (parts && file.path.starts_with(below));
        let old: Vec<Output> = self.files.iter().filter(|file| own(file)).cloned().collect();
        let kept = !old.is_empty();
        if kept {
            files.retain(|file| !own(file));
            files.extend(old);
            files.sort_by(|a, b| a.path.cmp(&b.path));
        }
        kept
    }

    /// Completes the next state: fills in its number, and what changed since this one.
    fn with(&self, next: PreviewState) -> PreviewState {
        let everywhere =
            self.everywhere != next.everywhere || self.headers != next.headers || self.root != next.root;
        let mut changed = Vec::new();
        if !everywhere {
            let mut old = self.files.iter().peekable();
            for new in &next.files {
                while let Some(gone) = old.next_if(|old| old.path < new.path) {
                    changed.push(address(&next.root, &gone.path));
                }
                let before = old.next_if(|old| old.path == new.path);
                if before.is_none_or(|before| before.key != new.key)
                    || self.notices.get(&new.path) != next.notices.get(&new.path)
                {
                    changed.push(address(&next.root, &new.path));
                }
            }
            changed.extend(old.map(|gone| address(&next.root, &gone.path)));
        }
        let named = !everywhere && changed.len() <= MAX_CHANGED_ADDRESSES;
        PreviewState { number: self.number + 1, changed: named.then_some(changed), ..next }
    }

    /// Whether the whole site stays as it was because a file that all pages share is broken.
    pub fn is_held(&self) -> bool {
        self.held
    }

    /// Whether nothing changed since the state before.
    pub fn is_same(&self) -> bool {
        self.changed.as_ref().is_some_and(Vec::is_empty)
    }

    fn get(&self, path: &str) -> Option<&Output> {
        self.files.binary_search_by(|file| (*file.path).cmp(path)).ok().map(|at| &self.files[at])
    }

    /// The banner above the page at a path.
    fn notice(&self, path: &str) -> String {
        format!("{}{}", self.everywhere, self.notices.get(path).map_or("", String::as_str))
    }

    /// Every address with the hash of its file.
    pub fn addresses(&self) -> impl Iterator<Item = (String, Key)> {
        self.files.iter().map(|file| (address(&self.root, &file.path), file.key))
    }
}

/// Whether a finding means that a file could not be used at all.
fn is_unusable(finding: &Finding) -> bool {
    finding.severity == Severity::Error && finding.rule.effect != Effect::None
}

/// `imha/index.html` → `/imha/`
fn address(root: &str, path: &str) -> String {
    let folder = path.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
    format!("{root}/{}", folder.unwrap_or(path))
}
