//! What people really put into a folder: each mistake gets one finding, at its line, and the rest of the site
//! is still built.

use crate::test_site::{TestSite, page};
use plainleaf::base::{Severity, Source};
use plainleaf::check::{RULES, RuleKind};
use plainleaf::doc::{NodeKind, ParsedFile};
use proptest::prelude::*;

/// These texts are odd on purpose: what the rules about words think of them is not asked here, nor what a page
/// or a number lacks.
fn is_asked(finding: &plainleaf::Finding) -> bool {
    let of_words =
        RULES.iter().any(|rule| rule.id == finding.rule.id && matches!(rule.kind, RuleKind::Prose(_)));
    !of_words && !["page-owner", "cheaper-number", "easy-read-picture"].contains(&finding.rule.id)
}

/// Lays files over the small site and builds it: the findings as `file:line rule`, after making sure that all
/// else is there.
fn found(files: &[(&str, &[u8])]) -> Vec<String> {
    let build = TestSite::new().with_all(files.iter().copied()).build();
    // Each of these has words that come from its own source.
    for (path, words) in [
        ("index.html", "We help."),
        ("contact/index.html", "Phone us."),
        ("glossary/index.html", "A person who helps you to say what you want."),
        ("accessibility/index.html", "Tell us what you cannot read."),
        ("a-z/index.html", "About us"),
        ("sitemap.xml", "/about-us/"),
    ] {
        assert!(build.text(path).contains(words), "{path} lost what it says");
    }
    for finding in &build.findings {
        assert!(finding.message.len() < 300 && finding.help.len() < 300, "{finding:?} fills the screen");
    }
    build.found_that(is_asked)
}

/// One page, one finding.
#[track_caller]
fn one(path: &str, content: impl AsRef<[u8]>, line: usize, rule: &str) {
    assert_eq!(found(&[(path, content.as_ref())]), [format!("{path}:{line} {rule}")]);
}

const PAGE: &str = "content/en/page.md";

#[test]
fn files_that_are_no_text() {
    one(PAGE, [page("", "Caf").as_bytes(), b"\xe9 is open.\n"].concat(), 7, "unreadable");
    one(
        PAGE,
        [
            &b"\xff\xfe"[..],
            &page("", "Words.").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
        ]
        .concat(),
        1,
        "unreadable",
    );
    one(PAGE, "", 1, "empty-page");
    one(PAGE, "\u{feff}\r\n", 1, "empty-page");
    one(PAGE, page("", &"Words and words. ".repeat(180_000)), 1, "unreadable");
}

#[test]
fn settings_files_that_cannot_be_read() {
    one("content/contacts.toml", b"[imha]\nname = \"Caf\xe9\"\n", 1, "unreadable");
    one(
        "content/contacts.toml",
        "[imha]\nname = Our advocates\nphone = \"0844 248 9 248\"\n",
        2,
        "settings-file",
    );
    one(
        "content/site.toml",
        "name = \"A charity\"\naddress: https://charity.example\nlanguages = [\"en\"]\n",
        2,
        "settings-file",
    );
    let shown = page("", "![](../pictures/talk.svg)\n\nWords.");
    let ledger = ("content/pictures/pictures.toml", &b"[talk.svg\nalt = \"A.\"\n"[..]);
    assert_eq!(
        found(&[ledger, (PAGE, shown.as_bytes())]),
        ["content/pictures/pictures.toml:1 settings-file"]
    );
}

