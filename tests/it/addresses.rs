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
    // One line for one renamed page: its PDFs come with it.
    let found = vanished(&old, build_with_leaflets(&[("content/en/new.md", PAGE)]));
    let messages: Vec<&str> = found.iter().map(|(_, message, _)| &**message).collect();
    assert_eq!(messages, ["/old/ was published, and now there is nothing."]);
    let led = PAGE.replace("title", "redirect_from: [/old/]\ntitle");
    // Who builds without leaflets is not told that there are none.
    assert_eq!(vanished(&old, build(&[("content/en/new.md", &led)])), []);
    let new = build_with_leaflets(&[("content/en/new.md", &led)]);
    assert_eq!(new.file("old/old.pdf"), new.file("new/a-page.pdf"));
    assert_eq!(new.file("old/old-large-print.pdf"), new.file("new/a-page-large-print.pdf"));
    assert_eq!(vanished(&old, new), []);
}

#[cfg(feature = "pdf")]
#[test]
fn every_pdf_is_called_by_what_it_is() {
    let leaflet = "---\ntitle: For you\nreviewed: 2026-11-22\nlayout: trifold\nversion: one\n---\n\nWords.\n";
    let new = build_with_leaflets(&[
        TWO_LANGUAGES,
        WELSH,
        ("content/en/page.md", &PAGE.replace("A page", "What is an advocate?")),
        ("content/en/page.people.leaflet.md", leaflet),
        ("content/en/index.easy.md", PAGE),
    ]);
    let paths = new.paths();
    let pdfs: Vec<&str> = paths.iter().map(|path| &**path).filter(|path| path.ends_with(".pdf")).collect();
    for path in [
        "a-charity.pdf",
        "a-charity-large-print.pdf",
        "cy/a-charity.pdf",
        "cy/a-charity-large-print.pdf",
        "easy-read/a-charity-easy-read.pdf",
        "page/what-is-an-advocate.pdf",
        "page/what-is-an-advocate-large-print.pdf",
        "page/what-is-an-advocate-people-leaflet.pdf",
        "page/what-is-an-advocate-people-leaflet-to-fold.pdf",
        "about-us/about-us.pdf",
    ] {
        assert!(pdfs.contains(&path), "{path} is not in {pdfs:#?}");
    }
    let says_nothing =
        |path: &&&str| matches!(path.rsplit('/').next(), Some("page.pdf" | "cy.pdf" | "easy-read.pdf"));
    assert_eq!(pdfs.iter().find(says_nothing), None);
    // A site that was published under the first rules: the host leads readers on, and nobody is told that something vanished.
    let before = [
        "page.pdf",
        "page-large-print.pdf",
        "cy/cy.pdf",
        "cy/cy-large-print.pdf",
        "easy-read/easy-read.pdf",
        "page/page.pdf",
        "page/page-people-leaflet-to-fold.pdf",
        "about-us/about-us.pdf",
    ];
    assert_eq!(new.compare(&before.map(String::from), &with_leaflets()), []);
    let rules = new.text("_redirects");
    for rule in [
        "/page.pdf /a-charity.pdf 301",
        "/cy/cy-large-print.pdf /cy/a-charity-large-print.pdf 301",
        "/page/page-people-leaflet-to-fold.pdf /page/what-is-an-advocate-people-leaflet-to-fold.pdf 301",
    ] {
        assert!(rules.lines().any(|line| line == rule), "{rule} is not in {rules}");
    }
    assert!(!rules.contains("about-us"), "{rules}");
    // Who wants the file at its old address all the same says so.
    let kept = build_with_leaflets(&[(
        "content/en/index.md",
        &PAGE.replace("title", "redirect_from: [/page.pdf]\ntitle"),
    )]);
    assert_eq!(kept.file("page.pdf"), kept.file("a-charity.pdf"));
    assert!(!kept.text("_redirects").contains("/page.pdf "));
}

#[cfg(feature = "pdf")]
#[test]
fn the_second_file_of_a_leaflet_in_large_print_leads_to_the_first() {
    let leaflet = "---\ntitle: For you\nreviewed: 2026-11-22\nlayout: a4\nversion: one\n---\n\nWords.\n";
    let new = build_with_leaflets(&[("content/en/about-us.large-print.leaflet.md", leaflet)]);
    let second = "about-us/about-us-large-print-leaflet-large-print.pdf";
    assert!(!new.paths().iter().any(|path| path == second));
    assert_eq!(new.compare(&[second.to_string()], &with_leaflets()), []);
    let rule = format!("/{second} /about-us/about-us-large-print-leaflet.pdf 301");
    assert!(new.text("_redirects").lines().any(|line| line == rule), "{}", new.text("_redirects"));
}

