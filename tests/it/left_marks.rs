//! What still looks like a Markdown mark after parsing is reported, on every kind of page, and its fix leaves no error.

use crate::test_site::TestSite;
use plainleaf::base::Severity;
use plainleaf::engine::apply_fixes;

/// A rule, and a text that it finds and mends.
const MENDED: [(&str, &str); 50] = [
    ("typed-list", "You can send:\n\n•\ta letter\n•\ta form"),
    ("odd-space", "##\u{a0}How we help\n\nYou can ask us."),
    ("odd-space", "-\u{202f}a letter\n-\u{202f}a friend"),
    ("odd-space", "1.\u{3000}Phone us.\n2.\u{3000}Wait."),
    ("odd-space", ">\u{2007}[!urgent-help] Phone 999 now.\n> We wait with you."),
    ("odd-space", "##\u{200b} How we help\n\nYou can ask us."),
    ("callout-kind", "> [! important] Ask us\n> We help."),
    ("callout-kind", "> [!Important ] Ask us\n> We help."),
    ("lost-callout", "> [!important] Ask us\n> ---\n> We help."),
    ("lost-callout", "> ## [!important] Ask us\n> We help."),
    ("lost-callout", "> - [!important] Ask us\n> - We help."),
    ("lost-callout", "[!urgent-help] Ask us\nWe help."),
    ("left-mark", "**Who: **you can ask."),
    ("left-mark", "You ** can ** ask."),
    ("left-mark", "You __can __ ask."),
    ("left-mark", "You ==can== ask."),
    ("left-link", "Read [how to reach us] (contact.md)."),
    ("left-link", "Read (how to reach us)[contact.md]."),
    ("bare-address", "Read more at www.nhs.uk/help."),
    ("bare-address", "Read more at https://www.nhs.uk."),
    ("heading-space", "#CONTACT US\n\nYou can ask us."),
    ("foreign-mark", "- [ ] a letter\n- [x] a friend"),
    ("foreign-mark", "You can ask us. {.big}"),
    ("foreign-mark", "You can&nbsp ask us."),
    ("lost-table", "| Day | Time |\n| Monday | 9am |\n| Friday | 10am |"),
    ("raw-html", "<!-- to do --> You can ask us."),
    ("underlined-heading", "You can ask us.\n---\nWe help."),
    ("underlined-heading", "Who can ask\n===========\n\nYou can."),
    ("code-block", "You can ask us.\n\n    Phone {{imha.phone}} now."),
    ("code-block", "\tPhone {{imha.phone}} now."),
    ("code-block", "- You can ask us.\n\n\t\tWe help."),
    ("code-block", "    > [!urgent-help] Phone 999 now.\n    > We wait with you."),
    ("lost-words", "[Note]: soon"),
    ("lost-words", "## Lunch {Fridays only}\n\nYou can ask us."),
    ("lost-table", "Day | Time\nMonday | 9am"),
    ("lost-table", "Day\tTime\nMonday\t9am\nFriday\t10am"),
    ("lost-table", "| Day | Time |\n|---|---|\n| Monday | 9am |\nYou can ask us."),
    ("foreign-mark", "== Who can ask ==\n\nYou can."),
    ("foreign-mark", "h2. Who can ask\n\nYou can."),
    ("foreign-mark", "'''You''' can ask."),
    ("foreign-mark", "[b]You[/b] can ask."),
    ("foreign-mark", "- [] a letter\n- [] a friend"),
    ("typed-contact", "Phone `0844 248 9 248` now."),
    ("unknown-fact", "Phone `{{imha.phone}}` now."),
    ("unknown-fact", "## Ask us {#ask-{{imha.name}}}\n\nYou can."),
    ("left-link", "Read [[contact]]."),
    ("left-link", "Read [[about-us|who we are]] or [[About us]]."),
    ("left-link", "Read [how to reach us]{contact.md}."),
    ("left-link", "Read [how to reach us](contact .md)."),
    ("heading-space", "###1 Contact\n\nYou can ask us."),
];

