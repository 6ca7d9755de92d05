//! Floor 0: the known word that a mistyped one is nearest to.
//! In: a word and the known ones. Out: the one that was most likely meant, if any.
//! Must never: guess where nothing is near.

/// The nearest of `known` to `word`, if at most a quarter of its letters differ.
pub fn suggest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.to_lowercase().chars().collect();
    let limit = (word.len() / 4).max(1);
    let mut rows = Rows::default();
    let far = |candidate: &'a str| {
        // A site may have thousands of files: most are too long or too short to be meant.
        let likely = candidate.len() + limit >= word.len() && candidate.chars().count() <= word.len() + limit;
        likely.then(|| (rows.distance(&word, candidate), candidate)).filter(|(far, _)| *far <= limit)
    };
    known.into_iter().filter_map(far).min().map(|(_, candidate)| candidate)
}

/// The last three rows of the table of distances, kept from one candidate to the next.
#[derive(Default)]
struct Rows {
    other: Vec<char>,
    before: Vec<usize>,
    last: Vec<usize>,
    next: Vec<usize>,
}

impl Rows {
    /// Insertions, deletions, changes and swaps of neighbours that lead from one word to the other
    /// (optimal string alignment), without regard to case.
    fn distance(&mut self, a: &[char], b: &str) -> usize {
        self.other.clear();
        self.other.extend(b.chars().flat_map(char::to_lowercase));
        let b = &self.other;
        self.before.clear();
        self.before.resize(b.len() + 1, 0);
        self.last.clear();
        self.last.extend(0..=b.len());
        for i in 1..=a.len() {
            self.next.clear();
            self.next.push(i);
            for j in 1..=b.len() {
                let change = usize::from(a[i - 1] != b[j - 1]);
                let mut best = (self.last[j] + 1).min(self.next[j - 1] + 1).min(self.last[j - 1] + change);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    best = best.min(self.before[j - 2] + 1);
                }
                self.next.push(best);
            }
            std::mem::swap(&mut self.before, &mut self.last);
            std::mem::swap(&mut self.last, &mut self.next);
        }
        self.last[b.len()]
    }
}

#[cfg(test)]
mod tests {
    use super::suggest;

    #[test]
    fn finds_what_was_meant_and_nothing_else() {
        let known = ["title", "summary", "reviewed", "review_every", "owner"];
        assert_eq!(suggest("titel", known), Some("title"));
        assert_eq!(suggest("reveiwed", known), Some("reviewed"));
        assert_eq!(suggest("Sumary", known), Some("summary"));
        assert_eq!(suggest("colour", known), None);
        assert_eq!(suggest(&"x".repeat(1_000_000), known), None);
    }
}
