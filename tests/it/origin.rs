//! A finding in a built page names the tag of the template, or the words of the author, that it comes from.
//!
//! Each tag of each template gets a `tabindex` of its own. The rule `tab-order` repeats the number that it found,
//! and so says which tag its finding must point at. No template was written for this test.

use plainleaf::base::{OriginQuery, Source, SourceBody, Sources, TagOrigin};
use plainleaf::html::{Attr, Element, Tag, read_fast};
use plainleaf::render::{Editions, Templates, plan, tag_origins};
use plainleaf::{Build, Memo, NoCache, Options, build};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const OWN_SITE: &str = ".";
const EVERY_BLOCK: &str = "tests/golden/every-block";

fn sources_of(folder: &str, theme: Option<&str>) -> Sources {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<Source> = plainleaf::disk::read_site(&root).expect("a site").iter().cloned().collect();
    if let Some(theme) = theme {
        for file in &mut files {
            if &*file.path == "content/site.toml" {
                let text = String::from_utf8(file.bytes().to_vec()).expect("text");
                let own = text.lines().find(|line| line.starts_with("theme")).expect("the line of the theme");
                *file =
                    Source::new(&file.path, text.replace(own, &format!("theme = \"{theme}\"")).into_bytes());
            }
        }
    }
    Sources::new(files)
}

fn built(sources: &Sources, minify: bool) -> Build {
    let day = "2026-11-22".parse().expect("a date");
    let options = Options { minify, search: false, leaflets: false, ..Options::on(day) };
    build(sources, &options, &mut Memo::new(Box::new(NoCache)))
}

/// A template in which each tag has a number of its own, and the place of each tag.
fn numbered(path: &str, text: &str, places: &mut Vec<(String, usize)>) -> String {
    let mut with_numbers = String::new();
    let mut rest = text;
    while let Some(open) = rest.find(['<', '{']) {
        let (before, tail) = rest.split_at(open);
        with_numbers.push_str(before);
        let code = [
            ("{{", "}}"),
            ("{%", "%}"),
            ("{#", "#}"),
            ("<!--", "-->"),
            ("<script", "</script"),
            ("<style", "</style"),
        ];
        let length = match code.iter().find(|(open, _)| tail.starts_with(open)) {
            Some((_, close)) => tail.find(close).expect("an end") + close.len(),
            None if tail[1..].starts_with(|letter: char| letter.is_ascii_alphabetic())
                && tail.starts_with('<') =>
            {
                let name =
                    1 + tail[1..].find(|letter: char| !letter.is_ascii_alphanumeric()).expect("an end");
                places.push((path.to_string(), with_numbers.len()));
                with_numbers.push_str(&format!("{} tabindex=\"{}\"", &tail[..name], places.len()));
                rest = &tail[name..];
                continue;
            }
            None => 1,
        };
        with_numbers.push_str(&tail[..length]);
        rest = &tail[length..];
    }
    with_numbers + rest
}

/// Numbers all tags of all templates, and asks that each finding points at the tag with its number. Returns how
/// many tags were found.
fn assert_each_tag_is_found(folder: &str, theme: Option<&str>, minify: bool) -> usize {
    let sources = sources_of(folder, theme);
    let mut places = Vec::new();
    let files = sources.iter().map(|source| match &source.body {
        SourceBody::Text(text) if source.path.starts_with("themes/") && source.path.ends_with(".html") => {
            Source::new(&source.path, numbered(&source.path, text, &mut places).into_bytes())
        }
        _ => source.clone(),
    });
    let build = built(&Sources::new(files.collect()), minify);
    let broken: Vec<_> = build.findings.iter().filter(|finding| finding.rule.id == "template").collect();
    assert!(broken.is_empty(), "{broken:#?}");
    let mut met = BTreeSet::new();
    for finding in build.findings.iter().filter(|finding| finding.rule.id == "tab-order") {
        let number = finding.message.split('"').nth(1).and_then(|number| number.parse::<usize>().ok());
        let number = number.unwrap_or_else(|| panic!("no number: {finding:#?}"));
        let (file, start) = &places[number - 1];
        assert_eq!(
            (&*finding.location.file, finding.location.span.start as usize),
            (&**file, *start),
            "tag {number}: {finding:#?}"
        );
        met.insert(number);
    }
    met.len()
}

