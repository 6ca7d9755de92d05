//! Mistakes in what stands at the top of a page and in settings files: each is named by its cause, and each
//! fix is applied and judged again.

use crate::test_site::{TestSite, page as page_with};
use plainleaf::Finding;
use plainleaf::base::Severity;

const PAGE: &str = "content/en/page.md";
const CONTACTS: &str = "content/contacts.toml";

/// The errors of a site in which one file has this text.
fn errors(path: &str, text: &str) -> Vec<Finding> {
    let build = TestSite::new().with(path, text).build();
    build.build.findings.into_iter().filter(|finding| finding.severity == Severity::Error).collect()
}

/// The text with the first safe fix.
fn with_first_fix(text: &str, found: &[Finding]) -> Option<String> {
    let fix = found.iter().find_map(|finding| finding.fix.as_ref().filter(|fix| fix.safe))?;
    let mut after = text.to_string();
    for edit in fix.edits.iter().rev() {
        after.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.replacement);
    }
    Some(after)
}

/// Every error of a file is mended, in as many rounds as it needs; the text at the end.
#[track_caller]
fn mended(path: &str, text: &str) -> String {
    let mut now = text.to_string();
    for _ in 0..5 {
        let found = errors(path, &now);
        if found.is_empty() {
            return now;
        }
        let after = with_first_fix(&now, &found);
        now = after.unwrap_or_else(|| panic!("{text:?}: nothing mends {now:?}: {found:#?}"));
    }
    panic!("{text:?} is not mended after five rounds: {now:?}");
}

/// One error with this text in its message; after its fix there is none, and the text is `after`.
#[track_caller]
fn named_and_mended(path: &str, text: &str, message: &str, after: &str) {
    let found = errors(path, text);
    assert!(found.iter().any(|finding| finding.message.contains(message)), "{text:?}: {found:#?}");
    assert_eq!(found.len(), 1, "{text:?}: {found:#?}");
    assert_eq!(mended(path, text), after, "{text:?}");
}

const SOUND: &str = "---\ntitle: A page\nreviewed: 2026-11-22\n---\n\nWe moved on 3 November 2026.\n";

#[test]
fn lines_above_and_below_the_fields() {
    for (open, message) in [
        ("\n---\n", "An empty line"),
        ("\n\n  \n---\n", "An empty line"),
        (" ---\n", "A space"),
        ("\u{feff}\u{feff}---\n", "nobody sees"),
        ("\u{200b}---\n", "nobody sees"),
        ("----\n", "`----`"),
        ("—-\n", "`—-`"),
        ("—\n", "`—`"),
        ("–-\n", "`–-`"),
        ("\n--\n", "`--`"),
        ("+++\n", "`+++`"),
        ("", "stands above"),
    ] {
        let text = SOUND.replacen("---\n", open, 1);
        let after = if open.starts_with('\u{feff}') { format!("\u{feff}{SOUND}") } else { SOUND.into() };
        named_and_mended(PAGE, &text, message, &after);
    }
    for (close, message) in [
        ("----", "`----`"),
        ("...", "`...`"),
        ("…", "`…`"),
        ("—", "`—`"),
        ("—-", "`—-`"),
        ("+++", "`+++`"),
        (" ---", "A space"),
    ] {
        named_and_mended(PAGE, &SOUND.replace("\n---\n", &format!("\n{close}\n")), message, SOUND);
        // A line across the page does not end the fields in its place.
        let longer = format!("{SOUND}\n---\n\nMore.\n");
        named_and_mended(PAGE, &longer.replacen("\n---\n", &format!("\n{close}\n"), 1), message, &longer);
    }
    named_and_mended(PAGE, &SOUND.replace("\n---\n", "\n"), "ends them", SOUND);
    for text in [SOUND.replace("\n---\n", "\n---  \n"), SOUND.replacen("---\n", "---\t\n", 1)] {
        assert_eq!(errors(PAGE, &text), []);
    }
    let fields = &SOUND[..SOUND.rfind("---\n").expect("the end of the fields") + 4];
    named_and_mended(
        PAGE,
        &format!("{fields}\n{SOUND}"),
        "a second time",
        &format!("{fields}\n{}", &SOUND[fields.len()..]),
    );
    for above in ["Draft by Mary\n", "Draft by Mary\nFor the office\n\n"] {
        let found = errors(PAGE, &format!("{above}{SOUND}"));
        let said: Vec<&str> = found.iter().map(|finding| &*finding.message).collect();
        assert!(matches!(said[..], [one] if one.starts_with("Words stand above the fields")), "{said:#?}");
        assert!(
            found[0].fix.is_none() && found[0].location.span.start == 0,
            "whose words they are, somebody must say"
        );
    }
    // A text may begin with a line across the page, and have dots on a line of their own.
    for text in
        ["\n---\n\nWords.\n\n---\n", "\n---\nWords: here.\n", "***\n\nWords.\n...\n", "Summary: none.\n"]
    {
        let found = errors(PAGE, text);
        assert!(found.iter().all(|finding| finding.rule.id == "missing-title"), "{text:?}: {found:#?}");
    }
}

