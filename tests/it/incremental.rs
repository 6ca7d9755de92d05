//! Promise 8: a build that keeps what it made before gives the same bytes and the same findings as a fresh
//! one,
//! after any sequence of edits, renames, deletions and additions of pages, pictures, contacts, settings,
//! strings and templates.

use plainleaf::base::{Blob, Source, Sources};
use plainleaf::engine::{Build, Memo, NoCache, Options, build};
#[cfg(feature = "pdf")]
use plainleaf::{base::Key, engine::ArtifactCache};
use proptest::prelude::*;
use std::collections::BTreeMap;

type Files = BTreeMap<String, String>;

fn start() -> Files {
    let page = |title: &str, text: &str| {
        format!("---\ntitle: {title}\nsummary: About {title}.\nreviewed: 2026-11-01\n---\n\n{text}\n")
    };
    let files = [
        (
            "content/site.toml",
            "name = \"A site\"\naddress = \"https://a.example\"\nlanguages = [\"en\", \"cy\"]\ncontact = \"office\"\norganisation = { name = \"A charity\" }\nprint = { large = 18 }\neasy_read_pictures = \"left\"\nareas = []\nsearch = false\n".to_string(),
        ),
        ("content/contacts.toml", contacts("The office", 2)),
        ("content/pictures/pictures.toml", "[\"a.svg\"]\nalt = \"A cup.\"\nauthor = \"us\"\nlicence = \"CC0-1.0\"\n".into()),
        ("content/pictures/a.svg", picture(1)),
        ("content/en/index.md", page("Home", "Phone {{office.phone}}. See [one](one.md).")),
        ("content/en/one.md", page("One", "![](../pictures/a.svg)\n\n## Part\n\n[Two](care/two.md#part) and [home](index.md).")),
        ("content/en/one.easy.md", page("One made easy", "![](../pictures/a.svg)\n\nAn advocate helps.")),
        ("content/en/one.all.leaflet.md", page("One on paper", "> [!contact] office\n>\n> Words.").replacen("---\n", "---\nversion: one-1\n", 1)),
        ("content/en/can-i.checker.md", page("Can I", &format!("Words.\n\n{}", checker("care/may-i.checker.md")))),
        ("content/en/can-i.checker.easy.md", page("Can I, made easy", &format!("An advocate asks.\n\n{}", checker("#end")))),
        ("content/en/care/may-i.checker.md", page("May I", &format!("> [!urgent-help]\n> {{{{office.phone}}}}\n\n{}", checker("#end")))),
        ("content/en/care/index.md", page("Care", "Words.")),
        ("content/en/care/two.md", page("Two", "## Part\n\nWords.\n\n> [!card] A card\n> More.")),
        ("content/en/glossary.md", page("Words", "Advocate\n: Somebody who helps.")),
        ("content/cy/one.md", page("Un", "Geiriau.")),
    ];
    files.into_iter().map(|(path, text)| (path.to_string(), text)).collect()
}

fn contacts(name: &str, digit: u8) -> String {
    format!(
        "[office]\nname = \"{name}\"\nphone = \"0844 111 222{digit}\"\n\n[line]\nname = \"The line\"\nphone = \"0800 111 222{digit}\"\n"
    )
}

/// A question with two answers, and an outcome.
fn checker(other: &str) -> String {
    format!(
        "## Is it so? {{#so}}\n\n- [Yes](#end)\n- [No]({other})\n\n## The end {{#end}}\n\n> [!yes] An advocate helps\n> The law says so.\n\nAsk us.\n\n> [!contact] office\n"
    )
}

fn picture(size: u32) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{size}0\" height=\"20\"><path d=\"M0 0h9\"/></svg>"
    )
}

