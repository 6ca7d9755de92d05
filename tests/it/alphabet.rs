//! A long A–Z: each letter has a page of its own, and a long letter several, so that none is too large for an
//! old phone.

use crate::test_site::TestSite;
use scraper::{Html, Selector};
use std::collections::BTreeMap;

#[test]
fn every_page_stands_once_on_pages_of_three_hundred() {
    let page = |at: usize| {
        let text = format!(
            "---\ntitle: Word {at:03}\nsummary: About word {at}.\nreviewed: 2026-11-22\nowner: Mary\n---\n\nWords.\n"
        );
        (format!("content/en/word-{at:03}.md"), text)
    };
    let build = TestSite::new().with_all((0..650).map(page)).build().clean();
    let lists: BTreeMap<&str, String> = build
        .outputs
        .iter()
        .filter(|output| output.path.starts_with("a-z/") && output.path.ends_with("html"))
        // What stands before the main part is the menu.
        .map(|output| {
            (
                &*output.path,
                String::from_utf8_lossy(&output.bytes.bytes())
                    .split_once("<main")
                    .expect("a main part")
                    .1
                    .to_string(),
            )
        })
        .collect();
    let words = ["a-z/w/index.html", "a-z/w/2/index.html", "a-z/w/3/index.html"];
    let counts = words.map(|path| lists[path].matches("href=\"/word-").count());
    assert_eq!(counts, [300, 300, 50]);
    for at in 0..650 {
        let times: usize =
            lists.values().map(|list| list.matches(&format!("\"/word-{at:03}/\"")).count()).sum();
        assert_eq!(times, 1, "word {at}");
    }
    let second = &lists[words[1]];
    assert!(second.contains(": W 2</h1>"), "{}", &second[..400]);
    let html = Html::parse_fragment(second);
    let current = Selector::parse("[aria-current=page]").expect("a selector");
    let current: Vec<_> =
        html.select(&current).map(|link| (link.attr("href"), link.text().collect::<String>())).collect();
    assert_eq!(current, [(Some("/a-z/w/2/"), "W 2".to_string())], "the page says which part it is");
    assert!(
        ["/a-z/w/", "/a-z/w/3/", "/a-z/a/"].iter().all(|other| second.contains(&format!("href=\"{other}\"")))
    );
    assert!(!lists["a-z/a/index.html"].contains("parts-title"), "a short letter has no parts");
}
