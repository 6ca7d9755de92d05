//! Floor 2: the settings of site.toml.
//! In: its parsed value. Out: typed settings; findings for what is wrong or missing.
//! Must never: leave a setting without a value: each has a default that works.

use super::easy_read_standard::EasyReadStandard;
use super::hard_stop::HardStops;
use super::language::{Language, languages};
use super::rule_settings::{RuleThreshold, easy_set, rules, synonyms};
use super::stand_in_address::UNKNOWN_ADDRESS;
use super::theme;
use crate::base::{
    Fields, Finding, Findings, Interval, Location, Severity, Span, Spanned, TimeZone, Value, ValueKind,
    read_toml, reported_rules,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The path of the settings.
pub const PATH: &str = "content/site.toml";

/// The name of the field with the time zone.
const TIME_ZONE: &str = "time_zone";

/// The settings of a site.
#[derive(Debug)]
pub struct Settings {
    /// The path of site.toml, for locations.
    pub file: Arc<str>,
    /// Whether a part of it could not be read. Then no rule may say that something is missing.
    pub damaged: bool,
    /// The name of the site.
    pub name: Box<str>,
    /// The span of that name.
    pub name_span: Span,
    /// The span of the address; `None` where the file names none, or one that cannot be read.
    pub address_span: Option<Span>,
    /// The span of the organisation's own name.
    pub organisation_span: Span,
    /// Scheme and host: `https://onside.example`
    pub origin: Box<str>,
    /// The path that the site lives under, without a slash at its end: empty, or `/help`.
    pub root: Box<str>,
    /// Its languages, the default one first; at least one.
    pub languages: Vec<Language>,
    /// The name of the theme's folder.
    pub theme: Box<str>,
    /// The places that pages are for, unless they name their own.
    pub areas: Vec<Box<str>>,
    /// The nations that pages are for, unless they name their own.
    pub applies_to: Vec<Box<str>>,
    /// How often pages are reviewed, unless they say so themselves.
    pub review_every: Spanned<Interval>,
    /// How long after its day a review may be late before readers are told.
    pub review_grace: Interval,
    /// The zone that decides which day it is.
    pub time_zone: TimeZone,
    /// Where a page that is later than that is taken down.
    pub hard_stops: HardStops,
    /// The key of the contact on every page.
    pub contact: Option<Spanned<Box<str>>>,
    /// Whether Easy Read pictures are to the right of their words.
    pub pictures_right: bool,
    /// Whether the site gets a search: it wishes for one, and this program can make one.
    pub search: bool,
    /// Whether search engines may list the site.
    pub listed: bool,
    /// The size of large print, in points.
    pub large: u32,
    /// Whether every page is made as a PDF too, or leaflets only.
    pub pages_on_paper: bool,
    /// The name of the organisation behind the site.
    pub organisation: Box<str>,
    /// The main navigation of each language: paths inside the language's folder.
    pub navigation: BTreeMap<Box<str>, Vec<Spanned<Box<str>>>>,
    /// Severities by rule id: `None` where a rule is off.
    pub rules: BTreeMap<Box<str>, Option<Severity>>,
    /// Thresholds of rules that the site changes.
    pub limits: Vec<RuleThreshold>,
    /// The guidance that Easy Read pages follow.
    pub easy_set: EasyReadStandard,
    /// Groups of words with one meaning, the preferred word first.
    pub synonyms: Vec<Vec<Box<str>>>,
    /// Words that count as known on this site.
    pub own_words: Vec<Box<str>>,
}

impl Settings {
    /// Reads the settings; `value` is `None` where there is no site.toml. `damaged` says that not all of the file
    /// could be read.
    pub fn read(value: Option<&Value>, damaged: bool, findings: &mut Findings) -> Settings {
        let file: Arc<str> = PATH.into();
        let empty = Value::empty();
        if value.is_none() {
            findings.push(missing(&file));
        }
        let mut fields = Fields::new(&file, value.unwrap_or(&empty), findings);
        let name = fields.text("name");
        let address = origin_and_root(&mut fields);
        let address_span = address.as_ref().map(|address| address.span);
        let (origin, root) =
            address.map_or_else(|| (UNKNOWN_ADDRESS.into(), "".into()), |address| address.value);
        let organisation = organisation(&file, &mut fields);
        let spanned =
            |name: &Option<Spanned<Box<str>>>| name.as_ref().map_or(Span::default(), |name| name.span);
        let languages = languages(&file, &mut fields);
        let pictures_right = pictures_right(&mut fields);
        let (severities, limits) = rules(&mut fields);
        let (large, pages_on_paper) = print(&file, &mut fields);
        let settings = Settings {
            name_span: spanned(&name),
            damaged,
            address_span,
            organisation_span: spanned(&organisation),
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
            time_zone: TimeZone::read(&mut fields, TIME_ZONE).unwrap_or_else(TimeZone::united_kingdom),
            hard_stops: HardStops::read(&file, &mut fields),
            contact: fields.text("contact"),
            pictures_right,
            search: search(&file, &mut fields),
            listed: fields.bool("listed").unwrap_or(true),
            large,
            pages_on_paper,
            organisation: organisation.or(name).map(|name| name.value).unwrap_or_default(),
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

    /// The span of a language's code; empty where site.toml does not name it.
    pub fn language(&self, code: &str) -> Span {
        self.languages
            .iter()
            .find(|language| *language.code.value == *code)
            .map_or(Span::default(), |language| language.code.span)
    }

    /// A location in site.toml.
    pub fn place(&self, span: Span) -> Location {
        Location { file: self.file.clone(), span }
    }
}

/// The time zone of a site by the text of its settings, before anything else of it is read: the day decides what a build
/// is. That of the United Kingdom where the text names none that there is.
#[must_use]
pub fn time_zone(text: &str) -> TimeZone {
    let value = read_toml(&PATH.into(), text, &mut Findings::new());
    let mut entries = value.entries().iter().filter(|entry| entry.name == TIME_ZONE);
    let named: Option<TimeZone> = entries.find_map(|entry| match &entry.value.kind {
        ValueKind::Scalar(name) => name.trim().parse().ok(),
        _ => None,
    });
    named.unwrap_or_else(TimeZone::united_kingdom)
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

/// Whether the site gets a search. A program without Pagefind (feature `search`) leaves out the search page and
/// all links to it, and reports that to a site that asks for a search in so many words.
fn search(file: &Arc<str>, fields: &mut Fields) -> bool {
    const POSSIBLE: bool = cfg!(feature = "search");
    let wished = fields.bool("search");
    if wished == Some(true) && !POSSIBLE {
        let span = fields.value("search").map_or(Span::default(), |value| value.span);
        let finding = Finding::new(
            &reported_rules::SEARCH,
            Location { file: file.clone(), span },
            "This plainleaf was made without search, so the site has none. The A–Z still works.",
            "Use a plainleaf with search, or write search = false.",
        );
        fields.findings().push(finding.with_severity(Severity::Info));
    }
    wished.unwrap_or(true) && POSSIBLE
}

/// `address = "https://onside.example/help"`: scheme and host, and the path. None where it is missing, or where nothing
/// can be read from it.
fn origin_and_root(fields: &mut Fields) -> Option<Spanned<(Box<str>, Box<str>)>> {
    let address = fields.text("address")?;
    let parts = split_address(&address.value);
    if parts.is_none() {
        let message = format!("“{}” is not the address of a website.", address.value);
        let whole = format!("https://{}", address.value.trim_start_matches('/'));
        let is_host = address.value.contains('.') && !address.value.contains(':');
        if is_host && split_address(&whole).is_some() {
            let help = format!("Write it whole: address = \"{whole}\"");
            fields.report_mendable(address.span, message, help, format!("\"{whole}\""));
        } else {
            let help = "Write it whole, as in: address = \"https://www.our-charity.org.uk\"";
            fields.report(address.span, message, help.into());
        }
    }
    parts.map(|value| Spanned { value, span: address.span })
}

/// `easy_read_pictures = "right"`
fn pictures_right(fields: &mut Fields) -> bool {
    let Some(side) = fields.text("easy_read_pictures") else { return false };
    if !matches!(&*side.value, "left" | "right") {
        fields.report(
            side.span,
            format!("Easy Read pictures cannot stand “{}”.", side.value),
            "Write left or right.".into(),
        );
    }
    &*side.value == "right"
}

/// `https://x.org/help/` → `https://x.org`, `/help`.
fn split_address(address: &str) -> Option<(Box<str>, Box<str>)> {
    let (scheme, rest) = address.split_once("://")?;
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

fn organisation(file: &Arc<str>, fields: &mut Fields) -> Option<Spanned<Box<str>>> {
    let data = fields.value("organisation")?;
    let mut part = Fields::new(file, data, fields.findings());
    let name = part.text("name");
    part.text("kind");
    part.finish();
    name
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
