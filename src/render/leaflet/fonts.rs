//! Floor 3: fonts that only some languages need.
//! In: a file of a theme's leaflets, the site's languages. Out: whether leaflets need it.
//! Must never: make a site read a font for a language that it does not have.

use crate::site::Locale;

/// Where a theme keeps fonts.
const FONTS: &str = "fonts/";

/// Whether leaflets need a file, by its path in the theme's folder of leaflets. A font in a folder of its own
/// is needed if a published language names it: `fonts/arabic/NotoNaskhArabic-Bold.ttf` for “Noto Naskh
/// Arabic”. All other files are always needed.
pub fn is_wanted(path: &str, locales: &[Locale]) -> bool {
    let Some((_, file)) = path.strip_prefix(FONTS).and_then(|path| path.split_once('/')) else { return true };
    let named = |font: &str| {
        file.strip_prefix(&*font.replace(' ', "")).is_some_and(|rest| rest.starts_with(['-', '.']))
    };
    locales.iter().filter(|locale| locale.live).any(|locale| locale.fonts.iter().any(|font| named(font)))
}
