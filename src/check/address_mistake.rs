//! Floor 3: what is an address, and why one in a link leads nowhere, where its own letters tell.
//! In: the address as it was typed. Out: what it is in truth, what to write, and the address that was meant.
//! Must never: take the name of a file of the site for something else.

use crate::base::suggest;

/// What is wrong with an address.
pub(super) struct AddressMistake {
    pub message: String,
    pub help: String,
    /// The address that was meant, if there is no doubt.
    pub meant: Option<String>,
}

/// The ends of names of websites that staff in the United Kingdom type without `https://`.
const ENDS: [&str; 12] =
    ["uk", "org", "com", "net", "info", "wales", "cymru", "scot", "london", "eu", "ie", "charity"];

/// What is wrong with the address of a link. None where only the site can tell, as with the name of a file.
pub(super) fn address_mistake(typed: &str) -> Option<AddressMistake> {
    let said = |message: &str, help: String, meant: Option<String>| {
        Some(AddressMistake { message: message.to_string(), help, meant })
    };
    let bare = typed.trim_matches(['“', '”', '‘', '’', '"', '\'']);
    if bare.len() < typed.len() && !bare.is_empty() {
        let help = format!("Write it without them: {bare}");
        return said("Quotation marks stand around this address.", help, Some(bare.to_string()));
    }
    if is_on_own_computer(typed) {
        let help = "Put the file into the content folder, or link to a page: [words](page.md)";
        return said("This is a file on your own computer: readers do not have it.", help.into(), None);
    }
    if let Some(meant) = whole(typed) {
        let help = format!("Write the whole address: {meant}");
        return said("This address of a website is not whole.", help, Some(meant));
    }
    let has_scheme = typed.split_once(':').is_some_and(|(scheme, _)| !scheme.contains(['/', '.', ' ']));
    let digits = typed.bytes().filter(u8::is_ascii_digit).count();
    if !has_scheme && typed.contains('@') && !typed.contains('/') {
        let help = "Put it into content/contacts.toml, and write its key here, without a link: {{key.email}}";
        return said("This is an e-mail address, and no page.", help.into(), None);
    }
    if digits >= 6 && typed.chars().all(|c| c.is_ascii_digit() || " +()-".contains(c)) {
        let help = "Put it into content/contacts.toml, and write its key here, without a link: {{key.phone}}";
        return said("This is a phone number, and no page.", help.into(), None);
    }
    if typed.contains('\\') && !has_scheme {
        let meant = typed.replace('\\', "/");
        let help = format!("Write {meant}");
        return said("In an address, folders are set apart by / and not by \\.", help, Some(meant));
    }
    None
}

/// `C:\Users\mary\a.docx`, `\\server\a.docx`, `file:///a.docx`
fn is_on_own_computer(typed: &str) -> bool {
    let drive = typed.as_bytes();
    let has_drive =
        drive.len() > 2 && drive[0].is_ascii_alphabetic() && drive[1] == b':' && b"\\/".contains(&drive[2]);
    has_drive
        || typed.starts_with("\\\\")
        || typed.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("file:"))
}

/// The whole address of a website of which a part is missing or mistyped: `www.nhs.uk`, `htps://nhs.uk`, `http:/nhs.uk`,
/// `https://https://nhs.uk`.
fn whole(typed: &str) -> Option<String> {
    let is_host = |rest: &str| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or("");
        let end = host.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
        host.contains('.')
            && !host.starts_with('.')
            && host.chars().all(|c| c.is_alphanumeric() || c == '.' || c == '-')
            && (host.to_ascii_lowercase().starts_with("www.") || ENDS.contains(&&*end))
    };
    if is_host(typed) {
        return Some(format!("https://{typed}"));
    }
    let length = typed.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (scheme, rest) = typed.split_at(length);
    let inner = rest.trim_start_matches([':', ';', '/', '.', ' ']);
    let scheme = scheme.to_ascii_lowercase();
    let is_scheme = (4..=6).contains(&length) && suggest(&scheme, ["http", "https"]).is_some();
    if !is_scheme || inner.len() == rest.len() {
        return None;
    }
    // `https://https://nhs.uk`
    let again = ["https:", "http:"].iter().find_map(|again| inner.strip_prefix(again));
    let inner = again.map_or(inner, |rest| rest.trim_start_matches('/'));
    let meant = format!("{}://{inner}", if scheme == "http" && again.is_none() { "http" } else { "https" });
    (is_host(inner) && meant != typed).then_some(meant)
}

/// The longest address before a bracket that is read. In bytes.
const LONGEST: usize = 300;

/// A link as other programs write it, with its address before its words, from byte `open` to byte `close` of a text:
/// `[https://nhs.uk the NHS]`, `https://nhs.uk[the NHS]`. Where it begins, and the link in Markdown.
pub(super) fn turned_link(text: &str, open: usize, close: usize) -> Option<(usize, String)> {
    let is_web = |words: &str| words.starts_with("https://") || words.starts_with("http://");
    let inner = &text[open + 1..close];
    if text[close + 1..].starts_with(['(', '[']) || !inner.contains(char::is_alphabetic) {
        return None;
    }
    if is_web(inner) {
        let (address, words) = inner.split_once(' ')?;
        return Some((open, format!("[{}]({address})", words.trim())));
    }
    let from = text.floor_char_boundary(open.saturating_sub(LONGEST));
    let address = text[from..open].rsplit(char::is_whitespace).next()?;
    let start = open - address.len();
    let address = address.strip_prefix("link:").unwrap_or(address);
    is_web(address).then(|| (start, format!("[{inner}]({address})")))
}

