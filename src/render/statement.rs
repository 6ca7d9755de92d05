//! Floor 3: the accessibility statement.
//! In: the page that staff wrote, the result of the checks, the suppressions. Out: the page, with
//! these facts below its text.
//! Must never: claim more than is known, or leave a suppression out.

use super::page_key::PageKeys;
use super::pages::{Renderers, is_statement, view};
use super::plan::{Job, Plan};
use super::view::{DateView, ExceptionView, PageView, StatementView, link};
use crate::base::Key;
use crate::site::{PageId, Site};

/// The result of the automatic checks of the whole site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckTally {
    /// The number of checks.
    pub all: usize,
    /// The number of checks that found nothing worse than a hint, and have no suppression.
    pub passed: usize,
}

/// Adds the statements to a finished plan. They are planned last because they show the result of the checks.
pub fn add(plan: &mut Plan<'_>, checks: CheckTally) {
    let (site, editions) = (plan.site, plan.editions);
    let statements: Vec<PageId> = site.ids().filter(|id| is_statement(site, *id)).collect();
    if statements.is_empty() {
        return;
    }
    let keys = PageKeys::new(site, &plan.shared);
    for id in statements {
        let page = site.page(id);
        let renderers = Renderers::new(plan, page);
        let view = move || PageView {
            statement: Some(statement(site, page.locale, checks)),
            ..view(site, editions, id)
        };
        let key = keys.page_key(page, Some(Key::of_value(&view())), editions.keys(id, page));
        let job = Job::with_key(page.output.clone(), key, move || renderers.render(page, &view()))
            .of_page(page.original.unwrap_or(id));
        let index = plan.jobs.partition_point(|other| other.path < job.path);
        plan.jobs.insert(index, job);
    }
}

/// What is known about the pages of one language.
fn statement(site: &Site, locale: usize, checks: CheckTally) -> StatementView<'_> {
    let language = &site.locales[locale];
    let pages = || site.live().map(|(_, page)| page).filter(move |page| page.locale == locale);
    let easy = || pages().filter(|page| page.doc.is_easy());
    let late = pages().filter(|page| page.review_due.is_some_and(|due| due < site.today)).count();
    let allowed =
        pages().flat_map(|page| page.doc.front_matter.allow.iter().map(move |allowed| (page, allowed)));
    let exceptions =
        allowed.filter(|(_, allowed)| !allowed.reason.is_empty()).map(|(page, allowed)| ExceptionView {
            page: link(site, page),
            rule: &allowed.rule.value,
            reason: &allowed.reason,
            until: allowed.until.as_ref().map(|until| DateView::new(language, until.value)),
            ended: allowed.ended(site.today).is_some(),
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
