//! Floor 4: the languages that a new site may have.
//! In: a code. Out: the language, by its own name, and whether the first pages are in the program in it.
//! Must never: list a language that the theme has no words in.

/// A language in which the theme has words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SiteLanguage {
    /// English.
    English,
    /// Welsh.
    Welsh,
    /// Arabic.
    Arabic,
    /// Punjabi in Gurmukhi.
    Punjabi,
    /// Polish.
    Polish,
    /// Romanian.
    Romanian,
    /// Urdu.
    Urdu,
}

impl SiteLanguage {
    /// All of them. The first two have first pages, so a site may begin in them.
    pub const ALL: [SiteLanguage; 7] = [
        SiteLanguage::English,
        SiteLanguage::Welsh,
        SiteLanguage::Arabic,
        SiteLanguage::Punjabi,
        SiteLanguage::Polish,
        SiteLanguage::Romanian,
        SiteLanguage::Urdu,
    ];

    /// Its code: `cy`.
    pub fn code(self) -> &'static str {
        match self {
            SiteLanguage::English => "en",
            SiteLanguage::Welsh => "cy",
            SiteLanguage::Arabic => "ar",
            SiteLanguage::Punjabi => "pa",
            SiteLanguage::Polish => "pl",
            SiteLanguage::Romanian => "ro",
            SiteLanguage::Urdu => "ur",
        }
    }

    /// Its name in its own words.
    pub fn name(self) -> &'static str {
        match self {
            SiteLanguage::English => "English",
            SiteLanguage::Welsh => "Cymraeg",
            SiteLanguage::Arabic => "العربية",
            SiteLanguage::Punjabi => "ਪੰਜਾਬੀ",
            SiteLanguage::Polish => "polski",
            SiteLanguage::Romanian => "română",
            SiteLanguage::Urdu => "اردو",
        }
    }

    /// Whether it is written from right to left.
    pub fn is_rtl(self) -> bool {
        matches!(self, SiteLanguage::Arabic | SiteLanguage::Urdu)
    }

    /// Whether the program has first pages in it.
    pub fn has_first_pages(self) -> bool {
        matches!(self, SiteLanguage::English | SiteLanguage::Welsh)
    }

    /// The language with this code.
    pub fn of(code: &str) -> Option<SiteLanguage> {
        SiteLanguage::ALL.into_iter().find(|language| language.code() == code)
    }
}
