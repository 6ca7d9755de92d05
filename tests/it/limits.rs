//! What is too much is refused by counting it, at its line, before it costs anything. What only grows with its size has no
//! limit: `cargo bench --bench growth` measures it.

use crate::test_site::TestSite;
use plainleaf::base::Sources;

const TOP: &str = "---\ntitle: A page\nreviewed: 2026-11-22\n---\n\n";

#[test]
fn a_page_made_elsewhere_with_a_tag_of_thousands_of_attributes_is_named_and_not_judged() {
    let tag: String = (0..100_000).map(|at| format!(" data-a{at}")).collect();
    let page = format!("<!doctype html>\n<title>x</title>\n<p{tag}>x</p>");
    let files =
        Sources::from_memory([("a.html", page.as_str()), ("b.html", "<!doctype html><title>b</title><p>b")]);
    let judged = plainleaf::check::built::judge_folder(&files, &[]);
    let told: Vec<_> =
        judged.findings.iter().filter(|finding| finding.message.contains("2000 attributes")).collect();
    assert!(
        told.len() == 1 && &*told[0].location.file == "a.html" && told[0].location.span.start > 20,
        "{told:?}"
    );
    assert!(
        judged.findings.iter().any(|finding| &*finding.location.file == "b.html"),
        "the others are judged"
    );
}

/// The parser fills each row up to the columns of the first line: 16 kB can stand for millions of cells.
#[test]
fn tables_that_the_parser_fills_up() {
    let found = |text: &str| {
        let site = TestSite::new().with("content/en/page.md", format!("{TOP}{text}")).build();
        let size = site.text("page/index.html").len();
        (site.found_that(|finding| finding.rule.id == "table-size"), size)
    };
    let row = |cell: &str, columns: usize| format!("{}|\n", format!("|{cell}").repeat(columns));
    let wide = format!("Words.\n\n{}{}{}", row("a", 2000), row("-", 2000), "|b|\n".repeat(2000));
    let (place, size) = found(&wide);
    assert_eq!(place, ["content/en/page.md:8 table-size"]);
    assert!(wide.len() < 17_000 && size < 100_000, "{} bytes made {size}", wide.len());
    let long = format!("{}{}{}\nWords after it.\n", row("a", 50), row("-", 50), "|b|\n".repeat(4000));
    let (place, size) = found(&long);
    assert_eq!(place, ["content/en/page.md:6 table-size"]);
    assert!(size < 1_000_000, "{size}");
    let (place, _) = found(&format!("{}{}{}", row("a", 50), row("-", 50), row("b", 50).repeat(390)));
    assert!(place.is_empty(), "{place:?}");
}
