//! Floor 3: decides whether a sentence ends before a space.
//! In: the characters before the space, and the text after it. Out: yes or no.
//! Must never: take the full stop of an abbreviation, an initial or a number for the end.

/// Titles of people: a name follows.
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

/// Whether a sentence can begin with this character. Punctuation before it is skipped.
pub(super) fn begins(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '{' || letter == '\u{fffc}'
}

/// Characters that end a sentence.
const TERMINATORS: [char; 8] = ['.', '!', '?', '…', '؟', '۔', '।', '。'];

/// Characters that may follow a terminator before the space.
const CLOSING: [char; 8] = [')', ']', '"', '\'', '”', '’', '»', '*'];

/// Whether a character before a space may end a sentence.
pub(super) fn may_end(letter: char) -> bool {
    TERMINATORS.contains(&letter) || CLOSING.contains(&letter)
}

/// Whether the characters before a space, `cluster`, end a sentence. `words` is the number of words of the
/// sentence so far. `next` is the text after the space, from the first character that can begin a sentence;
/// it is empty at the end of the text.
pub(super) fn ends(cluster: &str, next: &str, words: usize) -> bool {
    let core = cluster.trim_end_matches(CLOSING);
    let Some(terminator) = core.chars().next_back() else { return false };
    if !TERMINATORS.contains(&terminator) {
        return false;
    }
    let Some(first) = next.chars().next() else { return true };
    let lower = first.is_lowercase();
    match terminator {
        '!' | '?' | '…' => !lower,
        '.' if core.ends_with("..") => !lower,
        '.' => words > 0 && full_stop_ends(core, next, lower, words),
        _ => true,
    }
}

/// Whether the full stop at the end of `core` ends a sentence. `lower` says that `next` begins with a
/// lower-case letter.
fn full_stop_ends(core: &str, next: &str, lower: bool, words: usize) -> bool {
    let word = core[..core.len() - 1].trim_start_matches(|letter: char| !letter.is_alphanumeric());
    // `1. Do this`
    if words == 1 && word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let starter_follows = || {
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
        return letter == 'I' || starter_follows();
    }
    if word.len() > 6 {
        return true;
    }
    if is_in(&BEFORE_NAMES)
        || (is_in(&BEFORE_MORE) && (word.len() > 2 || word.contains('.') || lower || !starter_follows()))
    {
        // `no` in lower case ends a sentence; `No.` before a number does not.
        return word == "no" && !next.starts_with(|letter: char| letter.is_ascii_digit());
    }
    if is_in(&EITHER) {
        return !lower && (starter_follows() || !next.starts_with(|letter: char| letter.is_ascii_digit()));
    }
    // `U.K. law`, but: `… in the U.K. You can …`
    if word.contains('.') && word.split('.').all(|part| part.chars().count() == 1) {
        return starter_follows();
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
    fn full_stops_that_end_a_sentence() {
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
    fn full_stops_that_do_not() {
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
