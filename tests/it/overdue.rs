//! What time overtakes: each kind is a warning to staff, and is told to readers where they read. Nothing waits for its
//! day with a mistake in it.

use crate::dated_site::{self, page};
use crate::test_site::words;
use plainleaf::base::{Severity, Sources};
use plainleaf::site::coming::{ChangeOfState, coming, next_change};
use plainleaf::site::{State, review};
use plainleaf::{Build, Finding, Memo, NoCache, Options, build};
use scraper::Html;

/// The dated site with files laid over it, on a day, without leaflets.
fn on(today: &str, more: &[(&str, String)]) -> Build {
    built(today, more, false)
}

fn built(today: &str, more: &[(&str, String)], leaflets: bool) -> Build {
    let mut files = dated_site::files();
    for (path, text) in more {
        files.retain(|(known, _)| known != path);
        files.push(((*path).to_string(), text.clone()));
    }
    files.sort();
    let sources: Sources = dated_site::sources(&files);
    let options = Options { search: false, leaflets, ..Options::on(today.parse().expect("a day")) };
    build(&sources, &options, &mut Memo::new(Box::new(NoCache)))
}

#[track_caller]
fn said(build: &Build, path: &str) -> String {
    let output = build.outputs.iter().find(|output| &*output.path == path);
    let bytes = output.unwrap_or_else(|| panic!("{path} was not made")).bytes.bytes();
    words(&Html::parse_document(&String::from_utf8_lossy(&bytes)))
}

fn of<'b>(build: &'b Build, rule: &str, file: &str) -> Vec<&'b Finding> {
    let found = build.findings.iter();
    found.filter(|finding| finding.rule.id == rule && &*finding.location.file == file).collect()
}

fn errors(build: &Build) -> Vec<String> {
    let errors = build.findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|error| format!("{} {} {}", error.location.file, error.rule.id, error.message)).collect()
}

#[test]
fn a_late_page_says_since_when_and_whom_to_ask_before_its_text() {
    let late = on("2028-01-15", &[]);
    let page = said(&late, "about/index.html");
    let notice = page.find("Nobody has checked this information since 22 November 2026.").expect("a notice");
    let ask =
        page.find("please ask us: Our office Phone 01632 960 001 E-mail help@charity.example").expect("whom");
    let (title, text) =
        (page.find("About us").expect("the title"), page.rfind("We help you.").expect("the text"));
    assert!(title < notice && notice < ask && ask < text, "{page}");
    let easy = said(&late, "about/easy-read/index.html");
    assert!(
        easy.contains("We last checked this on 30 November 2026.") && easy.contains("Please ask us first:")
    );
    // Every page of a checker, and Welsh.
    for path in [
        "start/index.html",
        "start/you/index.html",
        "start/you/good/index.html",
        "start/all-questions/index.html",
    ] {
        let said = said(&late, path);
        assert!(
            said.contains("Nobody has checked this information since 22 November 2026."),
            "{path}: {said}"
        );
    }
    assert!(
        said(&late, "cy/about/easy-read/index.html")
            .contains("Gwnaethom wirio hyn ddiwethaf ar 22 Tachwedd 2026.")
    );
    // The grace of this site is a month: on its last day staff are warned and readers are not.
    let due = on("2027-12-22", &[]);
    assert!(!said(&due, "about/index.html").contains("Nobody has checked"));
    let [warning] = of(&due, "review-date", "content/en/about.md")[..] else { panic!("{:#?}", due.findings) };
    assert_eq!((warning.severity, warning.by_time), (Severity::Warning, true));
    assert!(said(&on("2027-12-23", &[]), "about/index.html").contains("Nobody has checked"));
}

#[test]
fn a_contact_that_nobody_tried_for_a_year_says_so_in_its_box_and_above_a_text_with_its_number() {
    let (fine, late) = (on("2027-06-30", &[]), on("2027-07-01", &[]));
    for (build, is_late) in [(&fine, false), (&late, true)] {
        let card = said(build, "contact/index.html");
        assert_eq!(
            card.contains("Last checked 30 June 2026 It may have changed since then."),
            is_late,
            "{card}"
        );
        let text = said(build, "about/index.html");
        let words = "How to reach The helpline was last checked on 30 June 2026.";
        assert_eq!(text.contains(words), is_late, "{text}");
        // The office was checked later.
        assert!(!text.contains("Our office was last checked"), "{text}");
    }
    assert!(
        of(&fine, "contact-checked", "content/contacts.toml")
            .iter()
            .all(|found| found.severity == Severity::Warning)
    );
}

