//! Floor 1: the record of a review in front matter.
//! In: a document. Out: the fingerprint of its text; the edits that record a review.
//! Must never: change anything else in the file.

use super::document::Document;
use super::fingerprint;
use crate::base::{Date, Edit, Span, raw_scalar};

/// The fingerprint of a document's title, summary and text: eight hexadecimal digits.
pub fn text_fingerprint(document: &Document) -> String {
    let front = &document.front_matter;
    let [title, summary] =
        [&front.title, &front.summary].map(|words| words.as_ref().map(|words| &*words.value));
    fingerprint::of_text(title, summary, &document.text()[document.body_start..])
}

/// The edits that record a review of the whole text on the day `day`. None where the file has no front
/// matter, or one that cannot be read.
pub fn set_reviewed(document: &Document, day: Date) -> Option<Vec<Edit>> {
    let front = &document.front_matter;
    let day_span = front.reviewed.as_ref().map(|day| day.span);
    let fields = [
        ("reviewed", day_span, day.to_string()),
        (
            "reviewed_text",
            front.reviewed_text.as_ref().map(|mark| mark.span),
            format!("\"{}\"", text_fingerprint(document)),
        ),
    ];
    edited_fields(document, &fields)
}

/// The edits that set one field, in its place or on a new line. `known` is the place of its value, if it has
/// one. None as in [`set_reviewed`].
pub(super) fn edited_field(
    document: &Document,
    name: &'static str,
    known: Option<Span>,
    value: &str,
) -> Option<Vec<Edit>> {
    edited_fields(document, &[(name, known, value.to_string())])
}

/// The edits that set several fields: each with its name, the place of its value if it has one, and the new
/// value.
fn edited_fields(document: &Document, fields: &[(&'static str, Option<Span>, String)]) -> Option<Vec<Edit>> {
    let (text, front) = (document.text(), &document.front_matter);
    if front.span.is_empty() || document.damaged {
        return None;
    }
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    // A field may have no value, or one that cannot be read: then its value is what follows the colon, up to
    // a comment.
    let unread_value = |name: &str| {
        let mut at = front.span.start as usize;
        front.span.of(text).split_inclusive('\n').find_map(|line| {
            at += line.len();
            let rest = line.strip_prefix(name)?.strip_prefix(':')?;
            let raw = raw_scalar(rest.trim_start());
            let raw =
                if raw.starts_with('#') { "" } else { raw.split(" #").next().unwrap_or(raw).trim_end() };
            let before = if raw.is_empty() { 0 } else { rest.len() - rest.trim_start().len() };
            let start = at - rest.len();
            Some(Span::new(start, start + before + raw.len()))
        })
    };
    let mut edits = Vec::new();
    let mut new_lines = String::new();
    for (name, known, value) in fields {
        match (known, unread_value(name)) {
            (Some(span), _) => {
                let start = span.start as usize;
                edits.push(Edit {
                    span: Span::new(start, start + raw_scalar(span.of(text)).len()),
                    replacement: value.clone(),
                });
            }
            (None, Some(span)) => edits.push(Edit { span, replacement: format!(" {value}") }),
            (None, None) => new_lines.push_str(&format!("{name}: {value}{end}")),
        }
    }
    if !new_lines.is_empty() {
        // Below the title, or below another of these fields if that is there already.
        let above =
            edits.iter().map(|edit| edit.span.end).max().or(front.title.as_ref().map(|title| title.span.end));
        let above = above.map_or(front.span.start as usize, |above| above as usize);
        let at = text[above..]
            .find('\n')
            .map_or(front.span.end as usize, |at| above + at + 1)
            .min(front.span.end as usize);
        edits.push(Edit { span: Span::new(at, at), replacement: new_lines });
    }
    edits.sort_by_key(|edit| edit.span);
    Some(edits)
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

    fn reviewed(text: &str) -> String {
        let mut after = text.to_string();
        for edit in set_reviewed(&read(text), "2026-11-22".parse().unwrap()).unwrap().iter().rev() {
            after.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.replacement);
        }
        after
    }

    #[test]
    fn a_review_is_written_and_nothing_else_changes() {
        for text in [
            "---\ntitle: A\nreviewed: 2020-01-01 # by Mary\nowner: Us\n---\n\nText.\n",
            "---\r\ntitle: A\r\nreviewed: 2020-01-01\r\n---\r\n\r\nText.\r\n",
            "---\ntitle: A\n---\nText.\n",
            "---\nowner: Us\ntitle: \"A\"\nreviewed:\nreviewed_text:\nsources:\n  - title: reviewed\n    url: https://a.org\n---\nText.\n",
            "---\nreviewed: last year\ntitle: A\n---\nText.\n",
            "---\nreviewed_text: \"00000000\"\ntitle: 'A: b'\nreviewed: 2020-01-01\n---\nText.",
            "---\ntitle: A\nsummary: >\n  long\n  words\n---\nText.\n",
            "---\ntitle: A\nreviewed: '2020-01-01'  # by Mary\nreviewed_text: \"00000000\" # \"all\" of it\n---\nText.\n",
            "---\ntitle: A\nreviewed:   # by nobody\nreviewed_text: '0' # by Mary\r\n---\nText.\n",
            "---\ntitle: A\nreviewed: last year # by Mary\nreviewed_text: # none\n---\nText.\n",
        ] {
            let after = reviewed(text);
            let (old, new) = (read(text), read(&after));
            assert_eq!(
                new.front_matter.reviewed.as_ref().map(|day| day.value.to_string()).as_deref(),
                Some("2026-11-22"),
                "{after}"
            );
            assert_eq!(
                new.front_matter.reviewed_text.as_ref().map(|mark| mark.value.to_string()),
                Some(text_fingerprint(&old)),
                "{after}"
            );
            assert_eq!(text_fingerprint(&new), text_fingerprint(&old), "{after}");
            assert_eq!(reviewed(&after), after, "a second time nothing changes");
            let rest = |text: &str| {
                text.lines()
                    .filter(|line| !line.starts_with("reviewed"))
                    .map(str::to_string)
                    .collect::<Vec<_>>()
            };
            assert_eq!(rest(&after), rest(text));
            let remarks = |text: &str| {
                text.lines()
                    .filter_map(|line| line.split_once(" #").map(|(_, remark)| remark.to_string()))
                    .collect::<Vec<_>>()
            };
            assert_eq!(remarks(&after), remarks(text), "{after}");
            assert_eq!(after.contains('\r'), text.contains('\r'));
            assert_eq!(
                after.matches('\n').count(),
                after.matches("\r\n").count().max(after.matches('\n').count())
            );
        }
        assert!(set_reviewed(&read("Text without fields."), "2026-11-22".parse().unwrap()).is_none());
    }

    #[test]
    fn the_fingerprint_is_of_the_words() {
        let fingerprint = |text: &str| text_fingerprint(&read(text));
        let one = fingerprint("---\ntitle: A\nreviewed: 2020-01-01\n---\n\nText.\nMore.\n");
        assert_eq!(one, fingerprint("---\r\ntitle: A\r\nowner: Us\r\n---\r\nText.  \r\nMore.\r\n\r\n"));
        for other in [
            "---\ntitle: B\n---\nText.\nMore.",
            "---\ntitle: A\n---\nTest.\nMore.",
            "---\ntitle: A\n---\nText. More.",
            "---\ntitle: A\n---\nText.\nMore",
            "---\ntitle: A\nsummary: A\n---\nText.\nMore.",
        ] {
            assert_ne!(one, fingerprint(other), "{other}");
        }
    }
}
