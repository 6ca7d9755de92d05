//! Floor 2: the theme a site is shown in.
//! In: the files of `themes/<name>/`, laid over the theme that is in the program. Out: files by name, and
//! strings by language.
//! Must never: fail because a file is missing: the program's own stands in.

use super::tokens::Tokens;
use crate::base::{
    Finding, Findings, Key, KeyHasher, Localizer, Location, PLURAL_CATEGORIES, Source, SourceBody, Span,
    ValueKind, read_toml, reported_rules,
};
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::hash::Hash;

static BUILT_IN_FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/plain");

/// The theme's words in one language, those of the default language behind them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Strings(pub BTreeMap<Box<str>, Box<str>>);

impl Strings {
    /// The words for a name; the name itself where there are none.
    pub fn get<'a>(&'a self, name: &'a str) -> &'a str {
        self.0.get(name).map_or(name, |words| words)
    }

    /// Who speaks the language and read the words; none as long as nobody did.
    pub fn checked_by(&self) -> Option<&str> {
        self.0.get("checked_by").map(|who| &**who).filter(|who| !who.is_empty())
    }
}

/// A theme.
#[derive(Debug)]
pub struct Theme {
    /// Its folder's name.
    pub name: Box<str>,
    /// Its files by their path inside the theme, the program's own theme behind them.
    pub files: BTreeMap<Box<str>, Source>,
    /// Its colours and sizes, token by token from the files that lie over each other.
    pub tokens: Tokens,
    /// Hash of all of it.
    pub key: Key,
}

/// The theme that is in the program.
pub const BUILT_IN: &str = "plain";

/// Where a theme's tokens stand. Of all its files only this one is merged, not replaced.
const TOKENS: &str = "theme.toml";

impl Theme {
    /// The theme `name` from the site's own theme files; findings for tokens that cannot be read.
    pub fn new(name: &str, own: &[Source], notes: &mut Findings) -> Theme {
        let mut files = BTreeMap::new();
        let mut layers = Vec::new();
        let mut add = |path: &str, source: Source| {
            if path == TOKENS {
                layers.push(source.clone());
            }
            files.insert(path.into(), source);
        };
        for (path, bytes) in embedded() {
            add(path, Source::new(&format!("themes/{BUILT_IN}/{path}"), bytes.to_vec()));
        }
        // The site's own `plain` lies under another theme of its own, so that a theme can be small.
        for layer in if name == BUILT_IN { vec![BUILT_IN] } else { vec![BUILT_IN, name] } {
            let folder = format!("themes/{layer}/");
            for source in own {
                if let Some(path) = source.path.strip_prefix(&folder) {
                    add(path, source.clone());
                }
            }
        }
        let mut maker = KeyHasher::new();
        files.values().chain(&layers).for_each(|source| source.key.hash(&mut maker));
        let tokens = Tokens::read(&layers, notes);
        if let Some(logo) = &tokens.logo
            && !files.contains_key(&*format!("assets/{}", logo.value.file))
        {
            notes.push(Finding::new(
                &reported_rules::FIELD_VALUE,
                logo.place.clone(),
                format!("There is no file called “{}” in the theme's assets folder.", logo.value.file),
                format!("Put the picture at themes/{name}/assets/{}", logo.value.file),
            ));
        }
        Theme { name: name.into(), files, tokens, key: maker.key() }
    }

