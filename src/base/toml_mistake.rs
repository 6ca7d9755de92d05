//! Floor 0: mistakes in TOML, in words for people who have never heard of TOML.
//! In: one line with a mistake. Out: what may be wrong with it, what to type, and the edits that may mend it.
//! Must never: parse TOML: the caller makes sure which edit helps.

use std::ops::Range;

/// What may be wrong with a line.
#[derive(Debug, PartialEq)]
pub(super) struct TomlDiagnosis {
    pub message: String,
    pub help: String,
    /// The bytes of the line that are replaced, and by what. None where a person has to decide.
    pub edit: Option<(Range<usize>, String)>,
}

/// Quotation marks that word processors and phones write.
const CURLY: [char; 11] = ['“', '”', '„', '‟', '″', '«', '»', '‘', '’', '‚', '＂'];

/// Those of them that can also be an apostrophe.
const SINGLE: [char; 3] = ['‘', '’', '‚'];

/// Signs that look like the equals sign, or stand in its place in other files.
const NOT_EQUALS: [char; 6] = [':', '：', '＝', '꞊', '﹦', '﹕'];

/// What may be wrong with a line, the likeliest first. `error`: the byte at which the parser stopped.
pub(super) fn diagnoses(line: &str, error: usize) -> Vec<TomlDiagnosis> {
    let line = line.trim_end();
    if let Some(no_day) = no_day(line) {
        return vec![no_day];
    }
    let mut all = Vec::new();
    all.extend(remark(line));
    all.extend(spaced_name(line));
    all.extend(no_equals(line));
    all.extend(curly_marks(line));
    all.extend(equals(line));
    all.extend(semicolon(line));
    all.extend(comma(line, error));
    all.extend(unclosed(line));
    all.extend(no_marks(line));
    all
}

/// The line with another text, and what to say about it.
fn replaced(line: &str, message: &str, meant: String) -> TomlDiagnosis {
    let help = format!("Write: {}", meant.trim());
    TomlDiagnosis { message: message.into(), help, edit: Some((0..line.len(), meant)) }
}

/// The name of a setting with what stands before it, and its value; the sign between them is left out.
fn name_and_value(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once('=')?;
    Some((name, value.trim()))
}

/// Curly quotation marks in the place of straight ones.
fn curly_marks(line: &str) -> Vec<TomlDiagnosis> {
    let Some(sign) = line.chars().find(|letter| CURLY.contains(letter)) else { return Vec::new() };
    let message = format!("The quotation mark {sign} is a curly one. In this file only straight ones count.");
    let straight = |marks: &dyn Fn(char) -> bool| -> String {
        line.chars().map(|letter| if marks(letter) { '"' } else { letter }).collect()
    };
    let mut meant = Vec::new();
    // Marks around the whole value: those inside it are words.
    if let Some((name, value)) = name_and_value(line) {
        let is_mark = |letter: char| letter == '"' || letter == '\'' || CURLY.contains(&letter);
        let inner = value.strip_prefix(is_mark).and_then(|value| value.strip_suffix(is_mark));
        match inner {
            Some(inner) if !inner.contains(['"', '\\']) => {
                meant.push(format!("{}= \"{inner}\"", straight_name(name)));
            }
            Some(inner) if !inner.contains('\'') => {
                meant.push(format!("{}= '{inner}'", straight_name(name)));
            }
            _ => {}
        }
    }
    meant.push(straight(&|letter| CURLY.contains(&letter) && !SINGLE.contains(&letter)));
    meant.push(straight(&|letter| CURLY.contains(&letter)));
    let mut all: Vec<TomlDiagnosis> = meant
        .into_iter()
        .filter(|meant| meant != line)
        .map(|meant| replaced(line, &message, meant))
        .collect();
    // Where none of these helps, the sign is still named.
    let help = "Write straight ones: \"…\"".to_string();
    all.push(TomlDiagnosis { message, help, edit: None });
    all
}

fn straight_name(name: &str) -> String {
    name.replace(CURLY, "\"")
}

