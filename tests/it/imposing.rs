//! Sheets for printing and folding, made of PDFs that Typst set, and read back.
use crate::readback::{Back, POINTS, Piece};
use crate::typeset::{typeset, typeset_untagged};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use plainleaf::render::Unlimited;
use plainleaf::render::leaflet::{
    self, EditionLayout, LeafletTheme, PANELS_MM, PlacedPage, SheetSide, booklet, impose, thumbnail, trifold,
};
use plainleaf::{Memo, NoCache, Options};

/// Six panels of the widths that a tri-fold has, with something of each kind.
fn panels() -> Vec<u8> {
    let panel = |number: usize, width: f32| {
        let body = match number {
            1 => "= Your right to an advocate\n#outline()\n#image(\"picture.svg\", alt: \"Two squares\", width: 40mm)".to_owned(),
            2 => "== What we do <do>\nRing us, or look at #link(\"https://charity.example/imha/\")[our page about advocates].\n+ First\n+ Second\n#lorem(9) <middle>".to_owned(),
            4 => "== When we are open\n#table(columns: 2, table.header([Day], [Time]), [Monday], [9 to 5], [Tuesday], [10 to 4])".to_owned(),
            // What sticks out over the edge is cut off there, and does not lie on the next panel.
            3 => "== Too wide\n#place(dx: 60mm, rect(width: 60mm, height: 20mm, fill: black))".to_owned(),
            6 => "== How to reach us\nGo back to #link(<do>)[what we do, and to all that we do for you and with you].\n#box(width: 60mm, height: 10mm, fill: gradient.linear(black, white))[#text(fill: white)[Open]]".to_owned(),
            _ => format!("== Panel {number}\nWords of panel {number}."),
        };
        format!("#page(width: {width}mm, height: 210mm, margin: 10mm)[\n{body}\n]\n")
    };
    typeset(&PANELS_MM.iter().enumerate().map(|(at, width)| panel(at + 1, *width)).collect::<String>())
}

/// A booklet of as many A5 pages, with page numbers and a paragraph that runs from each page onto the next.
fn pages(count: usize) -> Vec<u8> {
    let mut text =
        "#set page(\"a5\", margin: 15mm, numbering: \"1\")\n#let here = link(\"https://charity.example/\")[our page]\n= A booklet <top>\n".to_owned();
    for page in 1..=count {
        let run_on = if page < count {
            format!("The text of page {page} ends here, #colbreak() and goes on over the page.")
        } else {
            "The end.".to_owned()
        };
        text += &format!(
            "Words of page {page}. Look at #link(<top>)[the beginning] or at #here.\n\n{run_on}\n\n"
        );
    }
    typeset(&text)
}

/// Every kind of sheet, with what was put on it.
fn folded() -> Vec<(Vec<u8>, Vec<SheetSide>, Vec<u8>)> {
    let booklets = [1, 2, 4, 5, 8, 11].map(|count| (pages(count), booklet(count, false)));
    let all = [(panels(), trifold(6, false))].into_iter().chain(booklets);
    all.map(|(reading, sheets)| {
        (impose(&reading, &sheets, Some("To fold: A leaflet & more")).unwrap(), sheets, reading)
    })
    .map(|(made, sheets, reading)| (reading, sheets, made))
    .collect()
}

#[test]
fn sheets_are_a4_lying_and_named_by_their_pages() {
    for (_, sheets, made) in folded() {
        let back = Back::read(&made);
        assert_eq!(back.pages.len(), sheets.len());
        for page in 0..back.pages.len() {
            let [left, bottom, right, top] = back.media_box(page);
            assert_eq!((left, bottom), (0.0, 0.0));
            assert!(
                (right / POINTS - 297.0).abs() < 0.01 && (top / POINTS - 210.0).abs() < 0.01,
                "{right} × {top}"
            );
        }
        assert_eq!(back.labels().len(), sheets.len());
    }
    let trifolded = Back::read(&impose(&panels(), &trifold(6, false), None).unwrap());
    assert_eq!(trifolded.labels(), ["5, 6, 1", "2, 3, 4"]);
    let five = Back::read(&impose(&pages(5), &booklet(5, false), None).unwrap());
    assert_eq!(five.labels(), ["1", "2", "3", "4, 5"]);
}

