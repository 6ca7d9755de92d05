//! Floor 2: the standards of Easy Read.
//! In: a name in site.toml. Out: the published guidance that the thresholds of Easy Read follow.
//! Must never: hide which standard was used: published guidance conflicts, and readers and commissioners ask.

/// Published guidance for Easy Read, with its own thresholds.
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
    /// Every standard.
    pub const ALL: [EasyReadStandard; 3] =
        [EasyReadStandard::Uk, EasyReadStandard::InclusionEurope, EasyReadStandard::Standard2026];

    /// Its name in site.toml and in reports.
    pub fn name(self) -> &'static str {
        match self {
            EasyReadStandard::Uk => "easy-uk",
            EasyReadStandard::InclusionEurope => "easy-inclusion-europe",
            EasyReadStandard::Standard2026 => "easy-standard-2026",
        }
    }

    /// The standard of this name; `None` where there is no such standard.
    pub fn named(name: &str) -> Option<EasyReadStandard> {
        EasyReadStandard::ALL.into_iter().find(|set| set.name() == name)
    }
}