#[test]
fn signs_that_mean_something_in_yaml() {
    for words in [
        "Job: adviser",
        "Job:",
        "*x*",
        "*Free* help",
        "&x",
        "&x help",
        "@x",
        "`x`",
        "!x",
        "!x help",
        "[x",
        "[x] help",
        "{x",
        "{x} help",
        "- x",
        "? x",
        "| x",
        "> x",
        ", x",
        "] x",
        "“Job: adviser”",
    ] {
        for (before, after) in [("", ""), ("owner: Mary\n", "tags: [a, b]\n")] {
            let text = format!("---\n{before}title: {words}\n{after}reviewed: 2026-11-22\n---\n\nWords.\n");
            let found = errors(PAGE, &text);
            assert_eq!(found.len(), 1, "{words}: {found:#?}");
            assert!(found[0].message.contains("`title:`"), "{words}: {found:#?}");
            let after = mended(PAGE, &text);
            // Of a title that was quoted first, the signs are taken away next.
            let title = match words {
                "“Job: adviser”" => "Job: adviser",
                "*x*" | "`x`" => "x",
                "*Free* help" => "Free help",
                _ => words,
            };
            assert!(after.contains(&format!("title: \"{title}\"\n")), "{words}: {after}");
        }
    }
    for (line, message, after) in [
        ("title：Help", "another sign", "title: Help"),
        ("title:Help", "No plain space", "title: Help"),
        ("title:\u{a0}Help", "No plain space", "title: Help"),
        ("title = Help", "should be a colon", "title: Help"),
        ("title: \"Help", "none at its end", "title: \"Help\""),
        ("title: \"Help\" for all", "goes on", "title: '\"Help\" for all'"),
        ("title: \"The \"big\" one\"", "has a meaning there", "title: 'The \"big\" one'"),
        ("title: Job: adviser # by Mary", "a colon", "title: \"Job: adviser\" # by Mary"),
        ("title: A \"big\" job: one", "a colon", "title: 'A \"big\" job: one'"),
        ("tags:\n\t- one\ntitle: Help", "a tab", "tags:\n  - one\ntitle: Help"),
    ] {
        let page = |line: &str| format!("---\n{line}\nreviewed: 2026-11-22\n---\n\nWords.\n");
        let found = errors(PAGE, &page(line));
        assert!(found[0].message.contains(message), "{line}: {found:#?}");
        assert_eq!(mended(PAGE, &page(line)), page(after), "{line}");
    }
    for line in [
        "title: A [b] {c} & d * e",
        "title: \"5 * x\"",
        "tags: [\n  a,\n  b]\ntitle: Help",
        "title: Help # a remark",
    ] {
        assert_eq!(
            errors(PAGE, &format!("---\n{line}\nreviewed: 2026-11-22\n---\n\nWords.\n")),
            [],
            "{line}"
        );
    }
}

#[test]
fn a_tab_before_a_field_is_named_in_its_line() {
    for line in [2, 3] {
        let mut lines: Vec<String> = SOUND.lines().map(str::to_string).collect();
        lines[line - 1].insert(0, '\t');
        let text = lines.join("\n") + "\n";
        named_and_mended(PAGE, &text, "a tab at the start", SOUND);
        let place = errors(PAGE, &text)[0].location.span;
        assert!(place.of(&text).starts_with('\t'), "{text}");
    }
}

