//! Floor 7: which requests the preview answers.
//! In: the headers of a request: its host and its origin. Out: admitted, or why not.
//! Must never: admit another website that is open beside the preview, by whatever name it calls this computer
//! (DNS rebinding).

use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Method, Uri};
use std::net::{IpAddr, SocketAddr};

/// Knows the addresses that the preview answers to.
pub(super) struct HostGuard {
    address: SocketAddr,
}

impl HostGuard {
    pub fn new(address: SocketAddr) -> HostGuard {
        HostGuard { address }
    }

    /// The beginning of all its addresses, without a slash at the end.
    pub fn origin(&self) -> String {
        let host =
            if self.address.ip().is_unspecified() { IpAddr::from([127, 0, 0, 1]) } else { self.address.ip() };
        format!("http://{}", SocketAddr::new(host, self.address.port()))
    }

    /// Admits a request.
    ///
    /// # Errors
    /// Why it is refused, in plain words.
    pub fn admit(&self, method: &Method, uri: &Uri, headers: &HeaderMap) -> Result<(), &'static str> {
        let mut hosts = headers.get_all(HOST).iter();
        let (Some(host), None) = (hosts.next().and_then(|host| host.to_str().ok()), hosts.next()) else {
            return Err("The request does not say whom it means.");
        };
        // A host name that resolves to this computer is not enough, since anybody can make one. It has to be
        // the address itself.
        if !self.is_ours(host) || uri.authority().is_some_and(|named| named.as_str() != host) {
            return Err("The preview answers to its own address only.");
        }
        let origin = headers.get(ORIGIN).map(|origin| origin.to_str().unwrap_or(""));
        if origin.is_some_and(|origin| origin.strip_prefix("http://") != Some(host)) {
            return Err("The request comes from another website.");
        }
        let word = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("");
        // A link to the preview may be followed. No other page may load anything from it.
        let linked = word("sec-fetch-mode") == "navigate"
            && word("sec-fetch-dest") == "document"
            && method == Method::GET;
        if matches!(word("sec-fetch-site"), "cross-site" | "same-site") && !linked {
            return Err("The request comes from another website.");
        }
        if method == Method::POST && origin.is_none() {
            return Err("The request does not say where it comes from.");
        }
        Ok(())
    }

    /// Whether a host is this preview: its address, or a name that can only mean this computer.
    fn is_ours(&self, host: &str) -> bool {
        let (name, port) =
            match host.rsplit_once(':').filter(|(name, _)| !name.contains(':') || name.ends_with(']')) {
                Some((name, port)) => (name, port.parse().ok()),
                None => (host, Some(80)),
            };
        let number = name
            .strip_prefix('[')
            .and_then(|name| name.strip_suffix(']'))
            .unwrap_or(name)
            .parse::<IpAddr>()
            .ok();
        let here = number.is_some_and(|number| {
            number == self.address.ip() || number.is_loopback() || self.address.ip().is_unspecified()
        });
        port == Some(self.address.port()) && (here || name.eq_ignore_ascii_case("localhost"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(address: &str, method: Method, words: &[(&'static str, &str)]) -> bool {
        let headers: HeaderMap = words
            .iter()
            .map(|(name, value)| (name.parse::<axum::http::HeaderName>().unwrap(), value.parse().unwrap()))
            .collect();
        HostGuard::new(address.parse().unwrap()).admit(&method, &Uri::from_static("/imha/"), &headers).is_ok()
    }

    #[test]
    fn only_its_own_address_is_answered() {
        let host = |address, host| asked(address, Method::GET, &[("host", host)]);
        for good in ["127.0.0.1:4700", "localhost:4700", "LOCALHOST:4700", "[::1]:4700"] {
            assert!(host("127.0.0.1:4700", good), "{good}");
        }
        for bad in [
            "127.0.0.1",
            "127.0.0.1:80",
            "evil.example",
            "evil.example:4700",
            "localhost.evil.example:4700",
            "127.0.0.1.evil.example:4700",
            "192.168.0.2:4700",
            "",
            ":4700",
            "[::1]",
            "localhost:4700:4700",
            "user@localhost:4700",
        ] {
            assert!(!host("127.0.0.1:4700", bad), "{bad}");
        }
        assert!(!asked("127.0.0.1:4700", Method::GET, &[]), "no host at all");
        assert!(
            !asked(
                "127.0.0.1:4700",
                Method::GET,
                &[("host", "localhost:4700"), ("host", "evil.example:4700")]
            ),
            "two hosts"
        );
        assert!(host("127.0.0.1:80", "localhost") && host("192.168.0.2:4700", "192.168.0.2:4700"));
        assert!(host("0.0.0.0:4700", "192.168.0.2:4700") && !host("0.0.0.0:4700", "evil.example:4700"));
    }

    #[test]
    fn another_website_is_not_answered() {
        let own = ("host", "localhost:4700");
        let get =
            |words: &[(&'static str, &str)]| asked("127.0.0.1:4700", Method::GET, &[&[own], words].concat());
        let post =
            |words: &[(&'static str, &str)]| asked("127.0.0.1:4700", Method::POST, &[&[own], words].concat());
        let ours = ("origin", "http://localhost:4700");
        assert!(post(&[ours]) && get(&[ours]) && get(&[]));
        assert!(post(&[ours, ("sec-fetch-site", "same-origin")]));
        for origin in [
            "https://evil.example",
            "null",
            "http://localhost:4701",
            "https://localhost:4700",
            "http://127.0.0.1:4700",
            "",
        ] {
            assert!(!post(&[("origin", origin)]) && !get(&[("origin", origin)]), "{origin}");
        }
        assert!(!post(&[]), "a form must say where it comes from");
        assert!(!get(&[
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-mode", "no-cors"),
            ("sec-fetch-dest", "script")
        ]));
        assert!(!get(&[
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-mode", "navigate"),
            ("sec-fetch-dest", "iframe")
        ]));
        assert!(
            get(&[
                ("sec-fetch-site", "cross-site"),
                ("sec-fetch-mode", "navigate"),
                ("sec-fetch-dest", "document")
            ]),
            "a link may lead here"
        );
        let absolute = Uri::from_static("http://evil.example/imha/");
        let headers = HeaderMap::from_iter([(HOST, "localhost:4700".parse().unwrap())]);
        assert!(
            HostGuard::new("127.0.0.1:4700".parse().unwrap())
                .admit(&Method::GET, &absolute, &headers)
                .is_err()
        );
    }
}
