//! Floor 3: names of characters in HTML.
//! In: nothing. Out: those that documents and websites have most, and that are no words.
//! Must never: hold a name that people write behind the sign & for themselves.

/// Names of characters in HTML that are no words.
pub(super) const CHARACTER_NAMES: [&str; 40] = [
    "aacute", "acirc", "agrave", "amp", "apos", "auml", "bull", "ccedil", "copy", "deg", "eacute", "ecirc",
    "egrave", "emsp", "ensp", "euro", "frac12", "frac14", "gt", "hellip", "iacute", "icirc", "laquo",
    "ldquo", "lsquo", "lt", "mdash", "middot", "nbsp", "ndash", "ntilde", "oacute", "ouml", "pound", "quot",
    "raquo", "rdquo", "rsquo", "thinsp", "uuml",
];
