//! Leaflets fill their paper: texts of every length, in every layout, and the fronts of all tri-folds.
use crate::printed::{Pdf, Rows, assembled, said, set_page, site};
use plainleaf::base::{Finding, Severity, Source, Sources};
use plainleaf::render::leaflet::EditionLayout;
use plainleaf::site::{AssembleOptions, Role, Site, assemble};
use std::path::Path;

/// A leaflet of the small site; in its own layout, whatever it is set in.
const LEAFLET: &str = "content/en/about-us.visitors.leaflet.md";

fn leaflet(layout: &str, text: &str) -> String {
    format!(
        "---\ntitle: Who can help you\nsummary: About getting help.\nreviewed: 2026-11-22\nlayout: {layout}\nversion: a-1\n---\n\n{text}\n"
    )
}

/// A text that grows by a paragraph, a list or a heading with each part. Its lengths follow no pattern, but
/// are always the same.
fn text_of(parts: usize) -> String {
    let mut seed: u32 = 7;
    let mut next = |most: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) % most
    };
    let mut text = String::from("We are here for you.\n\n");
    for part in 0..parts {
        if part % 5 == 1 {
            text += &format!("## Part {}\n\n", part / 5 + 1);
        }
        match next(4) {
            0 => (0..2 + next(4)).for_each(|item| text += &format!("- we help you with {item} things\n")),
            _ => (0..1 + next(4)).for_each(|_| text += "We help people to say what they want. We listen.\n"),
        }
        text += "\n";
    }
    text
}

/// The edges of the text on a page of a layout, in mm from its top.
fn edges(layout: EditionLayout) -> (f64, f64) {
    match layout {
        EditionLayout::A5Booklet => (13.0, 188.0),
        EditionLayout::LargePrint => (18.0, 267.0),
        _ => (18.0, 270.0),
    }
}

/// The smallest and the largest size of running text, in tenths of a point.
fn sizes(layout: EditionLayout) -> (i64, i64) {
    match layout {
        EditionLayout::A4 => (140, 160),
        EditionLayout::A4Easy => (160, 180),
        EditionLayout::A5Booklet => (120, 150),
        EditionLayout::LargePrint => (180, 200),
        EditionLayout::Trifold => (120, 160),
    }
}

const ON_PAGES: [(EditionLayout, &str); 4] = [
    (EditionLayout::A4, "a4"),
    (EditionLayout::A4Easy, "a4-easy"),
    (EditionLayout::A5Booklet, "a5-booklet"),
    (EditionLayout::LargePrint, "a4"),
];

/// What became of a leaflet: pages, size of its smallest letters, how full the last page is, and what was
/// said.
struct Set {
    pages: usize,
    size: i64,
    last: f64,
    notes: Vec<Finding>,
}

fn set(text: &str, layout: EditionLayout, name: &str) -> Set {
    let text = leaflet(name, text);
    let (_, site) = site(&[(LEAFLET, &text)]);
    let (reading, notes) = set_page(&site, LEAFLET, layout);
    assert!(notes.iter().all(|note| note.severity < Severity::Error), "{notes:#?}");
    let pdf = reading.expect("a PDF").pdf;
    let (top, bottom) = edges(layout);
    let read = Pdf::read(&pdf);
    let pages = read.pages().len();
    let last = Rows::of_pages(&pdf, |page| page + 1 == pages)[0].filled(top, bottom);
    Set { pages, size: read.sizes().0, last, notes }
}

/// The part of its last sheet that a leaflet fills; the first sheet is needed anyway.
fn is_well_used(layout: EditionLayout, set: &Set) -> bool {
    if layout == EditionLayout::A5Booklet {
        let before = set.pages.next_multiple_of(4) - 4;
        return before == 0 || ((set.pages - before - 1) as f64 + set.last) / 4.0 >= 0.48;
    }
    set.pages == 1 || set.last >= 0.32
}

