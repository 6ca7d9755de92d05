//! An error of one page holds that page back, and nothing else: readers see its last good text, or nothing of it.

use crate::site_folder::SiteFolder;
use crate::test_site::TestSite;
use plainleaf::engine::{HeldBack, Instead, hold_back};
use plainleaf::{Memo, NoCache, Options, Sources, build};
use std::fs;

const ABOUT: &str = "content/en/about-us.md";
const CARE: &str = "content/en/care.md";
const BROKEN: &str = "See [the form](nothing.md).";

/// A page without a finding. Each has another title.
fn page(fields: &str, text: &str) -> String {
    let title = text.len();
    format!("---\ntitle: Page {title}\nreviewed: 2026-11-22\nowner: Mary\n{fields}---\n\n{text}\n")
}

/// Paths and bytes of what is published.
type Files = Vec<(String, Vec<u8>)>;

fn options() -> Options {
    Options { search: false, leaflets: false, ..Options::on("2026-11-22".parse().unwrap()) }
}

/// What is published of a site, and what is held back in it; none if the whole site is at fault.
fn held_back(site: &Sources, last_good: &Sources) -> Option<(Files, Vec<HeldBack>, Vec<String>)> {
    let mut memo = Memo::new(Box::new(NoCache));
    let first = build(site, &options(), &mut memo);
    let part = hold_back(&first, site, last_good, &options(), &mut memo)?;
    let outputs = part.build.outputs.iter();
    let outputs = outputs.map(|output| (output.path.to_string(), output.bytes.bytes().to_vec())).collect();
    let found = part.build.findings.iter();
    let found =
        found.map(|finding| format!("{:?} {} {}", finding.severity, finding.rule.id, finding.location.file));
    Some((outputs, part.held_back, found.collect()))
}

fn outputs(site: &Sources) -> Files {
    let built = build(site, &options(), &mut Memo::new(Box::new(NoCache)));
    built.outputs.iter().map(|output| (output.path.to_string(), output.bytes.bytes().to_vec())).collect()
}

#[test]
fn readers_see_the_last_good_text_and_everything_else_as_it_is_now() {
    let good = TestSite::new().with(ABOUT, page("", "We talk with you. Good."));
    let now = |about: &str| {
        TestSite::new()
            .with(ABOUT, page("", about))
            .with("content/en/index.md", page("", "The home page as it is today."))
            .sources()
    };
    let (published, held, found) = held_back(&now(BROKEN), &good.sources()).expect("the rest is published");
    let day = "2026-11-22".parse().unwrap();
    assert_eq!(held, [HeldBack { file: ABOUT.into(), instead: Instead::LastGood(Some(day)) }]);
    assert_eq!(found, [format!("Error broken-link {ABOUT}")]);
    // Exactly the site that has the last good text for its source: nothing comes from an older output.
    assert_eq!(published, outputs(&now("We talk with you. Good.")));
}

#[test]
fn a_page_that_never_was_good_is_left_out_and_links_to_it_are_said() {
    let site = TestSite::new()
        .with(CARE, page("", BROKEN))
        .with("content/en/index.md", page("", "Read about [your care plan](care.md) here."))
        .sources();
    let (published, held, found) = held_back(&site, &Sources::default()).expect("the rest is published");
    assert_eq!(held, [HeldBack { file: CARE.into(), instead: Instead::Nothing }]);
    assert_eq!(
        found,
        [format!("Error broken-link {CARE}"), "Warning broken-link content/en/index.md".into()]
    );
    assert!(!published.iter().any(|(path, _)| path.starts_with("care/")));
    let home = published.iter().find(|(path, _)| path == "index.html").unwrap();
    assert!(
        String::from_utf8_lossy(&home.1).contains("Read about your care plan here."),
        "words without a link"
    );
}

#[test]
fn what_other_pages_have_wrong_because_of_it_holds_them_back_too() {
    let old = TestSite::new().with(CARE, page("", "## Who can ask\n\nYou can."));
    let site = TestSite::new()
        .with(CARE, page("", &format!("## Who can ask\n\nYou can.\n\n## How to ask\n\n{BROKEN}")))
        // The last good text of that page has no such heading.
        .with(ABOUT, page("", "See [how to ask](care.md#how-to-ask)."))
        .sources();
    let (_, held, _) = held_back(&site, &old.sources()).expect("the rest is published");
    let files: Vec<&str> = held.iter().map(|page| &*page.file).collect();
    assert_eq!(files, [ABOUT, CARE]);
}

#[test]
fn a_last_good_text_with_an_error_by_now_is_not_shown() {
    let old = TestSite::new().with(ABOUT, page("", "Phone {{office.phone}}."));
    let site = TestSite::new().with(ABOUT, page("", BROKEN)).sources();
    let (published, held, _) = held_back(&site, &old.sources()).expect("the rest is published");
    assert_eq!(held, [HeldBack { file: ABOUT.into(), instead: Instead::Nothing }]);
    assert!(!published.iter().any(|(path, _)| path.starts_with("about-us/")));
}

#[test]
fn an_easy_read_text_stays_without_its_page() {
    let easy = "---\ntitle: Care\nreviewed: 2026-11-22\nowner: Mary\n---\n\n![Two people talk](../pictures/talk.svg)\n\nYou can ask for help.\n";
    let site = TestSite::new().with(CARE, page("", BROKEN)).with("content/en/care.easy.md", easy).sources();
    let (published, held, found) = held_back(&site, &Sources::default()).expect("the rest is published");
    assert_eq!(held.len(), 1, "{found:?}");
    assert!(published.iter().any(|(path, _)| path == "care/easy-read/index.html"));
}

