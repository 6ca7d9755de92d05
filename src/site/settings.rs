//! Floor 2: what site.toml says.
//! In: its data. Out: typed settings; findings for what is wrong or missing.
//! Must never: leave a setting undecided: each has a default that works.

use super::easy_read_standard::EasyReadStandard;
use super::language::{Language, languages};
use super::rule_settings::{RuleThreshold, easy_set, rules, synonyms};
use super::theme;
use crate::base::{
    Fields, Finding, Findings, Interval, Location, Severity, Span, Spanned, Value, ValueKind, reported_rules,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where the settings stand.
pub const PATH: &str = "content/site.toml";

/// The settings of a site.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Settings {
    pub file: Arc<str>,
    pub name: Box<str>,
    /// `https://onside.example`
    pub origin: Box<str>,
    /// The path that the site lives under, without a slash at its end: empty, or `/help`.
    pub root: Box<str>,
    /// The default one first.
    pub languages: Vec<Language>,
    pub theme: Box<str>,
    pub areas: Vec<Box<str>>,
    pub applies_to: Vec<Box<str>>,
    pub review_every: Spanned<Interval>,
    /// How long after its day a review may be late before the site is not published any more.
    pub review_grace: Interval,
    /// Key of the contact that stands on every page.
    pub contact: Option<Spanned<Box<str>>>,
    pub pictures_right: bool,
    /// Whether the site gets a search: it wishes for one, and this program can make one.
    pub search: bool,
    /// Whether search engines may list the site.
    pub listed: bool,
    /// The size of large print, in points.
    pub large: u32,
    /// Whether every page is set for paper, or leaflets only.
    pub pages_on_paper: bool,
    pub organisation: Box<str>,
    /// The main navigation of each language: paths inside the language's folder.
    pub navigation: BTreeMap<Box<str>, Vec<Spanned<Box<str>>>>,
    /// Severities by rule: none where a rule is off.
    pub rules: BTreeMap<Box<str>, Option<Severity>>,
    /// Thresholds of rules that the site changes.
    pub limits: Vec<RuleThreshold>,
    /// Which guidance Easy Read follows.
    pub easy_set: EasyReadStandard,
    /// Groups of words for one thing.
    pub synonyms: Vec<Vec<Box<str>>>,
    /// Words that are right here, though no dictionary has them.
    pub own_words: Vec<Box<str>>,
}

impl Settings {
    /// Reads the settings; `data` is none where there is no file.
    pub fn read(data: Option<&Value>, notes: &mut Findings) -> Settings {
        let file: Arc<str> = PATH.into();
        let empty = Value::empty();
        if data.is_none() {
            notes.push(missing(&file));
        }
        let mut fields = Fields::new(&file, data.unwrap_or(&empty), notes);
        let name = fields.text("name");
        let address = fields.text("address");
        let (origin, root) = match &address {
            Some(address) => split_address(address).unwrap_or_else(|| {
                fields.report(
                    address.span,
                    format!("“{}” is not the address of a website.", address.value),
                    "Write it whole, as in: address = \"https://www.our-charity.org.uk\"".into(),
                );
                ("https://site.example".into(), "".into())
            }),
            None => ("https://site.example".into(), "".into()),
        };
        let languages = languages(&file, &mut fields);
        let side = fields.text("easy_read_pictures");
        if let Some(side) = &side
            && !matches!(&*side.value, "left" | "right")
        {
            fields.report(
                side.span,
                format!("Easy Read pictures cannot stand “{}”.", side.value),
                "Write left or right.".into(),
            );
        }
        let (severities, limits) = rules(&mut fields);
        let (large, pages_on_paper) = print(&file, &mut fields);
        let settings = Settings {
            name: name.as_ref().map_or_else(|| "Our website".into(), |name| name.value.clone()),
            origin,
            root,
            languages,
            theme: fields.text("theme").map_or_else(|| theme::BUILT_IN.into(), |theme| theme.value),
            areas: values(fields.texts("areas")),
            applies_to: values(fields.texts("applies_to")),
            review_every: fields
                .interval("review_every")
                .unwrap_or(Spanned { value: Interval::months(12), span: Span::default() }),
            review_grace: fields.interval("review_grace").map_or(Interval::months(6), |grace| grace.value),
            contact: fields.text("contact"),
            pictures_right: side.is_some_and(|side| &*side.value == "right"),
            search: search(&file, &mut fields),
            listed: fields.bool("listed").unwrap_or(true),
            large,
            pages_on_paper,
            organisation: organisation(&file, &mut fields)
                .or(name.map(|name| name.value))
                .unwrap_or_default(),
            navigation: navigation(&mut fields),
            rules: severities,
            limits,
            easy_set: easy_set(&mut fields),
            synonyms: synonyms(&mut fields),
            own_words: values(fields.texts("words")),
            file: file.clone(),
        };
        fields.finish();
        settings
    }