#[test]
fn a_text_of_any_length_fills_its_paper_or_says_so() {
    for (layout, name) in ON_PAGES {
        let (mut before, mut changed) = (0, false);
        let mut length = 1;
        while before <= 8 {
            let set = set(&text_of(length), layout, name);
            let context = format!(
                "{layout:?}, {length} parts: {} pages, {} filled, {} points; {:#?}",
                set.pages, set.last, set.size, set.notes
            );
            let (least, most) = sizes(layout);
            assert!((least..=most).contains(&set.size), "{context}");
            let is_said = set.notes.iter().any(|note| note.message.contains("too many for"));
            assert!(is_well_used(layout, &set) || is_said, "{context}");
            // A longer text never takes less paper.
            let sheets =
                if layout == EditionLayout::A5Booklet { set.pages.div_ceil(4) * 4 } else { set.pages };
            assert!(sheets >= before, "{context}, but {before} before");
            before = sheets;
            changed |= set.size != least && layout != EditionLayout::A5Booklet;
            length += if length < 30 { 1 } else { 3 };
        }
        assert!(changed || layout == EditionLayout::A5Booklet, "{layout:?}: type was never made larger");
    }
}

/// A text whose last section has so many lines of its own.
fn lines(count: usize, fixed: usize) -> String {
    let fixed = "We help people to say what they want.\n\n".repeat(fixed);
    let lines: Vec<String> = (1..=count).map(|line| format!("Line {line} of this part.")).collect();
    format!("## First\n\n{fixed}## Second\n\n{}", lines.join("\\\n"))
}

#[test]
fn a_few_lines_too_many_are_counted_and_their_heading_is_named() {
    let mut seen = 0;
    for (layout, name, fixed) in [(EditionLayout::A4, "a4", 28), (EditionLayout::A5Booklet, "a5-booklet", 44)]
    {
        for count in (2..60).step_by(3) {
            let text = lines(count, fixed);
            let long = set(&text, layout, name);
            let Some(note) = long.notes.iter().find(|note| note.message.contains("too many for")) else {
                continue;
            };
            let too_many: usize =
                note.message.split(' ').next().and_then(|word| word.parse().ok()).expect("a number");
            if too_many >= count {
                continue;
            }
            assert_eq!(note.severity, Severity::Warning);
            assert!(note.message.contains("sheet"), "{}", note.message);
            let sides = if layout == EditionLayout::A5Booklet { 4 } else { 2 };
            let sheets = |pages: usize| pages.div_ceil(sides);
            let without = |less: usize| sheets(set(&lines(count - less, fixed), layout, name).pages);
            assert_eq!(without(too_many), sheets(long.pages) - 1, "{layout:?} {count}: {}", note.message);
            assert_eq!(without(too_many - 1), sheets(long.pages), "{layout:?} {count}: {}", note.message);
            seen += 1;
        }
    }
    assert!(seen >= 4, "only {seen} texts were a few lines too long");
}

// ------------------------------------------------------------------------------------------------------ tri-folds

/// No more of the front than this stays white. A stretch is white if it is taller than two lines.
fn assert_front_is_full(pdf: &[u8], whose: &str) {
    let empty = Rows::of_pages(pdf, |panel| panel == 0)[0].empty(8.0);
    assert!(empty <= 1.0 / 3.0, "{whose}: {:.0} % of the front are white", empty * 100.0);
}

/// The pages of a site, drafts too.
fn drafts(sources: &Sources) -> Site {
    let pieces = sources.iter().map(|source| plainleaf::doc::ParsedFile::read(source, None).value).collect();
    let today = "2026-11-22".parse().expect("a date");
    assemble(pieces, AssembleOptions { today, published_by: today, drafts: true }).value
}