    /// The text of a file; none where it is missing or no text.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path)?.text().map(|text| &**text)
    }

    /// Its words in a language, with those of `fallback` behind them; findings for what is missing.
    pub fn strings(&self, lang: &str, fallback: &str, notes: &mut Findings) -> Strings {
        let mut strings = Strings::default();
        let english = self.read_strings("en", notes);
        let counted: Vec<Box<str>> = counted(&english);
        let behind = self.read_strings(fallback, notes);
        let own = self.read_strings(lang, notes);
        if own.is_empty() {
            notes.push(Finding::new(&reported_rules::MISSING_STRING, Location { file: "content/site.toml".into(), span: Span::default() }, format!("The theme has no words in the language “{lang}”."), format!("Add themes/{}/strings/{lang}.toml: copy en.toml and translate what stands between the quotation marks.", self.name)));
        } else {
            let missing = missing(&english, &own, lang);
            if let (Some(first), Some(source)) =
                (missing.first(), self.files.get(&*format!("strings/{lang}.toml")))
            {
                notes.push(Finding::new(
                    &reported_rules::MISSING_STRING,
                    Location { file: source.path.clone(), span: Span::default() },
                    format!(
                        "{} of the theme's words are not translated into “{lang}”: {}.",
                        missing.len(),
                        missing.join(", ")
                    ),
                    format!("Add a line such as {first} = \"…\"."),
                ));
            }
        }
        for (words, is_own) in [(english, false), (behind, false), (own, true)] {
            let words = complete(words, &counted);
            strings
                .0
                .extend(words.into_iter().filter(|(name, _)| is_own || !OF_THE_LANGUAGE.contains(&&**name)));
        }
        strings
    }

    fn read_strings(&self, lang: &str, notes: &mut Findings) -> BTreeMap<Box<str>, Box<str>> {
        let Some(source) = self.files.get(&*format!("strings/{lang}.toml")) else { return BTreeMap::new() };
        let SourceBody::Text(text) = &source.body else { return BTreeMap::new() };
        let mut own = Findings::new();
        let data = read_toml(&source.path, text, &mut own);
        for note in own {
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        let words = data.entries().iter().filter_map(|entry| match &entry.value.kind {
            ValueKind::Scalar(words) => Some((entry.name.as_str().into(), words.as_str().into())),
            _ => None,
        });
        words.collect()
    }
}

/// What a file of words says of its own language: no other language's takes its place.
const OF_THE_LANGUAGE: [&str; 4] = ["language_name", "direction", "fonts", "checked_by"];

/// The things that are counted: those that have a form for one and one for all other numbers.
fn counted(english: &BTreeMap<Box<str>, Box<str>>) -> Vec<Box<str>> {
    let things = english.keys().filter_map(|name| name.strip_suffix("_other"));
    things.filter(|thing| english.contains_key(&*format!("{thing}_one"))).map(Box::from).collect()
}

/// Gives each thing that is counted a form for every kind of number: the one for all others stands in where
/// the language has none.
fn complete(mut words: BTreeMap<Box<str>, Box<str>>, counted: &[Box<str>]) -> BTreeMap<Box<str>, Box<str>> {
    for thing in counted {
        if let Some(other) = words.get(&*format!("{thing}_other")).cloned() {
            for form in PLURAL_CATEGORIES {
                words.entry(format!("{thing}_{form}").into()).or_insert_with(|| other.clone());
            }
        }
    }
    words
}

/// The names that a language's words lack: those of English, and of what is counted a form for each kind of
/// number that the language tells apart.
fn missing(
    english: &BTreeMap<Box<str>, Box<str>>,
    own: &BTreeMap<Box<str>, Box<str>>,
    lang: &str,
) -> Vec<String> {
    let forms = Localizer::new(lang, "GB").plural_categories();
    let things = counted(english);
    let is_counted = |name: &str| {
        name.rsplit_once('_').is_some_and(|(thing, form)| {
            PLURAL_CATEGORIES.contains(&form) && things.iter().any(|known| **known == *thing)
        })
    };
    let plain = english.keys().filter(|name| !is_counted(name)).map(|name| name.to_string());
    let counted = things.iter().flat_map(|thing| forms.iter().map(move |form| format!("{thing}_{form}")));
    let mut missing: Vec<String> = plain.chain(counted).filter(|name| !own.contains_key(&**name)).collect();
    missing.sort_unstable();
    missing
}

/// The files of the theme that is in the program: path inside the theme and bytes.
pub fn embedded() -> Vec<(&'static str, &'static [u8])> {
    fn collect(dir: &'static Dir<'static>, files: &mut Vec<(&'static str, &'static [u8])>) {
        for file in dir.files() {
            files.push((file.path().to_str().unwrap_or(""), file.contents()));
        }
        dir.dirs().for_each(|dir| collect(dir, files));
    }
    let mut files = Vec::new();
    collect(&BUILT_IN_FILES, &mut files);
    files.sort_unstable();
    files
}
