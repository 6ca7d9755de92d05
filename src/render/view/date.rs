//! Floor 3: a date as templates see it.
//! In: a date and a language. Out: `iso` (`2026-11-30`) and `long`, the date in words.
//! Must never: have the same hash in two regions: the words differ.

use crate::base::Date;
use crate::site::Locale;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use std::hash::{Hash, Hasher};

/// A date. Its words are made when it is serialised.
#[derive(Clone)]
pub struct DateView<'s> {
    date: Date,
    locale: &'s Locale,
}

impl<'s> DateView<'s> {
    /// A date in a language.
    pub fn new(locale: &'s Locale, date: Date) -> Self {
        DateView { date, locale }
    }

    /// The date as `2026-11-30`.
    pub fn iso(&self) -> String {
        self.date.to_string()
    }
}

impl Hash for DateView<'_> {
    /// The words depend on the language and on the region.
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.date, &self.locale.lang, &self.locale.region).hash(state);
    }
}

impl Serialize for DateView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("DateView", 2)?;
        fields.serialize_field("iso", &self.iso())?;
        fields.serialize_field("long", &self.locale.format_date(self.date))?;
        fields.end()
    }
}
