//! Floor 7: what can be typed at a place in a text.
//! In: an open text and the place of the cursor. Out: facts, pages, headings, pictures, words of the glossary, boxes,
//! fields and their values, each with the text that is inserted.
//! Must never: offer what would be a finding once it is there.

mod boxes;
mod cursor;
mod destinations;
mod facts;
mod fields;
mod offer;
mod words;

use super::document_view::DocumentView;
use cursor::Cursor;
use gen_lsp_types::{CompletionItem, CompletionParams, CompletionTriggerKind};
use offer::Offers;

/// The signs behind which an editor asks.
pub const TRIGGERS: [&str; 7] = ["{", "(", "#", "!", "[", "/", ":"];

/// What can be typed.
pub fn items(view: &DocumentView<'_>, params: &CompletionParams) -> Vec<CompletionItem> {
    if !view.file.ends_with(".md") {
        return Vec::new();
    }
    let cursor = Cursor::new(view, params.text_document_position_params.position);
    let offers = match cursor.fields_above() {
        Some(above) => fields::offers(&cursor, above),
        None => {
            let is_asked = params
                .context
                .as_ref()
                .is_none_or(|context| context.trigger_kind != CompletionTriggerKind::TriggerCharacter);
            facts::offers(&cursor)
                .or_else(|| destinations::offers(&cursor))
                .or_else(|| boxes::offers(&cursor))
                .or_else(|| is_asked.then(|| words::offers(&cursor)))
        }
    };
    offers.map_or(Vec::new(), Offers::items)
}
