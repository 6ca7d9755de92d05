//! Floor 1: signs in a text that nobody sees, and that do something.
//! In: the text of a file, and its path. Out: a finding for each place.
//! Must never: report what a script needs: marks of direction, joiners of letters, the flags of nations.
//!
//! Control characters steer the screens of staff and stop programs that read the site's news. Signs of Unicode's
//! bidirectional algorithm (Unicode Standard Annex 9) turn the order of letters round, so that a link or a file name reads
//! as another one. Spaces without width keep search from finding a word.

use super::tree::{NodeKind, Tree};
use crate::base::{Edit, Finding, Findings, Fix, Location, Severity, Span, Value, ValueKind, reported_rules};
use std::sync::Arc;

/// The most places in one file that are named one by one.
const MOST: usize = 50;

/// What an unseen sign does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unseen {
    /// A control character, or a sign for the notes of a typesetter.
    Control,
    /// A line end that only some programs know.
    LineEnd,
    /// Turns the order of letters round, whatever they are.
    Override,
    /// Begins a part with an order of its own, which has to be ended in the same line.
    PartStart,
    /// Ends such a part.
    PartEnd,
    /// Without width.
    Empty,
}

impl Unseen {
    /// What a sign does; `None` if it is seen, or a script needs it.
    fn of(letter: char) -> Option<Unseen> {
        Some(match letter {
            '\t' | '\n' | '\r' => return None,
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Unseen::LineEnd,
            letter if letter.is_control() => Unseen::Control,
            '\u{fff9}'..='\u{fffb}' | '\u{206a}'..='\u{206f}' | '\u{e0000}'..='\u{e007f}' => Unseen::Control,
            '\u{202d}' | '\u{202e}' => Unseen::Override,
            '\u{202a}' | '\u{202b}' | '\u{2066}'..='\u{2068}' => Unseen::PartStart,
            '\u{202c}' | '\u{2069}' => Unseen::PartEnd,
            '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{180e}' => Unseen::Empty,
            _ => return None,
        })
    }

    fn finding(self, location: Location, letter: char) -> Finding {
        let number = letter as u32;
        let (message, severity) = match self {
            Unseen::Control => (
                format!("A sign stands here that nobody sees and that steers machines (U+{number:04X})."),
                Severity::Error,
            ),
            Unseen::LineEnd => (
                format!("A line end stands here that only some programs know (U+{number:04X})."),
                Severity::Warning,
            ),
            Unseen::Override | Unseen::PartStart | Unseen::PartEnd => (
                format!("A sign stands here that nobody sees and that turns letters round (U+{number:04X})."),
                Severity::Error,
            ),
            Unseen::Empty => (
                format!("A sign without width stands here. Search does not find the word (U+{number:04X})."),
                Severity::Warning,
            ),
        };
        let help = "Delete the letters around it and type them again.";
        Finding::new(&reported_rules::UNSEEN_SIGN, location, message, help).with_severity(severity)
    }

    /// What stands for it, where nothing else can have been meant.
    fn replacement(self) -> Option<&'static str> {
        match self {
            Unseen::LineEnd => Some(" "),
            Unseen::Control | Unseen::Empty => Some(""),
            Unseen::Override | Unseen::PartStart | Unseen::PartEnd => None,
        }
    }
}

/// Finds the unseen signs of a text, which begins its file.
pub fn find_unseen_signs(file: &Arc<str>, text: &str, findings: &mut Findings) {
    // Fast path: no control character and nothing but ASCII.
    if text.bytes().fold(true, |plain, byte| plain & (matches!(byte, b' '..=b'~' | b'\n' | b'\r' | b'\t'))) {
        return;
    }
    // The places of parts that are open in this line.
    let mut open = Vec::new();
    let mut found: Vec<(usize, char, Unseen)> = Vec::new();
    let mut before = '\n';
    for (at, letter) in text.char_indices() {
        if letter == '\n' {
            found.append(&mut open);
        }
        match Unseen::of(letter) {
            Some(Unseen::PartStart) => open.push((at, letter, Unseen::PartStart)),
            Some(Unseen::PartEnd) if open.pop().is_some() => {}
            Some(sign) if !is_needed(before, letter) && (letter != '\u{feff}' || at > 0) => {
                found.push((at, letter, sign));
            }
            _ => {}
        }
        before = letter;
    }
    found.append(&mut open);
    found.sort_by_key(|(at, ..)| *at);
    for (at, letter, sign) in found.into_iter().take(MOST) {
        let span = Span::new(at, at + letter.len_utf8());
        let finding = sign.finding(Location { file: file.clone(), span }, letter);
        findings.push(match sign.replacement() {
            Some(instead) => {
                let edits = vec![Edit { span, replacement: instead.into() }];
                finding.with_fix(Fix { edits, safe: true })
            }
            None => finding,
        });
    }
}

