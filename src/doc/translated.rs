//! Floor 1: the text that a translation was made from.
//! In: the original, and the fingerprints that a translation keeps of it. Out: fingerprints for front matter;
//! the parts that have changed since.
//! Must never: keep the text itself.

use super::document::Document;
use super::fingerprint;
use super::reviewed::{edited_field, text_fingerprint};
use crate::base::{Edit, Spanned, count_of};

/// What a translation keeps of its original, on one line: the fingerprint of the whole text, as in
/// `reviewed_text`; then that of each part, `1a2b-3c4d`: of its heading and of its words. The first part is
/// the text before the first heading.
pub fn source_fingerprints(source: &Document) -> String {
    let parts = parts(source).into_iter().map(|part| part.fingerprint);
    std::iter::once(text_fingerprint(source)).chain(parts).collect::<Vec<_>>().join(" ")
}

/// Whether the fingerprints are of the present text of `source`. Only the one of the whole text counts.
pub fn matches(kept: &str, source: &Document) -> bool {
    kept.split_whitespace().next() == Some(&*text_fingerprint(source))
}

/// What has changed in an original. Parts are named by their heading; the text before the first heading has
/// an empty name.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changes<'d> {
    /// Parts with other words.
    pub changed: Vec<&'d str>,
    /// Parts that have been added.
    pub new: Vec<&'d str>,
    /// How many parts have been removed. Only their fingerprints are known.
    pub removed: usize,
}

/// The changes since the fingerprints were kept; none where they name no parts.
pub fn changes<'d>(kept: &str, source: &'d Document) -> Changes<'d> {
    let mut old: Vec<Option<(&str, &str)>> =
        kept.split_whitespace().skip(1).map(|part| part.split_once('-')).collect();
    let mut changes = Changes::default();
    if old.is_empty() {
        return changes;
    }
    for part in parts(source) {
        let Some((heading, text)) = part.fingerprint.split_once('-') else { continue };
        let found = old
            .iter()
            .position(|old| *old == Some((heading, text)))
            .or_else(|| old.iter().position(|old| old.is_some_and(|old| old.0 == heading)));
        match found {
            Some(at) if old[at] == Some((heading, text)) => old[at] = None,
            Some(at) => {
                old[at] = None;
                changes.changed.push(part.heading);
            }
            // The same words under another heading: the part has a new heading.
            None => match old.iter().position(|old| old.is_some_and(|old| old.1 == text)) {
                Some(at) => {
                    old[at] = None;
                    changes.changed.push(part.heading);
                }
                None => changes.new.push(part.heading),
            },
        }
    }
    changes.removed = old.iter().flatten().count();
    changes
}

impl Changes<'_> {
    /// The changes in words for staff: `Changed: “Who can get help”. New: “Costs”. Gone: 1 part.` Empty where
    /// no part is known to have changed.
    pub fn describe(&self) -> String {
        let list = |headings: &[&str]| {
            let name = |heading: &&str| {
                if heading.is_empty() {
                    "the title, the summary or the beginning".to_string()
                } else {
                    format!("“{heading}”")
                }
            };
            headings.iter().map(name).collect::<Vec<_>>().join(", ")
        };
        let mut sentences = Vec::new();
        if !self.changed.is_empty() {
            sentences.push(format!("Changed: {}.", list(&self.changed)));
        }
        if !self.new.is_empty() {
            sentences.push(format!("New: {}.", list(&self.new)));
        }
        if self.removed > 0 {
            sentences.push(format!("Gone: {}.", count_of(self.removed, "part")));
        }
        sentences.join(" ")
    }
}

/// The edits that record that a translation is of the present text of `source`. None where the translation
/// has no front matter, or one that cannot be read.
pub fn set_up_to_date(translation: &Document, source: &Document) -> Option<Vec<Edit>> {
    edited_field(
        translation,
        "translated_from",
        translation.front_matter.translated_from.as_ref().map(|from| from.span),
        &format!("\"{}\"", source_fingerprints(source)),
    )
}

