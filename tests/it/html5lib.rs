//! The tokenizer tests of html5lib, which every browser's reader was tried with, read by both of ours: which tags
//! begin, with which attributes and values, and where in the file.
//!
//! The cases are no part of this repository: `tests/run` brings them and starts this test, with the folder that
//! holds them in `HTML5LIB_TOKENIZER_TESTS`.

use plainleaf::html::{Attr, Element, Markup, Tag, plain, read_as_browser, read_fast};
use serde_json::Value;
use std::collections::BTreeMap;

/// A tag as it should be found: its name, and its attributes in the order of their names.
#[derive(Debug, PartialEq, Eq)]
struct StartTag {
    name: String,
    attributes: Vec<(String, String)>,
}

struct Case {
    name: String,
    input: String,
    expected: Vec<StartTag>,
}

/// Why a case is not asked.
const NOT_TEXT: &str = "it is no text: a half of a surrogate pair";
const NO_ELEMENT: &str = "it begins inside an element, and does not say in which";

/// `\u0041` in a text that was escaped twice.
fn unescaped(text: &str) -> Result<String, &'static str> {
    let mut units = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\\u") {
        units.extend(before.encode_utf16());
        let unit = after.get(..4).and_then(|digits| u16::from_str_radix(digits, 16).ok()).ok_or(NOT_TEXT)?;
        units.push(unit);
        rest = &after[4..];
    }
    units.extend(rest.encode_utf16());
    String::from_utf16(&units).map_err(|_| NOT_TEXT)
}

fn case(file: &str, test: &Value) -> Result<Case, &'static str> {
    let is_escaped = test["doubleEscaped"].as_bool().unwrap_or(false);
    let text = |text: &str| if is_escaped { unescaped(text) } else { Ok(text.to_string()) };
    let mut input = text(test["input"].as_str().expect("an input"))?;
    let mut expected = Vec::new();
    let states = test["initialStates"].as_array().map_or(&[][..], |states| states);
    if !states.is_empty() && !states.iter().any(|state| state.as_str() == Some("Data state")) {
        // What stands inside of an element is read behind its tag.
        let name = test["lastStartTag"].as_str().ok_or(NO_ELEMENT)?;
        input = format!("<{name}>{input}");
        expected.push(StartTag { name: name.into(), attributes: Vec::new() });
    }
    for token in test["output"].as_array().expect("tokens") {
        if token[0] == "StartTag" {
            let attributes = token[2].as_object().expect("attributes").iter();
            let attributes = attributes
                .map(|(name, value)| Ok::<_, &str>((text(name)?, text(value.as_str().expect("a value"))?)))
                .collect::<Result<_, _>>()?;
            expected.push(StartTag { name: text(token[1].as_str().expect("a name"))?, attributes });
        }
    }
    Ok(Case { name: format!("{file}: {}", test["description"].as_str().unwrap_or("")), input, expected })
}

/// All cases, and how many there are of those that cannot be asked.
fn cases() -> (Vec<Case>, BTreeMap<&'static str, usize>) {
    let folder =
        std::env::var_os("HTML5LIB_TOKENIZER_TESTS").expect("HTML5LIB_TOKENIZER_TESTS names a folder");
    let (mut cases, mut left) = (Vec::new(), BTreeMap::new());
    let mut paths: Vec<_> = std::fs::read_dir(&folder)
        .expect("the folder of the cases")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "test")) {
        let name = path.file_stem().expect("a name").to_string_lossy();
        let tests: Value =
            serde_json::from_slice(&std::fs::read(path).expect("a file of cases")).expect("JSON");
        for test in tests["tests"].as_array().into_iter().flatten() {
            match case(&name, test) {
                Ok(case) => cases.push(case),
                Err(why) => *left.entry(why).or_default() += 1,
            }
        }
    }
    (cases, left)
}

/// Why our readers may find something else than a browser.
struct Difference {
    why: &'static str,
    /// For how many cases the quick reader and the one for anybody's pages do.
    cases: [usize; 2],
    is_so: fn(&Case) -> bool,
}

/// In the order in which they are asked.
const DIFFERENCES: [Difference; 4] = [
    Difference {
        why: "the quick reader keeps a tag that is not ended, where browsers drop it",
        cases: [12, 0],
        is_so: |case| case.input.rfind('<') > case.input.rfind('>'),
    },
    Difference {
        why: "the quick reader takes a script to end at the first </script>, whatever stands before it",
        cases: [1, 0],
        is_so: |case| {
            let raw =
                ["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext"];
            case.expected.first().is_some_and(|tag| raw.contains(&&*tag.name))
        },
    },
    Difference {
        why: "of the names of characters only the few are known that are in use",
        cases: [4, 3],
        is_so: |case| case.input.contains('&'),
    },
    Difference {
        why: "U+0000 and a line end without a line feed are left as they are",
        cases: [10, 1],
        is_so: |case| case.input.contains(['\0', '\r']),
    },
];

