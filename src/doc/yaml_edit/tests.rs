//! Floor 1: what must hold of an edit, whatever the file looks like.
//! In: files in many ways of writing. Out: nothing; a test fails where an edit changes more than it should.
//! Must never: be satisfied with a text that merely reads well: other lines stay the same to the byte.

use super::*;
use proptest::prelude::*;

fn words(text: &str) -> FieldValue {
    FieldValue::Words(text.into())
}

fn list(items: &[&str]) -> FieldValue {
    FieldValue::List(items.iter().map(|item| words(item)).collect())
}

fn row(title: &str, url: &str) -> FieldValue {
    FieldValue::Row(vec![("title".into(), title.into()), ("url".into(), url.into())])
}

const PAGE: &str = "\u{feff}---\r\n# who looks after it\r\ntitle: \"A: title\"   # said twice\r\nowner: 'Us'\r\nreviewed:   2026-11-22\r\nsources:\r\n  - title: One\r\n    url: https://a.org # law\r\n  # the second\r\n  - Two\r\napplies_to: [England,  \"Wales\"]\r\ntags:\r\n- a\r\n- b\r\nsummary: >\r\n  long\r\n  words\r\ndraft:\r\n---\r\n\r\nText.  \r\nMore.\r\n";

/// The lines that differ: those that went, those that came.
fn difference(before: &str, after: &str) -> (Vec<String>, Vec<String>) {
    let (a, b): (Vec<&str>, Vec<&str>) =
        (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let tail = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take(a.len().min(b.len()) - same)
        .take_while(|(a, b)| a == b)
        .count();
    let own = |lines: &[&str]| lines[same..lines.len() - tail].iter().map(|line| line.to_string()).collect();
    (own(&a), own(&b))
}

#[test]
fn one_field_changes_one_line() {
    for (name, value, gone, come) in [
        (
            "title",
            words("B \"b\""),
            "title: \"A: title\"   # said twice\r\n",
            "title: \"B \\\"b\\\"\"   # said twice\r\n",
        ),
        ("owner", words("It's us"), "owner: 'Us'\r\n", "owner: 'It''s us'\r\n"),
        ("reviewed", words("2026-12-01"), "reviewed:   2026-11-22\r\n", "reviewed:   2026-12-01\r\n"),
        ("draft", words("true"), "draft:\r\n", "draft: true\r\n"),
        (
            "applies_to",
            list(&["Wales", "Scotland"]),
            "applies_to: [England,  \"Wales\"]\r\n",
            "applies_to: [\"Wales\", Scotland]\r\n",
        ),
        ("tags", list(&["a", "c, d"]), "- b\r\n", "- c, d\r\n"),
        ("tags", list(&["b"]), "- a\r\n", ""),
        ("tags", list(&["a", "b", "#c"]), "", "- \"#c\"\r\n"),
        ("menu", words("Short"), "", "menu: Short\r\n"),
        ("tested_by", list(&["Ann: of Leeds", "Bo"]), "", "tested_by: [\"Ann: of Leeds\", Bo]\r\n"),
        (
            "sources",
            FieldValue::List(vec![row("One", "https://b.org"), words("Two")]),
            "    url: https://a.org # law\r\n",
            "    url: https://b.org # law\r\n",
        ),
        ("owner", FieldValue::Nothing, "owner: 'Us'\r\n", ""),
    ] {
        let after = with_field(PAGE, name, &value).unwrap_or_else(|| panic!("{name} cannot be changed"));
        assert_eq!(field(&after, name), value);
        assert_eq!(
            difference(PAGE, &after),
            (
                gone.lines()
                    .map(|line| format!("{line}\n").replace("\r\n", "\n").replace('\n', "\r\n"))
                    .collect(),
                come.lines().map(|line| format!("{line}\r\n")).collect()
            ),
            "{name}"
        );
    }
}

#[test]
fn several_lines_become_one_or_none() {
    let after = with_field(PAGE, "summary", &words("Short words.")).unwrap();
    assert!(after.contains("- b\r\nsummary: Short words.\r\ndraft:"), "{after}");
    let after = with_field(PAGE, "sources", &FieldValue::Nothing).unwrap();
    assert!(after.contains("2026-11-22\r\napplies_to:"), "{after}");
    let three =
        FieldValue::List(vec![row("One", "https://a.org"), row("New", "https://n.org"), words("Two")]);
    let after = with_field(PAGE, "sources", &three).unwrap();
    assert!(after.contains("# the second\r\n  - title: New\r\n    url: https://n.org\r\n  - Two"), "{after}");
}

#[test]
fn what_cannot_be_changed_safely_is_left_to_people() {
    for text in [
        "Text.",
        "---\ntitle: A\nText.",
        "---\n{title: A}\n---\n",
        "---\ntitle: a: b\n---\n",
        "---\n- a\n---\n",
    ] {
        assert_eq!(with_field(text, "title", &words("B")), None, "{text}");
        assert!(!has_fields(text));
    }
    assert_eq!(
        with_field("---\n---\nText.", "title", &words("B")).as_deref(),
        Some("---\ntitle: B\n---\nText.")
    );
}

#[test]
fn the_text_keeps_its_line_ends() {
    for text in
        [PAGE, "---\ntitle: A\n---\nOne\r\ntwo\nthree", "No fields\r\nat all\r\n", "", "---\n---\n\n\nx"]
    {
        let body = FrontAndBody::of(text).body;
        for sent in
            [body.to_string(), body.replace("\r\n", "\n"), body.replace("\r\n", "\n").replace('\n', "\r\n")]
        {
            assert_eq!(with_body(text, &sent), text);
        }
    }
    let after = with_body(PAGE, "\r\nText.  \r\nNew.\r\nMore.\r\n");
    assert_eq!(difference(PAGE, &after), (vec![], vec!["New.\r\n".to_string()]));
    assert_eq!(with_body("One\r\ntwo\nthree", "One\ntwo\nfour"), "One\r\ntwo\nfour");
}

/// Words that people and attackers type.
fn any_words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~éŵ“’]{0,30}",
        "\\PC{0,12}",
        Just("null".into()),
        Just("- a".into()),
        Just("a #b: c".into()),
        Just("---".into()),
        Just("...".into())
    ]
    .prop_map(|words: String| words.trim().to_string())
}