/// A rule, and a text that only its author can mend.
const REPORTED: [(&str, &str); 37] = [
    ("lost-callout", "> [!important] Ask us\n> : We help."),
    ("lost-callout", "[!urgent-help]\n\nPhone 999."),
    ("left-mark", "You ~~can~~ may ask."),
    ("left-mark", "**You can ask."),
    ("left-link", "Read [our house](our house.md)."),
    ("left-link", "![](../pictures/Team Photo.JPG)"),
    ("left-link", "Read [[nobody]]."),
    ("foreign-mark", "=== \"Ask us\""),
    ("foreign-mark", "You can ask. %% to do %%"),
    ("left-mark", "You ~can~ may ask."),
    ("heading-space", "####### Who can ask"),
    ("unknown-fact", "Write `{imha.phone}` or `{{imah.phone}}`."),
    ("left-link", "Read [about us][]."),
    ("left-link", "Read [about us][us]."),
    ("left-link", "Read ](contact.md)."),
    ("foreign-mark", "!!! note\nYou can ask."),
    ("foreign-mark", ":::warning\nYou can ask.\n:::"),
    ("foreign-mark", "::: warning\nYou can ask.\n:::"),
    ("foreign-mark", "{% include a.html %}"),
    ("foreign-mark", "Words <!-- to do"),
    ("unknown-fact", "{{< figure a >}}"),
    ("footnote", "You can ask.[^1]"),
    ("raw-html", "<!-- to do\n\nYou can ask."),
    ("code-block", "```\nPhone 0844 248 9 248.\n```"),
    ("typed-contact", "Write to help@nhs.uk."),
    ("underlined-heading", "Total.\n==="),
    ("lost-words", "| Day | Time |\n|---|---|\n| Monday | 9am | here |"),
    ("lost-words", "Ask [us](about-us.md \"closed in August\")."),
    ("raw-html", "<div>\n\nWe help.\n\n</div>\nYou can ask."),
    ("foreign-mark", "Ask :telephone: us."),
    ("foreign-mark", "See Error! Reference source not found."),
    ("foreign-mark", "Who can ask......5"),
    ("foreign-mark", "\\textbf{You} can ask."),
    ("foreign-mark", "H~2~O"),
    ("broken-link", "Ask [the NHS](nhs.uk)."),
    ("broken-link", "Ask [the NHS](http:/nhs.uk)."),
    ("broken-link", "Ask for [our list](C:\\Users\\mary\\list.docx)."),
];

const PATHS: [&str; 4] = [
    "content/en/a-page.md",
    "content/en/about-us.easy.md",
    "content/en/about-us.friends.leaflet.md",
    "content/en/a-test.checker.md",
];

fn page(text: &str) -> String {
    format!("---\ntitle: A page\nreviewed: 2026-11-22\nowner: Mary\n---\n\n{text}\n")
}

