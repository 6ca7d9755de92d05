//! Floor 2: a page of a contact on social media.
//! In: the address of the page. Out: the address, and the name of the service as readers know it.
//! Must never: load anything from the service: readers follow a plain link, or do not.

use crate::base::Span;

/// Services by the names of their websites.
const SERVICES: [(&str, &str); 13] = [
    ("bsky.app", "Bluesky"),
    ("facebook.com", "Facebook"),
    ("fb.com", "Facebook"),
    ("instagram.com", "Instagram"),
    ("linkedin.com", "LinkedIn"),
    ("linktr.ee", "Linktree"),
    ("threads.com", "Threads"),
    ("threads.net", "Threads"),
    ("tiktok.com", "TikTok"),
    ("twitter.com", "X (Twitter)"),
    ("x.com", "X (Twitter)"),
    ("youtu.be", "YouTube"),
    ("youtube.com", "YouTube"),
];

/// A page on social media.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct SocialLink {
    /// Its whole address.
    pub address: Box<str>,
    /// The name of the service, or of its website where it is not well known.
    pub service: Box<str>,
    /// The span of the address.
    pub span: Span,
}

impl SocialLink {
    /// The page at a whole address.
    pub fn new(address: &str, span: Span) -> SocialLink {
        let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
        let host = rest.split(['/', '?', '#']).next().unwrap_or("").to_ascii_lowercase();
        let bare = host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(&host);
        let service = SERVICES.iter().find(|(known, _)| *known == bare).map_or(bare, |(_, name)| *name);
        SocialLink { address: address.into(), service: service.into(), span }
    }

    /// The address as it stands on paper: `facebook.com/our-charity`.
    pub fn shown(&self) -> &str {
        let rest = self.address.split_once("://").map_or(&*self.address, |(_, rest)| rest);
        rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/')
    }
}

#[cfg(test)]
mod tests {
    use super::SocialLink;
    use crate::base::Span;

    #[test]
    fn services_have_the_names_that_readers_know() {
        for (address, service, shown) in [
            ("https://www.facebook.com/our-charity/", "Facebook", "facebook.com/our-charity"),
            ("https://m.youtube.com/@our", "YouTube", "m.youtube.com/@our"),
            ("https://X.com/our", "X (Twitter)", "X.com/our"),
            ("https://mastodon.example/@our", "mastodon.example", "mastodon.example/@our"),
        ] {
            let link = SocialLink::new(address, Span::default());
            assert_eq!((&*link.service, link.shown()), (service, shown), "{address}");
        }
    }
}