#[test]
fn byte_order_marks_and_line_ends_of_any_kind_change_nothing() {
    let text = page(
        "owner: Mary\n",
        "> [!warning] Take care\n> Words.\n\n## A part {#part}\n\n[Part](#part), {{imha.phone}}\n\n| A | B |\n|---|---|\n| 1 | 2 |",
    );
    let none: [String; 0] = [];
    for text in [
        text.clone(),
        format!("\u{feff}{text}"),
        text.replace('\n', "\r\n"),
        format!("\u{feff}{}", text.replace('\n', "\r\n")),
    ] {
        assert_eq!(found(&[(PAGE, text.as_bytes())]), none);
        let source = Source::new(PAGE, text.clone().into_bytes());
        let ParsedFile::Document(document) = ParsedFile::read(&source, None).value else {
            panic!("a page is a document")
        };
        assert_eq!(
            (document.tree.callouts.len(), document.tree.facts.len(), document.tree.tables.len()),
            (1, 1, 1),
            "{text:?}"
        );
        assert_eq!(&*document.tree.callouts[0].words, "Take care");
        assert_eq!(&*document.tree.headings[0].id, "part");
        assert_eq!(document.tree.headings[0].span.of(&text).trim_end(), "## A part {#part}");
    }
    // The line is right with any line ends.
    for end in ["\n", "\r\n"] {
        let text =
            "---\ntitle: A page\nreviewed: 2026-11-22\nowner: a: b\n---\n\nWords.\n".replace('\n', end);
        one(PAGE, text, 4, "front-matter");
        one(PAGE, page("", "Words.\n\nPhone 01234 567 890.").replace('\n', end), 8, "typed-contact");
    }
    let settings = "\u{feff}name = \"A charity\"\r\naddress = \"https://charity.example\"\r\nlanguages = [\"en\"]\r\nreview_every = \"often\"\r\n";
    one("content/site.toml", settings, 4, "field-value");
}

#[test]
fn front_matter_as_people_type_it() {
    one(PAGE, "---\ntitle: A page\n\nWords, and no end.\n", 1, "front-matter");
    one(
        PAGE,
        "---\ntitle: A page\nreviewed: 2026-11-22\nsources:\n\t- title: The law\n---\n\nWords.\n",
        5,
        "front-matter",
    );
    one(PAGE, "---\ntitle: Help: who can get it\nreviewed: 2026-11-22\n---\n\nWords.\n", 2, "front-matter");
    one(PAGE, "---\ntitle: \"A page\nreviewed: 2026-11-22\n---\n\nWords.\n", 2, "front-matter");
    one(PAGE, "---\n- a list\n---\n\nWords.\n", 2, "front-matter");
    one(PAGE, "---\nreviewed: 2026-11-22\n---\n\nWords without a title.\n", 1, "missing-title");
    one(PAGE, page("review_every: now and then\n", "Words."), 4, "field-value");
    one(
        PAGE,
        page(&format!("tags: {}{}\n", "[".repeat(5_000), "]".repeat(5_000)), "Words."),
        4,
        "front-matter",
    );
    one(PAGE, page(&format!("{}: yes\n", "x".repeat(200)), "Words."), 4, "unknown-field");
    one(PAGE, page("a: &a [*a]\n", "Words."), 4, "unknown-field");
}

#[test]
fn text_that_nests_too_deeply() {
    one(PAGE, page("", &format!("{} Words.", ">".repeat(10_000))), 6, "too-deep");
    one(PAGE, page("", &format!("Words.\n\n{} Words.", "- ".repeat(2_000))), 8, "too-deep");
    one(PAGE, page("", &format!("{}words{}", "*a _b ".repeat(1_000), "_*".repeat(1_000))), 6, "too-deep");
}

#[test]
fn names_that_are_no_addresses() {
    for name in
        ["Getting help.md", "help.v2.md", "tŷ.md", "HELP.md", "help_us.md", "مساعدة.md", "Our care/page.md"]
    {
        one(&format!("content/en/{name}"), page("", "Words."), 1, "file-name");
    }
    one("content/en/….md", page("", "Words."), 1, "stray-file");
    one("content/page.md", page("", "Words."), 1, "stray-file");
    one("content/en/page.html", "<p>Words.</p>", 1, "stray-file");
    let twice = found(&[
        (PAGE, page("", "Words.").as_bytes()),
        ("content/en/page/index.md", page("", "Words.").as_bytes()),
    ]);
    assert_eq!(twice, ["content/en/page/index.md:2 address-taken"]);
    one("content/xx/page.md", page("", "Words."), 1, "unknown-language");
    one("content/english/page.md", page("", "Words."), 1, "unknown-language");
    one(
        "content/site.toml",
        "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\", \"english\"]\n",
        3,
        "field-value",
    );
}

