//! Leaflets, set from memory and read back: pages, letters and tags, what does not fit, and what people really put into a folder.
#![cfg(feature = "pdf")]

mod small_site;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use plainleaf::Sources;
use plainleaf::base::{Diagnostic, Severity, Source, line_column};
use plainleaf::check::RULES;
use plainleaf::doc::Piece;
use plainleaf::render::leaflet::{Layout, Press, Reading, key, set};
use plainleaf::site::{Site, Wishes, assemble};

// ------------------------------------------------------------------------------------------------------ setting

fn site(files: &[(&str, &str)]) -> (Sources, Site) {
    let sources = small_site::with(files.iter().map(|(path, text)| (path.to_string(), text.as_bytes().to_vec())));
    (sources.clone(), assembled(&sources))
}

fn assembled(sources: &Sources) -> Site {
    let pieces = sources.iter().map(|source| Piece::read(source).value).collect();
    assemble(pieces, Wishes { today: "2026-11-22".parse().expect("a date"), drafts: false }).value
}

fn set_page(site: &Site, path: &str, layout: Layout) -> (Option<Reading>, Vec<Diagnostic>) {
    let press = Press::new(&site.theme);
    let page = site.page(site.page_at(path).expect("the page"));
    let made = set(site, &press.value, page, layout);
    let notes = press.notes.iter().chain(&made.notes).flat_map(|notes| notes.iter().cloned()).collect();
    (made.value, notes)
}

const PAGE: &str = "content/en/page.md";

fn page(text: &str) -> String {
    format!("---\ntitle: A page\nreviewed: 2026-11-22\n---\n\n{text}\n")
}

/// Sets a text as a page: the PDF, read back.
fn read(text: &str, layout: Layout) -> Pdf {
    let (_, site) = site(&[(PAGE, &page(text))]);
    let (reading, notes) = set_page(&site, PAGE, layout);
    assert!(notes.is_empty(), "{notes:#?}");
    Pdf::read(&reading.expect("a PDF").pdf)
}

/// What is said of a text, as `line severity message`, after making sure that an error leaves no PDF.
fn said(path: &str, text: &str, layout: Layout, others: &[(&str, &str)]) -> Vec<String> {
    let mut files = vec![(path, text)];
    files.extend(others);
    let (sources, site) = site(&files);
    let (reading, notes) = set_page(&site, path, layout);
    let is_stopped = notes.iter().any(|note| note.severity == Severity::Error);
    assert_eq!(reading.is_none(), is_stopped, "{notes:#?}");
    let place = |note: &Diagnostic| {
        let text = sources.get(&note.place.file).and_then(|source| source.text()).map_or("", |text| text);
        let line = line_column(text, note.place.span.start).0;
        if *note.place.file == *path { line.to_string() } else { format!("{}:{line}", note.place.file) }
    };
    notes.iter().map(|note| format!("{} {} {}: {}", place(note), note.severity.name(), note.rule, note.message)).collect()
}

// ------------------------------------------------------------------------------------------------------ reading back

struct Pdf {
    file: Document,
}

impl Pdf {
    fn read(bytes: &[u8]) -> Pdf {
        Pdf { file: Document::load_mem(bytes).expect("a PDF") }
    }

    /// Width and height of each page in whole millimetres.
    fn pages(&self) -> Vec<(i64, i64)> {
        let size = |id: ObjectId| {
            let media = self.file.get_dictionary(id).and_then(|page| page.get(b"MediaBox")).and_then(Object::as_array).expect("a size");
            let at = |index: usize| (f64::from(media[index].as_float().expect("a number")) / 72.0 * 25.4).round() as i64;
            (at(2), at(3))
        };
        self.file.page_iter().map(size).collect()
    }

