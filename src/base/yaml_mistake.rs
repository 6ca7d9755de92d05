//! Floor 0: mistakes in YAML, in words for people who have never heard of YAML.
//! In: one line. Out: what is wrong with it, what to type, and the edit that mends it.
//! Must never: parse YAML: the caller makes sure that the edit helps.

use std::ops::Range;

/// What is wrong with a line.
#[derive(Debug, PartialEq)]
pub(super) struct Diagnosis {
    pub message: String,
    pub help: String,
    /// The bytes of the line that are replaced, and by what.
    pub edit: Option<(Range<usize>, String)>,
    /// Whether such a line is wrong whatever stands around it. A list or quoted words may go on below.
    pub is_sure: bool,
}

/// A field or an item on a line: `  - title: words # remark`.
struct Parts<'l> {
    /// `title`, or empty for an item.
    name: &'l str,
    /// Where the value begins.
    start: usize,
    /// The value and a remark.
    value: &'l str,
}

impl<'l> Parts<'l> {
    fn of(line: &'l str) -> Parts<'l> {
        let mut start = line.len() - line.trim_start().len();
        while let Some(rest) = line[start..].strip_prefix("- ") {
            start = line.len() - rest.trim_start().len();
        }
        let mut name = "";
        if let Some((before, after)) = line[start..].split_once(": ").filter(|(name, _)| is_name(name)) {
            name = before;
            start = line.len() - after.trim_start().len();
        }
        Parts { name, start, value: line[start..].trim_end() }
    }

    /// The same with another value, as somebody types it.
    fn with(&self, value: &str) -> String {
        if self.name.is_empty() { format!("- {value}") } else { format!("{}: {value}", self.name) }
    }

    /// `The text after title: …` or `The text of this item …`.
    fn said(&self) -> String {
        if self.name.is_empty() { "of this item".into() } else { format!("after `{}:`", self.name) }
    }

    fn quoted(&self, message: String, words: &str) -> Diagnosis {
        let with = in_quotation_marks(words);
        Diagnosis {
            message,
            help: format!("Put the text between quotation marks: {}", self.with(&with)),
            edit: Some((self.start..self.start + words.len(), with)),
            is_sure: !words.starts_with(['[', '{', '|', '>', '"', '\'']),
        }
    }
}

fn is_name(words: &str) -> bool {
    words.starts_with(|first: char| first.is_ascii_alphabetic())
        && words.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

/// Words between quotation marks, as YAML reads them back.
pub(super) fn in_quotation_marks(words: &str) -> String {
    if words.contains(['"', '\\']) && !words.contains('\'') {
        return format!("'{words}'");
    }
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The words of a value that YAML reads with the curly quotation marks around it. None where these belong to the words.
pub(super) fn between_whole_curly_marks(value: &str) -> Option<&str> {
    let pairs = [("“", '”'), ("„", '“'), ("„", '”'), ("”", '”'), ("‘", '’'), ("’", '’'), ("«", '»')];
    pairs.iter().find_map(|(open, shut)| {
        let inner = value.strip_prefix(open)?.strip_suffix(*shut)?.trim();
        // The reader of a date or of yes and no says in its own words what is wrong.
        let is_words =
            inner.contains(char::is_alphabetic) && !["true", "false", "yes", "no"].contains(&inner);
        let is_whole = is_words && !inner.contains(['“', '”', '„', '‘', '«', '»']);
        is_whole.then_some(inner)
    })
}

/// Curly quotation marks around the whole of a value: the words between them.
fn between_curly_marks(value: &str) -> Option<&str> {
    let inner = value.strip_prefix(['“', '”', '„', '‟', '‘', '’', '‚', '«', '"'])?;
    let inner = inner.strip_suffix(['“', '”', '‟', '‘', '’', '»', '"'])?;
    (!value.starts_with('"') || !value.ends_with('"')).then_some(inner)
}

/// What a sign means where it begins a value. None where it has no meaning of its own.
fn meaning(value: &str) -> Option<&'static str> {
    let mut letters = value.chars();
    let (first, second) = (letters.next()?, letters.next());
    let is_alone = second.is_none_or(char::is_whitespace);
    Some(match first {
        '*' => "a copy of another value",
        '&' => "a name for the value",
        '!' => "the kind of the value",
        '@' | '`' => "nothing yet, and it may not be used",
        '%' => "an order to the program that reads it",
        '[' | ']' => "a list",
        '{' | '}' => "a group of fields",
        ',' => "the next item of a list",
        '#' if !second.is_some_and(|second| second.is_whitespace() || second == '#') => {
            "a remark, which nobody reads"
        }
        '-' if is_alone => "an item of a list",
        '?' if is_alone => "the name of a field",
        ':' if is_alone => "the end of a name",
        '|' | '>' if value.len() > 2 => "words on the lines below",
        _ => return None,
    })
}

/// What is wrong with a line whose value begins with a sign. None where it does not.
pub(super) fn diagnose_sign(line: &str) -> Option<Diagnosis> {
    let parts = Parts::of(line);
    let is_closed = |start, end| parts.value.starts_with(start) && parts.value.ends_with(end);
    if is_closed('[', ']') || is_closed('{', '}') {
        return None;
    }
    let list = without_remark(parts.value);
    if list.starts_with('[') && list.contains(',') && !list.contains(']') {
        let end = parts.start + list.len();
        return Some(Diagnosis {
            message: "The bracket ] at the end of the list is missing.".into(),
            help: format!("Write: {}", parts.with(&format!("{list}]"))),
            edit: Some((end..end, "]".into())),
            is_sure: false,
        });
    }
    let meaning = meaning(parts.value)?;
    let sign = parts.value.chars().next()?;
    // A remark that begins the value is the value that was meant.
    let words = without_remark(parts.value);
    let message =
        format!("The text {} begins with {sign} and in these lines that means: {meaning}.", parts.said());
    Some(parts.quoted(message, words))
}

/// A value without the remark behind it. A `#` at its start was meant as words.
fn without_remark(value: &str) -> &str {
    let end = value.get(1..).and_then(|rest| rest.find(" # ")).map_or(value.len(), |at| at + 1);
    value[..end].trim_end()
}

/// What is wrong with a line that begins with a tab; None for other lines. `above` is the line above it. `mends` tells
/// whether the parser reads all with some other text before the words of the line.
pub(super) fn diagnose_tab(line: &str, above: &str, mends: impl Fn(&String) -> bool) -> Option<Diagnosis> {
    let indent = &line[..line.len() - line.trim_start().len()];
    if !indent.contains('\t') || indent.len() == line.len() {
        return None;
    }
    let indents = match line.trim_start().starts_with("- ") || above.ends_with(':') {
        true => ["  ", "    ", ""],
        false if above.starts_with([' ', '-']) => ["    ", "  ", ""],
        false => ["", "  ", "    "],
    };
    let edit = indents.map(str::to_string).into_iter().find(mends);
    let help = match edit.as_deref() {
        Some("") => "Take the tab away.",
        _ => "Use spaces instead of the tab.",
    };
    Some(Diagnosis {
        message: "There is a tab at the start of this line.".into(),
        help: help.into(),
        edit: edit.map(|with| (0..indent.len(), with)),
        is_sure: true,
    })
}

/// What is wrong with a line. None where nothing can be seen.
pub(super) fn diagnose(line: &str) -> Option<Diagnosis> {
    let indent = &line[..line.len() - line.trim_start().len()];
    let parts = Parts::of(line);
    if parts.name.is_empty() && !line.trim_start().starts_with("- ") {
        return diagnose_colon(line);
    }
    let words = without_remark(parts.value);
    if let Some(inner) = between_curly_marks(words) {
        let sign = words.chars().next().filter(|sign| *sign != '"').or(words.chars().last())?;
        let with = in_quotation_marks(inner);
        return Some(Diagnosis {
            message: format!(
                "The quotation mark {sign} {} is a curly one, and only straight ones count here.",
                parts.said()
            ),
            help: format!("Write straight ones: {}", parts.with(&with)),
            edit: Some((parts.start..parts.start + words.len(), with)),
            is_sure: false,
        });
    }
    if words.starts_with(['"', '\'']) {
        return diagnose_marks(&parts, words);
    }
    if let Some(sign) = diagnose_sign(line) {
        return Some(sign);
    }
    if words.contains(": ") || words.ends_with(':') {
        return Some(parts.quoted(format!("The text {} has a colon in it.", parts.said()), words));
    }
    (!indent.is_empty() && !parts.name.is_empty()).then(|| Diagnosis {
        message: "There are spaces at the start of this line.".into(),
        help: format!("Take them away, so that the line begins with `{}:`", parts.name),
        edit: Some((0..indent.len(), String::new())),
        is_sure: false,
    })
}

/// What is wrong with a value that begins with a straight quotation mark.
fn diagnose_marks(parts: &Parts<'_>, words: &str) -> Option<Diagnosis> {
    let mark = words.chars().next()?;
    let inner = words[1..].strip_suffix(mark);
    let before_comma = words[1..].strip_suffix(',').and_then(|words| words.strip_suffix(mark));
    let (message, meant) = match inner {
        None if before_comma.is_some_and(|inner| !inner.contains(mark)) => {
            ("A comma stands behind this value.".to_string(), before_comma.unwrap_or_default())
        }
        Some(inner) if inner.contains([mark, '\\']) => {
            ("Inside the quotation marks is a sign that has a meaning there.".to_string(), inner)
        }
        Some(_) => return None,
        None if words[1..].contains(mark) => {
            (format!("The text {} goes on after its quotation mark {mark}.", parts.said()), words)
        }
        None => (
            format!("The text {} has a {mark} at its start, and none at its end.", parts.said()),
            &words[1..],
        ),
    };
    let with = in_quotation_marks(meant);
    Some(Diagnosis {
        message,
        help: format!("Write: {}", parts.with(&with)),
        edit: Some((parts.start..parts.start + words.len(), with)),
        is_sure: false,
    })
}

/// What is wrong with a line that is no field because of what stands where its colon should be.
fn diagnose_colon(line: &str) -> Option<Diagnosis> {
    let start = line.len() - line.trim_start().len();
    let name_end = start
        + line[start..]
            .find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_' || letter == '-'))?;
    let name = &line[start..name_end];
    let rest = &line[name_end..];
    let sign = rest.trim_start().chars().next()?;
    let value = rest.trim_start().strip_prefix(sign)?.trim();
    let is_field = is_name(name) && !name.contains(|c: char| c.is_ascii_uppercase());
    if rest.starts_with(' ') && is_field && sign.is_alphanumeric() && !rest.contains(':') {
        let meant = format!("{name}: {}", rest.trim());
        return Some(Diagnosis {
            message: format!("The colon behind `{name}` is missing."),
            help: format!("Write: {meant}"),
            edit: Some((start..start + line[start..].trim_end().len(), meant)),
            is_sure: false,
        });
    }
    let message = match sign {
        _ if !is_name(name) => return None,
        '：' | '﹕' | '︰' | '∶' | '꞉' => {
            format!("The colon after `{name}` is another sign that looks like one: {sign}")
        }
        '=' | '＝' => format!("Between `{name}` and its value is {sign} and should be a colon."),
        ':' if value.is_empty() || value.starts_with("//") => return None,
        ':' if rest.starts_with(':') => format!("No plain space stands after the colon of `{name}`."),
        _ => return None,
    };
    let is_closed = |start, end| value.starts_with(start) && value.ends_with(end);
    let is_list = is_closed('[', ']') || is_closed('"', '"') || is_closed('\'', '\'');
    let is_odd = meaning(value).is_some() || value.contains(": ") || value.ends_with(':');
    let value = if is_odd && !is_list { in_quotation_marks(value) } else { value.to_string() };
    let meant = format!("{name}: {value}");
    let end = start + line[start..].trim_end().len();
    Some(Diagnosis {
        message,
        help: format!("Write: {meant}"),
        edit: Some((start..end, meant)),
        is_sure: true,
    })
}
