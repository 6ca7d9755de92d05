//! Floor 3: marks of wikis, forums and typesetters in a text.
//! In: the text of a page. Out: each mark, what it is, and what to write.
//! Must never: take the signs of prose for a mark: a time, a sum, a smile.

/// A mark of another program.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ForeignMark {
    /// Where it begins and ends in the text, in bytes.
    pub range: (usize, usize),
    pub message: &'static str,
    pub help: &'static str,
    /// What to write in its place, if that is certain: from byte to byte, and the new text.
    pub edits: Vec<(usize, usize, &'static str)>,
}

const BOLD_HELP: &str = "Write `**words**` for strong words.";
pub(super) const COMMAND_HELP: &str = "Take it out. Write in Markdown what it should show.";

/// The marks in a text, wherever they stand in its lines.
pub(super) fn foreign_marks(text: &str) -> Vec<ForeignMark> {
    let mut marks = Vec::new();
    emoji(text, &mut marks);
    quoted_words(text, &mut marks);
    pairs(text, &mut marks);
    forum(text, &mut marks);
    typesetter(text, &mut marks);
    marks
}

pub(super) fn mark(range: (usize, usize), message: &'static str, help: &'static str) -> ForeignMark {
    ForeignMark { range, message, help, edits: Vec::new() }
}

/// Where a part stands in a text.
pub(super) fn find_all<'t>(text: &'t str, part: &'t str) -> impl Iterator<Item = usize> + 't {
    memchr::memmem::find_iter(text.as_bytes(), part.as_bytes())
}

/// `:phone:`
fn emoji(text: &str, marks: &mut Vec<ForeignMark>) {
    let mut done = 0;
    for at in memchr::memchr_iter(b':', text.as_bytes()) {
        let name = &text[at + 1..];
        let is_part = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-+".contains(byte);
        let length = name.bytes().take_while(is_part).count();
        let is_apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != ':');
        let end = at + length + 2;
        if at >= done
            && length > 1
            && !name[..length].bytes().all(|byte| byte.is_ascii_digit())
            && name[length..].starts_with(':')
            && is_apart(text[..at].chars().next_back())
            && is_apart(text[end..].chars().next())
        {
            let help = "Take it out, or write the word.";
            marks.push(mark(
                (at, end),
                "This name between colons belongs to another program: readers see it.",
                help,
            ));
            done = end;
        }
    }
}

/// `'''bold'''` and `''italic''` of wikis.
fn quoted_words(text: &str, marks: &mut Vec<ForeignMark>) {
    let mut open: Option<(usize, usize)> = None;
    let mut done = 0;
    for at in find_all(text, "''") {
        if at < done {
            continue;
        }
        let length = text[at..].bytes().take_while(|byte| *byte == b'\'').count();
        done = at + length;
        match open.take() {
            Some((start, first)) if first == length && !text[start..at].contains('\n') => {
                let new = if length == 3 { "**" } else { "" };
                let message = "These signs make words bold in another program: readers see them.";
                let edits = vec![(start, start + length, new), (at, done, new)];
                let edits = if length > 3 { Vec::new() } else { edits };
                marks.push(ForeignMark { edits, ..mark((start, done), message, BOLD_HELP) });
            }
            _ => open = Some((at, length)),
        }
    }
}

/// Signs that other programs put on both sides of words: `++new++`, `||hidden||`, `%%note%%`, `x^2^`, `H~2~O`, `$$x$$`.
const PAIRS: [&str; 6] = ["++", "||", "%%", "$$", "^", "~"];

/// The longest words between two single signs. In bytes.
const LONGEST_RAISED: usize = 6;

