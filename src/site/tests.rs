//! Floor 2: tests of assembled sites.
//! In: a few files. Out: the site and the findings that they make.
//! Must never: need more of a site than a test is about.

use super::{AssembleOptions, Page, Section, Site, assemble};
use crate::base::{Date, Findings, Source, reported_rules};
use crate::doc::ParsedFile;

const SETTINGS: &str =
    "name = \"Onside\"\naddress = \"https://onside.example/help\"\nlanguages = [\"en\", \"cy\"]";

fn site(files: &[(&str, &str)]) -> (Site, Findings) {
    let mut files: Vec<(&str, &str)> = [&[("content/site.toml", SETTINGS)], files].concat();
    files.sort_unstable();
    let parsed = files
        .iter()
        .map(|(path, text)| ParsedFile::read(&Source::new(path, text.as_bytes().to_vec()), None).value);
    let today = "2026-11-22".parse().unwrap_or(Date::FIRST);
    let assembled = assemble(parsed.collect(), AssembleOptions { today, published_by: today, drafts: false });
    let findings = assembled.findings.iter().flat_map(|group| group.iter().cloned()).collect();
    (assembled.value, findings)
}

fn page<'s>(site: &'s Site, path: &str) -> &'s Page {
    site.page(site.page_or_fallback_at(path).expect(path))
}

fn section<'s>(site: &'s Site, locale: usize, folder: &str) -> &'s Section {
    site.sections.iter().find(|section| section.locale == locale && *section.folder == *folder).expect(folder)
}

fn titles<'s>(site: &'s Site, section: &Section) -> Vec<&'s str> {
    section.pages.iter().map(|id| site.page(*id).title()).collect()
}

#[test]
fn a_section_lists_pages_by_the_order_of_staff_and_then_by_title() {
    let (site, _) = site(&[
        ("content/en/index.md", "---\ntitle: Home\n---\n"),
        ("content/en/care/index.md", "---\ntitle: Care for you\n---\n"),
        ("content/en/care/a.md", "---\ntitle: Zoo\norder: 2\n---\n"),
        ("content/en/care/b.md", "---\ntitle: “Élan” and more\n---\n"),
        ("content/en/care/c.md", "---\ntitle: Eland\n---\n"),
        ("content/en/care/d.md", "---\ntitle: apple\n---\n"),
        ("content/en/care/e.md", "---\ntitle: Last\norder: 1\n---\n"),
        ("content/en/care/e.easy.md", "---\ntitle: Easy\norder: 0\n---\n"),
        ("content/en/care/f.md", "---\ntitle: Draft\norder: 0\ndraft: true\n---\n"),
    ]);
    let care = section(&site, 0, "care");
    assert_eq!(titles(&site, care), ["Last", "Zoo", "apple", "“Élan” and more", "Eland"]);
    assert_eq!((&*care.title, &*care.address), ("Care for you", "/care/"));
    assert_eq!(site.page(care.page.expect("its page")).section, Some(site.locales[0].home));
    assert_eq!(page(&site, "content/en/index.md").section, None);
}

#[test]
fn sections_are_in_the_section_above_by_the_order_of_their_pages_and_then_by_title() {
    let (site, _) = site(&[
        ("content/en/index.md", "---\ntitle: Home\n---\n"),
        ("content/en/a-deep/lower-down/x.md", "---\ntitle: X\n---\n"),
        ("content/en/b/index.md", "---\ntitle: Aardvarks\n---\n"),
        ("content/en/c/index.md", "---\ntitle: Zebras\norder: 1\n---\n"),
    ]);
    let home = site.section(site.locales[0].home);
    let inner = |section: &Section| -> Vec<&str> {
        section.sections.iter().map(|id| &*site.section(*id).title).collect()
    };
    assert_eq!(inner(home), ["Zebras", "A deep", "Aardvarks"]);
    let deep = section(&site, 0, "a-deep");
    assert_eq!((inner(deep), deep.page), (vec!["Lower down"], None));
    assert_eq!(section(&site, 0, "a-deep/lower-down").parent, Some(home.sections[1]));
    assert_eq!(&*section(&site, 1, "").address, "/cy/");
}

