//! Floor 1: letters that a program broke on their way into a text.
//! In: the text of a file. Out: a finding for each place, with the letters that were meant.
//! Must never: take a letter that somebody meant for a broken one.

use crate::base::{Edit, Finding, Findings, Fix, Location, Severity, Span, composed, reported_rules};
use std::sync::Arc;

/// The most places in one file that are named one by one.
const MOST: usize = 200;

/// The letters of Windows-1252 for the bytes 80 to 9F. The five bytes without one stand for themselves.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The letters of Mac OS Roman for the bytes 80 to FF.
const MAC_ROMAN: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// What is wrong at a place, and what was meant.
struct BrokenLetters<'t> {
    start: usize,
    words: &'t str,
    message: String,
    help: String,
    /// What to write instead. `None` where only a person knows.
    meant: Option<String>,
    severity: Severity,
}

/// Finds the broken letters of a text, which begins its file.
pub fn find_broken_letters(file: &Arc<str>, text: &str, findings: &mut Findings) {
    // Fast path: most texts of this country are ASCII.
    if text.is_ascii() {
        return;
    }
    let mut at = 0;
    let mut count = 0;
    while let Some(next) = text.as_bytes()[at..].iter().position(|byte| !byte.is_ascii()) {
        let start = at + next;
        let Some(letter) = text[start..].chars().next() else { break };
        at = start + letter.len_utf8();
        let Some(broken) = broken_at(text, start, letter) else { continue };
        at = at.max(broken.start + broken.words.len());
        count += 1;
        if count > MOST {
            break;
        }
        findings.push(broken.finding(file));
    }
}

impl BrokenLetters<'_> {
    fn finding(self, file: &Arc<str>) -> Finding {
        let span = Span::new(self.start, self.start + self.words.len());
        let location = Location { file: file.clone(), span };
        let finding = Finding::new(&reported_rules::BROKEN_LETTER, location, self.message, self.help);
        let finding = finding.with_severity(self.severity);
        match self.meant {
            Some(replacement) => {
                finding.with_fix(Fix { edits: vec![Edit { span, replacement }], safe: true })
            }
            None => finding,
        }
    }
}

/// What is broken at byte `start`, where `letter` stands.
fn broken_at(text: &str, start: usize, letter: char) -> Option<BrokenLetters<'_>> {
    let end = start + letter.len_utf8();
    let rest = &text[start..];
    let broken = |words, message: String, meant: Option<String>, severity| {
        let help = match &meant {
            Some(meant) if meant.is_empty() => "Take it out.".to_string(),
            Some(meant) => format!("Write: {meant}"),
            None => "Write the word or the sign that was meant, or take it out.".to_string(),
        };
        Some(BrokenLetters { start, words, message, help, meant, severity })
    };
    let misread =
        misread(&text[..start], rest, byte_of_windows).or_else(|| misread(&text[..start], rest, byte_of_mac));
    if let Some((length, meant)) = misread {
        let words = &rest[..length];
        let message = format!("The letters {words} stand where one other letter was meant.");
        return broken(words, message, Some(meant), Severity::Warning);
    }
    let one = &text[start..end];
    if letter == 'Â' && is_lone(&text[..start], &text[end..]) {
        let gap = if text[..start].ends_with([' ', '\n']) && text[end..].starts_with(' ') { 1 } else { 0 };
        let message = "The letter Â stands where a space that holds words together was meant.";
        return broken(&rest[..one.len() + gap], message.into(), Some(String::new()), Severity::Warning);
    }
    if let Some(letters) = ligature(letter) {
        let message = format!(
            "The letters {letters} are joined into one sign, which search and screen readers may not know."
        );
        return broken(one, message, Some(letters.into()), Severity::Warning);
    }
    match letter {
        '\u{ad}' => broken(
            one,
            "A hyphen that cannot be seen stands here. Search does not find the word.".into(),
            Some(String::new()),
            Severity::Warning,
        ),
        '\u{fffc}' => broken(
            one,
            "A picture or another object was lost here when the text was pasted.".into(),
            None,
            Severity::Warning,
        ),
        '\u{fffd}' => broken(one, "A letter was lost here.".into(), None, Severity::Warning),
        // At the start of a line it is the bullet of a list: the rule typed-list says what to do.
        '\u{e000}'..='\u{f8ff}' if !text[..start].trim_end_matches([' ', '\t']).ends_with('\n') => broken(
            one,
            "This sign is in a font of Word only. Readers see an empty box.".into(),
            None,
            Severity::Warning,
        ),
        _ => decomposed(text, start, end).map(|(from, to)| {
            let words = &text[from..to];
            let meant = composed(words).into_owned();
            BrokenLetters {
                start: from,
                words,
                message: format!("The letter {meant} is written as a letter and an accent behind it."),
                help: "Write it as one letter.".into(),
                meant: Some(meant),
                severity: Severity::Warning,
            }
        }),
    }
}