fn read(folder: &str) -> Sources {
    plainleaf::disk::read_site(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("a site")
}

#[test]
fn the_front_of_every_tri_fold_is_full_in_every_language() {
    let mut seen = Vec::new();
    for folder in ["", "tests/pdf/site", "tests/pdf/scripts"] {
        let site = drafts(&read(folder));
        for (_, page) in site.live().filter(|(_, page)| page.role == Role::Leaflet && !page.doc.is_easy()) {
            let (reading, notes) = set_page(&site, &page.doc.path, EditionLayout::Trifold);
            let is_folded = EditionLayout::of_page(page).contains(&EditionLayout::Trifold);
            match reading {
                Some(reading) => assert_front_is_full(&reading.pdf, &page.doc.path),
                // One that is made for other paper may be too long.
                None => assert!(!is_folded, "{}: {notes:#?}", page.doc.path),
            }
            seen.push(site.locale(page).lang.to_string());
        }
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen, ["ar", "cy", "en", "pa", "pl", "ro", "ur"]);
}

#[test]
fn the_front_of_a_tri_fold_in_a_new_site_is_full() {
    let starter = include_str!("../../starters/page/leaflet.md").replace("CONTACT", "> [!contact] us");
    let page = |fields: &str| {
        format!(
            "---\ntitle: Who can help you\nreviewed: 2026-11-22\n{fields}layout: trifold\nversion: a-1\n---\n{starter}"
        )
    };
    for (fields, contact) in [
        ("", ""),
        ("summary: A folded leaflet about getting help.\n", ""),
        ("", "phone = \"0808 157 0112\"\n"),
        (
            "summary: A folded leaflet about getting help.\n",
            "phone = \"0808 157 0112\"\nemail = \"help@charity.example\"\n",
        ),
    ] {
        let path = "content/en/getting-help.people.leaflet.md";
        let sources = read("starters/site");
        let contacts =
            sources.get("content/contacts.toml").and_then(|source| source.text()).expect("contacts");
        let contacts = format!("{contacts}\n{contact}");
        let sources = sources.overlaid([
            Source::new(path, page(fields).into_bytes()),
            Source::new("content/contacts.toml", contacts.into_bytes()),
        ]);
        let (reading, notes) = set_page(&assembled(&sources), path, EditionLayout::Trifold);
        assert!(notes.iter().all(|note| note.rule.id != "leaflet-fit"), "{notes:#?}");
        assert_front_is_full(&reading.expect("a PDF").pdf, &format!("{fields}{contact}"));
    }
}

#[test]
fn a_tri_fold_of_any_length_has_a_full_front_no_empty_panel_and_large_type() {
    let (mut last_size, mut refused, mut largest) = (i64::MAX, 0, 0);
    for parts in (3..90).step_by(3) {
        let text = leaflet("trifold", &text_of(parts));
        let (_, site) = site(&[(LEAFLET, &text)]);
        let (reading, notes) = set_page(&site, LEAFLET, EditionLayout::Trifold);
        let Some(reading) = reading else {
            assert!(notes[0].message.contains("too long for one sheet"), "{notes:#?}");
            refused += 1;
            continue;
        };
        assert_eq!(refused, 0, "{parts} parts fit, and fewer did not");
        assert_front_is_full(&reading.pdf, &format!("{parts} parts"));
        let rows = Rows::of_pages(&reading.pdf, |_| true);
        assert!(notes.is_empty(), "{parts} parts: {notes:#?}");
        for (number, panel) in rows.iter().enumerate() {
            assert!(panel.filled(9.0, 193.0) > 0.05, "{parts} parts: panel {} is empty", number + 1);
        }
        let pdf = Pdf::read(&reading.pdf);
        assert!(pdf.sizes().0 >= 120, "{parts} parts: {}", pdf.sizes().0);
        let size = pdf.commonest_size(1);
        let (least, most) = sizes(EditionLayout::Trifold);
        assert!((least..=most).contains(&size), "{parts} parts: {size}");
        assert!(size <= last_size, "{parts} parts: {size} after {last_size}");
        (last_size, largest) = (size, largest.max(size));
    }
    assert!(refused > 0 && largest >= 140, "{refused} {largest}");
}

const CONTACTS: &str = "[imha]\nname = \"The Herefordshire advocacy office\"\nabout = \"Ask us anything about getting an advocate, for you or for somebody else.\"\nphone = \"0344 411 1444\"\ntext = \"07700 900123\"\nemail = \"office@advocacy-herefordshire.example\"\nweb = \"https://advocacy-herefordshire.example/help\"\naddress = [\"The Old Library\", \"14 Long Road\", \"Hereford\", \"HR1 2ZZ\"]\nhours = \"Monday to Friday, 9am to 5pm\"\nanswer = \"We answer within 2 working days.\"\nchecked = 2026-11-22\n";

const SITE: &str = "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\"]\ncontact = \"imha\"\nareas = [\"Herefordshire\", \"Worcestershire\"]\napplies_to = [\"England\"]\n";

/// A tri-fold with everything about it that a leaflet can have, in a site whose contact has all fields.
fn full(text: &str, layout: &str) -> String {
    format!(
        "---\ntitle: Your right to an advocate\nsummary: Who can have an advocate, what the advocate does, and how to ask.\naudience: People under the Mental Health Act\nowner: The office\nreviewed: 2026-11-22\nreview_every: 6 months\nlayout: {layout}\nversion: imha-people-1\n---\n\n{text}\n"
    )
}

fn sections(count: usize, sentences: usize) -> String {
    let words = "We help people to say what they want. ".repeat(sentences);
    (1..=count).map(|number| format!("## Part {number}\n\n{words}\n\n{words}\n\n")).collect()
}

#[test]
fn an_ordinary_contact_has_room_on_a_tri_fold() {
    let others = [("content/contacts.toml", CONTACTS), ("content/site.toml", SITE)];
    for (count, sentences) in [(2, 2), (4, 4), (5, 6), (6, 6)] {
        let said =
            said(LEAFLET, &full(&sections(count, sentences), "trifold"), EditionLayout::Trifold, &others);
        assert_eq!(said, [""; 0], "{count} sections");
    }
}

#[test]
fn where_the_back_is_too_full_what_the_help_says_works() {
    let others = [("content/contacts.toml", CONTACTS), ("content/site.toml", SITE)];
    let text_with = |lines: usize| {
        // Each line is one line of a panel.
        format!("{}## Last\n\n{}", sections(5, 7), vec!["We help you to speak up."; lines].join("\\\n"))
    };
    let files = |text: &str| {
        let text = full(text, "trifold");
        let mut all = vec![(LEAFLET, text.as_str())];
        all.extend(others);
        let (_, site) = site(&all);
        set_page(&site, LEAFLET, EditionLayout::Trifold).1
    };
    let (notes, count) = (1..80)
        .map(|count| (files(&text_with(count)), count))
        .find(|(notes, _)| {
            notes.iter().any(|note| note.message.contains("The back of the leaflet is too full"))
        })
        .expect("a text that leaves no room for the contact");
    let help = notes[0].help.clone();
    let lines: usize = help
        .strip_prefix("Shorten the text by ")
        .and_then(|rest| rest.split(' ').next())
        .and_then(|number| number.parse().ok())
        .expect(&help);
    assert_eq!(files(&text_with(count - lines)).len(), 0, "{help}");
    for (layout, name) in [(EditionLayout::A5Booklet, "a5-booklet"), (EditionLayout::A4, "a4")] {
        assert!(help.contains(&format!("layout: {name}")), "{help}");
        let said = said(LEAFLET, &full(&text_with(count), name), layout, &others);
        assert!(said.iter().all(|said| !said.contains(" error ")), "{said:#?}");
    }
}

#[test]
fn a_long_word_keeps_the_type_of_a_tri_fold_smaller() {
    let others = [("content/contacts.toml", CONTACTS), ("content/site.toml", SITE)];
    let text = "## Who we are\n\nWe help.\n\n## Gwasanaethau-eiriolaeth-annibynnol\n\nWe write.\n\n## When\n\nOn Mondays.\n\n## Where\n\nIn Hereford.";
    let said = said(LEAFLET, &full(text, "trifold"), EditionLayout::Trifold, &others);
    assert_eq!(said, [""; 0]);
}