/// One thing that somebody does to the folder.
#[derive(Debug, Clone)]
enum Deed {
    Title(usize, u8),
    Text(usize, usize),
    Rename(usize, u8),
    Delete(usize),
    Add(u8, usize),
    Picture(u32),
    Alt(u8),
    Phone(u8),
    SiteName(u8),
    Standard(usize),
    Root(bool),
    Navigation(usize),
    Template(usize, u8),
    String(u8),
    Style(u8),
    NoTheme,
    Draft(usize),
    Expires(usize),
    Redirect(usize, u8),
    Order(usize, u8),
    Glossary(u8),
    Languages(usize),
    Contact(usize),
    Organisation(u8),
    Print(usize),
    EasyReadPictures(bool),
    Areas(usize),
    Tokens(usize),
    Fonts(bool),
}

/// Languages with their regions, directions, fonts and fallbacks.
const LANGUAGES: [&str; 7] = [
    "languages = [\"en\", \"cy\"]",
    "languages = { en = { region = \"US\" }, cy = {} }",
    "languages = { en = {}, cy = { name = \"Welsh\", region = \"US\", direction = \"rtl\" } }",
    "languages = { en = {}, pl = {}, cy = { fallback = \"pl\" } }",
    "languages = { en = { fonts = [\"Noto Naskh Arabic\"] }, cy = {} }",
    "languages = [\"en\"]",
    "languages = [\"cy\", \"en\"]",
];

const CONTACTS: [&str; 3] = ["contact = \"office\"", "contact = \"line\"", "contact = \"nobody\""];

const PRINTS: [&str; 4] = [
    "print = { large = 18 }",
    "print = { large = 24 }",
    "print = { pages = false }",
    "print = { large = 20, pages = false }",
];

/// Where the site helps, and whether search engines may list it.
const AREAS: [&str; 3] = [
    "areas = []",
    "areas = [\"Bath\"]",
    "areas = [\"Bath\", \"Bristol\"]\napplies_to = [\"Wales\"]\nlisted = false",
];

const TOKENS: [&str; 4] = [
    "[light]\nmain = \"#20334d\"\n",
    "[text]\nsize = 22\nfamily = \"Verdana, sans-serif\"\n",
    "[print]\nmain = \"#333333\"\n",
    "[logo]\nfile = \"style.css\"\nwidth = 40\nheight = 40\n",
];

/// What a site may decide about its rules, on the line that says whether it has a search.
const STANDARDS: [&str; 5] = [
    "search = false",
    "search = false # none\neasy_read_rules = \"easy-standard-2026\"",
    "search = false # none\nwords = [\"convocation\"]",
    "search = false # none\nsynonyms = [[\"advocate\", \"somebody\"]]",
    "search = false # none\nrules.sentence-length = { plain = 3, severity = \"info\" }\nrules.idiom = \"off\"",
];

const TEXTS: [&str; 11] = [
    "Words.",
    "See [one](one.md#part).",
    "See [two](care/two.md) and [no](no.md).",
    "An advocate and {{office.phone}}.",
    "![A cup](../pictures/a.svg)\n\nAn advocate.",
    "> [!urgent-help] Now\n> {{office.phone}}",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "<b>no</b> {{nobody.phone}} [!x",
    "- [Yes](#end)\n- [No](#so)\n- [Else](can-i.checker.md)\n- [Else](../can-i.checker.md)",
    "## More {#more}\n\n- [Yes](#so)\n- [No](care/may-i.checker.md)\n\n![](../pictures/a.svg)",
    "An advocate helps somebody with red tape before the convocation begins, prior to it.",
];

const TEMPLATES: [&str; 3] = ["templates/page.html", "parts/footer.html", "callouts/card.html"];

