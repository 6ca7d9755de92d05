//! Floor 1: the path of a content file, taken apart.
//! In: `content/en/imha.service-user.leaflet.md`. Out: language, folder, stem, kind, and the address within
//! the language.
//! Must never: look at the content of the file.

use super::slug;
use crate::base::composed;

/// The kind of a content file, from the end of its name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FileKind {
    /// `imha.md`
    Page,
    /// `imha.easy.md`
    EasyRead,
    /// `imha.service-user.leaflet.md`; the audience may be empty.
    Leaflet {
        /// `service-user`
        audience: Box<str>,
    },
    /// `can-i-have-an-imha.checker.md`
    Checker,
    /// `can-i-have-an-imha.checker.easy.md`
    EasyChecker,
}

/// The parts of a content file's path.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ContentPath {
    /// `en`
    pub lang: Box<str>,
    /// The folder below that of the language, without a slash at either end: `care-and-support`. Empty for
    /// files of the language folder itself.
    pub folder: Box<str>,
    /// The file's name without its kind and ending: `imha`, `index`.
    pub stem: Box<str>,
    /// The kind.
    pub kind: FileKind,
}

impl ContentPath {
    /// The parts of a path such as `content/en/care-and-support/index.easy.md`; none where it is not the path
    /// of a content file.
    pub fn from_path(path: &str) -> Option<ContentPath> {
        let path = &*composed(path);
        let path = path.strip_prefix("content/")?.strip_suffix(".md")?;
        let (lang, rest) = path.split_once('/')?;
        let (folder, file) = rest.rsplit_once('/').unwrap_or(("", rest));
        let (stem, kind) = match file.rsplit_once('.') {
            Some((front, "easy")) => match front.rsplit_once('.') {
                Some((stem, "checker")) => (stem, FileKind::EasyChecker),
                _ => (front, FileKind::EasyRead),
            },
            Some((stem, "checker")) => (stem, FileKind::Checker),
            Some((front, "leaflet")) => {
                let (stem, audience) = front.split_once('.').unwrap_or((front, ""));
                (stem, FileKind::Leaflet { audience: audience.into() })
            }
            _ => (file, FileKind::Page),
        };
        // A name without a letter or digit would give the file the address of its folder.
        if slug(stem).is_empty() {
            return None;
        }
        Some(ContentPath { lang: lang.into(), folder: folder.into(), stem: stem.into(), kind })
    }

    /// Whether it is the index page of its folder.
    pub fn is_index(&self) -> bool {
        &*self.stem == "index"
    }

    /// The path of the page that an Easy Read page or leaflet belongs to, from the folder of the language:
    /// `care-and-support/index.md`.
    pub fn page_path(&self) -> String {
        let kind = if self.kind == FileKind::EasyChecker { ".checker" } else { "" };
        if self.folder.is_empty() {
            format!("{}{kind}.md", self.stem)
        } else {
            format!("{}/{}{kind}.md", self.folder, self.stem)
        }
    }

    /// Whether its text is a checker: questions and their outcomes.
    pub fn is_checker(&self) -> bool {
        matches!(self.kind, FileKind::Checker | FileKind::EasyChecker)
    }

    /// The address below that of the language, with a slash at both ends: `/imha/easy-read/`.
    pub fn address(&self) -> String {
        let mut address = String::from("/");
        let mut part = |words: &str| {
            let words = slug(words);
            if !words.is_empty() {
                address.push_str(&words);
                address.push('/');
            }
        };
        self.folder.split('/').for_each(&mut part);
        if !self.is_index() {
            part(&self.stem);
        }
        match &self.kind {
            FileKind::Page | FileKind::Checker => {}
            FileKind::EasyRead | FileKind::EasyChecker => part("easy-read"),
            FileKind::Leaflet { audience } => part(&format!("{audience} leaflet")),
        }
        address
    }

    /// Whether the address spells the folder and the name exactly as the path does.
    pub fn is_plain(&self) -> bool {
        let plain = |words: &str| words.is_empty() || slug(words) == words && words.is_ascii();
        self.folder.split('/').all(plain)
            && plain(&self.stem)
            && match &self.kind {
                FileKind::Leaflet { audience } => plain(audience),
                _ => true,
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(path: &str) -> String {
        ContentPath::from_path(path).map(|name| name.address()).unwrap_or_default()
    }

    #[test]
    fn the_name_says_kind_and_address() {
        assert_eq!(address("content/en/index.md"), "/");
        assert_eq!(address("content/en/imha.md"), "/imha/");
        assert_eq!(address("content/en/imha.easy.md"), "/imha/easy-read/");
        assert_eq!(address("content/en/imha.service-user.leaflet.md"), "/imha/service-user-leaflet/");
        assert_eq!(address("content/en/imha.leaflet.md"), "/imha/leaflet/");
        assert_eq!(address("content/en/can-i.checker.md"), "/can-i/");
        assert_eq!(address("content/en/can-i.checker.easy.md"), "/can-i/easy-read/");
        assert_eq!(address("content/cy/care-and-support/index.md"), "/care-and-support/");
        assert_eq!(address("content/en/Getting help/Tŷ v1.2.md"), "/getting-help/ty-v1-2/");
        assert_eq!(ContentPath::from_path("content/site.md"), None);
        assert_eq!(ContentPath::from_path("content/en/notes.txt"), None);
        assert_eq!(ContentPath::from_path("content/en/.easy.md"), None);
        assert_eq!(ContentPath::from_path("content/en/….md"), None);
    }
}
