//! Floor 2: the pictures and what is known of them.
//! In: picture files and pictures.toml. Out: each picture with its line in the ledger and its address.
//! Must never: let a picture out without knowing what it shows, who made it and who may use it.

use crate::base::{
    BuildIdentityHasher, Fields, Finding, Findings, Key, Location, Severity, Span, Value, ValueKind, hash64,
    reported_rules, suggest,
};
use crate::doc::{PictureFile, TomlFile, slug};
use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;
use std::sync::Arc;

/// Where the ledger stands.
pub const PATH: &str = "content/pictures/pictures.toml";
const FOLDER: &str = "content/pictures/";

/// What is known of a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub struct PictureCredit {
    pub span: Span,
    /// What is seen, by language; under the empty name for every language.
    pub alt: BTreeMap<Box<str>, Box<str>>,
    pub meaning: Box<str>,
    pub author: Box<str>,
    pub licence: Box<str>,
    pub source: Box<str>,
    pub edited: Box<str>,
    pub decorative: bool,
    /// The set that it belongs to: pictures of one style.
    pub set: Box<str>,
    /// Whether words are seen in it; none where the ledger does not say.
    pub contains_text: Option<bool>,
}

/// A picture of the site.
#[derive(Debug)]
pub struct Picture {
    /// The file.
    pub file: Arc<PictureFile>,
    /// Its line in the ledger, if it has one.
    pub entry: Option<PictureCredit>,
    /// Where it is published, with a hash of its content in its name.
    pub address: Box<str>,
}

impl Picture {
    /// What is seen, in a language; none where the ledger does not say.
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
    /// Each picture.
    pub all: Vec<Picture>,
    /// Whether a part of the ledger could not be read: a line that is missing may be in that part.
    pub damaged: bool,
    by_mark: HashMap<u64, u32, BuildIdentityHasher>,
}

impl Pictures {
    /// Joins the files with the ledger.
    pub(super) fn new(
        files: &[Arc<PictureFile>],
        ledger: Option<&TomlFile>,
        notes: &mut Findings,
    ) -> Pictures {
        let mut entries = read_ledger(ledger.map(|file| &file.data), notes);
        let mut pictures =
            Pictures { damaged: ledger.is_some_and(|file| file.damaged), ..Pictures::default() };
        for file in files {
            let name = file.path.strip_prefix(FOLDER).unwrap_or(&file.path);
            let entry = entries.remove(name);
            pictures.by_mark.insert(hash64(&file.path), pictures.all.len() as u32);
            pictures.all.push(Picture { address: address(file), file: file.clone(), entry });
        }
        let names: Vec<String> = pictures
            .all
            .iter()
            .filter(|picture| picture.entry.is_none())
            .map(|picture| picture.name().to_string())
            .collect();
        for (name, entry) in entries {
            if pictures.damaged {
                break;
            }
            let help = match suggest(&name, names.iter().map(String::as_str)) {
                Some(near) => format!("Did you mean [\"{near}\"]?"),
                None => "Put the picture into content/pictures, or take these lines out.".to_string(),
            };
            notes.push(
                Finding::new(
                    &reported_rules::PICTURE_LEDGER,
                    Location { file: PATH.into(), span: entry.span },
                    format!("There is no picture called “{name}”."),
                    help,
                )
                .with_severity(Severity::Warning),
            );
        }
        pictures
    }

    /// A place in the ledger.
    pub fn place(&self, span: Span) -> Location {
        Location { file: PATH.into(), span }
    }

    /// The number of the picture whose path from the site folder has this mark.
    pub fn with_hash(&self, hash: u64) -> Option<u32> {
        self.by_mark.get(&hash).copied()
    }
}

impl Picture {
    /// Whether the ledger says that there is nothing to see in it.
    pub fn is_decorative(&self) -> bool {
        self.entry.as_ref().is_some_and(|entry| entry.decorative)
    }

    /// Its name as the ledger has it.
    pub fn name(&self) -> &str {
        self.file.path.strip_prefix(FOLDER).unwrap_or(&self.file.path)
    }
}

/// `content/pictures/Zoë talks.svg` → `/pictures/zoe-talks.1a2b3c4d.svg`
fn address(file: &PictureFile) -> Box<str> {
    let name = file.path.rsplit('/').next().unwrap_or("");
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let mut maker = crate::base::KeyHasher::new();
    match &file.body {
        crate::base::SourceBody::Text(text) => text.as_bytes().hash(&mut maker),
        crate::base::SourceBody::Bytes(bytes) => bytes.hash(&mut maker),
        crate::base::SourceBody::Unreadable(_) => {}
    }
    let key: Key = maker.key();
    format!("/pictures/{}.{}.{}", slug(stem), key.short(), ending.to_lowercase()).into()
}

fn read_ledger(ledger: Option<&Value>, notes: &mut Findings) -> BTreeMap<String, PictureCredit> {
    let file: Arc<str> = PATH.into();
    let mut entries = BTreeMap::new();
    for line in ledger.map_or(&[][..], Value::entries) {
        let mut fields = Fields::new(&file, &line.value, notes);
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
        let mut take = |name: &'static str| fields.text(name).map(|text| text.value).unwrap_or_default();
        let entry = PictureCredit {
            span: line.name_span,
            alt,
            meaning: take("meaning"),
            author: take("author"),
            licence: take("licence"),
            source: take("source"),
            edited: take("edited"),
            set: take("set"),
            decorative: fields.bool("decorative").unwrap_or(false),
            contains_text: fields.bool("contains_text"),
        };
        fields.finish();
        entries.insert(line.name.clone(), entry);
    }
    entries
}
