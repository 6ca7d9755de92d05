//! Floor 5: a small site with a workbench, for the tests.
//! In: files, and requests as a browser sends them. Out: answers; the site after the changes that they ask for.
//! Must never: touch a disk.

use super::super::*;
use crate::base::{Source, Sources};
use crate::engine::{Build, NoCache, Options, build};

pub const TOKEN: &str = "the-word";

pub struct World {
    pub desk: Workbench,
    pub sources: Sources,
    pub build: Build,
    pub options: Options,
    pub memo: Memo,
    pub kept: Vec<UndoEntry>,
}

impl World {
    pub fn new(files: &[(&str, &str)]) -> World {
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

    pub fn small() -> World {
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

    pub fn ask(&mut self, post: bool, address: &str, form: &Form) -> WorkbenchResponse {
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

    pub fn get(&mut self, address: &str) -> (u16, String) {
        let answer = self.ask(false, address, &Form::default());
        assert!(answer.changes.is_empty(), "{address} changes something");
        (answer.status, String::from_utf8(answer.body).unwrap())
    }

    pub fn post(&mut self, address: &str, pairs: &[(&str, &str)]) -> WorkbenchResponse {
        let pairs = pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        self.ask(true, address, &Form { pairs, files: Vec::new() })
    }

    /// Makes the changes of an answer, as the server would.
    pub fn make(&mut self, answer: &WorkbenchResponse) {
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

    pub fn text(&self, path: &str) -> String {
        self.sources
            .get(path)
            .and_then(|source| source.text())
            .map(|text| text.to_string())
            .unwrap_or_default()
    }

    /// A form of the page on which a file is written, as a browser sends it back unchanged.
    pub fn form(&mut self, file: &str) -> Vec<(String, String)> {
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

    pub fn send(&mut self, form: &[(String, String)]) -> WorkbenchResponse {
        let pairs: Vec<(&str, &str)> = form.iter().map(|(name, value)| (&**name, &**value)).collect();
        self.post("edit", &pairs)
    }
}

pub fn set(form: &mut [(String, String)], name: &str, value: &str) {
    form.iter_mut().find(|(known, _)| known == name).unwrap_or_else(|| panic!("no {name}")).1 = value.into();
}