    /// The smallest and the largest size of letters, in tenths of a point.
    fn sizes(&self) -> (i64, i64) {
        let mut sizes = Vec::new();
        for page in self.file.page_iter() {
            let content = Content::decode(&self.file.get_page_content(page)).expect("a page");
            let (mut scales, mut scale, mut size, mut matrix) = (Vec::new(), 1.0, 0.0, 1.0);
            for operation in &content.operations {
                let number = |at: usize| operation.operands.get(at).and_then(|operand| operand.as_float().ok()).map_or(0.0, f64::from);
                match operation.operator.as_str() {
                    "q" => scales.push(scale),
                    "Q" => scale = scales.pop().unwrap_or(1.0),
                    "cm" => scale *= number(3).abs(),
                    "BT" => matrix = 1.0,
                    "Tm" => matrix = number(3).abs(),
                    "Tf" => size = number(1),
                    "Tj" | "TJ" => sizes.push((scale * matrix * size * 10.0).round() as i64),
                    _ => {}
                }
            }
        }
        (sizes.iter().copied().min().expect("letters"), sizes.iter().copied().max().expect("letters"))
    }

    fn tree(&self) -> Vec<Tag> {
        let root = self.file.catalog().and_then(|catalog| catalog.get(b"StructTreeRoot")).expect("tags");
        let mut tags = Vec::new();
        self.below(root, 0, &mut tags);
        tags
    }

    fn below(&self, object: &Object, depth: usize, tags: &mut Vec<Tag>) {
        match self.file.dereference(object).expect("an object").1 {
            Object::Array(kids) => kids.iter().for_each(|kid| self.below(kid, depth, tags)),
            Object::Dictionary(element) => {
                if let Ok(kind) = element.get(b"S").and_then(Object::as_name) {
                    let words = |name: &[u8]| element.get(name).ok().and_then(|words| lopdf::decode_text_string(words).ok());
                    let kind = String::from_utf8_lossy(kind).into_owned();
                    tags.push(Tag { kind, depth, alt: words(b"Alt"), scope: self.scope(element) });
                }
                if let Ok(kids) = element.get(b"K") {
                    self.below(kids, depth + 1, tags);
                }
            }
            _ => {}
        }
    }

    fn scope(&self, element: &Dictionary) -> Option<String> {
        let attributes = self.file.dereference(element.get(b"A").ok()?).ok()?.1;
        let all: Vec<&Object> = attributes.as_array().map_or(vec![attributes], |all| all.iter().collect());
        let scope = |one: &Object| self.file.dereference(one).ok()?.1.as_dict().ok()?.get(b"Scope").ok()?.as_name().ok().map(<[u8]>::to_vec);
        all.into_iter().find_map(scope).map(|name| String::from_utf8_lossy(&name).into_owned())
    }

    fn count(&self, kind: &str) -> usize {
        self.tree().iter().filter(|tag| tag.kind == kind).count()
    }

    /// Where the links lead, and what they are called.
    fn links(&self) -> Vec<(String, String)> {
        let mut links = Vec::new();
        for page in self.file.page_iter() {
            for link in self.file.get_page_annotations(page).expect("links") {
                let action = link.get(b"A").and_then(|action| self.file.dereference(action)).and_then(|action| action.1.as_dict());
                let address = action.and_then(|action| action.get(b"URI")).and_then(lopdf::decode_text_string).unwrap_or_default();
                links.push((address, link.get(b"Contents").and_then(lopdf::decode_text_string).unwrap_or_default()));
            }
        }
        links
    }
}

struct Tag {
    kind: String,
    depth: usize,
    alt: Option<String>,
    scope: Option<String>,
}

// ------------------------------------------------------------------------------------------------------ paper and letters

const TEXT: &str = "We talk with you.\n\n## Who we are\n\nWe help people to be heard. Phone {{imha.phone}}.\n\n## What we do\n\nWe write.\n\n## When\n\nOn Mondays.\n\n## Where\n\nIn Hereford.";

