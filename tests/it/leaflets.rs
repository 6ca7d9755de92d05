//! Leaflets as they come out: sizes of pages and letters, tags, links, and keys.
use crate::printed::{PAGE, Pdf, WAVE, page, read, set_page, site};
use crate::test_site::TestSite;
use lopdf::Object;
use plainleaf::base::Severity;
use plainleaf::render::leaflet::{EditionLayout, LeafletTheme, jobs};

// ------------------------------------------------------------------------------------------------------
// paper and letters

const TEXT: &str = "We talk with you.\n\n## Who we are\n\nWe help people to be heard. Phone {{imha.phone}}.\n\n## What we do\n\nWe write.\n\n## When\n\nOn Mondays.\n\n## Where\n\nIn Hereford.";

#[test]
fn pages_are_of_the_size_of_their_layout_and_letters_large_enough() {
    let a4 = (210, 297);
    for (layout, size, least, most) in [
        (EditionLayout::A4, a4, 140, 160),
        (EditionLayout::A4Easy, a4, 160, 180),
        (EditionLayout::A5Booklet, (148, 210), 120, 150),
        (EditionLayout::LargePrint, a4, 180, 200),
    ] {
        let pdf = read(TEXT, layout);
        assert!(pdf.pages().iter().all(|page| *page == size), "{layout:?}: {:?}", pdf.pages());
        assert!((least..=most).contains(&pdf.sizes().0), "{layout:?}: {}", pdf.sizes().0);
    }
    let panels = read(TEXT, EditionLayout::Trifold);
    assert_eq!(panels.pages(), [100, 100, 100, 97, 97, 100].map(|width| (width, 210)));
    assert!((120..=160).contains(&panels.sizes().0));
}

#[test]
fn large_print_is_as_large_as_the_settings_say() {
    let settings = |large: &str| {
        format!(
            "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\"]\n[print]\nlarge = {large}\n"
        )
    };
    let (_, site) = site(&[(PAGE, &page(TEXT)), ("content/site.toml", &settings("24"))]);
    let (reading, notes) = set_page(&site, PAGE, EditionLayout::LargePrint);
    assert!(notes.is_empty(), "{notes:#?}");
    assert_eq!(Pdf::read(&reading.expect("a PDF").pdf).sizes().0, 240);
    for wrong in ["15", "29", "\"large\""] {
        let build = TestSite::new().with("content/site.toml", settings(wrong)).build();
        assert!(
            build.findings.iter().any(|finding| finding.rule.id == "field-value"),
            "{wrong}: {:#?}",
            build.findings
        );
    }
}

#[test]
fn easy_read_in_large_print_is_larger_than_easy_read() {
    let easy = "content/en/about-us.easy.md";
    let (_, site) = site(&[(easy, &page("![](../pictures/talk.svg)\n\nWe talk with you."))]);
    let size = |layout| Pdf::read(&set_page(&site, easy, layout).0.expect("a PDF").pdf).sizes().0;
    assert_eq!((size(EditionLayout::A4Easy), size(EditionLayout::LargePrint)), (160, 200));
    assert!((160..=180).contains(&size(EditionLayout::A5Booklet)));
}

