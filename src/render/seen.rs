//! Floor 3: which fields of a site each kind of output shows.
//! In: settings, a language, a section, a page, a picture. Out: hashes of their fields, for the keys of
//! outputs.
//! Must never: pass over a field. Each struct is destructured without `..`, so a new field does not compile
//! until it is decided here which outputs show it.

use crate::base::Key;
use crate::doc::{Document, PictureFile, Renditions};
use crate::site::{Glossary, Locale, Page, Picture, Section, Settings};
use std::hash::{Hash, Hasher};

/// Hashes of the settings that each kind of output shows.
pub struct SettingsKeys {
    /// The text of a page, on the web and on paper.
    pub text: Key,
    /// A web page, with its text.
    pub page: Key,
    /// A leaflet, without its text.
    pub leaflet: Key,
}

impl SettingsKeys {
    /// Hashes the settings.
    pub fn new(settings: &Settings) -> SettingsKeys {
        let Settings {
            file: _, // The same for every site.
            name,
            name_span: _, // For checks only.
            damaged: _,   // For checks only.
            address_span: _,
            organisation_span: _,
            origin,
            root,
            languages: _, // Each is a locale: see `LocaleKeys`.
            theme: _,     // The keys of the templates and of the leaflets' theme cover its files.
            areas,
            applies_to,
            review_every: _, // A page has its own date: `review_due`.
            review_grace: _, // The same: `overdue`.
            time_zone: _,    // Decides the day of the build.
            hard_stops: _,   // A page has its own state.
            contact,
            pictures_right,
            search,
            listed,
            large,
            pages_on_paper: _, // Decides which leaflets there are, not what they show.
            organisation,
            navigation: _, // The main menu is part of what all pages of a language share.
            rules: _,      // For checks only, like all that follows.
            limits: _,
            easy_set: _, // The accessibility statement shows it, and hashes its whole view.
            synonyms: _,
            own_words: _,
        } = settings;
        let contact = contact.as_ref().map(|key| &key.value);
        SettingsKeys {
            text: Key::of_value(&(root, pictures_right)),
            page: Key::of_value(&(
                name,
                origin,
                root,
                areas,
                applies_to,
                contact,
                search,
                listed,
                organisation,
            )),
            leaflet: Key::of_value(&(origin, root, areas, applies_to, contact, large, organisation)),
        }
    }
}

/// Hashes of the fields of a language that each kind of output shows.
pub struct LocaleKeys {
    /// Any text of the site: one in another language may link to a page in this one, or quote it.
    pub text: Key,
    /// Any web page: one in another language may name a page in this one, or show a date in its words.
    pub page: Key,
    /// A leaflet in this language.
    pub leaflet: Key,
}

impl LocaleKeys {
    /// Hashes a language.
    pub fn new(locale: &Locale) -> LocaleKeys {
        let Locale {
            lang,
            dir,
            name,
            fonts: _, // Decides which fonts of the theme leaflets use: the key of the leaflets' theme covers them.
            region,
            fallbacks, // A translation shows whether the page that it was made from is newer.
            live,
            prefix,
            strings,      // Web pages: part of what all pages of the language share.
            home: _,      // An index; the menu is part of what all pages of the language share.
            localizer: _, // Made from `lang` and `region`.
        } = locale;
        LocaleKeys {
            text: Key::of_value(&(lang, dir, prefix)),
            page: Key::of_value(&(lang, dir, name, region, fallbacks, live, prefix)),
            leaflet: Key::of_value(&(lang, dir, region, prefix, strings)),
        }
    }
}

/// What a breadcrumb shows of a section. `lang` is the language of its title, `above` the key of its parent.
pub fn section_key(section: &Section, lang: &str, above: Option<Key>) -> Key {
    let Section {
        locale: _, // The address and `lang` depend on it.
        folder: _, // The address depends on it.
        address,
        page: _, // Its title is the section's.
        title,
        parent: _,   // `above` is its key.
        pages: _,    // The pages that list them hash what they list.
        sections: _, // The same.
    } = section;
    Key::of_value(&(title, address, lang, above))
}

/// The hash of a document's file and path. A document is read from these and nothing else.
pub fn document_key(document: &Document) -> Key {
    let Document {
        path: _, // All fields are read from the file.
        content_path: _,
        address: _,
        output: _,
        path_hash: _,
        card_hash: _,
        front_matter: _,
        body_start: _,
        tree: _,
        damaged: _,
        key,
    } = document;
    *key
}

/// What a text shows of a picture, without the picture's content: a web page only refers to it.
pub fn picture_key(picture: &Picture) -> Key {
    let Picture { file, entry, address, size_addresses } = picture;
    let PictureFile {
        path: _, // The addresses depend on it.
        renditions,
        words: _, // For checks only.
        key: _,   // See `image_key`.
    } = &**file;
    // The addresses have a hash of the content: see also `image_key`.
    let frame = |made: &Renditions| {
        let Renditions { size, whole: _, sizes, had_inks: _ } = made;
        (*size, sizes.iter().map(|size| (size.width, size.height)).collect::<Vec<_>>())
    };
    Key::of_value(&(address, size_addresses, renditions.as_ref().map(frame), entry))
}

/// The content of a picture, which a leaflet embeds.
pub fn image_key(picture: &Picture) -> Key {
    picture.file.key
}

/// What a text shows of a glossary, without what its definitions link to and quote.
pub fn glossary_key(glossary: &Glossary) -> Key {
    let Glossary {
        doc,
        words: _, // Read from the document.
        terms: _, // The same.
        key: _,   // The same.
    } = glossary;
    Key::of_value(&doc.as_ref().map(|doc| document_key(doc)))
}

/// The kind of output that shows a page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PageUse {
    /// A text shows its own page, on the web or on paper.
    Text,
    /// A web page shows its own page.
    Page,
    /// A leaflet shows its own page.
    Leaflet,
    /// Another page shows it, in a list or as a relative.
    Other,
}

/// Writes what a kind of output shows of a page. What its indices refer to (relatives, pictures, sections,
/// the language) is left to the caller, who has the site.
pub fn write_page(page: &Page, page_use: PageUse, hasher: &mut impl Hasher) {
    let Page {
        doc,
        address: _, // `address_hash` covers it and `output`.
        output: _,
        address_hash,
        locale,
        role,
        state,
        section: _,       // `PageKeys::page_key` writes its breadcrumb.
        standard_page: _, // `PageKeys::page_key` writes the relatives, here and in the next four lines.
        easy_read: _,
        leaflets: _,
        translations: _,
        original: _,
        targets: _, // `TextKeys::write` writes what links, pictures and answers refer to.
        images: _,
        checker: _,
        has_broken_links: _, // For checks only.
        card_hash,
        reviewed,
        review_due,
        overdue,
    } = page;
    match page_use {
        PageUse::Text => (document_key(doc), role).hash(hasher),
        PageUse::Page => {
            (address_hash, locale, role, state, reviewed, review_due, overdue).hash(hasher);
        }
        PageUse::Leaflet => (address_hash, role, state, reviewed, review_due, overdue).hash(hasher),
        PageUse::Other => (card_hash, address_hash, locale, role, state).hash(hasher),
    }
}