fn any_value(holds: crate::doc::schema::FieldType) -> BoxedStrategy<FieldValue> {
    use crate::doc::schema::FieldType;
    match holds {
        FieldType::Strings | FieldType::AnyOf(_) => prop::collection::vec(
            any_words().prop_filter("said", |words| !words.is_empty()).prop_map(FieldValue::Words),
            1..5,
        )
        .prop_map(FieldValue::List)
        .boxed(),
        FieldType::Records(parts) => {
            let one = prop::collection::vec(any_words(), parts.len()).prop_map(|words| {
                FieldValue::Row(parts.iter().map(|part| part.to_string()).zip(words).collect())
            });
            prop::collection::vec(one, 1..4).prop_map(FieldValue::List).boxed()
        }
        _ => any_words().prop_filter("said", |words| !words.is_empty()).prop_map(FieldValue::Words).boxed(),
    }
}

/// A field, and a value for it.
fn any_field() -> impl Strategy<Value = (&'static str, FieldValue)> {
    prop::sample::select(FIELDS)
        .prop_flat_map(|field| any_value(field.field_type).prop_map(move |value| (field.name, value)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn edits_say_what_was_meant_and_nothing_else(edits in prop::collection::vec(any_field(), 1..8), crlf: bool, bom: bool) {
        let mut text = "---\n# a remark\ntitle: A # b\ntags: [x, y]\nsources:\n  - title: S # c\n    url: https://a.org\n---\n\nText: here.\n".to_string();
        if crlf { text = text.replace('\n', "\r\n"); }
        if bom { text.insert(0, '\u{feff}'); }
        for (name, value) in edits {
            let after = with_field(&text, name, &value);
            prop_assert!(after.is_some(), "{name} = {value:?} in {text:?}");
            let after = after.unwrap();
            prop_assert_eq!(field(&after, name), value.clone());
            prop_assert_eq!(with_field(&after, name, &value).unwrap(), after.clone(), "a second time nothing changes");
            // Remarks stay unless they stand in the lines of the field itself.
            let last = if crlf { "Text: here.\r\n" } else { "Text: here.\n" };
            prop_assert!(after.contains("# a remark") && after.ends_with(last));
            prop_assert_eq!(after.matches('\n').count() == after.matches("\r\n").count(), crlf);
            prop_assert_eq!(after.starts_with('\u{feff}'), bom);
            if let FieldValue::Words(_) = value {
                let (gone, come) = difference(&text, &after);
                prop_assert!(gone.len() <= 1 && come.len() <= 1, "{gone:?} {come:?}");
            }
            text = after;
        }
    }

    #[test]
    fn an_unchanged_text_is_the_same_to_the_byte(bom: bool, lines in prop::collection::vec(("(---|[a-z: #-]{0,9}|[a-zŵ *]{0,9})", "\r?\n"), 0..9), last in "[a-z ]{0,4}") {
        let mut text: String = lines.into_iter().map(|(words, end)| words + &end).collect();
        text.push_str(&last);
        if bom {
            text.insert(0, '\u{feff}');
        }
        let body = FrontAndBody::of(&text).body.replace("\r\n", "\n");
        prop_assert_eq!(with_body(&text, &body), text.clone());
        prop_assert_eq!(with_body(&text, &body.replace('\n', "\r\n")), text.clone());
        prop_assert_eq!(with_text(&text, &text.replace("\r\n", "\n")), text);
    }

    #[test]
    fn odd_fields_do_no_harm(top in "[a-z:\\[\\]{}|>&*!\"' #\n-]{0,60}", value in any_words()) {
        let text = format!("---\n{top}\n---\nText.\n");
        if let Some(after) = with_field(&text, "title", &words(&value)) {
            prop_assert!(value.is_empty() || field(&after, "title") == words(&value));
            prop_assert!(after.ends_with("---\nText.\n"));
        }
    }
}
