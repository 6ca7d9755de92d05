//! Floor 4: words in one line, and the address of a website.
//! In: what somebody typed. Out: the same, tidy; or what is wrong with it.
//! Must never: let a sign through that nobody sees, or that no printer has.

use crate::site::is_stand_in;

/// The most letters in the name of an organisation: it stands above every page.
pub const LONGEST_NAME: usize = 100;

/// The name of a site whose organisation nobody has named.
pub fn default_name() -> OneLine {
    OneLine("Our website".into())
}

/// Words in one line, without spaces at their ends; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneLine(Box<str>);

/// Why words are not one line of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotALine {
    /// There are none.
    Empty,
    /// There are more letters than this.
    Longer(usize),
    /// Nobody can print this sign, or nobody sees it.
    Sign(char),
}

impl OneLine {
    /// Reads words of at most `most` letters. Line ends and repeated spaces become one space.
    ///
    /// # Errors
    /// If nothing is left, if it is longer, or if it holds a sign that cannot be printed.
    pub fn read(words: &str, most: usize) -> Result<OneLine, NotALine> {
        let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty() {
            return Err(NotALine::Empty);
        }
        if let Some(sign) = line.chars().find(|sign| is_unprintable(*sign)) {
            return Err(NotALine::Sign(sign));
        }
        if line.chars().count() > most { Err(NotALine::Longer(most)) } else { Ok(OneLine(line.into())) }
    }

    /// The words.
    pub fn words(&self) -> &str {
        &self.0
    }
}

/// Control characters, marks that turn letters round, private signs, arrows and emoji: no font of a leaflet has them.
fn is_unprintable(sign: char) -> bool {
    sign.is_control()
        || matches!(sign,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2190}'..='\u{2bff}'
            | '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}' | '\u{1f000}'..)
}

/// The address of a website: `https://www.our-charity.org.uk`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteAddress(Box<str>);

/// Why words are not the address of somebody's website.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongAddress {
    /// It is not a whole address.
    NotWhole,
    /// It is kept for examples: nobody can have a site there.
    Example,
}

impl SiteAddress {
    /// Reads an address.
    ///
    /// # Errors
    /// If it is not whole, or kept for examples.
    pub fn read(words: &str) -> Result<SiteAddress, WrongAddress> {
        let words = words.trim();
        let host = words.strip_prefix("https://").or_else(|| words.strip_prefix("http://"));
        let is_whole = host.is_some_and(|rest| {
            let host = rest.split(['/', ':']).next().unwrap_or_default();
            host.split('.').count() > 1
                && host.split('.').all(|part| !part.is_empty())
                && rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~:/".contains(&byte))
                && !rest.contains("..")
        });
        match is_whole {
            false => Err(WrongAddress::NotWhole),
            true if is_stand_in(words) => Err(WrongAddress::Example),
            true => Ok(SiteAddress(words.into())),
        }
    }

    /// The address.
    pub fn words(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_tidy() {
        let read = |words: &str| OneLine::read(words, 20).map(|line| line.words().to_string());
        assert_eq!(read("  Mary\r\n and\t Co "), Ok("Mary and Co".into()));
        assert_eq!(read("\"Tŷ\" & 'Co'"), Ok("\"Tŷ\" & 'Co'".into()));
        for (words, wrong) in [
            (" \n", NotALine::Empty),
            ("\u{0}", NotALine::Sign('\u{0}')),
            ("Unicorns \u{1f984}", NotALine::Sign('\u{1f984}')),
            ("a\u{202e}b", NotALine::Sign('\u{202e}')),
            ("A name that has more letters", NotALine::Longer(20)),
        ] {
            assert_eq!(read(words), Err(wrong), "{words:?}");
        }
    }

    #[test]
    fn an_address_is_whole() {
        for good in ["https://www.our-charity.org.uk", " http://a.org/help/ "] {
            assert!(SiteAddress::read(good).is_ok(), "{good}");
        }
        for bad in [
            "www.a.org",
            "https://",
            "https://a",
            "https://a..org",
            "javascript:a.b",
            "https://a.org/\"",
            "https://.a",
            "",
        ] {
            assert_eq!(SiteAddress::read(bad), Err(WrongAddress::NotWhole), "{bad}");
        }
        assert_eq!(SiteAddress::read("https://www.example.org"), Err(WrongAddress::Example));
    }
}
