//! Floor 1: the destinations of links and pictures.
//! In: an address as written, and the file it is written in. Out: the kind of address, and the path of the
//! file that it names.
//! Must never: ask whether that file exists, or name a file outside the content folder.

use crate::base::percent::decode;
use crate::base::{WebAddress, path_hash};

/// What an address leads to, as far as its own file tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// A heading of the same page.
    Fragment,
    /// Nothing: the address is empty.
    Empty,
    /// Another website, a phone number, an e-mail address: browsers follow it without running anything.
    External,
    /// An address with another scheme, such as `javascript:`: it must not be published.
    UnsafeScheme,
    /// An address of this site as published, such as `/imha/`.
    SiteAddress,
    /// A path that leads out of the content folder.
    LeavesSite,
    /// A file, by the hash of its path from the site folder.
    File(u64),
}

impl Destination {
    /// The destination of a link in the file `from`.
    pub fn of_link(from: &str, destination: &str) -> Destination {
        if destination.trim().is_empty() {
            return Destination::Empty;
        }
        if destination.starts_with('#') {
            return Destination::Fragment;
        }
        match WebAddress::of(destination) {
            // Each browser guesses something else.
            WebAddress::Web if !names_host(destination) => return Destination::UnsafeScheme,
            WebAddress::Web | WebAddress::Contact => return Destination::External,
            // `imha.md:3` is meant as a file.
            WebAddress::OtherScheme
                if destination.split(':').next().is_some_and(|name| name.contains(".md")) => {}
            WebAddress::Relative => {}
            _ => return Destination::UnsafeScheme,
        }
        if destination.starts_with('/') {
            return Destination::SiteAddress;
        }
        let file = destination.split('#').next().unwrap_or("");
        match resolve_path(from, file) {
            Some(path) if path.ends_with('/') => Destination::File(path_hash(&format!("{path}index.md"))),
            Some(path) => Destination::File(path_hash(&path)),
            None => Destination::LeavesSite,
        }
    }

    /// The destination of a picture in the file `from`.
    pub fn of_picture(from: &str, destination: &str) -> Destination {
        match destination.strip_prefix('/') {
            Some(path) => Destination::File(path_hash(&format!("content/{path}"))),
            None => resolve_path(from, destination)
                .map_or(Destination::LeavesSite, |path| Destination::File(path_hash(&path))),
        }
    }
}

/// Whether two slashes and the name of a website stand behind `https:`, as in no `http:/nhs.uk`.
fn names_host(address: &str) -> bool {
    let rest = address.split_once(':').and_then(|(_, rest)| rest.strip_prefix("//"));
    let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or(""));
    host.is_some_and(|host| !host.is_empty() && !host.ends_with(':'))
}

/// The path, from the site folder, that `destination` names in the file `from`; none where it leads out of
/// the content folder.
pub fn resolve_path(from: &str, destination: &str) -> Option<String> {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut path = String::with_capacity(folder.len() + destination.len() + 1);
    path.push_str(folder);
    for part in decode(destination).split('/') {
        match part {
            "." => {}
            ".." => path.truncate(path.rfind('/')?),
            "" if path.ends_with('/') => {}
            part => {
                path.push('/');
                path.push_str(part);
            }
        }
    }
    (path.starts_with("content/")).then_some(path)
}

/// The address by which a link in the file `from` names the file `to`: the inverse of [`resolve_path`].
pub fn relative_path(from: &str, to: &str) -> String {
    let folders: Vec<&str> = from.split('/').collect();
    let parts: Vec<&str> = to.split('/').collect();
    let (above, inner) = (&folders[..folders.len() - 1], &parts[..parts.len() - 1]);
    let shared = above.iter().zip(inner).take_while(|(a, b)| a == b).count();
    format!("{}{}", "../".repeat(above.len() - shared), parts[shared..].join("/").replace(' ', "%20"))
}

#[cfg(test)]
mod tests {
    use super::{Destination, relative_path, resolve_path};

    #[test]
    fn what_runs_or_leads_elsewhere_is_no_page_of_this_site() {
        let to = |written| Destination::of_link("content/en/index.md", written);
        for unsafe_address in [
            "javascript:alert(1)",
            "JAVASCRIPT:x",
            " java\nscript:x",
            "\u{1}javascript:x",
            "data:text/html,x",
            "vbscript:x",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "blob:x",
            "file:///x",
            "C:\\x",
        ] {
            assert_eq!(to(unsafe_address), Destination::UnsafeScheme, "{unsafe_address:?}");
        }
        for external in ["https://x.org", "HTTP://x.org", "mailto:a@x.org", "tel:999", "sms:999"] {
            assert_eq!(to(external), Destination::External, "{external}");
        }
        assert_eq!(to("/imha/"), Destination::SiteAddress);
        assert!(matches!(to("imha.md:3"), Destination::File(_)));
    }

    #[test]
    fn paths_stay_inside_the_content_folder() {
        let from = "content/en/care/index.md";
        assert_eq!(resolve_path(from, "../imha.md").as_deref(), Some("content/en/imha.md"));
        assert_eq!(resolve_path(from, "./a%20b.md").as_deref(), Some("content/en/care/a b.md"));
        assert_eq!(resolve_path(from, "../../pictures/x.svg").as_deref(), Some("content/pictures/x.svg"));
        assert_eq!(resolve_path(from, "../../../secret.md"), None);
        assert_eq!(resolve_path(from, "../../../../../../etc/passwd"), None);
        assert_eq!(resolve_path(from, "%2e%2e/%2e%2e/%2e%2e/secret.md"), None);
    }

    #[test]
    fn a_path_leads_there_and_back() {
        for (from, to, link) in [
            ("content/en/care/index.md", "content/pictures/x y.svg", "../../pictures/x%20y.svg"),
            ("content/en/index.md", "content/en/imha.md", "imha.md"),
            ("content/en/index.md", "content/en/care/index.md", "care/index.md"),
        ] {
            assert_eq!(relative_path(from, to), link);
            assert_eq!(resolve_path(from, link).as_deref(), Some(to));
        }
    }
}
