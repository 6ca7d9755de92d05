//! Nothing on paper stands outside its box: hostile texts in every layout. tests/pdf measures the same once more, with
//! a program nobody here wrote.

use crate::printed::{PAGE, Pdf, page, said, set_page, site};
use crate::test_site::TestSite;
use plainleaf::render::leaflet::EditionLayout;

const LEAFLET: &str = "content/en/about-us.people.leaflet.md";

const LAYOUTS: [(&str, EditionLayout); 4] = [
    ("a4", EditionLayout::A4),
    ("a5-booklet", EditionLayout::A5Booklet),
    ("trifold", EditionLayout::Trifold),
    ("a4", EditionLayout::LargePrint),
];

/// A leaflet of four parts, so that no panel stays empty, of which the second holds the text.
fn leaflet(layout: &str, fields: &str, text: &str) -> String {
    format!(
        "---\ntitle: A page\nreviewed: 2026-11-22\nlayout: {layout}\n{fields}---\n\n## One\n\nWe help.\n\n## Two\n\n{text}\n\n## Three\n\nWe write.\n\n## Four\n\nOn Mondays.\n"
    )
}

/// A table of so many columns, each with words as people write them.
fn table(columns: usize) -> String {
    let heads = [
        "Day",
        "Where we meet",
        "Opening hours",
        "Telephone",
        "E-mail address",
        "Accessibility",
        "Cost",
        "Notes",
    ];
    let cells = [
        "Wednesday",
        "Herefordshire Community Centre",
        "9:30am to 12:30pm",
        "0344 411 1444",
        "wednesday.group@people-first-herefordshire.example",
        "Wheelchair-accessible",
        "Free",
        "Interpreters on request",
    ];
    let row = |cells: &[&str]| format!("| {} |\n", cells[..columns].join(" | "));
    row(&heads) + &format!("|{}\n", "---|".repeat(columns)) + &row(&cells).repeat(2)
}

/// What must be set: all of it can be parted, made smaller or set another way.
fn hostile() -> Vec<(String, String)> {
    let mut texts: Vec<(String, String)> =
        (2..=8).map(|columns| (format!("a table of {columns} columns"), table(columns))).collect();
    for (name, text) in [
        ("German", "Die Aufenthaltsbestimmung und das Betreuungsrecht."),
        ("Polish", "Konstantynopolitańczykowianeczka pomaga."),
        ("Welsh", "Mae gwrthddatgysylltiad a chyfrinachedd yn bwysig."),
        (
            "a long e-mail address",
            "Write to mary.elizabeth.finch-williams@people-first-herefordshire.charity.example.",
        ),
        (
            "an e-mail address without a sign to part it at",
            "Write to advocacyserviceforherefordshireandworcestershire@x.example now.",
        ),
        (
            "a long web address",
            "Look at https://www.assets.publishing.service.gov.example/government/uploads/system/uploads/attachment_data/file/435512/MHA_Code_of_Practice.PDF there.",
        ),
        (
            "a web address with a code",
            "Look at https://x.example/5a7c5a9de5274a7b7e321cf45a7c5a9de5274a7b7e321cf4?id=99&lang=en.",
        ),
        ("a code", "Write `content/en/imha.service_user.leaflet.md?version=very_long_name_of_a_version`."),
        (
            "a block of code",
            "```\ncontent/en/imha.service_user.leaflet.md:version:very_long_name_of_a_version:and:more\n```",
        ),
        (
            "a long link",
            "[the code of practice](https://www.assets.publishing.service.gov.example/government/MHA_Code_of_Practice.PDF)",
        ),
        ("nested lists", "- one\n  - two\n    - three\n      - four with responsibilities\n        - five"),
        (
            "a list in a quotation in a box",
            "> [!important] Mind\n> - wednesday.group@people-first-herefordshire.example\n>\n> > Write to wednesday.group@people-first-herefordshire.example",
        ),
        ("a compound", "We speak of not-for-profit-organisations-and-their-volunteers here."),
        ("words with slashes", "advocate/interpreter/representative/solicitor/nearest-relative/attorney"),
        (
            "the longest name in Wales",
            "We meet in Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch.",
        ),
        (
            "a term",
            "Independent Mental Health Advocate\n: advocacyserviceforherefordshire@people-first.example",
        ),
        ("a heading of one long word", "### Aufenthaltsbestimmungsrecht\n\nWords."),
        ("a heading with an address", "### Write to office@people-first-herefordshire.example\n\nWords."),
    ] {
        texts.push((name.to_string(), text.to_string()));
    }
    texts
}

