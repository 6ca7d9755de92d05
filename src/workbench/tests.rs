//! Floor 5: what must hold of the workbench.
//! In: a small site, and what a browser may ask. Out: nothing; a test fails where a page breaks or a change
//! is made that nobody asked for.
//! Must never: be satisfied with a page that merely comes: what it says is looked at.

mod saving;

use super::*;
use crate::base::{Severity, Source, Sources};
use crate::engine::{Build, NoCache, Options, build};

const TOKEN: &str = "the-word";

pub(super) struct World {
    desk: Workbench,
    sources: Sources,
    build: Build,
    options: Options,
    memo: Memo,
    kept: Vec<UndoEntry>,
}

impl World {
    fn new(files: &[(&str, &str)]) -> World {
        let options = Options {
            leaflets: false,
            search: false,
            drafts: true,
            ..Options::on("2026-11-22".parse().unwrap())
        };
        let mut memo = Memo::new(Box::new(NoCache));
        let sources = Sources::from_memory(files.iter().copied());
        let build = build(&sources, &options, &mut memo);
        World { desk: Workbench::new(), sources, build, options, memo, kept: Vec::new() }
    }

    fn small() -> World {
        let page = "---\ntitle: Getting help\nsummary: How we help.\nreviewed: 2026-11-22\nowner: Us\n---\n\n## Who can get help\n\nWe help you. Phone us on 01234 567 890.\n";
        World::new(&[
            (
                "content/site.toml",
                "name = \"A charity\"\naddress = \"https://charity.example\"\nsearch = false\ncontact = \"us\"\n",
            ),
            (
                "content/contacts.toml",
                "[us]\nname = \"Our office\"\nphone = \"01234 567 890\"\nemail = \"help@charity.example\"\nchecked = 2026-11-22\n",
            ),
            (
                "content/en/index.md",
                "---\ntitle: Home\nsummary: Our home.\nreviewed: 2026-11-22\nowner: Us\n---\n\nWe help you to be heard. See [help](help.md).\n\n> [!contact] us\n",
            ),
            ("content/en/help.md", page),
            (
                "content/pictures/talk.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9\"/></svg>",
            ),
            (
                "content/pictures/ask.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h8\"/></svg>",
            ),
            (
                "content/pictures/pictures.toml",
                "[\"talk.svg\"]\nalt = \"Two people talk.\"\nmeaning = \"talk\"\nauthor = \"us\"\nlicence = \"CC0-1.0\"\nsource = \"drawn for this site\"\n\n[\"ask.svg\"]\nalt = \"A person asks.\"\nmeaning = \"ask\"\nauthor = \"us\"\nlicence = \"CC0-1.0\"\nsource = \"drawn for this site\"\n",
            ),
        ])
    }

    fn ask(&mut self, post: bool, address: &str, form: &Form) -> WorkbenchResponse {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let view = Snapshot {
            build: &self.build,
            newest_findings: &self.build.findings,
            sources: &self.sources,
            options: &self.options,
            token: TOKEN,
            undo_entries: &|| self.kept.clone(),
        };
        self.desk.answer(
            &view,
            &WorkbenchRequest { post, path: &format!("{ROOT}{path}"), query, form },
            &mut self.memo,
        )
    }

    fn get(&mut self, address: &str) -> (u16, String) {
        let answer = self.ask(false, address, &Form::default());
        assert!(answer.changes.is_empty(), "{address} changes something");
        (answer.status, String::from_utf8(answer.body).unwrap())
    }

    fn post(&mut self, address: &str, pairs: &[(&str, &str)]) -> WorkbenchResponse {
        let pairs = pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        self.ask(true, address, &Form { pairs, files: Vec::new() })
    }

    /// Makes the changes of an answer, as the server would.
    fn make(&mut self, answer: &WorkbenchResponse) {
        for Change { path, before, after } in &answer.changes {
            assert_eq!(self.sources.get(path).map(|source| source.bytes()), before.as_deref());
            self.sources = match after {
                Some(after) => self.sources.clone().overlaid([Source::new(path, after.to_vec())]),
                None => Sources::new(
                    self.sources.iter().filter(|source| *source.path != **path).cloned().collect(),
                ),
            };
            self.kept.insert(
                0,
                UndoEntry {
                    number: self.kept.len() as u64 + 1,
                    path: path.clone(),
                    when: "2026-11-22 10:00".into(),
                    before: before.clone(),
                    after: after.clone(),
                },
            );
        }
        self.build = build(&self.sources, &self.options, &mut self.memo);
    }