#[test]
fn pages_are_of_the_size_of_their_layout_and_letters_large_enough() {
    let a4 = (210, 297);
    for (layout, size, least) in [(Layout::A4, a4, 140), (Layout::A4Easy, a4, 160), (Layout::A5Booklet, (148, 210), 130), (Layout::LargePrint, a4, 180)] {
        let pdf = read(TEXT, layout);
        assert!(pdf.pages().iter().all(|page| *page == size), "{layout:?}: {:?}", pdf.pages());
        assert_eq!(pdf.sizes().0, least, "{layout:?}");
    }
    let panels = read(TEXT, Layout::Trifold);
    assert_eq!(panels.pages(), [100, 100, 100, 97, 97, 100].map(|width| (width, 210)));
    assert!(panels.sizes().0 >= 120);
}

#[test]
fn large_print_is_as_large_as_the_settings_say() {
    let settings = |large: &str| format!("name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\"]\n[print]\nlarge = {large}\n");
    let (_, site) = site(&[(PAGE, &page(TEXT)), ("content/site.toml", &settings("24"))]);
    let (reading, notes) = set_page(&site, PAGE, Layout::LargePrint);
    assert!(notes.is_empty(), "{notes:#?}");
    assert_eq!(Pdf::read(&reading.expect("a PDF").pdf).sizes().0, 240);
    for wrong in ["15", "29", "\"large\""] {
        let build = small_site::built(&small_site::with([("content/site.toml".to_string(), settings(wrong).into_bytes())]), false);
        assert!(build.findings.iter().any(|finding| finding.rule == "field-value"), "{wrong}: {:#?}", build.findings);
    }
}

#[test]
fn easy_read_in_large_print_is_larger_than_easy_read() {
    let easy = "content/en/about-us.easy.md";
    let (_, site) = site(&[(easy, &page("![](../pictures/talk.svg)\n\nWe talk with you."))]);
    let size = |layout| Pdf::read(&set_page(&site, easy, layout).0.expect("a PDF").pdf).sizes().0;
    assert_eq!((size(Layout::A4Easy), size(Layout::A5Booklet), size(Layout::LargePrint)), (160, 160, 200));
}

#[test]
fn the_same_leaflet_is_the_same_bytes() {
    let (_, site) = site(&[(PAGE, &page(TEXT))]);
    for layout in [Layout::A4, Layout::Trifold, Layout::A5Booklet] {
        let set = || set_page(&site, PAGE, layout).0.expect("a PDF").pdf;
        assert!(set() == set(), "{layout:?}");
    }
}

#[test]
fn a_page_has_its_own_layout_and_large_print_and_lists_have_none() {
    let leaflet = |layout: &str| page("Text.").replace("---\n\n", &format!("layout: {layout}\n---\n\n"));
    let files = [
        ("content/en/about-us.easy.md", page("![](../pictures/talk.svg)\n\nWe talk.")),
        ("content/en/about-us.a.leaflet.md", leaflet("trifold")),
        ("content/en/about-us.easy-read.leaflet.md", leaflet("a5-booklet")),
        ("content/en/leaflets.md", page("All leaflets.")),
    ];
    let (_, site) = site(&files.each_ref().map(|(path, text)| (*path, text.as_str())));
    let layouts = |path: &str| Layout::of(site.page(site.page_at(path).expect("the page")));
    assert_eq!(layouts("content/en/about-us.md"), [Layout::A4, Layout::LargePrint]);
    assert_eq!(layouts(files[0].0), [Layout::A4Easy, Layout::LargePrint]);
    assert_eq!(layouts(files[1].0), [Layout::Trifold, Layout::LargePrint]);
    assert_eq!(layouts(files[2].0), [Layout::A5Booklet, Layout::LargePrint]);
    assert!(layouts(files[3].0).is_empty());
}

// ------------------------------------------------------------------------------------------------------ tags

const EVERYTHING: &str = "Words with **bold** ones and *others*, a [page](about-us.md#we-talk), a [place below](#tables) and a [law](https://law.example/1).