fn pairs(text: &str, marks: &mut Vec<ForeignMark>) {
    for sign in PAIRS {
        let mut done = 0;
        for at in find_all(text, sign) {
            let (start, rest) = (at + sign.len(), &text[at + sign.len()..]);
            let Some(length) = rest.find(sign).filter(|_| at >= done) else { continue };
            let inner = &rest[..length];
            let after = &rest[length + sign.len()..];
            let alone = !text[..at].ends_with(&sign[..1]) && !after.starts_with(&sign[..1]);
            let is_short = sign.len() > 1
                || inner.len() <= LONGEST_RAISED
                    && !inner.contains(char::is_whitespace)
                    && text[..at].ends_with(char::is_alphanumeric);
            let touches = inner.trim().len() == inner.len() || matches!(sign, "$$" | "%%");
            if alone && is_short && touches && !inner.contains('\n') && inner.contains(char::is_alphanumeric)
            {
                done = start + length + sign.len();
                let message = "These signs belong to another program: readers see them.";
                marks.push(mark((at, done), message, "Take the signs out, and write the words on the line."));
            }
        }
    }
}

/// The longest words between two marks of a forum. In bytes: without a limit a page of closing marks would take hours.
const LONGEST: usize = 1_000;

/// Names in square brackets that forums use.
const FORUM: [&str; 14] =
    ["b", "i", "u", "s", "url", "img", "quote", "size", "color", "center", "list", "code", "left", "right"];

/// Names in square brackets or braces that stand for something which another program puts there.
const INSERTS: [&str; 18] = [
    "[toc]",
    "[TOC]",
    "[[_TOC_]]",
    "__TOC__",
    "__NOTOC__",
    "[gallery]",
    "[contact_form]",
    "[contact-form]",
    "[NOTE]",
    "[TIP]",
    "[WARNING]",
    "[IMPORTANT]",
    "[CAUTION]",
    "{info}",
    "{note}",
    "{warning}",
    "{tip}",
    "{toc}",
];

/// `[b]words[/b]`, `[url=…]words[/url]`, `[TOC]`.
fn forum(text: &str, marks: &mut Vec<ForeignMark>) {
    for at in find_all(text, "[/") {
        let Some(name) = FORUM.iter().find(|name| text[at + 2..].starts_with(&format!("{name}]"))) else {
            continue;
        };
        let end = at + name.len() + 3;
        let open = format!("[{name}");
        let begins = |start: &usize| text[*start + open.len()..].starts_with([']', '=']);
        let from = text.floor_char_boundary(at.saturating_sub(LONGEST));
        let start = text[from..at].rfind(&open).map(|found| from + found).filter(begins).unwrap_or(at);
        if !text[start..at].contains('\n') {
            let edits = match *name {
                "b" => vec![(start, start + 3, "**"), (at, end, "**")],
                "i" | "u" | "s" => vec![(start, start + 3, ""), (at, end, "")],
                _ => Vec::new(),
            };
            let edits = if start == at { Vec::new() } else { edits };
            let message = "Square brackets set no look here: readers see them.";
            marks.push(ForeignMark {
                edits,
                ..mark((start, end), message, "Write `**bold**` or `[words](address)`.")
            });
        }
    }
    for insert in INSERTS {
        for at in find_all(text, insert) {
            let end = at + insert.len();
            if !text[end..].starts_with(['(', '[']) {
                marks.push(mark(
                    (at, end),
                    "This is a command of another program: readers see it.",
                    COMMAND_HELP,
                ));
            }
        }
    }
}

/// Names behind a backslash that typesetters know.
const COMMANDS: [&str; 13] = [
    "textbf",
    "textit",
    "emph",
    "underline",
    "section",
    "subsection",
    "chapter",
    "begin",
    "end",
    "item",
    "href",
    "url",
    "label",
];