#[cfg(feature = "pdf")]
fn with_leaflets() -> plainleaf::Options {
    plainleaf::Options { search: false, ..plainleaf::Options::on("2026-11-22".parse().expect("a date")) }
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

const TWO_LANGUAGES: (&str, &str) = (
    "content/site.toml",
    "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\", \"cy\"]\n\n[rules]\ncheaper-number = \"off\"\nchecker-outcome = \"off\"\neasy-read-picture = \"off\"\n",
);
const WELSH: (&str, &str) = (
    "content/cy/index.md",
    "---\ntitle: Cymorth\nreviewed: 2026-11-22\nowner: Mary\n---\n\nRydym yn helpu.\n",
);
const CHECKER: &str = "---\ntitle: Can I?\nreviewed: 2026-11-22\n---\n\nWe ask.\n\n## Do you? {#do-you}\n\n- [Yes](#yes)\n- [No](#no)\n\n## You can {#yes}\n\n> [!yes] You can\n> You do.\n\n## You cannot {#no}\n\n> [!no] You cannot\n> You do not.\n";

/// Errors of a site that is published over an older one: of its build, and of the comparison.
fn errors_over(old: &BuiltSite, new: &BuiltSite) -> Vec<String> {
    let compared = new.published_over(old);
    let all = new.findings.iter().chain(&compared);
    let errors = all.filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| format!("{} {}", finding.location.file, finding.message)).collect()
}

/// A site in two languages with all that a page can bring with it.
fn family(fields: &str) -> Vec<(&'static str, String)> {
    let with_fields = |text: &str| text.replacen("title", &format!("{fields}title"), 1);
    let leaflet = with_fields(PAGE).replacen("title", "version: help-1\nlayout: trifold\ntitle", 1);
    let led = with_fields(PAGE).replacen("title", "redirect_from: [/once/]\ntitle", 1);
    vec![
        (TWO_LANGUAGES.0, TWO_LANGUAGES.1.into()),
        (WELSH.0, WELSH.1.into()),
        ("content/en/help.md", led),
        ("content/en/help.easy.md", with_fields(PAGE)),
        ("content/en/help.people.leaflet.md", leaflet),
        ("content/en/can-i.checker.md", with_fields(CHECKER)),
        ("content/cy/see.md", PAGE.replace("Words.", "[Help](help.md) and [questions](can-i.checker.md)")),
    ]
}

#[test]
fn nothing_fails_because_a_day_has_passed() {
    let site = |fields: &str| TestSite::new().with_all(family(fields));
    let published = site("expires_on: 2026-11-22\n").build();
    let expired = site("expires_on: 2026-11-21\n").build();
    // The day that is written is the last on which the page is shown.
    assert!(published.words("help/index.html").contains("Words."));
    assert!(!expired.words("help/index.html").contains("Words."));
    let before = errors_over(&published, &published);
    assert_eq!(errors_over(&published, &expired), before);
    for path in [
        "help/index.html",
        "help/easy-read/index.html",
        "help/people-leaflet/index.html",
        "cy/help/index.html",
        "cy/help/easy-read/index.html",
        "cy/can-i/index.html",
        "can-i/do-you/index.html",
        "can-i/all-questions/index.html",
        "leaflets/help-1/index.html",
        "once/index.html",
        "cy/once/index.html",
    ] {
        assert!(!expired.text(path).is_empty(), "{path} is kept");
    }
    assert!(expired.text("_redirects").contains("/help/help.pdf /help/ 302\n"));
}

#[cfg(feature = "pdf")]
#[test]
fn no_pdf_fails_because_a_day_has_passed() {
    let site = |fields: &str| TestSite::new().with_all(family(fields)).leaflets();
    let published = site("expires_on: 2026-11-22\n").build();
    let expired = site("expires_on: 2026-11-21\n").build();
    assert!(published.paths().iter().any(|path| path.ends_with("-to-fold.pdf")));
    assert_eq!(errors_over(&published, &expired), errors_over(&published, &published));
}

#[test]
fn every_page_of_a_site_may_end() {
    let pages = ["index", "about-us", "contact", "glossary", "accessibility"];
    for page in pages {
        let path = format!("content/en/{page}.md");
        let text = |fields: &str| {
            let sources = TestSite::new().sources();
            let text = sources.get(&path).and_then(|source| source.text()).expect("a page").to_string();
            text.replacen("title", &format!("{fields}title"), 1)
        };
        let published = TestSite::new().with(&path, text("")).build();
        let expired = TestSite::new().with(&path, text("expires_on: 2026-11-21\n")).build();
        assert_eq!(errors_over(&published, &expired), [] as [&str; 0], "{page}");
    }
}