## Lists

- one
- two
  - inside

1. first
2. second

Advocate
: Somebody who helps.
: Somebody who is there.

### Deeper

> Somebody said this.

> [!warning] Mind
> The law is changing.

> [!contact] imha

## Tables

| Day    | Place    |  Time |
|--------|----------|------:|
| Monday | Hereford | 9am   |
| Friday | Ledbury  | 10am  |

![](../pictures/talk.svg)

![](../pictures/wave.svg)

---

```
as it is
```
";

const LEDGER: &str = "[\"talk.svg\"]\nalt = \"Two people talk.\"\nauthor = \"Sam\"\nlicence = \"CC0-1.0\"\n\n[\"wave.svg\"]\ndecorative = true\nauthor = \"Sam\"\nlicence = \"CC0-1.0\"\n";
const WAVE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 10\"><path d=\"M0 5h40\" stroke=\"#000\"/></svg>";

#[test]
fn everything_is_tagged_as_what_it_is() {
    let files = [(PAGE, page(EVERYTHING)), ("content/pictures/pictures.toml", LEDGER.into()), ("content/pictures/wave.svg", WAVE.into())];
    let (_, site) = site(&files.each_ref().map(|(path, text)| (*path, text.as_str())));
    for layout in [Layout::A4, Layout::A5Booklet, Layout::LargePrint] {
        let (reading, notes) = set_page(&site, PAGE, layout);
        assert!(notes.is_empty(), "{notes:#?}");
        let pdf = Pdf::read(&reading.expect("a PDF").pdf);
        let tags = pdf.tree();
        assert_eq!(pdf.count("H1"), 1, "the title, once");
        assert!(pdf.count("H2") >= 2 && pdf.count("H3") == 1);
        let outermost = tags.iter().position(|tag| tag.kind == "Table").expect("a table");
        let scopes: Vec<&str> = tags[outermost..].iter().filter(|tag| tag.kind == "TH").map(|tag| tag.scope.as_deref().unwrap_or("")).collect();
        assert_eq!(scopes, ["Column", "Column", "Column", "Row", "Row"]);
        assert_eq!(pdf.count("TR"), 3);
        assert_eq!(pdf.count("TD"), 4);
        assert_eq!(pdf.count("BlockQuote"), 1);
        assert_eq!(pdf.count("Code"), 1);
        let pictures: Vec<&str> = tags.iter().filter(|tag| tag.kind == "Figure").map(|tag| tag.alt.as_deref().unwrap_or("")).collect();
        assert_eq!(pictures, ["Two people talk.", "Code for a phone camera. It leads to charity.example/page"]);
        let list = tags.iter().position(|tag| tag.kind == "L" && tags.iter().any(|item| item.kind == "LI" && item.depth > tag.depth));
        assert!(list.is_some() && pdf.count("LI") == pdf.count("LBody"), "{} {}", pdf.count("LI"), pdf.count("LBody"));
        let links = pdf.links();
        for (address, called) in [
            ("https://charity.example/about-us/#we-talk", "page: charity.example/about-us/#we-talk"),
            ("https://law.example/1", "law: law.example/1"),
            ("tel:08442489248", "Independent Mental Health Advocacy, 0844 248 9 248: 08442489248"),
        ] {
            assert!(links.iter().any(|(to, words)| to == address && words == called), "{address}: {links:#?}");
        }
        assert!(links.iter().all(|(_, words)| !words.is_empty()), "{links:#?}");
        assert!(links.iter().any(|(address, _)| address.is_empty()), "one link leads inside the PDF");
        let catalog = pdf.file.catalog().expect("a catalog");
        assert_eq!(catalog.get(b"Lang").and_then(lopdf::decode_text_string).expect("a language"), "en");
        assert!(catalog.has(b"Outlines"), "bookmarks");
    }
}

