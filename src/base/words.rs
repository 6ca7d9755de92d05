//! Floor 0: small matters of English in messages for staff.
//! In: English words. Out: the same, counted or with a capital letter.
//! Must never: write a word of a site: sites have languages, and `Localizer` knows them.

/// `1 file`, `2 files`: a count and its noun. For nouns whose plural ends in `s`.
pub fn count_of(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// The digits of a whole number with a comma before each group of three: `12,000`.
pub fn with_commas(number: &str) -> String {
    let mut grouped = String::new();
    for (at, digit) in number.chars().enumerate() {
        if at > 0 && (number.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// The words with a capital letter at their beginning.
pub fn capitalise(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_and_capitalised() {
        assert_eq!([0, 1, 2].map(|count| count_of(count, "file")), ["0 files", "1 file", "2 files"]);
        assert_eq!(["", "éa b", "ßa"].map(capitalise), ["", "Éa b", "SSa"]);
    }
}