/// The tags that a reader found, after making sure that each stands where it says.
fn found(page: &Markup, text: &str) -> Result<Vec<StartTag>, String> {
    let mut last = 0;
    let mut tags = Vec::new();
    for element in page.elements() {
        let span = element.span();
        // An element that nobody wrote: html, head and body are always there.
        if span.is_empty() {
            continue;
        }
        let written = &text[span.start as usize..span.end as usize];
        if !written.starts_with('<') || !(written.ends_with('>') || span.end as usize == text.len()) {
            return Err(format!("{:?} is said to stand at “{written}”", element.tag()));
        }
        if (span.start as usize) < last {
            return Err(format!("“{written}” stands before what is before it"));
        }
        last = span.end as usize;
        let name = written[1..].split(|sign: char| sign.is_ascii_whitespace() || "/>".contains(sign));
        tags.push(StartTag {
            name: name.map(str::to_ascii_lowercase).next().expect("a name"),
            attributes: attributes(&element, text),
        });
    }
    Ok(tags)
}

/// The attributes of a tag in the order of their names. The first of a name counts.
fn attributes(element: &Element, text: &str) -> Vec<(String, String)> {
    let start = element.span().start as usize;
    let ends_name = |sign: char| sign.is_ascii_whitespace() || "/>".contains(sign);
    let mut last = text[start..].find(ends_name).map_or(text.len(), |end| start + end);
    let mut list = BTreeMap::new();
    for attribute in element.attributes() {
        // Between the one before it and its value stand its name, an equals sign and perhaps a quote.
        let (from, to) = (attribute.value.start as usize, attribute.value.end as usize);
        let before =
            text[last..from].trim_start_matches(|sign: char| sign.is_ascii_whitespace() || sign == '/');
        let quote = text[to..].chars().next().filter(|sign| "\"'".contains(*sign) && before.ends_with(*sign));
        let bare = before.strip_suffix(|sign| Some(sign) == quote).unwrap_or(before).trim_ascii_end();
        let has_value =
            !attribute.value.is_empty() || quote.is_some() || bare.len() > 1 && bare.ends_with('=');
        let name = if has_value { bare.strip_suffix('=').unwrap_or(bare).trim_ascii_end() } else { bare };
        assert_eq!(Attr::of(name.as_bytes()), attribute.name, "“{name}” in {text:?}");
        list.entry(name.to_ascii_lowercase()).or_insert(plain(element.value(attribute)).into_owned());
        last = to + usize::from(quote.is_some());
    }
    list.into_iter().collect()
}

#[test]
#[ignore = "tests/run brings the cases"]
fn both_readers_find_the_tags_that_html5lib_names() {
    let (cases, left) = cases();
    let (mut wrong, mut tags, mut different) = (Vec::new(), [0, 0], [[0; 2]; DIFFERENCES.len()]);
    for case in &cases {
        let quick = found(&read_fast(case.input.as_bytes()), &case.input);
        let (page, is_whole) = read_as_browser(&case.input);
        assert!(is_whole, "{}", case.name);
        let browser = found(&page, &case.input);
        // A browser puts elements where they belong: those of a table, a head or a body may move or go.
        let stays = case.expected.iter().all(|tag| Tag::of(tag.name.as_bytes()) == Tag::Other);
        for (reader, tags_found) in [quick, browser].into_iter().take(if stays { 2 } else { 1 }).enumerate() {
            if tags_found.as_ref() == Ok(&case.expected) {
                tags[reader] += case.expected.len();
            } else if let Some(why) = DIFFERENCES.iter().position(|known| (known.is_so)(case)) {
                different[why][reader] += 1;
            } else {
                wrong
                    .push(format!("{} {:?}\n  {:?}\n  {tags_found:?}", case.name, case.input, case.expected));
            }
        }
    }
    println!(
        "{} cases; the quick reader found {} tags, the one for anybody's pages {}",
        cases.len(),
        tags[0],
        tags[1]
    );
    println!("not asked: {left:?}");
    for (known, count) in DIFFERENCES.iter().zip(different) {
        println!("{count:?} differ: {}", known.why);
    }
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
    assert!(cases.len() > 6_500 && tags[0] > 400 && tags[1] > 90, "too few cases");
    assert_eq!(different, DIFFERENCES.map(|known| known.cases), "what is left has changed");
}