/// A colon, or a sign that looks like an equals sign, behind a name.
fn equals(line: &str) -> Option<TomlDiagnosis> {
    let end = line.find(|letter: char| !(letter.is_ascii_alphanumeric() || "_-. ".contains(letter)))?;
    let sign = line[end..].chars().next().filter(|sign| NOT_EQUALS.contains(sign))?;
    let name = line[..end].trim_end();
    let value = line[end + sign.len_utf8()..].trim();
    if name.is_empty() || name.contains(' ') {
        return None;
    }
    let message = format!("Between `{name}` and its value is {sign} and should be an equals sign.");
    Some(replaced(line, &message, format!("{name} = {}", with_marks(value)?)))
}

/// A value as it is where it is quoted, a list, a number, true or false; else between quotation marks.
fn with_marks(value: &str) -> Option<String> {
    let value_as_is = value.starts_with(['"', '\'', '[', '{']);
    let lower = value.to_lowercase();
    // A phone number is no number: TOML has none with a zero at the start.
    let is_number = value.parse::<f64>().is_ok() && (value == "0" || !value.starts_with('0'));
    match &*lower {
        _ if value_as_is || is_number => Some(value.replace(CURLY, "\"")),
        "true" | "false" => Some(lower),
        "yes" => Some("true".into()),
        "no" => Some("false".into()),
        "" => None,
        _ => {
            let is_mark = |letter: char| letter == '"' || CURLY.contains(&letter);
            let inner = value.strip_prefix(is_mark).and_then(|value| value.strip_suffix(is_mark));
            let inner = inner.unwrap_or(value);
            let is_plain = !inner.contains(['"', '\\', '#', '=', ',']);
            is_plain.then(|| format!("\"{inner}\""))
        }
    }
}

/// A comma that is missing in front of the byte at which the parser stopped, or is one too many.
fn comma(line: &str, error: usize) -> Option<TomlDiagnosis> {
    let before = line.get(..error)?.trim_end();
    let after = line[error..].trim_start();
    let is_value_end =
        before.ends_with(['"', '\'', ']', '}']) || before.ends_with(|c: char| c.is_ascii_alphanumeric());
    let is_value_start =
        after.starts_with(['"', '\'', '[', '{']) || after.starts_with(|c: char| c.is_ascii_alphanumeric());
    if !before.is_empty() && is_value_end && is_value_start {
        let at = before.len();
        let meant = format!("{}, {after}", before);
        return Some(TomlDiagnosis {
            message: "A comma is missing between two values.".into(),
            help: format!("Write: {}", meant.trim()),
            edit: Some((at..at, ",".into())),
        });
    }
    let extra = line[error..].find(',').map(|at| error + at).filter(|_| after.starts_with(','))?;
    Some(TomlDiagnosis {
        message: "Here is one comma too many.".into(),
        help: "Take it out: between two values stands one comma.".into(),
        edit: Some((extra..extra + 1, String::new())),
    })
}

/// A semicolon behind the value.
fn semicolon(line: &str) -> Option<TomlDiagnosis> {
    let meant = line.strip_suffix(';')?.trim_end();
    Some(replaced(line, "A semicolon stands behind this value.", meant.to_string()))
}

/// A quotation mark or a bracket that is missing at the end.
fn unclosed(line: &str) -> Vec<TomlDiagnosis> {
    let mut all = Vec::new();
    if line.trim_start().starts_with('[') && !line.contains(['=', '"']) && !line.contains(']') {
        all.push(replaced(line, "The bracket ] at the end is missing.", format!("{line}]")));
    }
    let Some((name, value)) = name_and_value(line) else { return all };
    if value.starts_with('"') && value[1..].matches('"').count() == 0 {
        let message = "The quotation mark at the end of the value is missing.";
        all.push(replaced(line, message, format!("{line}\"")));
    }
    if value.ends_with('"') && value.matches('"').count() == 1 {
        let message = "The quotation mark at the start of the value is missing.";
        all.push(replaced(line, message, format!("{name}= \"{value}")));
    }
    // Marks inside the marks: the words that they stand around are quoted.
    let inner = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
    if let Some(inner) = inner.filter(|inner| inner.contains('"') && !inner.contains(['\'', '\\'])) {
        let message = "Inside the quotation marks are others, which end the value too early.";
        all.push(replaced(line, message, format!("{name}= '{inner}'")));
    }
    if let Some(inner) = inner.filter(|inner| inner.contains('\\') && !inner.contains(['\'', '"'])) {
        let message = "The sign \\ has a meaning of its own between double quotation marks.";
        all.push(replaced(line, message, format!("{name}= '{inner}'")));
    }
    // A list that begins with nothing behind its bracket goes on below.
    if value.starts_with('[') && value.len() > 1 && !value.contains(']') {
        all.push(replaced(line, "The bracket ] at the end of the list is missing.", format!("{line}]")));
    }
    all
}

