//! Floor 7: the door of the preview: whoever comes in has seen the address that plainleaf printed.
//! In: the path and the cookies of a request. Out: whether it comes in, and where the key leads.
//! Must never: let in another user of this computer, who can reach the same port but cannot read the terminal.
//!
//! The printed address holds a secret of this run. Whoever opens it gets a cookie with the same secret, and is led to
//! the address without it. Cookies do not tell ports apart, so the cookie's name holds the port: two previews stay apart.

use super::secret::Secret;
use crate::disk::UserError;
use crate::engine::preview::decode_path;
use axum::http::HeaderMap;
use axum::http::header::COOKIE;

/// Paths that begin with this and the secret open the door: `/_plainleaf/key/SECRET/imha/` leads to `/imha/`.
const KEY: &str = "/_plainleaf/key/";

/// The page for everybody who comes without the secret.
pub(super) const OUTSIDE: &str = include_str!("outside.html");

/// Content-Security-Policy of that page: it needs nothing but its own style.
pub(super) const OUTSIDE_POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

/// Knows the secret of one preview.
pub(super) struct Door {
    secret: Secret,
    /// The name of the cookie.
    cookie: String,
}

/// What somebody who used the key gets.
pub(super) struct DoorEntry {
    /// The value of Set-Cookie.
    pub cookie: String,
    /// The address without the secret.
    pub to: String,
}

impl Door {
    /// A door with a new secret, for the preview at a port.
    ///
    /// # Errors
    /// If the system gives no random numbers.
    pub fn new(port: u16) -> Result<Door, UserError> {
        Ok(Door { secret: Secret::draw()?, cookie: format!("plainleaf-{port}") })
    }

    /// The path that opens the door and leads to `to`, which begins with a slash.
    pub fn key(&self, to: &str) -> String {
        format!("{KEY}{}{to}", self.secret.word())
    }

    /// What a request gets that uses the key; none for any other.
    pub fn entry(&self, path: &str, query: Option<&str>) -> Option<DoorEntry> {
        let (word, _) = path.strip_prefix(KEY)?.split_once('/')?;
        // An address that no site can have could lead to another website: `//evil.example/`.
        let to = path.strip_prefix(KEY)?.strip_prefix(word).filter(|to| decode_path(to).is_some())?;
        self.secret.is(word).then(|| DoorEntry {
            // Strict: a page of another website cannot have it sent. HttpOnly: no script can read it.
            cookie: format!("{}={}; Path=/; HttpOnly; SameSite=Strict", self.cookie, self.secret.word()),
            to: query.map_or(to.to_string(), |query| format!("{to}?{query}")),
        })
    }

    /// Whether a request brings the cookie.
    pub fn knows(&self, headers: &HeaderMap) -> bool {
        let cookies = headers.get_all(COOKIE).iter().filter_map(|cookies| cookies.to_str().ok());
        cookies.flat_map(|cookies| cookies.split(';')).any(|cookie| {
            let (name, value) = cookie.trim().split_once('=').unwrap_or_default();
            name == self.cookie && self.secret.is(value)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cookies(lines: &[&str]) -> HeaderMap {
        lines.iter().map(|line| (COOKIE, line.parse().unwrap())).collect()
    }

    #[test]
    fn the_key_leads_to_the_address_behind_it() {
        let door = Door::new(4700).unwrap();
        for to in ["/", "/imha/", "/_plainleaf/", "/caf%C3%A9/a%20b.pdf"] {
            let entry = door.entry(&door.key(to), None).unwrap();
            assert_eq!(entry.to, to);
            assert!(!entry.to.contains(door.secret.word()));
            let pair = entry.cookie.split(';').next().unwrap();
            assert!(door.knows(&cookies(&[pair])) && entry.cookie.contains("HttpOnly"), "{}", entry.cookie);
        }
        assert_eq!(
            door.entry(&door.key("/_plainleaf/edit"), Some("file=a")).unwrap().to,
            "/_plainleaf/edit?file=a"
        );
        for wrong in ["//evil.example/", "/../", "/%2fa", "", "x", "/a\\b"] {
            assert!(door.entry(&door.key(wrong), None).is_none(), "{wrong}");
        }
    }

    #[test]
    fn without_the_secret_nobody_comes_in() {
        let (door, other) = (Door::new(4700).unwrap(), Door::new(4700).unwrap());
        let secret = door.secret.word();
        assert!(
            door.entry(&other.key("/"), None).is_none() && door.entry("/_plainleaf/key//", None).is_none()
        );
        let brought = |line: String| door.knows(&cookies(&[&line]));
        assert!(brought(format!("a=b; plainleaf-4700={secret};c=d")));
        for wrong in [
            String::new(),
            "plainleaf-4700=".into(),
            format!("plainleaf-4700={}", other.secret.word()),
            format!("plainleaf-4701={secret}"),
            format!("xplainleaf-4700={secret}"),
            format!("plainleaf-4700={}", &secret[..31]),
            secret.to_string(),
        ] {
            assert!(!brought(wrong.clone()), "{wrong}");
        }
        // A cookie of the same name from an older run does not stand in the way of the right one.
        let old = format!("plainleaf-4700={}", other.secret.word());
        assert!(door.knows(&cookies(&[&old, &format!("plainleaf-4700={secret}")])));
        assert!(!door.knows(&HeaderMap::new()));
    }
}