#[test]
fn each_tag_of_the_plain_theme_is_found() {
    assert!(assert_each_tag_is_found(OWN_SITE, Some("plain"), true) > 500);
    assert!(assert_each_tag_is_found(OWN_SITE, Some("plain"), false) > 500);
}

#[test]
fn each_tag_of_the_second_theme_is_found() {
    assert!(assert_each_tag_is_found(OWN_SITE, Some("harbour"), true) > 500);
}

#[test]
fn each_tag_of_a_bare_theme_is_found() {
    assert!(assert_each_tag_is_found(EVERY_BLOCK, None, true) >= 15);
    assert!(assert_each_tag_is_found(EVERY_BLOCK, None, false) >= 15);
}

/// What Markdown begins an element with. None where an element has no mark of its own.
fn markdown_marks(element: &Element) -> Option<&'static [&'static str]> {
    let is_word = element.is(Attr::Class, &["word"]);
    match element.tag() {
        Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => Some(&["#"]),
        Tag::Img => Some(&["!["]),
        Tag::A => Some(&["[", "<", "{{"]),
        Tag::Strong if !is_word => Some(&["**", "__"]),
        Tag::Em => Some(&["*", "_"]),
        Tag::Tr | Tag::Table => Some(&["|"]),
        Tag::Blockquote => Some(&[">"]),
        _ => None,
    }
}

/// Asks for the origin of every tag of every page. Returns how many tags of each name come from a text.
fn tags_from_texts(folder: &str) -> BTreeMap<String, usize> {
    let sources = sources_of(folder, None);
    let build = built(&sources, true);
    let templates = Templates::new(&build.site.theme, true).value.traced();
    let editions = Editions::default();
    let plan = plan(&build.site, &templates, &editions).value;
    let mut counts = BTreeMap::new();
    let mut lost = Vec::new();
    for output in build.outputs.iter().filter(|output| output.path.ends_with(".html")) {
        let bytes = output.bytes.bytes();
        let page = read_fast(&bytes);
        let tags = page.elements().map(|element| element.span()).collect();
        let query = OriginQuery { path: &output.path, content: &output.bytes, tags };
        let origins = tag_origins(&plan, &[query]).remove(0);
        if origins.iter().all(Option::is_none) {
            lost.push(output.path.to_string());
        }
        for (element, origin) in page.elements().zip(&origins) {
            let Some(TagOrigin::Text(location)) = origin else { continue };
            let name = format!("{:?}", element.tag());
            let text = sources.get(&location.file).and_then(Source::text).expect("a text");
            let words = location.span.of(text);
            let marks = markdown_marks(&element);
            let begins = |marks: &[&str]| marks.iter().any(|mark| words.trim_start().starts_with(mark));
            let is_own = match element.tag() {
                // The span of a cell is what stands between the bars.
                Tag::Td | Tag::Th => text[..location.span.start as usize].ends_with('|'),
                _ => marks.is_none_or(begins),
            };
            assert!(is_own && !words.is_empty(), "{name} in {} does not come from “{words}”", output.path);
            let is_judged = marks.is_some() || matches!(element.tag(), Tag::Td | Tag::Th);
            *counts.entry(name).or_default() += usize::from(is_judged);
        }
    }
    // The statement tells how the checks of a build went, which is not known here.
    lost.retain(|path| !path.contains("accessibility"));
    assert!(lost.is_empty(), "pages whose tags have no origin: {lost:#?}");
    counts
}

#[test]
fn each_element_of_a_text_is_found() {
    let (own, every) = (tags_from_texts(OWN_SITE), tags_from_texts(EVERY_BLOCK));
    let few: Vec<_> =
        ["A", "H2", "Img"].iter().filter(|name| own.get(**name).is_none_or(|count| *count < 200)).collect();
    assert!(few.is_empty(), "{few:?} are too few in {own:?}");
    for name in ["A", "Blockquote", "Em", "H2", "Img", "Strong", "Table", "Td", "Th", "Tr"] {
        assert!(every.get(name).is_some_and(|count| *count > 0), "{name} is not in {every:?}");
    }
}