/// Whether the letter Â is what is left of a broken space: it belongs to no word, and a space or a sum follows.
fn is_lone(before: &str, after: &str) -> bool {
    !before.ends_with(|c: char| c.is_alphabetic() || c == '\'' || c == '’')
        && after.starts_with([' ', '\u{a0}', '\u{202f}'])
        && (before.ends_with(|c: char| c.is_ascii_digit() || ".,;:!?".contains(c))
            || after.trim_start().starts_with(['£', '€', '$'])
            || after.starts_with(|c: char| c != ' '))
}

/// Letters of UTF-8 that were read as others, whose bytes `byte_of` knows: `â€™` → `’`. Their length in bytes, and what
/// was meant.
fn misread(before: &str, rest: &str, byte_of: fn(char) -> Option<u8>) -> Option<(usize, String)> {
    let first = byte_of(rest.chars().next()?)?;
    let count = match first {
        0xc2..=0xc5 => 2,
        0xe2 | 0xef => 3,
        0xf0 => 4,
        _ => return None,
    };
    let letters: Vec<char> = rest.chars().take(count).collect();
    let bytes: Vec<u8> = letters.iter().filter_map(|letter| byte_of(*letter)).collect();
    if bytes.len() < count {
        return None;
    }
    // In capitals a letter with a quotation mark or a dash behind it may be meant: “AMANHÃ”.
    let before_is_capital = before.chars().next_back().is_some_and(char::is_uppercase);
    let is_sign = "»«”“’‘›‹…–—®™°".contains(letters[1]);
    if count == 2 && before_is_capital && is_sign && !rest.chars().nth(2).is_some_and(char::is_alphabetic) {
        return None;
    }
    let meant = std::str::from_utf8(&bytes).ok()?.trim_start_matches('\u{feff}');
    let length = letters.iter().map(|letter| letter.len_utf8()).sum();
    Some((length, meant.to_string()))
}

/// The byte that Mac OS Roman has for a letter.
fn byte_of_mac(letter: char) -> Option<u8> {
    MAC_ROMAN.chars().position(|known| known == letter).and_then(|at| u8::try_from(0x80 + at).ok())
}

/// The byte that Windows-1252 has for a letter.
fn byte_of_windows(letter: char) -> Option<u8> {
    match letter {
        '\u{80}'..='\u{9f}' => Some(letter as u8),
        '\u{a0}'..='\u{ff}' => Some(letter as u8),
        _ => WINDOWS_1252.iter().position(|known| *known == letter).map(|at| 0x80 + at as u8),
    }
}

/// The letters of a ligature.
fn ligature(letter: char) -> Option<&'static str> {
    Some(match letter {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        _ => return None,
    })
}

/// The range of a letter with an accent behind it that Unicode has as one letter.
fn decomposed(text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
    let base = text[..start].chars().next_back()?;
    let from = start - base.len_utf8();
    let pair = &text[from..end];
    (base.is_alphabetic() && composed(pair).chars().count() < pair.chars().count()).then_some((from, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text after all fixes, and the number of findings.
    fn mended(text: &str) -> (String, usize) {
        let mut findings = Findings::new();
        find_broken_letters(&"content/en/a.md".into(), text, &mut findings);
        let mut fixed = text.to_string();
        for finding in findings.iter().rev() {
            for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
                fixed.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.replacement);
            }
        }
        (fixed, findings.len())
    }

    #[test]
    fn broken_letters_are_mended_once_and_for_all() {
        for (broken, meant) in [
            ("donâ€™t", "don’t"),
            ("Â£5", "£5"),
            ("cafÃ©", "café"),
            ("tÅ·", "tŷ"),
            ("â€œHelpâ€\u{9d} â€“ â‚¬5", "“Help” – €5"),
            ("ðŸ˜€", "😀"),
            ("ï»¿Help", "Help"),
            ("don‚Äôt, ‚Äúyes‚Äù ‚Äì ‚Ç¨5", "don’t, “yes” – €5"),
            ("caf√© ¬£5 t≈∑", "café £5 tŷ"),
            ("5Â pounds. It costs Â £5 here.", "5 pounds. It costs £5 here."),
            ("oﬃce and ﬁnd", "office and find"),
            ("infor\u{ad}mation", "information"),
            ("cafe\u{301} ty\u{302}", "café tŷ"),
        ] {
            let (once, found) = mended(broken);
            assert!(found > 0 && once == meant, "{broken} became {once}");
            assert_eq!(mended(&once), (once.clone(), 0), "{broken}");
        }
        for lost in ["a \u{fffc} b", "a \u{f0e0} b", "a \u{fffd} b"] {
            assert_eq!(mended(lost), (lost.into(), 1), "{lost}");
        }
    }

    #[test]
    fn letters_that_are_meant_stay() {
        for text in [
            "café, tŷ, naïve, Ångström, «CAFÉ», “É”, ÉTÉ, “AMANHÃ”, CHÂ»",
            "AÇÃO NÃO SÃO Ârabe",
            "£5 – €6 … ‘x’ Â",
            "√9 ≈ 3, ¬ not, ƒ(x), ‚so‘, a ≈ b, Ô Dduw, L’Â est",
            "\n\u{f0b7} one",
            "يساعد हम ਮਦਦ",
            "q\u{301}",
        ] {
            assert_eq!(mended(text), (text.into(), 0), "{text}");
        }
    }
}
