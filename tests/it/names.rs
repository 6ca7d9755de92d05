//! What other programs leave behind or break: copies of shared folders, names of files from a Mac, letters of
//! another encoding, and the words of the starters that nobody replaced.

use crate::test_site::{BuiltSite, TestSite, page};
use plainleaf::base::Severity;
use plainleaf::engine::apply_fixes;

/// The findings of a rule: severity, file and message.
fn found<'b>(site: &'b BuiltSite, rule: &str) -> Vec<(Severity, &'b str, &'b str)> {
    let found = site.findings.iter().filter(|finding| finding.rule.id == rule);
    found.map(|finding| (finding.severity, &*finding.location.file, &*finding.message)).collect()
}

#[test]
fn a_copy_that_a_shared_folder_made_is_not_published() {
    for (name, says) in [
        ("about-us (conflicted copy 2026-11-22 101010).md", "Two people changed a file at once"),
        ("about-us (Mary's conflicted copy 2026-11-22).md", "Two people changed a file at once"),
        ("about-us-DESKTOP-AB12.md", "Two people changed a file at once"),
        ("about-us-Marys-PC.md", "Two people changed a file at once"),
        ("Copy of about-us.md", "This is a copy of about-us.md"),
        ("about-us - Copy.md", "This is a copy of about-us.md"),
        ("about-us (1).md", "This is a copy of about-us.md"),
        ("~$about-us.docx", "A word processor made this file"),
        ("Thumbs.db", "A computer made this file for itself"),
    ] {
        let path = format!("content/en/{name}");
        let text = page("owner: Mary\n", "Wrong words.").replace("A page", "About us");
        let site = TestSite::new().with(&path, text).build();
        site.finding("stray-file").at(&format!("{path}:1")).says(says);
        assert_eq!(site.findings.len(), 1, "{name}: {:#?}", site.findings);
        let is_published = site.outputs.iter().any(|output| {
            output.path.ends_with(".html")
                && String::from_utf8_lossy(&output.bytes.bytes()).contains("Wrong words")
        });
        assert!(!is_published, "{name} is published");
    }
    // A page with a name like that of a copy, and no original.
    let site =
        TestSite::new().with("content/en/prices-2026.md", page("owner: Mary\n", "You pay nothing.")).build();
    site.clean();
}

#[test]
fn a_copy_of_a_folder_is_said_once_and_not_published() {
    let text = |title: &str| page("owner: Mary\n", "Wrong words.").replace("A page", title);
    for name in ["care - Copy", "care (1)", "Copy of care"] {
        let files = [
            (
                "content/en/care/index.md".to_string(),
                page("owner: Mary\n", "We care.").replace("A page", "Care"),
            ),
            (format!("content/en/{name}/index.md"), text("Care")),
            (format!("content/en/{name}/more/ask.md"), text("Ask")),
        ];
        let site = TestSite::new().with_all(files).build();
        site.finding("stray-file").at(&format!("content/en/{name}/index.md:1")).says("is a copy of care");
        assert_eq!(site.findings.len(), 1, "{name}: {:#?}", site.findings);
        let is_published = |output: &plainleaf::Output| {
            String::from_utf8_lossy(&output.bytes.bytes()).contains("Wrong words")
        };
        assert!(!site.outputs.iter().any(is_published), "{name} is published");
    }
    // Without the folder it would be a copy of, it may be meant.
    let site = TestSite::new().with("content/en/copy-of-a-will/index.md", text("A copy of a will")).build();
    assert!(site.outputs.iter().any(|output| output.path.starts_with("copy-of-a-will/")));
}

#[test]
fn a_name_from_a_mac_is_the_same_name() {
    let files = [
        ("content/en/cafe\u{301}.md", page("owner: Mary\n", "Come in.")),
        ("content/en/to.md", page("owner: Mary\n", "[Our rooms](café.md) and [others](caf%C3%A9.md).")),
    ];
    let site = TestSite::new().with_all(files).build();
    assert_eq!(found(&site, "broken-link"), []);
    assert!(site.text("to/index.html").contains("/cafe/"));
}

#[test]
fn a_hash_in_a_title_is_said() {
    let text = page("owner: Mary\n", "Words.").replace("A page", "Help #1 for you");
    let site = TestSite::new().with("content/en/help.md", text).build();
    let finding = site.finding("field-value").at("content/en/help.md:2").marks("Help #1 for you");
    assert!(finding.help.contains("\"Help #1 for you\""), "{}", finding.help);
    let fix = finding.fix.as_ref().expect("a fix");
    let mut text = page("owner: Mary\n", "Words.").replace("A page", "Help #1 for you");
    let edit = &fix.edits[0];
    text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.replacement);
    let site = TestSite::new().with("content/en/help.md", text).build().clean();
    assert!(site.text("help/index.html").contains("Help #1 for you"));
}