#[test]
fn pictures_that_are_none() {
    let row = b"[\"talk.svg\"]\nalt = \"A.\"\nauthor = \"S\"\nlicence = \"CC0-1.0\"\n[\"x.png\"]\nalt = \"B.\"\nauthor = \"S\"\nlicence = \"CC0-1.0\"\n";
    let shown = page("", "![](../pictures/x.png)\n\nWords.");
    let files = |picture: &'static [u8]| {
        found(&[
            ("content/pictures/pictures.toml", &row[..]),
            ("content/pictures/x.png", picture),
            (PAGE, shown.as_bytes()),
        ])
    };
    assert_eq!(files(b"no picture"), ["content/pictures/x.png:1 picture-file"]);
    assert_eq!(files(b""), ["content/pictures/x.png:1 picture-file"]);
    assert_eq!(files(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), ["content/pictures/x.png:1 picture-file"]);
    for (drawing, line) in [
        ("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>\n<script>alert(1)</script></svg>", 2),
        ("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'\n onload='x()'></svg>", 2),
        (
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>\n\n<image href='https://x.example/a.png'/></svg>",
            3,
        ),
        (
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>\n<a href='javascript:x()'><circle r='9'/></a></svg>",
            2,
        ),
        ("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>\n<circle></svg>", 2),
        ("<svg xmlns='http://www.w3.org/2000/svg'></svg>", 1),
        (
            "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>&b;</svg>",
            1,
        ),
        (
            "<?xml version='1.0'?>\n<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x.dtd' [\n<!ENTITY % x SYSTEM 'file:///etc/passwd'>]>\n<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>",
            3,
        ),
        ("<html></html>", 1),
        ("", 1),
    ] {
        one("content/pictures/talk.svg", drawing, line, "picture-file");
    }
}

#[test]
fn paths_that_lead_out() {
    one(PAGE, page("", "[Words](../../../../etc/passwd)"), 6, "broken-link");
    one(PAGE, page("", "[Words](%2e%2e/%2e%2e/secret.md)"), 6, "broken-link");
    one(PAGE, page("", "[Words](javascript:alert(1))"), 6, "broken-link");
    one(PAGE, page("", "[Words](C:\\Users\\me\\plan.docx)"), 6, "broken-link");
    one(PAGE, page("", "[Words]()"), 6, "broken-link");
    one(PAGE, page("", "![](../../../../etc/passwd)\n\nWords."), 6, "picture-missing");
    one(PAGE, page("", "![](data:image/png;base64,AAAA)\n\nWords."), 6, "picture-missing");
    for address in
        ["../old", "/../../old/", "a/../../old", "https://x.example/", "\"/a b/\"", "\"/<x>/\"", "/"]
    {
        one(PAGE, page(&format!("redirect_from: [{address}]\n"), "Words."), 4, "redirect");
    }
    one(
        "content/site.toml",
        "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\"]\ntheme = \"../../x\"\n",
        1,
        "missing-theme",
    );
}

#[test]
fn templates_that_do_not_work() {
    for (path, text, line) in [
        ("themes/plain/templates/page.html", "<p>\n{{ page.title", 2),
        ("themes/plain/templates/page.html", "{% extends \"templates/nothing.html\" %}", 1),
        ("themes/plain/templates/page.html", "<p>\n\n{{ page.title.no.such.thing }}", 3),
        ("themes/plain/callouts/contact.html", "{{ callout.kind | nonsense }}", 1),
        ("themes/plain/parts/about.html", "{% if page.title %}\n<p>", 1),
    ] {
        // That such a page also lacks what every page should have is a warning, and true.
        let errors = TestSite::new().with(path, text).build().errors();
        assert!(
            errors.len() == 1 && errors[0].starts_with(path) && errors[0].ends_with(" template"),
            "{errors:?}"
        );
        assert!(line == 1 || errors[0].contains(&format!(":{line} ")), "{errors:?}");
    }
    let template = "<p>\n\n{{ page.title.no.such.thing }}";
    let build = TestSite::new().with("themes/plain/templates/page.html", template).build();
    assert!(build.words("index.html").contains("We help."), "the home page has a template of its own");
}

