//! Floor 3: the accessibility statement.
//! In: the page that staff wrote, how the checks went, the exceptions in force. Out: the page, with what is
//! known below its text.
//! Must never: claim more than is known, or leave an exception out.

use super::page_key::PageKeys;
use super::pages::{Renderers, is_statement, view};
use super::plan::{Job, Plan};
use super::view::{DateView, ExceptionView, PageView, StatementView, link};
use crate::base::Key;
use crate::site::{PageId, Site};

/// How the automatic checks of the whole site went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckTally {
    /// How many there are.
    pub all: usize,
    /// How many found nothing but hints, and hide nothing.
    pub passed: usize,
}

/// Plans the statements. They wait until the result of the checks is known.
pub fn add(plan: &mut Plan<'_>, checks: CheckTally) {
    let (site, editions) = (plan.site, plan.prints);
    let statements: Vec<PageId> = site.ids().filter(|id| is_statement(site, *id)).collect();
    if statements.is_empty() {
        return;
    }
    let keys = PageKeys::new(site, &plan.frames);
    for id in statements {
        let page = site.page(id);
        let renderers = Renderers::new(plan, page);
        let view = move || PageView {
            statement: Some(statement(site, page.locale, checks)),
            ..view(site, editions, id)
        };
        let key = keys.of(page, Some(Key::of_value(&view())), editions.keys(id, page));
        let job = Job::with_key(page.output.clone(), key, move || renderers.render(page, &view()))
            .of_page(page.original.unwrap_or(id));
        let at = plan.jobs.partition_point(|other| other.path < job.path);
        plan.jobs.insert(at, job);
    }
}

fn statement(site: &Site, locale: usize, checks: CheckTally) -> StatementView<'_> {
    let place = &site.locales[locale];
    let pages = || site.live().map(|(_, page)| page).filter(move |page| page.locale == locale);
    let easy = || pages().filter(|page| page.doc.is_easy());
    let late = pages().filter(|page| page.review_due.is_some_and(|due| due < site.today)).count();
    let allowed =
        pages().flat_map(|page| page.doc.front_matter.allow.iter().map(move |allowed| (page, allowed)));
    let exceptions =
        allowed.filter(|(_, allowed)| allowed.is_in_force(site.today)).map(|(page, allowed)| ExceptionView {
            page: link(site, page),
            rule: &allowed.rule.value,
            reason: &allowed.reason,
            until: allowed.until.as_ref().map(|until| DateView::new(place, until.value)),
        });
    StatementView {
        all: checks.all.to_string(),
        passed: checks.passed.to_string(),
        easy: easy().count().to_string(),
        tested: easy().filter(|page| !page.doc.front_matter.tested_by.is_empty()).count().to_string(),
        set: site.settings.easy_set.name(),
        late: if late == 0 { String::new() } else { late.to_string() },
        exceptions: exceptions.collect(),
    }
}
