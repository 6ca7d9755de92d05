//! Floor 2: the whole site from its files, in one go.
//! In: every file, read, and the day. Out: the site, and findings about how files relate.
//! Must never: be given a half-built site, or remember the last one.

use super::fallback::{fallback_pages, localise_links};
use super::links::{LinkTarget, resolve};
use super::page::{Page, PageId, Role, State};
use super::section::gather_sections;
use super::{
    Alphabet, Checker, Contacts, Glossary, Locale, Pictures, Settings, Site, Theme, checker, contacts,
    picture_credits, settings,
};
use crate::base::{
    BuildIdentityHasher, Date, Finding, Findings, Location, Reported, Severity, Source, Span, hash64, join,
    par_map,
};
use crate::doc::{self, Destination, Document, FileKind, ParsedFile};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

/// What the site is assembled for.
#[derive(Clone, Copy, Debug)]
pub struct AssembleOptions {
    /// The day.
    pub today: Date,
    /// Whether pages that are not published yet are shown.
    pub drafts: bool,
}

/// The site of these files.
pub fn assemble(pieces: Vec<ParsedFile>, wishes: AssembleOptions) -> Reported<Site> {
    let mut notes = Findings::new();
    let sorted = FilesByKind::new(pieces);
    let file = |path: &str| sorted.settings.iter().find(|file| &*file.path == path).map(|file| &**file);
    let settings = Settings::read(file(settings::PATH).map(|file| &file.data), &mut notes);
    let contacts = Contacts::read(file(contacts::PATH), &mut notes);
    let pictures = Pictures::new(sorted.pictures, file(picture_credits::PATH), &mut notes);
    let theme = Theme::new(&settings.theme, &sorted.theme, &mut notes);
    if &*settings.theme != super::theme::BUILT_IN
        && !sorted.theme.iter().any(|file| file.path.starts_with(&format!("themes/{}/", settings.theme)))
    {
        notes.push(Finding::new(
            "missing-theme",
            Severity::Error,
            settings.place(Span::default()),
            format!("There is no folder themes/{}.", settings.theme),
            "The site would be shown in another theme than the one that was chosen.",
            "Make the folder, or write theme = \"plain\".",
        ));
    }
    for file in &sorted.settings {
        if ![settings::PATH, contacts::PATH, picture_credits::PATH].contains(&&*file.path) {
            notes.push(Finding::new(
                "stray-file",
                Severity::Warning,
                Location { file: file.path.clone(), span: Span::default() },
                "Nothing is made of this file.",
                "Somebody may believe that it is read.",
                "The settings are content/site.toml, content/contacts.toml and content/pictures/pictures.toml.",
            ));
        }
    }
    let languages = &settings.languages;
    let of_language = |at: usize| {
        Locale::new(
            at,
            languages,
            theme.strings(&languages[at].code.value, &languages[0].code.value, &mut notes),
        )
    };
    let locales: Vec<Locale> = (0..languages.len()).map(of_language).collect();
    let mut site = Site {
        settings,
        contacts,
        pictures,
        theme,
        locales,
        pages: Vec::with_capacity(sorted.documents.len()),
        fallbacks: Vec::new(),
        sections: Vec::new(),
        glossaries: Vec::new(),
        alphabets: Vec::new(),
        today: wishes.today,
        by_path: HashMap::with_capacity_and_hasher(sorted.documents.len(), BuildIdentityHasher::default()),
        by_address: HashMap::with_capacity_and_hasher(sorted.documents.len(), BuildIdentityHasher::default()),
        by_untranslated_path: HashMap::default(),
    };
    place_pages(&mut site, sorted.documents, wishes, &mut notes);
    find_relatives(&mut site, &mut notes);
    fallback_pages(&mut site);
    gather_sections(&mut site);
    let alphabets = || (0..site.locales.len()).map(|locale| Alphabet::new(&site, locale)).collect();
    let (resolved, alphabets) = join(|| par_map(&site.pages, |page| resolve_links(&site, page)), alphabets);
    site.alphabets = alphabets;
    for (page, (targets, images)) in site.pages.iter_mut().zip(resolved) {
        page.has_broken_links = !targets.iter().all(|target| target.is_sound()) || images.contains(&None);
        page.targets = targets;
        page.images = images;
    }
    localise_links(&mut site);
    for at in 0..site.pages.len() {
        site.pages[at].checker = Checker::new(&site, &site.pages[at]).map(Box::new);
    }
    for at in 0..site.fallbacks.len() {
        // It starts here; its questions are where they are.
        let checker = site.fallbacks[at].original.and_then(|id| site.page(id).checker.clone());
        site.fallbacks[at].checker = checker;
    }
    notes.extend(checker::address_conflicts(&site));
    site.glossaries = (0..site.locales.len())
        .map(|locale| {
            let page = site.pages.iter().find(|page| page.locale == locale && page.role == Role::Glossary);
            page.map_or_else(Glossary::default, |page| Glossary::read(&page.doc, &mut notes))
        })
        .collect();
    Reported::new(site, notes)
}