/// The address in braces that the text begins with: `{contact.md}`, `<contact.md>`.
pub(super) fn in_other_brackets(after: &str) -> Option<&str> {
    let shut = if after.starts_with('{') { '}' } else { '>' };
    let inner = &after.strip_prefix(['{', '<'])?;
    let address = &inner[..inner.find([shut, '\n'])?];
    (is_address(address) && !address.trim().contains(char::is_whitespace) && !address.starts_with('#'))
        .then_some(address)
}

/// Whether words in brackets are an address, and not an aside or the year of a law.
pub(super) fn is_address(words: &str) -> bool {
    let words = words.trim();
    let path = words.split('#').next().unwrap_or("");
    let is_file = [".md", ".pdf", ".html", ".htm", ".docx", ".svg", ".png", ".jpg", ".jpeg"]
        .iter()
        .any(|ending| path.to_ascii_lowercase().ends_with(ending));
    let has_start = ["http://", "https://", "www.", "mailto:", "tel:", "../", "./"]
        .iter()
        .any(|start| words.starts_with(start));
    let is_place = words.starts_with(['/', '#']) && words[1..].starts_with(|c: char| c.is_alphabetic());
    is_file || !words.contains(char::is_whitespace) && (has_start || is_place)
}

/// The longest text between two brackets that is read. In bytes.
const LONGEST_BRACKETS: usize = 1_000;

/// The bracket that opens what is closed at byte `close`, in the same line of the text.
pub(super) fn opening(text: &str, close: usize, open: u8, shut: u8) -> Option<usize> {
    let mut depth = 0;
    for at in (close.saturating_sub(LONGEST_BRACKETS)..close).rev() {
        match text.as_bytes()[at] {
            b'\n' => return None,
            byte if byte == shut => depth += 1,
            byte if byte == open && depth == 0 => return Some(at),
            byte if byte == open => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{address_mistake, turned_link};

    #[test]
    fn links_of_other_programs_are_turned_round() {
        for (text, start, link) in [
            ("See [https://nhs.uk the NHS] now", 4, "[the NHS](https://nhs.uk)"),
            ("See https://nhs.uk[the NHS] now", 4, "[the NHS](https://nhs.uk)"),
            ("link:https://nhs.uk[NHS]", 0, "[NHS](https://nhs.uk)"),
        ] {
            let (open, close) = (text.find('[').expect("a bracket"), text.find(']').expect("a bracket"));
            assert_eq!(turned_link(text, open, close), Some((start, link.to_string())), "{text}");
        }
        for text in ["Words [sic] more", "[https://nhs.uk](a.md)", "[https://nhs.uk]", "https://nhs.uk [NHS]"]
        {
            let (open, close) = (text.find('[').expect("a bracket"), text.find(']').expect("a bracket"));
            assert_eq!(turned_link(text, open, close), None, "{text}");
        }
    }

    #[test]
    fn the_address_that_was_meant_is_named() {
        for (typed, meant) in [
            ("www.nhs.uk/help", "https://www.nhs.uk/help"),
            ("nhs.uk", "https://nhs.uk"),
            ("charity.org.uk/a?b=c", "https://charity.org.uk/a?b=c"),
            ("htps://nhs.uk", "https://nhs.uk"),
            ("https//nhs.uk", "https://nhs.uk"),
            ("http:/nhs.uk", "http://nhs.uk"),
            ("https:///nhs.uk", "https://nhs.uk"),
            ("https;//nhs.uk", "https://nhs.uk"),
            ("http://https://nhs.uk", "https://nhs.uk"),
            ("“contact.md”", "contact.md"),
            ("care\\index.md", "care/index.md"),
        ] {
            assert_eq!(
                address_mistake(typed).and_then(|mistake| mistake.meant).as_deref(),
                Some(meant),
                "{typed}"
            );
        }
        for (typed, words) in [
            ("C:\\Users\\mary\\a.docx", "own computer"),
            ("file:///C:/a.docx", "own computer"),
            ("\\\\server\\a.docx", "own computer"),
            ("help@charity.org.uk", "e-mail"),
            ("0300 330 0741", "phone"),
        ] {
            let mistake = address_mistake(typed).expect("a mistake");
            assert!(
                mistake.message.contains(words) && mistake.meant.is_none(),
                "{typed}: {}",
                mistake.message
            );
        }
        for typed in [
            "contact.md",
            "letters.pdf",
            "care/",
            "https://nhs.uk/a",
            "mailto:a@b.org",
            "our.house.md",
            "a b.md",
        ] {
            assert!(address_mistake(typed).is_none(), "{typed}");
        }
    }
}
