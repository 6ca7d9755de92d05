//! Floor 2: what somebody has to look at again, and when.
//! In: the site. Out: tasks in the order of their days, with their owners; and the leaflets in print that are
//! out of date.
//! Must never: forget what has no date: it is due now.

use super::contacts;
use super::fallback::translated_path;
use super::model::Site;
use super::page::Page;
use super::role::{Role, State};
use crate::base::{Date, Interval, Span};
use crate::doc::{changes, matches, text_fingerprint};

/// Why somebody has to look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewCause<'s> {
    /// The page is to be reviewed.
    Review,
    /// The text was changed after its last review.
    Changed,
    /// The sums of money on the page end.
    Sums,
    /// The page was reviewed after this translation, Easy Read page or leaflet of it was.
    Behind {
        /// The file of the page.
        source: &'s str,
        /// Which parts of it changed since; empty where that is not known.
        changes: String,
    },
    /// The numbers and addresses of a contact are to be checked.
    Contact,
    /// An exception ends.
    Exception {
        /// The rule's id.
        rule: &'s str,
        /// Why it is allowed.
        reason: &'s str,
    },
}

impl ReviewCause<'_> {
    /// One word for it, which never changes.
    pub fn name(&self) -> &'static str {
        match self {
            ReviewCause::Review => "review",
            ReviewCause::Changed => "changed",
            ReviewCause::Sums => "sums",
            ReviewCause::Behind { .. } => "behind",
            ReviewCause::Contact => "contact",
            ReviewCause::Exception { .. } => "exception",
        }
    }
}

/// Something to look at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewTask<'s> {
    /// Why.
    pub cause: ReviewCause<'s>,
    /// The file to open.
    pub file: &'s str,
    /// Where in it.
    pub span: Span,
    /// The title of the page, or the name of the contact.
    pub name: &'s str,
    /// Of a page: its address.
    pub address: Option<&'s str>,
    /// Who looks after it.
    pub owner: Option<&'s str>,
    /// The last day on which it is in time. What is due now has today.
    pub due: Date,
    /// When somebody last looked.
    pub last: Option<Date>,
}

/// A version of a leaflet that people may still hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Superseded<'s> {
    /// Its code.
    pub version: &'s str,
    /// The code of the newest one, if it has one.
    pub newest: Option<&'s str>,
    /// The leaflet's file.
    pub file: &'s str,
    /// The leaflet's title.
    pub name: &'s str,
    /// Who looks after it.
    pub owner: Option<&'s str>,
}

/// How often a contact is to be checked.
pub const CONTACTS: Interval = Interval::months(6);

/// Everything that is to be looked at again, the most urgent first.
pub fn tasks(site: &Site) -> Vec<ReviewTask<'_>> {
    let mut tasks: Vec<ReviewTask> = site.live().flat_map(|(_, page)| of_page(site, page)).collect();
    let contacts = site.contacts.iter().filter(|contact| contact.needs_checks());
    tasks.extend(contacts.map(|contact| ReviewTask {
        cause: ReviewCause::Contact,
        file: contacts::PATH,
        span: contact.checked.as_ref().map_or(contact.key_span, |checked| checked.span),
        name: &contact.name,
        address: None,
        owner: None,
        due: contact.checked.as_ref().map_or(site.today, |checked| checked.value.plus(CONTACTS)),
        last: contact.checked.as_ref().map(|checked| checked.value),
    }));
    tasks.sort_by(|a, b| (a.due, a.file, a.span).cmp(&(b.due, b.file, b.span)));
    tasks
}