#[test]
fn one_line_leads_on_all_that_was_renamed() {
    let renamed = |fields: &str| -> Vec<(String, String)> {
        let files = family("").into_iter();
        files
            .map(|(path, text)| {
                let text =
                    text.replace("help.md", "new-help.md").replacen("redirect_from: [/once/]\n", fields, 1);
                (path.replace("en/help", "en/new-help"), text)
            })
            .collect()
    };
    let build = |files: Vec<(String, String)>| TestSite::new().with_all(files).build();
    let old = TestSite::new().with_all(family("")).build();
    let found = vanished(&old, build(renamed("redirect_from: [/once/]\n")));
    let messages: Vec<&str> = found.iter().map(|(_, message, _)| &**message).collect();
    assert_eq!(messages, ["/help/ was published, and now there is nothing."], "one line for one page");
    let new = build(renamed("redirect_from: [/once/, /help/]\n"));
    for (path, to) in [
        ("help/index.html", "/new-help/"),
        ("help/easy-read/index.html", "/new-help/easy-read/"),
        ("help/people-leaflet/index.html", "/new-help/people-leaflet/"),
        ("cy/help/index.html", "/cy/new-help/"),
        ("cy/help/easy-read/index.html", "/cy/new-help/easy-read/"),
    ] {
        assert!(new.text(path).contains(&format!("url={to}")), "{path} leads to {to}");
    }
    assert_eq!(vanished(&old, new), []);
}

#[test]
fn a_translation_that_becomes_a_draft_stops_nothing() {
    let site = |fields: &str, home: &str| {
        let page = PAGE.replacen("title", &format!("{fields}title"), 1);
        let home = WELSH.1.replacen("title", &format!("{home}title"), 1);
        TestSite::new()
            .with_all([TWO_LANGUAGES, ("content/en/help.md", PAGE)])
            .with("content/cy/help.md", page)
            .with("content/cy/index.md", home)
    };
    let published = site("", "").build();
    let draft = site("draft: true\n", "").build();
    assert!(draft.text("cy/help/index.html").contains("Words."), "the page in English stands in");
    assert_eq!(errors_over(&published, &draft), [] as [&str; 0]);
    // A new draft beside a page that stood in for it.
    let stand_in = TestSite::new().with_all([TWO_LANGUAGES, WELSH, ("content/en/help.md", PAGE)]).build();
    assert_eq!(errors_over(&stand_in, &draft), [] as [&str; 0]);
    // All of the language: one warning.
    let hidden = site("draft: true\n", "draft: true\n").build();
    let found = hidden.published_over(&published);
    let found: Vec<_> = found.iter().map(|finding| (finding.severity, &*finding.message)).collect();
    assert_eq!(found, [(Severity::Warning, "Pages below /cy/ were published, and now there are none.")]);
}

#[cfg(feature = "pdf")]
#[test]
fn the_pdf_of_a_translation_that_becomes_a_draft_stops_nothing() {
    let site = |fields: &str| {
        let page = PAGE.replacen("title", &format!("{fields}title"), 1);
        let files = [TWO_LANGUAGES, WELSH, ("content/en/help.md", PAGE), ("content/cy/help.md", &*page)];
        TestSite::new().with_all(files).leaflets().build()
    };
    let (published, draft) = (site(""), site("draft: true\n"));
    let found = draft.published_over(&published);
    assert!(
        !found.is_empty() && found.iter().all(|finding| finding.severity == Severity::Warning),
        "{found:#?}"
    );
    assert!(found.iter().all(|finding| &*finding.location.file == "content/cy/help.md"), "{found:#?}");
}

#[cfg(feature = "pdf")]
#[test]
fn an_old_address_that_a_pdf_has_is_said() {
    let page = |old: &str| {
        format!("---\ntitle: Help\nreviewed: 2026-11-22\nowner: Mary\nredirect_from: [{old}]\n---\n\nAsk.\n")
    };
    let first = build_with_leaflets(&[("content/en/help.md", &page("/old/"))]);
    let pdf = first.paths().into_iter().find(|path| path.starts_with("help/") && path.ends_with(".pdf"));
    let pdf = format!("/{}", pdf.expect("a PDF"));
    let again = build_with_leaflets(&[("content/en/help.md", &page(&pdf))]);
    again.finding("redirect").at("content/en/help.md:5").says("has a PDF at");
}
