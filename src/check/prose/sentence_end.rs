//! Floor 3: decides whether a sentence ends before a space.
//! In: the characters before the space, and the text after it. Out: yes or no.
//! Must never: take the full stop of an abbreviation, an initial or a number for the end.

/// Titles, after which a name follows.
const BEFORE_NAMES: [&str; 14] =
    ["mr", "mrs", "ms", "mx", "dr", "prof", "st", "rev", "hon", "rt", "sr", "messrs", "capt", "sgt"];

/// Abbreviations after which a sentence goes on.
const BEFORE_MORE: [&str; 26] = [
    "e.g", "eg", "i.e", "ie", "cf", "viz", "vs", "v", "approx", "tel", "para", "paras", "pp", "p", "fig",
    "s", "ss", "sec", "sch", "reg", "art", "ch", "ext", "incl", "esp", "no",
];

/// Abbreviations that end a sentence only where another one clearly begins.
const EITHER: [&str; 22] = [
    "etc", "ltd", "co", "inc", "plc", "dept", "est", "a.m", "p.m", "am", "pm", "jan", "feb", "mar", "apr",
    "jun", "jul", "aug", "sept", "oct", "nov", "dec",
];

/// Words that begin sentences but not names.
const STARTERS: [&str; 50] = [
    "A", "About", "After", "All", "Also", "An", "And", "Any", "Are", "As", "Ask", "At", "But", "By", "Call",
    "Can", "Check", "Do", "For", "From", "He", "How", "I", "If", "In", "Is", "It", "Make", "No", "Not", "On",
    "Or", "Our", "Please", "She", "So", "Some", "Tell", "That", "The", "There", "These", "They", "This",
    "To", "We", "What", "When", "Who", "You",
];

/// Whether a sentence can begin with this character. Punctuation before it belongs to neither sentence.
pub(super) fn begins(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '{' || letter == '\u{fffc}'
}

/// Characters that end a sentence.
const STOPS: [char; 8] = ['.', '!', '?', '…', '؟', '۔', '।', '。'];

/// Characters that may follow them.
const CLOSING: [char; 8] = [')', ']', '"', '\'', '”', '’', '»', '*'];

/// Whether a character before a space may end a sentence.
pub(super) fn may_end(sign: char) -> bool {
    STOPS.contains(&sign) || CLOSING.contains(&sign)
}

/// Whether the characters of `run` end a sentence. `words` is the number of words of the sentence so far, and
/// `next` the text after the space, from the first character that can begin a sentence; empty at the end of
/// the text.
pub(super) fn ends(run: &str, next: &str, words: usize) -> bool {
    let core = run.trim_end_matches(CLOSING);
    let Some(sign) = core.chars().next_back() else { return false };
    if !STOPS.contains(&sign) {
        return false;
    }
    let Some(first) = next.chars().next() else { return true };
    let small = first.is_lowercase();
    match sign {
        '!' | '?' | '…' => !small,
        '.' if core.ends_with("..") => !small,
        '.' => words > 0 && point_ends(core, next, small, words),
        _ => true,
    }
}

fn point_ends(core: &str, next: &str, small: bool, words: usize) -> bool {
    let word = core[..core.len() - 1].trim_start_matches(|letter: char| !letter.is_alphanumeric());
    // `1. Do this`
    if words == 1 && word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let begins = || {
        let first =
            next.split(|letter: char| !letter.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or("");
        STARTERS.binary_search(&first).is_ok()
    };
    let is_in = |list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(word));
    let mut letters = word.chars();
    if let (Some(letter), None) = (letters.next(), letters.next())
        && letter.is_uppercase()
    {
        // `J. Smith`, but: `… you and I. You can …`
        return letter == 'I' || begins();
    }
    if word.len() > 6 {
        return true;
    }
    if is_in(&BEFORE_NAMES)
        || (is_in(&BEFORE_MORE) && (word.len() > 2 || word.contains('.') || small || !begins()))
    {
        // `no` in lower case ends a sentence; `No.` before a number does not.
        return word == "no" && !next.starts_with(|letter: char| letter.is_ascii_digit());
    }
    if is_in(&EITHER) {
        return !small && (begins() || !next.starts_with(|letter: char| letter.is_ascii_digit()));
    }
    // `U.K. law`, but: `… in the U.K. You can …`
    if word.contains('.') && word.split('.').all(|part| part.chars().count() == 1) {
        return begins();
    }
    true
}

#[cfg(test)]
mod tests {
    use super::{STARTERS, ends};

    #[test]
    fn the_list_is_sorted() {
        assert!(STARTERS.is_sorted());
    }

    #[test]
    fn points_that_end_a_sentence() {
        for (run, next) in [
            ("help.", "You can"),
            ("help.)", "You can"),
            ("“Yes.”", "She left"),
            ("5:30pm.", "Ask us"),
            ("2026.", "It is"),
            ("I.", "You"),
            ("U.K.", "You can"),
            ("p.m.", "The office"),
            ("etc.", "You can"),
            ("no.", "You can say"),
            ("why?", "You"),
            ("Stop!", "Wait"),
            ("end…", "Then"),
            ("help.", "{{x.phone}} is"),
        ] {
            assert!(ends(run, next, 3), "{run} | {next}");
        }
    }

    #[test]
    fn points_that_do_not() {
        for (run, next) in [
            ("Mr.", "Smith"),
            ("St.", "Helens"),
            ("Dr.", "The"),
            ("e.g.", "Monday"),
            ("(e.g.", "The Act"),
            ("i.e.", "you"),
            ("J.", "Smith"),
            ("U.K.", "law"),
            ("No.", "5"),
            ("s.", "130C"),
            ("etc.", "and"),
            ("a.m.", "to"),
            ("p.m.", "5 to"),
            ("Who?”", "she asked"),
            ("wait…", "then"),
            ("and,", "You"),
            ("help:", "You"),
        ] {
            assert!(!ends(run, next, 3), "{run} | {next}");
        }
        assert!(!ends("1.", "Do this", 1));
    }
}
