//! Floor 3: quotes that were meant to be boxes: `> (!important) Words`, `> [important] Words`.
//! In: a document. Out: the mark of each such quote, and the fix that makes a box of it.
//! Must never: take a quote for a box because of a word in brackets that people also write otherwise.

use crate::base::{Edit, Fix, Span};
use crate::doc::{Document, NodeKind, callout};

/// Names of boxes that say enough without the sign `!`.
const PLAIN: [&str; 5] = ["contact", "deadline", "important", "urgent-help", "warning"];

/// The longest mark that is read. In bytes.
const LONGEST: usize = 40;

/// The marks of quotes that begin nearly as a box does.
pub(super) fn near_callouts(document: &Document) -> Vec<(Span, Option<Fix>)> {
    let mut found = Vec::new();
    for quote in document.tree.walk().filter(|node| node.kind() == NodeKind::Quote) {
        let paragraph = quote.children().next().filter(|node| node.kind() == NodeKind::Paragraph);
        let first = paragraph.and_then(|paragraph| paragraph.children().next());
        let Some(first) = first.filter(|node| node.kind() == NodeKind::Text) else { continue };
        let Some((length, kind)) = near_mark(first.own_text()) else { continue };
        let start = first.span().start as usize;
        let span = Span::new(start, start + length);
        let title = &first.own_text()[length..];
        let gap = if title.is_empty() || title.starts_with(' ') { "" } else { " " };
        let edit = Edit { span, replacement: format!("[!{}]{gap}", kind.name) };
        let is_whole = !kind.needs_title() || !title.trim().is_empty();
        found.push((span, is_whole.then(|| Fix::safe(edit))));
    }
    found
}

/// The length of a mark with wrong signs at the start of a text, and the kind of box that it names.
fn near_mark(text: &str) -> Option<(usize, callout::CalloutKind)> {
    let inner = text.strip_prefix(['[', '(', '{', '［', '（'])?;
    let open = text.len() - inner.len();
    let near = &inner[..inner.floor_char_boundary(LONGEST.min(inner.len()))];
    let (name, length) = match near.find([']', ')', '}', '］', '）']) {
        Some(end) => {
            let close = near[end..].chars().next().map_or(0, char::len_utf8);
            (&near[..end], open + end + close)
        }
        // `[!important Words`
        None => {
            let name = near.strip_prefix('!')?;
            let end = name.find(|c: char| !c.is_ascii_alphabetic() && c != '-').unwrap_or(name.len());
            (&near[..end + 1], open + end + 1)
        }
    };
    // The reader of boxes has seen what has all its signs.
    if text.starts_with("[!") && text[..length].ends_with(']') {
        return None;
    }
    let kind = callout::named(&name.trim_matches(['!', ' ', ':']).to_lowercase())?;
    (name.contains('!') || PLAIN.contains(&kind.name)).then_some((length, kind))
}

#[cfg(test)]
mod tests {
    use super::near_mark;

    #[test]
    fn marks_with_other_signs_are_near() {
        for (text, name) in [
            ("[!important} Words", "important"),
            ("(!important) Words", "important"),
            ("{!card} Words", "card"),
            ("[important] Words", "important"),
            ("[Warning!] Words", "warning"),
            ("[important!]", "important"),
            ("[!warning Words", "warning"),
            ("（!urgent-help）Words", "urgent-help"),
        ] {
            assert_eq!(near_mark(text).map(|(_, kind)| kind.name), Some(name), "{text}");
        }
        for text in
            ["[!important] Words", "[!waring] Words", "(no) thanks", "[sic] Words", "Words", "[card] x", "(a"]
        {
            assert!(near_mark(text).is_none(), "{text}");
        }
    }
}