#[test]
fn hostile_texts_fit_into_every_layout() {
    for (name, text) in hostile() {
        for (layout_name, layout) in LAYOUTS {
            let said = said(LEAFLET, &leaflet(layout_name, "", &text), layout, &[]);
            assert_eq!(said, [""; 0], "{name} as {layout:?}");
        }
    }
}

#[test]
fn a_word_that_no_line_can_hold_is_named_in_every_layout() {
    for (layout_name, layout) in LAYOUTS {
        for text in [
            format!("We say {}.", "advocate".repeat(12)),
            format!("| Day | What |\n|---|---|\n| Monday | {} |", "advocate".repeat(12)),
            format!("### {}\n\nWords.", "Advocate".repeat(12)),
            format!("- one\n  - {}", "advocate".repeat(12)),
        ] {
            let said = said(LEAFLET, &leaflet(layout_name, "", &text), layout, &[]);
            let named = said.len() == 1 && said[0].contains("leaflet-fit: This does not fit on its line: “");
            assert!(named, "{text} as {layout:?}: {said:#?}");
        }
    }
}

#[test]
fn a_warning_about_empty_panels_hides_no_error() {
    let text = format!(
        "---\ntitle: A page\nreviewed: 2026-11-22\nlayout: trifold\n---\n\n## One\n\n{}\n",
        "advocate".repeat(12)
    );
    let said = said(LEAFLET, &text, EditionLayout::Trifold, &[]);
    assert!(
        said.iter().any(|one| one.starts_with("9 error leaflet-fit: This does not fit on its line")),
        "{said:#?}"
    );
}

#[test]
fn words_over_words_and_over_the_lines_of_a_table_are_found() {
    // A theme whose columns are all of one width, and one that prints a line over another.
    let even = "#import \"base.typ\": *\n#let table-of(leaflet, b) = table(columns: (1fr,) * b.columns, ..b.head, ..b.rows.flatten())\n";
    let over = "#import \"parts.typ\": *\n#let set-leaflet(leaflet) = {\n  show: setup.with(leaflet)\n  heading(leaflet.value.title)\n  place(text-of(leaflet))\n  [These words are under the others of the text.]\n}\n";
    let table = "| Day | Where | When | Phone | Who |\n|---|---|---|---|---|\n| Wednesday | Herefordshire | 9am | 0344 411 1444 | Representatives |";
    let found = said(
        LEAFLET,
        &leaflet("a5-booklet", "", table),
        EditionLayout::A5Booklet,
        &[("themes/plain/leaflet/tables.typ", even)],
    );
    let in_table = |one: &String| one.starts_with("13 error") || one.starts_with("15 error");
    assert!(!found.is_empty() && found.iter().all(in_table), "{found:#?}");
    assert!(found.iter().all(|one| one.contains("This does not fit on its line")), "{found:#?}");
    let found = said(
        PAGE,
        &page("These words stand alone here."),
        EditionLayout::A4,
        &[("themes/plain/leaflet/a4.typ", over)],
    );
    assert!(found.len() == 1 && found[0].contains("This would be printed over other words"), "{found:#?}");
}

