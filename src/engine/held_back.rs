//! Floor 4: pages that are held back, so that an error of one page does not keep the others from being published.
//! In: a build with errors, its sources, and the last good text of each page. Out: a build of all other pages, in which
//! a page with an error shows its last good text, or is left out; and which pages that concerns.
//! Must never: publish a text with an error, take old output for a source, or hold a page back where the whole site
//! is at fault.
//!
//! The site is built again with the last good text in place of each text that has an error. A page without one, or
//! whose last good text has errors by now, becomes a draft: readers of other pages see the words of a link to it, and no
//! link. What other pages have wrong because of that holds them back too, in a further round.

use super::{Build, Memo, Options, build};
use crate::base::{Date, Finding, Severity, Source, Sources, StopsWhat, reported_rules};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A page that is held back, and what readers see instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldBack {
    /// The path of its file.
    pub file: Arc<str>,
    /// What readers see.
    pub instead: Instead,
}

/// What readers see of a page that is held back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instead {
    /// Its last good text, which was checked on this day, if it says so.
    LastGood(Option<Date>),
    /// Nothing: it never had a good text, or that has errors by now.
    Nothing,
}

/// A build in which pages are held back.
pub struct PartialBuild {
    /// The build. Its findings about a page that is held back are those of the text that staff see.
    pub build: Build,
    /// The pages that are held back, by path. None if the first build had no errors.
    pub held_back: Vec<HeldBack>,
}

/// Builds what can be published of a site whose first build has errors. `last_good` has the paths of `sources`.
/// None if an error concerns the whole site: then nothing can be published.
#[must_use]
pub fn hold_back(
    first: &Build,
    sources: &Sources,
    last_good: &Sources,
    opts: &Options,
    memo: &mut Memo,
) -> Option<PartialBuild> {
    let mut held = Held { sources, last_good, texts: BTreeMap::new(), findings: Vec::new() };
    let mut again: Option<Build> = None;
    loop {
        let build_now = again.as_ref().unwrap_or(first);
        if !held.take_errors(build_now)? {
            break;
        }
        let overlaid = sources.clone().overlaid(held.texts.values().map(|text| text.source().clone()));
        again = Some(build(&overlaid, opts, memo));
    }
    again.map(|build| held.finish(build))
}

/// The text that stands in for a page's own.
enum StandIn {
    LastGood(Source),
    Draft(Source),
}

impl StandIn {
    fn source(&self) -> &Source {
        let (StandIn::LastGood(source) | StandIn::Draft(source)) = self;
        source
    }
}

/// The pages that are held back so far.
struct Held<'s> {
    sources: &'s Sources,
    last_good: &'s Sources,
    texts: BTreeMap<Arc<str>, StandIn>,
    /// What was found in their own texts.
    findings: Vec<Finding>,
}

impl Held<'_> {
    /// Holds back every page with an error in this build. Whether there was one; none if the whole site is at fault.
    fn take_errors(&mut self, build: &Build) -> Option<bool> {
        let mut at_fault: Vec<&Arc<str>> = Vec::new();
        for error in build.findings.iter().filter(|finding| self.is_error(finding)) {
            let is_page = error.location.file.starts_with("content/") && error.location.file.ends_with(".md");
            if !is_page || error.rule.stops == StopsWhat::Site {
                return None;
            }
            at_fault.push(&error.location.file);
        }
        at_fault.dedup();
        for file in &at_fault {
            let stand_in = match self.texts.get(*file) {
                None => {
                    let found = build.findings.iter().filter(|finding| finding.location.file == **file);
                    self.findings.extend(found.cloned());
                    self.good_text(file).map(StandIn::LastGood).or_else(|| draft(build, file))?
                }
                Some(StandIn::LastGood(_)) => draft(build, file)?,
                // A draft has no errors. If it has, this is not the way.
                Some(StandIn::Draft(_)) => return None,
            };
            self.texts.insert((*file).clone(), stand_in);
        }
        Some(!at_fault.is_empty())
    }

    /// The last good text of a page, if it is another than the one with the error.
    fn good_text(&self, file: &str) -> Option<Source> {
        let good = self.last_good.get(file)?;
        (self.sources.get(file).is_none_or(|own| own.key != good.key)).then(|| good.clone())
    }

    fn is_error(&self, finding: &Finding) -> bool {
        finding.severity == Severity::Error && !self.leads_to_left_out(finding)
    }

    /// Whether a finding says that a link leads to a page that is left out. It is the fault of that page.
    fn leads_to_left_out(&self, finding: &Finding) -> bool {
        *finding.rule == reported_rules::BROKEN_LINK
            && finding
                .related
                .iter()
                .any(|(place, _)| matches!(self.texts.get(&place.file), Some(StandIn::Draft(_))))
    }

    fn finish(self, mut build: Build) -> PartialBuild {
        for link in build.findings.iter_mut().filter(|finding| self.leads_to_left_out(finding)) {
            link.set_severity(Severity::Warning);
            link.help = "That page has errors and was never published. Mend it. Until then readers see these words without a link.".into();
        }
        build.findings.retain(|finding| !self.texts.contains_key(&finding.location.file));
        build.findings.extend(self.findings);
        build
            .findings
            .sort_by(|a, b| (&a.location, a.rule, &a.message).cmp(&(&b.location, b.rule, &b.message)));
        let reviewed = |file: &str| {
            let page = build.site.page(build.site.page_at(file)?);
            page.doc.front_matter.reviewed.as_ref().map(|day| day.value)
        };
        let held_back = self
            .texts
            .iter()
            .map(|(file, text)| HeldBack {
                file: file.clone(),
                instead: match text {
                    StandIn::LastGood(_) => Instead::LastGood(reviewed(file)),
                    StandIn::Draft(_) => Instead::Nothing,
                },
            })
            .collect();
        PartialBuild { build, held_back }
    }
}

/// A draft with the title of a page, and no words. None for a home page: a site or a language without one is none.
fn draft(build: &Build, file: &Arc<str>) -> Option<StandIn> {
    let is_home =
        file.ends_with("/index.md") && file.split('/').count() == "content/en/index.md".split('/').count();
    if is_home {
        return None;
    }
    let title = build.site.page_at(file).map(|id| build.site.page(id).title()).unwrap_or_default();
    // A JSON string is a quoted string of YAML.
    let title = serde_json::Value::from(title);
    let text = format!("---\ntitle: {title}\ndraft: true\n---\n");
    Some(StandIn::Draft(Source::new(file, text.into_bytes())))
}
