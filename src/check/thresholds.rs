//! Floor 3: how much of something a rule allows.
//! In: a rule's numbers. Out: the number for a profile and a standard of Easy Read, or none where nothing is asked.
//! Must never: hold a number that no published guidance or rule of this project gives.

use super::Profile;
use crate::base::RuleInfo;
use crate::site::EasyReadStandard;

/// The thresholds of one rule, which reports what is more than its number. Each rule's file holds its own.
#[derive(Debug)]
pub struct Thresholds {
    /// The rule.
    pub rule: &'static RuleInfo,
    /// `plain`, `print`, `large`; [`NONE`] where the rule asks nothing.
    by_profile: [usize; 3],
    /// Easy Read, in the order of [`EasyReadStandard::ALL`].
    easy: [usize; 3],
}

/// The rule asks nothing of such a text.
pub const NONE: usize = usize::MAX;

impl Thresholds {
    /// The thresholds of a rule: for `plain`, `print` and `large` texts, and for each standard of Easy Read.
    pub const fn new(rule: &'static RuleInfo, by_profile: [usize; 3], easy: [usize; 3]) -> Thresholds {
        Thresholds { rule, by_profile, easy }
    }

    /// The most that the rule allows in a text; none where it asks nothing.
    pub fn get(&self, profile: Profile, standard: EasyReadStandard) -> Option<usize> {
        let number = match profile {
            Profile::Plain => self.by_profile[0],
            Profile::Print => self.by_profile[1],
            Profile::Large => self.by_profile[2],
            Profile::Easy => self.easy[standard as usize],
        };
        (number != NONE).then_some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easy_read_standards_are_numbered_as_in_their_list() {
        assert!(EasyReadStandard::ALL.iter().enumerate().all(|(at, standard)| *standard as usize == at));
    }
}