#[test]
fn a_table_that_has_no_room_is_a_list_and_says_the_same() {
    let read = |columns: usize, layout_name: &str, layout| {
        let (_, site) = site(&[(LEAFLET, &leaflet(layout_name, "", &table(columns)))]);
        Pdf::read(&set_page(&site, LEAFLET, layout).0.expect("a PDF").pdf)
    };
    let wide = read(3, "a4", EditionLayout::A4);
    assert_eq!((wide.count("Table"), wide.count("TR")), (1, 3));
    let narrow = read(6, "trifold", EditionLayout::Trifold);
    assert_eq!(narrow.count("Table"), 0);
    let words = narrow.words();
    for cell in [
        "Day Wednesday",
        "Where we meet",
        "Herefordshire Community Centre",
        "Accessibility",
        "Wheelchair-accessible",
    ] {
        assert_eq!(words.matches(cell).count(), 2, "{cell}: {words}");
    }
}

#[test]
fn a_tab_is_a_space() {
    let (_, site) = site(&[
        (
            PAGE,
            &page(
                "Monday\t9am and Tuesday \t 10am. Phone {{imha.hours}}.\n\n| A | B |\n|---|---|\n| one\ttwo | x |",
            ),
        ),
        (
            "content/contacts.toml",
            "[imha]\nname = \"The\\tteam\"\nphone = \"0844 248 9 248\"\nhours = \"Friday\\t9am\\n\\tto 5pm\"\n",
        ),
    ]);
    for layout in [EditionLayout::A4, EditionLayout::LargePrint] {
        let (reading, notes) = set_page(&site, PAGE, layout);
        let words = Pdf::read(&reading.unwrap_or_else(|| panic!("{notes:#?}")).pdf).words();
        for text in ["Monday 9am", "Tuesday 10am", "Friday 9am to 5pm", "one two"] {
            assert!(words.contains(text), "{text}: {words}");
        }
    }
}

// ------------------------------------------------------------------------------------------------------ links on paper

#[test]
fn a_link_that_leads_elsewhere_has_its_address_beside_it() {
    let text = "Read [the law](https://www.law.example/1/?utm_source=us) and [www.law.example/2](https://www.law.example/2), \
                [us](about-us.md#we-talk), [below](#more), and [the law](https://www.law.example/1/) again.\n\n## More\n\n\
                [The law](https://www.law.example/1/) once more. Write to <mailto:a@b.example>, or to [Mary](mailto:mary@b.example).";
    let (_, site) = site(&[(PAGE, &page(text))]);
    let (reading, notes) = set_page(&site, PAGE, EditionLayout::A4);
    let pdf = Pdf::read(&reading.unwrap_or_else(|| panic!("{notes:#?}")).pdf);
    // An address may be parted at its signs: how its parts stand beside each other is for the eye.
    let words = pdf.words().replace(' ', "");
    for (printed, times) in [
        ("the law (www.law.example/1)", 1),
        ("The law (www.law.example/1)", 1),
        ("us (charity.example/about-us)", 1),
        ("law.example/2", 1),
        ("(mailto", 0),
        ("(a@b", 0),
        ("Mary (mary@b.example)", 1),
        ("below (", 0),
    ] {
        assert_eq!(words.matches(&printed.replace(' ', "")).count(), times, "{printed}: {words}");
    }
    // For the eye alone: the link is heard with its address.
    assert!(
        pdf.links().iter().any(|(_, called)| called == "the law: www.law.example/1/?utm_source=us"),
        "{:?}",
        pdf.links()
    );
}

// ------------------------------------------------------------------------------------------------------ large print