#[test]
fn curly_marks_around_values_are_taken_away() {
    let text = "---\ntitle: “Our house”\nreviewed: 2026-11-22\nowner: Mary\ntags: [“work”, “home”]\nredirect_from: “/old/”\n---\n\nAsk.\n";
    let site = TestSite::new().with(PAGE, text).build();
    let found = site.found_that(|finding| finding.rule.id == "field-value");
    assert_eq!(found, [2, 5, 5, 6].map(|line| format!("{PAGE}:{line} field-value")));
    assert_eq!(site.errors(), [""; 0]);
    assert!(site.text("page/index.html").contains(">Our house</h1>"));
    let build = TestSite::new().with(PAGE, text).build().build;
    let after = plainleaf::engine::apply_fixes(text, &build.findings).0;
    assert!(after.contains("tags: [\"work\", \"home\"]") && after.contains("\"/old/\""), "{after}");
}

#[test]
fn a_page_that_ends_before_it_begins_is_said() {
    let page =
        |first: &str, last: &str| page_with(&format!("publish_on: {first}\nexpires_on: {last}\n"), "Words.");
    let found = errors(PAGE, &page("2027-02-01", "2027-01-01"));
    assert!(matches!(&found[..], [one] if one.message.contains("ends before it begins")), "{found:#?}");
    assert_eq!(errors(PAGE, &page("2027-01-01", "2027-01-01")), []);
}

#[test]
fn dates_as_people_write_them() {
    for day in [
        "30th November 2026",
        "30/11/2026",
        "30 Nov 2026",
        "November 30, 2026",
        "“2026-11-30”",
        "\"30 November 2026\"",
        "30 Nov 2026 # by Mary",
        "'30.11.2026'  # by \"Mary\"",
    ] {
        let page = |day: &str| {
            format!("---\ntitle: A page\nvalid_until: {day}\nreviewed: 2026-11-22\n---\n\nWords.\n")
        };
        let found = errors(PAGE, &page(day));
        assert_eq!(found.len(), 1, "{found:#?}");
        assert_eq!(found[0].help, "Write: 2026-11-30");
        let remark = day.find("  #").or(day.find(" #")).map_or("", |at| &day[at..]);
        assert_eq!(mended(PAGE, &page(day)), page(&format!("2026-11-30{remark}")), "{day}");
    }
    let text = SOUND.replace("2026-11-22", "03/04/2026");
    let found = errors(PAGE, &text);
    assert!(found[0].help.contains("2026-04-03 or 2026-03-04") && found[0].fix.is_none(), "{found:#?}");
    named_and_mended(
        CONTACTS,
        "[imha]\nname = \"Advocacy\"\nphone = \"0844 248 9 248\"\nchecked = \"22/11/2026\"\n",
        "`checked`",
        "[imha]\nname = \"Advocacy\"\nphone = \"0844 248 9 248\"\nchecked = 2026-11-22\n",
    );
}

