//! Floor 2: pictures and their credits.
//! In: picture files and pictures.toml. Out: each picture with its credit and the address it is published at.
//! Must never: invent a text alternative, an author or a licence.

use crate::base::{
    BuildIdentityHasher, Fields, Finding, Findings, Location, Severity, Span, Value, ValueKind, composed,
    path_hash, reported_rules, suggest,
};
use crate::doc::{PictureFile, Rendition, TomlFile, slug};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The path of the file with all credits.
pub const PATH: &str = "content/pictures/pictures.toml";
const FOLDER: &str = "content/pictures/";

/// What pictures.toml says of a picture. Texts are empty where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PictureCredit {
    /// The span of its table's name in pictures.toml.
    pub span: Span,
    /// The text alternative by language; under the empty name, the one for all languages.
    pub alt: BTreeMap<Box<str>, Box<str>>,
    /// What an Easy Read picture stands for.
    pub meaning: Box<str>,
    /// Who made it.
    pub author: Box<str>,
    /// The licence it may be used under.
    pub licence: Box<str>,
    /// Where it comes from.
    pub source: Box<str>,
    /// How the site changed it.
    pub edited: Box<str>,
    /// Whether readers miss nothing without it: then its text alternative is empty.
    pub decorative: bool,
    /// The set that it belongs to: pictures of one style.
    pub set: Box<str>,
    /// Whether it shows words; `None` where pictures.toml does not say.
    pub contains_text: Option<bool>,
}

/// A picture of the site.
#[derive(Debug)]
pub struct Picture {
    /// The file.
    pub file: Arc<PictureFile>,
    /// Its credit, if pictures.toml has one.
    pub entry: Option<PictureCredit>,
    /// The address of the whole picture, with a hash of its content in the name.
    pub address: Box<str>,
    /// The address of each size for pages, in the order of `file.renditions`.
    pub size_addresses: Box<[Box<str>]>,
}

impl Picture {
    /// The text alternative in a language: empty for a decorative picture, `None` where pictures.toml has none.
    pub fn alt(&self, lang: &str) -> Option<&str> {
        let entry = self.entry.as_ref()?;
        if entry.decorative {
            return Some("");
        }
        entry.alt.get(lang).or_else(|| entry.alt.get("")).map(|alt| &**alt)
    }
}

/// All pictures, sorted by path.
#[derive(Debug, Default)]
pub struct Pictures {
    /// Each picture, in the order of their numbers.
    pub all: Vec<Picture>,
    /// Whether a part of pictures.toml could not be read: a credit that seems missing may be in that part.
    pub damaged: bool,
    by_path: HashMap<u64, u32, BuildIdentityHasher>,
}

impl Pictures {
    /// Joins picture files, sorted by path, with pictures.toml; `toml` is `None` where there is no such file.
    /// Findings for credits of pictures that do not exist.
    pub(super) fn new(
        files: &[Arc<PictureFile>],
        toml: Option<&TomlFile>,
        findings: &mut Findings,
    ) -> Pictures {
        let damaged = toml.is_some_and(|toml| toml.damaged);
        let mut credits = read_credits(toml.map(|toml| &toml.data), findings);
        let picture = |file: &Arc<PictureFile>| Picture {
            file: file.clone(),
            entry: credits.remove(name(file)).or_else(|| credits.remove(&*composed(name(file)))),
            address: file.renditions.as_ref().map_or("/pictures/".into(), |made| address(file, &made.whole)),
            size_addresses: file
                .renditions
                .iter()
                .flat_map(|made| made.sizes.iter().map(|size| address(file, size)))
                .collect(),
        };
        let all: Vec<Picture> = files.iter().map(picture).collect();
        if !damaged {
            findings.extend(credits.iter().map(|(name, credit)| without_picture(name, credit, &all)));
        }
        let by_path = files.iter().zip(0..).map(|(file, at)| (path_hash(&file.path), at)).collect();
        Pictures { all, damaged, by_path }
    }

