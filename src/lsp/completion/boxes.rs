//! Floor 7: boxes, behind `> [!`, and the contacts that a box can show.
//! In: a cursor. Out: each kind of box with what it is for; behind `[!contact]`, each contact.
//! Must never: offer the outcome of a checker on another page.

use super::cursor::Cursor;
use super::offer::{Offer, Offers};
use crate::doc::{CalloutTitle, callout};
use gen_lsp_types::CompletionItemKind;

/// The boxes or contacts, if the cursor stands where one is named.
pub fn offers(cursor: &Cursor<'_>) -> Option<Offers> {
    let quote = cursor.before.trim_start_matches([' ', '\t', '>']);
    let inside = quote.strip_prefix("[!").filter(|_| cursor.before.contains('>'))?;
    let start = cursor.before.len() - inside.len();
    match inside.split_once(']') {
        None => Some(kinds(cursor, start)),
        Some((kind, rest)) => {
            let key = rest.trim_start();
            let is_contact = callout::named(kind).is_some_and(|kind| kind.title == CalloutTitle::Contact);
            (is_contact && rest != key && !key.contains(' '))
                .then(|| contacts(cursor, cursor.before.len() - key.len()))
        }
    }
}

fn kinds(cursor: &Cursor<'_>, start: usize) -> Offers {
    let is_checker = cursor.view.file.contains(".checker.");
    let kinds = callout::KINDS.iter().filter(|kind| is_checker || kind.title != CalloutTitle::Verdict);
    let list = kinds.map(|kind| Offer {
        label: kind.name.to_string(),
        insert: format!("{}]{}", kind.name, if kind.needs_title() { " " } else { "" }),
        detail: kind.about.to_string(),
    });
    Offers {
        // An editor may have written the end already.
        range: cursor.range(start, usize::from(cursor.behind.starts_with(']'))),
        kind: CompletionItemKind::Struct,
        list: list.collect(),
    }
}

fn contacts(cursor: &Cursor<'_>, start: usize) -> Offers {
    let list = cursor.view.site().contacts.iter().map(|contact| Offer {
        label: contact.key.to_string(),
        insert: contact.key.to_string(),
        detail: contact.name.to_string(),
    });
    Offers { range: cursor.range(start, 0), kind: CompletionItemKind::Constant, list: list.collect() }
}
