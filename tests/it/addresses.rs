//! Addresses that people have: of pages that were renamed, of PDFs, of leaflets in print. None of them may
//! lead nowhere.

use crate::test_site::{BuiltSite, TestSite};
use plainleaf::base::Severity;

fn build(files: &[(&str, &str)]) -> BuiltSite {
    TestSite::new().with_all(files.iter().copied()).build()
}

#[cfg(feature = "pdf")]
fn build_with_leaflets(files: &[(&str, &str)]) -> BuiltSite {
    TestSite::new().with_all(files.iter().copied()).leaflets().build()
}

/// What is said about addresses when a site is built over another.
fn vanished(old: &BuiltSite, new: BuiltSite) -> Vec<(Severity, String, String)> {
    assert_eq!(new.count(Severity::Error), 0, "{:#?}", new.findings);
    let found = new.published_over(old).into_iter().filter(|finding| finding.rule.id == "vanished-address");
    found.map(|finding| (finding.severity, finding.message, finding.help)).collect()
}

const PAGE: &str = "---\ntitle: A page\nreviewed: 2026-11-22\n---\n\nWords.\n";

#[test]
fn a_page_that_was_renamed_needs_its_old_address() {
    let old = build(&[("content/en/old.md", PAGE)]);
    assert_eq!(vanished(&old, build(&[("content/en/old.md", PAGE)])), []);
    let found = vanished(&old, build(&[("content/en/new.md", PAGE)]));
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(
        (found[0].0, &*found[0].1),
        (Severity::Error, "/old/ was published, and now there is nothing.")
    );
    assert!(found[0].2.contains("redirect_from: [/old/]"), "{}", found[0].2);
    let led = PAGE.replace("title", "redirect_from: [/old/]\ntitle");
    assert_eq!(vanished(&old, build(&[("content/en/new.md", &led)])), []);
    let ended = PAGE.replace("title", "expires_on: 2026-11-20\ntitle");
    assert_eq!(vanished(&old, build(&[("content/en/old.md", &ended)])), []);
    let draft = PAGE.replace("title", "draft: true\ntitle");
    let found = vanished(&old, build(&[("content/en/old.md", &draft)]));
    assert_eq!(found.iter().map(|(severity, ..)| *severity).collect::<Vec<_>>(), [Severity::Warning]);
    let settled = "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\"]\n[rules]\nvanished-address = \"off\"\n";
    assert_eq!(vanished(&old, build(&[("content/site.toml", settled)])), []);
}

#[cfg(feature = "pdf")]
#[test]
fn an_old_pdf_becomes_the_newest_one() {
    let old = build_with_leaflets(&[("content/en/old.md", PAGE)]);
    let led = PAGE.replace("title", "redirect_from: [/old/]\ntitle");
    let found = vanished(&old, build_with_leaflets(&[("content/en/new.md", &led)]));
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
    assert_eq!(vanished(&old, build(&[("content/en/new.md", &led)])), []);
    let led = PAGE.replace("title", "redirect_from: [/old/, /old/old.pdf, /old/old-large-print.pdf]\ntitle");
    let new = build_with_leaflets(&[("content/en/new.md", &led)]);
    assert_eq!(new.file("old/old.pdf"), new.file("new/new.pdf"));
    assert_eq!(new.file("old/old-large-print.pdf"), new.file("new/new-large-print.pdf"));
    assert_eq!(vanished(&old, new), []);
}

#[test]
fn a_leaflet_in_print_leads_to_the_newest_version_or_says_that_it_is_old() {
    let leaflet =
        |fields: &str| format!("---\ntitle: A leaflet\nreviewed: 2026-11-22\n{fields}\n---\n\nWords.\n");
    let build = |fields: &str| {
        TestSite::new().with("content/en/about-us.people.leaflet.md", leaflet(fields)).not_minified().build()
    };
    let old = build("version: About 1");
    assert!(old.text("leaflets/about-1/index.html").contains("url=/about-us/people-leaflet/"));
    // A new version, and nobody thought of the old one.
    let found = vanished(&old, build("version: about-2"));
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].2.contains("earlier_versions: [about-1]"), "{}", found[0].2);
    let new = build("version: about-2\nearlier_versions: [about-1]");
    assert!(new.text("leaflets/about-2/index.html").contains("url=/about-us/people-leaflet/"));
    let page = new.text("leaflets/about-1/index.html");
    assert!(
        page.contains("There is a newer version of this leaflet")
            && page.contains("about-1")
            && page.contains("href=\"/about-us/people-leaflet/\"")
    );
    assert!(
        page.contains("noindex") && !page.contains("refresh"),
        "readers are told, and not sent on before they have read it"
    );
    assert!(!new.text("sitemap.xml").contains("about-1"));
    assert_eq!(vanished(&old, new), []);
}

#[test]
fn two_leaflets_cannot_have_one_version() {
    let leaflet = "---\ntitle: A leaflet\nreviewed: 2026-11-22\nversion: one\n---\n\nWords.\n";
    let build = build(&[
        ("content/en/about-us.a.leaflet.md", leaflet),
        ("content/en/about-us.b.leaflet.md", &leaflet.replace("A leaflet", "Another")),
    ]);
    let found: Vec<_> =
        build.findings.iter().map(|finding| (finding.rule.id, &*finding.location.file)).collect();
    assert_eq!(found, [("leaflet-version", "content/en/about-us.b.leaflet.md")]);
}
