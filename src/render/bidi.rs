//! Floor 3: what is read from left to right in every language: `0800 123 4567`, `5(2)`, `9am to 5pm`.
//! In: a text of a language whose lines begin on the right. Out: its stretches, and which of them are such
//! groups.
//! Must never: call words of that language a group, or lose a letter.

/// A stretch of a text, and whether it is a group. A single number is none: it is shown right as it is.
pub type LtrRun<'t> = (&'t str, bool);

/// The text in stretches, in order. Without numbers that is the whole text at once.
pub fn ltr_runs(text: &str) -> Vec<LtrRun<'_>> {
    let mut found = Vec::new();
    let mut done = 0;
    for (start, end) in groups(text) {
        if start > done {
            found.push((&text[done..start], false));
        }
        found.push((&text[start..end], true));
        done = end;
    }
    if done < text.len() {
        found.push((&text[done..], false));
    }
    found
}

fn groups(text: &str) -> Vec<(usize, usize)> {
    let mut groups: Vec<(usize, usize)> = Vec::new();
    if !text.contains(is_digit) {
        return groups;
    }
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        let next = text[at + word.len()..].starts_with(is_digit);
        if let Some((from, to)) = core(bare, next) {
            let (start, end) = (at + from, at + to);
            match groups.last_mut() {
                // One after the other, with nothing but a space between them.
                Some(last) if from == 0 && text[last.1..start].chars().count() == 1 => last.1 = end,
                _ => groups.push((start, end)),
            }
        }
        at += word.len();
    }
    groups.retain(|(start, end)| {
        let group = &text[*start..*end];
        group.contains(is_digit) && !group.chars().all(is_digit)
    });
    groups
}

/// The part of a word that is written from left to right, without the marks of the sentence around it; none
/// where a letter of the
/// other direction is in it. `goes_on` where the next word begins with a digit.
fn core(word: &str, goes_on: bool) -> Option<(usize, usize)> {
    // A full stop or comma of that direction stands behind the group, and is trimmed.
    if word.chars().any(|sign| is_from_the_right(sign) && sign.is_alphanumeric()) {
        return None;
    }
    let count = |text: &str, sign: char| text.matches(sign).count();
    let mut part = word.trim_end_matches(|sign: char| !sign.is_alphanumeric() && !matches!(sign, '%' | ')'));
    while part.ends_with(')') && count(part, ')') > count(part, '(') {
        part = part[..part.len() - 1]
            .trim_end_matches(|sign: char| !sign.is_alphanumeric() && !matches!(sign, '%' | ')'));
    }
    let mut start =
        part.find(|sign: char| sign.is_alphanumeric() || matches!(sign, '+' | '£' | '€' | '$' | '('))?;
    while part[start..].starts_with('(') {
        let inner = &part[start + 1..];
        let wraps = inner.ends_with(')') && inner.find(')') == Some(inner.len() - 1);
        if count(inner, ')') > 0 && (goes_on || !wraps) {
            break;
        }
        start += 1;
        if wraps {
            part = &part[..part.len() - 1];
        }
    }
    part[start..].contains(char::is_alphanumeric).then_some((start, part.len()))
}

/// Digits as Europe writes them, and as Arabic and Urdu may.
fn is_digit(sign: char) -> bool {
    matches!(sign, '0'..='9' | '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
}

/// Whether a sign is of Hebrew, Arabic or one of their neighbours: a letter or a mark.
pub fn is_from_the_right(sign: char) -> bool {
    matches!(sign, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
        && !is_digit(sign)
}

#[cfg(test)]
mod tests {
    use super::ltr_runs;

    fn groups(text: &str) -> Vec<&str> {
        assert_eq!(ltr_runs(text).iter().map(|(part, _)| *part).collect::<String>(), text);
        ltr_runs(text).into_iter().filter(|(_, group)| *group).map(|(part, _)| part).collect()
    }

    #[test]
    fn numbers_stay_in_order() {
        assert_eq!(groups("فون 0800 123 4567 پر"), ["0800 123 4567"]);
        assert_eq!(groups("فون کریں (0800 123 4567)۔"), ["0800 123 4567"]);
        assert_eq!(groups("‏+44 (0)20 7946 0101، پھر"), ["+44 (0)20 7946 0101"]);
        assert_eq!(groups("(020) 7946-0101"), ["(020) 7946-0101"]);
        assert_eq!(groups("دفعہ 5(2)، 5(4) یا 136"), ["5(2)", "5(4)"]);
        assert_eq!(groups("صبح 9:30 سے £10.50 تک"), ["9:30", "£10.50"]);
        assert_eq!(groups("SHOUT to 85258 لکھیں"), ["SHOUT to 85258"]);
        assert_eq!(groups("۰۸۰۰ ۱۲۳ ۴۵۶۷"), ["۰۸۰۰ ۱۲۳ ۴۵۶۷"]);
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
            assert_eq!(groups(text), [""; 0], "{text}");
        }
    }
}
