//! Promise 13: the passing of time alone never turns a build that worked into one that fails, and what is late says so
//! to its readers. The sites of the tests and the project's own are built for the days of twelve years: around each day
//! that they name, around what follows from it (reviews, graces), leap days, ends of years, and days by chance.

use crate::dated_site::{self, FIRST};
use crate::small_site;
use plainleaf::base::{Date, Interval, Severity, Source, SourceBody, Sources};
use plainleaf::check::RULES;
use plainleaf::site::{Page, Role, Site, State};
use plainleaf::{Build, Memo, NoCache, Options, build};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A site, the build of its first day, and what is kept from build to build.
struct Dated {
    sources: Sources,
    first: Build,
    memo: Memo,
    leaflets: bool,
}

/// What tells one error from another: its rule, its file, its words.
type Mark = (&'static str, String, String);

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn options(today: Date, leaflets: bool) -> Options {
    Options { search: false, leaflets, ..Options::on(today) }
}

fn errors(findings: &[plainleaf::Finding]) -> BTreeSet<Mark> {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|error| (error.rule.id, error.location.file.to_string(), error.message.clone())).collect()
}

impl Dated {
    fn new(sources: Sources, leaflets: bool) -> Dated {
        let mut memo = Memo::new(Box::new(NoCache));
        let first = build(&sources, &options(day(FIRST), leaflets), &mut memo);
        Dated { sources, first, memo, leaflets }
    }

    /// The site on a later day. It has no error that it did not have on the first, nothing that was published has
    /// vanished, and every page that is late says so.
    fn on(&mut self, today: Date) -> Build {
        let options = options(today, self.leaflets);
        let mut later = build(&self.sources, &options, &mut self.memo);
        let before: Vec<String> = self.first.outputs.iter().map(|output| output.path.to_string()).collect();
        later.findings.extend(later.compare(&before, &options));
        let known = errors(&self.first.findings);
        let new: Vec<Mark> = errors(&later.findings).difference(&known).cloned().collect();
        assert!(new.is_empty(), "on {today} there are new errors: {new:#?}");
        readers_are_told(&later, today);
        later
    }
}

/// The value of a field, read by the letter.
fn field<'t>(page: &'t Page, name: &str) -> Option<&'t str> {
    let mut fields = page.doc.text().lines().skip(1).take_while(|line| *line != "---");
    fields.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

/// The days that matter on a page, reckoned from its text.
struct Late {
    unchecked_since: Option<Date>,
    sums_until: Option<Date>,
    ended: bool,
}

impl Late {
    fn of(site: &Site, page: &Page, today: Date) -> Late {
        let date = |name| field(page, name).and_then(|day| day.parse::<Date>().ok());
        let own = field(page, "review_every").and_then(|every| every.parse().ok());
        let every: Interval = own.unwrap_or(site.settings.review_every.value);
        let due = |reviewed: Date| reviewed.plus(every).plus(site.settings.review_grace);
        Late {
            unchecked_since: date("reviewed").filter(|reviewed| *reviewed <= today && due(*reviewed) < today),
            sums_until: date("valid_until").filter(|until| *until < today),
            ended: date("expires_on").is_some_and(|last| last < today),
        }
    }
}

/// A text without white space: where lines break does not matter.
fn packed(text: &str) -> String {
    text.split_whitespace().collect()
}

