//! Floor 5: what a form sends.
//! In: the body of a request and its Content-Type, or a query. Out: names and values, and files.
//! Must never: guess where a body is not what it says it is: then it is empty.

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

/// What was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    pairs: Vec<(String, String)>,
    /// The files among it.
    pub files: Vec<Upload>,
}

impl Form {
    /// What a query or the body of a plain form says.
    pub fn of_pairs(text: &str) -> Form {
        let pair = |pair: &str| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(name), decoded(value))
        };
        Form { pairs: text.split('&').filter(|pair| !pair.is_empty()).map(pair).collect(), files: Vec::new() }
    }

    /// What the body of a request says.
    pub fn of_body(kind: &str, body: &[u8]) -> Form {
        if kind.starts_with("application/x-www-form-urlencoded") {
            return std::str::from_utf8(body).map(Form::of_pairs).unwrap_or_default();
        }
        let boundary = kind
            .strip_prefix("multipart/form-data")
            .and_then(|rest| rest.split("boundary=").nth(1))
            .map(|mark| mark.trim_matches('"'));
        boundary.filter(|mark| !mark.is_empty()).map(|mark| parts(body, mark)).unwrap_or_default()
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

fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let pair = bytes
            .get(at + 1..at + 3)
            .and_then(|pair| std::str::from_utf8(pair).ok())
            .and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match (bytes[at], pair) {
            (b'%', Some(byte)) => {
                out.push(byte);
                at += 2;
            }
            (b'+', _) => out.push(b' '),
            (byte, _) => out.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Words for an address.
pub fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte);
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// The parts of a form with files.
fn parts(body: &[u8], mark: &str) -> Form {
    let mut form = Form::default();
    let fence = format!("--{mark}");
    let mut rest = body;
    while let Some(at) = find(rest, fence.as_bytes()) {
        rest = &rest[at + fence.len()..];
        let Some(part) = rest.strip_prefix(b"\r\n") else { break };
        let end = find(part, format!("\r\n{fence}").as_bytes()).unwrap_or(part.len());
        if let Some(head) = find(&part[..end], b"\r\n\r\n") {
            take(&mut form, &String::from_utf8_lossy(&part[..head]), &part[head + 4..end]);
        }
        rest = part;
    }
    form
}

fn take(form: &mut Form, head: &str, bytes: &[u8]) {
    let line =
        head.lines().find(|line| line.to_ascii_lowercase().starts_with("content-disposition:")).unwrap_or("");
    let quoted = |name: &str| {
        line.split_once(&format!("; {name}=\""))
            .and_then(|(_, rest)| rest.split_once('"'))
            .map(|(value, _)| value.replace("%22", "\""))
    };
    let Some(field) = quoted("name") else { return };
    match quoted("filename") {
        Some(name) => form.files.push(Upload { field, name, bytes: bytes.to_vec() }),
        None => form.pairs.push((field, String::from_utf8_lossy(bytes).into_owned())),
    }
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    memchr::memmem::find(text, part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_forms() {
        let form = Form::of_body(
            "application/x-www-form-urlencoded; charset=UTF-8",
            "a=1+2&b=%C5%B5%0D%0A&a=%zz%2&c&=x".as_bytes(),
        );
        assert_eq!((form.get("a"), form.get("b"), form.get("c"), form.get("none")), ("1 2", "ŵ\r\n", "", ""));
        assert_eq!(form.all("a").collect::<Vec<_>>(), ["1 2", "%zz%2"]);
        assert_eq!(Form::of_pairs(&format!("x={}", encoded("a b&c=ŵ/é.md"))).get("x"), "a b&c=ŵ/é.md");
    }

    #[test]
    fn forms_with_files() {
        let body = b"--xx\r\nContent-Disposition: form-data; name=\"alt\"\r\n\r\nTwo\r\npeople\r\n--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a b.png\"\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n--x\r\n\xff\r\n--xx--\r\n";
        let form = Form::of_body("multipart/form-data; boundary=xx", body);
        assert_eq!(form.get("alt"), "Two\r\npeople");
        assert_eq!(
            form.files,
            [Upload {
                field: "file".into(),
                name: "a b.png".into(),
                bytes: b"\x89PNG\r\n--x\r\n\xff".to_vec()
            }]
        );
        for odd in [
            &b""[..],
            b"--xx",
            b"--xx\r\n",
            b"--xx\r\n\r\n\r\n--xx--",
            b"\xff--xx\r\nContent-Disposition: form-data; name=\"a\r\n\r\n",
        ] {
            assert_eq!(Form::of_body("multipart/form-data; boundary=xx", odd), Form::default());
        }
        assert_eq!(Form::of_body("multipart/form-data", body), Form::default());
        assert_eq!(Form::of_body("text/plain", b"a=1"), Form::default());
    }
}
