//! What a site costs grows with its size and not with the square of it: twice as much of anything takes about twice as
//! long. Each kind of content that somebody may have thousands of is measured at one size and at four times the size.

use crate::small_site;
use plainleaf::base::Sources;
use plainleaf::{Memo, NoCache, Options, build};
use std::time::Instant;

/// Four times the size may take so many times as long. Linear work takes 4 times, the square 16.
const MOST: f64 = 8.0;

/// Other programs may slow down one run.
const TRIES: usize = 3;

/// The seconds that a build takes.
fn seconds(files: &[(String, String)]) -> f64 {
    let sources: Sources =
        small_site::with(files.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())));
    let options = Options { search: false, leaflets: false, ..Options::on("2026-11-22".parse().unwrap()) };
    let clock = Instant::now();
    let built = build(&sources, &options, &mut Memo::new(Box::new(NoCache)));
    let time = clock.elapsed().as_secs_f64();
    assert!(!built.outputs.is_empty());
    time
}

/// `files` are what a site of a size has. `size` is large enough to be measured.
#[track_caller]
fn grows_with_its_size(what: &str, size: usize, files: impl Fn(usize) -> Vec<(String, String)>) {
    let empty = seconds(&files(1));
    let mut seen = Vec::new();
    for _ in 0..TRIES {
        let (small, large) = (seconds(&files(size)) - empty, seconds(&files(size * 4)) - empty);
        if large <= small.max(0.02) * MOST {
            return;
        }
        seen.push(format!("{size}: {small:.3} s, {}: {large:.3} s", size * 4));
    }
    panic!("{what}: {}", seen.join("; "));
}

const TOP: &str = "---\ntitle: A page\nreviewed: 2026-11-22\n---\n\n";

/// Questions in a row: each leads to the next one, or to the end.
fn checker(questions: usize) -> Vec<(String, String)> {
    let mut text = format!("{TOP}");
    for number in 1..=questions {
        text += &format!("## Question {number}\n\n- [Yes](#question-{})\n- [No](#the-end)\n\n", number + 1);
    }
    text += &format!(
        "## Question {}\n\n- [Yes](#the-end)\n- [No](#the-end)\n\n## The end\n\n> [!yes] You can\n>\n> Phone us.\n",
        questions + 1
    );
    vec![("content/en/can-i.checker.md".into(), text)]
}

#[test]
fn a_checker_of_thousands_of_questions() {
    grows_with_its_size("questions in a row", 375, checker);
    grows_with_its_size("answers of one question", 1500, |answers| {
        let mut text = format!("{TOP}## First\n\n");
        (0..answers).for_each(|number| text += &format!("- [Answer {number}](#end-{number})\n"));
        (0..answers).for_each(|number| text += &format!("\n## End {number}\n\nPhone us.\n"));
        vec![("content/en/can-i.checker.md".into(), text)]
    });
}

#[test]
fn a_glossary_of_thousands_of_words() {
    let glossary = |words: usize| {
        let text: String = (0..words).map(|at| format!("Word{at} of law\n: What it means.\n\n")).collect();
        (
            "content/en/glossary.md".to_string(),
            format!("---\ntitle: Words\nreviewed: 2026-11-22\n---\n\n{text}"),
        )
    };
    grows_with_its_size("words", 5000, |words| vec![glossary(words)]);
    grows_with_its_size("words and Easy Read pages that use them", 1000, |words| {
        let text: String = (0..words / 10)
            .map(|at| format!("We help you with word{} of law now.\n\n", at * 7 % words))
            .collect();
        vec![
            glossary(words),
            ("content/en/page.md".into(), format!("{TOP}We help.\n")),
            ("content/en/page.easy.md".into(), format!("{TOP}{text}")),
        ]
    });
}

#[test]
fn a_style_sheet_of_thousands_of_rules() {
    grows_with_its_size("CSS rules", 5000, |rules| {
        let css: String = (0..rules)
            .map(|at| {
                format!(".a{at} > .b{at} {{ color: #111; margin: {at}px; background: url(a{at}.png) }}\n")
            })
            .collect();
        vec![("themes/plain/assets/style.css".into(), css)]
    });
}

#[test]
fn a_tag_with_thousands_of_attributes() {
    grows_with_its_size("attributes", 25_000, |attributes| {
        let tag: String = (0..attributes).map(|at| format!(" data-a{at}=\"x{at}\"")).collect();
        vec![("themes/plain/parts/footer.html".into(), format!("<footer{tag}><p>x</p></footer>"))]
    });
}

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

#[test]
fn a_page_of_thousands_of_anything() {
    let one = |text: String| vec![("content/en/page.md".to_string(), format!("{TOP}{text}"))];
    grows_with_its_size("headings of one name", 2500, |count| {
        one("## Same words\n\nWords.\n\n".repeat(count))
    });
    grows_with_its_size("links to headings", 2500, |count| {
        one((0..count).map(|at| format!("## Part {at}\n\nSee [part {at}](#part-{at}).\n\n")).collect())
    });
    grows_with_its_size("marks that nothing closes", 5000, |count| {
        one("*a **b _c [d ![e `f <g ".repeat(count))
    });
    grows_with_its_size("brackets", 10_000, |count| one("[".repeat(count) + &"](x)".repeat(count)));
    grows_with_its_size("facts", 2500, |count| one("Phone {{office.phone}} now. ".repeat(count)));
    grows_with_its_size("fields", 2500, |count| {
        let fields: String = (0..count).map(|at| format!("field{at}: words\n")).collect();
        vec![(
            "content/en/page.md".into(),
            format!("---\ntitle: A page\nreviewed: 2026-11-22\n{fields}---\n\nWords.\n"),
        )]
    });
}

#[test]
fn a_site_of_thousands_of_entries() {
    grows_with_its_size("contacts", 1000, |count| {
        let toml: String = (0..count)
            .map(|at| {
                format!(
                    "[c{at}]\nname = \"Office {at}\"\nphone = \"01234 {:06}\"\nchecked = 2026-11-22\n\n",
                    at
                )
            })
            .collect();
        vec![("content/contacts.toml".into(), toml)]
    });
    grows_with_its_size("old addresses", 1000, |count| {
        let old: String = (0..count).map(|at| format!("  - /old/{at}/\n")).collect();
        vec![(
            "content/en/page.md".into(),
            format!("---\ntitle: A page\nreviewed: 2026-11-22\nredirect_from:\n{old}---\n\nWords.\n"),
        )]
    });
    grows_with_its_size("exceptions", 500, |count| {
        let allow: String = (0..count)
            .map(|at| format!("  - rule: hard-word\n    reason: reason {at}\n    until: 2026-12-01\n"))
            .collect();
        vec![(
            "content/en/page.md".into(),
            format!("---\ntitle: A page\nreviewed: 2026-11-22\nallow:\n{allow}---\n\nWords.\n"),
        )]
    });
}

/// The parser fills each row up to the columns of the first line: 16 kB can stand for millions of cells.
#[test]
fn tables_that_the_parser_fills_up() {
    let found = |text: &str| {
        let site =
            crate::test_site::TestSite::new().with("content/en/page.md", format!("{TOP}{text}")).build();
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
