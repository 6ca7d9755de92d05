//! The rules about words at the edge: what is just too much is found, what is just right is not, and neither
//! is what only looks wrong.

use plainleaf::base::{Finding, Source};
use plainleaf::check::{LanguageStandard, judge_prose, prose::Prose};
use plainleaf::doc::{ContentPath, Document};
use plainleaf::site::Site;
use plainleaf::{Memo, NoCache, Options, Sources, build};

fn found(path: &str, text: &str, rule: &str, standard: &LanguageStandard) -> Vec<Finding> {
    let text = format!("---\ntitle: A page\nsummary: You can ask.\nreviewed: 2026-11-22\n---\n\n{text}\n");
    let document = Document::read(
        &Source::new(path, text.into_bytes()),
        ContentPath::from_path(path).expect("a page's path"),
    )
    .value;
    judge_prose(&Prose::of(&document, standard))
        .into_iter()
        .filter(|finding| finding.rule.id == rule)
        .collect()
}

const PLAIN: &str = "content/en/a.md";
const EASY: &str = "content/en/a.easy.md";
const PRINT: &str = "content/en/a.all.leaflet.md";

fn count(path: &str, text: &str, rule: &str) -> usize {
    found(path, text, rule, &LanguageStandard::default()).len()
}

/// A sentence of so many words.
fn sentence(words: usize) -> String {
    format!("We{}.", " say".repeat(words - 1))
}

#[test]
fn a_threshold_is_the_last_number_that_is_fine() {
    for (path, rule, limit, most) in [
        (PLAIN, "sentence-length", 20, 40),
        (PRINT, "sentence-length", 20, 40),
        (EASY, "sentence-length", 15, 25),
        (PLAIN, "sentence-limit", 40, 500),
        (EASY, "sentence-limit", 25, 500),
    ] {
        assert_eq!(count(path, &sentence(limit), rule), 0, "{path} {rule} {limit}");
        assert_eq!(count(path, &sentence(limit + 1), rule), 1, "{path} {rule} {limit} + 1");
        assert_eq!(count(path, &sentence(most), rule), 1, "{path} {rule} {most}");
    }
    assert_eq!(count(PLAIN, &sentence(41), "sentence-length"), 0, "the other rule has found it");
    let paragraph = |sentences: usize, words: usize| vec![sentence(words); sentences].join(" ");
    assert_eq!(count(EASY, &paragraph(3, 4), "paragraph-length"), 0);
    assert_eq!(count(EASY, &paragraph(4, 4), "paragraph-length"), 1);
    assert_eq!(count(PLAIN, &paragraph(5, 10), "paragraph-length"), 0, "50 words");
    assert_eq!(count(PLAIN, &paragraph(3, 20), "paragraph-length"), 0, "3 sentences");
    assert_eq!(
        count(PLAIN, &format!("{} And {}", paragraph(4, 10), paragraph(1, 10)), "paragraph-length"),
        1,
        "51 words"
    );
    assert_eq!(count(EASY, &vec![sentence(12); 5].join("\n\n"), "sentence-average"), 0);
    assert_eq!(
        count(EASY, &[vec![sentence(12); 4], vec![sentence(13)]].concat().join("\n\n"), "sentence-average"),
        1
    );
    assert_eq!(
        count(EASY, &vec![sentence(14); 4].join("\n\n"), "sentence-average"),
        0,
        "too few to have an average"
    );
    let long = |sentences: usize| {
        vec!["Individuals experiencing difficulties require representation."; sentences].join("\n\n")
    };
    assert_eq!(count(PLAIN, &long(19), "reading-level"), 0, "95 words are not measured");
    assert_eq!(count(PLAIN, &long(20), "reading-level"), 1, "100 words");
}

#[test]
fn what_only_looks_wrong_is_left_alone() {
    for (path, rule, text) in [
        (
            EASY,
            "passive-voice",
            "You are entitled to help. She was born in 1990. He is married. They are disabled. We are interested.",
        ),
        (
            EASY,
            "passive-voice",
            "It is a need. There are a hundred people. You are indeed right. This is means-tested.",
        ),
        (
            EASY,
            "passive-voice",
            "This is called advocacy. If you are, helped people tell us. The shop was closed.",
        ),
        (
            EASY,
            "one-idea",
            "We have tea, coffee, milk and cake. You and I can go. Ask who can help you on the ward today.",
        ),
        (EASY, "double-negative", "No, you do not have to. You can say no. It is not far."),
        (
            EASY,
            "hard-word",
            "The nurses helped. You'll be fine and you don't pay. Onside is in Worcester. It is a well-known day-room.",
        ),
        (
            EASY,
            "unclear-pronoun",
            "## Your advocate\n\nThis page is about you.\n\n## Money\n\nIt costs nothing to ask: They can.",
        ),
        (
            PLAIN,
            "spelling",
            "It’s the carers’ e-mail, isn't it? See www.organize.org and a@color.com. The re-opened co-op. Ask at Liezure.",
        ),
        (
            PLAIN,
            "spelling",
            "Use `recieve` here. Call {{recieve.phone}}. A café. An under-18s club. 5pm, 10kg.",
        ),
        (
            PLAIN,
            "word-to-avoid",
            "You can foster a child. This is on behalf of you. The contract ceasefire. A regard. Uponthames.",
        ),
        (PLAIN, "idiom", "The tape is red. Put it on the tables. A light was at the end of a tunnel."),
        (
            PLAIN,
            "loaded-word",
            "The blinds are down. Elderly people. He suffered a fall. Do you have a handy cap?",
        ),
        (PLAIN, "many-conjunctions", "Tea and cake and milk. You can ask if you want because it is free."),
        (
            PLAIN,
            "sentence-length",
            "Our office\\\n12 High Street\\\nWorcester\\\nWR1 2DC\\\nOpen on Monday and Tuesday\\\nOpen from 9am to 5pm\\\nNo steps at the door",
        ),
    ] {
        let findings = found(path, text, rule, &LanguageStandard::default());
        // “This page is about you” says what “this” is; “It costs” names nothing, but no form of “be” stands
        // there.
        assert!(findings.is_empty(), "{rule}: {text}\n{findings:#?}");
    }
}

