//! Floor 8: figures about a whole site.
//! In: a build and its findings. Out: how many checks it passes, by which set of Easy Read rules, and the
//! reading levels of its pages.
//! Must never: claim more than was checked. Only people can say whether a text can be read.

use crate::base::{Finding, Severity, count_of};
use crate::check::{FEWEST_WORDS, Profile, RULES, Readability, SchoolLevel, profile_of, readings};
use crate::engine::Build;
use std::collections::BTreeSet;

/// Figures about a whole site.
pub(super) struct Summary {
    /// The name of the set of Easy Read rules in use.
    pub set: &'static str,
    /// Rules without an error, a warning or a suppression.
    pub passed: usize,
    /// Rules that site.toml has not switched off.
    pub checks: usize,
    /// The number of Easy Read texts.
    pub easy: usize,
    /// Easy Read texts that were tested by somebody with a learning disability.
    pub tested: usize,
    /// Every page, in the order of the site.
    pub pages: Vec<PageReading>,
}

/// The reading level of a page.
pub(super) struct PageReading {
    pub file: String,
    pub profile: Profile,
    pub reading: Readability,
}

impl PageReading {
    /// Why the level is unknown, if it is.
    pub fn not_measured(&self) -> Option<&'static str> {
        match self.reading {
            Readability { english: false, .. } => Some("not in English"),
            Readability { words, .. } if words < FEWEST_WORDS => Some("fewer than 100 words"),
            _ => None,
        }
    }
}

impl Summary {
    pub fn of(build: &Build) -> Summary {
        let site = &build.site;
        // A rule with a suppression is not passed.
        let hidden = build.suppressions.iter().flat_map(|exception| &exception.hidden);
        let found =
            build.findings.iter().filter(|finding| finding.severity >= Severity::Warning).chain(hidden);
        let found: BTreeSet<&str> = found.map(|finding: &Finding| finding.rule.id).collect();
        let judging = || RULES.iter().filter(|rule| !matches!(site.settings.rules.get(rule.id), Some(None)));
        let easy = || site.pages.iter().filter(|page| page.doc.is_easy());
        let pages = readings(site).into_iter().map(|(page, reading)| PageReading {
            file: page.doc.path.to_string(),
            profile: profile_of(&page.doc),
            reading,
        });
        Summary {
            set: site.settings.easy_set.name(),
            passed: judging().filter(|rule| !found.contains(rule.id)).count(),
            checks: judging().count(),
            easy: easy().count(),
            tested: easy().filter(|page| !page.doc.front_matter.tested_by.is_empty()).count(),
            pages: pages.collect(),
        }
    }

    /// As sentences for people.
    pub fn say(&self) -> String {
        let Summary { set, passed, checks, easy, tested, .. } = self;
        let mut text =
            format!("This site passes {passed} of {checks} automatic checks (Easy Read by the set {set}).\n");
        text += &match (easy, tested) {
            (0, _) => "There is no Easy Read on it.\n".to_string(),
            (easy, 0) => {
                format!("Reader testing: not recorded ({}).\n", count_of(*easy, "Easy Read text"))
            }
            (easy, tested) => {
                format!("Reader testing: recorded for {tested} of {}.\n", count_of(*easy, "Easy Read text"))
            }
        };
        let measured: Vec<SchoolLevel> = self.pages.iter().filter_map(|page| page.reading.level()).collect();
        let grades = || measured.iter().map(|level| level.flesch_kincaid);
        if !measured.is_empty() {
            let (least, most) = (grades().fold(f64::MAX, f64::min), grades().fold(f64::MIN, f64::max));
            text += &format!(
                "Reading level (school years in the USA, Flesch–Kincaid): {least:.1} to {most:.1} on {}.\n",
                count_of(measured.len(), "page")
            );
        }
        for reason in ["fewer than 100 words", "not in English"] {
            let number = self.pages.iter().filter(|page| page.not_measured() == Some(reason)).count();
            if number > 0 {
                text += &format!("Reading level not measured on {}: {reason}.\n", count_of(number, "page"));
            }
        }
        text
    }
}