#[test]
fn drawings_stay_drawings() {
    let pdf = read("![](../pictures/talk.svg)\n\nWe talk.", Layout::A4);
    let images = pdf
        .file
        .objects
        .values()
        .filter(|object| object.as_stream().is_ok_and(|stream| stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Image")));
    assert_eq!(images.count(), 0);
}

// ------------------------------------------------------------------------------------------------------ what does not fit

const FOLDED: &str = "content/en/about-us.visitors.leaflet.md";

fn folded(fields: &str, text: &str) -> String {
    format!("---\ntitle: A page\nreviewed: 2026-11-22\nlayout: trifold\n{fields}---\n\n{text}\n")
}

#[test]
fn a_text_too_long_for_its_panels_is_found_at_the_heading_where_it_happens() {
    let section = |name: &str, sentences: usize| format!("## {name}\n\n{}\n\n", "We help people to say what they want. ".repeat(sentences));
    let text = ["One", "Two", "Three", "Four", "Five", "Six"].map(|name| section(name, 20)).concat();
    let said = said(FOLDED, &folded("", &text), Layout::Trifold, &[]);
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(said[0].starts_with("23 error leaflet-fit: The text is too long for the inside of the leaflet: it is full at “Five”, and about "), "{said:#?}");
    let lines: usize = said[0].split("about ").nth(1).and_then(|rest| rest.split(' ').next()).and_then(|number| number.parse().ok()).expect("a number");
    assert!((30..=60).contains(&lines), "{said:#?}");
}

#[test]
fn a_panel_of_two_thousand_words_is_found() {
    let said = said(FOLDED, &folded("", &format!("## One\n\n{}", "word ".repeat(2_000))), Layout::Trifold, &[]);
    assert!(said.len() == 1 && said[0].contains("too long for the inside"), "{said:#?}");
}

#[test]
fn a_front_and_a_back_that_are_too_full_are_found() {
    let long = "We help people to say what they want. ".repeat(30);
    let front = said(FOLDED, &folded(&format!("summary: {long}\n"), TEXT), Layout::Trifold, &[]);
    assert!(front.len() == 1 && front[0].contains("The front of the leaflet is too full"), "{front:#?}");
    let back = said(FOLDED, &folded(&format!("audience: {long}\n"), TEXT), Layout::Trifold, &[]);
    assert!(back.len() == 1 && back[0].contains("The back of the leaflet is too full"), "{back:#?}");
}

#[test]
fn empty_panels_are_a_warning() {
    let said = said(FOLDED, &folded("", "## One\n\nWords.\n\n## Two\n\nWords."), Layout::Trifold, &[]);
    assert_eq!(said, ["2 warning leaflet-fit: 2 of the 6 panels stay empty."]);
}

#[test]
fn panels_are_refused_for_easy_read_and_for_large_print() {
    for (path, readers) in [("content/en/about-us.easy-read.leaflet.md", "Easy Read"), ("content/en/about-us.large-print.leaflet.md", "large print")] {
        let said = said(path, &folded("", TEXT), Layout::Trifold, &[]);
        assert_eq!(said, [format!("4 error leaflet-fit: A leaflet in {readers} does not fit on a folded sheet with six panels.")]);
    }
}

#[test]
fn an_easy_read_text_that_is_too_long_is_found_at_its_heading() {
    let easy = "content/en/about-us.easy.md";
    let text = |sections: usize| {
        (1..=sections).map(|number| format!("## Part {number}\n\n{}", "![](../pictures/talk.svg)\n\nWe talk with you.\n\n".repeat(4))).collect::<String>()
    };
    assert_eq!(said(easy, &page(&text(10)), Layout::A4Easy, &[]), [""; 0]);
    let long = said(easy, &page(&text(21)), Layout::A4Easy, &[]);
    assert!(long.len() == 1 && long[0].contains(" warning leaflet-fit: This Easy Read text has 2"), "{long:#?}");
    let too_long = said(easy, &page(&text(40)), Layout::A4Easy, &[]);
    assert!(too_long.len() == 1 && too_long[0].contains(" error leaflet-fit: This Easy Read text has "), "{too_long:#?}");
    // Where it happens: after the twentieth page, and long before the end.
    let line: usize = too_long[0].split(' ').next().and_then(|line| line.parse().ok()).expect("a line");
    assert!((250..450).contains(&line), "{line} of {}", page(&text(40)).lines().count());
}

#[test]
fn a_row_that_is_taller_than_a_page_is_found() {
    let row = format!("![](../pictures/talk.svg)\n\n{}", "We talk with you about what you want. ".repeat(90));
    let said = said("content/en/about-us.easy.md", &page(&row), Layout::A4Easy, &[]);
    assert!(said.iter().any(|one| one.starts_with("8 error leaflet-fit: This does not fit on one page")), "{said:#?}");
}

// ------------------------------------------------------------------------------------------------------ bad input

#[test]
fn a_word_of_300_letters_is_found() {
    let said = said(PAGE, &page(&format!("We say\n{} here.", "advocate".repeat(38))), Layout::A4, &[]);
    assert!(said.len() == 1 && said[0].starts_with("7 error leaflet-fit: This does not fit on its line: “advocate"), "{said:#?}");
}

#[test]
fn signs_that_no_font_has_are_found_where_they_stand() {
    let (_, site) = site(&[(PAGE, &page("We are happy 😀👩‍🔧 to help. مرحبا بك\n\nCafé Łódź ŵ ŷ “quoted” – £5 e\u{301}"))]);
    let (reading, notes) = set_page(&site, PAGE, Layout::A4);
    assert!(reading.is_none());
    let text = page("We are happy 😀👩‍🔧 to help. مرحبا بك\n\nCafé Łódź ŵ ŷ “quoted” – £5 e\u{301}");
    let found: Vec<(&str, &str)> = notes.iter().map(|note| (note.rule, note.place.span.of(&text))).collect();
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
        (PAGE.to_string(), page("![](../pictures/huge.png)\n\nWords.\n\n![](../pictures/silent.svg)").into_bytes()),
        ("content/en/broken.md".to_string(), page("Words.\n\n![](../pictures/broken.png)").into_bytes()),
        ("content/en/drawing.md".to_string(), page("Words.\n\n![A drawing](../pictures/drawing.svg)").into_bytes()),
        ("content/pictures/pictures.toml".to_string(), ledger.as_bytes().to_vec()),
        ("content/pictures/huge.png".to_string(), png(20_000, 20_000)),
        ("content/pictures/broken.png".to_string(), png(20, 20)),
        ("content/pictures/silent.svg".to_string(), WAVE.as_bytes().to_vec()),
        ("content/pictures/drawing.svg".to_string(), b"<svg viewBox=\"0 0 9 9\"><path".to_vec()),
    ]);
    let site = assembled(&sources);
    let messages = |path: &str| {
        let (reading, notes) = set_page(&site, path, Layout::A4);
        (
            reading.is_some(),
            notes
                .iter()
                .map(|note| (note.place.span.of(sources.get(path).and_then(|source| source.text()).expect("text")).to_string(), note.message.clone()))
                .collect::<Vec<_>>(),
        )
    };
    let (made, found) = messages(PAGE);
    assert!(!made);
    assert_eq!(
        found,
        [
            ("![](../pictures/huge.png)".to_string(), "This picture is too large to print: it has 20000 × 20000 dots.".to_string()),
            ("![](../pictures/silent.svg)".to_string(), "This picture has no words that say what is seen.".to_string()),
        ]
    );
    let (made, found) = messages("content/en/broken.md");
    assert!(!made && found.len() == 1 && found[0].0 == "![](../pictures/broken.png)", "{found:#?}");
    // Reported where it lies; here its words stand for it.
    assert_eq!(messages("content/en/drawing.md"), (true, vec![]));
}