#[test]
fn the_tags_hold_the_same_words_in_the_same_order() {
    for (reading, sheets, made) in folded() {
        let (before, after) = (Back::read(&reading).tagged(), Back::read(&made).tagged());
        assert!(before.len() > sheets.len(), "the test has something to compare");
        let words = |tagged: &[Piece]| {
            tagged.iter().map(|piece| (piece.tags.clone(), piece.shown.clone())).collect::<Vec<_>>()
        };
        assert_eq!(words(&before), words(&after));
    }
}

#[test]
fn each_piece_stands_where_its_page_was_put() {
    for (reading, sheets, made) in folded() {
        let (before, after) = (Back::read(&reading), Back::read(&made));
        let mut compared = 0;
        for (old, new) in before.tagged().iter().zip(after.tagged()) {
            let (sheet, placed) = place_of(&sheets, old.page);
            let height = before.media_box(old.page)[3];
            let (right, up) =
                (placed.x_mm * POINTS, sheets[sheet].height_mm * POINTS - height - placed.y_mm * POINTS);
            assert_eq!(new.page, sheet);
            for (old, new) in old.spots.iter().zip(&new.spots) {
                assert!(
                    (new.0 - old.0 - right).abs() < 0.02 && (new.1 - old.1 - up).abs() < 0.02,
                    "{old:?} went to {new:?}, not by {right}, {up}"
                );
                compared += 1;
            }
        }
        assert!(compared > sheets.len());
    }
}

#[test]
fn every_link_stays_in_its_panel_and_keeps_its_tag() {
    for (reading, sheets, made) in folded() {
        let (before, after) = (Back::read(&reading), Back::read(&made));
        let (old, new) = (before.links(), after.links());
        assert!(!old.is_empty() && old.len() == new.len());
        assert!(
            sheets != trifold(6, false) || old.iter().any(|link| link.corners.len() == 16),
            "a link over two lines"
        );
        for link in &old {
            let (sheet, placed) = place_of(&sheets, link.page);
            let left = placed.x_mm * POINTS;
            let right = left + before.media_box(link.page)[2];
            let moved = new.iter().filter(|new| {
                new.page == sheet
                    && (new.rect[0] - link.rect[0] - left).abs() < 0.02
                    && (new.rect[1] - link.rect[1]).abs() < 0.5
            });
            let [moved] = moved.collect::<Vec<_>>()[..] else {
                panic!("{link:?} is not on side {sheet} at {left}: {new:?}")
            };
            assert!(
                moved.rect[0] >= left && moved.rect[2] <= right,
                "{moved:?} is not between {left} and {right}"
            );
            let shifts =
                moved.corners.iter().zip(&link.corners).step_by(2).map(|(new, old)| new - old - left);
            assert!(shifts.map(f32::abs).all(|off| off < 0.02), "{moved:?} was {link:?}");
            assert_eq!(
                (&moved.contents, &moved.address, moved.corners.len()),
                (&link.contents, &link.address, link.corners.len())
            );
            assert_eq!(moved.tag, "Link", "the register names the tag that holds the link");
        }
        assert!(
            (0..after.pages.len())
                .all(|page| after.page(page).get(b"Tabs").unwrap().as_name().unwrap() == b"S")
        );
    }
}

#[test]
fn links_within_and_bookmarks_lead_to_the_sheet_and_the_spot() {
    for (reading, sheets, made) in folded() {
        let (before, after) = (Back::read(&reading).destinations(), Back::read(&made).destinations());
        assert!(!before.is_empty());
        let expected: Vec<_> = before
            .iter()
            .map(|(page, x, _)| {
                let (sheet, placed) = place_of(&sheets, *page);
                (sheet, (x + placed.x_mm * POINTS).round())
            })
            .collect();
        assert_eq!(after.iter().map(|(sheet, x, _)| (*sheet, x.round())).collect::<Vec<_>>(), expected);
    }
}

