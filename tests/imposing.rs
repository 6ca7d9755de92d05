//! Sheets for printing and folding, made of PDFs that Typst set, and read back with another reader of PDF.
#![cfg(feature = "pdf")]

mod typeset;

use plainleaf::render::leaflet::{booklet, impose, picture, trifold};
use typeset::typeset;

/// Six panels of the widths that a tri-fold has.
fn panels() -> Vec<u8> {
    let panel = |number: usize, width: usize| {
        let body = match number {
            1 => "= Your right to an advocate\n#outline()\n#image(\"picture.svg\", alt: \"Two squares\", width: 40mm)".to_owned(),
            2 => "== What we do <do>\nWe help you to be heard. Ring us, or look at #link(\"https://charity.example/imha/\")[our page about advocates].\n+ First\n+ Second".to_owned(),
            6 => "== How to reach us\nGo back to #link(<do>)[what we do]. #box(width: 60mm, height: 10mm, fill: gradient.linear(black, white))[#text(fill: white)[Open]]".to_owned(),
            4 => "== When we are open\n#table(columns: 2, table.header([Day], [Time]), [Monday], [9 to 5], [Tuesday], [10 to 4])".to_owned(),
            _ => format!("== Panel {number}\nWords of panel {number}."),
        };
        format!("#page(width: {width}mm, height: 210mm, margin: 10mm, foreground: none)[\n{body}\n]\n")
    };
    let widths = [100, 100, 100, 97, 97, 100];
    typeset(&widths.iter().enumerate().map(|(at, width)| panel(at + 1, *width)).collect::<String>())
}

/// A booklet of as many A5 pages as there are paragraphs, with page numbers.
fn booklet_of(pages: usize) -> Vec<u8> {
    let mut text = "#set page(\"a5\", margin: 15mm, numbering: \"1\")\n= A booklet\n".to_owned();
    for page in 1..=pages {
        let next = if page < pages { "#pagebreak()\n" } else { "" };
        text += &format!("== Page {page} <page-{page}>\nWords of page {page}. Look at #link(<page-1>)[the first page] or at #link(\"https://charity.example/{page}/\")[page {page} on the web].\n{next}");
    }
    typeset(&text)
}

#[test]
fn keeps_files_to_look_at() {
    let Ok(folder) = std::env::var("KEEP") else { return };
    let keep = |name: &str, bytes: &[u8]| std::fs::write(format!("{folder}/{name}"), bytes).unwrap();
    keep("trifold.pdf", &panels());
    keep("trifold-to-fold.pdf", &impose(&panels(), &trifold(6), Some("A leaflet & more, to fold")).unwrap());
    keep("trifold.png", &picture(&panels()).unwrap());
    for pages in [1, 3, 7, 8] {
        let reading = booklet_of(pages);
        keep(&format!("booklet-{pages}.pdf"), &reading);
        keep(&format!("booklet-{pages}-to-fold.pdf"), &impose(&reading, &booklet(pages), None).unwrap());
    }
}
