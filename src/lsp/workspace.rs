//! Floor 7: what is open in the editor: texts, and the sites that they and the editor's folders belong to.
//! In: what the editor says of texts, files and folders. Out: which site is to be judged, and from which texts.
//! Must never: keep a site that nothing in the editor belongs to.

use super::judge::{EditedText, JudgeOrder, JudgeTask};
use super::open_document::OpenDocument;
use super::open_site::OpenSite;
use super::position::ColumnUnit;
use super::site_path::site_of_folder;
use crate::disk::Stopwatch;
use gen_lsp_types::{DidChangeTextDocumentParams, PublishDiagnosticsParams, TextDocumentItem, Uri};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Texts and sites.
#[derive(Default)]
pub struct Workspace {
    /// What columns count.
    pub unit: ColumnUnit,
    /// The open texts by their addresses.
    pub documents: BTreeMap<String, OpenDocument>,
    /// The sites by their folders.
    pub sites: BTreeMap<PathBuf, OpenSite>,
    /// The sites of the editor's folders, by the addresses of these.
    folders: BTreeMap<String, PathBuf>,
    /// How many states of sites there were.
    states: u64,
    /// Since when something has changed of which the editor was not told what is found in it.
    untold: Option<Stopwatch>,
}

impl Workspace {
    /// A workspace in which nothing is open.
    pub fn new(unit: ColumnUnit) -> Workspace {
        Workspace { unit, ..Workspace::default() }
    }

    /// A text is opened. What is to be said of files that are not of interest any more.
    pub fn open(&mut self, item: TextDocumentItem) -> Vec<PublishDiagnosticsParams> {
        let document = OpenDocument::new(item, self.unit);
        let place = document.place.clone();
        let old = self.documents.insert(document.uri.0.clone(), document);
        if let Some(place) = place {
            self.site_changed(place.root);
        }
        self.leave(old)
    }

    /// A text is changed. One that was never opened is nobody's.
    pub fn change(&mut self, params: DidChangeTextDocumentParams) {
        let uri = &params.text_document.text_document_identifier.uri.0;
        let Some(document) = self.documents.get_mut(uri) else { return };
        document.change(params, self.unit);
        if let Some(place) = &document.place {
            let root = place.root.clone();
            self.site_changed(root);
        }
    }

    /// A text is closed: the file on the disk counts again. What is to be said of files that are not of interest any
    /// more.
    pub fn close(&mut self, uri: &Uri) -> Vec<PublishDiagnosticsParams> {
        let document = self.documents.remove(&uri.0);
        self.leave(document)
    }

    /// A folder is opened.
    pub fn open_folder(&mut self, uri: &Uri) {
        if let Some(root) = site_of_folder(uri) {
            self.folders.insert(uri.0.clone(), root.clone());
            self.site_changed(root);
        }
    }

    /// A folder is closed; it may be gone. What is to be said of its files.
    pub fn close_folder(&mut self, uri: &Uri) -> Vec<PublishDiagnosticsParams> {
        let root = self.folders.remove(&uri.0);
        root.map_or_else(Vec::new, |root| self.leave_if_unused(&root))
    }

    /// Files on the disk have changed.
    pub fn files_changed(&mut self) {
        for root in self.sites.keys().cloned().collect::<Vec<_>>() {
            self.site_changed(root);
        }
    }

    fn site_changed(&mut self, root: PathBuf) {
        self.states += 1;
        self.sites.entry(root).or_default().state = self.states;
        self.untold.get_or_insert_with(Stopwatch::start);
    }

    /// A text is not there any more.
    fn leave(&mut self, document: Option<OpenDocument>) -> Vec<PublishDiagnosticsParams> {
        let Some(place) = document.and_then(|document| document.place) else { return Vec::new() };
        let farewell = self.leave_if_unused(&place.root);
        if self.sites.contains_key(&place.root) {
            self.site_changed(place.root);
        }
        farewell
    }

    fn leave_if_unused(&mut self, root: &Path) -> Vec<PublishDiagnosticsParams> {
        let is_used =
            self.documents_of(root).next().is_some() || self.folders.values().any(|used| used == root);
        let unused = if is_used { None } else { self.sites.remove(root) };
        unused.map_or_else(Vec::new, |mut site| site.news(BTreeMap::new()))
    }

    fn documents_of(&self, root: &Path) -> impl Iterator<Item = (&OpenDocument, &str)> {
        self.documents.values().filter_map(move |document| {
            let place = document.place.as_ref().filter(|place| place.root == root)?;
            Some((document, &*place.path))
        })
    }

    /// The first site that has changed since it was judged.
    pub fn changed_site(&self) -> Option<&Path> {
        self.sites.iter().find(|(_, site)| !site.is_judged()).map(|(root, _)| &**root)
    }

    /// For how many seconds the editor has waited to be told what is found.
    pub fn waits_for(&self) -> f64 {
        self.untold.as_ref().map_or(0.0, Stopwatch::seconds)
    }

    /// The editor was told.
    pub fn was_told(&mut self) {
        self.untold = self.changed_site().is_some().then(Stopwatch::start);
    }

    /// The order to judge a site as it is now.
    pub fn order(&self, root: &Path) -> JudgeOrder {
        let edited = self.documents_of(root).map(|(document, path)| EditedText {
            uri: document.uri.clone(),
            version: document.version,
            path: path.into(),
            text: document.text.text().clone(),
            is_changed: document.is_changed,
        });
        let task = JudgeTask::Judge(edited.collect());
        JudgeOrder { root: root.into(), state: self.sites.get(root).map_or(0, |site| site.state), task }
    }
}