/// `\textbf{words}`, and code with a line below it as in reStructuredText.
fn typesetter(text: &str, marks: &mut Vec<ForeignMark>) {
    for at in memchr::memchr_iter(b'\\', text.as_bytes()) {
        let name = &text[at + 1..];
        let length = name.bytes().take_while(u8::is_ascii_lowercase).count();
        let is_item = &name[..length] == "item" && name[length..].starts_with(' ');
        if COMMANDS.contains(&&name[..length]) && (is_item || name[length..].starts_with('{')) {
            let message = "This is a command of a typesetting program: readers see it.";
            marks.push(mark(
                (at, at + 1 + length),
                message,
                "Write it in Markdown: `**bold**`, `## Heading`, `- item`",
            ));
        }
    }
    for at in find_all(text, "\u{fffc}_") {
        let end = at + "\u{fffc}_".len();
        if !text[end..].starts_with(char::is_alphanumeric) {
            marks.push(mark(
                (at, end),
                "This is no link: readers see its address as code.",
                "Write `[words](address)`.",
            ));
        }
    }
}

pub(super) fn is_between(inner: &str, sign: char) -> bool {
    inner.len() > 2 && inner.starts_with(sign) && inner.ends_with(sign)
}

/// `.big`, `#id`, `: .big`, `.big width=50%`.
pub(super) fn is_attributes(inner: &str) -> bool {
    let (is_list, inner) = (inner.starts_with(':'), inner.trim_start_matches(':').trim());
    let is_name = |name: &str| {
        name.starts_with(char::is_alphabetic)
            && name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
    };
    let is_part = |part: &str| match part.split_once('=') {
        Some((name, value)) => is_name(name) && !value.is_empty(),
        // `{:toc}`, `{color:red}`
        None if is_list && is_name(part) => true,
        None => {
            part.strip_prefix(['.', '#']).is_some_and(is_name)
                || part.split_once(':').is_some_and(|(name, value)| is_name(name) && is_name(value))
        }
    };
    !inner.is_empty() && inner.split_whitespace().all(is_part)
}

/// `caption id="a"`, `/caption`.
pub(super) fn is_short_code(inner: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-".contains(&byte);
    let is_name = |name: &str| {
        name.len() > 2 && name.starts_with(|c: char| c.is_ascii_lowercase()) && name.bytes().all(is_part)
    };
    match inner.split_once(' ') {
        Some((name, rest)) => {
            is_name(name)
                && rest
                    .split_once('=')
                    .is_some_and(|(key, value)| is_name(key) || key == "id" && !value.is_empty())
        }
        None => inner.strip_prefix('/').is_some_and(is_name),
    }
}

#[cfg(test)]
mod tests {
    use super::foreign_marks;

    fn found(text: &str) -> Vec<&str> {
        let mut marks = foreign_marks(text);
        marks.sort_by_key(|mark| mark.range);
        marks.into_iter().map(|mark| &text[mark.range.0..mark.range.1]).collect()
    }

    #[test]
    fn signs_of_prose_are_no_marks() {
        for text in [
            "At 10:30: we meet. Note: this: that. Thanks :) and :-) 5::6",
            "It’s ''quoted and ends. The dogs' '90s.",
            "C++ and a++; 5 + 5; a || b; 50 %% of; $5 and $6; 2^3; ~50 people, ~60 more",
            "[sic] [b] [See (b)] and/or [a/b]",
            "C:\\begin\\texts and \\_ and \\o/",
            "x^ and y~",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn marks_of_many_programs_are_known() {
        for (text, marks) in [
            ("Phone :telephone_receiver: us :+1:", &[":telephone_receiver:", ":+1:"][..]),
            ("'''Ask''' and ''now''", &["'''Ask'''", "''now''"]),
            ("a ++new++ ||word|| %%note%% $$ x $$", &["++new++", "||word||", "%%note%%", "$$ x $$"]),
            ("H~2~O, 1^st^", &["~2~", "^st^"]),
            ("[b]Ask[/b] [url=https://a.org]us[/url]", &["[b]Ask[/b]", "[url=https://a.org]us[/url]"]),
            ("[TOC] and {info}", &["[TOC]", "{info}"]),
            ("\\textbf{Ask} \\begin{itemize} \\item one", &["\\textbf", "\\begin", "\\item"]),
            ("See \u{fffc}_ here, :ref:\u{fffc}", &["\u{fffc}_", ":ref:"]),
        ] {
            assert_eq!(found(text), marks, "{text}");
        }
    }
}
