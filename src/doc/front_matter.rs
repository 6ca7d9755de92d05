//! Floor 1: front matter: the fields between `---` lines at the top of a file.
//! In: parsed YAML. Out: typed fields with spans; findings for unknown names and wrong values.
//! Must never: guess a value, or drop a field because another one is wrong.

use super::fingerprint::is_fingerprints;
use crate::base::{Date, Fields, Findings, Interval, Span, Spanned, Value, ValueKind, WebAddress};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// The fields of a file. [`FIELDS`](super::schema::FIELDS) says what each of them means.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrontMatter {
    /// The lines of the fields, without the `---` lines; empty where there are none.
    pub span: Span,
    /// The heading of the page.
    pub title: Option<Spanned<Box<str>>>,
    /// A shorter title for the main menu.
    pub menu: Option<Spanned<Box<str>>>,
    /// What readers find on the page, in a sentence.
    pub summary: Option<Spanned<Box<str>>>,
    /// The day on which somebody last reviewed the page.
    pub reviewed: Option<Spanned<Date>>,
    /// Fingerprint of the text that was reviewed on that day.
    pub reviewed_text: Option<Spanned<Box<str>>>,
    /// How often the page should be reviewed.
    pub review_every: Option<Spanned<Interval>>,
    /// Who looks after the page.
    pub owner: Option<Spanned<Box<str>>>,
    /// Where the facts come from.
    pub sources: Vec<CitedSource>,
    /// The nations for which the facts are true; empty where that is every nation of the site.
    pub applies_to: Vec<Spanned<Box<str>>>,
    /// The places for which the facts are true; empty where that is every place of the site.
    pub areas: Vec<Spanned<Box<str>>>,
    /// Who the page is for.
    pub audience: Option<Spanned<Box<str>>>,
    /// Whether the page has a button to leave it at once.
    pub sensitive: bool,
    /// Words about the page.
    pub tags: Vec<Spanned<Box<str>>>,
    /// The place in its section: pages with small numbers come first.
    pub order: Option<i64>,
    /// Whether the page is not published.
    pub draft: bool,
    /// The day from which the page is published.
    pub publish_on: Option<Spanned<Date>>,
    /// The day from which a notice replaces the page.
    pub expires_on: Option<Spanned<Date>>,
    /// The last day on which the sums of money on the page are right.
    pub valid_until: Option<Spanned<Date>>,
    /// Old addresses that lead to the page.
    pub redirect_from: Vec<Spanned<Box<str>>>,
    /// Fingerprints of the text that the page is a translation of.
    pub translated_from: Option<Spanned<Box<str>>>,
    /// Who with a learning disability read the page.
    pub tested_by: Vec<Spanned<Box<str>>>,
    /// Exceptions to rules.
    pub allow: Vec<Suppression>,
    /// The layout of a leaflet.
    pub layout: Option<LeafletLayout>,
    /// The code that is printed on a leaflet.
    pub version: Option<Spanned<Box<str>>>,
    /// Earlier versions of the leaflet that people may still have.
    pub earlier_versions: Vec<Spanned<Box<str>>>,
}

/// Where the facts of a page come from.
#[derive(Clone, Debug, PartialEq)]
pub struct CitedSource {
    /// `Mental Health Act 1983, section 130C`
    pub title: Box<str>,
    /// Its web address; empty where it has none.
    pub url: Box<str>,
    /// The place of that address, or of the source where it has none.
    pub url_span: Span,
    /// Its place.
    pub span: Span,
}

/// An exception to a rule, which hides its findings on one page.
#[derive(Clone, Debug, PartialEq)]
pub struct Suppression {
    /// The rule's id.
    pub rule: Spanned<Box<str>>,
    /// The reason; empty where none is given.
    pub reason: Box<str>,
    /// The place of the reason, or of the exception where none is given.
    pub reason_span: Span,
    /// The last day on which it counts.
    pub until: Option<Spanned<Date>>,
    /// Its place.
    pub span: Span,
}

impl Suppression {
    /// Whether it counts on the day `today`: it has a reason, and its last day is not over.
    pub fn is_in_force(&self, today: Date) -> bool {
        !self.reason.is_empty() && self.until.is_none_or(|until| until.value >= today)
    }

    /// Its last day, where that is over on the day `today` and it has a reason.
    pub fn ended(&self, today: Date) -> Option<Date> {
        self.until.map(|until| until.value).filter(|end| !self.reason.is_empty() && *end < today)
    }
}

/// The layout of a leaflet on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum LeafletLayout {
    A4,
    A4Easy,
    A5Booklet,
    Trifold,
}

impl LeafletLayout {
    /// The name in front matter.
    pub const fn name(self) -> &'static str {
        match self {
            LeafletLayout::A4 => "a4",
            LeafletLayout::A4Easy => "a4-easy",
            LeafletLayout::A5Booklet => "a5-booklet",
            LeafletLayout::Trifold => "trifold",
        }
    }
}

/// A name that no leaflet layout has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownLayout;

impl fmt::Display for UnknownLayout {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("not one of a4, a4-easy, a5-booklet, trifold")
    }
}

impl std::error::Error for UnknownLayout {}

impl FromStr for LeafletLayout {
    type Err = UnknownLayout;
    fn from_str(name: &str) -> Result<Self, UnknownLayout> {
        [LeafletLayout::A4, LeafletLayout::A4Easy, LeafletLayout::A5Booklet, LeafletLayout::Trifold]
            .into_iter()
            .find(|layout| layout.name() == name)
            .ok_or(UnknownLayout)
    }
}