#[test]
fn facts_of_every_odd_kind() {
    for (text, rule) in [
        ("{{", "unknown-fact"),
        ("{{}}", "unknown-fact"),
        ("{{ . }}", "unknown-fact"),
        ("{{imha}}", "unknown-fact"),
        ("{{imha.phone.digits}}", "unknown-fact"),
        ("{{imha.\nphone}}", "unknown-fact"),
        ("{{{{imha.phone}}}}", "unknown-fact"),
        ("{{imha.*phone*}}", "unknown-fact"),
        ("{{ñandú.☎}}", "unknown-fact"),
    ] {
        one(PAGE, page("", &format!("Words {text} words.")), 6, rule);
    }
    one(PAGE, page("", &format!("{{{{{}}}}}", "x".repeat(1_000_000))), 6, "unknown-fact");
    one(PAGE, page("", &format!("> [!contact] {}", "x".repeat(1_000_000))), 6, "unknown-fact");
    let none: [String; 0] = [];
    assert_eq!(
        found(&[(
            PAGE,
            page("", "Write `{{imha.phone}}` or\n\n    {{imha.phone}} {{imah.phone}} {{").as_bytes()
        )]),
        [format!("{PAGE}:6 unknown-fact"), format!("{PAGE}:8 code-block")]
    );
    assert_eq!(found(&[(PAGE, page("", "A }} b, {{ imha.phone }} and {{imha . phone}}.").as_bytes())]), none);
}

#[test]
fn a_typed_number_that_is_known_becomes_a_fact() {
    let text = page("summary: Call 0844 248 9 248 now.\n", "Phone 0844 2489 248 today. Or 0300 123 4567.");
    let build = TestSite::new().with("content/en/about-us.md", &text).build();
    let found: Vec<_> = build.findings.iter().filter(|finding| finding.rule.id == "typed-contact").collect();
    let fixes: Vec<_> = found.iter().filter_map(|finding| finding.fix.as_ref()).collect();
    assert_eq!((found.len(), fixes.len()), (3, 1), "{found:#?}");
    let edit = &fixes[0].edits[0];
    assert_eq!(
        (edit.span.of(&text), &*edit.replacement, fixes[0].safe),
        ("0844 2489 248", "{{imha.phone}}", true)
    );
}

#[test]
fn letters_of_every_kind() {
    let odd = "## Ünï 🧑‍🤝‍🧑 \u{202e}abc\u{202c} e\u{301}\n\nA\u{0}B \u{fffd} &amp; &nbsp; &#0; &bogus; \\* 𝒳 ﷽ İẞ advocate ß \u{2028}words\u{85} \u{feff}x";
    let odd = format!("{odd}\n\n[مساعدة](contact.md#ü)");
    let found = found(&[(PAGE, page("", &odd).as_bytes())]);
    // Signs that nobody sees; an accent behind its letter, and the sign for a letter that was lost.
    let (unseen, broken) = ("unseen-sign", "broken-letter");
    let line_6 = [unseen, unseen, broken].map(|rule| format!("{PAGE}:6 {rule}"));
    let line_8 = [unseen, broken, unseen, unseen, unseen].map(|rule| format!("{PAGE}:8 {rule}"));
    assert_eq!(found, [&line_6[..], &line_8, &[format!("{PAGE}:10 broken-anchor")]].concat());
    let easy = page("", "İé “advocate” ẞ and Ⱥẞadvocate, ADVOCATE.\n\nĳ advocateﬃ");
    assert_eq!(
        self::found(&[
            (PAGE, page("", "Words.").as_bytes()),
            ("content/en/page.easy.md", easy.replace("A page", "Easy").as_bytes())
        ]),
        ["content/en/page.easy.md:8 broken-letter"]
    );
}

#[test]
fn two_names_for_one_heading() {
    one(PAGE, page("", "## One {#a}\n\nWords.\n\n## Two {#a}\n\nWords."), 10, "heading-id");
    let source = Source::new(
        PAGE,
        page("", "## One {#a}\n\n## a\n\n## a\n\n## a-2\n\n## {#b}\n\n## …\n\n## part").into_bytes(),
    );
    let ParsedFile::Document(document) = ParsedFile::read(&source, None).value else {
        panic!("a page is a document")
    };
    let mut ids: Vec<&str> = document.tree.headings.iter().map(|heading| &*heading.id).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((count, ids.len()), (7, 7), "{ids:?}");
}

