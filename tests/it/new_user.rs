//! The way of a new user, with the program as it is typed: a new site, pages that are pasted and typed with ordinary
//! mistakes, a photo, leaflets, a second language, a page that ends. Each mistake is named at its line; what can be
//! mended is mended; what people read in the end is what was meant.

use serde_json::Value;
use std::path::PathBuf;
use std::process::{Command, Output};

/// The folder in which the new user works.
struct Desk(PathBuf);

impl Desk {
    fn new() -> Desk {
        let folder = std::env::temp_dir().join(format!("plainleaf-new-user-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder");
        Desk(folder)
    }

    #[track_caller]
    fn run(&self, words: &[&str]) -> Output {
        let program = Command::new(env!("CARGO_BIN_EXE_plainleaf")).current_dir(&self.0).args(words).output();
        program.expect("the program runs")
    }

    /// Runs the program, which has to say that all is well.
    #[track_caller]
    fn runs_well(&self, words: &[&str]) -> String {
        let done = self.run(words);
        let said = [&*done.stdout, &*done.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        assert_eq!(done.status.code(), Some(0), "{words:?}: {said:?}");
        said.concat()
    }

    #[track_caller]
    fn read(&self, path: &str) -> String {
        let path = self.0.join("riverside").join(path);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.0.join("riverside").join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }

    /// Edits a file as its author does: each text has to be there.
    #[track_caller]
    fn edit(&self, path: &str, edits: &[(&str, &str)]) {
        let mut text = self.read(path);
        for (from, to) in edits {
            assert!(text.contains(from), "{path} has no “{from}”: {text}");
            text = text.replace(from, to);
        }
        self.write(path, text);
    }

    /// What `check` finds on a day, as `file:line rule`, without notes. With `fix` it mends first.
    #[track_caller]
    fn check(&self, today: &str, fix: bool) -> Vec<String> {
        let mut words = vec!["check", "riverside", "--format", "json", "--today", today];
        words.extend(fix.then_some("--fix"));
        let done = self.run(&words);
        let said: Value = serde_json::from_slice(&done.stdout).expect("JSON");
        let findings = said["findings"].as_array().expect("a list").iter();
        let mut found: Vec<String> = findings
            .filter(|finding| finding["severity"] != "info")
            .map(|finding| {
                let file = finding["file"].as_str().expect("a file").trim_start_matches("content/");
                format!("{file}:{} {}", finding["line"], finding["rule"].as_str().expect("a rule"))
            })
            .collect();
        found.sort_unstable();
        found
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

const TODAY: &str = "2026-11-22";

/// Pasted from a word processor and typed in a hurry. Each line that is wrong is named below.
const RIGHTS: &str = "
---
title: Your rights: what to ask
reviewed: 22nd November 2026
owner: Mary
---

##Who can ask

**Who: **everybody on the ward. The cafÃ© is FREE.

>\u{a0}[!urgent-help] In danger now
> Phone 999.

![](../pictures/Team Photo.JPG)

We are here 9 am - 5 pm.

Day | Where
Monday | library
Friday | chapel

- [ ] a letter
- [x] a friend

Phone us on 0300 330 0741, or read [how to reach us] (contact.md).

See www.nhs.uk and [the guidance](nhs.uk/guidance).

[Note]: soon
";

const LEAFLET: &str = "---
title: Your rights
reviewed: 2026-11-22
owner: Mary
layout: a4
version: rights-1
---

## Who can ask

Everybody on the ward can ask for {{us.name}}.

## How to ask

Phone {{us.phone}}.

> [!contact] us
";

const ENDING: &str = "---
title: Winter café
reviewed: 2026-11-22
owner: Mary
expires_on: 31 January 2027
---

Come in and get warm. We are in the library.
";

#[test]
fn a_new_user_goes_from_an_empty_folder_to_pages_and_paper() {
    let desk = Desk::new();
    desk.runs_well(&["new", "riverside", "--name", "Riverside Advocacy", "--today", TODAY]);
    assert_eq!(desk.check(TODAY, false), [""; 0], "a new site has nothing to mend");
    desk.runs_well(&["build", "riverside", "--today", TODAY]);

    settings(&desk);
    pages(&desk);
    second_language(&desk);
    published(&desk);
    ended(&desk);
}

/// The number of the first line with some words.
fn line_of(text: &str, words: &str) -> usize {
    text.lines().position(|line| line.contains(words)).expect("a line with these words") + 1
}

/// The settings and the contact, with the marks of a word processor.
fn settings(desk: &Desk) {
    desk.edit(
        "content/site.toml",
        &[
            ("# address = \"\" ", "address = “https://www.riverside-advocacy.org.uk” "),
            ("languages = [\"en\"]", "languages = [“en”]"),
        ],
    );
    let others = "email = \"Mary Finch <mary@riverside-advocacy.org.uk>\"\nweb = \"www.riverside-advocacy.org.uk\"\ntext = \"HELP to 85258\"";
    desk.edit(
        "content/contacts.toml",
        &[
            ("# phone = \"\" ", "phone = [\"0300 330 0741\", \"Out of hours: 01432 260 145\"] "),
            ("# email = \"\"", others),
            ("# hours = \"\" ", "hours = \"Mon-Fri 9-5\" "),
            ("# answer = \"\"", "answer = \"within two working days\""),
        ],
    );
    let settings = desk.read("content/site.toml");
    let found = desk.check(TODAY, false);
    let curly = format!("site.toml:{} settings-file", line_of(&settings, "“"));
    assert!(found.contains(&curly), "{curly}: {found:#?}");
    let found = desk.check(TODAY, true);
    let contacts = desk.read("content/contacts.toml");
    let email = format!("contacts.toml:{} field-value", line_of(&contacts, "email = "));
    let hours = format!("contacts.toml:{} contact-words", line_of(&contacts, "hours = "));
    assert_eq!(found, [email, hours], "what only its author can mend is left");
    for mended in [
        "phone = \"0300 330 0741\"\nphone2 = \"Out of hours: 01432 260 145\"",
        "web = \"https://www.riverside-advocacy.org.uk\"",
    ] {
        assert!(contacts.contains(mended), "{contacts}");
    }
    let settings = desk.read("content/site.toml");
    assert!(settings.contains("address = \"https://www.riverside-advocacy.org.uk\""), "{settings}");
    assert!(settings.contains("languages = [\"en\"]"), "{settings}");
    desk.edit(
        "content/contacts.toml",
        &[
            ("Mary Finch <mary@riverside-advocacy.org.uk>", "mary@riverside-advocacy.org.uk"),
            ("Mon-Fri 9-5", "Monday to Friday, 9am to 5pm"),
        ],
    );
    assert_eq!(desk.check(TODAY, false), [""; 0]);
}

/// A photo as JPEG (ITU T.81): grey all over, so that each block of 8 × 8 pixels is two bits of zero.
fn grey_photo(width: u16, height: u16) -> Vec<u8> {
    let code = |class: u8| [&[0xff, 0xc4, 0, 20, class, 1][..], &[0; 16]].concat();
    let [w, h] = [width.to_be_bytes(), height.to_be_bytes()];
    let blocks = usize::from(width / 8) * usize::from(height / 8);
    [
        &[0xff, 0xd8, 0xff, 0xdb, 0, 67, 0][..],
        &[1; 64],
        &[0xff, 0xc0, 0, 11, 8, h[0], h[1], w[0], w[1], 1, 1, 0x11, 0],
        &code(0),
        &code(0x10),
        &[0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0],
        &vec![0; blocks / 4],
        &[0xff, 0xd9],
    ]
    .concat()
}

/// A page, its photo, a leaflet and a page that ends.
fn pages(desk: &Desk) {
    desk.write("content/en/rights.md", RIGHTS);
    desk.write("content/en/rights.people.leaflet.md", LEAFLET);
    desk.write("content/en/winter.md", ENDING);
    desk.write("content/pictures/Team Photo.JPG", grey_photo(1600, 1200));
    let found = desk.check(TODAY, false);
    for (line, rule) in [
        ("", "front-matter"),
        ("title:", "front-matter"),
        ("##Who", "heading-space"),
        ("**Who: **", "left-mark"),
        ("cafÃ©", "broken-letter"),
        ("FREE", "capitals"),
        ("[!urgent-help]", "odd-space"),
        ("Team Photo", "left-link"),
        ("9 am", "time-format"),
        ("Day |", "lost-table"),
        ("[ ] a letter", "foreign-mark"),
        ("0300", "typed-contact"),
        ("] (contact", "left-link"),
        ("See www", "bare-address"),
        ("nhs.uk/guidance", "broken-link"),
        ("[Note]", "lost-words"),
    ] {
        let expected = format!("en/rights.md:{} {rule}", line_of(RIGHTS, line));
        assert!(found.contains(&expected), "{expected}: {found:#?}");
    }
    let ending = format!("en/winter.md:{} field-value", line_of(ENDING, "expires_on"));
    assert!(found.contains(&ending), "{ending}: {found:#?}");
    let left = desk.check(TODAY, true);
    // Only its author can say what the photo shows, and who made it.
    let photo = format!("en/rights.md:{} ", line_of(&desk.read("content/en/rights.md"), "Team%20Photo"));
    assert!(left.contains(&format!("{photo}picture-ledger")), "{left:#?}");
    assert!(left.iter().all(|finding| finding.starts_with(&photo)), "{left:#?}");
    let ledger = desk.read("content/pictures/pictures.toml");
    let photo = "[\"Team Photo.JPG\"]\nalt = \"Mary and Sam in the library.\"\nauthor = \"Sam Finch\"\nlicence = \"CC0-1.0\"\n";
    desk.write("content/pictures/pictures.toml", format!("{ledger}\n{photo}"));
    assert_eq!(desk.check(TODAY, false), [""; 0]);
}

/// The page in Welsh: its file is made, filled in, and comes out of its draft.
fn second_language(desk: &Desk) {
    desk.edit("content/site.toml", &[("languages = [\"en\"]", "languages = [\"en\" \"cy\"]")]);
    let settings = desk.read("content/site.toml");
    let comma = format!("site.toml:{} settings-file", line_of(&settings, "\"cy\""));
    assert!(desk.check(TODAY, false).contains(&comma), "{comma}");
    let home = format!("site.toml:{} home-page", line_of(&settings, "\"cy\""));
    assert_eq!(desk.check(TODAY, true), [home], "a language begins with its home page");
    for page in ["index.md", "rights.md"] {
        desk.runs_well(&["translate", "cy", page, "--site", "riverside"]);
    }
    assert!(desk.read("content/cy/rights.md").contains("draft: true"));
    assert_eq!(desk.check(TODAY, false), [""; 0], "a draft stops nothing");
    for (path, title, text) in [
        ("content/cy/index.md", "Eich hawliau", "Rydym ar eich ochr chi."),
        (
            "content/cy/rights.md",
            "Eich hawliau: beth i ofyn",
            "Gall pawb ar y ward ofyn.\n\nFfoniwch {{us.phone}}.\n\n> [!contact] us",
        ),
    ] {
        let template = desk.read(path);
        let fields: Vec<&str> = template.split("---\n").nth(1).expect("fields").lines().collect();
        let kept = fields
            .into_iter()
            .filter(|line| !["draft", "title", "summary"].iter().any(|name| line.starts_with(name)));
        let kept: String = kept.map(|line| format!("{line}\n")).collect();
        desk.write(path, format!("---\ntitle: \"{title}\"\nreviewed: {TODAY}\n{kept}---\n\n{text}\n"));
    }
}

/// What people read on pages and on paper.
fn published(desk: &Desk) {
    desk.runs_well(&["build", "riverside", "--today", TODAY]);
    let page = desk.read("public/rights/index.html");
    for words in [
        ">Your rights: what to ask</h1>",
        "<h2 id=\"who-can-ask\">Who can ask</h2>",
        "<strong>Who:</strong> everybody on the ward. The café is free.",
        "callout-urgent",
        "alt=\"Mary and Sam in the library.\"",
        "We are here 9am to 5pm.",
        "<th scope=\"col\">Where</th>",
        "<li>a letter</li>",
        "href=\"tel:03003300741\"",
        "<a href=\"/contact/\">how to reach us</a>",
        "href=\"https://www.nhs.uk\"",
        "href=\"https://nhs.uk/guidance\"",
        "[Note]: soon",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let contact = desk.read("public/contact/index.html");
    for words in
        ["(Out of hours)", "tel:01432260145", "sms:85258?body=HELP", "mailto:mary@riverside-advocacy.org.uk"]
    {
        assert!(contact.contains(words), "{words}: {contact}");
    }
    let welsh = desk.read("public/cy/rights/index.html");
    assert!(welsh.contains("Gall pawb ar y ward ofyn.") && welsh.contains("tel:03003300741"), "{welsh}");
    for (path, words) in [
        ("rights/rights-people-leaflet.pdf", "Everybodyonthewardcanask"),
        ("rights/rights.pdf", "everybodyontheward.Thecaféisfree."),
    ] {
        let bytes = std::fs::read(desk.0.join("riverside/public").join(path)).expect(path);
        let read: String = crate::facts::words_of_pdf(&bytes).split_whitespace().collect();
        for part in [words, "03003300741", "Outofhours"] {
            let part = if path == "rights/rights.pdf" && part == "Outofhours" { "9amto5pm" } else { part };
            assert!(read.contains(part), "{path}: {part}: {read}");
        }
    }
}

/// A page is shown until its last day, and says afterwards that it has ended.
fn ended(desk: &Desk) {
    desk.runs_well(&["build", "riverside", "--today", "2027-01-31"]);
    assert!(desk.read("public/winter/index.html").contains("Come in and get warm."));
    desk.runs_well(&["build", "riverside", "--today", "2027-02-01"]);
    let ended = desk.read("public/winter/index.html");
    assert!(!ended.contains("Come in and get warm.") && ended.contains("Winter café"), "{ended}");
}