/// Finds unseen signs that a value holds, though none stands in the file: they are written as `\u202e` or `\e`.
pub fn find_escaped_signs(file: &Arc<str>, text: &str, data: &Value, findings: &mut Findings) {
    // Fast path: most files have none.
    if !text.contains('\\') {
        return;
    }
    match &data.kind {
        ValueKind::Scalar(words) => {
            let is_unseen =
                |letter: &char| Unseen::of(*letter).is_some() && !data.span.of(text).contains(*letter);
            let sign = words.chars().find(is_unseen).and_then(|letter| Some((letter, Unseen::of(letter)?)));
            findings.extend(sign.map(|(letter, sign)| {
                let mut finding = sign.finding(Location { file: file.clone(), span: data.span }, letter);
                finding.help = "Take out what begins with the sign \\ and is no letter.".into();
                finding
            }));
        }
        ValueKind::Null => {}
        ValueKind::List(items) => {
            items.iter().for_each(|item| find_escaped_signs(file, text, item, findings))
        }
        ValueKind::Map(entries) => {
            entries.iter().for_each(|entry| find_escaped_signs(file, text, &entry.value, findings));
        }
    }
}

/// Finds unseen signs that an author wrote as entities: `&#x202e;`.
pub fn find_written_signs(file: &Arc<str>, tree: &Tree, findings: &mut Findings) {
    for node in tree.walk() {
        if let NodeKind::Decoded(_) = node.kind() {
            let words = node.own_text();
            let sign = words.chars().find_map(|letter| Some((letter, Unseen::of(letter)?)));
            // What stands in the file as it is was found there.
            let is_written = |letter: char| !node.span().of(&tree.source).contains(letter);
            let sign = sign.filter(|(letter, _)| is_written(*letter));
            findings.extend(sign.map(|(letter, sign)| {
                sign.finding(Location { file: file.clone(), span: node.span() }, letter)
            }));
        }
    }
}

/// A finding if the name of a file has an unseen sign: who looks at the name sees another one.
pub fn find_unseen_in_name(path: &Arc<str>) -> Option<Finding> {
    let (letter, _) = path.chars().find_map(|letter| Some((letter, Unseen::of(letter)?)))?;
    Some(Finding::new(
        &reported_rules::UNSEEN_SIGN,
        Location { file: path.clone(), span: Span::default() },
        format!("The name of this file has a sign that nobody sees (U+{:04X}).", letter as u32),
        "Rename it: type its whole name again, with small letters, digits and hyphens.",
    ))
}

/// Whether a script or a flag needs the sign: Thai, Lao, Burmese and Khmer part their words with spaces without width, and
/// the flags of England, Scotland and Wales are a black flag with tags.
fn is_needed(before: char, letter: char) -> bool {
    match letter {
        '\u{200b}' => {
            matches!(before, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
        }
        '\u{e0020}'..='\u{e007f}' => matches!(before, '🏴' | '\u{e0020}'..='\u{e007e}'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(usize, Severity, bool)> {
        let mut findings = Findings::new();
        find_unseen_signs(&"content/en/a.md".into(), text, &mut findings);
        let about = |finding: &Finding| {
            (finding.location.span.start as usize, finding.severity, finding.fix.is_some())
        };
        findings.iter().map(about).collect()
    }

    #[test]
    fn signs_that_do_something_are_found() {
        for (text, at, severity, fixed) in [
            ("a\x1b[2Jb", 1, Severity::Error, true),
            ("a\0", 1, Severity::Error, true),
            ("ŵ\u{9b}", 2, Severity::Error, true),
            ("a\u{b}b", 1, Severity::Warning, true),
            ("a\u{2028}b", 1, Severity::Warning, true),
            ("cat\u{202e}gnp", 3, Severity::Error, false),
            ("\u{2067}a\nb\u{2069}", 0, Severity::Error, false),
            ("help\u{200b}line", 4, Severity::Warning, true),
            ("a\u{feff}b", 1, Severity::Warning, true),
            ("a\u{e0041}", 1, Severity::Error, true),
        ] {
            assert_eq!(found(text).first(), Some(&(at, severity, fixed)), "{text:?}");
        }
        assert_eq!(found("\u{2067}a\nb\u{2069}").len(), 2);
        assert_eq!(found(&"\x08".repeat(1000)).len(), MOST);
    }

    #[test]
    fn what_a_script_needs_stays() {
        for text in [
            "\u{feff}Plain — “words”\r\n\tof ŵ",
            "متن\u{200f} \u{2066}0800 123\u{2069} \u{202a}abc\u{202c}",
            "می\u{200c}خواهم 👩\u{200d}⚕\u{fe0f}",
            "ภาษา\u{200b}ไทย",
            "🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f} Cymru",
        ] {
            assert_eq!(found(text), [], "{text:?}");
        }
    }
}
