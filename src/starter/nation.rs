//! Floor 4: the nations of the United Kingdom.
//! In: a word of a form. Out: the nation, as site.toml names it.
//! Must never: guess a nation: laws differ.

/// A nation with laws of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nation {
    /// England.
    England,
    /// Wales.
    Wales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    NorthernIreland,
}

impl Nation {
    /// All of them.
    pub const ALL: [Nation; 4] = [Nation::England, Nation::Wales, Nation::Scotland, Nation::NorthernIreland];

    /// Its name in site.toml.
    pub fn name(self) -> &'static str {
        match self {
            Nation::England => "England",
            Nation::Wales => "Wales",
            Nation::Scotland => "Scotland",
            Nation::NorthernIreland => "Northern Ireland",
        }
    }

    /// Its word in a form.
    pub fn word(self) -> &'static str {
        match self {
            Nation::England => "england",
            Nation::Wales => "wales",
            Nation::Scotland => "scotland",
            Nation::NorthernIreland => "northern-ireland",
        }
    }

    /// The nation with this word.
    pub fn of(word: &str) -> Option<Nation> {
        Nation::ALL.into_iter().find(|nation| nation.word() == word)
    }
}