#[test]
fn tables_without_headings_are_found_and_long_ones_are_set() {
    let said = said(PAGE, &page("|  |  |\n|--|--|\n| a | b |"), Layout::A4, &[]);
    assert_eq!(said, ["6 error leaflet-setting: The columns of this table have no headings."]);
    let rows: String = (1..=200).map(|number| format!("| Row {number} | Words |\n")).collect();
    let pdf = read(&format!("| Name | Words |\n|--|--|\n{rows}"), Layout::A4);
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
        for layout in [Layout::A4, Layout::A4Easy, Layout::A5Booklet, Layout::LargePrint] {
            let pdf = read(text, layout);
            assert_eq!(pdf.count("H1"), 1, "{text:?}");
        }
    }
}

#[test]
fn lists_deeper_than_typst_goes_are_a_finding_and_no_panic() {
    let text: String = (0..90).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect();
    let (_, site) = site(&[(PAGE, &page(&text))]);
    let (reading, notes) = set_page(&site, PAGE, Layout::A4);
    assert!(reading.is_some() || notes.iter().all(|note| note.rule.starts_with("leaflet-") && note.severity == Severity::Error), "{notes:#?}");
    assert!(reading.is_some() || !notes.is_empty());
}

#[test]
fn faults_of_a_theme_are_found_in_its_files() {
    let a4 = "themes/plain/leaflet/a4.typ";
    for (theme, line, words) in [
        ("#let set-leaflet() = {\n  nothing\n}", 2, "unknown variable: nothing"),
        ("#let set-leaflet() = {\n  while true { }\n}", 2, "condition is always true"),
        ("#let set-leaflet() = {\n  let x = 0\n  while x < 1 { x = 0 }\n}", 3, "loop seems to be infinite"),
        ("#let set-leaflet() = {\n  let f(x) = f(x + 1)\n  f(1)\n}", 2, "maximum function call depth exceeded"),
        ("#let set-leaflet() = {\n  set text(font: \"Nobody's\")\n  [Words]\n}", 2, "unknown font family: nobody's"),
        ("#let set-leaflet() = {\n  (\n", 2, "unclosed delimiter"),
        ("#let set-leaflet() = {\n  image(\"/etc/passwd\")\n}", 2, "file not found"),
        ("#import \"@preview/tables:1.0.0\": *\n#let set-leaflet() = []", 1, "file not found"),
        ("#let set-leaflet() = {\n  datetime.today().display()\n}", 2, "unable to get the current date"),
        ("#let set-leaflet() = [Words without a title.\n\n= One\n\n=== Three]", 3, "skipped from heading level"),
    ] {
        let (sources, site) = site(&[(PAGE, &page("Words.")), (a4, theme)]);
        let (reading, notes) = set_page(&site, PAGE, Layout::A4);
        assert!(reading.is_none(), "{theme}");
        let text = sources.get(a4).and_then(|source| source.text()).expect("the theme");
        assert!(
            notes.iter().any(|note| *note.place.file == *a4 && note.message.contains(words) && line_column(text, note.place.span.start).0 >= line),
            "{theme}: {notes:#?}"
        );
        // Another layout does not read that file.
        assert!(set_page(&site, PAGE, Layout::LargePrint).0.is_some());
    }
}

