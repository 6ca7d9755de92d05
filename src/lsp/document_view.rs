//! Floor 7: what a question about a text is answered from.
//! In: an open text, and its site as it was judged last. Out: both, with what is often asked of them.
//! Must never: be kept: with the next letter that somebody types it is out of date.

use super::judge::JudgedSite;
use super::open_document::OpenDocument;
use super::position::ColumnUnit;
use crate::base::Finding;
use crate::site::{Page, Site};
use std::ops::Range;
use std::path::Path;

/// An open text and its site.
pub struct DocumentView<'v> {
    /// The text.
    pub document: &'v OpenDocument,
    /// Its path from the site folder.
    pub file: &'v str,
    /// The site folder.
    pub root: &'v Path,
    /// The site.
    pub judged: &'v JudgedSite,
    /// What columns count.
    pub unit: ColumnUnit,
}

impl<'v> DocumentView<'v> {
    /// The site.
    pub fn site(&self) -> &'v Site {
        &self.judged.build.site
    }

    /// The page that the text makes, as it was judged.
    pub fn page(&self) -> Option<&'v Page> {
        self.site().page_at(self.file).map(|id| self.site().page(id))
    }

    /// The language of the text: the folder that it is in.
    pub fn lang(&self) -> &'v str {
        self.file.split('/').nth(1).unwrap_or("")
    }

    /// The findings that touch these bytes, if it is this text that was judged.
    pub fn findings_at(&self, bytes: &Range<usize>) -> Vec<&'v Finding> {
        let judged = self.judged.sources.get(self.file).and_then(|source| source.text());
        if judged.is_none_or(|judged| **judged != **self.document.text.text()) {
            return Vec::new();
        }
        let touches = |finding: &&Finding| {
            let span = finding.location.span;
            &*finding.location.file == self.file
                && span.start as usize <= bytes.end
                && bytes.start <= span.end as usize
        };
        self.judged.build.findings.iter().filter(touches).collect()
    }
}