    fn text(&self, path: &str) -> String {
        self.sources
            .get(path)
            .and_then(|source| source.text())
            .map(|text| text.to_string())
            .unwrap_or_default()
    }

    /// A form of the page on which a file is written, as a browser sends it back unchanged.
    fn form(&mut self, file: &str) -> Vec<(String, String)> {
        let text = self.text(file);
        let html = self.get(&format!("edit?file={file}")).1;
        let document = scraper::Html::parse_document(&html);
        let all = scraper::Selector::parse("form#edit [name]").unwrap();
        let chosen = scraper::Selector::parse("option[selected]").unwrap();
        let value = |element: scraper::ElementRef<'_>| -> Option<(String, String)> {
            let name = element.attr("name")?.to_string();
            let value = match element.value().name() {
                // A text area sends its lines with two signs at their ends.
                "textarea" => element.text().collect::<String>().replace("\r\n", "\n").replace('\n', "\r\n"),
                "select" => {
                    element.select(&chosen).next().map(|option| option.text().collect()).unwrap_or_default()
                }
                _ if element.attr("type") == Some("checkbox") => {
                    element.attr("checked").map(|_| element.attr("value").unwrap_or("on").to_string())?
                }
                _ => element.attr("value").unwrap_or("").to_string(),
            };
            Some((name, value))
        };
        let form: Vec<_> = document.select(&all).filter_map(value).collect();
        assert!(form.len() >= 4 && !text.is_empty());
        form
    }

    fn send(&mut self, form: &[(String, String)]) -> WorkbenchResponse {
        let pairs: Vec<(&str, &str)> = form.iter().map(|(name, value)| (&**name, &**value)).collect();
        self.post("edit", &pairs)
    }
}

fn set(form: &mut [(String, String)], name: &str, value: &str) {
    form.iter_mut().find(|(known, _)| known == name).unwrap_or_else(|| panic!("no {name}")).1 = value.into();
}

#[test]
fn every_page_comes_and_unknown_ones_say_so() {
    let mut world = World::small();
    for address in [
        "",
        "findings",
        "review",
        "saves",
        "new",
        "new?kind=easy",
        "new?kind=leaflet",
        "new?kind=checker",
        "new?kind=picture&file=content/en/help.md",
    ] {
        let (status, html) = world.get(address);
        assert_eq!(status, 200, "{address}: {html}");
        assert!(html.contains("<h1>") && html.contains("A charity"), "{address}");
    }
    for file in ["content/en/index.md", "content/en/help.md"] {
        for page in ["page", "edit"] {
            for rest in ["", "&at=3-9", "&at=80-120&size=desk", "&at=9999-10001", "&at=x", "&size=nothing"] {
                assert_eq!(world.get(&format!("{page}?file={file}{rest}")).0, 200);
            }
        }
    }
    assert_eq!(world.get("edit?file=content/contacts.toml").0, 200);
    for rule in crate::check::RULES {
        assert_eq!(world.get(&format!("rules/{}", rule.id)).0, 200);
    }
    for wrong in [
        "nothing",
        "page?file=content/en/none.md",
        "page",
        "edit?file=themes/x.html",
        "edit?file=../../etc/passwd",
        "edit?file=/etc/passwd",
        "flow?file=content/en/help.md",
        "rules/x",
        "rules/../../x",
    ] {
        assert_eq!(world.get(wrong).0, 404, "{wrong}");
    }
    for file in ["desk.css", "desk.js", "icon.svg"] {
        assert_eq!(world.get(file).0, 200);
    }
    assert!(include_str!("pages/desk.js").len() < 10_000);
}