#[test]
fn signs_that_toml_does_not_know() {
    const SETTINGS: &str = "content/site.toml";
    let sound = "name = \"Our helpline\"\naddress = \"https://charity.example\"\nlanguages = [\"en\"]\nwords = [\"one\", \"two\"]\nsearch = false\n";
    for (from, to, message) in [
        ("\"Our helpline\"", "“Our helpline”", "mark “ is a curly one"),
        ("\"Our helpline\"", "”Our helpline”", "mark ” is a curly one"),
        ("\"Our helpline\"", "‘Our helpline’", "mark ‘ is a curly one"),
        ("\"Our helpline\"", "“Our helpline\"", "mark “ is a curly one"),
        ("\"Our helpline\"", "„Our helpline“", "mark „ is a curly one"),
        ("\"Our helpline\"", "Our helpline", "without quotation marks"),
        ("\"Our helpline\"", "\"Our helpline", "at the end of the value"),
        ("\"Our helpline\"", "Our helpline\"", "at the start of the value"),
        ("[\"en\"]", "[“en”]", "mark “ is a curly one"),
        ("[\"one\", \"two\"]", "[“one”, “two”]", "mark “ is a curly one"),
        ("[\"one\", \"two\"]", "[\"one\" \"two\"]", "A comma is missing"),
        ("[\"one\", \"two\"]", "[\"one\",, \"two\"]", "one comma too many"),
        ("[\"one\", \"two\"]", "[\"one\", \"two\"", "bracket ]"),
        ("name =", "“name” =", "mark “ is a curly one"),
        ("address =", "address:", "should be an equals sign"),
        ("address =", "address：", "should be an equals sign"),
        ("address =", "address ＝", "should be an equals sign"),
        ("\"Our helpline\"", "\"Our helpline\";", "A semicolon"),
        ("search = false", "search = false ;", "A semicolon"),
        ("false", "False", "small letters"),
        ("false", "no", "small letters"),
    ] {
        let text = sound.replacen(from, to, 1);
        let found = errors(SETTINGS, &text);
        assert!(found.iter().any(|finding| finding.message.contains(message)), "{to}: {found:#?}");
        let after = mended(SETTINGS, &text);
        let plain = |text: &str| text.replace(' ', "").replace("\"name\"", "name");
        assert_eq!(plain(&after), plain(sound), "{to}");
    }
    let lines = "words = [\n  \"one\"\n  \"two\",\n]\n";
    let text = sound.replace("words = [\"one\", \"two\"]\n", lines);
    let found = errors(SETTINGS, &text);
    assert!(found[0].message.contains("line above"), "{found:#?}");
    assert!(mended(SETTINGS, &text).contains("\"one\",\n"));
    let inner = errors(SETTINGS, &sound.replace("Our helpline", "The “Big” one"));
    assert_eq!(inner, []);
    named_and_mended(
        CONTACTS,
        "[“imha”]\nname = \"Advocacy\"\nphone = \"0844 248 9 248\"\n",
        "curly",
        "[\"imha\"]\nname = \"Advocacy\"\nphone = \"0844 248 9 248\"\n",
    );
    let spaced = "[imha team]\nname = \"Advocacy\"\nphone = \"0844 248 9 248\"\nchecked = 2026-11-22\n";
    let found = errors(CONTACTS, spaced);
    assert!(matches!(&found[..], [one] if one.message.contains("no space")), "{found:#?}");
    mended(CONTACTS, "[imha]\nname = \"Advocacy\"\nphone = 0844 248 9 248\n");
}

/// The findings of a rule in a page, and the page after their safe fixes; applied, none of them is left.
#[track_caller]
fn found_and_mended(rule: &str, files: &[(&str, &str)]) -> (Finding, String) {
    let (path, text) = files[0];
    let build = TestSite::new().with_all(files.iter().copied()).build();
    let found: Vec<Finding> =
        build.build.findings.into_iter().filter(|finding| finding.rule.id == rule).collect();
    assert_eq!(found.len(), 1, "{rule} in {text:?}: {found:#?}");
    let after = with_first_fix(text, &found).unwrap_or_else(|| panic!("{text:?} has no fix: {found:#?}"));
    let mut files = files.to_vec();
    files[0] = (path, &after);
    let again = TestSite::new().with_all(files).build();
    assert!(again.findings.iter().all(|finding| finding.severity != Severity::Error), "{:#?}", again.found());
    (found[0].clone(), after)
}

#[test]
fn files_that_are_there_by_another_name() {
    let there = page_with("", "We help.");
    for (link, file, message) in [
        ("Letters.MD", "content/en/letters.md", "small letters"),
        ("letters.md", "content/en/care/letters.md", "another folder"),
        ("en/letters.md#who", "content/en/letters.md", "another folder"),
    ] {
        let page = page_with("", &format!("Read [our letters]({link})."));
        let build = TestSite::new().with(PAGE, &page).with(file, &there).build();
        let found: Vec<&Finding> =
            build.findings.iter().filter(|finding| finding.rule.id == "broken-link").collect();
        assert_eq!(found.len(), 1, "{link}: {:#?}", build.found());
        assert!(found[0].help.contains(message), "{link}: {}", found[0].help);
        let after = with_first_fix(&page, &[found[0].clone()]).expect("a fix");
        assert!(after.contains(&file["content/en/".len()..]), "{after}");
        let again = TestSite::new().with(PAGE, &after).with(file, &there).build();
        assert!(again.findings.iter().all(|finding| finding.rule.id != "broken-link"), "{after}");
    }
    let page = page_with("", "![](../pictures/Talk.svg)\n\nWords.");
    let build = TestSite::new().with(PAGE, &page).with("content/pictures/talk.svg", TALK).build();
    let found: Vec<Finding> =
        build.build.findings.into_iter().filter(|finding| finding.rule.id == "picture-missing").collect();
    let after = with_first_fix(&page, &found).expect("a fix");
    assert!(after.contains("(../pictures/talk.svg)"), "{after}");
}

