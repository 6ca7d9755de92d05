//! Floor 0: what every finding of one rule has in common.
//! In: nothing. Out: the rule's id, its severity, whom it hurts, what its findings mean for their file, and what they
//! keep from being published.
//! Must never: know how a rule judges.

use super::Severity;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

/// What every finding of one rule has in common. Two are equal when their ids are.
#[derive(Clone, Copy, Debug)]
pub struct RuleInfo {
    /// The permanent id: small letters and hyphens.
    pub id: &'static str,
    /// The severity of a finding, unless the finding or `site.toml` says otherwise.
    pub severity: Severity,
    /// Whom it hurts when the rule is broken, in one or two sentences.
    pub why: &'static str,
    /// What an error of this rule means for the file that it is in.
    pub effect: Effect,
    /// What an error of this rule keeps from being published.
    pub stops: StopsWhat,
}

/// What an error keeps from being published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopsWhat {
    /// The page that it is in. An error in a file that is no page stops the site, whatever its rule says.
    Page,
    /// The whole site.
    Site,
}

/// What an error means for the file that it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The file was read and is used.
    None,
    /// The file, or a part of it, was not read. What seems to be missing may be in that part.
    NotRead,
    /// The file belongs to the theme and cannot be used: pages that need it cannot be made.
    NotUsable,
}

impl RuleInfo {
    /// A rule whose findings leave their file usable.
    pub const fn new(id: &'static str, severity: Severity, why: &'static str) -> RuleInfo {
        RuleInfo { id, severity, why, effect: Effect::None, stops: StopsWhat::Page }
    }

    /// The same rule with another effect.
    #[must_use]
    pub const fn with_effect(self, effect: Effect) -> RuleInfo {
        RuleInfo { effect, ..self }
    }

    /// The same rule, if an error of it stops the whole site wherever it is.
    #[must_use]
    pub const fn stopping_the_site(self) -> RuleInfo {
        RuleInfo { stops: StopsWhat::Site, ..self }
    }
}

impl PartialEq for RuleInfo {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for RuleInfo {}

impl PartialOrd for RuleInfo {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for RuleInfo {
    fn cmp(&self, other: &Self) -> Ordering {
        self.id.cmp(other.id)
    }
}

impl Hash for RuleInfo {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

/// The id.
impl fmt::Display for RuleInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}
