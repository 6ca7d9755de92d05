//! Floor 1: slugs: words as a part of an address.
//! In: a title or a file name. Out: lower-case letters and digits, joined by hyphens.
//! Must never: give two spellings of the same words different addresses.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `Who can get help?` → `who-can-get-help`. Accents are dropped, so that an address can be typed from paper;
/// letters of other scripts stay.
pub fn slug(words: &str) -> String {
    let mut slug = String::with_capacity(words.len());
    let mut gap = false;
    let mut push = |c: char| {
        // Signs that nobody sees do not part a word: the soft hyphen, joiners and a mark of byte order.
        if matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}') {
            return;
        }
        if c.is_alphanumeric() {
            if gap && !slug.is_empty() {
                slug.push('-');
            }
            gap = false;
            // The fast path: nearly all words are ASCII, and every heading and file name is read here.
            if c.is_ascii() { slug.push(c.to_ascii_lowercase()) } else { slug.extend(c.to_lowercase()) }
        } else if c != '\'' && c != '’' {
            gap = true;
        }
    };
    if words.is_ascii() {
        words.chars().for_each(&mut push);
    } else {
        // Of the signs that stand for several letters, only the ligatures of print (ﬁ) are taken apart.
        let letters = words.chars().flat_map(|c| match c {
            '\u{fb00}'..='\u{fb06}' => c.to_string().nfkd().collect::<Vec<_>>(),
            _ => vec![c],
        });
        letters.nfd().filter(|c| !is_combining_mark(*c)).for_each(&mut push);
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn slugs_can_be_typed_from_paper() {
        assert_eq!(slug("Who can get help?"), "who-can-get-help");
        assert_eq!(slug("Cefnogaeth – iechyd meddwl, tŷ"), "cefnogaeth-iechyd-meddwl-ty");
        assert_eq!(slug("Don’t wait"), "dont-wait");
        assert_eq!(slug("مساعدة"), "مساعدة");
        assert_eq!(slug("Cafe\u{301} and ﬁnd infor\u{ad}mation"), "cafe-and-find-information");
        assert_eq!(slug("…"), "");
    }
}
