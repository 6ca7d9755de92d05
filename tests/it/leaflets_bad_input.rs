//! What cannot be printed: what does not fit, and what people really put into a folder. Each is a finding at
//! its line, and no file.
use crate::printed::{PAGE, WAVE, assembled, page, read, said, set_page, site};
use crate::small_site;
use plainleaf::base::{Severity, Source, line_number};
use plainleaf::render::leaflet::{EditionLayout, LeafletTheme};
use plainleaf::{Memo, NoCache, Options};

// ------------------------------------------------------------------------------------------------------ what
// does not fit

const FIVE: &str = "We talk with you.\n\n## Who we are\n\nWe help.\n\n## What we do\n\nWe write.\n\n## When\n\nOn Mondays.\n\n## Where\n\nIn Hereford.";

const FOLDED: &str = "content/en/about-us.visitors.leaflet.md";

fn folded(fields: &str, text: &str) -> String {
    format!("---\ntitle: A page\nreviewed: 2026-11-22\nlayout: trifold\n{fields}---\n\n{text}\n")
}

#[test]
fn a_text_too_long_for_its_panels_is_found_at_the_heading_where_it_happens() {
    let section = |name: &str, sentences: usize| {
        format!("## {name}\n\n{}\n\n", "We help people to say what they want. ".repeat(sentences))
    };
    let text = ["One", "Two", "Three", "Four", "Five", "Six"].map(|name| section(name, 20)).concat();
    let said = said(FOLDED, &folded("", &text), EditionLayout::Trifold, &[]);
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(
        said[0].starts_with(
            "23 error leaflet-fit: The text is too long for one sheet: its panels are full at “Five”, and "
        ),
        "{said:#?}"
    );
    let lines: usize = said[0]
        .split("and ")
        .nth(1)
        .and_then(|rest| rest.split(' ').next())
        .and_then(|number| number.parse().ok())
        .expect("a number");
    assert!((30..=60).contains(&lines), "{said:#?}");
}

#[test]
fn a_panel_of_two_thousand_words_is_found() {
    let said = said(
        FOLDED,
        &folded("", &format!("## One\n\n{}", "word ".repeat(2_000))),
        EditionLayout::Trifold,
        &[],
    );
    assert!(said.len() == 1 && said[0].contains("too long for one sheet"), "{said:#?}");
}

#[test]
fn a_front_and_a_back_that_are_too_full_are_found() {
    let long = "We help people to say what they want. ".repeat(30);
    let front = said(FOLDED, &folded(&format!("summary: {long}\n"), FIVE), EditionLayout::Trifold, &[]);
    assert!(front.len() == 1 && front[0].contains("The front of the leaflet is too full"), "{front:#?}");
    let back = said(FOLDED, &folded(&format!("audience: {long}\n"), FIVE), EditionLayout::Trifold, &[]);
    assert!(back.len() == 1 && back[0].contains("The back of the leaflet is too full"), "{back:#?}");
}

#[test]
fn empty_panels_are_a_warning() {
    let said = said(FOLDED, &folded("", "Words."), EditionLayout::Trifold, &[]);
    assert_eq!(said, ["2 warning leaflet-fit: 1 of the 6 panels stays empty."]);
}

#[test]
fn panels_are_refused_for_easy_read_and_for_large_print() {
    for (path, readers) in [
        ("content/en/about-us.easy-read.leaflet.md", "Easy Read"),
        ("content/en/about-us.large-print.leaflet.md", "large print"),
    ] {
        let said = said(path, &folded("", FIVE), EditionLayout::Trifold, &[]);
        assert_eq!(
            said,
            [format!(
                "4 error leaflet-fit: A leaflet in {readers} does not fit on a folded sheet with six panels."
            )]
        );
    }
}

#[test]
fn an_easy_read_text_that_is_too_long_is_found_at_its_heading() {
    let easy = "content/en/about-us.easy.md";
    let text = |sections: usize| {
        (1..=sections)
            .map(|number| {
                format!(
                    "## Part {number}\n\n{}",
                    "![](../pictures/talk.svg)\n\nWe talk with you.\n\n".repeat(4)
                )
            })
            .collect::<String>()
    };
    assert_eq!(said(easy, &page(&text(10)), EditionLayout::A4Easy, &[]), [""; 0]);
    let long = said(easy, &page(&text(22)), EditionLayout::A4Easy, &[]);
    assert!(
        long.len() == 1 && long[0].contains(" warning leaflet-fit: This Easy Read text has 2"),
        "{long:#?}"
    );
    let too_long = said(easy, &page(&text(40)), EditionLayout::A4Easy, &[]);
    assert!(
        too_long.len() == 1 && too_long[0].contains(" error leaflet-fit: This Easy Read text has "),
        "{too_long:#?}"
    );
    // Where it happens: after the twentieth page, and long before the end.
    let line: usize = too_long[0].split(' ').next().and_then(|line| line.parse().ok()).expect("a line");
    assert!((250..450).contains(&line), "{line} of {}", page(&text(40)).lines().count());
}