struct SourcePart<'d> {
    heading: &'d str,
    fingerprint: String,
}

fn parts(source: &Document) -> Vec<SourcePart<'_>> {
    let (text, front, headings) = (source.text(), &source.front_matter, &source.tree.headings);
    let first = headings.first().map_or(text.len(), |heading| heading.span.start as usize);
    let mut parts = Vec::with_capacity(headings.len() + 1);
    let body = text.get(source.body_start..first).unwrap_or("");
    let words = |words: &Option<Spanned<Box<str>>>| {
        words.as_ref().map_or(String::new(), |words| words.value.to_string())
    };
    parts.push(SourcePart {
        heading: "",
        fingerprint: fingerprint::of_part(
            "",
            &[&words(&front.title), "\n", &words(&front.summary), "\n", body].concat(),
        ),
    });
    for (at, heading) in headings.iter().enumerate() {
        let end = headings.get(at + 1).map_or(text.len(), |next| next.span.start as usize);
        let body = text.get(heading.span.end as usize..end).unwrap_or("");
        parts.push(SourcePart {
            heading: &heading.words,
            fingerprint: fingerprint::of_part(&heading.words, body),
        });
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Source;
    use crate::doc::ContentPath;
    use crate::doc::fingerprint::is_fingerprints;

    fn read(text: &str) -> Document {
        let path = "content/en/a.md";
        Document::read(&Source::new(path, text.as_bytes().to_vec()), ContentPath::from_path(path).unwrap())
            .value
    }

    const BEFORE: &str =
        "---\ntitle: A\n---\nWords.\n\n## Who\n\nYou.\n\n## When\n\nNow.\n\n## Costs\n\nFree.\n";

    #[test]
    fn what_changed_is_told_by_its_headings() {
        let kept = source_fingerprints(&read(BEFORE));
        assert!(is_fingerprints(&kept) && matches(&kept, &read(BEFORE)), "{kept}");
        let say = |text: &str| {
            let source = read(text);
            assert_eq!(matches(&kept, &source), text.replace('\r', "") == BEFORE, "{text}");
            changes(&kept, &source).describe()
        };
        assert_eq!(say(BEFORE), "");
        assert_eq!(say(&BEFORE.replace('\n', "\r\n")), "");
        assert_eq!(say(&BEFORE.replace("Now.", "Later.")), "Changed: “When”.");
        assert_eq!(say(&BEFORE.replace("## When", "## At what time")), "Changed: “At what time”.");
        assert_eq!(
            say(&BEFORE.replace("title: A", "title: B")),
            "Changed: the title, the summary or the beginning."
        );
        assert_eq!(say(&BEFORE.replace("## When\n\nNow.\n\n", "")), "Gone: 1 part.");
        assert_eq!(
            say(&format!("{}\n## Where\n\nHere.\n", BEFORE.replace("You.", "We."))),
            "Changed: “Who”. New: “Where”."
        );
        let whole = text_fingerprint(&read(BEFORE));
        assert_eq!(
            changes(&whole, &read(&BEFORE.replace("Now", "Later"))),
            Changes::default(),
            "the whole mark alone names no parts"
        );
    }

    #[test]
    fn a_translation_that_caught_up_says_so_and_nothing_else_changes() {
        let source = read(BEFORE);
        for text in [
            "---\ntitle: B\ntranslated_from: \"12345678\" # mark\n---\nGeiriau.\n",
            "---\r\ntitle: B\r\n---\r\nGeiriau.\r\n",
        ] {
            let mut after = text.to_string();
            for edit in set_up_to_date(&read(text), &source).unwrap().iter().rev() {
                after.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.replacement);
            }
            let front = read(&after).front_matter;
            assert!(matches(&front.translated_from.unwrap().value, &source), "{after}");
            let rest = |text: &str| {
                text.lines()
                    .filter(|line| !line.starts_with("translated"))
                    .map(str::to_string)
                    .collect::<Vec<_>>()
            };
            assert_eq!(rest(&after), rest(text));
        }
    }
}