#[test]
fn findings_say_what_the_terminal_says() {
    let mut world = World::small();
    let (_, html) = world.get("findings");
    let words = |html: &str| {
        scraper::Html::parse_document(html)
            .root_element()
            .text()
            .collect::<String>()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let html = words(&html);
    assert!(world.build.count(Severity::Error) > 0);
    for finding in &world.build.findings {
        for words in [&finding.message, &finding.help, &finding.rule.why.to_string()] {
            assert!(
                html.contains(&words.split_whitespace().collect::<Vec<_>>().join(" ")),
                "{words} is not in {html}"
            );
        }
    }
}

#[test]
fn nothing_is_written_without_the_servers_own_word() {
    let mut world = World::small();
    let mut form = world.form("content/en/help.md");
    set(&mut form, "body", "Other words.");
    for wrong in ["", "the-wor", "the-wordy", "THE-WORD"] {
        set(&mut form, "token", wrong);
        let answer = world.send(&form);
        assert_eq!((answer.status, answer.changes.len()), (403, 0));
    }
    for page in ["try", "fix", "undo", "reviewed", "new"] {
        let answer = world.post(page, &[("file", "content/en/help.md"), ("number", "1")]);
        assert_eq!((answer.status, answer.changes.len()), (403, 0), "{page}");
    }
    set(&mut form, "token", TOKEN);
    assert_eq!(world.send(&form).changes.len(), 1);
}

#[test]
fn only_pages_and_settings_are_written() {
    let mut world = World::small();
    for file in [
        "themes/plain/theme.toml",
        "../a.md",
        "content/../a.md",
        "/etc/passwd.md",
        "content/en/none.md",
        "content/pictures/talk.svg",
        "",
    ] {
        let answer = world.post("edit", &[("token", TOKEN), ("file", file), ("base", ""), ("text", "x")]);
        assert!(answer.changes.is_empty() && answer.status >= 400, "{file}");
    }
}

#[test]
fn a_review_is_written_down() {
    let mut world = World::small();
    let answer = world.post("reviewed", &[("token", TOKEN), ("file", "content/en/help.md")]);
    world.make(&answer);
    assert!(world.text("content/en/help.md").contains("reviewed_text: \""));
}

/// What the rules say of a file.
fn of_file(world: &World, path: &str) -> Vec<String> {
    let own = world
        .build
        .findings
        .iter()
        .filter(|finding| &*finding.location.file == path && finding.severity != Severity::Info);
    own.map(|finding| format!("{} {}", finding.rule.id, finding.message)).collect()
}

#[test]
fn what_is_new_passes_the_rules_and_is_a_draft() {
    let mut world = World::small();
    world.sources = world.sources.clone().overlaid([Source::new(
        "content/en/care/index.md",
        b"---\ntitle: Care\nsummary: About care.\nreviewed: 2026-11-22\nowner: Us\n---\n\nWe help you.\n"
            .to_vec(),
    )]);
    world.build = build(&world.sources, &world.options, &mut world.memo);
    let words = [
        ("title", "Your rights"),
        ("summary", "What your rights are, and how to ask for help."),
        ("owner", "Us"),
    ];
    for (kind, more, path) in [
        ("page", vec![("folder", "en")], "content/en/your-rights.md"),
        ("page", vec![("folder", "en/care")], "content/en/care/your-rights.md"),
        ("easy", vec![("of", "content/en/your-rights.md")], "content/en/your-rights.easy.md"),
        (
            "leaflet",
            vec![("of", "content/en/your-rights.md"), ("audience", "Service users"), ("layout", "a4")],
            "content/en/your-rights.service-users.leaflet.md",
        ),
        (
            "leaflet",
            vec![("of", "content/en/your-rights.md"), ("audience", "Easy read"), ("layout", "a4-easy")],
            "content/en/your-rights.easy-read.leaflet.md",
        ),
        (
            "leaflet",
            vec![("of", "content/en/your-rights.md"), ("audience", "Folded"), ("layout", "trifold")],
            "content/en/your-rights.folded.leaflet.md",
        ),
        ("checker", vec![("folder", "en/care")], "content/en/care/your-rights.checker.md"),
    ] {
        let title =
            if kind == "checker" { [("title", "Can I get help?"), words[1], words[2]] } else { words };
        let path = if kind == "checker" { "content/en/care/can-i-get-help.checker.md" } else { path };
        let pairs: Vec<(&str, &str)> =
            [("token", TOKEN), ("kind", kind)].into_iter().chain(title).chain(more).collect();
        let answer = world.post("new", &pairs);
        assert_eq!(
            answer.changes.iter().map(|change| &*change.path).collect::<Vec<_>>(),
            [path],
            "{kind}: {}",
            String::from_utf8_lossy(&answer.body)
        );
        world.make(&answer);
        assert!(world.text(path).contains("\ndraft: true\n"));
        assert_eq!(of_file(&world, path), Vec::<String>::new(), "{kind}\n{}", world.text(path));
        assert_eq!(world.post("new", &pairs).status, 422, "a second time its name is taken");
    }
    for wrong in [
        vec![("kind", "page"), ("folder", "../x")],
        vec![("kind", "page"), ("folder", "")],
        vec![("kind", "easy"), ("of", "content/site.toml")],
        vec![("kind", "leaflet"), ("of", "content/en/help.md"), ("audience", "…")],
    ] {
        let pairs: Vec<(&str, &str)> = [("token", TOKEN)].into_iter().chain(words).chain(wrong).collect();
        assert_eq!(world.post("new", &pairs).status, 422, "{pairs:?}");
    }
}

#[test]
fn a_picture_comes_with_its_lines_in_the_ledger() {
    let mut world = World::small();
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x02\0\0\0";
    let send = |world: &mut World, name: &str, bytes: &[u8], author: &str| {
        let pairs = [
            ("token", TOKEN),
            ("kind", "picture"),
            ("alt", "A person writes."),
            ("meaning", "write"),
            ("author", author),
            ("licence", "CC0-1.0"),
            ("source", "drawn for us"),
        ];
        let pairs = pairs.map(|(name, value)| (name.to_string(), value.to_string())).to_vec();
        let file = Upload { field: "file".into(), name: name.into(), bytes: bytes.to_vec() };
        world.ask(true, "new", &Form { pairs, files: vec![file] })
    };
    let answer = send(&mut world, "My Letter.PNG", png, "Zoë \"Z\"");
    assert_eq!(
        answer.changes.iter().map(|change| &*change.path).collect::<Vec<_>>(),
        ["content/pictures/my-letter.png", "content/pictures/pictures.toml"],
        "{}",
        String::from_utf8_lossy(&answer.body)
    );
    world.make(&answer);
    assert!(
        world
            .text("content/pictures/pictures.toml")
            .contains("\n\n[\"my-letter.png\"]\nalt = \"A person writes.\"\n")
    );
    assert!(world.build.site.pictures.all.iter().any(|picture| picture.name() == "my-letter.png"
        && picture.entry.as_ref().is_some_and(|entry| &*entry.author == "Zoë \"Z\"")));
    let huge = vec![0; 4_000_001];
    for (name, bytes, author) in [
        ("my-letter.png", &png[..], "a"),
        ("a.exe", png, "a"),
        ("a.png", b"no picture", "a"),
        ("a.png", png, ""),
        ("….png", png, "a"),
        ("a.png", b"", "a"),
        ("a.png", &huge, "a"),
        ("a.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><script/></svg>", "a"),
    ] {
        let answer = send(&mut world, name, bytes, author);
        assert_eq!((answer.status, answer.changes.len()), (422, 0), "{name}");
    }
}

#[test]
fn words_of_files_cannot_break_out_of_a_page() {
    let evil = "---\ntitle: \"</title><script>alert(1)</script>\"\nsummary: \"\\\"><img src=x onerror=alert(1)>\"\n---\n\n</textarea><script>alert(2)</script>\n";
    let mut world = World::new(&[
        ("content/site.toml", "name = \"<b>A</b>\"\naddress = \"https://a.example\"\nsearch = false\n"),
        ("content/en/index.md", evil),
    ]);
    for address in [
        "",
        "findings",
        "review",
        "page?file=content/en/index.md&at=0-90",
        "edit?file=content/en/index.md",
        "new?kind=leaflet",
        "new?file=\"><script>",
    ] {
        let (_, html) = world.get(address);
        let document = scraper::Html::parse_document(&html);
        let scripts: Vec<String> = document
            .select(&scraper::Selector::parse("script,img[onerror]").unwrap())
            .map(|script| script.html())
            .collect();
        assert_eq!(scripts.len(), 1, "{address}: {scripts:?}");
        assert!(!html.contains("<b>A</b>"));
    }
}
