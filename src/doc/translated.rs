//! Floor 1: which text somebody translated.
//! In: the document that was translated, and what a translation keeps of it. Out: one line of short marks;
//! which parts have changed since.
//! Must never: depend on how lines end, or keep the text itself.

use super::reviewed::text_fingerprint;
use super::{Document, edited_field};
use crate::base::{Edit, KeyHasher, count_of};
use std::hash::Hash;

/// What a translation keeps of its source, on one line: the mark of the whole text, as `reviewed_text` has
/// it; then of each part the mark of
/// its heading and that of its words, `1a2b-3c4d`. The first part is what stands before all headings.
pub fn source_fingerprints(source: &Document) -> String {
    let parts = parts(source).into_iter().map(|part| part.mark);
    std::iter::once(text_fingerprint(source)).chain(parts).collect::<Vec<_>>().join(" ")
}

/// Whether these marks are of the text as it is now. The mark of the whole text alone will do.
pub fn matches(kept: &str, source: &Document) -> bool {
    kept.split_whitespace().next() == Some(&*text_fingerprint(source))
}

/// Whether a text can be marks at all.
pub fn is_fingerprints(kept: &str) -> bool {
    let hex =
        |text: &str, length: usize| text.len() == length && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut words = kept.split_whitespace();
    words.next().is_some_and(|whole| hex(whole, 8))
        && words
            .all(|part| part.split_once('-').is_some_and(|(heading, text)| hex(heading, 4) && hex(text, 4)))
}

/// What became of a source since its marks were kept. Each part by its heading; empty is what stands before
/// all headings.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changes<'d> {
    /// Parts whose words are others.
    pub changed: Vec<&'d str>,
    /// Parts that were not there.
    pub new: Vec<&'d str>,
    /// How many parts are gone: of those nothing but a mark is known.
    pub removed: usize,
}

/// What changed since the marks were kept; nothing where they name no parts.
pub fn changes<'d>(kept: &str, source: &'d Document) -> Changes<'d> {
    let mut old: Vec<Option<(&str, &str)>> =
        kept.split_whitespace().skip(1).map(|part| part.split_once('-')).collect();
    let mut changes = Changes::default();
    if old.is_empty() {
        return changes;
    }
    for part in parts(source) {
        let Some((heading, text)) = part.mark.split_once('-') else { continue };
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
            // The same words below another heading are the same part.
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

/// In words for staff; empty where nothing is known but that something changed.
impl Changes<'_> {
    /// `Changed: “Who can get help”. New: “Costs”. Gone: 1 part.`
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
        let mut said = Vec::new();
        if !self.changed.is_empty() {
            said.push(format!("Changed: {}.", list(&self.changed)));
        }
        if !self.new.is_empty() {
            said.push(format!("New: {}.", list(&self.new)));
        }
        if self.removed > 0 {
            said.push(format!("Gone: {}.", count_of(self.removed, "part")));
        }
        said.join(" ")
    }
}

/// The edits that say: this translation is of the source as it is now. None where the file has no fields to
/// write it into.
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
    mark: String,
}

fn parts(source: &Document) -> Vec<SourcePart<'_>> {
    let (text, front, headings) = (source.text(), &source.front_matter, &source.tree.headings);
    let first = headings.first().map_or(text.len(), |heading| heading.span.start as usize);
    let mut parts = Vec::with_capacity(headings.len() + 1);
    let body = text.get(front.span.end as usize..first).unwrap_or("");
    // What follows the fields begins with the line that ends them.
    let body = if front.span.is_empty() { body } else { body.split_once('\n').map_or("", |(_, body)| body) };
    let words = |words: &Option<crate::base::Spanned<Box<str>>>| {
        words.as_ref().map_or(String::new(), |words| words.value.to_string())
    };
    parts.push(SourcePart {
        heading: "",
        mark: fingerprint("", &[&words(&front.title), "\n", &words(&front.summary), "\n", body].concat()),
    });
    for (at, heading) in headings.iter().enumerate() {
        let end = headings.get(at + 1).map_or(text.len(), |next| next.span.start as usize);
        let body = text.get(heading.span.end as usize..end).unwrap_or("");
        parts.push(SourcePart { heading: &heading.words, mark: fingerprint(&heading.words, body) });
    }
    parts
}

fn fingerprint(heading: &str, text: &str) -> String {
    let short = |text: &str| {
        let mut maker = KeyHasher::new();
        text.trim().lines().for_each(|line| line.trim_end().hash(&mut maker));
        maker.key().short()[..4].to_string()
    };
    format!("{}-{}", short(heading), short(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Source;
    use crate::doc::ContentPath;

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
    fn marks_are_told_from_other_words() {
        for bad in ["", "yes", "1234567", "12345678 12", "12345678 1234-12345", "2026-11-22"] {
            assert!(!is_fingerprints(bad), "{bad}");
        }
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