#[test]
fn broken_letters_are_mended_and_nothing_else_is_found_then() {
    let broken = "You donâ€™t pay Â£5 in the cafÃ©. We help you to ﬁnd infor\u{ad}mation, face-to-face, in a cafe\u{301}.";
    let text = page("owner: Mary\n", broken);
    let site = TestSite::new().with("content/en/help.md", &text).build();
    let findings: Vec<_> =
        site.findings.iter().filter(|finding| finding.rule.id == "broken-letter").cloned().collect();
    assert_eq!(findings.len(), 6, "{findings:#?}");
    assert_eq!(found(&site, "spelling"), [], "a hyphen that nobody sees makes no two words");
    let (mended, places) = apply_fixes(&text, &findings);
    assert_eq!(places, 6);
    assert!(
        mended.contains(
            "You don’t pay £5 in the café. We help you to find information, face-to-face, in a café."
        )
    );
    let site = TestSite::new().with("content/en/help.md", &*mended).build();
    assert_eq!(found(&site, "broken-letter"), []);
    let settings = TestSite::new()
        .with("content/contacts.toml", "[imha]\nname = \"Cafâ€™\"\nchecked = 2026-11-22\n")
        .build();
    assert_eq!(found(&settings, "broken-letter").len(), 1);
}

#[test]
fn signs_by_escape_are_found_at_their_value() {
    for (file, text, line) in [
        (
            "content/en/help.md",
            "---\ntitle: \"About \\u202e su\"\nreviewed: 2026-11-22\nowner: Mary\n---\n\nWe help.\n",
            2,
        ),
        (
            "content/en/help.md",
            "---\ntitle: Help\nreviewed: 2026-11-22\nowner: \"Mary\\e[31m\"\n---\n\nWe help.\n",
            4,
        ),
        ("content/contacts.toml", "[us]\nname = \"Inde\\u202ependent\"\nchecked = 2026-11-22\n", 2),
    ] {
        TestSite::new().with(file, text).build().finding("unseen-sign").at(&format!("{file}:{line}"));
    }
}

#[test]
fn the_words_of_a_starter_are_not_published_anywhere_else() {
    for (file, text) in [
        (
            "content/contacts.toml",
            "[us]\nname = \"Us\"\nabout = \"Write here what they do.\"\nphone = \"01432 260144\"\nchecked = 2026-11-22\n",
        ),
        (
            "content/pictures/pictures.toml",
            "[\"talk.svg\"]\nalt = \"Write here what is seen.\"\nauthor = \"Sam\"\nlicence = \"CC0-1.0\"\n",
        ),
    ] {
        TestSite::new().with(file, text).build().finding("placeholder").says("Write here");
    }
}

#[test]
fn the_words_of_a_starter_are_not_published() {
    let text = page(
        "owner: Mary\n",
        "## How to get help\n\nWrite here how people ask, and how soon they get an answer.",
    );
    let site = TestSite::new().with("content/en/help.md", &text).build();
    site.finding("placeholder").at("content/en/help.md:9").says("“Write here how people ask");
    assert_eq!(site.errors(), ["content/en/help.md:9 placeholder"]);
    let draft =
        TestSite::new().with("content/en/help.md", text.replace("owner", "draft: true\nowner")).build();
    let found = found(&draft, "placeholder");
    assert!(matches!(found[..], [(Severity::Info, ..)]), "{found:#?}");
}

#[test]
fn a_starters_name_number_or_address_is_an_error() {
    for (path, content) in [
        (
            "content/site.toml",
            "name = \"Our charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\"]\n",
        ),
        (
            "content/site.toml",
            "name = \"A charity\"\naddress = \"https://example.org\"\nlanguages = [\"en\"]\n",
        ),
        (
            "content/site.toml",
            "name = \"A charity\"\naddress = \"http://www.example.com/help\"\nlanguages = [\"en\"]\n",
        ),
        ("content/contacts.toml", "[imha]\nname = \"Our charity\"\nchecked = 2026-11-22\n"),
        ("content/contacts.toml", "[imha]\nname = \"Us\"\nphone = \"0808 157 0123\"\nchecked = 2026-11-22\n"),
    ] {
        let site = TestSite::new().with(path, content).build();
        let found = found(&site, "placeholder");
        assert!(
            found.iter().any(|(severity, file, _)| *severity == Severity::Error && *file == path),
            "{content}"
        );
    }
    let typed = page("owner: Mary\n", "Phone us on 020 7946 0123, or on 01632 960456.");
    let site = TestSite::new().with("content/en/help.md", typed).build();
    assert_eq!(found(&site, "placeholder").len(), 2, "{:#?}", site.findings);
}

#[test]
fn the_line_of_a_reason_and_of_an_address_is_named() {
    let allow = "allow:\n  - rule: idiom\n    until: 2027-01-01\n    reason: Write here why.\n";
    let source = "sources:\n  - title: The Act\n    url: https://www.example.org/act\n";
    for (fields, line) in [(allow, 7), (source, 6)] {
        let text = page(fields, "Words.");
        let site = TestSite::new().with("content/en/help.md", &text).build();
        site.finding("placeholder").at(&format!("content/en/help.md:{line}"));
    }
}
