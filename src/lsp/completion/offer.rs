//! Floor 7: what is offered at a cursor.
//! In: words to insert, and what is said about them. Out: the same as an editor wants it.
//! Must never: lose the order in which things were offered.

use gen_lsp_types::{CompletionItem, CompletionItemKind, Range, TextEdit};

/// One thing that can be inserted.
pub struct Offer {
    /// What the editor shows.
    pub label: String,
    /// What is inserted.
    pub insert: String,
    /// A few words beside the label; empty if there are none.
    pub detail: String,
}

/// All that is offered at a place.
pub struct Offers {
    /// What the inserted text takes the place of.
    pub range: Range,
    /// The kind of each: editors show a small picture of it.
    pub kind: CompletionItemKind,
    /// What is offered, the best first.
    pub list: Vec<Offer>,
}

impl Offers {
    /// The same as an editor wants it. It shows only those that have the letters typed so far: in the label or in the
    /// inserted text.
    pub fn items(self) -> Vec<CompletionItem> {
        let Offers { range, kind, list } = self;
        let item = |(number, offer): (usize, Offer)| CompletionItem {
            sort_text: Some(format!("{number:05}")),
            filter_text: Some(format!("{} {}", offer.insert, offer.label)),
            text_edit: Some(TextEdit { range, new_text: offer.insert }.into()),
            kind: Some(kind),
            detail: (!offer.detail.is_empty()).then_some(offer.detail),
            label: offer.label,
            ..CompletionItem::default()
        };
        list.into_iter().enumerate().map(item).collect()
    }
}