#[test]
fn the_register_of_tags_names_each_piece_once() {
    for (_, _, made) in folded() {
        let back = Back::read(&made);
        for page in 0..back.pages.len() {
            let owners: Vec<_> = back
                .tagged()
                .into_iter()
                .filter(|piece| piece.page == page)
                .map(|piece| (piece.number, piece.owner))
                .collect();
            let Some(register) = back.register(page) else {
                assert!(owners.is_empty());
                continue;
            };
            assert_eq!(register.len(), owners.len());
            assert!(owners.iter().all(|(number, owner)| register[*number as usize] == *owner));
            assert!(back.numbers_drawn(page).into_iter().eq(0..owners.len() as i64));
        }
    }
}

#[test]
fn the_boxes_of_pictures_and_tables_move_with_them() {
    let (reading, sheets) = (panels(), trifold(6, false));
    let (before, after) =
        (Back::read(&reading).bounds(), Back::read(&impose(&reading, &sheets, None).unwrap()).bounds());
    assert_eq!(before.iter().map(|(page, _)| *page).collect::<Vec<_>>(), [0, 3], "a picture and a table");
    for ((page, old), (side, new)) in before.iter().zip(&after) {
        let (sheet, placed) = place_of(&sheets, *page);
        let right = placed.x_mm * POINTS;
        assert_eq!(*side, sheet);
        assert!(
            old.iter()
                .zip(new)
                .zip([right, 0.0, right, 0.0])
                .all(|((old, new), by)| (old + by - new).abs() < 0.02),
            "{old:?} {new:?}"
        );
    }
}

/// At half a millimetre a pixel, each page on its sheet is the page alone.
#[test]
fn a_printed_page_looks_like_the_page() {
    let (reading, sheets) = (panels(), trifold(6, false));
    let made = impose(&reading, &sheets, None).unwrap();
    let (before, after) = (drawn(&reading), drawn(&made));
    for (page, (width, pixels)) in before.iter().enumerate() {
        let (sheet, placed) = place_of(&sheets, page);
        let (wide, printed) = &after[sheet];
        assert!(pixels.iter().any(|pixel| *pixel < 100), "page {page} has something on it");
        // Below the marks for folding, which a page has not.
        for (y, row) in pixels.chunks(*width).enumerate().skip(15).take(390) {
            let start = y * wide + (placed.x_mm * 2.0) as usize;
            let far: Vec<_> = row
                .iter()
                .zip(&printed[start..])
                .enumerate()
                .filter(|(_, (one, other))| one.abs_diff(**other) > 24)
                .collect();
            assert!(far.is_empty(), "page {page}, row {y}: {far:?}");
        }
    }
}

#[test]
fn marks_for_folding_are_at_the_edges_and_nowhere_else() {
    for (at, (wide, pixels)) in
        drawn(&impose(&panels(), &trifold(6, false), None).unwrap()).iter().enumerate()
    {
        let folds: Vec<usize> = trifold(6, false)[at].ticks.iter().map(|x| (x * 2.0) as usize).collect();
        let dark = |y: usize| {
            pixels[y * wide..][..*wide]
                .iter()
                .enumerate()
                .filter(|(_, pixel)| **pixel < 240)
                .map(|(x, _)| x)
                .collect::<Vec<_>>()
        };
        for y in [0, 10, 409, 419] {
            assert!(
                dark(y).iter().all(|x| folds.iter().any(|fold| fold.abs_diff(*x) <= 1)) && dark(y).len() >= 2,
                "row {y}: {:?}",
                dark(y)
            );
        }
        assert!(dark(16).is_empty() && dark(400).is_empty());
    }
}

#[test]
fn the_printed_file_says_what_it_is() {
    let made = impose(&panels(), &trifold(6, false), Some("To fold: A leaflet & more – Cymraeg ŵ")).unwrap();
    let back = Back::read(&made);
    let properties = back.properties();
    assert!(properties.contains(">To fold: A leaflet &amp; more – Cymraeg ŵ<"), "{properties}");
    assert!(
        properties.contains("<pdfuaid:part>1</pdfuaid:part>")
            && properties.contains("<xmpTPg:NPages>2</xmpTPg:NPages>"),
        "{properties}"
    );
    let catalog = back.pdf.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"en");
    assert!(catalog.get(b"MarkInfo").unwrap().as_dict().unwrap().get(b"Marked").unwrap().as_bool().unwrap());
    let preferences = catalog.get(b"ViewerPreferences").unwrap().as_dict().unwrap();
    assert!(preferences.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
    assert_eq!(preferences.get(b"PrintScaling").unwrap().as_name().unwrap(), b"None");
    assert_eq!(preferences.get(b"Duplex").unwrap().as_name().unwrap(), b"DuplexFlipShortEdge");
    assert!(
        Back::read(&impose(&panels(), &trifold(6, false), None).unwrap())
            .properties()
            .contains(">A leaflet &amp; more<")
    );
}