fn of_page<'s>(site: &'s Site, page: &'s Page) -> Vec<ReviewTask<'s>> {
    let (front, today) = (&page.doc.front_matter, site.today);
    let top = page.doc.top();
    let task = |cause, span, due| ReviewTask {
        cause,
        file: &page.doc.path,
        span,
        name: page.title(),
        address: Some(&page.address),
        owner: site.owner(page),
        due,
        last: page.reviewed,
    };
    let mut tasks = Vec::new();
    let reviewed = front.reviewed.as_ref().map_or(top, |reviewed| reviewed.span);
    // Lists are made anew with each build.
    if !matches!(page.role, Role::AtoZ | Role::Leaflets) {
        tasks.push(task(ReviewCause::Review, reviewed, page.review_due.unwrap_or(today)));
        if front.reviewed_text.as_ref().is_some_and(|mark| *mark.value != *text_fingerprint(&page.doc)) {
            tasks.push(task(ReviewCause::Changed, reviewed, today));
        }
    }
    if let Some(until) = &front.valid_until {
        tasks.push(task(ReviewCause::Sums, until.span, until.value));
    }
    if let Some(source) =
        site.source_of(page).filter(|source| source.state == State::Live && is_behind(page, source))
    {
        let span = front.translated_from.as_ref().map_or(reviewed, |from| from.span);
        let changes = front
            .translated_from
            .as_ref()
            .map_or_else(String::new, |from| changes(&from.value, &source.doc).describe());
        tasks.push(task(ReviewCause::Behind { source: &source.doc.path, changes }, span, today));
    }
    for allowed in front.allow.iter().filter(|allowed| !allowed.reason.is_empty()) {
        let due = allowed.until.map_or(today, |until| until.value);
        tasks.push(task(
            ReviewCause::Exception { rule: &allowed.rule.value, reason: &allowed.reason },
            allowed.rule.span,
            due,
        ));
    }
    tasks
}

/// Whether a page changed after another was made from it: by the mark of its text, or else by the days of
/// their reviews.
fn is_behind(page: &Page, source: &Page) -> bool {
    match &page.doc.front_matter.translated_from {
        Some(from) => !matches(&from.value, &source.doc),
        None => matches!((page.reviewed, source.reviewed), (Some(own), Some(other)) if own < other),
    }
}

/// A page that a language does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untranslated<'s> {
    /// The language.
    pub lang: &'s str,
    /// In which language its readers find it instead; none where they do not find it.
    pub shown_in: Option<&'s str>,
    /// Whether somebody began: there is a draft.
    pub draft: bool,
    /// The file that there is: the draft, or the page in its own language.
    pub file: &'s str,
    /// Its title.
    pub name: &'s str,
    /// Where readers find it.
    pub address: &'s str,
}

/// Every page that readers of a language do not have in it, by language and file.
pub fn untranslated(site: &Site) -> Vec<Untranslated<'_>> {
    let stand_ins = site.fallbacks.iter().map(|page| {
        let lang = &*site.locale(page).lang;
        let draft = translated_path(&page.doc.path, lang)
            .and_then(|path| site.page_at(&path))
            .map(|id| site.page(id));
        let there = draft.unwrap_or(page);
        Untranslated {
            lang,
            shown_in: Some(&site.text_locale(page).lang),
            draft: draft.is_some(),
            file: &there.doc.path,
            name: there.title(),
            address: &page.address,
        }
    });
    let hidden =
        site.pages.iter().filter(|page| !site.locale(page).live && page.state == State::Waiting).map(
            |page| Untranslated {
                lang: &site.locale(page).lang,
                shown_in: None,
                draft: true,
                file: &page.doc.path,
                name: page.title(),
                address: &page.address,
            },
        );
    let mut all: Vec<Untranslated> = stand_ins.chain(hidden).collect();
    all.sort_by(|a, b| (a.lang, a.file).cmp(&(b.lang, b.file)));
    all
}

/// Versions of leaflets that people may still hold, though there is a newer one.
pub fn superseded(site: &Site) -> Vec<Superseded<'_>> {
    let leaflets = site.live().map(|(_, page)| page).filter(|page| page.role == Role::Leaflet);
    let of_leaflet = leaflets
        .flat_map(|page| page.doc.front_matter.earlier_versions.iter().map(move |version| (page, version)));
    let superseded = of_leaflet.map(|(page, version)| Superseded {
        version: &version.value,
        newest: page.doc.front_matter.version.as_ref().map(|version| &*version.value),
        file: &page.doc.path,
        name: page.title(),
        owner: site.owner(page),
    });
    superseded.collect()
}