    /// A location in pictures.toml.
    pub fn place(&self, span: Span) -> Location {
        Location { file: PATH.into(), span }
    }

    /// The number of the picture whose path from the site folder has this 64-bit hash.
    pub fn with_hash(&self, hash: u64) -> Option<u32> {
        self.by_path.get(&hash).copied()
    }
}

impl Picture {
    /// Whether pictures.toml says that readers miss nothing without it.
    pub fn is_decorative(&self) -> bool {
        self.entry.as_ref().is_some_and(|entry| entry.decorative)
    }

    /// Its name in pictures.toml: the path inside content/pictures.
    pub fn name(&self) -> &str {
        name(&self.file)
    }
}

/// The name of a picture in pictures.toml.
fn name(file: &PictureFile) -> &str {
    file.path.strip_prefix(FOLDER).unwrap_or(&file.path)
}

fn without_picture(name: &str, credit: &PictureCredit, pictures: &[Picture]) -> Finding {
    let without_credit = pictures.iter().filter(|picture| picture.entry.is_none());
    let help = match suggest(name, without_credit.map(Picture::name)) {
        Some(near) => format!("Did you mean [\"{near}\"]?"),
        None => "Put the picture into content/pictures, or take these lines out.".to_string(),
    };
    let finding = Finding::new(
        &reported_rules::PICTURE_LEDGER,
        Location { file: PATH.into(), span: credit.span },
        format!("There is no picture called “{name}”."),
        help,
    );
    finding.with_severity(Severity::Warning)
}

/// `content/pictures/Zoë talks.svg` → `/pictures/zoe-talks.1a2b3c4d.svg`; a smaller size of a photo says how wide it
/// is: `/pictures/garden-640.1a2b3c4d.jpg`.
fn address(file: &PictureFile, rendition: &Rendition) -> Box<str> {
    let name = file.path.rsplit('/').next().unwrap_or("");
    let stem = slug(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    let is_whole = file.size().is_none_or(|size| size == (rendition.width, rendition.height));
    let width = if is_whole { String::new() } else { format!("-{}", rendition.width) };
    format!("/pictures/{stem}{width}.{}.{}", rendition.key.short(), rendition.kind.endings()[0]).into()
}

/// The credits by the names of pictures.
fn read_credits(value: Option<&Value>, findings: &mut Findings) -> BTreeMap<String, PictureCredit> {
    let file: Arc<str> = PATH.into();
    let mut credits = BTreeMap::new();
    for line in value.map_or(&[][..], Value::entries) {
        let mut fields = Fields::new(&file, &line.value, findings);
        let mut alt = BTreeMap::new();
        match fields.value("alt").map(|data| (&data.kind, data.span)) {
            Some((ValueKind::Scalar(words), _)) => {
                alt.insert("".into(), words.trim().into());
            }
            Some((ValueKind::Map(by_language), _)) => {
                for entry in by_language {
                    if let ValueKind::Scalar(words) = &entry.value.kind {
                        alt.insert(entry.name.as_str().into(), words.trim().into());
                    }
                }
            }
            Some((_, span)) => fields.report(
                span,
                "`alt` should say what is seen.".into(),
                "Write: alt = \"Two people sit at a table and talk.\"".into(),
            ),
            None => {}
        }
        let mut text = |name: &'static str| fields.text(name).map(|text| text.value).unwrap_or_default();
        let credit = PictureCredit {
            span: line.name_span,
            alt,
            meaning: text("meaning"),
            author: text("author"),
            licence: text("licence"),
            source: text("source"),
            edited: text("edited"),
            set: text("set"),
            decorative: fields.bool("decorative").unwrap_or(false),
            contains_text: fields.bool("contains_text"),
        };
        fields.finish();
        credits.insert(line.name.clone(), credit);
    }
    credits
}
