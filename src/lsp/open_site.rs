//! Floor 7: a site whose files are open in the editor, or whose folder is.
//! In: changes, and what the judge found. Out: what the editor is to be told that it does not know yet.
//! Must never: take what was found in an older state for news of the present one.

use super::diagnostics::about;
use super::judge::JudgedSite;
use crate::disk::UserError;
use gen_lsp_types::PublishDiagnosticsParams;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A site and what the editor knows of it.
#[derive(Default)]
pub struct OpenSite {
    /// The number of its newest state; 0 is never judged. No two states of any sites have one number: a site that was
    /// closed and is open again is another one.
    pub state: u64,
    /// The state that was judged last.
    pub judged_state: u64,
    /// The site as it was judged last.
    pub judged: Option<Arc<JudgedSite>>,
    /// The texts of the last state with all safe fixes, by file.
    pub mended: BTreeMap<Arc<str>, Arc<str>>,
    /// What the editor was told of each file.
    said: BTreeMap<String, PublishDiagnosticsParams>,
    trouble: Option<UserError>,
}

impl OpenSite {
    /// Whether the newest state was judged.
    pub fn is_judged(&self) -> bool {
        self.judged_state == self.state
    }

    /// Takes what the judge found. The trouble, where it is another one than before.
    pub fn take(&mut self, state: u64, result: Result<Arc<JudgedSite>, UserError>) -> Option<&UserError> {
        self.judged_state = state;
        self.mended.clear();
        match result {
            Ok(judged) => {
                self.judged = Some(judged);
                self.trouble = None;
            }
            Err(trouble) if self.trouble.as_ref() != Some(&trouble) => {
                return Some(self.trouble.insert(trouble));
            }
            Err(_) => {}
        }
        None
    }

    /// What the editor does not know yet, now that this is to be said of the site's files.
    pub fn news(
        &mut self,
        said: BTreeMap<String, PublishDiagnosticsParams>,
    ) -> Vec<PublishDiagnosticsParams> {
        let known = std::mem::replace(&mut self.said, said);
        let is_new = |(uri, about): &(&String, &PublishDiagnosticsParams)| known.get(*uri) != Some(*about);
        let mut news: Vec<PublishDiagnosticsParams> =
            self.said.iter().filter(is_new).map(|(_, about)| about.clone()).collect();
        let gone = known.into_values().filter(|old| !self.said.contains_key(&old.uri.0));
        news.extend(gone.filter(|old| !old.diagnostics.is_empty()).map(|old| about(old.uri, None)));
        news
    }
}
