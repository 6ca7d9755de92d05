//! Floor 7: the workbench's way to the files.
//! In: a request to the workbench. Out: its answer, after the changes that it asks for are made.
//! Must never: give an answer as if a change were made that was refused.

use super::event::WorkbenchCall;
use super::secret::Secret;
use crate::base::{Source, Sources};
use crate::disk::{read_site, save, undo_entries};
use crate::engine::{Build, Memo, Options};
use crate::workbench::{Snapshot, Workbench, WorkbenchRequest, WorkbenchResponse};
use std::path::Path;

/// The workbench, with the token of this run of the preview.
pub(super) struct WorkbenchServer {
    workbench: Workbench,
    token: Secret,
}

/// The state of the preview that a request is about.
pub(super) struct PreviewedSite<'a> {
    /// The site folder.
    pub root: &'a Path,
    /// What browsers are shown: the last build that could be shown.
    pub shown: &'a Build,
    /// The newest build.
    pub newest: &'a Build,
    /// The files that the newest build was made from.
    pub sources: &'a Sources,
    pub options: &'a Options,
}

impl WorkbenchServer {
    /// A workbench whose forms carry this token, with a way back to the start page at this address.
    pub fn new(token: Secret, start: Option<String>) -> WorkbenchServer {
        WorkbenchServer { workbench: Workbench::new().with_start(start), token }
    }

    /// The answer to a request, and whether files were changed.
    pub fn answer(
        &self,
        site: &PreviewedSite<'_>,
        call: &WorkbenchCall,
        memo: &mut Memo,
    ) -> (WorkbenchResponse, bool) {
        let view = Snapshot {
            build: site.shown,
            newest_findings: &site.newest.findings,
            sources: site.sources,
            options: site.options,
            token: self.token.word(),
            undo_entries: &|| undo_entries(site.root),
        };
        let request =
            WorkbenchRequest { post: call.post, path: &call.path, query: &call.query, form: &call.form };
        let answer = self.workbench.answer(&view, &request, memo);
        if answer.changes.is_empty() {
            return (answer, false);
        }
        let Err(trouble) = save(site.root, &answer.changes) else { return (answer, true) };
        // The file that stood in the way may be newer than the newest build.
        let fresh = read_site(site.root).unwrap_or_default();
        let fresh = answer.changes.iter().filter_map(|change| fresh.get(&change.path).cloned());
        let known = |source: &Source| site.sources.get(&source.path).is_some();
        let sources = site.sources.clone().overlaid(fresh.filter(known));
        let view = Snapshot { sources: &sources, ..view };
        (self.workbench.refused(&view, &request, &trouble.to_string()), false)
    }
}
