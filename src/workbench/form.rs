//! Floor 5: what a form sends.
//! In: a query, or names, values and files that the server has taken from a request. Out: the same, to ask by
//! name.
//! Must never: know how a request carries a form.

/// A file that somebody chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// The field's name.
    pub field: String,
    /// The file's name, as the browser gave it.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The names and values of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Names with their values, in the order in which they were sent. A name may come more than once.
    pub pairs: Vec<(String, String)>,
    /// The files among them.
    pub files: Vec<Upload>,
}

impl Form {
    /// Reads a query, or the body of a form without files (`application/x-www-form-urlencoded`). Bytes that
    /// are not UTF-8 become U+FFFD.
    pub fn of_pairs(text: &[u8]) -> Form {
        Form { pairs: form_urlencoded::parse(text).into_owned().collect(), files: Vec::new() }
    }

    /// The first value of a name; empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or("")
    }

    /// Whether a name was sent.
    pub fn has(&self, name: &str) -> bool {
        self.all(name).next().is_some()
    }

    /// Every value of a name.
    pub fn all<'f>(&'f self, name: &str) -> impl Iterator<Item = &'f str> {
        self.pairs.iter().filter(move |(known, _)| known == name).map(|(_, value)| &**value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::percent;

    #[test]
    fn a_name_may_come_twice() {
        let form = Form::of_pairs("a=1+2&b=%C5%B5%0D%0A&a=%zz%2&c&=x".as_bytes());
        assert_eq!((form.get("a"), form.get("b"), form.get("c"), form.get("none")), ("1 2", "ŵ\r\n", "", ""));
        assert_eq!(form.all("a").collect::<Vec<_>>(), ["1 2", "%zz%2"]);
        assert!(form.has("c") && !form.has("none"));
        let query = format!("x={}", percent::encode_path("a b&c=ŵ/é.md"));
        assert_eq!(Form::of_pairs(query.as_bytes()).get("x"), "a b&c=ŵ/é.md");
    }
}