#[test]
fn a_leaflet_in_large_print_is_set_once_in_large_type() {
    let path = "content/en/about-us.large-print.leaflet.md";
    for (layout, own, size) in [
        ("a4", EditionLayout::LargePrint, 180),
        ("a4-easy", EditionLayout::LargePrint, 200),
        ("a5-booklet", EditionLayout::A5Booklet, 180),
    ] {
        let (_, site) = site(&[(path, &leaflet(layout, "", "We talk."))]);
        let page = site.page(site.page_at(path).expect("the page"));
        assert_eq!(EditionLayout::of_page(page), [own]);
        let (reading, notes) = set_page(&site, path, own);
        assert!(notes.iter().all(|note| note.severity.name() != "error"), "{notes:#?}");
        // Larger where that fills the paper.
        assert!(Pdf::read(&reading.expect("a PDF").pdf).sizes().0 >= size, "{layout}");
    }
    let build = TestSite::new().with(path, leaflet("a4", "version: A-1\n", "We talk.")).leaflets().build();
    let pdfs: Vec<String> =
        build.paths().into_iter().filter(|path| path.contains("leaflet") && path.ends_with(".pdf")).collect();
    assert_eq!(pdfs, ["about-us/about-us-large-print-leaflet.pdf"]);
    let page = build.text("about-us/large-print-leaflet/index.html");
    assert!(page.contains("/about-us/about-us-large-print-leaflet.pdf"), "{page}");
    assert!(
        build
            .paths()
            .iter()
            .any(|path| path.starts_with("about-us/about-us-large-print-leaflet.") && path.ends_with(".png"))
    );
}

// ------------------------------------------------------------------------------------------------------ colour and logo

const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\" width=\"40\" height=\"20\"><rect width=\"40\" height=\"20\" fill=\"#123456\"/></svg>";

/// The colours of a PDF, as red, green and blue of 255.
fn colours(theme: &[(&str, &str)]) -> Vec<[i64; 3]> {
    let mut files =
        vec![(PAGE, "---\ntitle: A page\nreviewed: 2026-11-22\n---\n\n> [!important] Mind\n> Words.\n")];
    files.extend(theme);
    let (_, site) = site(&files);
    let (reading, notes) = set_page(&site, PAGE, EditionLayout::A4);
    let pdf = Pdf::read(&reading.unwrap_or_else(|| panic!("{notes:#?}")).pdf);
    pdf.colours()
}

#[test]
fn the_colour_of_the_site_is_that_of_its_leaflets_as_far_as_it_can_be_read() {
    let with = |main: &str| colours(&[("themes/plain/theme.toml", &format!("[light]\nmain = \"{main}\"\n"))]);
    assert!(colours(&[]).contains(&[0x10, 0x43, 0x3d]));
    // A copy of the theme's file says nothing new: its black is for the web pages that people print.
    let copy = include_str!("../../themes/plain/theme.toml");
    assert!(colours(&[("themes/plain/theme.toml", copy)]).contains(&[0x10, 0x43, 0x3d]));
    let violet = with("#5b2b8c");
    assert!(violet.contains(&[0x5b, 0x2b, 0x8c]) && !violet.contains(&[0x10, 0x43, 0x3d]), "{violet:?}");
    let yellow = with("#ffd400");
    assert!(!yellow.contains(&[0xff, 0xd4, 0x00]), "{yellow:?}");
    let paper =
        colours(&[("themes/plain/theme.toml", "[light]\nmain = \"#5b2b8c\"\n[print]\nmain = \"#7a0019\"\n")]);
    assert!(paper.contains(&[0x7a, 0x00, 0x19]), "{paper:?}");
}

#[test]
fn the_logo_of_the_site_is_on_its_leaflets_and_one_that_cannot_be_printed_is_named() {
    let tokens = "[logo]\nfile = \"logo.svg\"\nwidth = 80\nheight = 40\n";
    let with =
        |logo: &str| colours(&[("themes/plain/theme.toml", tokens), ("themes/plain/assets/logo.svg", logo)]);
    assert!(with(LOGO).contains(&[0x12, 0x34, 0x56]));
    let (_, site) = site(&[
        // Browsers show icons of Windows, Typst does not.
        ("themes/plain/theme.toml", &tokens.replace("logo.svg", "logo.ico")),
        ("themes/plain/assets/logo.ico", "\0\0\u{1}\0"),
        (PAGE, &page("Words.")),
    ]);
    let (reading, notes) = set_page(&site, PAGE, EditionLayout::A4);
    assert!(reading.is_some(), "{notes:#?}");
    let named: Vec<(&str, &str)> =
        notes.iter().map(|note| (&*note.location.file, note.severity.name())).collect();
    assert_eq!(named, [("themes/plain/theme.toml", "warning")], "{notes:#?}");
}
