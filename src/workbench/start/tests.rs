//! Floor 5: what must hold of the start pages.
//! In: forms as browsers send them, and a computer that is none. Out: nothing; a test fails if a page breaks, if a wrong
//! answer goes through, or if something is made that nobody asked for.
//! Must never: touch a disk.

use super::*;
use crate::base::Date;
use crate::workbench::Upload;
use std::path::{Path, PathBuf};

const TOKEN: &str = "the-word";

/// A computer with one site and one full folder.
struct Desk;

impl Computer for Desk {
    fn places(&self) -> Vec<(KnownPlace, PathBuf)> {
        vec![(KnownPlace::Documents, root().join("documents")), (KnownPlace::Home, root())]
    }

    fn folders(&self, at: &Path) -> Result<Vec<ListedFolder>, String> {
        if !at.starts_with(root()) {
            return Err("It is not there.".into());
        }
        Ok(vec![
            ListedFolder { name: "<b>old</b>".into(), is_site: true },
            ListedFolder { name: "full".into(), is_site: false },
        ])
    }

    fn is_site(&self, at: &Path) -> bool {
        at.ends_with("<b>old</b>")
    }

    fn is_taken(&self, at: &Path) -> bool {
        at.ends_with("full")
    }

    fn recent(&self) -> Vec<PathBuf> {
        vec![root().join("documents/<b>old</b>")]
    }

    fn today(&self) -> Date {
        "2026-12-01".parse().unwrap()
    }
}

fn root() -> PathBuf {
    PathBuf::from(if cfg!(windows) { "C:\\mary" } else { "/mary" })
}

struct StartTab {
    pages: StartPages,
    drafts: Drafts,
}

impl StartTab {
    fn new() -> StartTab {
        StartTab { pages: StartPages::new(), drafts: Drafts::default() }
    }

    fn ask(&mut self, post: bool, address: &str, form: &Form, token: &str) -> StartAnswer {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let path = format!("{START}{path}");
        let request = StartRequest {
            post,
            path: &path,
            query,
            form,
            too_large: false,
            prefers: PageLanguage::Welsh,
            token,
        };
        self.pages.answer(&request, &mut self.drafts, &Desk)
    }

    #[track_caller]
    fn get(&mut self, address: &str) -> (u16, String) {
        match self.ask(false, address, &Form::default(), TOKEN) {
            StartAnswer::Page(status, html) => (status, html),
            StartAnswer::Go(to) => (303, to),
            _ => panic!("{address} does something"),
        }
    }

    fn post(&mut self, address: &str, pairs: &[(&str, &str)]) -> StartAnswer {
        let pairs = [&[("token", TOKEN)], pairs].concat();
        let pairs = pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        self.ask(true, address, &Form { pairs, files: Vec::new() }, TOKEN)
    }

    /// Where an answer leads; the page where it leads nowhere.
    #[track_caller]
    fn sent(&mut self, address: &str, pairs: &[(&str, &str)]) -> Result<String, String> {
        match self.post(address, pairs) {
            StartAnswer::Go(to) => Ok(to),
            StartAnswer::Page(status, html) if status >= 400 => Err(html),
            _ => panic!("{address} does something else"),
        }
    }

    fn begun(language: &str) -> StartTab {
        let mut visit = StartTab::new();
        assert_eq!(visit.sent(&format!("{language}/new"), &[]), Ok(format!("{START}{language}/new/1/name")));
        visit
    }
}

#[test]
fn every_page_comes_in_both_languages_without_words_that_are_missing() {
    for language in ["en", "cy"] {
        let mut visit = StartTab::begun(language);
        visit.post(&format!("{language}/new/1/name"), &[("name", "<i>Us</i> & \"Co\"")]);
        let steps = step::NewSiteStep::ALL.map(|step| format!("new/1/{}", step.word()));
        let more = ["", "open", "open?at=%2Fmary", "new/1/folders"].map(String::from);
        for page in steps.iter().chain(&more) {
            let (status, html) = visit.get(&format!("{language}/{page}"));
            assert_eq!(status, 200, "{page}");
            assert!(html.contains(&format!("<html lang=\"{language}\">")) && html.contains("<h1>"), "{html}");
            assert!(!html.contains("<b>old") && !html.contains("<i>Us"), "words break out of {page}");
            let names = html.split(['>', '<', '"']).filter(|words| {
                words.ends_with("_hint") || words.ends_with("_label") || words.starts_with("fault_")
            });
            assert_eq!(names.collect::<Vec<_>>(), [""; 0], "{page}");
        }
    }
    let mut visit = StartTab::new();
    assert_eq!(visit.get(""), (303, format!("{START}cy/")));
    for wrong in ["de/", "en/none", "en/new/1/name", "en/new/9/check", "en/new", "en/../..", "en/new/1/2/3"] {
        assert_eq!(visit.get(wrong).0, 404, "{wrong}");
    }
}