fn deed() -> impl Strategy<Value = Deed> {
    let (at, few) = (0usize..15, 0u8..4);
    prop_oneof![
        (at.clone(), few.clone()).prop_map(|(a, b)| Deed::Title(a, b)),
        (at.clone(), 0..TEXTS.len()).prop_map(|(a, b)| Deed::Text(a, b)),
        (at.clone(), few.clone()).prop_map(|(a, b)| Deed::Rename(a, b)),
        at.clone().prop_map(Deed::Delete),
        (few.clone(), 0..TEXTS.len()).prop_map(|(a, b)| Deed::Add(a, b)),
        (1u32..4).prop_map(Deed::Picture),
        few.clone().prop_map(Deed::Alt),
        few.clone().prop_map(Deed::Phone),
        few.clone().prop_map(Deed::SiteName),
        any::<bool>().prop_map(Deed::Root),
        (0..STANDARDS.len()).prop_map(Deed::Standard),
        at.clone().prop_map(Deed::Navigation),
        (0..TEMPLATES.len(), few.clone()).prop_map(|(a, b)| Deed::Template(a, b)),
        few.clone().prop_map(Deed::String),
        few.clone().prop_map(Deed::Style),
        Just(Deed::NoTheme),
        at.clone().prop_map(Deed::Draft),
        at.clone().prop_map(Deed::Expires),
        (at.clone(), few.clone()).prop_map(|(a, b)| Deed::Redirect(a, b)),
        (at, few.clone()).prop_map(|(a, b)| Deed::Order(a, b)),
        few.clone().prop_map(Deed::Glossary),
        (0..LANGUAGES.len()).prop_map(Deed::Languages),
        (0..CONTACTS.len()).prop_map(Deed::Contact),
        few.prop_map(Deed::Organisation),
        (0..PRINTS.len()).prop_map(Deed::Print),
        any::<bool>().prop_map(Deed::EasyReadPictures),
        (0..AREAS.len()).prop_map(Deed::Areas),
        (0..TOKENS.len()).prop_map(Deed::Tokens),
        any::<bool>().prop_map(Deed::Fonts),
    ]
}

/// The page that a number means, if there is any.
fn page(files: &Files, at: usize) -> Option<String> {
    let pages: Vec<&String> = files.keys().filter(|path| path.ends_with(".md")).collect();
    pages.get(at % pages.len().max(1)).map(|path| path.to_string())
}

fn field(files: &mut Files, at: usize, line: &str) {
    if let Some(text) = page(files, at).and_then(|path| files.get_mut(&path)) {
        *text = text.replacen("---\n", &format!("---\n{line}\n"), 1);
    }
}