/// A value without quotation marks.
fn no_marks(line: &str) -> Option<TomlDiagnosis> {
    let (name, value) = name_and_value(line)?;
    let is_words = !value.starts_with(['"', '\'', '[', '{']) && !value.is_empty();
    let meant = is_words.then(|| with_marks(value)).flatten()?;
    let message = if meant.starts_with('"') {
        format!("The value of `{}` stands without quotation marks.", name.trim())
    } else {
        format!("The value of `{}` should be {meant}, in small letters and without marks.", name.trim())
    };
    Some(replaced(line, &message, format!("{name}= {meant}")))
}

/// A day that no calendar has: `2026-11-31`.
fn no_day(line: &str) -> Option<TomlDiagnosis> {
    let (_, value) = name_and_value(line)?;
    let is_day = value.len() == 10
        && value.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    is_day.then(|| TomlDiagnosis {
        message: format!("There is no such day: {value}."),
        help: "Write a day of the calendar: year, month, day.".into(),
        edit: None,
    })
}

/// A remark as other files have it: `// words`, `; words`, `<!-- words -->`.
fn remark(line: &str) -> Option<TomlDiagnosis> {
    let words = ["//", ";", "<!--", "/*"].iter().find_map(|sign| line.trim_start().strip_prefix(sign))?;
    let words = words.trim_end_matches("-->").trim_end_matches("*/").trim();
    Some(replaced(line, "In this file a remark begins with #.", format!("# {words}")))
}

/// A space in the name of a part: `[Our help]`.
fn spaced_name(line: &str) -> Option<TomlDiagnosis> {
    let name = line.trim().strip_prefix('[')?.strip_suffix(']')?.trim();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || " -_".contains(c);
    let is_spaced = name.contains(' ') && name.chars().all(is_plain);
    is_spaced.then(|| {
        let name = name.to_lowercase().split_whitespace().collect::<Vec<_>>().join("-");
        replaced(line, "The name of a part has no space in it.", format!("[{name}]"))
    })
}

/// A name and a value without the equals sign, or a name alone.
fn no_equals(line: &str) -> Option<TomlDiagnosis> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let name = &line[..line.find(|c: char| !is_name(c)).unwrap_or(line.len())];
    let value = line[name.len()..].trim();
    if name.is_empty() {
        return None;
    }
    if !line.contains('=') && line.ends_with('"') && line.matches('"').count() == 1 {
        return Some(TomlDiagnosis {
            message: "These words end a value that begins on the line above.".into(),
            help: "Write the value on one line, or as a list: `address = [\"1 High Street\", \"Leeds\"]`"
                .into(),
            edit: None,
        });
    }
    if value.is_empty() {
        return Some(TomlDiagnosis {
            message: format!("The name `{name}` stands here without a value."),
            help: format!(
                "Write `{name} = \"…\"`. A part begins with its name in square brackets: `[{name}]`"
            ),
            edit: None,
        });
    }
    let is_value = value.starts_with(['"', '\'', '[']) || value.starts_with(CURLY);
    let meant = is_value.then(|| with_marks(value)).flatten()?;
    let message = format!("The equals sign behind `{name}` is missing.");
    Some(replaced(line, &message, format!("{name} = {meant}")))
}

/// The comma or the bracket that is missing at the end of a line, as the line below it shows.
pub(super) fn missing_above(above: &str, line: &str) -> TomlDiagnosis {
    let is_setting =
        line.contains('=') || line.trim_start().starts_with('[') && !above.trim_end().ends_with(']');
    let (sign, message) = if is_setting {
        ("]", "The bracket ] that ends the list is missing above this line.")
    } else {
        (",", "A comma is missing at the end of the line above.")
    };
    let help = format!("Write: {}{sign}", above.trim());
    TomlDiagnosis { message: message.into(), help, edit: Some((0..0, sign.into())) }
}