#[test]
fn what_an_exception_hid_comes_back_as_a_warning_that_names_it() {
    let index = "content/en/index.md";
    let allowed = on("2027-01-31", &[]);
    assert!(of(&allowed, "typed-contact", index).is_empty());
    let ended = on("2027-02-01", &[]);
    let [warning] = of(&ended, "typed-contact", index)[..] else { panic!("{:#?}", ended.findings) };
    assert_eq!(warning.severity, Severity::Warning);
    assert!(warning.message.ends_with("The exception for this ended on 2027-01-31."), "{}", warning.message);
    let statement = said(&ended, "accessibility/index.html");
    assert!(
        statement.contains("This is late. We wanted to look at it again by 31 January 2027 ."),
        "{statement}"
    );
    assert!(
        said(&allowed, "accessibility/index.html")
            .contains("We will look at this again by 31 January 2027 .")
    );
    // Without the exception it is the error that it always was.
    let bare = on("2027-02-01", &[(index, page("A charity", "2026-11-22", "", "Phone 01632 960 555."))]);
    assert_eq!(of(&bare, "typed-contact", index)[0].severity, Severity::Error);
}

#[test]
fn a_section_may_take_late_pages_down_and_keeps_what_readers_need() {
    let late = on("2027-12-23", &[]);
    let gone = said(&late, "benefits/pip/index.html");
    for words in [
        "Help with money",
        "This page has been taken down.",
        "Nobody has checked this information since 22 November 2026.",
        "01632 960 001",
        "help@charity.example",
    ] {
        assert!(gone.contains(words), "{words}: {gone}");
    }
    assert!(!gone.contains("You get £100."), "{gone}");
    // The section inside it wishes otherwise, and the page that shows the way stays.
    assert!(said(&late, "benefits/kept/more/index.html").contains("You get £90."));
    assert!(said(&late, "benefits/index.html").contains("What you can get."));
    assert_eq!(errors(&late), [""; 0]);
    // It is still to be reviewed, and a review brings it back.
    let tasks = review::tasks(&late.site);
    assert!(tasks.iter().any(|task| task.file == "content/en/benefits/pip.md"), "{tasks:#?}");
    let read = page("Help with money", "2027-12-23", "valid_until: 2028-04-05\n", "You get £110.");
    let back = on("2027-12-23", &[("content/en/benefits/pip.md", read)]);
    assert!(said(&back, "benefits/pip/index.html").contains("You get £110."));
}

#[test]
#[cfg(feature = "pdf")]
fn the_pdfs_of_a_page_that_was_taken_down_stay_and_say_so() {
    let (first, late) = (built("2026-11-22", &[], true), built("2027-12-23", &[], true));
    let text = |path: &str| {
        let output = late.outputs.iter().find(|output| &*output.path == path).expect(path);
        let pdf = lopdf::Document::load_mem(&output.bytes.bytes()).expect("a PDF");
        let pages: Vec<u32> = pdf.get_pages().keys().copied().collect();
        let text: String = pdf.extract_text_chunks(&pages).into_iter().flatten().collect();
        text.split_whitespace().collect::<String>()
    };
    let papers = |build: &Build| -> Vec<String> {
        let paths = build.outputs.iter().map(|output| output.path.to_string());
        paths.filter(|path| path.ends_with(".pdf")).collect()
    };
    assert!(papers(&first).iter().all(|path| papers(&late).contains(path)));
    for path in papers(&first).iter().filter(|path| path.contains("/pip/") && !path.starts_with("cy/")) {
        let text = text(path);
        assert!(text.contains("Thispagehasbeentakendown.") && text.contains("01632960001"), "{path}: {text}");
        assert!(!text.contains("£100"), "{path}: {text}");
    }
    // No address leads on elsewhere.
    let rules = late.outputs.iter().find(|output| &*output.path == "_redirects").expect("rules for the host");
    assert!(!String::from_utf8_lossy(&rules.bytes.bytes()).contains("/benefits/pip/"));
}

#[test]
fn a_day_that_has_not_come_is_a_warning_and_is_not_shown() {
    let early = on("2026-11-22", &[]);
    let [warning] = of(&early, "review-in-future", "content/en/typo.md")[..] else {
        panic!("{:#?}", early.findings)
    };
    assert_eq!(warning.severity, Severity::Warning);
    let shown = said(&early, "typo/index.html");
    assert!(!shown.contains("Last checked") && !shown.contains("2027"), "{shown}");
    // It counts as not reviewed until then.
    let task = review::tasks(&early.site)
        .into_iter()
        .find(|task| task.file == "content/en/typo.md")
        .expect("a task");
    assert_eq!((task.due.to_string(), task.last), ("2026-11-22".into(), None));
    let contact = dated_site::files()[1].1.replace("checked = 2026-11-22", "checked = 2030-01-01");
    let behind = on("2026-11-22", &[("content/contacts.toml", contact)]);
    assert_eq!(errors(&behind), [""; 0]);
    assert_eq!(of(&behind, "contact-checked", "content/contacts.toml").len(), 1);
}

#[test]
fn a_section_without_a_page_left_keeps_its_address_and_says_so() {
    let empty = on("2027-06-01", &[]);
    assert!(
        empty.site.pages.iter().all(|page| page.state != State::Live || !page.doc.path.contains("/events/"))
    );
    assert!(said(&empty, "events/index.html").contains("There is nothing here at the moment."));
    assert!(said(&empty, "cy/events/index.html").contains("Does dim byd yma ar hyn o bryd."));
}