#[test]
fn a_row_that_is_taller_than_a_page_is_found() {
    let row = format!("![](../pictures/talk.svg)\n\n{}", "We talk with you about what you want. ".repeat(90));
    let said = said("content/en/about-us.easy.md", &page(&row), EditionLayout::A4Easy, &[]);
    assert!(
        said.iter().any(|one| one.starts_with("8 error leaflet-fit: This does not fit on one page")),
        "{said:#?}"
    );
}

// ------------------------------------------------------------------------------------------------------ bad
// input

#[test]
fn a_word_of_300_letters_is_found() {
    let said = said(PAGE, &page(&format!("We say\n{} here.", "advocate".repeat(38))), EditionLayout::A4, &[]);
    assert!(
        said.len() == 1
            && said[0].starts_with("7 error leaflet-fit: This does not fit on its line: “advocate"),
        "{said:#?}"
    );
}

#[test]
fn signs_that_no_font_has_are_found_where_they_stand() {
    let (_, site) = site(&[(
        PAGE,
        &page(
            "We are happy 😀👩‍🔧 to help. مرحبا بك\n\nCafé Łódź ŵ ŷ “quoted” – £5 e\u{301} face\u{2011}to\u{2010}face",
        ),
    )]);
    let (reading, notes) = set_page(&site, PAGE, EditionLayout::A4);
    assert!(reading.is_none());
    let text = page(
        "We are happy 😀👩‍🔧 to help. مرحبا بك\n\nCafé Łódź ŵ ŷ “quoted” – £5 e\u{301} face\u{2011}to\u{2010}face",
    );
    let found: Vec<(&str, &str)> =
        notes.iter().map(|note| (note.rule.id, note.location.span.of(&text))).collect();
    assert_eq!(found, [("leaflet-glyph", "😀👩‍🔧"), ("leaflet-glyph", "مرحبا بك")]);
}

#[test]
fn bad_pictures_are_found() {
    let png = |width: u32, height: u32| {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend(b"\x08\x06\0\0\0\0\0\0\0");
        bytes
    };
    let ledger = "[\"huge.png\"]\nalt = \"A wall.\"\nauthor = \"Sam\"\nlicence = \"CC0-1.0\"\n\n[\"broken.png\"]\nalt = \"A wall.\"\nauthor = \"Sam\"\nlicence = \"CC0-1.0\"\n\n[\"silent.svg\"]\nauthor = \"Sam\"\nlicence = \"CC0-1.0\"\n";
    let sources = small_site::with([
        (
            PAGE.to_string(),
            page("![](../pictures/huge.png)\n\nWords.\n\n![](../pictures/silent.svg)").into_bytes(),
        ),
        ("content/en/broken.md".to_string(), page("Words.\n\n![](../pictures/broken.png)").into_bytes()),
        (
            "content/en/drawing.md".to_string(),
            page("Words.\n\n![A drawing](../pictures/drawing.svg)").into_bytes(),
        ),
        ("content/pictures/pictures.toml".to_string(), ledger.as_bytes().to_vec()),
        ("content/pictures/huge.png".to_string(), png(20_000, 20_000)),
        ("content/pictures/broken.png".to_string(), png(20, 20)),
        ("content/pictures/silent.svg".to_string(), WAVE.as_bytes().to_vec()),
        ("content/pictures/drawing.svg".to_string(), b"<svg viewBox=\"0 0 9 9\"><path".to_vec()),
    ]);
    let site = assembled(&sources);
    let messages = |path: &str| {
        let (reading, notes) = set_page(&site, path, EditionLayout::A4);
        (
            reading.is_some(),
            notes
                .iter()
                .map(|note| {
                    (
                        note.location
                            .span
                            .of(sources.get(path).and_then(|source| source.text()).expect("text"))
                            .to_string(),
                        note.message.clone(),
                    )
                })
                .collect::<Vec<_>>(),
        )
    };
    let (made, found) = messages(PAGE);
    assert!(!made);
    // That the other one is too large is said once, at its file.
    assert_eq!(
        found,
        [(
            "![](../pictures/silent.svg)".to_string(),
            "This picture has no words that say what is seen.".to_string()
        ),]
    );
    // The same for one that is damaged: the error at its file stops the site.
    assert_eq!(messages("content/en/broken.md").1, []);
    // Reported where it lies; here its words stand for it.
    assert_eq!(messages("content/en/drawing.md"), (true, vec![]));
}

#[test]
fn tables_without_headings_are_found_and_long_ones_are_set() {
    let said = said(PAGE, &page("|  |  |\n|--|--|\n| a | b |"), EditionLayout::A4, &[]);
    assert_eq!(said, ["6 error leaflet-setting: The columns of this table have no headings."]);
    let rows: String = (1..=200).map(|number| format!("| Row {number} | Words |\n")).collect();
    let pdf = read(&format!("| Name | Words |\n|--|--|\n{rows}"), EditionLayout::A4);
    assert_eq!(pdf.count("TR"), 201, "the head is repeated for the eye alone");
    assert!(pdf.pages().len() > 4);
}

