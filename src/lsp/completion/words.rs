//! Floor 7: words of the glossary, in running text.
//! In: a cursor. Out: the words that begin like the one that is being typed, each with what it means.
//! Must never: offer words on the page of the glossary itself, where new ones are explained.

use super::cursor::Cursor;
use super::offer::{Offer, Offers};
use crate::doc::NodeRef;
use gen_lsp_types::CompletionItemKind;

/// The words. With nothing typed yet, all.
pub fn offers(cursor: &Cursor<'_>) -> Offers {
    let view = cursor.view;
    let typed = cursor.before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let range = cursor.range(cursor.before.len() - typed.len(), 0);
    let mut list = Vec::new();
    let site = view.site();
    let locale = site.locales.iter().position(|locale| *locale.lang == *view.lang());
    let glossary = locale.map(|locale| &site.glossaries[locale]);
    if let Some((glossary, doc)) = glossary.and_then(|glossary| Some((glossary, glossary.doc.as_ref()?)))
        && *doc.path != *view.file
    {
        let nodes: Vec<NodeRef<'_>> = doc.tree.walk().collect();
        let begins = typed.to_lowercase();
        let fitting = glossary.words.iter().filter(|word| word.term.to_lowercase().starts_with(&begins));
        list.extend(fitting.map(|word| Offer {
            label: word.term.to_string(),
            // A word that begins a sentence keeps its capital.
            insert: if typed.starts_with(char::is_uppercase) {
                crate::base::capitalise(&word.term)
            } else {
                word.term.to_string()
            },
            detail: nodes.get(word.definition).map_or(String::new(), |node| node.text().trim().to_string()),
        }));
    }
    Offers { range, kind: CompletionItemKind::Text, list }
}
