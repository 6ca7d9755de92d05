//! Floor 2: review tasks: what staff must look at again, and when.
//! In: the finished site. Out: tasks with their owners, sorted by due date; pages that are not translated;
//! printed leaflets that are out of date.
//! Must never: forget what has no date: it is due now.

use super::contacts;
use super::fallback::translated_path;
use super::model::Site;
use super::page::Page;
use super::role::{Role, State};
use crate::base::{Date, Interval, Span};
use crate::doc::{changes, matches, text_fingerprint};

/// Why staff must look at something again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewCause<'s> {
    /// The page is to be reviewed.
    Review,
    /// The text was changed after its last review.
    Changed,
    /// The sums of money on the page are valid only until a day.
    Sums,
    /// Its page changed after this translation, Easy Read page or leaflet was made from it.
    Behind {
        /// The file of the page.
        source: &'s str,
        /// The parts of it that changed since, in words; empty where they are not known.
        changes: String,
    },
    /// The numbers and addresses of a contact are to be checked.
    Contact,
    /// An exception ends.
    Exception {
        /// The rule's id.
        rule: &'s str,
        /// The reason that staff gave.
        reason: &'s str,
    },
}

impl ReviewCause<'_> {
    /// A stable name for machines.
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

/// A review task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewTask<'s> {
    /// Why.
    pub cause: ReviewCause<'s>,
    /// The file to open.
    pub file: &'s str,
    /// The span to look at.
    pub span: Span,
    /// The title of the page, or the name of the contact.
    pub name: &'s str,
    /// The address of the page; `None` for a contact.
    pub address: Option<&'s str>,
    /// Who looks after it.
    pub owner: Option<&'s str>,
    /// The last day on which the task is in time: today for tasks that are due now.
    pub due: Date,
    /// The day of the last look.
    pub last: Option<Date>,
}

/// A printed version of a leaflet that is out of date and may still be in use.
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

/// All review tasks: sorted by due date, then by file and span.
pub fn tasks(site: &Site) -> Vec<ReviewTask<'_>> {
    let pages = site.published().map(|(_, page)| page);
    let shown = pages.filter(|page| page.state == State::Live || page.is_stopped());
    let mut tasks: Vec<ReviewTask> = shown.flat_map(|page| of_page(site, page)).collect();
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

/// Whether `source` changed after `page` was made from it: by the fingerprints of its text, or else by the days
/// of their reviews.
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
    /// The language that readers find it in instead; `None` where they do not find it.
    pub shown_in: Option<&'s str>,
    /// Whether there is a draft.
    pub draft: bool,
    /// The file to begin with: the draft, or the page in its own language.
    pub file: &'s str,
    /// Its title.
    pub name: &'s str,
    /// Where readers find it.
    pub address: &'s str,
}

/// All pages that a language lacks, sorted by language and file.
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

/// All earlier versions of leaflets that may still be in use.
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