#[test]
fn two_runs_give_the_same_bytes_and_two_files_have_two_names() {
    let reading = pages(5);
    let one = impose(&reading, &booklet(5, false), None).unwrap();
    assert!(one == impose(&reading, &booklet(5, false), None).unwrap());
    let id = |bytes: &[u8]| Back::read(bytes).pdf.trailer.get(b"ID").unwrap().clone();
    assert_ne!(id(&one), id(&reading));
    assert_ne!(id(&one), id(&impose(&reading, &booklet(5, false), Some("Another")).unwrap()));
    assert!(thumbnail(&reading).unwrap() == thumbnail(&reading).unwrap());
}

#[test]
fn nothing_is_carried_twice_or_in_vain() {
    for (reading, _, made) in folded() {
        let (before, after) = (Back::read(&reading), Back::read(&made));
        assert_eq!(
            before.count(b"FontFile2") + before.count(b"FontFile3"),
            after.count(b"FontFile2") + after.count(b"FontFile3")
        );
        assert!(after.count(b"FontDescriptor") > 0);
        (0..after.pages.len()).for_each(|page| {
            assert!(after.names_are_distinct(page), "page {page} has two names for one thing")
        });
        assert_eq!(after.unreachable(), 0);
        assert!(after.plain_streams() <= 1, "all is compressed but the properties");
        assert!(made.len() < reading.len(), "{} bytes became {}", reading.len(), made.len());
    }
}

#[test]
fn a_page_without_a_place_or_with_two_or_too_large_is_refused() {
    let reading = panels();
    let refused = |sheets: &[SheetSide]| impose(&reading, sheets, None).unwrap_err();
    assert!(refused(&trifold(6, false)[..1]).contains("page 2 has no place"));
    assert!(refused(&[trifold(6, false), trifold(6, false)].concat()).contains("page 5 has two places"));
    let mut wrong = trifold(6, false);
    wrong[0].pages.swap(0, 1);
    (wrong[0].pages[0].x_mm, wrong[0].pages[1].x_mm) = (0.0, 97.0);
    assert_eq!(
        refused(&wrong),
        "page 5 has no room in its place: 97.0 × 210.0 mm do not fit there",
        "a wide panel lies over the fold"
    );
    assert!(refused(&[]).contains("page 1 has no place"));
    assert!(impose(&reading, &trifold(7, false), None).is_ok(), "a seventh panel is white");
    assert!(impose(&pages(3), &booklet(4, false), None).unwrap_err().contains("there is no page 4"));
    assert!(
        impose(&typeset_untagged("#set page(\"a5\")\nWords."), &booklet(1, false), None)
            .unwrap_err()
            .contains("not tagged")
    );
}

/// Whatever is wrong with the bytes: an error or a file, and never the end of the program.
#[test]
fn broken_files_are_errors() {
    let reading = pages(3);
    // The reader of pictures finds the pages of a file that lost its beginning, but not of one that lost its end.
    for (input, has_pages) in [
        (&b""[..], false),
        (b"%PDF-1.7", false),
        (b"<html>", false),
        (&reading[..reading.len() / 2], false),
        (&reading[100..], true),
    ] {
        assert!(impose(input, &booklet(3, false), None).is_err());
        assert_eq!(thumbnail(input).is_ok(), has_pages, "{} bytes", input.len());
    }
    let mut chance = 7u64;
    let mut next = |below: usize| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (chance >> 33) as usize % below
    };
    // Written out plain, so that most of what is broken is what the tags, links and drawings say.
    let mut plain = Back::read(&reading).pdf;
    plain.decompress();
    let mut open = Vec::new();
    plain.save_to(&mut open).unwrap();
    assert!(impose(&open, &booklet(3, false), None).is_ok());
    let mut refused = 0;
    for _ in 0..3000 {
        let mut broken = open.clone();
        for _ in 0..=next(3) {
            let (at, to) = (next(open.len()), b"0179/<>[]()RKx -.falsen"[next(23)]);
            broken[at] = to;
        }
        refused += usize::from(impose(&broken, &booklet(3, false), None).is_err());
    }
    assert!(refused > 100, "{refused} of 3000 were refused");
}