fn readers_are_told(build: &Build, today: Date) {
    let site = &build.site;
    let texts: BTreeMap<&str, _> =
        build.outputs.iter().map(|output| (&*output.path, &output.bytes)).collect();
    for page in site.ids().map(|id| site.page(id)) {
        if page.state == State::Waiting || matches!(page.role, Role::AtoZ | Role::Leaflets) {
            continue;
        }
        let late = Late::of(site, page, today);
        let strings = &site.locale(page).strings;
        let easy = if page.doc.is_easy() { "_easy" } else { "" };
        let said = |name: &str, day: Date| {
            let words =
                strings.get(&format!("{name}{easy}")).replace("{date}", &site.locale(page).format_date(day));
            packed(&words)
        };
        let html = packed(&String::from_utf8_lossy(&texts[&*page.output].bytes()));
        let place = format!("{} on {today}", page.output);
        if late.ended || page.is_stopped() {
            assert!(html.contains(&packed(strings.get("takedown_text"))), "{place}: it was taken down");
        }
        for (name, day) in [("unchecked", late.unchecked_since), ("sums_ended", late.sums_until)] {
            if let Some(day) = day.filter(|_| !late.ended) {
                assert!(html.contains(&said(name, day)), "{place}: {name} since {day}: {html}");
            } else {
                let name = format!("{name}{easy}");
                let begins = strings.get(&name).split("{date}").max_by_key(|part| part.len());
                assert!(!html.contains(&packed(begins.expect("words"))), "{place}: {name} is not true");
            }
        }
    }
}

/// Twelve years from the first day, in days.
const SPAN: u16 = 12 * 365 + 3;

/// The days that a site names, what follows from them, and days at which calendars are odd.
fn interesting(sources: &Sources) -> BTreeSet<Date> {
    let mut named: BTreeSet<Date> = BTreeSet::from([day(FIRST)]);
    for source in sources.iter() {
        if let SourceBody::Text(text) = &source.body {
            let starts = text.char_indices().map(|(at, _)| at);
            named.extend(starts.filter_map(|at| text.get(at..at + 10)?.parse::<Date>().ok()));
        }
    }
    let first = day(FIRST);
    let mut days = BTreeSet::new();
    for named in named {
        for months in [0, 1, 3, 6, 12, 13, 18, 24, 36, 37, 42] {
            let then = if months == 0 { named } else { named.plus(Interval::months(months)) };
            let around = [first.days_until(then) - 1, first.days_until(then), first.days_until(then) + 1];
            days.extend(around.into_iter().filter_map(|count| u16::try_from(count).ok()));
        }
    }
    let odd = (2027..=2038).flat_map(|year| {
        let leap = if year % 4 == 0 { "02-29" } else { "03-01" };
        ["01-01", leap, "04-06", "12-31"].map(|rest| day(&format!("{year}-{rest}")))
    });
    let counted = days.into_iter().filter(|count| (1..=SPAN).contains(count));
    counted.map(|count| first.plus(Interval::days(count))).chain(odd).collect()
}

/// Every so many of the days, so that a test stays quick; the last one always.
fn some(days: &BTreeSet<Date>, most: usize) -> Vec<Date> {
    let step = days.len().div_ceil(most).max(1);
    days.iter().copied().step_by(step).chain(days.last().copied()).collect()
}

