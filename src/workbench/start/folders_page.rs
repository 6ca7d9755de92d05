//! Floor 5: looking for a folder, one level at a time.
//! In: the folder that somebody is in, and why they look. Out: the folders in it, as links.
//! Must never: show a file, or a folder that its owner has hidden.
//!
//! A browser gives no page the path of a folder. So the folders are plain links, and there is a field for a path.

use super::computer::{Computer, KnownPlace};
use super::words::PageWords;
use crate::base::percent::encode_path;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// The page.
#[derive(Serialize)]
pub struct FoldersView {
    pub title: String,
    /// The address of this page without a query.
    pub here: String,
    /// Where the forms are sent: opens a site, or keeps a folder.
    pub action: String,
    /// Whether a place for a new site is looked for.
    pub keeps: bool,
    pub places: Vec<PlaceLink>,
    /// The folder that is shown.
    pub at: String,
    pub up: Option<PlaceLink>,
    pub folders: Vec<FolderLink>,
    pub is_site: bool,
    pub example: String,
    /// What was typed.
    pub typed: String,
    pub fault: String,
    pub detail: String,
}

/// A link to a folder.
#[derive(Serialize)]
pub struct PlaceLink {
    pub words: String,
    pub href: String,
}

/// A link to a folder in the one that is shown.
#[derive(Serialize)]
pub struct FolderLink {
    pub words: String,
    pub href: String,
    pub is_site: bool,
}

/// The page for the folder `at`, or with what was typed where that is no whole path; for the first known place where none is named.
pub fn view(
    words: &PageWords,
    computer: &dyn Computer,
    at: Option<PathBuf>,
    here: &str,
    typed: Option<&str>,
) -> FoldersView {
    let places = computer.places();
    let first = places.first().map(|(_, path)| path.clone()).unwrap_or_default();
    let link = |path: &Path| format!("{here}?at={}", encode_path(&path.to_string_lossy()));
    let shown = at.unwrap_or(first);
    let listed = computer.folders(&shown);
    let (fault, detail) = match (&listed, typed) {
        (Err(why), _) => (words.get("fault_path_gone"), why.clone()),
        (Ok(_), Some(_)) => (words.get("fault_path"), String::new()),
        _ => Default::default(),
    };
    let name = |place: KnownPlace| match place {
        KnownPlace::Documents => "place_documents",
        KnownPlace::Desktop => "place_desktop",
        KnownPlace::Home => "place_home",
    };
    let last = |path: &Path| {
        path.file_name()
            .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
    };
    FoldersView {
        title: String::new(),
        here: here.into(),
        action: String::new(),
        keeps: false,
        places: places
            .iter()
            .map(|(place, path)| PlaceLink { words: words.get(name(*place)), href: link(path) })
            .collect(),
        up: shown.parent().map(|up| PlaceLink {
            words: words.filled("folders_up", &[("name", &last(up))]),
            href: link(up),
        }),
        folders: listed
            .unwrap_or_default()
            .into_iter()
            .map(|folder| FolderLink {
                href: link(&shown.join(&folder.name)),
                words: folder.name,
                is_site: folder.is_site,
            })
            .collect(),
        is_site: computer.is_site(&shown),
        at: shown.display().to_string(),
        example: if cfg!(windows) {
            r"C:\Users\Mary\Documents\our-site".into()
        } else {
            "/home/mary/our-site".into()
        },
        typed: typed.unwrap_or_default().into(),
        fault,
        detail,
    }
}