#[test]
fn addresses_join_the_site_the_language_and_the_file() {
    let (site, findings) = site(&[
        ("content/en/care/your-rights.md", "---\ntitle: A\n---\n"),
        ("content/cy/care/your-rights.md", "---\ntitle: B\n---\n"),
        ("content/xx-not/a.md", "---\ntitle: C\n---\n"),
    ]);
    let english = page(&site, "content/en/care/your-rights.md");
    let welsh = page(&site, "content/cy/care/your-rights.md");
    assert_eq!((&*english.address, &*english.output), ("/care/your-rights/", "care/your-rights/index.html"));
    assert_eq!(
        (&*welsh.address, &*welsh.output),
        ("/cy/care/your-rights/", "cy/care/your-rights/index.html")
    );
    assert_eq!(site.href(&welsh.address), "/help/cy/care/your-rights/");
    assert_eq!(site.absolute(&welsh.address), "https://onside.example/help/cy/care/your-rights/");
    assert_eq!(site.page_with_address("/cy/care/your-rights/"), site.page_at(&welsh.doc.path));
    assert!(findings.iter().any(|finding| finding.rule == &reported_rules::UNKNOWN_LANGUAGE), "{findings:?}");
}

#[test]
fn of_two_files_with_one_address_the_first_keeps_it() {
    let (site, findings) = site(&[
        ("content/en/a/index.md", "---\ntitle: First\n---\n"),
        ("content/en/a.md", "---\ntitle: Second\n---\n"),
    ]);
    let taken: Vec<&str> = findings
        .iter()
        .filter(|finding| finding.rule == &reported_rules::ADDRESS_TAKEN)
        .map(|finding| &*finding.location.file)
        .collect();
    assert_eq!(taken, ["content/en/a/index.md"]);
    assert_eq!(site.pages.iter().map(Page::title).collect::<Vec<_>>(), ["Second"]);
}

#[test]
fn no_question_of_a_checker_takes_the_address_of_a_page() {
    const CHECKER: &str = "---\ntitle: Can I\n---\n\n## Who {#who}\n\n- [Me](#me)\n\n## Me {#me}\n\nYes.\n";
    let (free, findings) = site(&[("content/en/can-i.checker.md", CHECKER)]);
    assert!(!findings.iter().any(|finding| finding.rule == &reported_rules::ADDRESS_TAKEN), "{findings:?}");
    let checker = page(&free, "content/en/can-i.checker.md").checker.as_ref().expect("a checker");
    let addresses: Vec<&str> =
        checker.parts.iter().filter_map(|part| part.path.as_ref()).map(|path| &*path.address).collect();
    assert_eq!(addresses, ["/can-i/who/", "/can-i/who/me/"]);
    for taken in ["content/en/can-i/who.md", "content/en/can-i/who/me.md"] {
        let (_, findings) =
            site(&[("content/en/can-i.checker.md", CHECKER), (taken, "---\ntitle: Other\n---\n")]);
        let conflicts: Vec<&str> = findings
            .iter()
            .filter(|finding| finding.rule == &reported_rules::ADDRESS_TAKEN)
            .map(|finding| &*finding.location.file)
            .collect();
        assert_eq!(conflicts, ["content/en/can-i.checker.md"], "{taken}");
    }
}

#[test]
fn a_page_that_is_not_translated_has_a_fallback_page_with_links_in_the_language_of_the_reader() {
    let (site, _) = site(&[
        ("content/en/index.md", "---\ntitle: Home\n---\n"),
        (
            "content/en/a.md",
            "---\ntitle: A\n---\n\n[b](b.md) [c](c.md) [part](b.md#there) [none](b.md#gone) [x](x.md)\n",
        ),
        ("content/en/a.easy.md", "---\ntitle: Easy\n---\n"),
        ("content/en/b.md", "---\ntitle: B\n---\n\n## Here {#there}\n"),
        ("content/en/c.md", "---\ntitle: C\n---\n"),
        ("content/cy/b.md", "---\ntitle: Welsh B\n---\n\n## Yma {#there}\n"),
    ]);
    let fallback = page(&site, "content/cy/a.md");
    assert_eq!((&*fallback.address, fallback.original), ("/cy/a/", site.page_at("content/en/a.md")));
    assert!(fallback.has_broken_links && site.locales[1].live);
    let leads_to = |at: usize| match fallback.targets[at] {
        super::LinkTarget::Page(id) => Some(&*site.page(id).address),
        _ => None,
    };
    let expected = [Some("/cy/b/"), Some("/cy/c/"), Some("/cy/b/"), Some("/b/"), None];
    assert_eq!(expected, std::array::from_fn(leads_to));
    let easy = page(&site, "content/cy/a.easy.md");
    assert_eq!(easy.standard_page, site.page_or_fallback_at("content/cy/a.md"));
    assert_eq!(fallback.easy_read, site.page_or_fallback_at("content/cy/a.easy.md"));
    assert_eq!(fallback.translations, [site.page_at("content/en/a.md").expect("a")]);
}