/// The nations of the United Kingdom that a page can apply to.
pub(super) const NATIONS: [&str; 4] = ["England", "Wales", "Scotland", "Northern Ireland"];

impl FrontMatter {
    /// Reads the fields of `data`, a value in `file`.
    pub fn read(file: &Arc<str>, data: &Value, findings: &mut Findings) -> Self {
        let mut fields = Fields::new(file, data, findings);
        let applies_to = fields.texts("applies_to");
        for nation in &applies_to {
            if !NATIONS.contains(&&*nation.value) {
                fields.report(
                    nation.span,
                    format!("“{}” is not a nation of the United Kingdom.", nation.value),
                    format!("Use one or more of: {}.", NATIONS.join(", ")),
                );
            }
        }
        let layout = fields.text("layout").and_then(|name| match name.value.parse() {
            Ok(layout) => Some(layout),
            Err(UnknownLayout) => {
                fields.report(
                    name.span,
                    format!("There is no layout called “{}”.", name.value),
                    "Use one of: a4, a4-easy, a5-booklet, trifold.".into(),
                );
                None
            }
        });
        let translated_from = fields.text("translated_from").filter(|from| {
            let fine = is_fingerprints(&from.value);
            if !fine {
                let help = "Take the line out, or type plainleaf translate with the language, the page and --caught-up: it writes the right one.";
                fields.report(from.span, format!("“{}” is not the mark of a text.", from.value), help.into());
            }
            fine
        });
        let front = FrontMatter {
            span: data.span,
            title: fields.text("title"),
            menu: fields.text("menu"),
            summary: fields.text("summary"),
            reviewed: fields.date("reviewed"),
            reviewed_text: fields.text("reviewed_text"),
            review_every: fields.interval("review_every"),
            owner: fields.text("owner"),
            sources: references(file, &mut fields),
            applies_to,
            areas: fields.texts("areas"),
            audience: fields.text("audience"),
            sensitive: fields.bool("sensitive").unwrap_or(false),
            tags: fields.texts("tags"),
            order: fields.number("order"),
            draft: fields.bool("draft").unwrap_or(false),
            publish_on: fields.date("publish_on"),
            expires_on: fields.date("expires_on"),
            valid_until: fields.date("valid_until"),
            redirect_from: fields.texts("redirect_from"),
            translated_from,
            tested_by: fields.texts("tested_by"),
            allow: suppressions(file, &mut fields),
            layout,
            version: fields.text("version"),
            earlier_versions: fields.texts("earlier_versions"),
        };
        if let (Some(first), Some(last)) = (&front.publish_on, &front.expires_on)
            && first.value > last.value
        {
            let message =
                format!("This page ends before it begins, on {}: nobody would ever see it.", first.value);
            let help = "Write a later day behind `expires_on`, or an earlier one behind `publish_on`.";
            fields.report(last.span, message, help.into());
        }
        fields.finish();
        front
    }
}

/// The items of a list field. A single item counts as a list of one.
fn items<'a>(fields: &mut Fields<'a>, name: &'static str) -> &'a [Value] {
    match fields.value(name) {
        None => &[],
        Some(Value { kind: ValueKind::List(items), .. }) => items,
        Some(one) => std::slice::from_ref(one),
    }
}

fn references(file: &Arc<str>, fields: &mut Fields) -> Vec<CitedSource> {
    let mut references = Vec::new();
    for item in items(fields, "sources") {
        if let ValueKind::Scalar(words) = &item.kind {
            let (title, span) = (words.trim().into(), item.span);
            references.push(CitedSource { title, url: "".into(), url_span: span, span });
            continue;
        }
        let mut part = Fields::new(file, item, fields.findings());
        let (title, url) = (part.text("title"), part.text("url"));
        if title.is_none() {
            part.report(
                item.span,
                "This source has no title.".into(),
                "Write `- title: …` and below it `url: …`.".into(),
            );
        }
        let url = url.filter(|url| {
            let is_fine = matches!(
                WebAddress::of(&url.value),
                WebAddress::Web | WebAddress::Contact | WebAddress::Relative
            );
            if !is_fine {
                let message = format!("“{}” is not the address of a website.", url.value);
                part.report(
                    url.span,
                    message,
                    "Write it whole: `url: https://www.legislation.gov.uk/…`.".into(),
                );
            }
            is_fine
        });
        part.finish();
        if let Some(title) = title {
            let (url, url_span) = url.map_or(("".into(), item.span), |url| (url.value, url.span));
            references.push(CitedSource { title: title.value, url, url_span, span: item.span });
        }
    }
    references
}

fn suppressions(file: &Arc<str>, fields: &mut Fields) -> Vec<Suppression> {
    let mut suppressions = Vec::new();
    for item in items(fields, "allow") {
        let mut part = Fields::new(file, item, fields.findings());
        let (rule, reason, until) = (part.text("rule"), part.text("reason"), part.date("until"));
        match rule {
            Some(rule) => {
                let (reason, reason_span) =
                    reason.map_or(("".into(), item.span), |reason| (reason.value, reason.span));
                suppressions.push(Suppression { rule, reason, reason_span, until, span: item.span });
            }
            None => part.report(
                item.span,
                "This exception names no rule.".into(),
                "Write `- rule: the-rule`: the word between [ ] in the finding.".into(),
            ),
        }
        part.finish();
    }
    suppressions
}