/// A page that begins on 1 June 2027.
fn waiting(fields: &str, text: &str) -> String {
    page("A page to come", "2026-11-22", &format!("publish_on: 2027-06-01\n{fields}"), text)
}

#[test]
fn a_page_that_waits_is_judged_as_on_its_day() {
    let path = "content/en/to-come.md";
    for (fields, text, rule) in [
        ("", "See [nothing](nowhere.md).", "broken-link"),
        ("", "See [the fair](about.md#no-such-part).", "broken-anchor"),
        ("redirect_from: [/old-fair/]\n", "We help.", "redirect"),
        ("redirect_from: [/about/]\n", "We help.", "redirect"),
        ("", "See [later news](later.md).", "broken-link"),
        ("", "Phone 01632 960 777.", "typed-contact"),
    ] {
        let build = on("2026-11-22", &[(path, waiting(fields, text))]);
        let errors = errors(&build);
        assert!(errors.len() == 1 && errors[0].contains(rule), "{fields}{text}: {errors:#?}");
        // A draft stops nothing: it has no day.
        let draft = on("2026-11-22", &[(path, waiting(&format!("draft: true\n{fields}"), text))]);
        assert_eq!(errors_of(&draft), 0, "{fields}{text}");
    }
    // Others may be wrong about it, too: a part that it will not have.
    let about = page("About us", "2026-11-22", "", "Read [the news](to-come.md#parts).");
    let build = on("2026-11-22", &[(path, waiting("", "We help.")), ("content/en/about.md", about)]);
    let errors = errors(&build);
    assert!(errors.iter().any(|error| error.contains("en/about.md broken-anchor")), "{errors:#?}");
    let anchor = of(&build, "broken-anchor", "content/en/about.md")[0];
    assert!(anchor.help.ends_with("It counts from 2027-06-01 on, when a page begins."), "{}", anchor.help);
}

fn errors_of(build: &Build) -> usize {
    build.count(Severity::Error)
}

#[test]
fn what_waits_has_its_days() {
    let build = on("2026-11-22", &[]);
    let all = coming(&build.site);
    let of = |file: &str| -> Vec<(String, ChangeOfState)> {
        let own = all.iter().filter(|coming| coming.file == file);
        own.map(|coming| (coming.day.to_string(), coming.change)).collect()
    };
    assert_eq!(of("content/en/news.md"), [("2027-06-01".to_string(), ChangeOfState::Begins)]);
    assert_eq!(
        of("content/en/later.md"),
        [("2028-02-29".to_string(), ChangeOfState::Begins), ("2028-04-01".to_string(), ChangeOfState::Ends)]
    );
    assert_eq!(of("content/en/benefits/pip.md"), [("2027-12-23".to_string(), ChangeOfState::Stops)]);
    assert!(of("content/en/draft.md").is_empty());
    // On the day it is so, and not the day before.
    for (day, live) in [("2027-12-22", State::Live), ("2027-12-23", State::TakenDown)] {
        let build = on(day, &[]);
        let id = build.site.page_at("content/en/benefits/pip.md").expect("the page");
        assert_eq!(build.site.page(id).state, live, "{day}");
    }
    let next = next_change(&build.site).expect("a day");
    assert!(next.starts_with("On 2027-01-01 “The fair, easy” ends: build again on that day."), "{next}");
}

#[test]
fn settings_about_time_are_read_and_mistakes_in_them_said() {
    let settings = |more: &str| format!("time_zone = \"{more}\"\n{}", dated_site::files()[0].1);
    let path = "content/site.toml";
    assert_eq!(errors(&on("2026-11-22", &[(path, settings("America/New_York"))])), [""; 0]);
    let typo = on("2026-11-22", &[(path, settings("Europe/Lodnon"))]);
    let [error] = of(&typo, "field-value", path)[..] else { panic!("{:#?}", errors(&typo)) };
    assert_eq!(error.help, "Write: time_zone = \"Europe/London\"");
    assert_eq!(
        plainleaf::site::time_zone(&settings("America/New_York")).day_at(0).expect("a day").to_string(),
        "1969-12-31"
    );
    let other = |line: &str| {
        let text = dated_site::files()[0].1.replace("hard_stop = \"takedown\"", line);
        on("2026-11-22", &[(path, text)])
    };
    let wrong = other("hard_stop = \"delete\"");
    assert!(of(&wrong, "field-value", path)[0].message.contains("cannot be “delete”"));
    let text = dated_site::files()[0].1.replace("[sections.benefits]", "[sections.benefit]");
    let nowhere = on("2026-11-22", &[(path, text)]);
    assert!(of(&nowhere, "field-value", path)[0].message.contains("There is no section “benefit”"));
}