#[test]
fn the_same_leaflet_is_the_same_bytes() {
    let (_, site) = site(&[(PAGE, &page(TEXT))]);
    for layout in [EditionLayout::A4, EditionLayout::Trifold, EditionLayout::A5Booklet] {
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
    let layouts = |path: &str| EditionLayout::of_page(site.page(site.page_at(path).expect("the page")));
    assert_eq!(layouts("content/en/about-us.md"), [EditionLayout::A4, EditionLayout::LargePrint]);
    assert_eq!(layouts(files[0].0), [EditionLayout::A4Easy, EditionLayout::LargePrint]);
    assert_eq!(layouts(files[1].0), [EditionLayout::Trifold, EditionLayout::LargePrint]);
    assert_eq!(layouts(files[2].0), [EditionLayout::A5Booklet, EditionLayout::LargePrint]);
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

#[test]
fn everything_is_tagged_as_what_it_is() {
    let files = [
        (PAGE, page(EVERYTHING)),
        ("content/pictures/pictures.toml", LEDGER.into()),
        ("content/pictures/wave.svg", WAVE.into()),
    ];
    let (_, site) = site(&files.each_ref().map(|(path, text)| (*path, text.as_str())));
    for layout in [EditionLayout::A4, EditionLayout::A5Booklet, EditionLayout::LargePrint] {
        let (reading, notes) = set_page(&site, PAGE, layout);
        // That a few lines cost a sheet of paper is a note.
        assert!(notes.iter().all(|note| note.severity == Severity::Info), "{notes:#?}");
        let pdf = Pdf::read(&reading.expect("a PDF").pdf);
        let tags = pdf.tree();
        assert_eq!(pdf.count("H1"), 1, "the title, once");
        assert!(pdf.count("H2") >= 2 && pdf.count("H3") == 1);
        let outermost = tags.iter().position(|tag| tag.kind == "Table").expect("a table");
        let scopes: Vec<&str> = tags[outermost..]
            .iter()
            .filter(|tag| tag.kind == "TH")
            .map(|tag| tag.scope.as_deref().unwrap_or(""))
            .collect();
        assert_eq!(scopes, ["Column", "Column", "Column", "Row", "Row"]);
        assert_eq!(pdf.count("TR"), 3);
        assert_eq!(pdf.count("TD"), 4);
        assert_eq!(pdf.count("BlockQuote"), 1);
        assert_eq!(pdf.count("Code"), 1);
        let pictures: Vec<&str> = tags
            .iter()
            .filter(|tag| tag.kind == "Figure")
            .map(|tag| tag.alt.as_deref().unwrap_or(""))
            .collect();
        assert_eq!(
            pictures,
            ["Two people talk.", "Code for a phone camera. It leads to charity.example/page"]
        );
        let list = tags.iter().position(|tag| {
            tag.kind == "L" && tags.iter().any(|item| item.kind == "LI" && item.depth > tag.depth)
        });
        assert!(
            list.is_some() && pdf.count("LI") == pdf.count("LBody"),
            "{} {}",
            pdf.count("LI"),
            pdf.count("LBody")
        );
        let links = pdf.links();
        for (address, called) in [
            ("https://charity.example/about-us/#we-talk", "page: charity.example/about-us/#we-talk"),
            ("https://law.example/1", "law: law.example/1"),
            ("tel:08442489248", "Independent Mental Health Advocacy, 0844 248 9 248: 08442489248"),
        ] {
            assert!(
                links.iter().any(|(to, words)| to == address && words == called),
                "{address}: {links:#?}"
            );
        }
        assert!(links.iter().all(|(_, words)| !words.is_empty()), "{links:#?}");
        assert!(links.iter().any(|(address, _)| address.is_empty()), "one link leads inside the PDF");
        let catalog = pdf.file.catalog().expect("a catalog");
        assert_eq!(catalog.get(b"Lang").and_then(lopdf::decode_text_string).expect("a language"), "en");
        assert!(catalog.has(b"Outlines"), "bookmarks");
    }
}

#[test]
fn words_of_a_contact_that_nobody_translated_are_in_the_language_they_are_in() {
    let welsh = "content/cy/page.md";
    let contact = "[imha]\nname = \"IMHA\"\nphone = \"0808 157 0100\"\nhours = \"Every day\"\n";
    let langs = |more: &str| {
        let settings =
            "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\", \"cy\"]\n";
        let contacts = format!("{contact}{more}");
        let (_, site) = site(&[
            (welsh, &page("Ffoniwch {{imha.hours}}.")),
            ("content/site.toml", settings),
            ("content/contacts.toml", &contacts),
        ]);
        let (reading, notes) = set_page(&site, welsh, EditionLayout::A4);
        assert!(notes.is_empty(), "{notes:#?}");
        Pdf::read(&reading.expect("a PDF").pdf).langs()
    };
    assert!(langs("").contains(&"en".to_string()));
    assert_eq!(langs("[imha.languages.cy]\nhours = \"Bob dydd\"\n"), ["cy"]);
}

#[test]
fn drawings_stay_drawings() {
    let pdf = read("![](../pictures/talk.svg)\n\nWe talk.", EditionLayout::A4);
    let images = pdf.file.objects.values().filter(|object| {
        object.as_stream().is_ok_and(|stream| {
            stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Image")
        })
    });
    assert_eq!(images.count(), 0);
}

// ------------------------------------------------------------------------------------------------------ keys

#[test]
fn a_leaflet_has_another_key_when_it_would_be_another() {
    let easy = "content/en/about-us.easy.md";
    let files = [
        (PAGE, page("> [!contact] imha\n\n![](../pictures/talk.svg)\n\n[us](about-us.md)")),
        (easy, page("![](../pictures/talk.svg)\n\nAn advocate.")),
        (
            "content/site.toml",
            "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\"]\n".to_string(),
        ),
    ];
    let keys = |changes: &[(&str, &str)]| {
        let mut all: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
        all.extend(changes);
        let (_, site) = site(&all);
        let press = LeafletTheme::new(&site.theme, &site.locales).value;
        let jobs = jobs(&site, &press, |_| true);
        let of = |path: &str| {
            let page = site.page_at(path).expect("the page");
            jobs.iter()
                .find(|order| order.page == page && order.layout == EditionLayout::LargePrint)
                .expect("large print")
                .key
        };
        (of(PAGE), of(easy))
    };
    let same = keys(&[]);
    assert_eq!(
        same,
        keys(&[
            ("content/en/other.md", &page("Words.")),
            ("themes/plain/assets/style.css", "p { color: red }")
        ])
    );
    for (what, changes, one, other) in [
        ("the text", vec![(PAGE, page("Words."))], true, false),
        (
            "a number",
            vec![(
                "content/contacts.toml",
                "[imha]\nname = \"IMHA\"\nphone = \"0844 248 9 249\"\n".to_string(),
            )],
            true,
            false,
        ),
        ("the size", vec![("content/site.toml", format!("{}[print]\nlarge = 20\n", files[2].1))], true, true),
        ("the organisation", vec![("content/site.toml", files[2].1.replace("A charity", "B"))], true, true),
        (
            "the address",
            vec![("content/site.toml", files[2].1.replace("charity.example", "b.example"))],
            true,
            true,
        ),
        (
            "the words of a picture",
            vec![(
                "content/pictures/pictures.toml",
                "[\"talk.svg\"]\nalt = \"Talk.\"\nauthor = \"Sam\"\nlicence = \"CC0-1.0\"\n".to_string(),
            )],
            true,
            true,
        ),
        ("a picture", vec![("content/pictures/talk.svg", WAVE.to_string())], true, true),
        ("what a word means", vec![("content/en/glossary.md", page("Advocate\n: Somebody."))], false, true),
        (
            "the colour",
            vec![("themes/plain/theme.toml", "[light]\nmain = \"#5b2b8c\"\n".to_string())],
            true,
            true,
        ),
        (
            "a colour of screens",
            vec![("themes/plain/theme.toml", "[dark]\nmain = \"#a6e0d1\"\n".to_string())],
            false,
            false,
        ),
        (
            "the theme",
            vec![("themes/plain/leaflet/a4.typ", "#let set-leaflet() = []".to_string())],
            true,
            true,
        ),
        (
            "a word of the theme",
            vec![("themes/plain/strings/en.toml", "phone = \"Call\"\n".to_string())],
            true,
            true,
        ),
    ] {
        let changed = keys(&changes.iter().map(|(path, text)| (*path, text.as_str())).collect::<Vec<_>>());
        assert_eq!((changed.0 != same.0, changed.1 != same.1), (one, other), "{what}");
    }
}
