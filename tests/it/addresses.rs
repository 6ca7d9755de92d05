//! Addresses that people have: of pages that were renamed, of PDFs, of leaflets in print. None of them may
//! lead nowhere.

use crate::small_site;
use plainleaf::base::Severity;
use plainleaf::{Build, Memo, NoCache, Options, Sources, build};
use std::borrow::Cow;

fn options() -> Options {
    Options { search: false, ..Options::on("2026-11-22".parse().expect("a date")) }
}

fn site(files: &[(&str, &str)]) -> Sources {
    small_site::with(files.iter().map(|(path, text)| (path.to_string(), text.as_bytes().to_vec())))
}

fn built(files: &[(&str, &str)], options: &Options) -> Build {
    build(&site(files), options, &mut Memo::new(Box::new(NoCache)))
}

fn without_leaflets(files: &[(&str, &str)]) -> Build {
    small_site::built(&site(files), false)
}

fn paths(build: &Build) -> Vec<String> {
    build.outputs.iter().map(|output| output.path.to_string()).collect()
}

fn file<'b>(build: &'b Build, path: &str) -> Cow<'b, [u8]> {
    build
        .outputs
        .iter()
        .find(|output| &*output.path == path)
        .unwrap_or_else(|| panic!("{path} is not there"))
        .bytes
        .bytes()
}

/// What is said about addresses when a site is built over another.
fn said(old: &Build, new: Build, options: &Options) -> Vec<(Severity, String, String)> {
    assert_eq!(new.count(Severity::Error), 0, "{:#?}", new.findings);
    let found = new.compare(&paths(old), options);
    let found = found.iter().filter(|finding| finding.rule == "vanished-address");
    found.map(|finding| (finding.severity, finding.message.clone(), finding.help.clone())).collect()
}

const PAGE: &str = "---\ntitle: A page\nreviewed: 2026-11-22\n---\n\nWords.\n";

#[test]
fn a_page_that_was_renamed_needs_its_old_address() {
    let options = Options { leaflets: false, ..options() };
    let old = without_leaflets(&[("content/en/old.md", PAGE)]);
    assert_eq!(said(&old, without_leaflets(&[("content/en/old.md", PAGE)]), &options), []);
    let found = said(&old, without_leaflets(&[("content/en/new.md", PAGE)]), &options);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(
        (found[0].0, &*found[0].1),
        (Severity::Error, "/old/ was published, and now there is nothing.")
    );
    assert!(found[0].2.contains("redirect_from: [/old/]"), "{}", found[0].2);
    let led = PAGE.replace("title", "redirect_from: [/old/]\ntitle");
    assert_eq!(said(&old, without_leaflets(&[("content/en/new.md", &led)]), &options), []);
    let ended = PAGE.replace("title", "expires_on: 2026-11-20\ntitle");
    assert_eq!(said(&old, without_leaflets(&[("content/en/old.md", &ended)]), &options), []);
    let draft = PAGE.replace("title", "draft: true\ntitle");
    let found = said(&old, without_leaflets(&[("content/en/old.md", &draft)]), &options);
    assert_eq!(found.iter().map(|(severity, ..)| *severity).collect::<Vec<_>>(), [Severity::Warning]);
    let settled = "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\"]\n[rules]\nvanished-address = \"off\"\n";
    assert_eq!(said(&old, without_leaflets(&[("content/site.toml", settled)]), &options), []);
}

#[cfg(feature = "pdf")]
#[test]
fn an_old_pdf_becomes_the_newest_one() {
    let options = options();
    let old = built(&[("content/en/old.md", PAGE)], &options);
    let led = PAGE.replace("title", "redirect_from: [/old/]\ntitle");
    let found = said(&old, built(&[("content/en/new.md", &led)], &options), &options);
    let messages: Vec<&str> = found.iter().map(|(_, message, _)| &**message).collect();
    assert_eq!(
        messages,
        [
            "/old/old-large-print.pdf was published, and now there is nothing.",
            "/old/old.pdf was published, and now there is nothing."
        ]
    );
    assert!(found[1].2.contains("redirect_from: [/old/old.pdf]"), "{}", found[1].2);
    // Who builds without leaflets is not told that there are none.
    let without = Options { leaflets: false, ..options.clone() };
    assert_eq!(said(&old, built(&[("content/en/new.md", &led)], &without), &without), []);
    let led = PAGE.replace("title", "redirect_from: [/old/, /old/old.pdf, /old/old-large-print.pdf]\ntitle");
    let new = built(&[("content/en/new.md", &led)], &options);
    assert_eq!(file(&new, "old/old.pdf"), file(&new, "new/new.pdf"));
    assert_eq!(file(&new, "old/old-large-print.pdf"), file(&new, "new/new-large-print.pdf"));
    assert_eq!(said(&old, new, &options), []);
}

#[test]
fn a_leaflet_in_print_leads_to_the_newest_version_or_says_that_it_is_old() {
    let options = Options { leaflets: false, minify: false, ..options() };
    let leaflet =
        |fields: &str| format!("---\ntitle: A leaflet\nreviewed: 2026-11-22\n{fields}\n---\n\nWords.\n");
    let path = "content/en/about-us.people.leaflet.md";
    let old = built(&[(path, &leaflet("version: About 1"))], &options);
    let text = |build: &Build, path: &str| String::from_utf8_lossy(&file(build, path)).into_owned();
    assert!(text(&old, "leaflets/about-1/index.html").contains("url=/about-us/people-leaflet/"));
    // A new version, and nobody thought of the old one.
    let found = said(&old, built(&[(path, &leaflet("version: about-2"))], &options), &options);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].2.contains("earlier_versions: [about-1]"), "{}", found[0].2);
    let new = built(&[(path, &leaflet("version: about-2\nearlier_versions: [about-1]"))], &options);
    assert!(text(&new, "leaflets/about-2/index.html").contains("url=/about-us/people-leaflet/"));
    let page = text(&new, "leaflets/about-1/index.html");
    assert!(
        page.contains("There is a newer version of this leaflet")
            && page.contains("about-1")
            && page.contains("href=\"/about-us/people-leaflet/\"")
    );
    assert!(
        page.contains("noindex") && !page.contains("refresh"),
        "readers are told, and not sent on before they have read it"
    );
    assert!(!text(&new, "sitemap.xml").contains("about-1"));
    assert_eq!(said(&old, new, &options), []);
}

#[test]
fn two_leaflets_cannot_have_one_version() {
    let leaflet = "---\ntitle: A leaflet\nreviewed: 2026-11-22\nversion: one\n---\n\nWords.\n";
    let build = without_leaflets(&[
        ("content/en/about-us.a.leaflet.md", leaflet),
        ("content/en/about-us.b.leaflet.md", &leaflet.replace("A leaflet", "Another")),
    ]);
    let found: Vec<_> =
        build.findings.iter().map(|finding| (finding.rule, &*finding.location.file)).collect();
    assert_eq!(found, [("leaflet-version", "content/en/about-us.b.leaflet.md")]);
}
