//! Floor 7: pages, headings and pictures, in the address of a link or a picture.
//! In: a cursor. Out: the files and headings that can be named there.
//! Must never: offer a page of another language: its twin is reached by the reader's own choice of language.

use super::cursor::Cursor;
use super::offer::{Offer, Offers};
use crate::doc::{relative_path, resolve_path};
use crate::site::{Page, Picture};
use gen_lsp_types::CompletionItemKind;

/// The most pages that are offered.
const MOST: usize = 1000;

/// What can be named, if the cursor stands in the address of a link, or in the brackets of a picture.
pub fn offers(cursor: &Cursor<'_>) -> Option<Offers> {
    let before = cursor.before;
    let address = before.rfind("](").filter(|at| !before[*at..].contains([')', '<', '"']));
    if let Some(at) = address {
        let start = at + 2;
        return Some(match (is_picture(&before[..at]), before[start..].split_once('#')) {
            (true, _) => pictures(cursor, start),
            (false, None) => pages(cursor, start),
            (false, Some((file, _))) => headings(cursor, start + file.len() + 1, file),
        });
    }
    let alt = before.rfind("![")? + 2;
    // `> [!` is a box.
    let is_open = !before[alt..].contains(']') && !cursor.behind.starts_with("](");
    is_open.then(|| whole_pictures(cursor, alt))
}

/// Whether the bracket that is closed behind this text was opened with `![`.
fn is_picture(inside: &str) -> bool {
    let mut depth = 1;
    for (at, sign) in inside.char_indices().rev() {
        match sign {
            ']' => depth += 1,
            '[' => depth -= 1,
            _ => continue,
        }
        if depth == 0 {
            return inside[..at].ends_with('!');
        }
    }
    false
}

/// How much of the line behind the cursor belongs to the address, and what must be written to end it.
fn end_of_address(cursor: &Cursor<'_>) -> (usize, &'static str) {
    let rest = cursor.behind.find([')', '#', ' ', '"']).unwrap_or(cursor.behind.len());
    // Without an end on this line, what follows is other text.
    match cursor.behind[rest..].chars().next() {
        Some(')' | '#') => (rest, ""),
        _ => (0, ")"),
    }
}

fn pages(cursor: &Cursor<'_>, start: usize) -> Offers {
    let view = cursor.view;
    let (rest, end) = end_of_address(cursor);
    let is_offered =
        |page: &&Page| *page.doc.content_path.lang == *view.lang() && *page.doc.path != *view.file;
    let mut list: Vec<Offer> = view
        .site()
        .pages
        .iter()
        .filter(is_offered)
        .take(MOST)
        .map(|page| {
            let path = relative_path(view.file, &page.doc.path);
            Offer { label: page.title().to_string(), insert: format!("{path}{end}"), detail: path }
        })
        .collect();
    list.sort_by_cached_key(|offer| offer.label.to_lowercase());
    Offers { range: cursor.range(start, rest), kind: CompletionItemKind::File, list }
}

/// The headings of the page that the first part of the address names; those of this page where it is empty. Of a glossary
/// also its words.
fn headings(cursor: &Cursor<'_>, start: usize, file: &str) -> Offers {
    let view = cursor.view;
    let site = view.site();
    let path = match file {
        "" => Some(view.file.to_string()),
        _ => resolve_path(view.file, file),
    };
    let path = path.map(|path| if path.ends_with('/') { path + "index.md" } else { path });
    let page = path.and_then(|path| site.page_at(&path)).map(|id| site.page(id));
    let (rest, end) = end_of_address(cursor);
    let offer = |words: &str, id: &str| Offer {
        label: words.to_string(),
        insert: format!("{id}{end}"),
        detail: format!("#{id}"),
    };
    let headings = page.iter().flat_map(|page| &page.doc.tree.headings);
    let words = page.iter().flat_map(|page| {
        let glossary = &site.glossaries[page.locale];
        let is_own = glossary.doc.as_ref().is_some_and(|doc| doc.path == page.doc.path);
        glossary.words.iter().filter(move |_| is_own)
    });
    let list = headings.map(|heading| offer(&heading.words, &heading.id));
    let list = list.chain(words.map(|word| offer(&word.term, &word.id))).collect();
    Offers { range: cursor.range(start, rest), kind: CompletionItemKind::Reference, list }
}

fn pictures(cursor: &Cursor<'_>, start: usize) -> Offers {
    let (rest, end) = end_of_address(cursor);
    Offers {
        range: cursor.range(start, rest),
        kind: CompletionItemKind::File,
        list: each_picture(cursor, |path| format!("{path}{end}")),
    }
}

/// Pictures with all that follows `![`. Their text alternative stays empty: then that of pictures.toml counts.
fn whole_pictures(cursor: &Cursor<'_>, start: usize) -> Offers {
    Offers {
        range: cursor.range(start, usize::from(cursor.behind.starts_with(']'))),
        kind: CompletionItemKind::File,
        list: each_picture(cursor, |path| format!("]({path})")),
    }
}

fn each_picture(cursor: &Cursor<'_>, insert: impl Fn(&str) -> String) -> Vec<Offer> {
    let view = cursor.view;
    let offer = |picture: &Picture| Offer {
        label: picture.name().to_string(),
        insert: insert(&relative_path(view.file, &picture.file.path)),
        detail: picture.alt(view.lang()).unwrap_or("").to_string(),
    };
    view.site().pictures.all.iter().map(offer).collect()
}
