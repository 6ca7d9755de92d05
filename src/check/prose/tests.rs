//! Floor 3: tests of how ordinary and odd texts are split into passages, sentences and words.
//! In: Markdown. Out: nothing; a test fails if a passage, a sentence, a word or its place is wrong.
//! Must never: test a rule.

use super::{PassageKind, Prose, WordKind, WordRef};
use crate::base::Source;
use crate::check::LanguageStandard;
use crate::check::lexicon::WordSet;
use crate::doc::{ContentPath, Document};
use proptest::prelude::*;

fn document(text: &str) -> Document {
    let path = "content/en/a.easy.md";
    Document::read(&Source::new(path, text.as_bytes().to_vec()), ContentPath::from_path(path).unwrap()).value
}

/// The sentences of a text.
fn sentences(text: &str) -> Vec<String> {
    let document = document(text);
    let standard = LanguageStandard::default();
    let prose = Prose::of(&document, &standard);
    prose.sentences().map(|sentence| sentence.text().to_string()).collect()
}

/// The words of a text, with a bar between them.
fn words(text: &str) -> String {
    let document = document(text);
    let standard = LanguageStandard::default();
    let prose = Prose::of(&document, &standard);
    prose.words().map(|word| word.text().to_string()).collect::<Vec<_>>().join("|")
}

#[test]
fn sentences_end_where_readers_stop() {
    assert_eq!(sentences("Ask us. We can help!\nWho? You."), ["Ask us.", "We can help!", "Who?", "You."]);
    assert_eq!(
        sentences("Dr. Smith and Mr. J. Jones live in St. Helens. You can ask them."),
        ["Dr. Smith and Mr. J. Jones live in St. Helens.", "You can ask them."]
    );
    assert_eq!(
        sentences("It is 5.30pm, e.g. on Monday. See s. 130C."),
        ["It is 5.30pm, e.g. on Monday.", "See s. 130C."]
    );
    assert_eq!(
        sentences("The rate is 3.5 per cent. Go to www.nhs.uk. Or a.b@c.org."),
        ["The rate is 3.5 per cent.", "Go to www.nhs.uk.", "Or a.b@c.org."]
    );
    assert_eq!(
        sentences("(Ask us.) “We can.” They said “Who?” and left."),
        ["(Ask us.)", "“We can.”", "They said “Who?” and left."]
    );
    assert_eq!(sentences("Our office\\\n12 High Street\\\nLeeds"), ["Our office", "12 High Street", "Leeds"]);
    assert_eq!(
        sentences("We are open 9 a.m. to 5 p.m. on Monday. Come in."),
        ["We are open 9 a.m. to 5 p.m. on Monday.", "Come in."]
    );
}

#[test]
fn each_block_has_sentences_of_its_own() {
    let text = "## Who can\n\nYou can:\n\n- ask\n- write. Then wait\n  - or call\n\n| a | b |\n|---|---|\n| c. d | e |\n\nAdvocate\n: A helper.\n\n> [!important] Now\n> Go.\n";
    let document = document(text);
    let standard = LanguageStandard::default();
    let prose = Prose::of(&document, &standard);
    let found: Vec<(PassageKind, String)> =
        prose.passages().map(|passage| (passage.kind(), passage.text().to_string())).collect();
    use PassageKind::*;
    let wanted = [
        (Heading(2), "Who can"),
        (Paragraph, "You can:"),
        (Item, "ask"),
        (Item, "write. Then wait"),
        (Item, "or call"),
        (HeadCell, "a"),
        (HeadCell, "b"),
        (Cell, "c. d"),
        (Cell, "e"),
        (Term, "Advocate"),
        (Definition, "A helper."),
        (CalloutTitle, "Now"),
        (Paragraph, "Go."),
    ];
    assert_eq!(found, wanted.map(|(kind, words)| (kind, words.to_string())));
}

#[test]
fn each_passage_knows_its_item() {
    let document = document(
        "Top.\n\n1. one\n2. two\n\n   more of two\n   - inner\n\n   end of two\n\n- three\n\nBehind.\n",
    );
    let standard = LanguageStandard::default();
    let prose = Prose::of(&document, &standard);
    let items: Vec<_> = prose.passages().map(|passage| (passage.text(), passage.item())).collect();
    let numbered: Vec<(&str, Option<bool>)> =
        items.iter().map(|(text, item)| (*text, item.map(|item| item.numbered))).collect();
    let wanted = [
        ("Top.", None),
        ("one", Some(true)),
        ("two", Some(true)),
        ("more of two", Some(true)),
        ("inner", Some(false)),
    ];
    assert_eq!(
        numbered,
        [&wanted[..], &[("end of two", Some(true)), ("three", Some(false)), ("Behind.", None)]].concat()
    );
    assert!(
        items[2].1 == items[3].1
            && items[2].1 == items[5].1
            && items[1].1 != items[2].1
            && items[2].1 != items[4].1
    );
}

#[test]
fn title_and_summary_are_read_too() {
    let text = "---\ntitle: \"Who can: ask\"\nsummary: About us.\n---\n\nWords.\n";
    let document = document(text);
    let standard = LanguageStandard::default();
    let prose = Prose::of(&document, &standard);
    let found: Vec<(PassageKind, &str)> =
        prose.passages().map(|passage| (passage.kind(), passage.location().span.of(text))).collect();
    assert_eq!(
        found,
        [
            (PassageKind::Title, "Who can: ask"),
            (PassageKind::Summary, "About us."),
            (PassageKind::Paragraph, "Words.")
        ]
    );
}