#[test]
fn broken_fonts_and_files_of_a_theme_are_found() {
    let sources = small_site::with([(PAGE.to_string(), page("Words.").into_bytes())]).overlaid([
        Source::new("themes/plain/leaflet/fonts/broken.ttf", b"no font".to_vec()),
        Source::new("themes/plain/leaflet/odd.typ", b"\xff\xfe".to_vec()),
    ]);
    let notes = Press::new(&assembled(&sources).theme).notes;
    let files: Vec<&str> = notes.iter().flat_map(|notes| notes.iter()).map(|note| &*note.place.file).collect();
    assert_eq!(files, ["themes/plain/leaflet/fonts/broken.ttf", "themes/plain/leaflet/odd.typ"]);
}

// ------------------------------------------------------------------------------------------------------ rules and keys

#[test]
fn the_examples_of_the_rules_about_leaflets_are_what_they_say() {
    for rule in RULES.iter().filter(|rule| rule.id.starts_with("leaflet-")) {
        let manual = rule.manual();
        let mut lines = manual.lines();
        while let Some(line) = lines.next() {
            let Some((kind, path)) = line.strip_prefix("```").and_then(|info| info.split_once(' ')) else { continue };
            let text: String = lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
            let site = assembled(&small_site::with([(path.to_string(), text.into_bytes())]));
            let press = Press::new(&site.theme).value;
            let mut found = Vec::new();
            for (_, page) in site.live() {
                for layout in Layout::of(page) {
                    found.extend(
                        set(&site, &press, page, layout).notes.iter().flat_map(|notes| notes.iter().map(|note| (note.rule, note.place.file.to_string()))),
                    );
                }
            }
            match kind {
                "good" => assert!(found.is_empty(), "{}: {found:?}", rule.id),
                _ => assert!(!found.is_empty() && found.iter().all(|(id, file)| *id == rule.id && file == path), "{} {path}: {found:?}", rule.id),
            }
        }
    }
}