const TALK: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><path d=\"M0 0h1v1z\"/></svg>";

#[test]
fn folders_and_addresses_in_the_navigation() {
    let settings = |named: &str| {
        format!(
            "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\"]\n\n[navigation]\nen = [\"{named}\"]\n"
        )
    };
    let care = page_with("", "We help.");
    for named in ["care/", "/care/", "care", "care/index.html", "Care/index.md"] {
        let text = settings(named);
        let files = [("content/site.toml", &*text), ("content/en/care/index.md", &*care)];
        let (finding, after) = found_and_mended("broken-link", &files);
        assert!(finding.help.contains("care/index.md"), "{named}: {finding:#?}");
        assert_eq!(after, settings("care/index.md"), "{named}");
    }
}

#[test]
fn a_folder_without_a_page_in_the_navigation() {
    let settings = "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\"]\n\n[navigation]\nen = [\"care/\"]\n";
    let site = TestSite::new()
        .with("content/site.toml", settings)
        .with("content/en/care/ask.md", page_with("", "We help."))
        .build();
    let finding = site.finding("broken-link").at("content/site.toml:6").says("the folder care");
    finding.advises("content/en/care/index.md").advises("care/ask.md");
}

#[test]
fn fields_between_plus_signs_are_one_mistake_and_its_fix() {
    let text = "+++\ntitle = \"A page\"\nreviewed = 2026-11-22\ntags = [\"a\", \"b\"]\n+++\n\nWords.\n";
    let found = errors(PAGE, text);
    assert!(found.iter().all(|finding| finding.message.contains("`+++`")), "{found:#?}");
    let after = "---\ntitle: \"A page\"\nreviewed: 2026-11-22\ntags: [\"a\", \"b\"]\n---\n\nWords.\n";
    assert_eq!(mended(PAGE, text), after);
}

#[test]
fn old_addresses_with_the_name_of_the_site() {
    let page = |old: &str| page_with(&format!("redirect_from: [{old}]\n"), "Words.");
    for (old, meant) in
        [("https://charity.example/old/", "/old/"), ("\"/old/#part\"", "/old/"), ("/caf%C3%A9/", "/café/")]
    {
        let (_, after) = found_and_mended("redirect", &[(PAGE, &page(old))]);
        assert_eq!(after, page(meant), "{old}");
    }
    for old in ["\"/old/?id=7\"", "/old%20page/", "https://other.example/old/"] {
        let build = TestSite::new().with(PAGE, page(old)).build();
        let found = build.findings.iter().find(|finding| finding.rule.id == "redirect");
        assert!(found.is_some_and(|finding| finding.fix.is_none()), "{old}: {found:#?}");
    }
}

#[test]
fn a_colour_that_passes_is_named() {
    let theme = |colour: &str| format!("[light]\nlink = \"{colour}\"\n");
    let build = TestSite::new().with("themes/plain/theme.toml", theme("#4a90d9")).build();
    let found: Vec<&Finding> =
        build.findings.iter().filter(|finding| finding.rule.id == "theme-contrast").collect();
    // One colour, one finding: the others that it fails with are named there.
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].related.iter().any(|(_, words)| words.contains("too low as well")), "{:#?}", found[0]);
    let fix = found[0].fix.as_ref().expect("a colour");
    assert!(!fix.safe && found[0].help.contains(&fix.edits[0].replacement), "{:#?}", found[0]);
    let after = theme("#4a90d9").replace("\"#4a90d9\"", &fix.edits[0].replacement);
    let again = TestSite::new().with("themes/plain/theme.toml", &after).build();
    assert!(again.findings.iter().all(|finding| finding.rule.id != "theme-contrast"), "{after}");
}
