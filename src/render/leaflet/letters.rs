//! Floor 3: fonts that only some languages need.
//! In: a file of a theme, the site's languages. Out: whether leaflets need it.
//! Must never: make a site without such a language read a font for it.

use crate::site::Locale;
use std::ops::RangeInclusive;

/// Folders of fonts, each for the letters of one script. Other fonts are for all sites.
const FOLDERS: [(&str, RangeInclusive<char>); 2] = [("fonts/arabic/", '\u{600}'..='\u{77f}'), ("fonts/gurmukhi/", '\u{a00}'..='\u{a7f}')];

/// Whether a file of a theme's leaflets is needed: one for the letters of a script where a language writes its own name in them.
pub fn is_wanted(path: &str, locales: &[Locale]) -> bool {
    let folder = FOLDERS.iter().find(|(folder, _)| path.starts_with(folder));
    folder.is_none_or(|(_, letters)| locales.iter().any(|locale| locale.name.chars().any(|letter| letters.contains(&letter))))
}
