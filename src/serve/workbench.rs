//! Floor 7: the workbench's way to the files.
//! In: a question to the workbench. Out: its answer, when the changes that it stands for are made.
//! Must never: give an answer as if a change were made that was refused.

use super::preview_loop::WorkbenchCall;
use crate::base::{Source, Sources};
use crate::disk::{save, undo_entries};
use crate::engine::{Build, Memo, Options};
use crate::workbench::{Snapshot, Workbench, WorkbenchRequest, WorkbenchResponse};
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::path::Path;

/// The workbench with what only this run of the preview knows.
pub(super) struct WorkbenchServer {
    workbench: Workbench,
    token: String,
}

impl WorkbenchServer {
    pub fn new() -> WorkbenchServer {
        // The system's own dice are in every new state.
        let die = || RandomState::new().build_hasher().finish();
        WorkbenchServer { workbench: Workbench::new(), token: format!("{:016x}{:016x}", die(), die()) }
    }

    /// The answer, and whether files were changed. `about` is what is shown, what was built last, and from
    /// what.
    pub fn answer(
        &self,
        about: (&Build, &Build, &Sources, &Options),
        asked: &WorkbenchCall,
        memo: &mut Memo,
        root: &Path,
    ) -> (WorkbenchResponse, bool) {
        let (build, now, sources, options) = about;
        let view = Snapshot {
            build,
            newest_findings: &now.findings,
            sources,
            options,
            token: &self.token,
            undo_entries: &|| undo_entries(root),
        };
        let ask = WorkbenchRequest {
            post: asked.post,
            path: &asked.path,
            query: &asked.query,
            kind: &asked.kind,
            body: &asked.body,
        };
        let answer = self.workbench.answer(&view, &ask, memo);
        if answer.changes.is_empty() {
            return (answer, false);
        }
        let Err(trouble) = save(root, &answer.changes) else { return (answer, true) };
        // What stood in the way may be newer than the last look.
        let fresh = answer.changes.iter().filter_map(|change| {
            Some(Source::new(&change.path, std::fs::read(root.join(&change.path)).ok()?))
        });
        let sources = sources.clone().overlaid(fresh.filter(|source| sources.get(&source.path).is_some()));
        (self.workbench.refused(&Snapshot { sources: &sources, ..view }, &ask, &trouble.to_string()), false)
    }
}