#[test]
fn words_are_what_people_count() {
    assert_eq!(words("It’s a well-being check, isn't it?"), "It’s|a|well-being|check|isn't|it");
    assert_eq!(words("£1,000.50 at 5:30pm on 1/2/2026 (50%)"), "1,000.50|at|5:30pm|on|1/2/2026|50");
    assert_eq!(
        words("Call 0800 123 4567 or +44 1234 567890 now"),
        "Call|0800 123 4567|or|44 1234 567890|now"
    );
    assert_eq!(
        words("See https://www.a.org/b?c=d. and gov.uk/x, or a.b@c.org"),
        "See|https://www.a.org/b?c=d|and|gov.uk/x|or|a.b@c.org"
    );
    assert_eq!(words("e.g. this and/or the U.K."), "e.g|this|and|or|the|U.K");
    assert_eq!(
        words("Phone {{ imha.phone }} or `code x`. **Bo**ld"),
        "Phone|{{ imha.phone }}|or|\u{fffc}|Bold"
    );
    assert_eq!(words("a – b — c…d e.Next"), "a|b|c|d|e.Next");
    assert_eq!(words("the end.Next one"), "the|end|Next|one");
    assert_eq!(words("tŷ bach; أَهْلًا"), "tŷ|bach|أَهْلًا");
}

#[test]
fn a_gap_at_the_end_hides_no_sentence() {
    let text = "---\ntitle: X\nsummary: \"You can ask us. We help \"\n---\n\nText.\n";
    let source = Source::new("content/en/page.md", text.as_bytes().to_vec());
    let document = Document::read(&source, ContentPath::from_path("content/en/page.md").unwrap()).value;
    let standard = LanguageStandard::default();
    let prose = Prose::of(&document, &standard);
    assert_eq!(
        prose.sentences().map(|sentence| sentence.text()).collect::<Vec<_>>(),
        ["X", "You can ask us.", "We help", "Text."]
    );
}

#[test]
fn words_know_where_they_stand() {
    let text = "See [the **big** list](a.md) &amp; *more* at {{a.phone}}.";
    let document = document(text);
    let standard = LanguageStandard::default();
    let prose = Prose::of(&document, &standard);
    let found: Vec<(&str, bool, bool, bool, WordKind)> = prose
        .words()
        .map(|word| {
            (word.span().of(text), word.is_in_link(), word.is_strong(), word.is_emphasis(), word.kind())
        })
        .collect();
    use WordKind::{Fact, Word};
    let wanted = [
        ("See", false, false, false, Word),
        ("the", true, false, false, Word),
        ("big", true, true, false, Word),
        ("list", true, false, false, Word),
        ("more", false, false, true, Word),
        ("at", false, false, false, Word),
        ("{{a.phone}}", false, false, false, Fact),
    ];
    assert_eq!(found, wanted);
    assert_eq!(prose.sentences().next().unwrap().location().span.of(text), text);
}

static SMALL: WordSet<3> = WordSet::of(["a", "i", "is"]);

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    /// In any text, words and sentences have spans inside the file, words come in the order of the file, and
    /// each word is in its sentence.
    #[test]
    fn any_text_is_split_within_its_file(text in "([a-zA-Z0-9 .,:;!?'’\"()\\[\\]{}*_`@/\\-\n…–&#|>\u{a0}ŵé\u{301}أ]|\\{\\{a\\.b\\}\\}|https://|0800 ){0,80}") {
        let document = document(&text);
        let standard = LanguageStandard::default();
        let prose = Prose::of(&document, &standard);
        let mut before = 0;
        for sentence in prose.sentences() {
            let place = sentence.location().span;
            prop_assert!(text.get(place.start as usize..place.end as usize).is_some());
            prop_assert!(!sentence.is_empty());
            for word in sentence.words() {
                prop_assert!(word.range().start >= sentence.range().start && word.range().end <= sentence.range().end);
                prop_assert!(word.range().start >= before);
                before = word.range().end;
                prop_assert!(text.get(word.span().start as usize..word.span().end as usize).is_some(), "{:?} {:?}", word.text(), word.span());
                prop_assert!(!word.text().is_empty());
                prop_assert_eq!(word.sentence().range(), sentence.range());
            }
        }
        prop_assert_eq!(prose.sentences().map(|sentence| sentence.len()).sum::<usize>(), prose.words().len());
        // The indexes hold the words that a search of all words finds.
        let agrees = |found: &mut dyn Iterator<Item = WordRef<'_>>, wanted: fn(&WordRef<'_>) -> bool| {
            found.map(|word| word.range()).eq(prose.words().filter(wanted).map(|word| word.range()))
        };
        prop_assert!(agrees(&mut prose.words_of(&SMALL), |word| ["a", "i", "is"].iter().any(|known| word.is(known))));
        prop_assert!(agrees(&mut prose.numbers(), |word| word.kind() == WordKind::Number));
        prop_assert!(agrees(&mut prose.capitals(), |word| word.is_capitals()));
        prop_assert!(agrees(&mut prose.bold_words(), |word| word.is_strong()));
    }
}