    /// Where a language is named.
    pub fn language(&self, code: &str) -> Span {
        self.languages
            .iter()
            .find(|language| *language.code.value == *code)
            .map_or(Span::default(), |language| language.code.span)
    }

    /// A place in site.toml.
    pub fn place(&self, span: Span) -> Location {
        Location { file: self.file.clone(), span }
    }
}

fn values(texts: Vec<Spanned<Box<str>>>) -> Vec<Box<str>> {
    texts.into_iter().map(|text| text.value).collect()
}

fn missing(file: &Arc<str>) -> Finding {
    Finding::new(
        &reported_rules::SETTINGS_FILE,
        Location { file: file.clone(), span: Span::default() },
        "There is no content/site.toml.",
        "Make the file with two lines: name = \"…\" and address = \"https://…\"",
    )
}

/// A program without Pagefind (feature `search`) says so, and leaves out the page of the search and all links to it.
fn search(file: &Arc<str>, fields: &mut Fields) -> bool {
    let wished = fields.bool("search").unwrap_or(true);
    if wished && !cfg!(feature = "search") {
        let place = Location { file: file.clone(), span: Span::default() };
        let finding = Finding::new(
            &reported_rules::SEARCH,
            place,
            "This plainleaf was made without search, so the site has none. The A–Z still works.",
            "Use a plainleaf with search, or write search = false.",
        );
        fields.findings().push(finding.with_severity(Severity::Info));
    }
    wished && cfg!(feature = "search")
}

/// `https://x.org/help/` → `https://x.org`, `/help`.
fn split_address(address: &Spanned<Box<str>>) -> Option<(Box<str>, Box<str>)> {
    let (scheme, rest) = address.value.split_once("://")?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let plain = |text: &str| {
        text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~:/".contains(&byte))
            && !text.contains("..")
    };
    if !matches!(scheme, "http" | "https") || host.is_empty() || !plain(host) || !plain(path) {
        return None;
    }
    let path = path.trim_end_matches('/');
    Some((
        format!("{scheme}://{host}").into(),
        if path.is_empty() { "".into() } else { format!("/{path}").into() },
    ))
}

fn organisation(file: &Arc<str>, fields: &mut Fields) -> Option<Box<str>> {
    let data = fields.value("organisation")?;
    let mut part = Fields::new(file, data, fields.findings());
    let name = part.text("name");
    part.text("kind");
    part.finish();
    name.map(|name| name.value)
}

/// `[print]` `large = 18` `pages = true`
fn print(file: &Arc<str>, fields: &mut Fields) -> (u32, bool) {
    const LARGE: u32 = 18;
    let Some(data) = fields.value("print") else { return (LARGE, true) };
    let mut part = Fields::new(file, data, fields.findings());
    let asked = part.number("large");
    let size =
        asked.map_or(Some(LARGE), |size| u32::try_from(size).ok().filter(|size| (16..=28).contains(size)));
    if size.is_none() {
        let help = "Write a size from 16 to 28, as in: large = 18. Readers who need more are helped better by audio or an e-mail.";
        part.report(
            data.span,
            format!("Large print cannot be set in {} points.", asked.unwrap_or_default()),
            help.into(),
        );
    }
    let pages = part.bool("pages").unwrap_or(true);
    part.finish();
    (size.unwrap_or(LARGE), pages)
}

fn navigation(fields: &mut Fields) -> BTreeMap<Box<str>, Vec<Spanned<Box<str>>>> {
    let mut navigation = BTreeMap::new();
    for entry in fields.value("navigation").map_or(&[][..], Value::entries) {
        let mut paths = Vec::new();
        if let ValueKind::List(items) = &entry.value.kind {
            for item in items {
                if let ValueKind::Scalar(words) = &item.kind {
                    paths.push(Spanned { value: words.as_str().into(), span: item.span });
                }
            }
        } else {
            fields.report(
                entry.value.span,
                "The navigation should be a list of files.".into(),
                "Write: en = [\"imha.md\", \"contact.md\"]".into(),
            );
        }
        navigation.insert(entry.name.as_str().into(), paths);
    }
    navigation
}
