//! Floor 2: the e-mail address and the website of a contact, as somebody wrote them.
//! In: the text of a field. Out: the address that a link leads to; what is wrong, and what to type.
//! Must never: pass on an address that no mail program or browser understands.

use super::phone_written::{is_unseen, tidy};

/// A field, judged.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct JudgedField {
    /// The address; empty where none can be read out of the field.
    pub value: String,
    /// What is wrong, if anything.
    pub message: String,
    /// What to type.
    pub help: String,
}

impl JudgedField {
    fn fine(value: String) -> JudgedField {
        JudgedField { value, ..JudgedField::default() }
    }

    fn wrong(value: &str, message: String, help: String) -> JudgedField {
        JudgedField { value: value.into(), message, help }
    }
}

/// The e-mail address in a field.
pub fn email(written: &str) -> JudgedField {
    let tidied = tidy(written);
    if tidied.is_empty() || is_email(&tidied) {
        return JudgedField::fine(tidied);
    }
    let is_between = |c: char| c.is_whitespace() || ",;/|<>()\"&".contains(c);
    let without_scheme = match tidied.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => &tidied[7..],
        _ => &tidied,
    };
    let addresses: Vec<&str> = without_scheme
        .split('?')
        .next()
        .unwrap_or_default()
        .split(is_between)
        .filter(|part| is_email(part))
        .collect();
    match addresses.as_slice() {
        [] => JudgedField::wrong(
            "",
            format!("“{tidied}” is not an e-mail address."),
            "Write it as in this example: `email = \"help@charity.org.uk\"`".into(),
        ),
        [address] => JudgedField::wrong(
            address,
            format!("“{tidied}” is more than an e-mail address."),
            format!("Write the address alone: `email = \"{address}\"`"),
        ),
        [first, second, ..] => JudgedField::wrong(
            first,
            format!("Here are two e-mail addresses: {first} and {second}."),
            format!("Write one: `email = \"{first}\"`. Make a contact of its own for the other."),
        ),
    }
}

/// Whether a text is one address that every mail program understands (RFC 5321, without quoted names).
fn is_email(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else { return false };
    let is_fine = |part: &str, signs: &str| {
        let is_known = |c: char| c.is_alphanumeric() || signs.contains(c);
        !part.is_empty()
            && part.chars().all(is_known)
            && !part.starts_with('.')
            && !part.ends_with('.')
            && !part.contains("..")
    };
    is_fine(name, ".!#$%&'*+-/=?^_`{|}~")
        && !name.starts_with("mailto:")
        && is_fine(domain, ".-")
        && domain.contains('.')
        && !domain.starts_with('-')
        && !domain.ends_with(|c: char| c.is_ascii_digit() || c == '-')
}

/// The website in a field.
pub fn website(written: &str) -> JudgedField {
    // Its other signs stay: they may be a part of the address.
    let tidied: String = written.trim().chars().filter(|c| !is_unseen(*c)).collect();
    if tidied.is_empty() {
        return JudgedField::default();
    }
    let lower = tidied.to_ascii_lowercase();
    let host = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    let is_host = |rest: &str| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        host.contains('.')
            && !host.starts_with('.')
            && !host.contains("..")
            && host.chars().all(|c| c.is_alphanumeric() || ".-:".contains(c))
            && !rest.contains(char::is_whitespace)
    };
    match host {
        Some(host) if is_host(host) => JudgedField::fine(tidied),
        None if is_host(&lower) && !lower.split('/').next().unwrap_or_default().contains(':') => {
            JudgedField::wrong(
                &format!("https://{tidied}"),
                format!("“{tidied}” does not begin with https://, so that browsers do not find it."),
                format!("Write: `web = \"https://{tidied}\"`"),
            )
        }
        _ => JudgedField::wrong(
            "",
            format!("“{tidied}” is not the address of a website."),
            "Write it as in this example: `web = \"https://www.charity.org.uk\"`".into(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_email_address_stands_alone() {
        for written in ["help@charity.org.uk", "o'brien+web@x.co", "help@\u{200b}charity\u{ad}.org"] {
            assert_eq!(email(written).message, "", "{written}");
        }
        for (written, value, words) in [
            ("Mary Finch <mary@charity.org>", "mary@charity.org", "more than an e-mail address"),
            ("mailto:mary@charity.org?subject=Help", "mary@charity.org", "more than an e-mail address"),
            ("a@charity.org, b@charity.org", "a@charity.org", "two e-mail addresses"),
            ("a@charity.org b@charity.org", "a@charity.org", "two e-mail addresses"),
            ("a@charity.org;b@charity.org", "a@charity.org", "two e-mail addresses"),
            ("mary@charity", "", "is not an e-mail address"),
            ("mary charity.org", "", "is not an e-mail address"),
            ("mary @charity.org", "", "is not an e-mail address"),
            ("mary@@charity.org", "", "is not an e-mail address"),
            ("mary@charity.org.", "", "is not an e-mail address"),
        ] {
            let judged = email(written);
            assert_eq!(judged.value, value, "{written}");
            assert!(judged.message.contains(words), "{written}: {}", judged.message);
        }
    }

    #[test]
    fn a_website_has_a_whole_address() {
        for written in
            ["https://charity.org", "http://www.charity.org/a?b=c#d", "https://charity.org\u{200b}/"]
        {
            assert_eq!(website(written).message, "", "{written}");
        }
        assert_eq!(website("www.charity.org").value, "https://www.charity.org");
        assert_eq!(website("charity.org/help").help, "Write: `web = \"https://charity.org/help\"`");
        for written in ["our page", "javascript:alert(1)", "mailto:a@b.org", "https://", "/help/", "charity"]
        {
            let judged = website(written);
            assert_eq!(judged.value, "", "{written}");
            assert!(judged.message.contains("is not the address"), "{written}: {}", judged.message);
        }
    }
}
