//! Floor 3: old addresses as people write them.
//! In: a value of `redirect_from`. Out: the address as this site writes it, or why it cannot be one.
//! Must never: lead readers of several addresses to one page because of a sign that was left out.

use crate::base::percent::decode;

/// Why a value is not an old address of this site.
#[derive(Debug, PartialEq)]
pub struct NoAddress {
    /// What is wrong with it.
    pub message: String,
    /// What to type.
    pub help: String,
    /// The address that was meant, where that is plain.
    pub meant: Option<String>,
}

/// An address as this site writes it: `old/page` and `old/page/index.html` → `/old/page/`, `old/page.pdf` →
/// `/old/page.pdf`. `site`: where the site is published, as in `https://charity.example/help`.
///
/// # Errors
/// If it cannot be an address of this site.
pub fn old_address(value: &str, site: &str) -> Result<String, NoAddress> {
    // `//charity.example/old/` is a whole address too.
    let names_host = begins_with_host(value, site)
        || value.strip_prefix("//").is_some_and(|rest| rest.split('/').next().unwrap_or("").contains('.'));
    normalised(value).filter(|_| !names_host).ok_or_else(|| why_not(value, site))
}

fn normalised(address: &str) -> Option<String> {
    let mut parts: Vec<&str> = address.split('/').filter(|part| !part.is_empty()).collect();
    // `/old/index.html` is the file that answers at `/old/`.
    parts.pop_if(|last| *last == "index.html");
    let is_valid = |part: &&str| !matches!(*part, "." | "..") && part.chars().all(is_plain);
    (!parts.is_empty() && parts.iter().all(is_valid))
        .then(|| format!("/{}{}", parts.join("/"), if address.ends_with(".pdf") { "" } else { "/" }))
}

fn is_plain(letter: char) -> bool {
    letter.is_alphanumeric() || "-_.~".contains(letter)
}

const WRITE: &str = "Write it as in: redirect_from: [/old-page/]";

fn why_not(value: &str, site: &str) -> NoAddress {
    let no = |message: String, help: String, meant: Option<String>| NoAddress { message, help, meant };
    let written = |path: &str| normalised(path).map_or(WRITE.to_string(), |path| format!("Write: {path}"));
    let bare = || begins_with_host(value, site).then_some(("", value));
    let whole = value.split_once("://").or_else(|| Some(("", value.strip_prefix("//")?))).or_else(bare);
    if let Some((_, rest)) = whole {
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        if let Some(path) = below_site(host, path, site) {
            let message = format!("“{value}” names this site too, and only the address within it counts.");
            // What follows # or ? is a mistake of its own.
            let meant = normalised(&path);
            let help =
                meant.as_ref().map_or_else(|| why_not(&path, site).help, |path| format!("Write: {path}"));
            return no(message, help, meant);
        }
        let message = format!("“{value}” is an address of another website: {host}");
        let path = normalised(path).map_or("/old-page/".into(), |path| path);
        let help = format!("If that website is this one now, write what follows its name: {path}");
        return no(message, help, None);
    }
    if let Some((path, part)) = value.split_once('#') {
        let message = format!("“#{part}” is a part of a page, and no browser sends it to a website.");
        return no(message, written(path), normalised(path));
    }
    if let Some((path, query)) = value.split_once('?') {
        let message = format!("“?{query}” is a question to a program, and this site has none that answers.");
        let help = match normalised(path) {
            Some(path) => format!(
                "If all readers of {path} should come here, write: {path}. Else ask whoever hosts the site to lead them on."
            ),
            None => "Ask whoever hosts the site to lead its readers on, and take it out here.".into(),
        };
        return no(message, help, None);
    }
    if value.contains('*') || value.contains(':') {
        let message = format!("“{value}” stands for several addresses.");
        return no(
            message,
            "Write each old address on its own: redirect_from: [/old/one/, /old/two/]".into(),
            None,
        );
    }
    if value.contains('%') && decode(value) != value {
        let plain = decode(value).into_owned();
        if let Some(meant) = normalised(&plain) {
            let message = format!("“{value}” is written in code, as computers send it to each other.");
            return no(message, format!("Write: {meant}"), Some(meant));
        }
        return why_not(&plain, site);
    }
    if value.contains('\\') {
        let path = value.replace('\\', "/");
        return no(format!("“{value}” has \\ where an address has /."), written(&path), normalised(&path));
    }
    if value.split('/').any(|part| matches!(part, "." | "..")) {
        let path: Vec<&str> = value.split('/').filter(|part| !matches!(*part, "." | "..")).collect();
        let message =
            format!("“{value}” depends on where it stands: an old address begins at the top of the site.");
        return no(message, written(&path.join("/")), None);
    }
    match value.chars().find(|letter| !is_plain(*letter) && *letter != '/') {
        Some(' ') => no(
            format!("“{value}” has a space (%20) in it, and no address of this site can have one."),
            "Take it out, and ask whoever hosts the site to lead its readers on.".into(),
            None,
        ),
        Some(sign) => no(
            format!("“{value}” has the sign {sign} in it, and no address of this site can have it."),
            "Take it out, and ask whoever hosts the site to lead its readers on.".into(),
            None,
        ),
        None => no("This is the address of the first page of the site.".into(), WRITE.into(), None),
    }
}