#[test]
fn a_leaflet_has_another_key_when_it_would_be_another() {
    let easy = "content/en/about-us.easy.md";
    let files = [
        (PAGE, page("> [!contact] imha\n\n![](../pictures/talk.svg)\n\n[us](about-us.md)")),
        (easy, page("![](../pictures/talk.svg)\n\nAn advocate.")),
        ("content/site.toml", "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\"]\n".to_string()),
    ];
    let keys = |changes: &[(&str, &str)]| {
        let mut all: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
        all.extend(changes);
        let (_, site) = site(&all);
        let press = Press::new(&site.theme).value;
        let of = |path: &str| key(&site, &press, site.page(site.page_at(path).expect("the page")), Layout::LargePrint);
        (of(PAGE), of(easy))
    };
    let same = keys(&[]);
    assert_eq!(same, keys(&[("content/en/other.md", &page("Words.")), ("themes/plain/assets/style.css", "p { color: red }")]));
    for (what, changes, one, other) in [
        ("the text", vec![(PAGE, page("Words."))], true, false),
        ("a number", vec![("content/contacts.toml", "[imha]\nname = \"IMHA\"\nphone = \"0844 248 9 249\"\n".to_string())], true, false),
        ("the size", vec![("content/site.toml", format!("{}[print]\nlarge = 20\n", files[2].1))], true, true),
        ("the organisation", vec![("content/site.toml", files[2].1.replace("A charity", "B"))], true, true),
        ("the address", vec![("content/site.toml", files[2].1.replace("charity.example", "b.example"))], true, true),
        (
            "the words of a picture",
            vec![("content/pictures/pictures.toml", "[\"talk.svg\"]\nalt = \"Talk.\"\nauthor = \"Sam\"\nlicence = \"CC0-1.0\"\n".to_string())],
            true,
            true,
        ),
        ("a picture", vec![("content/pictures/talk.svg", WAVE.to_string())], true, true),
        ("what a word means", vec![("content/en/glossary.md", page("Advocate\n: Somebody."))], false, true),
        ("the theme", vec![("themes/plain/leaflet/a4.typ", "#let set-leaflet() = []".to_string())], true, true),
        ("a word of the theme", vec![("themes/plain/strings/en.toml", "phone = \"Call\"\n".to_string())], true, true),
    ] {
        let changed = keys(&changes.iter().map(|(path, text)| (*path, text.as_str())).collect::<Vec<_>>());
        assert_eq!((changed.0 != same.0, changed.1 != same.1), (one, other), "{what}");
    }
}
