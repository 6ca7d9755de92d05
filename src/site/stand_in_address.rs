//! Floor 2: addresses that stand in for the address of a site.
//! In: an address. Out: whether no site can be there.
//! Must never: take the address of a real site for one that stands in.

/// What a site is built with while site.toml does not say where it will be.
pub const UNKNOWN_ADDRESS: &str = "https://site.example";

/// Domains that are kept for examples (RFC 2606): nobody can have a site there.
const EXAMPLE_DOMAINS: [&str; 3] = ["example.com", "example.net", "example.org"];

/// Whether an address is not that of a site, but holds its place: `https://www.example.org/help`.
#[must_use]
pub fn is_stand_in(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', ':', '?', '#']).next().unwrap_or("").to_ascii_lowercase();
    let is_in_domain = |domain: &str| {
        host.strip_suffix(domain).is_some_and(|before| before.is_empty() || before.ends_with('.'))
    };
    EXAMPLE_DOMAINS.into_iter().any(is_in_domain) || UNKNOWN_ADDRESS.ends_with(&format!("//{host}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_domains_for_examples_stand_in() {
        for address in
            ["https://example.org", "http://www.Example.com/help/", "https://site.example/", "example.net:80"]
        {
            assert!(is_stand_in(address), "{address}");
        }
        for address in
            ["https://charity.example", "https://bestexample.org", "https://www.gov.uk/example.org"]
        {
            assert!(!is_stand_in(address), "{address}");
        }
    }
}
