//! Floor 3: finds the tags in the text of a template.
//! In: a template. Out: its tags, and the template with a mark in each.
//! Must never: take code of the template language, a comment or a script for a tag.

use super::marks::TemplateMark;
use crate::base::Span;
use crate::html::comment_end;
use memchr::memmem;

/// A start tag in a template, as indexes into its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct TemplateTag {
    /// Its `<`.
    start: usize,
    /// Behind its name.
    name_end: usize,
    /// Behind its `>`.
    end: usize,
}

/// A template in which each tag carries a mark.
pub fn mark_tags(text: &str, template: usize) -> String {
    let mut marked = String::with_capacity(text.len() * 2);
    let mut copied = 0;
    for tag in tags(text) {
        marked.push_str(&text[copied..tag.name_end]);
        marked.push_str(&TemplateMark { template, span: Span::new(tag.start, tag.end) }.to_string());
        copied = tag.name_end;
    }
    marked + &text[copied..]
}

/// Elements whose content has no tags.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

fn tags(text: &str) -> Vec<TemplateTag> {
    let bytes = text.as_bytes();
    let mut tags = Vec::new();
    let (mut at, mut drawings) = (0, 0_usize);
    while at < bytes.len() {
        if let Some(end) = code_end(bytes, at) {
            at = end;
        } else if bytes[at..].starts_with(b"<!--") {
            at = comment_end(bytes, at + 4);
        } else if bytes.get(at..at + 5).is_some_and(|end| end.eq_ignore_ascii_case(b"</svg")) {
            drawings = drawings.saturating_sub(1);
            at += 5;
        } else if bytes[at] == b'<' && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) {
            let tag = tag_at(bytes, at);
            tags.push(tag);
            at = tag.end;
            let name = &text[tag.start + 1..tag.name_end];
            let raw = RAW.iter().find(|raw| name.eq_ignore_ascii_case(raw));
            // In a drawing these are elements like all others, and tags begin in them.
            if let Some(raw) = raw.filter(|_| drawings == 0) {
                at = raw_end(text, at, raw);
            }
            if name.eq_ignore_ascii_case("svg") && !text[..at].ends_with("/>") {
                drawings += 1;
            }
        } else {
            at += 1;
        }
    }
    tags
}

/// The tag that begins at `start`. Its name may be made by code: `<h{{ level }}>`.
fn tag_at(bytes: &[u8], start: usize) -> TemplateTag {
    let mut name_end = start + 1;
    while let Some(byte) = bytes.get(name_end) {
        match code_end(bytes, name_end) {
            Some(end) if bytes[name_end..].starts_with(b"{{") => name_end = end,
            None if !byte.is_ascii_whitespace() && !b"/>".contains(byte) => name_end += 1,
            _ => break,
        }
    }
    let mut end = name_end;
    let mut quote = None;
    while let Some(byte) = bytes.get(end) {
        if let Some(after) = code_end(bytes, end) {
            end = after;
            continue;
        }
        end += 1;
        match (*byte, quote) {
            (b'>', None) => break,
            (b'"' | b'\'', None) => quote = Some(*byte),
            (byte, Some(open)) if byte == open => quote = None,
            _ => {}
        }
    }
    TemplateTag { start, name_end, end }
}

/// Where the code of the template language ends that begins at `at`; none where none begins there.
pub fn code_end(bytes: &[u8], at: usize) -> Option<usize> {
    let close: &[u8] = match bytes.get(at..at + 2)? {
        b"{#" => return Some(find(bytes, at, b"#}")),
        b"{{" => b"}}",
        b"{%" => b"%}",
        _ => return None,
    };
    let mut end = at + 2;
    let mut quote = None;
    while end < bytes.len() {
        match (bytes[end], quote) {
            (byte @ (b'"' | b'\'' | b'`'), None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            (_, None) if bytes[end..].starts_with(close) => return Some(end + 2),
            _ => {}
        }
        end += 1;
    }
    Some(end)
}

/// Where the closing tag of an element without tags begins.
fn raw_end(text: &str, at: usize, name: &str) -> usize {
    let closes = |index: &usize| {
        text.get(index + 2..index + 2 + name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name))
    };
    memmem::find_iter(&text.as_bytes()[at..], b"</")
        .map(|found| at + found)
        .find(closes)
        .unwrap_or(text.len())
}

/// The index behind the next `wanted`, or the end.
fn find(bytes: &[u8], at: usize, wanted: &[u8]) -> usize {
    memmem::find(&bytes[at..], wanted).map_or(bytes.len(), |found| at + found + wanted.len())
}

#[cfg(test)]
mod tests {
    use super::tags;
    use crate::render::minify::minify_template;
    use crate::render::origin::marks::MarkedPage;
    use include_dir::{Dir, File, include_dir};

    #[track_caller]
    fn found(text: &str, expected: &[&str]) {
        let tags: Vec<&str> = tags(text).iter().map(|tag| &text[tag.start..tag.end]).collect();
        assert_eq!(tags, expected, "{text}");
    }

    #[test]
    fn tags_are_told_from_code_comments_and_scripts() {
        found("<p class=a>1 < 2 <b>x</b></p><br/>", &["<p class=a>", "<b>", "<br/>"]);
        found("<!--><a><!-- <i> --!><b><!-- <i> -->", &["<a>", "<b>"]);
        found("<svg><title><a></title></svg><title><i></title>", &["<svg>", "<title>", "<a>", "<title>"]);
        found("{# <i> #}<!-- <i> -->{{ \"}} <i>\" }}{% if a < b %}<a>{% endif %}", &["<a>"]);
        found(
            "<a {% if 2 > 1 %}href=\"{{ x }}\"{% endif %} title='a > b'>x",
            &["<a {% if 2 > 1 %}href=\"{{ x }}\"{% endif %} title='a > b'>"],
        );
        found("<script>if (a<b) '<i>'</script><STYLE>p<i</Style><u>", &["<script>", "<STYLE>", "<u>"]);
        found("<h{{ level }} id=x>", &["<h{{ level }} id=x>"]);
        found("<!doctype html><html", &["<html"]);
        found("ä<p title=\"ö", &["<p title=\"ö"]);
    }

    #[test]
    fn a_mark_stands_behind_the_name() {
        assert_eq!(
            super::mark_tags("<h{{ n }} id=x><br/>", 4),
            "<h{{ n }} data-plainleaf-origin=\"4>0>15\" id=x><br data-plainleaf-origin=\"4>15>20\"/>"
        );
    }

    /// Minifying treats a marked template as it does the template: only so are marked pages the published ones.
    #[test]
    fn marks_do_not_change_what_minifying_does() {
        fn files<'d>(folder: &'d Dir<'d>) -> Vec<&'d File<'d>> {
            folder.files().chain(folder.dirs().flat_map(files)).collect()
        }
        static THEMES: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes");
        let mut seen = 0;
        for file in
            files(&THEMES).into_iter().filter(|file| file.path().extension().is_some_and(|end| end == "html"))
        {
            let text = file.contents_utf8().expect("text");
            let plain = minify_template(text);
            let marked = MarkedPage::read(minify_template(&super::mark_tags(text, 1)).as_bytes());
            let unmarked = String::from_utf8(marked.bytes).expect("text");
            let same = plain.bytes().zip(unmarked.bytes()).take_while(|(one, other)| one == other).count();
            let around =
                |text: &str| text.chars().skip(same.saturating_sub(60)).take(120).collect::<String>();
            assert!(plain == unmarked, "{:?}\n{}\n{}", file.path(), around(&plain), around(&unmarked));
            seen += 1;
        }
        assert!(seen > 30, "{seen}");
    }
}