#[test]
fn odd_texts_are_set() {
    for text in [
        "",
        "#### Far too deep",
        "## One\n\n##### Two",
        "## \n\nWords.",
        "> > > - 1. deep",
        "[nowhere](#nowhere) and [gone](gone.md)",
        "\u{ad}\u{200b}",
        "![](../pictures/gone.svg)",
    ] {
        for layout in
            [EditionLayout::A4, EditionLayout::A4Easy, EditionLayout::A5Booklet, EditionLayout::LargePrint]
        {
            let pdf = read(text, layout);
            assert_eq!(pdf.count("H1"), 1, "{text:?}");
        }
    }
}

#[test]
fn lists_deeper_than_typst_goes_are_a_finding_and_no_panic() {
    let text: String = (0..90).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect();
    let (_, site) = site(&[(PAGE, &page(&text))]);
    let (reading, notes) = set_page(&site, PAGE, EditionLayout::A4);
    assert!(
        reading.is_some()
            || notes
                .iter()
                .all(|note| note.rule.id.starts_with("leaflet-") && note.severity == Severity::Error),
        "{notes:#?}"
    );
    assert!(reading.is_some() || !notes.is_empty());
}

#[test]
fn faults_of_a_theme_are_found_in_its_files() {
    let a4 = "themes/plain/leaflet/a4.typ";
    for (theme, line, words) in [
        ("#let set-leaflet(leaflet) = {\n  nothing\n}", 2, "unknown variable: nothing"),
        ("#let set-leaflet(leaflet) = {\n  while true { }\n}", 2, "condition is always true"),
        (
            "#let set-leaflet(leaflet) = {\n  let x = 0\n  while x < 1 { x = 0 }\n}",
            3,
            "loop seems to be infinite",
        ),
        (
            "#let set-leaflet(leaflet) = {\n  let f(x) = f(x + 1)\n  f(1)\n}",
            2,
            "maximum function call depth exceeded",
        ),
        (
            "#let set-leaflet(leaflet) = {\n  set text(font: \"Nobody's\")\n  [Words]\n}",
            2,
            "unknown font family: nobody's",
        ),
        ("#let set-leaflet(leaflet) = {\n  (\n", 2, "unclosed delimiter"),
        ("#let set-leaflet(leaflet) = {\n  image(\"/etc/passwd\")\n}", 2, "file not found"),
        ("#import \"@preview/tables:1.0.0\": *\n#let set-leaflet(leaflet) = []", 1, "file not found"),
        (
            "#let set-leaflet(leaflet) = {\n  datetime.today().display()\n}",
            2,
            "unable to get the current date",
        ),
        ("#let set-leaflet() = []", 1, "unexpected argument"),
        ("#let other(leaflet) = []", 1, "unresolved import"),
        (
            "#let set-leaflet(leaflet) = [Words without a title.\n\n= One\n\n=== Three]",
            3,
            "skipped from heading level",
        ),
    ] {
        let (sources, site) = site(&[(PAGE, &page("Words.")), (a4, theme)]);
        let (reading, notes) = set_page(&site, PAGE, EditionLayout::A4);
        assert!(reading.is_none(), "{theme}");
        let text = sources.get(a4).and_then(|source| source.text()).expect("the theme");
        assert!(
            notes.iter().any(|note| *note.location.file == *a4
                && note.message.contains(words)
                && line_number(text.as_bytes(), note.location.span.start as usize) >= line),
            "{theme}: {notes:#?}"
        );
        // Another layout does not read that file.
        assert!(set_page(&site, PAGE, EditionLayout::LargePrint).0.is_some());
    }
}

#[test]
fn broken_fonts_and_files_of_a_theme_are_found() {
    let sources = small_site::with([(PAGE.to_string(), page("Words.").into_bytes())]).overlaid([
        Source::new("themes/plain/leaflet/fonts/broken.ttf", b"no font".to_vec()),
        Source::new("themes/plain/leaflet/odd.typ", b"\xff\xfe".to_vec()),
    ]);
    let site = assembled(&sources);
    let notes = LeafletTheme::new(&site.theme, &site.locales).findings;
    let files: Vec<&str> =
        notes.iter().flat_map(|notes| notes.iter()).map(|note| &*note.location.file).collect();
    assert_eq!(files, ["themes/plain/leaflet/fonts/broken.ttf", "themes/plain/leaflet/odd.typ"]);
}

#[test]
fn one_bad_page_costs_its_own_leaflets_and_nothing_else() {
    let sources = small_site::with([(PAGE.to_string(), page("We are happy 😀.").into_bytes())]);
    let options = Options { search: false, ..Options::on("2026-11-22".parse().expect("a date")) };
    let build = plainleaf::build(&sources, &options, &mut Memo::new(Box::new(NoCache)));
    let found: Vec<&str> =
        build.findings.iter().map(|finding| finding.rule.id).filter(|rule| *rule != "page-owner").collect();
    assert_eq!(found, ["leaflet-glyph"], "once for both layouts");
    let there = |path: &str| build.outputs.iter().any(|output| &*output.path == path);
    assert!(
        there("page/index.html")
            && there("about-us/about-us.pdf")
            && there("about-us/about-us-large-print.pdf")
    );
    assert!(!there("page/page.pdf") && !there("page/page-large-print.pdf"));
}
