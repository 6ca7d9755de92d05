//! Floor 3: redirects from old addresses.
//! In: `redirect_from` of every page, and the pages that were taken down. Out: a small page at each old address,
//! the newest PDF at each old address of a PDF, and `_redirects` for hosts that read it.
//! Must never: replace a page that exists.

use super::editions::{pdf_addresses, renamed_pdfs};
use super::old_address::{NoAddress, old_address};
use super::page_html::PageRenderer;
use super::page_view::blank;
use super::plan::{Job, Plan, Rendered};
use super::taken_paths::TakenPaths;
use super::view::PageView;
use crate::base::{Edit, Finding, Findings, Fix, Key, reported_rules};
use crate::doc::output;
use crate::site::{Page, PageId, Site, State};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

/// Old addresses, each with the page that its readers are led to.
type Redirects = BTreeMap<String, PageId>;

/// Plans what stands at each old address.
pub fn plan(plan: &mut Plan<'_>) {
    let site = plan.site;
    let mut redirects = redirects(plan);
    for (address, id) in taken_down(plan) {
        redirects.entry(address).or_insert(id);
    }
    let renamed = renamed(plan, &redirects);
    let mut host_rules = String::new();
    for (old, id) in redirects {
        let page = site.page(id);
        let is_gone = page.state == State::TakenDown;
        // Not for ever (301) where the page may come back, and its PDFs and questions with it.
        let status = if is_gone { 302 } else { 301 };
        let host_rule = format!("{} {} {status}\n", site.href(&old), site.href(&page.address));
        if !old.ends_with(".pdf") {
            host_rules.push_str(&host_rule);
            plan_redirect_page(plan, old, id);
        } else if let Some((key, bytes)) = plan.editions.replacement(id, &old) {
            // A PDF cannot redirect: the current file of the page is published at the old address.
            plan.jobs.push(Job::new(&old[1..], key, move || Rendered::plain(bytes.clone())));
        } else if is_gone {
            host_rules.push_str(&host_rule);
        }
    }
    for (old, new) in renamed {
        host_rules.push_str(&format!("{} {} 301\n", site.href(&old), site.href(&new)));
    }
    if !host_rules.is_empty() {
        let key = Key::of(host_rules.as_bytes());
        plan.jobs.push(Job::new("_redirects", key, move || Rendered::plain(host_rules.as_bytes())));
    }
}

/// The PDFs that have a better name now, each with that name. Nobody printed the old one: what is printed is the
/// address of a page. So the host leads its readers on, and the file is not published twice; who wants that all the
/// same writes the old address into `redirect_from`.
fn renamed(plan: &Plan<'_>, redirects: &Redirects) -> Vec<(String, String)> {
    let site = plan.site;
    let made = site.published().filter(|(id, _)| !plan.editions.of_page(*id).is_empty());
    let all = made.flat_map(|(_, page)| renamed_pdfs(site, page));
    let is_free = |old: &String| !redirects.contains_key(old) && !plan.editions.has_pdf(old);
    all.filter(|(old, _)| is_free(old)).collect()
}

/// What `redirect_from` asks for, and what belongs to it. Old addresses that cannot be used are reported.
fn redirects(plan: &mut Plan<'_>) -> Redirects {
    let site = plan.site;
    let home = site.absolute("/");
    let mut taken = TakenPaths::new(plan.jobs.iter().map(|job| &*job.path));
    let mut redirects = Redirects::new();
    let mut faults = Findings::new();
    for (id, page) in site.published() {
        for old in &page.doc.front_matter.redirect_from {
            let mut report = |message: String, help: &str, meant: Option<String>| {
                let location = page.doc.location(old.span);
                let mut finding = Finding::new(&reported_rules::REDIRECT, location, message, help);
                finding.fix = meant.map(|meant| Fix {
                    edits: vec![Edit { span: old.span, replacement: meant }],
                    safe: true,
                });
                faults.push(finding);
            };
            let address = match old_address(&old.value, &home) {
                Ok(address) => address,
                Err(NoAddress { message, help, meant }) => {
                    // A fix must not make two pages of one address.
                    let is_free = |meant: &String| site.page_with_address(meant).is_none();
                    report(message, &help, meant.filter(is_free));
                    continue;
                }
            };
            if site.page_with_address(&address).is_some() {
                let message = format!("There is a page at {address} already.");
                report(message, "Take this line out, or rename that page.", None);
            } else if plan.editions.has_pdf(&address) {
                let message = format!("The site has a PDF at {address} already.");
                report(message, "Take this line out: whoever follows the address finds that PDF.", None);
            } else if redirects.get(&address).is_some_and(|other| *other != id) {
                let message = format!("Two pages want the readers of {address}");
                report(message, "Keep the line in one of them.", None);
            } else if !redirects.contains_key(&address) && !has_room(&mut taken, &address) {
                let message = format!("The site has a file of its own at “{}”, or below it.", old.value);
                report(message, "Take this address out: whoever follows it finds that file.", None);
            } else {
                redirects.insert(address, id);
            }
        }
    }
    faults.into_iter().for_each(|finding| plan.report(finding));
    // What staff wrote comes first: what follows from it only fills gaps.
    for (address, id) in implied(site, &redirects) {
        if !redirects.contains_key(&address) && has_room(&mut taken, &address) {
            redirects.insert(address, id);
        }
    }
    redirects
}

