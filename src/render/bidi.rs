//! Floor 3: left-to-right runs in right-to-left text: `0800 123 4567`, `5(2)`, `9am to 5pm`. Without
//! isolation, the Unicode Bidirectional Algorithm (UAX #9) would show their parts in the wrong order.
//! In: a text in a right-to-left language. Out: the same in pieces, and which of them are such runs.
//! Must never: put right-to-left words into a run, or lose a character.

/// A piece of a text, and whether it is a left-to-right run. A number alone is none: it is shown correctly
/// anyway.
pub type LtrRun<'t> = (&'t str, bool);

/// The pieces of a text, in order. A text without digits is one piece.
pub fn ltr_runs(text: &str) -> Vec<LtrRun<'_>> {
    let mut pieces = Vec::new();
    let mut done = 0;
    for (start, end) in run_ranges(text) {
        if start > done {
            pieces.push((&text[done..start], false));
        }
        pieces.push((&text[start..end], true));
        done = end;
    }
    if done < text.len() {
        pieces.push((&text[done..], false));
    }
    pieces
}

/// The byte ranges of the left-to-right runs: neighbouring words with one space between them are one run.
fn run_ranges(text: &str) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    if !text.contains(is_digit) {
        return runs;
    }
    let mut word_start = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let before_digit = text[word_start + word.len()..].starts_with(is_digit);
        if let Some((from, to)) = ltr_part(word.trim_end(), before_digit) {
            let (start, end) = (word_start + from, word_start + to);
            match runs.last_mut() {
                Some(last) if from == 0 && text[last.1..start].chars().count() == 1 => last.1 = end,
                _ => runs.push((start, end)),
            }
        }
        word_start += word.len();
    }
    runs.retain(|(start, end)| {
        let run = &text[*start..*end];
        run.contains(is_digit) && !run.chars().all(is_digit)
    });
    runs
}

/// The byte range of the part of a word that is read from left to right, without the punctuation of the
/// sentence around it. `None` if the word has a right-to-left letter. `before_digit` says whether the next
/// word begins with a digit.
fn ltr_part(word: &str, before_digit: bool) -> Option<(usize, usize)> {
    // Right-to-left punctuation is allowed: it comes after the run and is trimmed.
    if word.chars().any(|character| is_rtl(character) && character.is_alphanumeric()) {
        return None;
    }
    let count = |text: &str, bracket: char| text.matches(bracket).count();
    let is_trailing = |character: char| !character.is_alphanumeric() && !matches!(character, '%' | ')');
    let mut part = word.trim_end_matches(is_trailing);
    while part.ends_with(')') && count(part, ')') > count(part, '(') {
        part = part[..part.len() - 1].trim_end_matches(is_trailing);
    }
    let mut start = part.find(|c: char| c.is_alphanumeric() || matches!(c, '+' | '£' | '€' | '$' | '('))?;
    while part[start..].starts_with('(') {
        let inner = &part[start + 1..];
        let wraps = inner.ends_with(')') && inner.find(')') == Some(inner.len() - 1);
        // “(020) 7946”, “(0)20”: these brackets belong to the number.
        if count(inner, ')') > 0 && (before_digit || !wraps) {
            break;
        }
        start += 1;
        if wraps {
            part = &part[..part.len() - 1];
        }
    }
    part[start..].contains(char::is_alphanumeric).then_some((start, part.len()))
}

/// European, Arabic-Indic and extended Arabic-Indic digits.
fn is_digit(character: char) -> bool {
    matches!(character, '0'..='9' | '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
}

/// Whether a character is in a Unicode block of a right-to-left script (Hebrew, Arabic, Syriac and others),
/// digits excepted.
pub fn is_rtl(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
        && !is_digit(character)
}

#[cfg(test)]
mod tests {
    use super::ltr_runs;

    fn runs(text: &str) -> Vec<&str> {
        assert_eq!(ltr_runs(text).iter().map(|(part, _)| *part).collect::<String>(), text);
        ltr_runs(text).into_iter().filter(|(_, is_run)| *is_run).map(|(part, _)| part).collect()
    }

    #[test]
    fn numbers_stay_in_order() {
        assert_eq!(runs("فون 0800 123 4567 پر"), ["0800 123 4567"]);
        assert_eq!(runs("فون کریں (0800 123 4567)۔"), ["0800 123 4567"]);
        assert_eq!(runs("‏+44 (0)20 7946 0101، پھر"), ["+44 (0)20 7946 0101"]);
        assert_eq!(runs("(020) 7946-0101"), ["(020) 7946-0101"]);
        assert_eq!(runs("دفعہ 5(2)، 5(4) یا 136"), ["5(2)", "5(4)"]);
        assert_eq!(runs("صبح 9:30 سے £10.50 تک"), ["9:30", "£10.50"]);
        assert_eq!(runs("SHOUT to 85258 لکھیں"), ["SHOUT to 85258"]);
        assert_eq!(runs("۰۸۰۰ ۱۲۳ ۴۵۶۷"), ["۰۸۰۰ ۱۲۳ ۴۵۶۷"]);
    }

    #[test]
    fn words_and_single_numbers_are_left_alone() {
        for text in [
            "",
            "22 نومبر 2026",
            "دفعہ 17",
            "(999)",
            "Mental Health Act",
            "قانون 1983، 2007",
            "17-سالہ",
            "آپشن 2۔",
        ] {
            assert_eq!(runs(text), [""; 0], "{text}");
        }
    }
}