#[test]
fn nothing_is_done_without_the_servers_own_word() {
    let mut visit = StartTab::begun("en");
    for wrong in ["", "the-wor", "THE-WORD"] {
        for page in ["new", "new/1/name", "new/1/check", "open", "new/1/folders"] {
            let pairs = [("token", wrong), ("name", "Us"), ("path", "/mary")]
                .map(|(name, value)| (name.into(), value.into()));
            let form = Form { pairs: pairs.to_vec(), files: Vec::new() };
            let answer = visit.ask(true, &format!("en/{page}"), &form, TOKEN);
            assert!(matches!(answer, StartAnswer::Page(403, _)), "{page}");
            assert!(matches!(visit.ask(true, &format!("en/{page}"), &form, ""), StartAnswer::Page(403, _)));
        }
    }
    // A form that was too large to be read as far as its token does nothing either.
    for page in ["new", "new/1/name", "new/1/check", "open", "new/1/folders", "new/1/look"] {
        let path = format!("{START}en/{page}");
        let form = Form::default();
        let request = StartRequest {
            post: true,
            path: &path,
            query: "",
            form: &form,
            too_large: true,
            prefers: PageLanguage::English,
            token: TOKEN,
        };
        let answer = visit.pages.answer(&request, &mut visit.drafts, &Desk);
        assert!(matches!(answer, StartAnswer::Page(403 | 422, _)), "{page}");
    }
    assert!(visit.drafts.unfinished().is_empty());
}

#[test]
fn a_wrong_answer_is_named_at_its_field_and_kept() {
    let long = "a".repeat(300);
    for (page, field, typed) in [
        ("name", "name", " \r\n "),
        ("name", "name", &*long),
        ("name", "name", "Unicorns \u{1f984}"),
        ("name", "name", "Our charity"),
        ("name", "name", "a\u{202e}b"),
        ("contact", "email", "nobody"),
        ("contact", "email", "help@example.org"),
        ("contact", "phone", "01234 567 890"),
        ("contact", "phone", "020 7946 0101"),
        ("contact", "phone", "call us"),
        ("contact", "hours", "Mon-Fri 9-5"),
        ("web", "address", "our charity"),
        ("web", "address", "https://www.example.org"),
        ("web", "address", "javascript:alert(1)"),
        ("folder", "folder", "../up"),
        ("folder", "folder", "CON"),
        ("folder", "folder", "ends."),
        ("folder", "folder", "full"),
    ] {
        for language in ["en", "cy"] {
            // The rule about days and times reads English.
            if language == "cy" && field == "hours" {
                continue;
            }
            let mut visit = StartTab::begun(language);
            let address = format!("{language}/new/1/{page}");
            visit.post(&format!("{language}/new/1/name"), &[("name", "Us")]);
            let parent = root().display().to_string();
            let said = visit.sent(&address, &[(field, typed), ("parent", &parent)]);
            let html = said.expect_err(&format!("{field} takes {typed:?}"));
            assert!(
                html.contains(&format!("href=\"#{field}\""))
                    && html.contains(&format!("id=\"fault-{field}\"")),
                "{typed:?}: {html}"
            );
            let again = visit.get(&address).1;
            assert!(
                again.contains(&crate::base::escaped(typed.trim()).replace("&#39;", "&#x27;")),
                "{typed:?} is lost: {again}"
            );
        }
    }
}

#[test]
fn a_colour_that_cannot_be_read_is_answered_with_the_nearest_that_can() {
    let mut visit = StartTab::begun("en");
    let html = visit.sent("en/new/1/look", &[("colour", "own"), ("own_colour", "#e07000")]).unwrap_err();
    let (_, offer) = html.split_once("The nearest colour that people can read: ").unwrap();
    let colour = &offer[..7];
    assert_eq!(
        visit.sent("en/new/1/look", &[("colour", colour), ("own_colour", "#e07000")]),
        Ok(format!("{START}en/new/1/web"))
    );
    assert!(visit.get("en/new/1/check").1.contains(colour));
    assert!(visit.sent("en/new/1/look", &[("colour", "own"), ("own_colour", "green")]).is_err());
    // The button of the browser, or another program, may send any colour.
    assert!(visit.sent("en/new/1/look", &[("colour", "#ffff00")]).is_err());
}

