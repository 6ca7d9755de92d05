//! Floor 2: what a page is for, and whether readers see it.
//! In: a document. Out: its `Role`; the states that a page can be in.
//! Must never: look at other pages.

use crate::doc::{Document, FileKind};

/// What a page is for; the theme has a template for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// `index.md` of a language.
    Home,
    /// `index.md` of any other folder.
    Section,
    /// Any other page.
    Page,
    /// The Easy Read twin of a page.
    EasyRead,
    /// A leaflet.
    Leaflet,
    /// Questions that lead to an outcome.
    Checker,
    /// `glossary.md`: hard words and their meanings.
    Glossary,
    /// `contact.md`
    Contact,
    /// `accessibility.md`: the accessibility statement.
    Accessibility,
    /// `leaflets.md`: the list of all leaflets.
    Leaflets,
    /// `a-z.md`: the list of all pages.
    AtoZ,
}

impl Role {
    /// The role of a file, by its name and folder.
    pub(super) fn of(doc: &Document) -> Role {
        let path = &doc.content_path;
        match (&path.kind, &*path.folder, &*path.stem) {
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

    /// The name of the role in templates.
    pub fn name(self) -> &'static str {
        match self {
            Role::Home => "home",
            Role::Section => "section",
            Role::Page | Role::Checker => "page",
            Role::EasyRead => "easy-read",
            Role::Leaflet => "leaflet",
            Role::Glossary => "glossary",
            Role::Contact => "contact",
            Role::Accessibility => "accessibility",
            Role::Leaflets => "leaflets",
            Role::AtoZ => "a-z",
        }
    }
}

/// Whether readers see a page on the day of the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// They do.
    Live,
    /// Not yet: a draft, or a page of a later day.
    Waiting,
    /// No longer: its address shows that it was taken down.
    TakenDown,
}