/// The pieces by kind.
#[derive(Default)]
struct FilesByKind {
    documents: Vec<Arc<Document>>,
    pictures: Vec<Arc<doc::PictureFile>>,
    settings: Vec<Arc<doc::TomlFile>>,
    theme: Vec<Source>,
}

impl FilesByKind {
    fn new(pieces: Vec<ParsedFile>) -> FilesByKind {
        let mut sorted = FilesByKind::default();
        for piece in pieces {
            match piece {
                ParsedFile::Document(document) => sorted.documents.push(document),
                ParsedFile::Picture(picture) => sorted.pictures.push(picture),
                ParsedFile::Toml(settings) => sorted.settings.push(settings),
                ParsedFile::Theme(source) => sorted.theme.push(source),
                ParsedFile::Other => {}
            }
        }
        sorted
    }
}

/// Gives every document its address; of two with one address the first keeps it.
fn place_pages(
    site: &mut Site,
    documents: Vec<Arc<Document>>,
    wishes: AssembleOptions,
    notes: &mut Findings,
) {
    let mut unknown: Vec<Box<str>> = Vec::new();
    for (doc, page) in documents.iter().zip(par_map(&documents, |doc| place_page(site, doc, wishes))) {
        let Some(page) = page else {
            if !unknown.contains(&doc.content_path.lang) {
                notes.push(unknown_language(site, doc));
                unknown.push(doc.content_path.lang.clone());
            }
            continue;
        };
        let id = PageId(site.pages.len() as u32);
        match site.by_address.entry(page.address_hash) {
            Entry::Vacant(entry) => {
                entry.insert(id);
                site.by_path.insert(page.path_hash, id);
                site.pages.push(page);
            }
            Entry::Occupied(first) => {
                let first = &site.pages[first.get().0 as usize];
                let note = Finding::new(
                    "address-taken",
                    Severity::Error,
                    doc.location(doc.top()),
                    format!("Two files have the address {}", page.address),
                    "One of the two pages would reach nobody.",
                    "Rename one of the files, or join the two.",
                );
                notes.push(note.with_related(first.doc.location(first.doc.top()), "the other file"));
            }
        }
    }
}

/// A page by itself; none where its language is not the site's.
fn place_page(site: &Site, doc: &Arc<Document>, wishes: AssembleOptions) -> Option<Page> {
    let locale = site.locales.iter().position(|locale| locale.lang == doc.content_path.lang)?;
    let prefix = &site.locales[locale].prefix;
    let (address, output) = if prefix.is_empty() {
        (doc.address.clone(), doc.output.clone())
    } else {
        let address: Arc<str> = format!("{prefix}{}", doc.address).into();
        let output = doc::output(&address);
        (address, output)
    };
    let front = &doc.front_matter;
    let later =
        |day: &Option<crate::base::Spanned<Date>>| day.as_ref().is_some_and(|day| day.value > wishes.today);
    let gone = front.expires_on.as_ref().is_some_and(|day| day.value <= wishes.today);
    let state = if (front.draft || later(&front.publish_on)) && !wishes.drafts {
        State::Waiting
    } else if gone {
        State::TakenDown
    } else {
        State::Live
    };
    let order = site.locales[locale]
        .sort_key(front.title.as_ref().map_or(&doc.content_path.stem, |title| &title.value));
    Some(Page {
        address_hash: hash64(&address),
        address,
        output,
        path_hash: doc.path_hash,
        folder_hash: hash64(&doc.content_path.folder),
        sort_prefix: Page::sort_prefix(&order),
        sort_key: order,
        role: role(doc),
        locale,
        state,
        section: None,
        standard_page: None,
        easy_read: None,
        leaflets: Vec::new(),
        original: None,
        translations: Vec::new(),
        targets: Box::default(),
        images: Box::default(),
        checker: None,
        has_broken_links: false,
        card_hash: doc.card_hash,
        reviewed: front.reviewed.as_ref().map(|day| day.value),
        review_due: Page::due(doc, site.settings.review_every.value),
        doc: doc.clone(),
    })
}

