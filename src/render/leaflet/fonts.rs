//! Floor 3: fonts that only some languages need.
//! In: a file of a theme's leaflets, the site's languages. Out: whether leaflets need it.
//! Must never: make a site without such a language read a font for it.

use crate::site::Locale;

/// Where a theme keeps fonts.
const FONTS: &str = "fonts/";

/// Whether a file is needed. A font in a folder of its own is, where a language that readers find names it:
/// `fonts/arabic/NotoNaskhArabic-Bold.ttf`
/// for “Noto Naskh Arabic”.
pub fn is_wanted(path: &str, locales: &[Locale]) -> bool {
    let Some((_, file)) = path.strip_prefix(FONTS).and_then(|path| path.split_once('/')) else { return true };
    let named = |font: &str| {
        file.strip_prefix(&*font.replace(' ', "")).is_some_and(|rest| rest.starts_with(['-', '.']))
    };
    locales.iter().filter(|locale| locale.live).any(|locale| locale.fonts.iter().any(|font| named(font)))
}
