//! Floor 2: the theme a site is shown in.
//! In: the files of `themes/<name>/`, and the theme that is in the program. Out: files by name, strings by
//! language, and tokens.
//! Must never: fail because a file is missing: the program's own file takes its place.

use super::tokens::Tokens;
use crate::base::{
    Finding, Findings, Key, KeyHasher, Localizer, Location, PLURAL_CATEGORIES, Source, SourceBody, Span,
    ValueKind, read_toml, reported_rules,
};
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::hash::Hash;

static BUILT_IN_FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/plain");

/// The theme's words in one language by name. Words that are missing come from the default language, or else
/// from English.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Strings(pub BTreeMap<Box<str>, Box<str>>);

impl Strings {
    /// The words of this name; the name itself where there are none.
    pub fn get<'a>(&'a self, name: &'a str) -> &'a str {
        self.0.get(name).map_or(name, |words| words)
    }

    /// The speaker of the language who checked the words; `None` until somebody did.
    pub fn checked_by(&self) -> Option<&str> {
        self.0.get("checked_by").map(|who| &**who).filter(|who| !who.is_empty())
    }
}

/// A theme.
#[derive(Debug)]
pub struct Theme {
    /// Its folder's name.
    pub name: Box<str>,
    /// Its files by their path inside the theme; the program's own theme fills the gaps.
    pub files: BTreeMap<Box<str>, Source>,
    /// Its colours, sizes, fonts and logo: token by token from the layers of theme.toml.
    pub tokens: Tokens,
    /// Hash of all its files.
    pub key: Key,
}

/// The theme that is in the program.
pub const BUILT_IN: &str = "plain";

/// The file of a theme's tokens: the only file that is merged with those of the layers below, not replaced.
const TOKENS: &str = "theme.toml";

impl Theme {
    /// The theme `name` from the site's own theme files, sorted by path; findings for tokens that cannot be read.
    pub fn new(name: &str, own: &[Source], findings: &mut Findings) -> Theme {
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
        // A theme of the site lies over the site's own `plain`, so that it can be small.
        for layer in if name == BUILT_IN { vec![BUILT_IN] } else { vec![BUILT_IN, name] } {
            let folder = format!("themes/{layer}/");
            for source in own {
                if let Some(path) = source.path.strip_prefix(&folder) {
                    add(path, source.clone());
                }
            }
        }
        let mut hasher = KeyHasher::new();
        files.values().chain(&layers).for_each(|source| source.key.hash(&mut hasher));
        let tokens = Tokens::read(&layers, findings);
        if let Some(logo) = &tokens.logo
            && !files.contains_key(&*format!("assets/{}", logo.value.file))
        {
            findings.push(Finding::new(
                &reported_rules::FIELD_VALUE,
                logo.place.clone(),
                format!("There is no file called “{}” in the theme's assets folder.", logo.value.file),
                format!("Put the picture at themes/{name}/assets/{}", logo.value.file),
            ));
        }
        Theme { name: name.into(), files, tokens, key: hasher.key() }
    }

    /// The text of a file; `None` where it is missing or not UTF-8.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path)?.text().map(|text| &**text)
    }

    /// Its words in a language; those of the language `fallback` fill gaps. Findings for words that are missing.
    pub fn strings(&self, lang: &str, fallback: &str, findings: &mut Findings) -> Strings {
        let english = self.read_strings("en", findings);
        let counted: Vec<Box<str>> = counted(&english);
        let behind = self.read_strings(fallback, findings);
        let own = self.read_strings(lang, findings);
        findings.extend(self.missing_strings(lang, &english, &own));
        let layers = [(english, false), (behind, false), (own, true)];
        let strings = layers.into_iter().flat_map(|(words, is_own)| {
            let words = complete(words, &counted).into_iter();
            words.filter(move |(name, _)| is_own || !OF_THE_LANGUAGE.contains(&&**name))
        });
        Strings(strings.collect())
    }

    /// A finding where the theme has no words in a language, or not all of them.
    fn missing_strings(
        &self,
        lang: &str,
        english: &BTreeMap<Box<str>, Box<str>>,
        own: &BTreeMap<Box<str>, Box<str>>,
    ) -> Option<Finding> {
        if own.is_empty() {
            return Some(Finding::new(
                &reported_rules::MISSING_STRING,
                Location { file: "content/site.toml".into(), span: Span::default() },
                format!("The theme has no words in the language “{lang}”."),
                format!(
                    "Add themes/{}/strings/{lang}.toml: copy en.toml and translate what stands between the quotation marks.",
                    self.name
                ),
            ));
        }
        let missing = missing(english, own, lang);
        let first = missing.first()?;
        let source = self.files.get(&*format!("strings/{lang}.toml"))?;
        Some(Finding::new(
            &reported_rules::MISSING_STRING,
            Location { file: source.path.clone(), span: Span::default() },
            format!(
                "{} of the theme's words are not translated into “{lang}”: {}.",
                missing.len(),
                missing.join(", ")
            ),
            format!("Add a line such as {first} = \"…\"."),
        ))
    }

    fn read_strings(&self, lang: &str, findings: &mut Findings) -> BTreeMap<Box<str>, Box<str>> {
        let Some(source) = self.files.get(&*format!("strings/{lang}.toml")) else { return BTreeMap::new() };
        let SourceBody::Text(text) = &source.body else { return BTreeMap::new() };
        let mut own = Findings::new();
        let data = read_toml(&source.path, text, &mut own);
        for finding in own {
            if !findings.contains(&finding) {
                findings.push(finding);
            }
        }
        let words = data.entries().iter().filter_map(|entry| match &entry.value.kind {
            ValueKind::Scalar(words) => Some((entry.name.as_str().into(), words.as_str().into())),
            _ => None,
        });
        words.collect()
    }
}

/// Strings about the language itself: those of another language never fill the gap.
const OF_THE_LANGUAGE: [&str; 4] = ["language_name", "direction", "fonts", "checked_by"];

/// The names of counted things: those with a form for one and a form for other numbers.
fn counted(english: &BTreeMap<Box<str>, Box<str>>) -> Vec<Box<str>> {
    let things = english.keys().filter_map(|name| name.strip_suffix("_other"));
    things.filter(|thing| english.contains_key(&*format!("{thing}_one"))).map(Box::from).collect()
}

/// Gives each counted thing a form for every plural category: the form for other numbers where it has none.
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

/// The names that a language's words lack: all names of English, and for each counted thing a form for every
/// plural category of the language.
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

/// The files of the theme that is in the program, sorted: path inside the theme and bytes.
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
