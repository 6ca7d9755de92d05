//! Floor 7: a text that is open in the editor.
//! In: what the editor says of it: opened, changed. Out: its text at this moment.
//! Must never: take the file on the disk for the text that is being written.

use super::position::{ColumnUnit, EditorText};
use super::site_path::SitePath;
use gen_lsp_types::{DidChangeTextDocumentParams, TextDocumentContentChangeEvent, TextDocumentItem, Uri};

/// An open text.
pub struct OpenDocument {
    /// Its address as the editor writes it.
    pub uri: Uri,
    /// The editor's number of this state of the text.
    pub version: i32,
    /// The text.
    pub text: EditorText,
    /// Where it is in a site; `None` where it is part of none.
    pub place: Option<SitePath>,
    /// Whether it was changed since it was opened.
    pub is_changed: bool,
}

impl OpenDocument {
    /// A text that was opened just now.
    pub fn new(item: TextDocumentItem, unit: ColumnUnit) -> OpenDocument {
        OpenDocument {
            place: SitePath::of(&item.uri),
            text: EditorText::new(item.text.into(), unit),
            uri: item.uri,
            version: item.version,
            is_changed: false,
        }
    }

    /// Makes the changes, one after the other, each in the text that the one before it left.
    pub fn change(&mut self, params: DidChangeTextDocumentParams, unit: ColumnUnit) {
        use TextDocumentContentChangeEvent as Change;
        for change in params.content_changes {
            self.text = match change {
                Change::TextDocumentContentChangePartial(part) => self.text.with(part.range, &part.text),
                Change::TextDocumentContentChangeWholeDocument(whole) => {
                    EditorText::new(whole.text.into(), unit)
                }
            };
        }
        self.version = params.text_document.version;
        self.is_changed = true;
    }
}
