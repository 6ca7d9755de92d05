//! Floor 2: the whole site from its files, in one go.
//! In: every file, read, and the day. Out: one finished `Site`, and findings about how its files relate.
//! Must never: change a `Site`, or remember the last one.
//!
//! Each stage takes what the stages before it returned, and returns a finished value of its own. The literal
//! `Site { .. }` joins them at the end.

use super::addresses::AddressedPages;
use super::alphabet::Alphabet;
use super::checker::{address_conflicts, find_checkers};
use super::contacts::{self, Contacts};
use super::glossary::Glossary;
use super::links::resolve_links;
use super::locale::Locale;
use super::model::Site;
use super::options::AssembleOptions;
use super::page::Page;
use super::picture_credits::{self, Pictures};
use super::relatives::find_relatives;
use super::role::Role;
use super::section::{Folders, Sections};
use super::settings::{self, Settings};
use super::sort_key::sort_keys;
use super::theme::{self, Strings, Theme};
use crate::base::{Finding, Findings, Location, Reported, Source, Span, join, reported_rules};
use crate::doc::{Document, ParsedFile, PictureFile, TomlFile};
use std::sync::Arc;

/// The site of these files, sorted by path. It never fails: what is wrong with a file is a finding.
#[must_use]
pub fn assemble(files: Vec<ParsedFile>, options: AssembleOptions) -> Reported<Site> {
    let mut findings = Findings::new();
    let files = FilesByKind::new(files);
    let Configuration { settings, contacts, pictures, theme, strings } =
        Configuration::read(&files, options, &mut findings);
    let languages = &settings.languages;
    let pages = AddressedPages::new(&files.documents, &settings, options, &mut findings);
    let relatives = find_relatives(&pages, languages, &mut findings);
    let folders = Folders::new(&pages, languages.len());
    findings.extend(settings.hard_stops.unknown(&settings.file, |folder| folders.has(folder)));
    let locales: Vec<Locale> = strings
        .into_iter()
        .enumerate()
        .map(|(at, strings)| Locale::new(at, languages, strings, pages.live_locales[at], folders.home(at)))
        .collect();
    let sort_keys = sort_keys(&pages, &locales);
    let sections = Sections::new(&pages, &folders, &locales, &sort_keys, &settings.name);
    let alphabet = |locale| Alphabet::new(&pages, locale, &locales, &sort_keys);
    let (links, alphabets) =
        join(|| resolve_links(&pages, &pictures, &relatives), || (0..locales.len()).map(alphabet).collect());
    let checkers = find_checkers(&pages, &links);
    findings.extend(address_conflicts(&pages, &checkers));
    let mut glossary = |locale| {
        let mut own = pages.own().iter();
        own.find(|page| page.locale == locale && page.role == Role::Glossary)
            .map_or_else(Glossary::default, |page| Glossary::read(&page.doc, &mut findings))
    };
    let glossaries = (0..locales.len()).map(&mut glossary).collect();

    let AddressedPages { all, own_count, index, .. } = pages;
    let mut finished = all.into_iter().zip(relatives).zip(links).zip(sections.of_page).zip(checkers).map(
        |((((page, relatives), links), section), checker)| {
            Page::new(page, relatives, links, section, checker, &settings, options.today)
        },
    );
    let pages = finished.by_ref().take(own_count).collect();
    let fallbacks = finished.collect();
    let site = Site {
        pages,
        fallbacks,
        settings,
        contacts,
        pictures,
        theme,
        locales,
        sections: sections.all,
        glossaries,
        alphabets,
        today: options.today,
        index,
    };
    Reported::new(site, findings)
}

/// What a site says of itself, apart from its pages.
struct Configuration {
    settings: Settings,
    contacts: Contacts,
    pictures: Pictures,
    theme: Theme,
    /// The theme's words in each language of the site.
    strings: Vec<Strings>,
}

impl Configuration {
    fn read(files: &FilesByKind, options: AssembleOptions, findings: &mut Findings) -> Configuration {
        let file = files.toml(settings::PATH);
        let damaged = file.is_some_and(|file| file.damaged);
        let settings = Settings::read(file.map(|file| &file.data), damaged, findings);
        let contacts = Contacts::read(files.toml(contacts::PATH), options.today, findings);
        let pictures = Pictures::new(&files.pictures, files.toml(picture_credits::PATH), findings);
        let theme = Theme::new(&settings.theme, &files.theme, findings);
        findings.extend(missing_theme(&settings, &files.theme));
        findings.extend(files.toml.iter().filter_map(|file| stray_file(file)));
        let default_code = &settings.languages[0].code.value;
        let strings = settings
            .languages
            .iter()
            .map(|language| theme.strings(&language.code.value, default_code, findings))
            .collect();
        Configuration { settings, contacts, pictures, theme, strings }
    }
}

/// The files of a site by kind, each list sorted by path.
struct FilesByKind {
    documents: Vec<Arc<Document>>,
    pictures: Vec<Arc<PictureFile>>,
    toml: Vec<Arc<TomlFile>>,
    theme: Vec<Source>,
}

impl FilesByKind {
    fn new(files: Vec<ParsedFile>) -> FilesByKind {
        let (mut documents, mut pictures, mut toml, mut theme) = (vec![], vec![], vec![], vec![]);
        for file in files {
            match file {
                ParsedFile::Document(document) => documents.push(document),
                ParsedFile::Picture(picture) => pictures.push(picture),
                ParsedFile::Toml(file) => toml.push(file),
                ParsedFile::Theme(source) => theme.push(source),
                ParsedFile::Other => {}
            }
        }
        FilesByKind { documents, pictures, toml, theme }
    }

    /// The TOML file at this path.
    fn toml(&self, path: &str) -> Option<&TomlFile> {
        self.toml.iter().find(|file| &*file.path == path).map(|file| &**file)
    }
}

fn missing_theme(settings: &Settings, files: &[Source]) -> Option<Finding> {
    let name = &settings.theme;
    let folder = format!("themes/{name}/");
    if &**name == theme::BUILT_IN || files.iter().any(|file| file.path.starts_with(&folder)) {
        return None;
    }
    Some(Finding::new(
        &reported_rules::MISSING_THEME,
        settings.place(Span::default()),
        format!("There is no folder themes/{name}."),
        "Make the folder, or write theme = \"plain\".",
    ))
}

fn stray_file(file: &TomlFile) -> Option<Finding> {
    if [settings::PATH, contacts::PATH, picture_credits::PATH].contains(&&*file.path) {
        return None;
    }
    Some(Finding::new(
        &reported_rules::STRAY_FILE,
        Location { file: file.path.clone(), span: Span::default() },
        "Nothing is made of this file.",
        "The settings are content/site.toml, content/contacts.toml and content/pictures/pictures.toml.",
    ))
}
