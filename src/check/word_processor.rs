//! Floor 3: what word processors and their templates leave in a text: missing references, gaps, lists of contents.
//! In: the text of a page. Out: each of them, and what to do.
//! Must never: take an aside in brackets for a gap.

use super::foreign_marks::{ForeignMark, find_all, mark};

/// The beginnings of gaps in templates.
const GAPS: [&str; 10] = [
    "[insert ",
    "[Insert ",
    "[INSERT",
    "[your name",
    "[Your name",
    "[name of ",
    "[Name of ",
    "[enter ",
    "[Enter ",
    "[date]",
];

/// What word processors write where something was not found, or should be filled in.
const LEFT_BEHIND: [&str; 8] = [
    "Error! Reference source not found",
    "Error! Bookmark not defined",
    "Error! Hyperlink reference not valid",
    "Error! No text of specified style",
    "Error! Unknown document property name",
    "Click or tap here to enter text",
    "Click here to enter text",
    "HYPERLINK \"",
];

/// The shortest row of dots that leads to the number of a page.
const SHORTEST_LEADER: usize = 4;

/// What a word processor left in a text, and gaps that nobody filled in.
pub(super) fn left_by_word_processor(text: &str) -> Vec<ForeignMark> {
    let mut marks = Vec::new();
    for words in LEFT_BEHIND {
        for at in find_all(text, words) {
            let message = "A word processor wrote these words where something was missing.";
            marks.push(mark((at, at + words.len()), message, "Take them out, or write what belongs there."));
        }
    }
    for words in GAPS {
        for at in find_all(text, words) {
            let end = at + text[at..].find([']', '\n']).unwrap_or(words.len());
            let message = "These words in brackets only hold the place of others.";
            marks.push(mark((at, end), message, "Write your own words in their place, or take them out."));
        }
    }
    let mut done = 0;
    let mut starts: Vec<usize> = find_all(text, "..").chain(find_all(text, "……")).collect();
    starts.sort_unstable();
    for at in starts {
        if at < done {
            continue;
        }
        let length = text[at..].find(|c: char| c != '.' && c != '…').unwrap_or(text.len() - at);
        done = at + length;
        let number = text[done..].trim_start_matches([' ', '\t', '\u{a0}']);
        if text[at..done].chars().count() >= SHORTEST_LEADER
            && number.starts_with(|c: char| c.is_ascii_digit())
        {
            let message = "These dots lead to the number of a page, and a website has no such numbers.";
            let help = "Take the list of contents out: each page gets one by itself.";
            marks.push(mark((at, done), message, help));
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::left_by_word_processor;

    #[test]
    fn what_a_word_processor_left_is_known() {
        for (text, left) in [
            ("See Error! Reference source not found.", &["Error! Reference source not found"][..]),
            ("Contact us......5", &["......"]),
            ("Contact us …………5", &["…………"]),
            ("Ask [insert name here] now", &["[insert name here"]),
            ("Contact us … 5. Wait... 5 days. Dots.... and more. Pages 3..5", &[]),
            ("He said [sic], and I [inserted] it.", &[]),
        ] {
            let found = left_by_word_processor(text);
            let found: Vec<&str> = found.iter().map(|mark| &text[mark.range.0..mark.range.1]).collect();
            assert_eq!(found, left, "{text}");
        }
    }
}
