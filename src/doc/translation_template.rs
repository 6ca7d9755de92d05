//! Floor 1: the file that a translator fills in.
//! In: a document. Out: its text as a draft, without the fields that are true of the original alone, and with
//! the heading ids of the original.
//! Must never: lose a heading, a list, a picture, a fact or a callout, or claim that the new file was
//! reviewed.

use super::document::Document;
use super::translated::source_fingerprints;

/// The fields that are true of the original alone.
const UNTRANSLATED_FIELDS: [&str; 10] = [
    "draft",
    "translated_from",
    "reviewed",
    "reviewed_text",
    "tested_by",
    "redirect_from",
    "allow",
    "publish_on",
    "version",
    "earlier_versions",
];

/// The text of the new file; none where the original has no front matter, or one that cannot be read.
pub fn translation_template(source: &Document) -> Option<String> {
    let (text, front) = (source.text(), &source.front_matter);
    if front.span.is_empty() || source.damaged {
        return None;
    }
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut new = format!("---{end}");
    let mut skipped = false;
    for line in front.span.of(text).split_inclusive('\n') {
        // A field continues while its lines begin with a space, a hyphen or a comment.
        if line.starts_with(|sign: char| sign.is_alphabetic()) {
            skipped =
                line.split_once(':').is_some_and(|(name, _)| UNTRANSLATED_FIELDS.contains(&name.trim_end()));
        }
        if !skipped {
            new.push_str(line);
        }
    }
    new.push_str(&format!("draft: true{end}translated_from: \"{}\"{end}", source_fingerprints(source)));
    let mut done = front.span.end as usize;
    for heading in &source.tree.headings {
        let words = heading.span.of(text);
        let line = words.split(['\r', '\n']).next().unwrap_or(words);
        // Links lead to the id of a heading. Without an explicit id, it would be made from the translated
        // words.
        if line.starts_with('#') && !line.trim_end().ends_with(['}', '#']) {
            let at = heading.span.start as usize + line.trim_end().len();
            new.push_str(&text[done..at]);
            new.push_str(&format!(" {{#{}}}", heading.id));
            done = at;
        }
    }
    new.push_str(&text[done..]);
    Some(new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Source;
    use crate::doc::{ContentPath, NodeKind, matches};

    fn read(path: &str, text: &str) -> Document {
        Document::read(&Source::new(path, text.as_bytes().to_vec()), ContentPath::from_path(path).unwrap())
            .value
    }

    const PAGE: &str = "---\ntitle: Help\nsummary: What help there is\nreviewed: 2026-11-22\nowner: Mary\nsources:\n  - title: A law\n    url: https://a.org\nallow:\n  - rule: idiom\n    reason: true\nsensitive: true\n---\n\nWords [with a link](#who-can).\n\n## Who can\n\n- One {{onside.phone}}\n- ![Two](../pictures/a.svg)\n\n> [!important]\n> Now.\n\n### Costs {#money}\n\n| A | B |\n|---|---|\n| 1 | 2 |\n";

    #[test]
    fn the_structure_stays_and_the_original_s_own_goes() {
        for page in [PAGE.to_string(), PAGE.replace('\n', "\r\n")] {
            let source = read("content/en/help.md", &page);
            let new = translation_template(&source).unwrap();
            let there = read("content/cy/help.md", &new);
            let kinds = |document: &Document| {
                document.tree.walk().map(|node| std::mem::discriminant(&node.kind())).collect::<Vec<_>>()
            };
            assert_eq!(kinds(&there), kinds(&source), "{new}");
            assert!(there.tree.walk().any(|node| matches!(node.kind(), NodeKind::Fact(_))));
            let ids = |document: &Document| {
                document.tree.headings.iter().map(|heading| heading.id.to_string()).collect::<Vec<_>>()
            };
            assert_eq!(ids(&there), ids(&source));
            assert_eq!(
                ids(&read("content/cy/help.md", &new.replace("Who can", "Pwy"))),
                ids(&source),
                "translated headings keep their names"
            );
            let front = &there.front_matter;
            assert!(
                front.draft
                    && front.sensitive
                    && matches(&front.translated_from.as_ref().unwrap().value, &source)
            );
            assert!(
                front.reviewed.is_none()
                    && front.owner.is_some()
                    && front.allow.is_empty()
                    && front.sources.len() == 1,
                "{new}"
            );
            assert_eq!(
                new.matches('\n').count(),
                new.matches("\r\n").count().max(if page.contains('\r') {
                    0
                } else {
                    new.matches('\n').count()
                })
            );
        }
        assert!(translation_template(&read("content/en/a.md", "No fields.")).is_none());
    }
}
