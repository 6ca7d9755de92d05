//! Floor 3: the words of the starters that hold the place of staff's own.
//! In: a text, or a name. Out: where it still has the words of a starter.
//! Must never: hold a list of its own: the starters are read, so that their next sentence is known too.

/// The settings of a new site.
const SITE: &str = include_str!("../../starters/site/content/site.toml");

/// The first texts of new pages.
const PAGES: [&str; 5] = [
    include_str!("../../starters/page/checker.md"),
    include_str!("../../starters/page/easy-leaflet.md"),
    include_str!("../../starters/page/easy.md"),
    include_str!("../../starters/page/leaflet.md"),
    include_str!("../../starters/page/page.md"),
];

/// A page with gaps in Welsh.
const WELSH: &str = include_str!("../../starters/topics/cy/our-help.md");

/// The number of words that all gaps in the starters begin with: “Write here”.
const OPENING_WORDS: usize = 2;

/// The name that the organisation has in the starters.
#[must_use]
pub fn sample_name() -> &'static str {
    let value = |line: &'static str| line.strip_prefix("name = \"")?.split('"').next();
    SITE.lines().find_map(value).unwrap_or("Our charity")
}

/// The words with which each gap in the starters begins, in English and in Welsh.
fn openings() -> [&'static str; 2] {
    [PAGES[4], WELSH].map(|page| {
        // The first line of a new page's list is a gap.
        let line = page.lines().find_map(|line| line.strip_prefix("- ")).unwrap_or("Write here ");
        let end = line.match_indices(' ').nth(OPENING_WORDS - 1).map_or(line.len(), |(at, _)| at);
        &line[..end]
    })
}

/// The start and end of the first gap that was not filled in: `Write here who can get this help.`
#[must_use]
pub fn sample_words(words: &str) -> Option<(usize, usize)> {
    openings().into_iter().find_map(|opening| gap(words, opening))
}

fn gap(words: &str, opening: &str) -> Option<(usize, usize)> {
    let begins_sentence = |start: usize| {
        let before = words[..start].trim_end();
        before.is_empty() || before.ends_with(|c: char| !c.is_alphanumeric() && c != ',')
    };
    let ends_word =
        |end: usize| !words[end..].starts_with(|c: char| c.is_alphanumeric() || c == '\'' || c == '’');
    let mut found = words.match_indices(opening).map(|(start, _)| start);
    let start = found.find(|start| begins_sentence(*start) && ends_word(start + opening.len()))?;
    let length = words[start..].find(['.', '?', '!']).map_or(words.len() - start, |at| at + 1);
    Some((start, start + length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_starter_has_gaps_and_each_is_known() {
        assert_eq!((sample_name(), openings()), ("Our charity", ["Write here", "Ysgrifennwch yma"]));
        for page in PAGES.into_iter().chain([WELSH]) {
            let is_gap = |line: &&str| openings().iter().any(|opening| line.contains(opening));
            let gaps: Vec<&str> = page.lines().filter(is_gap).collect();
            assert!(gaps.len() > 1, "{page}");
            gaps.into_iter().for_each(|line| assert!(sample_words(line).is_some(), "{line}"));
        }
    }

    #[test]
    fn only_gaps_are_known() {
        for words in
            ["Write here …", "- Write here, in one sentence, who you are.", "The law: Write here which law"]
        {
            assert!(sample_words(words).is_some(), "{words}");
        }
        for words in
            ["You can write here.", "Write hereafter.", "Write your name here.", "Please, Write here."]
        {
            assert!(sample_words(words).is_none(), "{words}");
        }
    }
}
