//! What still looks like a Markdown mark after parsing is reported, on every kind of page, and its fix leaves no error.

use crate::test_site::TestSite;
use plainleaf::base::Severity;
use plainleaf::engine::apply_fixes;

/// A rule, and a text that it finds and mends.
const MENDED: [(&str, &str); 41] = [
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
];

/// A rule, and a text that only its author can mend.
const REPORTED: [(&str, &str); 32] = [
    ("lost-callout", "> [!important] Ask us\n> : We help."),
    ("lost-callout", "[!urgent-help]\n\nPhone 999."),
    ("left-mark", "You ~~can~~ may ask."),
    ("left-mark", "**You can ask."),
    ("left-link", "Read [our house](our house.md)."),
    ("left-link", "![](../pictures/Team Photo.JPG)"),
    ("left-link", "Read [[contact]]."),
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

/// Signs of prose that are no marks: a false alarm is worse than silence.
#[test]
fn prose_is_left_alone() {
    let text = "Fields with * are needed. A room of 3 * 4 metres is enough. *Ask us first.\n\nWe are at house #1, and pay ~50 pounds. The code is a_b_c.\n\nPhone {{imha.phone}}. She wrote “helpfull [sic]”. The rule is in Section 2 [1983] (c. 20).\n\nThe subject line is: Re: [urgent] help (please read).\n\n\u{a0}It costs 5\u{a0}pounds. A \\*star\\* and a \\[bracket\\](here).\n\nHome | About us | Contact\n\nName: ________ Date: ________\n\n- -5 degrees\n- 1 + 1 = 2";
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