/// Whether an address begins with the name of a website, without `https://`: `www.charity.example/old/`.
fn begins_with_host(value: &str, site: &str) -> bool {
    let host = value.split('/').next().unwrap_or("");
    host.to_ascii_lowercase().starts_with("www.") || below_site(host, "", site).is_some()
}

/// The path below the site where a whole address is one of this site, with or without `www.`.
fn below_site(host: &str, path: &str, site: &str) -> Option<String> {
    let own = site.split_once("://")?.1.trim_end_matches('/');
    let (own_host, root) = own.split_once('/').unwrap_or((own, ""));
    let bare = |host: &str| host.to_ascii_lowercase().trim_start_matches("www.").to_string();
    if own_host.is_empty() || bare(host) != bare(own_host) {
        return None;
    }
    let below = match root {
        "" => path,
        root => path.strip_prefix(root)?,
    };
    Some(format!("/{}", below.trim_start_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::old_address;

    #[test]
    fn each_kind_of_mistake_is_named() {
        let site = "https://our.site";
        for (value, message, meant) in [
            ("https://our.site/old/", "names this site too", Some("/old/")),
            ("HTTP://WWW.Our.Site/old", "names this site too", Some("/old/")),
            ("//our.site/old/", "names this site too", Some("/old/")),
            ("www.our.site/old/", "names this site too", Some("/old/")),
            ("our.site/old", "names this site too", Some("/old/")),
            ("https://other.site/old/", "another website: other.site", None),
            ("/old/#part", "a part of a page", Some("/old/")),
            ("/old/?id=7", "a question to a program", None),
            ("/old%20page/", "a space", None),
            ("/old page/", "a space", None),
            ("/caf%C3%A9/", "in code", Some("/café/")),
            ("\\old\\page", "has \\ where", Some("/old/page/")),
            ("../old", "begins at the top", None),
            ("/blog/*", "several addresses", None),
            ("/old,new/", "the sign ,", None),
            ("/", "first page", None),
            ("/index.html", "first page", None),
            ("https://our.site/index.html", "names this site too", None),
        ] {
            let why = old_address(value, site).unwrap_err();
            assert!(why.message.contains(message), "{value}: {why:?}");
            assert_eq!(why.meant.as_deref(), meant, "{value}");
        }
        for (value, address) in [
            ("old/page", "/old/page/"),
            ("/Old/", "/Old/"),
            ("a.pdf", "/a.pdf"),
            ("/old/index.html", "/old/"),
        ] {
            assert_eq!(old_address(value, site).as_deref(), Ok(address));
        }
        let below = old_address("https://our.site/help/old/", "https://our.site/help").unwrap_err();
        assert_eq!(below.meant.as_deref(), Some("/old/"));
    }
}