fn unknown_language(site: &Site, doc: &Document) -> Finding {
    let lang = &doc.content_path.lang;
    let (message, help) = if Locale::is_code(lang) {
        (
            format!("The site does not have the language “{lang}”."),
            format!("Add \"{lang}\" to languages in content/site.toml, or move the folder away."),
        )
    } else {
        (
            format!("The folder “{lang}” is not a language's."),
            format!(
                "Move its pages into the folder of their language, such as content/{}/.",
                site.locales[0].lang
            ),
        )
    };
    Finding::new(
        "unknown-language",
        Severity::Error,
        doc.location(Span::default()),
        message,
        "None of the pages in this folder is published.",
        help,
    )
}

fn role(doc: &Document) -> Role {
    let name = &doc.content_path;
    match (&name.kind, &*name.folder, &*name.stem) {
        (FileKind::EasyRead | FileKind::EasyChecker, ..) => Role::EasyRead,
        (FileKind::Leaflet { .. }, ..) => Role::Leaflet,
        (FileKind::Checker, ..) => Role::Checker,
        (FileKind::Page, "", "index") => Role::Home,
        (FileKind::Page, "", "contact") => Role::Contact,
        (FileKind::Page, "", "glossary") => Role::Glossary,
        (FileKind::Page, "", "accessibility") => Role::Accessibility,
        (FileKind::Page, "", "leaflets") => Role::Leaflets,
        (FileKind::Page, "", "a-z") => Role::AtoZ,
        (FileKind::Page, _, "index") => Role::Section,
        (FileKind::Page, ..) => Role::Page,
    }
}

/// Twins, leaflets and translations.
fn find_relatives(site: &mut Site, notes: &mut Findings) {
    for at in 0..site.pages.len() {
        let id = PageId(at as u32);
        if site.locales.len() > 1 {
            let page = &site.pages[at];
            let file = page
                .doc
                .path
                .strip_prefix("content/")
                .and_then(|path| path.split_once('/'))
                .map_or("", |(_, file)| file);
            let others = site.locales.iter().enumerate().filter(|(locale, _)| *locale != page.locale);
            let translations: Vec<PageId> = others
                .filter_map(|(_, locale)| site.page_at(&format!("content/{}/{file}", locale.lang)))
                .filter(|id| site.page(*id).state == State::Live)
                .collect();
            site.pages[at].translations = translations;
        }
        let page = &site.pages[at];
        let name = &page.doc.content_path;
        if !matches!(page.role, Role::EasyRead | Role::Leaflet) {
            continue;
        }
        let Some(full) = site.page_at(&format!("content/{}/{}", name.lang, name.page_path())) else {
            notes.push(Finding::new(
                "twin-without-page",
                Severity::Error,
                page.doc.location(page.doc.top()),
                format!("There is no page {} for this file to belong to.", name.page_path()),
                "Readers of the full page are not led here, and readers here find no way on.",
                format!(
                    "Write content/{}/{}, or rename this file after the page it belongs to.",
                    name.lang,
                    name.page_path()
                ),
            ));
            continue;
        };
        let (easy, live) = (page.role == Role::EasyRead, page.state == State::Live);
        site.pages[at].standard_page = Some(full);
        let full = &mut site.pages[full.0 as usize];
        match (easy, live) {
            (true, true) => full.easy_read = Some(id),
            (false, true) => full.leaflets.push(id),
            _ => {}
        }
    }
}

/// Finds out once, for judges and makers alike, where every link and picture of a page leads.
fn resolve_links(site: &Site, page: &Page) -> (Box<[LinkTarget]>, Box<[Option<u32>]>) {
    let tree = &page.doc.tree;
    let picture = |image: &doc::Image| match image.target {
        Destination::File(hash) => site.pictures.with_hash(hash),
        _ => None,
    };
    (tree.links.iter().map(|link| resolve(site, link)).collect(), tree.images.iter().map(picture).collect())
}
