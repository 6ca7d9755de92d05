//! What setting on paper costs is bounded: what is too much is refused by counting, at its line and before anything is
//! set; what would never end is given up. What is just within the limits is set.

use crate::printed::assembled;
use crate::small_site;
use plainleaf::base::{Severity, line_number};
use plainleaf::render::leaflet::{EditionLayout, LeafletTheme, ReadingPdf, typeset};
use plainleaf::render::{Budget, TimeIsUp, Unlimited};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

const PAGE: &str = "content/en/page.md";

/// What setting a text says, as `line message`, and the pages that it has.
fn set(text: &str, layout: EditionLayout, budget: &dyn Budget) -> (Vec<String>, Option<usize>) {
    let text = format!("---\ntitle: A page\nreviewed: 2026-11-22\n---\n\n{text}");
    let site = assembled(&small_site::with([(PAGE.to_string(), text.clone().into_bytes())]));
    let theme = LeafletTheme::new(&site.theme, &site.locales).value;
    let page = site.page(site.page_at(PAGE).expect("the page"));
    let made = typeset(&site, &theme, page, layout, budget);
    let errors = made.findings.iter().flat_map(|group| group.iter());
    let errors = errors.filter(|finding| finding.severity == Severity::Error);
    let said = errors.map(|finding| {
        assert_eq!(&*finding.location.file, PAGE);
        format!("{} {}", line_number(text.as_bytes(), finding.location.span.start as usize), finding.message)
    });
    (said.collect(), made.value.map(|ReadingPdf { pages, .. }| pages))
}

#[track_caller]
fn refused(text: &str, line: usize, words: &str) {
    for layout in [EditionLayout::A4, EditionLayout::LargePrint] {
        let asked = Arc::new(AtomicUsize::new(0));
        let (said, pages) = set(text, layout, &Impatience(asked.clone(), usize::MAX));
        assert_eq!((pages, asked.load(Ordering::Relaxed)), (None, 0), "nothing is set first");
        assert!(
            said.len() == 1 && said[0].starts_with(&format!("{line} ")) && said[0].contains(words),
            "{said:?}"
        );
    }
}

fn table(columns: usize, rows: usize) -> String {
    let row = |cell: &str| format!("{}|\n", format!("|{cell}").repeat(columns));
    format!("{}{}{}", row("a"), row("-"), row("b").repeat(rows))
}

#[test]
fn a_table_that_is_too_large_is_refused_at_its_line() {
    // 16 kB.
    refused(&format!("Words.\n\n{}", table(40, 200)), 8, "A table with 40 columns");
    refused(&format!("Words.\n\n{}", table(4, 2000)), 759, "more than 3000 cells");
}

#[test]
fn what_stands_too_deep_is_refused_at_its_line() {
    let list: String = (0..20).map(|level| format!("{}- words\n", "  ".repeat(level))).collect();
    refused(&list, 14, "more than 8 lists");
    let quotes: String = (1..20).map(|level| format!("{}words\n", "> ".repeat(level))).collect();
    refused(&quotes, 14, "more than 8 lists");
    let boxes: String = (1..20)
        .map(|level| format!("{}[!warning] Words\n{}\n", "> ".repeat(level), ">".repeat(level)))
        .collect();
    refused(&boxes, 22, "more than 8 lists");
}

#[test]
fn a_text_of_thousands_of_pages_is_refused() {
    let (said, pages) =
        set(&"## Part\n\nWe help you to say.\n\n".repeat(40_000), EditionLayout::A4, &Unlimited);
    let line = said.first().and_then(|said| said.split(' ').next()?.parse().ok()).unwrap_or(0);
    assert!(pages.is_none() && said.len() == 1 && said[0].contains("more than 12000"), "{said:?}");
    assert_eq!(line, 24_006, "at the 12,001st paragraph or heading");
    let (said, pages) =
        set(&"We help you to say what you want. ".repeat(40_000), EditionLayout::A4, &Unlimited);
    assert!(
        pages.is_none() && said.len() == 1 && said[0].contains("pages on paper. The limit is 300."),
        "{said:?}"
    );
    refused(&"- a\n".repeat(20_000), 12_006, "more than 12000");
    refused(&format!("Words.\n\n{}", "w".repeat(300_000)), 8, "a word of 300000 letters");
    refused(&"> [!contact] imha\n\n".repeat(3000), 4006, "more than 12000");
    refused(&"![](../pictures/talk.svg)\n\n".repeat(600), 1006, "more than 500 pictures");
}

/// Just within the limits: set.
#[test]
fn what_is_within_the_limits_is_set() {
    let list: String =
        (0..8).map(|level| format!("{}- words and more words\n", "  ".repeat(level))).collect();
    let quotes: String = (1..=8).map(|level| format!("{}words\n", "> ".repeat(level))).collect();
    let boxes: String = (1..=8)
        .map(|level| format!("{}[!warning] Words\n{}\n", "> ".repeat(level), ">".repeat(level)))
        .collect();
    for (what, text) in [
        ("a table", table(6, 490)),
        ("a wide table", table(16, 180)),
        ("a list in lists", list.clone()),
        ("many lists in lists", list.repeat(300)),
        ("quotes in quotes", quotes.clone()),
        ("boxes in boxes", boxes),
        ("items", "- a\n".repeat(11_000)),
    ] {
        let (said, pages) = set(&text, EditionLayout::A4, &Unlimited);
        assert!(
            pages.is_some()
                || said.iter().all(|said| said.contains("does not fit") || said.contains("pages on paper")),
            "{what}: {said:?}"
        );
    }
}

/// Is over after it was asked so many times.
struct Impatience(Arc<AtomicUsize>, usize);

impl Budget for Impatience {
    fn begin(&self) -> TimeIsUp {
        let (asked, most) = (self.0.clone(), self.1);
        Box::new(move || asked.fetch_add(1, Ordering::Relaxed) >= most)
    }
}

#[test]
fn a_leaflet_whose_time_is_up_is_given_up_and_named_and_the_next_one_is_set() {
    let text = "We help you to say what you want.\n\n".repeat(2000);
    let asked = Arc::new(AtomicUsize::new(0));
    let (said, pages) = set(&text, EditionLayout::A4, &Impatience(asked.clone(), 3));
    assert_eq!(pages, None);
    assert!(
        said.len() == 1 && said[0].starts_with("2 Setting this page on paper takes more time"),
        "{said:?}"
    );
    assert!(asked.load(Ordering::Relaxed) < 20, "it was not given up at once");
    let (said, pages) = set("We help.\n", EditionLayout::A4, &Unlimited);
    assert!(said.is_empty() && pages.is_some(), "{said:?}");
}