fn act(files: &mut Files, deed: &Deed) {
    match deed {
        Deed::Title(at, n) => {
            if let Some(text) = page(files, *at).and_then(|path| files.get_mut(&path)) {
                let title =
                    text.lines().find(|line| line.starts_with("title:")).unwrap_or("title:").to_string();
                *text = text.replacen(&title, &format!("title: New title {n}"), 1);
            }
        }
        Deed::Text(at, which) => {
            if let Some(text) = page(files, *at).and_then(|path| files.get_mut(&path)) {
                text.push_str(&format!("\n{}\n", TEXTS[*which]));
            }
        }
        Deed::Rename(at, n) => {
            if let Some(path) = page(files, *at) {
                let text = files.remove(&path).unwrap_or_default();
                files.insert(format!("content/en/moved-{n}.md"), text);
            }
        }
        Deed::Delete(at) => {
            page(files, *at).and_then(|path| files.remove(&path));
        }
        Deed::Add(n, which) => {
            files.insert(
                format!("content/en/new-{n}.md"),
                format!("---\ntitle: New {n}\nreviewed: 2026-11-0{}\n---\n\n{}\n", n + 1, TEXTS[*which]),
            );
        }
        Deed::Picture(size) => {
            files.insert("content/pictures/a.svg".into(), picture(*size));
        }
        Deed::Alt(n) => {
            files.insert(
                "content/pictures/pictures.toml".into(),
                format!("[\"a.svg\"]\nalt = \"A cup {n}.\"\nauthor = \"us\"\nlicence = \"CC0-1.0\"\n"),
            );
        }
        Deed::Phone(n) => {
            files.insert("content/contacts.toml".into(), contacts(&format!("Office {n}"), *n));
        }
        Deed::SiteName(n) => replace_line(files, "name =", &format!("name = \"Site {n}\"")),
        Deed::Standard(at) => replace_line(files, "search =", STANDARDS[*at]),
        Deed::Root(root) => replace_line(
            files,
            "address =",
            if *root { "address = \"https://a.example/help\"" } else { "address = \"https://a.example\"" },
        ),
        Deed::Navigation(at) => {
            if let Some(path) =
                page(files, *at).and_then(|path| path.strip_prefix("content/en/").map(str::to_string))
            {
                let text = files.get("content/site.toml").cloned().unwrap_or_default();
                let text = text.split("[navigation]").next().unwrap_or("").to_string();
                files.insert("content/site.toml".into(), format!("{text}[navigation]\nen = [\"{path}\"]\n"));
            }
        }
        Deed::Template(which, n) => {
            let name = TEMPLATES[*which];
            let text = if name.starts_with("templates") {
                format!(
                    "{{% extends \"templates/base.html\" %}}{{% block main %}}<h1>{n}</h1>{{{{ page.body | safe }}}}{{% endblock main %}}"
                )
            } else {
                format!("<p>{n}</p>")
            };
            files.insert(format!("themes/plain/{name}"), if *n == 3 { "{% if %}".into() } else { text });
        }
        Deed::String(n) => {
            files.insert(
                "themes/plain/strings/cy.toml".into(),
                format!("language_name = \"Cymraeg\"\nhome = \"Hafan {n}\"\n"),
            );
        }
        Deed::Style(n) => {
            files.insert("themes/plain/assets/style.css".into(), format!("p {{ margin: {n}px }}"));
        }
        Deed::NoTheme => files.retain(|path, _| !path.starts_with("themes/")),
        Deed::Draft(at) => field(files, *at, "draft: true"),
        Deed::Expires(at) => field(files, *at, "expires_on: 2026-11-20"),
        Deed::Redirect(at, n) => field(files, *at, &format!("redirect_from: [/old-{n}/]")),
        Deed::Order(at, n) => field(files, *at, &format!("order: {n}")),
        Deed::Glossary(n) => {
            files.insert(
                "content/en/glossary.md".into(),
                format!("---\ntitle: Words\nreviewed: 2026-11-01\n---\n\nAdvocate\n: Meaning {n}. Phone {{{{office.phone}}}} or read [one](one.md).\n\nCup\n: For tea.\n"),
            );
        }
        Deed::Languages(at) => replace_line(files, "languages =", LANGUAGES[*at]),
        Deed::Contact(at) => replace_line(files, "contact =", CONTACTS[*at]),
        Deed::Organisation(n) => {
            replace_line(files, "organisation =", &format!("organisation = {{ name = \"Charity {n}\" }}"))
        }
        Deed::Print(at) => replace_line(files, "print =", PRINTS[*at]),
        Deed::EasyReadPictures(right) => replace_line(
            files,
            "easy_read_pictures =",
            if *right { "easy_read_pictures = \"right\"" } else { "easy_read_pictures = \"left\"" },
        ),
        Deed::Areas(at) => {
            for line in ["applies_to =", "listed ="] {
                remove_line(files, line);
            }
            replace_line(files, "areas =", AREAS[*at]);
        }
        Deed::Tokens(at) => {
            files.insert("themes/plain/theme.toml".into(), TOKENS[*at].into());
        }
        Deed::Fonts(there) => {
            // It is no font: it changes what leaflets are set from all the same, and it is a finding.
            let path = "themes/plain/leaflet/fonts/own.ttf";
            if *there {
                files.insert(path.into(), "no font".into());
            } else {
                files.remove(path);
            }
        }
    }
}

fn remove_line(files: &mut Files, begins: &str) {
    if let Some(text) = files.get_mut("content/site.toml") {
        *text =
            text.lines().filter(|line| !line.starts_with(begins)).map(|line| format!("{line}\n")).collect();
    }
}

fn replace_line(files: &mut Files, begins: &str, line: &str) {
    if let Some(text) = files.get_mut("content/site.toml") {
        let old = text.lines().find(|old| old.starts_with(begins)).unwrap_or("").to_string();
        *text = text.replacen(&old, line, 1);
    }
}

