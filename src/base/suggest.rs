//! Floor 0: “did you mean …?”: the known word nearest to a mistyped one.
//! In: a word and the known words. Out: the nearest one, where it is near enough.
//! Must never: suggest a word that is not near.

/// The nearest of `known` to `word`, if at most a quarter of its letters differ (one letter in a short word),
/// without regard to case. Of two that are equally near, the first in the order of the alphabet.
///
/// The distance is that of optimal string alignment: insertions, deletions, changes, and swaps of neighbours
/// (Damerau 1964; Boytsov 2011).
pub fn suggest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let letters = word.chars().count();
    let limit = (letters / 4).max(1);
    // A site may have thousands of files: most are far too long or short to compare.
    let near =
        |candidate: &&str| candidate.len() + limit >= letters && candidate.chars().count() <= letters + limit;
    let distance = |candidate: &str| strsim::osa_distance(&word, &candidate.to_lowercase());
    let distances = known.into_iter().filter(near).map(|candidate| (distance(candidate), candidate));
    distances.filter(|(distance, _)| *distance <= limit).min().map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::suggest;

    #[test]
    fn finds_the_word_that_was_meant_and_no_other() {
        let known = ["title", "summary", "reviewed", "review_every", "owner"];
        assert_eq!(suggest("titel", known), Some("title"));
        assert_eq!(suggest("reveiwed", known), Some("reviewed"));
        assert_eq!(suggest("Sumary", known), Some("summary"));
        assert_eq!(suggest("colour", known), None);
        assert_eq!(suggest(&"x".repeat(1_000_000), known), None);
    }
}
