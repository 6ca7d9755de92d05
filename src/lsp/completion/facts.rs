//! Floor 7: facts, behind `{{`.
//! In: a cursor. Out: each fact of contacts.toml with its value.
//! Must never: offer a fact that a contact has no value for.

use super::cursor::Cursor;
use super::offer::{Offer, Offers};
use crate::render::FactText;
use crate::site::FACTS;
use gen_lsp_types::CompletionItemKind;

/// The facts, if the cursor stands behind `{{`.
pub fn offers(cursor: &Cursor<'_>) -> Option<Offers> {
    let start = cursor.before.rfind("{{")? + 2;
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ');
    if !cursor.before[start..].chars().all(is_part) {
        return None;
    }
    // An editor may have written the end already.
    let closed = cursor.behind.bytes().take(2).take_while(|sign| *sign == b'}').count();
    let site = cursor.view.site();
    let locale = cursor.view.page().map_or(&site.locales[0], |page| site.locale(page));
    let facts = site.contacts.iter().flat_map(|contact| {
        FACTS.iter().filter(|fact| contact.has(fact)).map(|fact| Offer {
            label: format!("{}.{fact}", contact.key),
            insert: format!("{}.{fact}}}}}", contact.key),
            detail: FactText::new(contact, fact, locale).words.into_owned(),
        })
    });
    Some(Offers {
        range: cursor.range(start, closed),
        kind: CompletionItemKind::Constant,
        list: facts.collect(),
    })
}
