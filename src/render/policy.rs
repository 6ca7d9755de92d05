//! Floor 3: what a browser may load with a page: the Content Security Policy, in the page itself.
//! In: the site's settings, a rendered page. Out: the policy; the page with the policy before all that it governs.
//! Must never: allow a request to another server, or a program that stands in a page.
//!
//! Hosts that read `_headers` send the same policy. Many do not, and the promise has to hold there too: so it stands
//! first in the `<head>` of each page, whatever the theme writes into it (W3C, Content Security Policy Level 3, 3.3).

use crate::site::Site;

/// The policy of all pages of a site. Only the search needs more than scripts of the site: it runs WebAssembly.
pub fn policy(site: &Site) -> String {
    let script = if site.settings.search { "'self' 'wasm-unsafe-eval'" } else { "'self'" };
    format!(
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src {script}; connect-src 'self'; form-action 'self'; base-uri 'none'; manifest-src 'self'"
    )
}

/// The tags that a page begins with: the policy, and that no website which a reader goes on to learns from where.
pub fn tags(policy: &str) -> String {
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\"><meta name=\"referrer\" content=\"no-referrer\">"
    )
}

/// A page with these tags at the beginning of its `<head>`: nothing that loads stands before it. A template without a
/// `<head>` gets them where a browser begins one.
pub fn insert(html: &mut String, tags: &str) {
    let at = place(html);
    html.insert_str(at, tags);
}

/// The byte after `<head>`; without it, that after `<html>` or the DOCTYPE.
fn place(html: &str) -> usize {
    let mut at = 0;
    loop {
        let rest = html[at..].trim_start();
        let start = html.len() - rest.len();
        let is_tag = |name: &str| {
            let tag = rest.get(..name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name));
            tag && rest[name.len()..]
                .starts_with(|letter: char| letter.is_ascii_whitespace() || "/>".contains(letter))
        };
        if rest.starts_with("<!--") {
            match rest.find("-->") {
                Some(end) => at = start + end + 3,
                None => return at,
            }
        } else if is_tag("<!doctype") || is_tag("<html") {
            at = start + tag_length(rest);
        } else if is_tag("<head") {
            return start + tag_length(rest);
        } else {
            return at;
        }
    }
}

/// The length of the tag that a text begins with. A `>` between quotation marks does not end it.
fn tag_length(text: &str) -> usize {
    let mut mark = None;
    for (at, byte) in text.bytes().enumerate() {
        match (mark, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => mark = Some(byte),
            (Some(open), byte) if open == byte => mark = None,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::insert;

    #[test]
    fn the_tags_stand_before_all_that_they_govern() {
        for (page, expected) in [
            (
                "<!doctype html>\n<html lang=en><head><meta charset=utf-8>",
                "<!doctype html>\n<html lang=en><head>@<meta charset=utf-8>",
            ),
            (
                "<!DOCTYPE html><html a=\"1>2\"><HEAD data-x='>'>\n<script>",
                "<!DOCTYPE html><html a=\"1>2\"><HEAD data-x='>'>@\n<script>",
            ),
            (
                "<!-- a --><!doctype html><!-- <head> --><html><head><b>",
                "<!-- a --><!doctype html><!-- <head> --><html><head>@<b>",
            ),
            ("<html><script src=x></script><head>", "<html>@<script src=x></script><head>"),
            ("<!doctype html><title>x</title>", "<!doctype html>@<title>x</title>"),
            ("<header>", "@<header>"),
            ("", "@"),
            ("<!-- open", "@<!-- open"),
        ] {
            let mut html = page.to_string();
            insert(&mut html, "@");
            assert_eq!(html, expected);
        }
    }
}
