//! Floor 3: the kind of readers that a text is written for.
//! In: a document. Out: the profile whose thresholds apply to it.
//! Must never: let an author choose a weaker profile: the kind of the file decides.

use crate::doc::{Document, FileKind};

/// The kind of readers that a text is written for. A sentence that is short enough for a web page may be too
/// long for Easy Read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Profile {
    /// A web page in plain words.
    Plain,
    /// Easy Read.
    Easy,
    /// A leaflet.
    Print,
    /// A leaflet in large print: `imha.large-print.leaflet.md`.
    Large,
}

impl Profile {
    /// Every profile.
    pub const ALL: [Profile; 4] = [Profile::Plain, Profile::Easy, Profile::Print, Profile::Large];

    /// Its name in site.toml.
    pub fn name(self) -> &'static str {
        match self {
            Profile::Plain => "plain",
            Profile::Easy => "easy",
            Profile::Print => "print",
            Profile::Large => "large",
        }
    }
}

/// The profile of a document.
pub fn profile_of(document: &Document) -> Profile {
    match &document.content_path.kind {
        _ if document.is_easy() => Profile::Easy,
        _ if document.is_large_print() => Profile::Large,
        FileKind::Leaflet { .. } => Profile::Print,
        _ => Profile::Plain,
    }
}
