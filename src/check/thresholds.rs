//! Floor 3: the thresholds of the rules, for each profile and each set of Easy Read rules.
//! In: a rule, a profile, a set. Out: a number, or none where the rule asks nothing of such a text.
//! Must never: hold a number that no published guidance or rule of this project gives.

use super::Profile;
use crate::site::EasyReadStandard;

/// The thresholds of one rule. `NONE` where it asks nothing.
pub(super) struct Thresholds {
    /// The rule.
    pub rule: &'static str,
    /// `plain`, `print`, `large`.
    pub by_profile: [usize; 3],
    /// Easy Read, in the order of [`EasySet::ALL`].
    pub easy: [usize; 3],
}

const NONE: usize = usize::MAX;

const fn thresholds(rule: &'static str, by_profile: [usize; 3], easy: [usize; 3]) -> Thresholds {
    Thresholds { rule, by_profile, easy }
}

/// Every threshold that site.toml may change; a rule finds fault with what is more than that. Sorted by rule.
pub(super) const THRESHOLDS: &[Thresholds] = &[
    thresholds("bold-share", [10, 10, 10], [10, 10, 10]),
    thresholds("double-negative", [NONE, NONE, NONE], [1, 1, 1]),
    thresholds("hard-definition", [15, 15, 15], [15, 15, 25]),
    thresholds("heading-depth", [4, 4, 4], [3, 3, 3]),
    thresholds("list-length", [NONE, NONE, NONE], [6, 6, 6]),
    thresholds("main-points", [300, NONE, NONE], [300, 300, 300]),
    thresholds("many-conjunctions", [2, 2, 2], [NONE, NONE, NONE]),
    thresholds("no-headings", [300, 300, 300], [300, 300, 300]),
    thresholds("paragraph-length", [3, 3, 3], [3, 3, 3]),
    thresholds("reading-level", [7, 7, 7], [5, 5, 5]),
    thresholds("sentence-average", [NONE, NONE, NONE], [12, 12, 12]),
    thresholds("sentence-length", [20, 20, 20], [15, 15, 15]),
    thresholds("sentence-limit", [40, 40, 40], [25, 25, 24]),
    thresholds("table-width", [4, 4, 4], [4, 4, 4]),
];

impl Thresholds {
    /// The thresholds of a rule.
    pub fn of(rule: &str) -> Option<&'static Thresholds> {
        THRESHOLDS.binary_search_by(|limits| limits.rule.cmp(rule)).ok().map(|at| &THRESHOLDS[at])
    }

    /// What the rule asks of a text.
    pub fn get(&self, profile: Profile, set: EasyReadStandard) -> Option<usize> {
        let number = match profile {
            Profile::Plain => self.by_profile[0],
            Profile::Print => self.by_profile[1],
            Profile::Large => self.by_profile[2],
            Profile::Easy => self.easy[set as usize],
        };
        (number != NONE).then_some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_threshold_belongs_to_a_rule() {
        assert!(THRESHOLDS.windows(2).all(|pair| pair[0].rule < pair[1].rule));
        for limits in THRESHOLDS {
            assert!(super::super::RULES.iter().any(|rule| rule.id == limits.rule), "{}", limits.rule);
        }
        assert!(EasyReadStandard::ALL.iter().enumerate().all(|(at, set)| *set as usize == at));
    }
}
