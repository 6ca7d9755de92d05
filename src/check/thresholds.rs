//! Floor 3: how much of something a rule allows.
//! In: a rule's numbers. Out: the number for a profile and a standard of Easy Read, or `None` without a limit.
//! Must never: hold a number without a source in published guidance or in a rule of this project.

use super::Profile;
use crate::base::RuleInfo;
use crate::site::EasyReadStandard;

/// The thresholds of one rule. The rule reports what is more than its number. They are in the rule's own file.
#[derive(Debug)]
pub struct Thresholds {
    /// The rule.
    pub rule: &'static RuleInfo,
    /// For `plain`, `print` and `large` texts; [`NONE`] for no limit.
    by_profile: [usize; 3],
    /// For Easy Read, in the order of [`EasyReadStandard::ALL`]; [`NONE`] for no limit.
    easy: [usize; 3],
}

/// No limit: the rule does not apply to such texts.
pub const NONE: usize = usize::MAX;

impl Thresholds {
    /// The thresholds of a rule: for `plain`, `print` and `large` texts, and for each standard of Easy Read.
    pub const fn new(rule: &'static RuleInfo, by_profile: [usize; 3], easy: [usize; 3]) -> Thresholds {
        Thresholds { rule, by_profile, easy }
    }

    /// The most that the rule allows in a text. `None` if it has no limit for such texts.
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
        let mut numbered = EasyReadStandard::ALL.iter().enumerate();
        assert!(numbered.all(|(index, standard)| *standard as usize == index));
    }
}