/// Reads a file and looks at every place that was kept of it.
fn check_places(path: &str, bytes: Vec<u8>) -> Result<(), TestCaseError> {
    let source = Source::new(path, bytes);
    let size = source.bytes().len() as u32;
    let read = ParsedFile::read(&source, None);
    let ParsedFile::Document(document) = read.value else { return Ok(()) };
    let text = document.text();
    let fits = |start: u32, end: u32| {
        start <= end && text.is_char_boundary(start as usize) && text.is_char_boundary(end as usize)
    };
    prop_assert!(text.len() as u32 == size, "the text has another length than its file");
    for node in document.tree.walk() {
        prop_assert!(fits(node.span().start, node.span().end), "{:?} at {:?}", node.kind(), node.span());
        if node.kind() == NodeKind::Text {
            prop_assert_eq!(node.own_text(), node.span().of(text));
        }
    }
    // Each node stands inside the one above it, and takes as much room as all below it.
    let mut rooms: Vec<usize> = Vec::new();
    for (at, node) in document.tree.nodes.iter().enumerate() {
        rooms.retain(|end| *end > at);
        let end = at + node.subtree_len as usize;
        prop_assert!(
            node.subtree_len >= 1 && end <= rooms.last().copied().unwrap_or(document.tree.nodes.len()),
            "{node:?} at {at} leaves its room"
        );
        rooms.push(end);
    }
    let mut notes = read.findings.iter().flat_map(|notes| notes.iter().cloned()).collect::<Vec<_>>();
    notes.extend(plainleaf::check::judge_document(&document));
    for note in notes {
        prop_assert!(fits(note.location.span.start, note.location.span.end), "{note:?}");
        // That a comment is there is a note: it may be meant.
        let is_comment = note.message.starts_with("Readers do not see this comment");
        prop_assert!((note.severity >= Severity::Warning || is_comment) && !note.message.is_empty());
    }
    Ok(())
}

/// Pieces of Markdown and front matter in any order: random letters alone hardly ever make a list in a quote.
fn markdown() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "---\n",
        "title: A",
        "title: \"",
        "reviewed: 2026-11-22\n",
        "allow:\n  - rule: x\n",
        "\t",
        "\n",
        "\r\n",
        "\n\n",
        " ",
        "  ",
        "    ",
        "- ",
        "1. ",
        "> ",
        "> [!warning] ",
        "[!contact]",
        "# ",
        "## ",
        "### a {#x}\n",
        "{#",
        "}",
        "*",
        "**",
        "_",
        "`",
        "```\n",
        "~~~",
        "| a | b |\n|---|:-:|\n| 1 | 2 |\n",
        "|",
        "\\|",
        "\\",
        "&amp;",
        "&nbsp;",
        "&#x1F9D1;",
        "&#0;",
        "&",
        "<b>",
        "<!--",
        "-->",
        "<a@b.org>",
        "<https://x.org>",
        "[",
        "]",
        "](x.md)",
        "![",
        "](../p.svg)",
        "(",
        ")",
        "[a]: b\n",
        "{{",
        "}}",
        "{{imha.phone}}",
        "word",
        "Term\n: Meaning\n",
        ": ",
        "ü",
        "🧑‍🤝‍🧑",
        "\u{301}",
        "\u{feff}",
        "\u{0}",
        "\u{2028}",
        "\u{a0}",
        "İ",
        "***\n",
        "===\n",
        "---",
        "01234 567 890",
        "116 123",
        "a@b.org",
        "text X to 12345",
        "[^1]",
        "~~",
        "$",
        "- [ ] ",
        ":::",
        "(+44)",
        "\u{2011}",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn any_markdown_is_read(text in markdown(), easy: bool) {
        check_places(if easy { "content/en/page.easy.md" } else { PAGE }, text.into_bytes())?;
    }

    #[test]
    fn any_front_matter_is_read(fields in markdown(), text in markdown()) {
        check_places(PAGE, format!("---\n{fields}\n---\n{text}").into_bytes())?;
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        check_places(PAGE, text.into_bytes())?;
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..300), name in "[a-z]{1,5}\\.(md|svg|png|toml|easy\\.md)") {
        check_places(&format!("content/en/{name}"), bytes)?;
    }
}

proptest! {
    // Each of these is three whole builds.
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn any_settings_are_read(text in markdown()) {
        for name in ["site", "contacts", "pictures/pictures"] {
            let path = format!("content/{name}.toml");
            let build = TestSite::new().with(&path, &text).build();
            prop_assert!(build.outputs.iter().any(|output| &*output.path == "index.html"));
        }
    }
}