fn sources(files: &Files) -> Sources {
    Sources::new(files.iter().map(|(path, text)| Source::new(path, text.as_bytes().to_vec())).collect())
}

fn built(files: &Files, memo: &mut Memo) -> Build {
    build(&sources(files), &Options { leaflets: false, ..options() }, memo)
}

fn options() -> Options {
    Options::on("2026-11-22".parse().expect("a date"))
}

fn assert_same(kept: &Build, fresh: &Build, deeds: &[Deed]) {
    let paths =
        |build: &Build| build.outputs.iter().map(|output| output.path.to_string()).collect::<Vec<_>>();
    assert_eq!(paths(kept), paths(fresh), "other files after {deeds:?}");
    for (kept, fresh) in kept.outputs.iter().zip(&fresh.outputs) {
        assert!(kept.bytes == fresh.bytes, "{} differs after {deeds:?}", kept.path);
    }
    assert_eq!(kept.findings, fresh.findings, "other findings after {deeds:?}");
}

/// Builds again after each deed, from what the builds before it left and afresh, and compares the two.
fn assert_incremental_equals_fresh<'d>(options: &Options, deeds: impl IntoIterator<Item = &'d Deed>) {
    let mut files = start();
    let mut memo = Memo::new(Box::new(NoCache));
    build(&sources(&files), options, &mut memo);
    let mut done = Vec::new();
    for deed in deeds {
        act(&mut files, deed);
        done.push(deed.clone());
        let kept = build(&sources(&files), options, &mut memo);
        let fresh = build(&sources(&files), options, &mut Memo::new(Box::new(NoCache)));
        assert_same(&kept, &fresh, &done);
    }
}

/// What failed once. A deed that changes what pages say and leaves leaflets as they were is the fault to look for.
#[test]
fn what_failed_once_does_not_fail_again() {
    // Another region: other dates on paper as well.
    let known: [&[Deed]; 1] = [&[Deed::Languages(1)]];
    for deeds in known {
        assert_incremental_equals_fresh(&options(), deeds);
    }
}

/// Each setting of the site, one after the other, with leaflets. By chance alone most would stay untried.
#[cfg(feature = "pdf")]
#[test]
fn each_setting_changes_what_stands_on_paper() {
    let settings = (0..LANGUAGES.len())
        .map(Deed::Languages)
        .chain((0..CONTACTS.len()).map(Deed::Contact))
        .chain((0..PRINTS.len()).map(Deed::Print))
        .chain((0..AREAS.len()).map(Deed::Areas))
        .chain((0..TOKENS.len()).map(Deed::Tokens))
        .chain([true, false].map(Deed::EasyReadPictures))
        .chain([true, false].map(Deed::Fonts))
        .chain([Deed::Organisation(1), Deed::SiteName(1), Deed::Root(true), Deed::Phone(3), Deed::Picture(3)])
        .chain([Deed::Alt(3), Deed::Glossary(1), Deed::String(1), Deed::Style(1), Deed::Draft(2)]);
    assert_incremental_equals_fresh(&options(), &settings.collect::<Vec<_>>());
}