fn read(folder: &str) -> Sources {
    plainleaf::disk::read_site(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("a site")
}

#[test]
fn no_day_of_twelve_years_breaks_a_site_with_a_day_in_everything() {
    let sources = dated_site::sources(&dated_site::files());
    let mut site = Dated::new(sources, false);
    assert!(errors(&site.first.findings).is_empty(), "{:#?}", errors(&site.first.findings));
    for (at, today) in some(&interesting(&site.sources), 50).into_iter().enumerate() {
        let later = site.on(today);
        if at % 7 == 0 {
            // What is kept from day to day is what a fresh build makes.
            let fresh = build(&site.sources, &options(today, false), &mut Memo::new(Box::new(NoCache)));
            let made = |build: &Build| -> Vec<_> {
                build.outputs.iter().map(|output| (output.path.clone(), output.key)).collect()
            };
            assert!(made(&later) == made(&fresh), "on {today} a fresh build differs");
        }
    }
}

#[test]
fn no_day_breaks_a_site_that_makes_an_error_of_every_finding() {
    let rules: String = RULES.iter().map(|rule| format!("{} = \"error\"\n", rule.id)).collect();
    let mut files = dated_site::files();
    let (settings, _) = files[0].1.split_once("[rules]").expect("rules");
    files[0].1 = format!("{settings}[rules]\n{rules}");
    let mut site = Dated::new(dated_site::sources(&files), false);
    for today in some(&interesting(&site.sources), 25) {
        site.on(today);
    }
}

/// A site without its own theme: one with a single template shows no notices.
fn in_the_usual_theme(sources: Sources) -> Sources {
    let rest = sources.iter().filter(|source| !source.path.starts_with("themes/"));
    let usual = rest.map(|source| match source.text() {
        Some(text) if &*source.path == "content/site.toml" => {
            Source::new(&source.path, text.replace("theme = \"bare\"\n", "").into_bytes())
        }
        _ => source.clone(),
    });
    Sources::new(usual.collect())
}

#[test]
fn no_day_breaks_the_sites_of_the_tests_and_the_projects_own() {
    for (sources, most) in [
        (small_site::with([]), 12),
        (read("tests/languages"), 12),
        (in_the_usual_theme(read("tests/golden/every-block")), 12),
        (read("starters/site"), 12),
        (read("."), 16),
    ] {
        let mut site = Dated::new(sources, false);
        for today in some(&interesting(&site.sources), most) {
            site.on(today);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5))]
    #[test]
    fn no_day_by_chance_breaks_a_site(days in prop::collection::vec(1..=SPAN, 1..4)) {
        // In any order: a clock may be set back.
        let mut site = Dated::new(dated_site::sources(&dated_site::files()), false);
        for count in days {
            site.on(day(FIRST).plus(Interval::days(count)));
        }
    }
}

#[test]
#[cfg(feature = "pdf")]
fn every_leaflet_says_that_it_is_late() {
    let mut site = Dated::new(dated_site::sources(&dated_site::files()), true);
    assert!(errors(&site.first.findings).is_empty(), "{:#?}", errors(&site.first.findings));
    for today in ["2027-03-02", "2027-12-23", "2031-01-01"].map(day) {
        let later = site.on(today);
        let mut told = 0;
        for page in later.site.pages.iter().filter(|page| page.state != State::Waiting && page.locale == 0) {
            let late = Late::of(&later.site, page, today);
            let address = page.address.trim_matches('/');
            let standard = address
                .strip_suffix("leaflet")
                .map_or(address, |_| address.rsplit_once('/').map_or("", |(above, _)| above));
            let name = address.rsplit('/').next().unwrap_or("");
            let own = later.outputs.iter().filter(|output| {
                let Some((folder, file)) = output.path.rsplit_once('/') else { return false };
                folder == standard
                    && file.ends_with(".pdf")
                    && file.contains(name)
                    && (address.ends_with("leaflet") || !file.contains("-leaflet"))
            });
            let name = if page.doc.is_easy() { "unchecked_easy" } else { "unchecked" };
            let strings = &later.site.locales[0].strings;
            for output in own {
                let pdf = lopdf::Document::load_mem(&output.bytes.bytes()).expect("a PDF");
                let pages: Vec<u32> = pdf.get_pages().keys().copied().collect();
                let text: String = pdf.extract_text_chunks(&pages).into_iter().flatten().collect();
                let text = packed(&text);
                if late.ended || page.is_stopped() {
                    assert!(
                        text.contains(&packed(strings.get("takedown_text"))),
                        "{} on {today}: {text}",
                        output.path
                    );
                }
                if let Some(day) = late.unchecked_since.filter(|_| !late.ended) {
                    let words = strings.get(name).replace("{date}", &later.site.locales[0].format_date(day));
                    assert!(text.contains(&packed(&words)), "{} on {today}: {text}", output.path);
                    told += 1;
                }
            }
        }
        assert!(told > 0 || today < day("2027-12-01"), "on {today} no leaflet is late");
    }
}