#[test]
fn each_mark_is_reported_on_every_kind_of_page() {
    let mut missed = Vec::new();
    for (rule, text) in MENDED.iter().chain(&REPORTED) {
        for path in PATHS {
            let site = TestSite::new().with(path, page(text)).build();
            if site
                .found_that(|finding| finding.rule.id == *rule && &*finding.location.file == path)
                .is_empty()
            {
                missed.push(format!("{path}: {rule}: {text:?}: {:?}", site.found()));
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn each_fix_leaves_nothing_wrong() {
    let path = "content/en/a-page.md";
    let mut wrong = Vec::new();
    for (rule, text) in MENDED {
        let mut file = page(text);
        for _ in 0..4 {
            let site = TestSite::new().with(path, &file).build();
            let own: Vec<_> =
                site.findings.iter().filter(|finding| &*finding.location.file == path).cloned().collect();
            file = apply_fixes(&file, &own).0;
        }
        let site = TestSite::new().with(path, &file).build();
        let left = site.found_that(|finding| {
            finding.severity == Severity::Error
                || finding.rule.id == rule && finding.severity > Severity::Info
        });
        if !left.is_empty() {
            wrong.push(format!("{rule}: {text:?} became {file:?}: {left:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Fields hold words alone: marks in them are said at their line, once, and their fix leaves the words.
#[test]
fn marks_in_fields_are_taken_away() {
    let contact = |field: &str| {
        format!("[imha]\nname = \"Advocacy\"\nphone = \"0844 248 9 248\"\nchecked = 2026-11-22\n{field}\n")
    };
    let page = |field: &str| {
        format!("---\ntitle: A page\nreviewed: 2026-11-22\nowner: Mary\n{field}\n---\n\nAsk.\n")
    };
    let path = "content/en/a-page.md";
    for (file, text, line, after) in [
        ("content/contacts.toml", contact("note = \"Ask **us**\""), 5, "note = \"Ask us\""),
        (
            "content/contacts.toml",
            contact("about = \"_We_ help Tom &amp; Jo.\""),
            5,
            "about = \"We help Tom & Jo.\"",
        ),
        ("content/contacts.toml", contact("answer = \"<b>Soon</b>\""), 5, "answer = \"Soon\""),
        (
            "content/contacts.toml",
            contact("address = [\"1 **High** Street\"]"),
            5,
            "address = [\"1 High Street\"]",
        ),
        (
            "content/contacts.toml",
            contact("[imha.languages.cy]\nnote = \"Gofynnwch [i ni](contact.md)\""),
            6,
            "note = \"Gofynnwch i ni\"",
        ),
        (
            "content/pictures/pictures.toml",
            "[\"talk.svg\"]\nalt = \"Two **people** talk.\"\nauthor = \"Sam\"\nlicence = \"CC0-1.0\"\n"
                .to_string(),
            2,
            "alt = \"Two people talk.\"",
        ),
        (
            "content/site.toml",
            "name = \"A *charity*\"\naddress = \"https://charity.example\"\nlanguages = [\"en\"]\n"
                .to_string(),
            1,
            "name = \"A charity\"",
        ),
        (path, page("summary: Ask [us](contact.md) or <b>wait</b>"), 5, "summary: Ask us or wait"),
        (path, page("menu: \"**Ask**\""), 5, "menu: \"Ask\""),
        (path, page("sources:\n  - title: The **Act**\n    url: https://www.gov.uk/x"), 6, "title: The Act"),
    ] {
        let site = TestSite::new().with(file, &text).build();
        let finding = site.finding("left-mark").at(&format!("{file}:{line}"));
        let mended = apply_fixes(&text, &[(*finding).clone()]).0;
        assert!(mended.contains(after), "{text} became {mended}");
        let again = TestSite::new().with(file, &mended).build();
        assert_eq!(again.found_that(|finding| finding.rule.id == "left-mark"), [""; 0], "{mended}");
    }
}

/// Signs of prose that are no marks: a false alarm is worse than silence.
#[test]
fn prose_is_left_alone() {
    let text = "Fields with * are needed. A room of 3 * 4 metres is enough. *Ask us first.\n\nWe are at house #1, and pay ~50 pounds. The code is a_b_c.\n\nPhone {{imha.phone}}. She wrote “helpfull [sic]”. It takes ~5 days, or ~6. Type `HELP`. The rule is in Section 2 [1983] (c. 20).\n\nThe subject line is: Re: [urgent] help (please read).\n\n\u{a0}It costs 5\u{a0}pounds. A \\*star\\* and a \\[bracket\\](here).\n\nHome | About us | Contact\n\nName: ________ Date: ________\n\n- -5 degrees\n- 1 + 1 = 2";
    let site = TestSite::new().with("content/en/a-page.md", page(text)).build();
    let rules = [
        "odd-space",
        "lost-callout",
        "left-mark",
        "left-link",
        "bare-address",
        "foreign-mark",
        "lost-table",
        "underlined-heading",
        "code-block",
        "heading-space",
    ];
    assert_eq!(site.found_that(|finding| rules.contains(&finding.rule.id)), [""; 0]);
}

#[test]
fn a_manual_may_show_what_readers_of_other_sites_must_not_see() {
    let text = "Type `{{imha.phone}}` or `0844 248 9 249` there. Phone 0844 248 9 250.\n\n```\nPhone {{imha.phone}}.\n```";
    let found = |settings: &str| {
        let base = "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\"]\n\n[rules]\ncheaper-number = \"off\"\n";
        let site = TestSite::new()
            .with("content/site.toml", format!("{base}{settings}"))
            .with("content/en/a.md", crate::test_site::page("owner: Mary\n", text));
        let built = site.build();
        built.found_that(|finding| finding.severity == plainleaf::base::Severity::Error)
    };
    let a = |line: usize, rule: &str| format!("content/en/a.md:{line} {rule}");
    let everything = [a(7, "unknown-fact"), a(7, "typed-contact"), a(7, "typed-contact"), a(9, "code-block")];
    assert_eq!(found(""), everything);
    assert_eq!(found("code-block = \"off\"\n"), [a(7, "typed-contact")], "the number outside of code");
}
