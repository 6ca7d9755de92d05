//! Floor 3: the files of a theme's leaflets, as Typst reads them.
//! In: the files below `leaflet/` in a theme, and the site's languages. Out: Typst sources, fonts and other
//! files by their Typst ids, and findings about files that cannot be used.
//! Must never: read a file that is not in the theme, or drop one without a finding.

use super::brand::Brand;
use super::coverage::FontCoverage;
use super::findings::cannot_be_made;
use super::fonts::is_wanted;
use crate::base::{Finding, Findings, Key, KeyHasher, Location, SourceBody, Span};
use crate::site::{Locale, Theme};
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;
use typst::foundations::Bytes;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt};

/// The folder of a theme that holds its leaflets.
pub const FOLDER: &str = "leaflet/";

/// What Typst may read. Read once, shared by all leaflets of a site.
pub struct ThemeFiles {
    /// Hash of all the files that are read.
    pub key: Key,
    /// The fonts, in the order of their paths, so that the bytes of a PDF do not depend on the file system.
    pub fonts: Vec<Font>,
    /// Names and styles of `fonts`, at the same indices.
    pub book: LazyHash<FontBook>,
    /// The characters that `fonts` can draw.
    pub coverage: FontCoverage,
    /// Everything that Typst can do. Leaflets see less of it: see [`super::world::LeafletWorld`].
    pub library: LazyHash<Library>,
    /// The `.typ` files.
    pub sources: HashMap<FileId, Source>,
    /// All other files but fonts.
    pub binaries: HashMap<FileId, Bytes>,
    /// The path that a designer knows each file by.
    paths: HashMap<FileId, Arc<str>>,
}

impl ThemeFiles {
    /// Hash of the files that [`ThemeFiles::read`] reads.
    pub fn key(theme: &Theme, locales: &[Locale]) -> Key {
        let mut hasher = KeyHasher::new();
        files_of(theme, locales).for_each(|(_, source)| source.key.hash(&mut hasher));
        let brand = Brand::new(theme);
        brand.hash(&mut hasher);
        brand.logo(theme).map(|(_, file)| Key::of(&file)).hash(&mut hasher);
        hasher.key()
    }

    /// Reads the files of a theme that these languages need. A file that cannot be used is left out and
    /// reported.
    pub fn read(theme: &Theme, locales: &[Locale]) -> (ThemeFiles, Findings) {
        let mut findings = Findings::new();
        let (mut fonts, mut paths) = (Vec::new(), HashMap::new());
        let (mut sources, mut binaries) = (HashMap::new(), HashMap::new());
        // The files of a theme are sorted by path.
        for (path, source) in files_of(theme, locales) {
            let id = file_id(path);
            paths.insert(id, source.path.clone());
            match &source.body {
                SourceBody::Text(text) if path.ends_with(".typ") => {
                    sources.insert(id, Source::new(id, text.to_string()));
                }
                _ if path.ends_with(".typ") => {
                    findings.push(unusable(&source.path, "It is not saved as UTF-8, or it cannot be opened."))
                }
                _ if is_font(path) && has_drawings(source.bytes()) => findings.push(unusable(
                    &source.path,
                    "Its letters are drawings (SVG), and nobody can say how long it would take to draw them.",
                )),
                _ if is_font(path) => {
                    let before = fonts.len();
                    fonts.extend(Font::iter(Bytes::new(source.bytes().to_vec())));
                    if fonts.len() == before {
                        findings.push(unusable(&source.path, "It is not a font, or it is damaged."));
                    }
                }
                _ => {
                    binaries.insert(id, Bytes::new(source.bytes().to_vec()));
                }
            }
        }
        // A designer's own file stands in its place.
        let brand = Brand::new(theme);
        sources.entry(Brand::file()).or_insert_with(|| Source::new(Brand::file(), brand.typst()));
        binaries.extend(brand.logo(theme));
        let files = ThemeFiles {
            key: ThemeFiles::key(theme, locales),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            coverage: FontCoverage::new(&fonts),
            library: LazyHash::new(library()),
            fonts,
            sources,
            binaries,
            paths,
        };
        (files, findings)
    }

    /// Leaves the logo out.
    pub fn drop_logo(&mut self, theme: &Theme) {
        if !self.paths.contains_key(&Brand::file()) {
            let brand = Brand::new(theme).without_logo();
            self.sources.insert(Brand::file(), Source::new(Brand::file(), brand.typst()));
        }
    }

    /// The path that a designer knows a file by. `None` if the file is not the theme's.
    pub fn path(&self, id: FileId) -> Option<&Arc<str>> {
        self.paths.get(&id)
    }
}

/// The Typst id of a path in the theme.
pub fn file_id(path: &str) -> FileId {
    // Typst accepts every path that comes from a folder listing or from this program.
    let path = VirtualPath::new(path).unwrap_or_else(|_| {
        VirtualPath::new("leaflet/unnamed").unwrap_or_else(|_| unreachable!("a plain name"))
    });
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}

/// Typst's standard library, as themes may use it.
fn library() -> Library {
    // `A11yExtras` has `pdf.header-cell`, which marks the first cell of a table row as its header.
    Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build()
}

/// The files of a theme's leaflets that these languages need, with their paths in the theme.
fn files_of<'t>(
    theme: &'t Theme,
    locales: &[Locale],
) -> impl Iterator<Item = (&'t str, &'t crate::base::Source)> {
    let wanted = move |path: &str| path.strip_prefix(FOLDER).is_some_and(|path| is_wanted(path, locales));
    theme.files.iter().filter(move |(path, _)| wanted(path)).map(|(path, source)| (&**path, source))
}

fn is_font(path: &str) -> bool {
    path.ends_with(".ttf") || path.ends_with(".otf")
}

/// Whether a font has a table of drawings (Microsoft and Adobe, OpenType 1.9, “The SVG table”). The list of tables begins
/// after 12 bytes, and each takes 16, its name first. A collection says where the lists of its fonts begin.
fn has_drawings(font: &[u8]) -> bool {
    let number = |at: usize| {
        font.get(at..at + 4).map_or(0, |four| u32::from_be_bytes([four[0], four[1], four[2], four[3]]))
    };
    let lists: Vec<usize> = if font.starts_with(b"ttcf") {
        (0..number(8).min(1000) as usize).map(|at| number(12 + 4 * at) as usize).collect()
    } else {
        vec![0]
    };
    lists.into_iter().any(|list| {
        let count = font.get(list + 4..list + 6).map_or(0, |two| u16::from_be_bytes([two[0], two[1]]));
        (0..usize::from(count))
            .any(|at| font.get(list + 12 + 16 * at..).is_some_and(|table| table.starts_with(b"SVG ")))
    })
}

fn unusable(path: &Arc<str>, reason: &str) -> Finding {
    cannot_be_made(
        Location { file: path.clone(), span: Span::default() },
        format!("This file of the theme cannot be used. {reason}"),
        "Save it again, or delete it: then the file in the program stands in.",
    )
}