#[test]
fn a_logo_with_a_script_or_of_another_kind_is_refused_and_a_good_one_is_kept() {
    let script = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><script>alert(1)</script><path d=\"M0 0h9v9z\"/></svg>";
    let good =
        b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><path d=\"M0 0h9v9z\"/></svg>";
    let mut visit = StartTab::begun("en");
    let mut send = |name: &str, bytes: &[u8], too_large: bool| {
        let file = Upload { field: "logo".into(), name: name.into(), bytes: bytes.to_vec() };
        let form = Form { pairs: vec![("token".into(), TOKEN.into())], files: vec![file] };
        let request = StartRequest {
            post: true,
            path: "/_plainleaf/start/en/new/1/look",
            query: "",
            form: &form,
            too_large,
            prefers: PageLanguage::English,
            token: TOKEN,
        };
        match visit.pages.answer(&request, &mut visit.drafts, &Desk) {
            StartAnswer::Go(_) => None,
            StartAnswer::Page(_, html) => Some(html),
            _ => panic!("something else is done"),
        }
    };
    assert!(send("x.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", false).unwrap().contains("HEIC"));
    assert!(send("x.png", b"no picture", false).is_some());
    assert!(send("x.svg", &vec![b' '; LARGEST + 1], false).unwrap().contains("larger than 30 MB"));
    assert!(send("x.svg", b"", true).unwrap().contains("larger than 30 MB"));
    assert!(send("our.svg", script, false).is_none_or(|html| html.contains("fault-logo")));
    assert_eq!(send("our.svg", good, false), None);
    let (_, html) = visit.get("en/new/1/look");
    assert!(html.contains("Your logo is our.svg") && !html.contains("alert(1)"));
    let StartAnswer::Go(_) = visit.post("en/new/1/look", &[("no_logo", "yes")]) else { panic!("it stays") };
    assert!(!visit.get("en/new/1/look").1.contains("Your logo is"));
}

/// The largest logo.
const LARGEST: usize = 30_000_000;

#[test]
fn the_last_button_asks_for_one_whole_site_and_only_once() {
    let mut visit = StartTab::begun("cy");
    assert!(visit.sent("cy/new/1/check", &[]).is_err(), "a site without a name is made");
    visit.post("cy/new/1/name", &[("name", "Lleisiau \"Tŷ\"")]);
    visit.post("cy/new/1/place", &[("nations", "wales"), ("areas", "Bangor; Bangor, Caernarfon")]);
    visit.get("cy/new/1/folder");
    let StartAnswer::Make(wish) = visit.post("cy/new/1/check", &[]) else { panic!("it is not made") };
    assert_eq!(wish.folder, root().join("documents").join("lleisiau-ty"));
    assert_eq!(wish.home, "content/cy/index.md");
    let text = |path: &str| {
        wish.files
            .iter()
            .find(|(known, _)| known == path)
            .map(|(_, bytes)| String::from_utf8(bytes.clone()).unwrap())
            .unwrap()
    };
    assert!(
        text("content/site.toml").contains("areas = [\"Bangor\", \"Caernarfon\"]"),
        "{}",
        text("content/site.toml")
    );
    assert!(text("content/site.toml").contains("name = \"Lleisiau \\\"Tŷ\\\"\""));
    // The disk said no: the answers are still there.
    let StartAnswer::Page(409, html) =
        visit.pages.not_made(&wish, TOKEN, "The disk is full.", &mut visit.drafts, &Desk)
    else {
        panic!("no page")
    };
    assert!(html.contains("The disk is full.") && html.contains("Lleisiau"));
    StartPages::made(&wish, &mut visit.drafts);
    for _ in 0..2 {
        let StartAnswer::Open(_, folder) = visit.post("cy/new/1/check", &[]) else {
            panic!("it is made twice")
        };
        assert_eq!(folder, wish.folder);
    }
    assert!(visit.drafts.unfinished().is_empty());
}

#[test]
fn two_tabs_do_not_mix() {
    let mut visit = StartTab::begun("en");
    assert_eq!(visit.sent("en/new", &[]), Ok(format!("{START}en/new/2/name")));
    visit.post("en/new/1/name", &[("name", "One")]);
    visit.post("en/new/2/name", &[("name", "Two")]);
    assert!(
        visit.get("en/new/1/check").1.contains(">One<") && visit.get("en/new/2/check").1.contains(">Two<")
    );
    for _ in 0..40 {
        visit.sent("en/new", &[]).unwrap();
    }
    assert_eq!(visit.get("en/new/1/name").0, 404, "the oldest are forgotten, and say so");
}

#[test]
fn a_folder_is_opened_if_it_holds_a_site() {
    let mut visit = StartTab::new();
    let site = root().join("<b>old</b>").display().to_string();
    let StartAnswer::Open(PageLanguage::English, folder) =
        visit.post("en/open", &[("path", &format!("\"{site}\""))])
    else {
        panic!("it is not opened")
    };
    assert_eq!(folder, PathBuf::from(site));
    for (path, status) in
        [("relative", 422), ("", 422), ("/nowhere", 422), (&*root().display().to_string(), 200)]
    {
        let StartAnswer::Page(said, html) = visit.post("en/open", &[("path", path)]) else {
            panic!("{path} is opened")
        };
        assert_eq!(said, status, "{path}: {html}");
    }
}
