//! Floor 7: words of the glossary, in running text.
//! In: a cursor. Out: the words that begin like the one that is being typed, each with what it means.
//! Must never: offer words on the page of the glossary itself, where new ones are explained.

use super::cursor::Cursor;
use super::offer::{Offer, Offers};
use crate::doc::NodeRef;
use crate::site::GlossaryWord;
use gen_lsp_types::CompletionItemKind;

/// So many bytes of a line are looked at before the cursor.
const LONGEST_TERM: usize = 100;

/// The words. With nothing typed yet, all.
pub fn offers(cursor: &Cursor<'_>) -> Offers {
    let view = cursor.view;
    let site = view.site();
    let locale = site.locales.iter().position(|locale| *locale.lang == *view.lang());
    let glossary = locale.map(|locale| &site.glossaries[locale]);
    let glossary =
        glossary.filter(|glossary| glossary.doc.as_ref().is_some_and(|doc| *doc.path != *view.file));
    let (typed, words) = glossary.map_or(("", Vec::new()), |glossary| begun(cursor.before, &glossary.words));
    let tree = glossary.and_then(|glossary| glossary.doc.as_ref()).map(|doc| &doc.tree);
    let nodes: Vec<NodeRef<'_>> = tree.iter().flat_map(|tree| tree.walk()).collect();
    let offer = |word: &GlossaryWord| Offer {
        label: word.term.to_string(),
        // What is typed already stays as it is: a word that begins a sentence has a capital.
        insert: typed.chars().chain(word.term.chars().skip(typed.chars().count())).collect(),
        detail: nodes.get(word.definition).map_or(String::new(), |node| node.text().trim().to_string()),
    };
    Offers {
        range: cursor.range(cursor.before.len() - typed.len(), 0),
        kind: CompletionItemKind::Text,
        list: words.into_iter().map(offer).collect(),
    }
}

/// The end of a text with which words of a glossary begin, and these words. A term may have several words: the longest
/// end that begins one counts.
fn begun<'t, 'w>(before: &'t str, words: &'w [GlossaryWord]) -> (&'t str, Vec<&'w GlossaryWord>) {
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(LONGEST_TERM))..];
    let is_start = |at: &usize| !near[..*at].ends_with(char::is_alphanumeric);
    let starts = near.char_indices().map(|(at, _)| at).chain([near.len()]).filter(is_start);
    for typed in starts.map(|at| &near[at..]) {
        let begins = typed.to_lowercase();
        let begun: Vec<&GlossaryWord> =
            words.iter().filter(|word| word.term.to_lowercase().starts_with(&begins)).collect();
        if !begun.is_empty() {
            return (typed, begun);
        }
    }
    ("", Vec::new())
}