/// A search leads to a heading by its id, and a page in another language is in another index.
#[cfg(feature = "search")]
#[test]
fn what_no_reader_sees_changes_the_search_as_well() {
    let mut files = start();
    replace_line(&mut files, "search =", "search = true");
    let mut memo = Memo::new(Box::new(NoCache));
    let index = |files: &Files, memo: &mut Memo| -> Vec<(String, Blob)> {
        let search =
            built(files, memo).outputs.into_iter().filter(|output| output.path.starts_with("pagefind/"));
        search.map(|output| (output.path.to_string(), output.bytes)).collect()
    };
    let mut before = index(&files, &mut memo);
    assert!(before.len() > 5, "{before:?}");
    let edits: [(&str, &str, &str); 2] =
        [("content/en/one.md", "## Part", "## Part {#other}"), ("content/site.toml", "\"cy\"]", "\"ga\"]")];
    for (path, old, new) in edits {
        let text = files[path].replace(old, new);
        files.insert(path.into(), text);
        let after = index(&files, &mut memo);
        assert!(after != before, "{new} is not in the search");
        assert!(after == index(&files, &mut Memo::new(Box::new(NoCache))), "{new}");
        before = after;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn incremental_equals_fresh(deeds in prop::collection::vec(deed(), 1..12)) {
        assert_incremental_equals_fresh(&Options { leaflets: false, ..options() }, &deeds);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]
    #[test]
    fn incremental_equals_fresh_on_paper(deeds in prop::collection::vec(deed(), 1..5)) {
        assert_incremental_equals_fresh(&options(), &deeds);
    }
}

/// One edited page makes just its own PDFs again.
#[cfg(feature = "pdf")]
#[test]
fn an_edit_changes_its_own_leaflets_only() {
    let mut files = start();
    let mut memo = Memo::new(Box::new(NoCache));
    let before = build(&sources(&files), &options(), &mut memo);
    let two = page_number(&files, "content/en/care/two.md");
    act(&mut files, &Deed::Text(two, 0));
    let after = build(&sources(&files), &options(), &mut memo);
    let pdfs = |build: &Build| {
        build
            .outputs
            .iter()
            .filter(|output| output.path.ends_with(".pdf"))
            .map(|output| (output.path.clone(), output.key))
            .collect()
    };
    let (before, after): (Vec<_>, Vec<_>) = (pdfs(&before), pdfs(&after));
    assert!(before.len() > 8, "{before:?}");
    let changed: Vec<&str> = before
        .iter()
        .zip(&after)
        .filter(|(before, after)| before != after)
        .map(|(before, _)| &*before.0)
        .collect();
    assert_eq!(changed, ["care/two/two-large-print.pdf", "care/two/two.pdf"]);
}

/// What was made once for a key, for as long as somebody holds it.
#[cfg(feature = "pdf")]
#[derive(Clone, Default)]
struct SharedCache(std::sync::Arc<std::sync::Mutex<BTreeMap<Key, Vec<u8>>>>);

#[cfg(feature = "pdf")]
impl ArtifactCache for SharedCache {
    fn get(&self, key: Key) -> Option<Vec<u8>> {
        self.0.lock().expect("no test panics here").get(&key).cloned()
    }
    fn put(&self, key: Key, bytes: &[u8]) {
        self.0.lock().expect("no test panics here").insert(key, bytes.to_vec());
    }
}

/// One line of site.toml changes: pages and PDFs show it, in the running preview (which holds a memo) and in
/// the next build (which finds PDFs of the last one on disk).
#[cfg(feature = "pdf")]
fn assert_seen(begins: &str, before: &str, after: &str) {
    let mut files = start();
    replace_line(&mut files, begins, before);
    let cache = SharedCache::default();
    let mut memo = Memo::new(Box::new(cache.clone()));
    let first = build(&sources(&files), &options(), &mut memo);
    replace_line(&mut files, begins, after);
    let fresh = build(&sources(&files), &options(), &mut Memo::new(Box::new(NoCache)));
    let next = build(&sources(&files), &options(), &mut Memo::new(Box::new(cache)));
    let kept = build(&sources(&files), &options(), &mut memo);
    let pdfs = |build: &Build| {
        build.outputs.iter().filter(|output| output.path.ends_with(".pdf")).map(|output| output.key).collect()
    };
    let (old, new): (Vec<_>, Vec<_>) = (pdfs(&first), pdfs(&fresh));
    assert!(!new.is_empty() && old != new, "{after} changes no PDF");
    assert_same(&next, &fresh, &[]);
    assert_same(&kept, &fresh, &[]);
}

#[cfg(feature = "pdf")]
#[test]
fn a_new_region_reaches_the_dates_of_pages_and_of_pdfs() {
    assert_seen("languages =", LANGUAGES[0], LANGUAGES[1]);
}

#[cfg(feature = "pdf")]
fn page_number(files: &Files, path: &str) -> usize {
    files.keys().filter(|path| path.ends_with(".md")).position(|known| known == path).expect(path)
}

/// What a preview holds of a large site is deflated; nobody may see a difference.
#[test]
fn the_pages_of_a_large_site_take_less_room_when_they_are_held_for_long() {
    let mut files = start();
    for page in 0..1000 {
        // As long as people write them, and each with words of its own.
        let text: String = (page..page + 20)
            .map(|at| format!("An advocate helps you to say what {at} people want.\n\n"))
            .collect();
        files.insert(
            format!("content/en/page-{page}.md"),
            format!("---\ntitle: Page {page}\nreviewed: 2026-11-01\n---\n\n{text}"),
        );
    }
    let mut memo = Memo::new(Box::new(NoCache)).compressed();
    built(&files, &mut memo);
    *files.get_mut("content/en/page-7.md").expect("a page") =
        "---\ntitle: Another title\nreviewed: 2026-11-01\n---\n\nOther words.\n".into();
    let kept = built(&files, &mut memo);
    let fresh = built(&files, &mut Memo::new(Box::new(NoCache)));
    assert_same(&kept, &fresh, &[]);
    let sum = |build: &Build, room: fn(&Blob) -> usize| {
        build.outputs.iter().map(|output| room(&output.bytes)).sum::<usize>()
    };
    let (less, whole) = (sum(&kept, Blob::stored_len), sum(&fresh, Blob::stored_len));
    assert!(less * 2 < whole, "{less} bytes instead of {whole}");
    assert_eq!(sum(&kept, Blob::len), whole);
}

#[test]
fn a_changed_title_reaches_every_page_that_shows_it() {
    let mut files = start();
    let mut memo = Memo::new(Box::new(NoCache));
    let before = built(&files, &mut memo);
    act(&mut files, &Deed::Title(4, 7));
    let after = built(&files, &mut memo);
    let changed: Vec<&str> = before
        .outputs
        .iter()
        .zip(&after.outputs)
        .filter(|(before, after)| before.path == after.path && before.bytes != after.bytes)
        .map(|(before, _)| &*before.path)
        .collect();
    assert!(!changed.is_empty());
    let text = |path: &str| {
        let output = after.outputs.iter().find(|output| &*output.path == path).expect(path);
        String::from_utf8_lossy(&output.bytes.bytes()).into_owned()
    };
    for path in ["a-z/index.html", "sitemap.xml"] {
        assert_eq!(text(path).contains("New title 7"), path != "sitemap.xml");
    }
    assert!(changed.len() < before.outputs.len(), "one title must not change every file: {changed:?}");
}

#[cfg(feature = "search")]
#[test]
fn two_builds_give_the_same_bytes_with_search_too() {
    let mut files = start();
    replace_line(&mut files, "search =", "search = true");
    let (a, b) =
        (built(&files, &mut Memo::new(Box::new(NoCache))), built(&files, &mut Memo::new(Box::new(NoCache))));
    assert!(a.outputs.iter().any(|output| output.path.starts_with("pagefind/")));
    assert_same(&a, &b, &[]);
}

#[test]
fn a_draft_with_errors_keeps_nothing_from_being_published() {
    let mut files = start();
    files.insert(
        "content/en/draft.md".into(),
        "---\ntitle: Draft\ndraft: true\n---\n\n<b>no</b> [x](nowhere.md)\n".into(),
    );
    let build = built(&files, &mut Memo::new(Box::new(NoCache)));
    let in_draft: Vec<_> =
        build.findings.iter().filter(|finding| finding.location.file.ends_with("draft.md")).collect();
    assert!(in_draft.len() >= 2, "{in_draft:?}");
    assert!(in_draft.iter().all(|finding| finding.severity < plainleaf::Severity::Error), "{in_draft:?}");
    assert!(!build.outputs.iter().any(|output| output.path.starts_with("draft/")));
}