#[test]
fn what_is_wrong_is_found_wherever_it_stands() {
    for (path, rule, text, wanted) in [
        (EASY, "passive-voice", "You will be seen. It was not often said. You have been **told**.", 3),
        (EASY, "double-negative", "You don’t pay unless you want to.", 1),
        (EASY, "hard-word", "The tribunal and the Tribunal and tribunals meet. Ascertain the facts.", 3),
        (PLAIN, "spelling", "- We recieve it\n\n| Adress |\n|---|\n| adress, wich |\n\n## The adress", 3),
        (
            PLAIN,
            "word-to-avoid",
            "**Prior** to this, we [commence](a.md) in order to help. In order that you know.",
            4,
        ),
        (PLAIN, "loaded-word", "She SUFFERS from it. He is wheelchair-bound.", 2),
        (PLAIN, "idiom", "At the end of the day, it’s red tape.", 2),
    ] {
        let findings = found(path, text, rule, &LanguageStandard::default());
        assert_eq!(findings.len(), wanted, "{rule}: {text}\n{findings:#?}");
    }
}

#[test]
fn english_rules_are_silent_in_welsh() {
    let text = "Mae’r eiriolwr yn eich helpu chi i ddweud beth rydych chi ei eisiau. Nid yw hyn yn costio dim i neb.\n\n".repeat(12);
    let document = Document::read(
        &Source::new("content/cy/a.easy.md", text.into_bytes()),
        ContentPath::from_path("content/cy/a.easy.md").expect("a path"),
    )
    .value;
    let rules: Vec<&str> = judge_prose(&Prose::of(&document, &LanguageStandard::default()))
        .iter()
        .map(|finding| finding.rule.id)
        .collect();
    assert!(
        rules
            .iter()
            .all(|rule| rule.starts_with("sentence-") || matches!(*rule, "paragraph-length" | "main-points")),
        "{rules:?}"
    );
}

#[test]
fn a_site_decides_about_thresholds_and_sets() {
    let site = |lines: &str| -> (Site, Vec<Finding>) {
        let settings = format!("name = \"A\"\naddress = \"https://a.example\"\nsearch = false\n{lines}\n");
        let sources = Sources::from_memory([("content/site.toml", settings.as_str())]);
        let built = build(
            &sources,
            &Options::on("2026-11-22".parse().expect("a day")),
            &mut Memo::new(Box::new(NoCache)),
        );
        (built.site, built.findings)
    };
    let count = |lines: &str, path: &str, words: usize| {
        found(path, &sentence(words), "sentence-length", &LanguageStandard::of(&site(lines).0, 0)).len()
    };
    assert_eq!((count("", EASY, 16), count("", PLAIN, 22)), (1, 1));
    assert_eq!(count("[rules.sentence-length]\nplain = 22", PLAIN, 22), 0);
    assert_eq!(count("[rules.sentence-length]\nplain = 22", PRINT, 22), 1);
    let limit = |lines: &str, words: usize| {
        found(EASY, &sentence(words), "sentence-limit", &LanguageStandard::of(&site(lines).0, 0)).len()
    };
    assert_eq!((limit("", 25), limit("easy_read_rules = \"easy-standard-2026\"", 25)), (0, 1));
    for (lines, words, help) in [
        ("easy_read_rules = \"easy-u\"", "easy-u", "Did you mean `easy-uk`?"),
        ("[rules.sentence-length]\nplian = 22", "plian", "Did you mean `plain`?"),
        ("[rules.sentence-lenght]\nplain = 22", "sentence-lenght", "Did you mean `sentence-length`?"),
        ("[rules.link-text]\nplain = 22", "link-text", "Take the line out."),
        ("[rules.sentence-length]\nplain = \"many\"", "whole number", "as in: plain = 20"),
        ("synonyms = [\"advocate\"]", "in a list", "synonyms = [["),
    ] {
        let findings = site(lines).1;
        let fits = |finding: &&Finding| {
            finding.message.contains(words)
                && finding.help.contains(help)
                && &*finding.location.file == "content/site.toml"
        };
        assert!(findings.iter().any(|finding| fits(&finding)), "{lines}: {findings:#?}");
    }
    let (_, findings) = site("[rules.sentence-length]\nplain = 22\nseverity = \"info\"");
    assert!(
        !findings
            .iter()
            .any(|finding| matches!(finding.rule.id, "field-value" | "unknown-field" | "unknown-rule")),
        "{findings:#?}"
    );
}
