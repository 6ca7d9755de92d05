//! Floor 2: the named sets of Easy Read rules.
//! In: a name in site.toml. Out: which published guidance the thresholds of Easy Read follow.
//! Must never: hide which one was used: published guidance conflicts, and readers and commissioners may ask.

/// A named set of thresholds for Easy Read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EasyReadStandard {
    /// What most British guidance asks.
    #[default]
    Uk,
    /// What Inclusion Europe asks in “Information for all”.
    InclusionEurope,
    /// What the Easy Read Standard of 2026 asks.
    Standard2026,
}

impl EasyReadStandard {
    /// Every set.
    pub const ALL: [EasyReadStandard; 3] =
        [EasyReadStandard::Uk, EasyReadStandard::InclusionEurope, EasyReadStandard::Standard2026];

    /// As it is written in site.toml and in every report.
    pub fn name(self) -> &'static str {
        match self {
            EasyReadStandard::Uk => "easy-uk",
            EasyReadStandard::InclusionEurope => "easy-inclusion-europe",
            EasyReadStandard::Standard2026 => "easy-standard-2026",
        }
    }

    /// The set of this name.
    pub fn named(name: &str) -> Option<EasyReadStandard> {
        EasyReadStandard::ALL.into_iter().find(|set| set.name() == name)
    }
}