#[test]
fn front_matter_that_cannot_be_read_and_bytes_that_are_no_text_hold_back_their_page() {
    let good = TestSite::new().sources();
    for damaged in [&b"---\ntitle: [\n---\n\nWords.\n"[..], b"\xff\xfe\x00", b"---\ntitle: About us\n"] {
        let site = TestSite::new().with(ABOUT, damaged).sources();
        let (published, held, _) = held_back(&site, &good).expect("the rest is published");
        assert_eq!(held.len(), 1, "{damaged:?}");
        assert_eq!(published, outputs(&good));
    }
}

#[test]
fn what_concerns_the_whole_site_stops_it() {
    let good = TestSite::new().sources();
    let good_but_home =
        good.iter().filter(|source| &*source.path != "content/en/index.md").cloned().collect();
    let good_but_home = Sources::new(good_but_home);
    for (path, text) in [
        ("content/site.toml", "name = \"A charity\"\nlanguages = [\"en\"]\ncolour = [\n".to_string()),
        ("content/contacts.toml", "[imha]\nname = \"Advocacy\"\nphone = \"12\"\n".into()),
        ("themes/plain/templates/page.html", "{% extends \"nothing.html\" %}".into()),
        // The home page never had a good text.
        ("content/en/index.md", page("", BROKEN)),
        // Two files for one address.
        ("content/en/about-us/index.md", page("", "The same address.")),
    ] {
        let site = TestSite::new().with(path, text).with(CARE, page("", BROKEN)).sources();
        assert!(held_back(&site, &good_but_home).is_none(), "{path}");
    }
    assert!(held_back(&good, &good).is_none(), "there is nothing to hold back");
}

#[test]
fn the_program_says_what_it_held_back_and_publishes_the_rest() {
    let site = SiteFolder::new("held-back");
    assert_eq!(site.build().0, 0);
    assert!(site.text("last-good/README.txt").contains("Write in the folder content, not here."));
    assert_eq!(site.text("last-good/en/about-us.md"), site.text(ABOUT));

    site.write(ABOUT, page("", BROKEN));
    site.write("content/en/contact.md", page("", "> [!contact] imha\n> Phone us today."));
    let strict = site.run(&["build", "--no-leaflets", "--all-or-nothing"]);
    assert!(strict.0 == 1 && strict.1.contains("Nothing was published"), "{}", strict.1);
    let (code, said) = site.build();
    assert_eq!(code, 1);
    let line = said.lines().find(|line| line.contains("Held back")).expect("it is said in one line");
    assert!(
        line.starts_with("Built ")
            && line.contains(&format!("{ABOUT} (readers see its text that was checked on 2026-11-22)")),
        "{line}"
    );
    assert!(site.text("public/about-us/index.html").contains("We talk with you."));
    assert!(site.text("public/contact/index.html").contains("Phone us today."));
    assert!(site.text("last-good/en/about-us.md").contains("We talk with you."), "it is kept");
    assert!(site.text("last-good/en/contact.md").contains("Phone us today."));
    // The same once more: it is not forgotten that something is held back.
    assert_eq!(site.build().0, 1);

    // A new computer, with what version control holds.
    fs::remove_dir_all(site.path("public")).unwrap();
    fs::remove_dir_all(site.path(".plainleaf")).unwrap();
    assert_eq!(site.build().0, 1);
    assert!(site.text("public/about-us/index.html").contains("We talk with you."));

    site.write(ABOUT, page("", "Mended."));
    assert_eq!(site.build().0, 0);
    assert!(site.text("last-good/en/about-us.md").contains("Mended."));
    // A page that is deleted with a redirect, or made a draft, leaves no text behind that could come back.
    site.write(ABOUT, page("draft: true\n", "Not yet."));
    site.build();
    assert!(!site.path("last-good/en/about-us.md").exists());
}

#[test]
fn an_address_that_would_vanish_stops_the_site() {
    let site = SiteFolder::new("held-back-vanished");
    assert_eq!(site.build().0, 0);
    fs::remove_dir_all(site.path("last-good")).unwrap();
    site.write(ABOUT, page("", BROKEN));
    let (code, said) = site.build();
    assert_eq!(code, 1);
    assert!(said.contains("vanished-address") && said.contains("Nothing was published"), "{said}");
    assert!(site.text("public/about-us/index.html").contains("We talk with you."));
}

#[test]
#[cfg(unix)]
fn a_folder_of_last_good_texts_that_leads_elsewhere_is_neither_read_nor_written() {
    let site = SiteFolder::new("held-back-link");
    fs::create_dir_all(site.beside("outside/en")).unwrap();
    fs::write(site.beside("outside/en/about-us.md"), page("", "From outside.")).unwrap();
    std::os::unix::fs::symlink(site.beside("outside"), site.path("last-good")).unwrap();
    let (code, said) = site.build();
    assert!(code == 0 && said.contains("the folder last-good could not be written"), "{said}");
    site.write(CARE, page("", BROKEN));
    assert_eq!(site.build().0, 1);
    let outside: Vec<_> = fs::read_dir(site.beside("outside/en")).unwrap().collect();
    assert_eq!(outside.len(), 1, "nothing was written there");
    assert_eq!(fs::read_to_string(site.beside("outside/en/about-us.md")).unwrap(), page("", "From outside."));
}
