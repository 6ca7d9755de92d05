//! Floor 4: the headers and redirects that the site's host would send.
//! In: the site's own `_headers` and `_redirects`. Out: the headers of an address; the new address of an old
//! one.
//! Must never: be stricter or laxer than the published site, except for what the preview itself needs.

use crate::engine::Output;

/// The headers of one address or of all below it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct HeaderRule {
    address: String,
    /// Whether it applies to all addresses that begin with this one.
    all: bool,
    /// Names and values.
    headers: Vec<(String, String)>,
}

/// The rules of both files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Headers {
    rules: Vec<HeaderRule>,
    /// Old address, new address.
    moved: Vec<(String, String)>,
}

impl Headers {
    pub fn read(headers: Option<&Output>, redirects: Option<&Output>) -> Headers {
        let text = |file: Option<&Output>| {
            file.map_or(String::new(), |file| String::from_utf8_lossy(&file.bytes.bytes()).into_owned())
        };
        let mut rules: Vec<HeaderRule> = Vec::new();
        for line in text(headers).lines() {
            if !line.starts_with(' ') {
                let start = line.strip_suffix('*');
                rules.push(HeaderRule {
                    address: start.unwrap_or(line).to_string(),
                    all: start.is_some(),
                    headers: Vec::new(),
                });
            } else if let (Some((name, value)), Some(rule)) = (line.trim().split_once(": "), rules.last_mut())
            {
                rule.headers.push((name.to_string(), in_preview(name, value)));
            }
        }
        let lines = text(redirects);
        let moved = lines.lines().filter_map(|line| {
            line.split_once(' ').map(|(old, rest)| (old.into(), rest.split(' ').next().unwrap_or("/").into()))
        });
        Headers { rules, moved: moved.collect() }
    }

    /// The headers of an address.
    pub fn of(&self, address: &str) -> Vec<(&str, &str)> {
        let fits = |rule: &&HeaderRule| {
            if rule.all { address.starts_with(&*rule.address) } else { address == rule.address }
        };
        self.rules
            .iter()
            .filter(fits)
            .flat_map(|rule| &rule.headers)
            .map(|(name, value)| (&**name, &**value))
            .collect()
    }

    /// The new address of an old one.
    pub fn moved(&self, address: &str) -> Option<&str> {
        self.moved
            .iter()
            .find(|(old, _)| old == address || old.strip_suffix('/') == Some(address))
            .map(|(_, new)| new.as_str())
    }
}

/// The preview needs one thing more: the workbench shows pages in frames, from its own address only.
fn in_preview(name: &str, value: &str) -> String {
    match name {
        "Content-Security-Policy" => value.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
        "X-Frame-Options" => "SAMEORIGIN".into(),
        _ => value.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Key;

    fn output(path: &str, text: &str) -> Output {
        Output { path: path.into(), bytes: text.as_bytes().into(), key: Key::of(text.as_bytes()) }
    }

    #[test]
    fn the_rules_of_the_host_hold_and_frames_of_our_own_are_let_in() {
        let headers = output(
            "_headers",
            "/help/*\n  Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\n  X-Frame-Options: DENY\n/help/assets/*\n  Cache-Control: immutable\n",
        );
        let redirects = output("_redirects", "/help/old/ /help/new/ 301\n");
        let read = Headers::read(Some(&headers), Some(&redirects));
        let page = [
            ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'self'"),
            ("X-Frame-Options", "SAMEORIGIN"),
        ];
        assert_eq!(read.of("/help/page/"), page);
        assert_eq!(read.of("/help/assets/style.css")[2], ("Cache-Control", "immutable"));
        assert!(read.of("/other/").is_empty());
        assert_eq!(
            (read.moved("/help/old"), read.moved("/help/old/"), read.moved("/help/")),
            (Some("/help/new/"), Some("/help/new/"), None)
        );
    }
}