/// Whether a file has room at an address. A PDF may be there already: it is the newest one.
fn has_room(taken: &mut TakenPaths, address: &str) -> bool {
    match address.strip_prefix('/').filter(|path| path.ends_with(".pdf")) {
        Some(pdf) => taken.has(pdf) || taken.add(pdf),
        None => taken.add(&output(address)),
    }
}

/// The old addresses of all that moved together with a page: its Easy Read page and leaflets, the same pages in
/// other languages, the questions of a checker, and all their PDFs.
fn implied(site: &Site, written: &Redirects) -> Vec<(String, PageId)> {
    let mut twins: HashMap<PageId, Vec<PageId>> = HashMap::new();
    if !written.is_empty() {
        for (id, page) in site.published() {
            page.standard_page.into_iter().for_each(|of| twins.entry(of).or_default().push(id));
        }
    }
    let mut moved: Vec<(String, PageId)> = Vec::new();
    for (old, id) in written.iter().filter(|(old, _)| !old.ends_with(".pdf")) {
        let page = site.page(*id);
        let mut family = vec![(old.clone(), *id)];
        for twin in twins.get(id).into_iter().flatten() {
            let below = site.page(*twin).address.strip_prefix(&*page.address);
            family.extend(below.map(|below| (format!("{old}{below}"), *twin)));
        }
        let translations = family.iter().flat_map(|(old, id)| in_other_languages(site, old, site.page(*id)));
        let translations: Vec<_> = translations.collect();
        moved.extend(family.into_iter().chain(translations));
    }
    let mut implied = Vec::new();
    for (old, id) in moved {
        let page = site.page(id);
        if page.original.is_none() {
            implied.extend(pdf_addresses(site, page, &old).into_iter().map(|address| (address, id)));
            let parts = steps(page).filter_map(|step| step.strip_prefix(&*page.address));
            implied.extend(parts.map(|below| (format!("{old}{below}"), id)));
        }
        implied.push((old, id));
    }
    implied.retain(|(address, _)| site.page_with_address(address).is_none());
    implied
}

/// A page in the other languages, each with the old address that it had there.
fn in_other_languages<'s>(
    site: &'s Site,
    old: &'s str,
    page: &'s Page,
) -> impl Iterator<Item = (String, PageId)> + use<'s> {
    let own_prefix = &*site.locale(page).prefix;
    let local = move |address: &'s str| address.strip_prefix(own_prefix);
    let others = site.locales.iter().filter(move |other| other.live && &*other.prefix != own_prefix);
    others.filter_map(move |other| {
        let there = site.page_with_address(&format!("{}{}", other.prefix, local(&page.address)?))?;
        let is_published = site.page(there).state != State::Waiting;
        Some((format!("{}{}", other.prefix, local(old)?), there)).filter(|_| is_published)
    })
}

/// The addresses that go when a page is taken down: the questions of a checker; and its PDFs, where no PDF says that it
/// was taken down. Nobody has to write `redirect_from` because a day has passed.
fn taken_down(plan: &Plan<'_>) -> Vec<(String, PageId)> {
    let site = plan.site;
    let gone = site.published().filter(|(_, page)| page.state == State::TakenDown);
    let addresses = gone.flat_map(move |(id, page)| {
        let papers = pdf_addresses(site, page, &page.address).into_iter();
        let papers = papers.filter(move |_| plan.editions.of_page(id).is_empty());
        let addresses = papers.chain(steps(page).map(str::to_string));
        addresses
            .filter(|address| site.page_with_address(address).is_none())
            .map(move |address| (address, id))
    });
    addresses.collect()
}

/// The addresses of the questions and outcomes of a checker, and of the page that shows them all.
fn steps(page: &Page) -> impl Iterator<Item = &str> {
    page.checker.iter().flat_map(|checker| {
        let parts = checker.parts.iter().filter_map(|part| part.path.as_ref());
        parts.map(|path| &*path.address).chain([&*checker.all])
    })
}

/// Plans a small page at an old address that sends readers on to a page.
pub(super) fn plan_redirect_page(plan: &mut Plan<'_>, old: String, id: PageId) {
    let site = plan.site;
    let page = site.page(id);
    let renderer = PageRenderer::new(plan, page.locale);
    let path = output(&old);
    let view = move || {
        let view = blank(site, page.locale, "redirect", page.title(), Cow::Owned(old.clone()));
        PageView {
            noindex: true,
            canonical: site.absolute(&page.address),
            redirect_to: site.href(&page.address),
            ..view
        }
    };
    let key = Key::of_value(&("redirect", renderer.key(), view()));
    let job = Job::new(path, key, move || renderer.render_list(&view()));
    // A link to a part of it leads to the page that says that it was taken down.
    plan.jobs.push(if page.state == State::TakenDown { job.of_page(id) } else { job });
}
