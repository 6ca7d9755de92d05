//! Floor 1: which text somebody reviewed.
//! In: a document. Out: a short mark of its text; the edits that write a review into its front matter.
//! Must never: change anything else in the file, or depend on how lines end.

use super::Document;
use super::yaml_edit::raw_scalar;
use crate::base::{Date, Edit, KeyHasher, Span};
use std::hash::Hash;

/// Eight hexadecimal digits that stand for the title, the summary and the text. White space at the ends of
/// lines does not count.
pub fn text_fingerprint(document: &Document) -> String {
    let front = &document.front_matter;
    let text = document.text().get(front.span.end as usize..).unwrap_or("");
    // What follows the fields begins with the line that ends them.
    let body = if front.span.is_empty() { text } else { text.split_once('\n').map_or("", |(_, body)| body) };
    let mut maker = KeyHasher::new();
    for words in [&front.title, &front.summary] {
        words.as_ref().map(|words| &words.value).hash(&mut maker);
    }
    for line in body.trim().lines() {
        line.trim_end().hash(&mut maker);
    }
    maker.key().short()
}

/// The edits that say: all of this text was reviewed on that day. None where the file has no fields to write
/// it into.
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

/// The edits that give one field a value, in its place or on a new line. None where the file has no fields.
pub(super) fn edited_field(
    document: &Document,
    name: &'static str,
    known: Option<Span>,
    value: &str,
) -> Option<Vec<Edit>> {
    edited_fields(document, &[(name, known, value.to_string())])
}

/// Fields by name, with the place of their value where they have one, and the value they get.
fn edited_fields(document: &Document, fields: &[(&'static str, Option<Span>, String)]) -> Option<Vec<Edit>> {
    let (text, front) = (document.text(), &document.front_matter);
    if front.span.is_empty() || document.damaged {
        return None;
    }
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    // A field may be there without a value, or with one that cannot be read: what stands behind its colon,
    // without the remark.
    let unread = |name: &str| {
        let mut at = front.span.start as usize;
        front.span.of(text).split_inclusive('\n').find_map(|line| {
            at += line.len();
            let rest = line.strip_prefix(name)?.strip_prefix(':')?;
            let said = raw_scalar(rest.trim_start());
            let said =
                if said.starts_with('#') { "" } else { said.split(" #").next().unwrap_or(said).trim_end() };
            let before = if said.is_empty() { 0 } else { rest.len() - rest.trim_start().len() };
            let start = at - rest.len();
            Some(Span::new(start, start + before + said.len()))
        })
    };
    let mut edits = Vec::new();
    let mut new_lines = String::new();
    for (name, known, value) in fields {
        match (known, unread(name)) {
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
    fn the_mark_is_of_the_words() {
        let mark = |text: &str| text_fingerprint(&read(text));
        let one = mark("---\ntitle: A\nreviewed: 2020-01-01\n---\n\nText.\nMore.\n");
        assert_eq!(one, mark("---\r\ntitle: A\r\nowner: Us\r\n---\r\nText.  \r\nMore.\r\n\r\n"));
        for other in [
            "---\ntitle: B\n---\nText.\nMore.",
            "---\ntitle: A\n---\nTest.\nMore.",
            "---\ntitle: A\n---\nText. More.",
            "---\ntitle: A\n---\nText.\nMore",
            "---\ntitle: A\nsummary: A\n---\nText.\nMore.",
        ] {
            assert_ne!(one, mark(other), "{other}");
        }
    }
}