fn place_of(sheets: &[SheetSide], page: usize) -> (usize, PlacedPage) {
    let mut all = sheets
        .iter()
        .enumerate()
        .flat_map(|(sheet, side)| side.pages.iter().map(move |placed| (sheet, *placed)));
    all.find(|(_, placed)| placed.page == Some(page)).unwrap()
}

/// Each page in grey, two pixels a millimetre.
fn drawn(pdf: &[u8]) -> Vec<(usize, Vec<u8>)> {
    let pdf = Pdf::new(pdf.to_vec()).unwrap();
    let scale = 2.0 / POINTS + 1e-5;
    let settings = RenderSettings { x_scale: scale, y_scale: scale, bg_color: WHITE, ..Default::default() };
    let page = |page| render(page, &RenderCache::new(), &InterpreterSettings::default(), &settings);
    let grey = |pixmap: hayro::vello_cpu::Pixmap| {
        (usize::from(pixmap.width()), pixmap.data().iter().map(|pixel| pixel.g).collect())
    };
    pdf.pages().iter().map(page).map(grey).collect()
}

/// Whatever leaflet of the site in `content/` is folded, in each layout that can be folded.
fn leaflets() -> Vec<(String, Vec<u8>, Vec<SheetSide>)> {
    let sources = plainleaf::disk::read_site(std::path::Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let site = plainleaf::build(
        &sources,
        &Options::on("2026-11-22".parse().unwrap()),
        &mut Memo::new(Box::new(NoCache)),
    )
    .site;
    let press = LeafletTheme::new(&site.theme, &site.locales).value;
    let mut made = Vec::new();
    for (_, page) in site.live() {
        for layout in [EditionLayout::A5Booklet, EditionLayout::Trifold] {
            if let Some(reading) = leaflet::typeset(&site, &press, page, layout, &Unlimited).value {
                let sheets = if layout == EditionLayout::Trifold {
                    trifold(reading.pages, false)
                } else {
                    booklet(reading.pages, false)
                };
                made.push((
                    format!("{}{layout:?}", page.address.trim_matches('/').replace('/', "-")),
                    reading.pdf,
                    sheets,
                ));
            }
        }
    }
    made
}

#[test]
fn the_leaflets_of_the_site_fold() {
    let leaflets = leaflets();
    assert!(leaflets.len() > 3, "{}", leaflets.len());
    for (name, reading, sheets) in leaflets {
        let made = impose(&reading, &sheets, None).unwrap_or_else(|why| panic!("{name}: {why}"));
        let (before, after) = (Back::read(&reading), Back::read(&made));
        let words = |back: &Back| {
            back.tagged().into_iter().map(|piece| (piece.tags, piece.shown)).collect::<Vec<_>>()
        };
        assert_eq!(words(&before), words(&after), "{name}");
        assert_eq!(before.links().len(), after.links().len(), "{name}");
        if let Ok(folder) = std::env::var("KEEP") {
            std::fs::write(format!("{folder}/{name}.pdf"), &reading).unwrap();
            std::fs::write(format!("{folder}/{name}-to-fold.pdf"), made).unwrap();
            std::fs::write(format!("{folder}/{name}.png"), thumbnail(&reading).unwrap()).unwrap();
        }
    }
}

/// Writes the files into the folder that `KEEP` names, to look at or to judge with other programs.
#[test]
fn keeps_files_to_look_at() {
    let Ok(folder) = std::env::var("KEEP") else { return };
    for (number, (reading, sheets, made)) in folded().into_iter().enumerate() {
        let name = |kind: &str| format!("{folder}/{number}-{}-sides{kind}", sheets.len());
        std::fs::write(name(".pdf"), &reading).unwrap();
        std::fs::write(name("-to-fold.pdf"), made).unwrap();
        std::fs::write(name(".png"), thumbnail(&reading).unwrap()).unwrap();
    }
}
