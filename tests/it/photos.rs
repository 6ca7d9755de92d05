//! What leaves the program of a photo: what it shows, upright, small enough for a phone; and nothing of what the
//! camera said about it. Each test builds a site and reads back what it published.

use crate::camera::{
    SECRETS, apart_jpeg, bomb, garden, inked_jpeg, jpeg, moving_gif, packed, promising_png, quarters,
    told_gif, told_jpeg, told_png, told_webp, with_profile,
};
use crate::test_site::{BuiltSite, TestSite, page};
use image::{DynamicImage, GenericImageView, ImageFormat, Rgb, RgbImage};
use plainleaf::base::{Key, Severity};
use plainleaf::{ArtifactCache, Memo, NoCache, Source};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::{Arc, Mutex};

const LEDGER: &str = "alt = \"A garden.\"\nauthor = \"Sam Smith\"\nlicence = \"CC0-1.0\"\n";

/// How many dots a picture needs on paper is another rule's affair.
const SETTINGS: &str = "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\"]\n\n[rules]\ncheaper-number = \"off\"\npicture-sharp = \"off\"\n";

/// A site with one page that shows one picture.
fn site(name: &str, picture: &[u8]) -> TestSite {
    TestSite::new()
        .with("content/site.toml", SETTINGS)
        .with(
            "content/en/page.md",
            page("owner: Mary\n", &format!("![](../pictures/{name})\n\nA quiet place.")),
        )
        .with("content/pictures/pictures.toml", format!("[\"{name}\"]\n{LEDGER}"))
        .with(&format!("content/pictures/{name}"), picture)
}

/// The published pictures: path and bytes.
fn pictures(site: &BuiltSite) -> Vec<(String, Vec<u8>)> {
    let pictures = site.outputs.iter().filter(|output| output.path.starts_with("pictures/"));
    pictures.map(|output| (output.path.to_string(), output.bytes.bytes().into_owned())).collect()
}

/// The only published picture.
#[track_caller]
fn picture(site: &BuiltSite) -> (String, Vec<u8>) {
    let mut all = pictures(site);
    assert_eq!(all.len(), 1, "{:?}", all.iter().map(|(path, _)| path).collect::<Vec<_>>());
    all.remove(0)
}

fn decoded(bytes: &[u8]) -> DynamicImage {
    image::load_from_memory(bytes).expect("a published picture can be opened")
}

/// Nothing of what a camera or a program said is in these bytes.
#[track_caller]
fn assert_silent(path: &str, bytes: &[u8]) {
    for secret in SECRETS {
        let told = bytes.windows(secret.len()).any(|part| part == secret);
        assert!(!told, "{path} still holds {}", String::from_utf8_lossy(secret));
    }
    let exif = exif::Reader::new().read_from_container(&mut Cursor::new(bytes));
    assert!(exif.is_err(), "{path} still holds EXIF");
}

const RED: [u8; 3] = [220, 30, 30];
const GREEN: [u8; 3] = [30, 180, 30];
const BLUE: [u8; 3] = [30, 30, 220];
const WHITE: [u8; 3] = [240, 240, 240];

/// Which of the four colours stands in each corner: top left, top right, bottom left, bottom right.
fn corners(picture: &DynamicImage) -> [[u8; 3]; 4] {
    let (width, height) = picture.dimensions();
    let picture = picture.to_rgb8();
    let named = |x: u32, y: u32| {
        let Rgb(dot) = *picture.get_pixel(x, y);
        let far = |colour: &[u8; 3]| colour.iter().zip(dot).map(|(a, b)| a.abs_diff(b) as u32).sum::<u32>();
        [RED, GREEN, BLUE, WHITE].into_iter().min_by_key(far).expect("four colours")
    };
    let (right, bottom) = (width * 3 / 4, height * 3 / 4);
    [named(width / 4, height / 4), named(right, height / 4), named(width / 4, bottom), named(right, bottom)]
}

/// How a camera writes the picture red, green, blue, white for each way that it may be held: Exif 3.0, table of
/// Orientation. Of row 0 and column 0 it says at which side of the picture they are.
const HELD: [(u16, [[u8; 3]; 4]); 8] = [
    (1, [RED, GREEN, BLUE, WHITE]), // row 0 is the top, column 0 the left side
    (2, [GREEN, RED, WHITE, BLUE]), // the top, the right side
    (3, [WHITE, BLUE, GREEN, RED]), // the bottom, the right side
    (4, [BLUE, WHITE, RED, GREEN]), // the bottom, the left side
    (5, [RED, BLUE, GREEN, WHITE]), // the left side, the top
    (6, [GREEN, WHITE, RED, BLUE]), // the right side, the top
    (7, [WHITE, GREEN, BLUE, RED]), // the right side, the bottom
    (8, [BLUE, RED, WHITE, GREEN]), // the left side, the bottom
];

#[test]
fn a_photo_stands_upright_and_says_nothing_of_where_it_was_taken() {
    for (orientation, held) in HELD {
        // Upright it is 90 dots wide and 60 high.
        let (width, height) = if orientation < 5 { (90, 60) } else { (60, 90) };
        let stored = quarters(width, height, held);
        let webp = packed(&stored, ImageFormat::WebP);
        for (name, told) in [
            ("a.jpg", told_jpeg(&jpeg(&stored, 95), orientation)),
            ("a.png", told_png(&packed(&stored, ImageFormat::Png), orientation)),
            ("a.webp", told_webp(&webp, (width, height), orientation)),
        ] {
            let site = site(name, &told).build().clean();
            let (path, bytes) = picture(&site);
            assert_silent(&path, &bytes);
            let shown = decoded(&bytes);
            assert_eq!(shown.dimensions(), (90, 60), "{name}, {orientation}");
            assert_eq!(corners(&shown), [RED, GREEN, BLUE, WHITE], "{name}, {orientation}");
            let html = site.text("page/index.html");
            assert!(
                html.contains("width=90 height=60") || html.contains("width=\"90\" height=\"60\""),
                "{html}"
            );
        }
    }
}

#[test]
fn a_phone_loads_a_small_file_of_a_large_photo() {
    let camera = told_jpeg(&jpeg(&garden(4000, 3000), 92), 6);
    assert!(camera.len() > 2_000_000, "{} bytes", camera.len());
    let site = site("garden.jpg", &camera).build().clean();
    let files: BTreeMap<String, Vec<u8>> = pictures(&site).into_iter().collect();
    let html = site.html("page/index.html");
    let images: Vec<_> = html.select(&scraper::Selector::parse("main img").expect("a selector")).collect();
    let [image] = images[..] else { panic!("{} images", images.len()) };
    let attribute = |name: &str| image.attr(name).unwrap_or_else(|| panic!("no {name}"));
    // The camera was held upright: the photo is higher than it is wide.
    assert_eq!((attribute("width"), attribute("height")), ("1200", "1600"));
    assert!(attribute("sizes").contains("100vw"));
    let mut choices: Vec<(u32, &Vec<u8>)> = Vec::new();
    for choice in attribute("srcset").split(", ") {
        let (address, width) = choice.split_once(' ').expect("an address and a width");
        let bytes = &files[&address[1..]];
        assert_silent(address, bytes);
        let width: u32 = width.trim_end_matches('w').parse().expect("a width");
        let (real, height) = decoded(bytes).dimensions();
        assert_eq!(real, width, "{choice}");
        assert!((f64::from(height) - f64::from(width) * 4.0 / 3.0).abs() < 1.5, "{choice}: {height} high");
        choices.push((width, bytes));
    }
    assert_eq!(choices.iter().map(|(width, _)| *width).collect::<Vec<_>>(), [320, 480, 640, 960, 1200]);
    assert!(choices.windows(2).all(|pair| pair[0].1.len() < pair[1].1.len()));
    assert!(files.len() == choices.len(), "nothing else is published");
    assert!(choices[0].1.len() < 50_000, "a phone of 320 pixels loads {} bytes", choices[0].1.len());
    assert!(choices[4].1.len() < 700_000, "the largest has {} bytes", choices[4].1.len());
    assert!(files.contains_key(&attribute("src")[1..]));
}

#[test]
fn a_small_photo_keeps_every_dot() {
    let plain = jpeg(&garden(600, 400), 85);
    let site = site("garden.jpg", &told_jpeg(&plain, 1)).build().clean();
    let (_, largest) = pictures(&site).into_iter().max_by_key(|(_, bytes)| bytes.len()).expect("a picture");
    // The very bytes of its tables and scans: it was not packed a second time.
    assert_eq!(largest, plain);
}

#[test]
fn a_screenshot_is_never_blurred() {
    let letters =
        RgbImage::from_fn(900, 500, |x, y| Rgb(if x % 7 == 0 || y % 11 == 0 { [0; 3] } else { [255; 3] }));
    for (name, told) in [
        ("screen.png", told_png(&packed(&letters, ImageFormat::Png), 1)),
        ("screen.webp", told_webp(&packed(&letters, ImageFormat::WebP), (900, 500), 1)),
        ("screen.gif", told_gif(&packed(&letters, ImageFormat::Gif))),
    ] {
        let site = site(name, &told).build().clean();
        let all = pictures(&site);
        assert!(all.iter().all(|(path, _)| !path.ends_with(".jpg")), "{name} was packed with loss");
        for (path, bytes) in &all {
            assert_silent(path, bytes);
        }
        let largest = all.iter().map(|(_, bytes)| decoded(bytes)).max_by_key(DynamicImage::width);
        assert!(largest.is_some_and(|shown| shown.to_rgb8() == letters), "{name}");
    }
}

/// Colours of a phone's screen (Display P3) are those that every screen shows. The numbers of its red, in sRGB, by
/// the matrices of CSS Color 4, section 10.9.
#[test]
fn the_colours_of_a_phone_are_those_of_every_screen() {
    let profile = moxcms::ColorProfile::new_display_p3().encode().expect("a profile can be written");
    let photo = with_profile(&jpeg(&RgbImage::from_pixel(1800, 1200, Rgb([200, 80, 80])), 95), &profile);
    let light =
        |value: f64| if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
    let (red, rest) = (light(200.0 / 255.0), light(80.0 / 255.0));
    let part = |light: f64| 255.0 * (1.055 * light.powf(1.0 / 2.4) - 0.055);
    let expected = [
        part(1.224_940_1 * red - 0.224_940_4 * rest),
        part(-0.042_030_1 * red + 1.042_030_1 * rest),
        part(-0.019_641_2 * red + (1.098_240_9 - 0.078_599_6) * rest),
    ];
    let site = site("garden.jpg", &photo).build().clean();
    for (path, bytes) in pictures(&site) {
        let Rgb(dot) = *decoded(&bytes).to_rgb8().get_pixel(100, 100);
        for (got, wanted) in dot.iter().zip(expected) {
            assert!((f64::from(*got) - wanted).abs() < 4.0, "{path}: {dot:?}, and not {expected:?}");
        }
        assert!(!bytes.windows(11).any(|part| part == b"ICC_PROFILE"), "{path} needs its profile no more");
    }
}

#[test]
fn a_photo_for_a_printing_press_is_shown_in_the_colours_of_screens() {
    let site = site("garden.jpg", &inked_jpeg(&quarters(90, 60, [RED, GREEN, BLUE, WHITE]))).build();
    let finding = site.finding("picture-file");
    assert!(finding.severity == Severity::Warning && finding.message.contains("CMYK"));
    let shown = decoded(&picture(&site).1);
    assert_eq!(shown.color().channel_count(), 3);
    assert_eq!(corners(&shown), [RED, GREEN, BLUE, WHITE]);
}

/// What a file is, is told by its content. What is said of it is what helps.
#[test]
fn the_kind_of_a_picture_is_told_by_its_content() {
    let photo = garden(90, 60);
    let (jpeg, png) = (jpeg(&photo, 90), packed(&photo, ImageFormat::Png));
    let boxed =
        |brand: &str| [&b"\0\0\0\x18ftyp"[..], brand.as_bytes(), b"\0\0\0\0mif1miaf\0\0\0\0meta"].concat();
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 40\"><path d=\"M0 0h9\"/></svg>";
    let cases: [(&str, &[u8], Severity, &str, &str); 15] = [
        (
            "a.png",
            &jpeg[..],
            Severity::Warning,
            "JPEG picture, though its name ends in .png",
            "Call it a.jpg",
        ),
        ("a.JPG", &png, Severity::Warning, "PNG picture, though its name ends in .jpg", "Call it a.png"),
        ("a.heic", &jpeg, Severity::Warning, "JPEG picture, though its name ends in .heic", "Call it a.jpg"),
        ("a.png", svg, Severity::Warning, "SVG picture, though its name ends in .png", "Call it a.svg"),
        ("a.jpg", &boxed("heic"), Severity::Error, "(HEIC), though its name ends in .jpg", "Most Compatible"),
        ("a.heic", &boxed("mif1"), Severity::Error, "(HEIC).", "On Windows"),
        ("a.jpg", &boxed("avif"), Severity::Error, "AVIF", "JPEG"),
        ("a.avif", &boxed("avif"), Severity::Error, "AVIF", "JPEG"),
        ("a.jpg", b"II*\0\x08\0\0\0\0\0", Severity::Error, "TIFF", "JPEG"),
        ("a.tif", b"MM\0*\0\0\0\x08\0\0", Severity::Error, "TIFF", "JPEG"),
        ("a.bmp", b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0", Severity::Error, "BMP", "Paint"),
        ("a.jpg", b"%PDF-1.7\n", Severity::Error, "a PDF", "page"),
        ("a.png", b"<!DOCTYPE html><html>", Severity::Error, "web page", "Save image as"),
        ("a.jpg", b"", Severity::Error, "This file is empty.", "OneDrive"),
        ("a.jpg", b"These are words.", Severity::Error, "not a picture", "JPEG"),
    ];
    for (name, bytes, severity, said, help) in cases {
        let site = site(name, bytes).build();
        let finding = site.finding("picture-file");
        let place = &finding.location;
        assert_eq!(&*place.file, format!("content/pictures/{name}"));
        assert_eq!(finding.severity, severity, "{name}: {}", finding.message);
        assert!(finding.message.contains(said), "{name}: {}", finding.message);
        assert!(finding.help.contains(help), "{name}: {}", finding.help);
        if severity == Severity::Warning {
            // It is published as what it is.
            let (path, bytes) = picture(&site);
            let ending = finding.help.split_whitespace().nth(2).expect("a name").trim_end_matches(',');
            assert_eq!(path.rsplit('.').next(), ending.rsplit('.').next());
            assert!(path.ends_with(".svg") || decoded(&bytes).dimensions() == (90, 60));
        } else {
            assert!(pictures(&site).is_empty());
        }
    }
    for (name, bytes) in [("a.jfif", &jpeg), ("a.JPEG", &jpeg), ("a.PNG", &png)] {
        site(name, bytes).build().clean();
    }
}

#[test]
fn a_damaged_or_hostile_picture_is_one_clear_finding() {
    let photo = garden(400, 300);
    let (jpeg, png) = (jpeg(&photo, 90), packed(&photo, ImageFormat::Png));
    let (webp, gif) = (packed(&photo, ImageFormat::WebP), packed(&photo, ImageFormat::Gif));
    let mut broken = png.clone();
    let middle = broken.len() / 2;
    broken[middle..middle + 400].fill(0x5a);
    let huge_gif = [&gif[..6], &[0xff; 4], &gif[10..]].concat();
    let scanless = [&jpeg[..20], &[0xff, 0xd9]].concat();
    let apart = apart_jpeg(&photo);
    let cases: [(&str, &[u8], &str); 17] = [
        ("a.jpg", &jpeg[..jpeg.len() / 2], "cut off"),
        ("a.jpg", &jpeg[..jpeg.len() - 2], "cut off"),
        ("a.jpg", &jpeg[..3], "cut off"),
        ("a.png", &png[..png.len() / 2], "cut off"),
        ("a.png", &png[..30], "cut off"),
        ("a.webp", &webp[..webp.len() / 2], "cut off"),
        ("a.gif", &gif[..gif.len() / 2], "cut off"),
        ("a.png", &broken, "damaged"),
        ("a.jpg", &scanless, "damaged"),
        ("a.png", &promising_png(100_000, 100_000), "100,000 × 100,000 dots"),
        ("a.png", &promising_png(2_000_000_000, 2_000_000_000), "dots"),
        ("a.png", &promising_png(0, 7), "damaged"),
        ("a.png", &promising_png(4000, 3000), "damaged"),
        ("a.gif", &huge_gif, "65,535 × 65,535 dots"),
        ("a.png", &bomb(9000, 9000), "9,000 × 9,000 dots"),
        ("a.gif", &moving_gif(), "moves"),
        ("a.jpg", &apart, "its colours would come out wrong"),
    ];
    for (name, bytes, said) in cases {
        let site = site(name, bytes).build();
        let finding = site.finding("picture-file");
        assert_eq!(&*finding.location.file, format!("content/pictures/{name}"));
        assert!(finding.message.contains(said), "{said}: {}", finding.message);
        assert_eq!(finding.severity, Severity::Error);
        assert_eq!(site.errors().len(), 1, "{said}: {:?}", site.found());
        assert!(pictures(&site).is_empty(), "{said}");
        assert!(site.text("page/index.html").contains("A quiet place."), "the page is there without it");
    }
}

#[test]
fn a_photo_to_download_says_no_more_than_one_that_is_shown() {
    let camera = told_jpeg(&jpeg(&garden(1000, 700), 92), 8);
    let site = site("garden.jpg", &camera)
        .with("content/en/page.md", page("owner: Mary\n", "[The garden as a photo](../pictures/garden.jpg)"))
        .build()
        .clean();
    let (path, bytes) = picture(&site);
    assert!(site.text("page/index.html").contains(&format!("/{path}")));
    assert_silent(&path, &bytes);
    assert_eq!(decoded(&bytes).dimensions(), (700, 1000), "upright, with all its dots");
}

#[test]
fn the_pictures_of_a_theme_say_nothing_either() {
    let held = quarters(60, 90, HELD[5].1);
    let site = TestSite::new()
        .with("themes/plain/theme.toml", "[logo]\nfile = \"logo.jpg\"\nwidth = 90\nheight = 60\n")
        .with("themes/plain/assets/logo.jpg", told_jpeg(&jpeg(&held, 95), 6))
        .with("themes/plain/assets/icon.png", told_png(&packed(&held, ImageFormat::Png), 1))
        .with(
            "themes/plain/assets/leaf.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata>SECRET</metadata><g/></svg>",
        )
        .with("themes/plain/assets/film.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0")
        .build()
        .clean();
    let asset = |start: &str| {
        let output = site.outputs.iter().find(|output| output.path.starts_with(start)).expect(start);
        output.bytes.bytes().into_owned()
    };
    for start in ["assets/logo.", "assets/icon.", "assets/leaf."] {
        assert_silent(start, &asset(start));
    }
    let logo = decoded(&asset("assets/logo."));
    assert_eq!((logo.dimensions(), corners(&logo)), ((90, 60), [RED, GREEN, BLUE, WHITE]));
    let site = TestSite::new().with("themes/plain/assets/back.jpg", b"\0\0\0\x18ftypheic\0\0\0\0").build();
    assert_eq!(&*site.finding("picture-file").location.file, "themes/plain/assets/back.jpg");
}

#[test]
fn a_photo_inside_a_drawing_says_nothing_either() {
    use base64::Engine;
    let held = quarters(60, 90, HELD[5].1);
    let photo = base64::prelude::BASE64_STANDARD.encode(told_jpeg(&jpeg(&held, 95), 6));
    let (start, rest) = photo.split_at(70);
    let drawing = format!(
        "<?xml version=\"1.0\"?>\n<!-- SECRET -->\n<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" content=\"SECRET\" inkscape:export-filename=\"C:\\SECRET\\a.png\" viewBox=\"0 0 40 40\"><metadata><x>SECRET</x><!-- SECRET --></metadata><style>.a {{ background: url(data:image/jpeg;base64,{photo}) }}</style><image xlink:href=\"data:image/jpeg;base64,{start}&#10;{rest}\" width=\"9\" height=\"9\"/></svg>"
    );
    let site = site("a.svg", drawing.as_bytes()).build().clean();
    let text = String::from_utf8(picture(&site).1).expect("text");
    assert!(!text.contains("SECRET") && !text.contains(&photo[..200]), "{text}");
    assert!(roxmltree::Document::parse(&text).is_ok(), "{text}");
    let mut inside = 0;
    for part in text.split("data:image/jpeg;base64,").skip(1) {
        let packed = &part[..part.find(['"', ')']).expect("an end")];
        let bytes = base64::prelude::BASE64_STANDARD.decode(packed).expect("base64");
        assert_silent("inside", &bytes);
        assert_eq!(corners(&decoded(&bytes)), [RED, GREEN, BLUE, WHITE]);
        inside += 1;
    }
    assert_eq!(inside, 2);
    let broken = drawing.replace(&photo, "AAAA");
    let site = self::site("a.svg", broken.as_bytes()).build();
    assert!(site.finding("picture-file").message.contains("this drawing"));
}

/// What goes into a PDF is the photo for its frame: light, and as silent as on the web.
#[cfg(feature = "pdf")]
#[test]
fn a_pdf_holds_no_more_of_a_photo_than_paper_shows() {
    use lopdf::{Document, Object};
    let photo = garden(3000, 2000);
    let mut seen = 0;
    for (name, camera) in [
        ("garden.jpg", told_jpeg(&jpeg(&photo, 92), 6)),
        ("garden.jpg", inked_jpeg(&photo)),
        ("garden.png", told_png(&packed(&garden(1500, 1000), ImageFormat::Png), 1)),
    ] {
        let text = format!("![](../pictures/{name})\n\nA quiet place.");
        let site = site(name, &camera)
            .with("content/en/page.easy.md", page("owner: Mary\n", &text))
            .with(
                "content/en/page.all.leaflet.md",
                page("owner: Mary\nlayout: trifold\nversion: a-1\n", &text),
            )
            .leaflets()
            .build();
        let papers: Vec<_> = site.outputs.iter().filter(|output| output.path.ends_with(".pdf")).collect();
        assert!(
            papers.iter().filter(|output| output.path.starts_with("page/")).count() > 3,
            "{:?}",
            site.found()
        );
        for paper in papers {
            let bytes = paper.bytes.bytes();
            let document = Document::load_mem(&bytes).expect("a PDF");
            for object in document.objects.values() {
                let Object::Stream(stream) = object else { continue };
                if stream.dict.get(b"Subtype").and_then(Object::as_name).ok() != Some(&b"Image"[..]) {
                    continue;
                }
                assert_silent(&paper.path, &stream.content);
                let number = |name: &[u8]| stream.dict.get(name).and_then(Object::as_i64).expect("a number");
                assert!(number(b"Width") <= 960 && number(b"Height") <= 960, "{}", paper.path);
                let colours = format!("{:?}", stream.dict.get(b"ColorSpace"));
                assert!(!colours.contains("CMYK"), "{}: {colours}", paper.path);
                seen += 1;
            }
            assert!(
                name == "garden.png" || bytes.len() < 450_000,
                "{} has {} bytes",
                paper.path,
                bytes.len()
            );
        }
    }
    assert!(seen >= 12, "{seen} pictures in PDFs");
}

#[test]
fn the_weight_of_a_page_is_that_on_a_phone() {
    let photo = garden(2400, 1800);
    site("garden.jpg", &jpeg(&photo, 95)).build().clean();
    let mut grain = 7u32;
    let noise = RgbImage::from_fn(1200, 1200, |_, _| {
        grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Rgb([(grain >> 24) as u8, (grain >> 16) as u8, (grain >> 8) as u8])
    });
    let site = site("garden.png", &packed(&noise, ImageFormat::Png)).build();
    let finding = site.finding("picture-weight").at("content/en/page.md:7");
    assert!(finding.help.contains("save it as JPEG"), "{}", finding.help);
}

/// What is kept by key, and how often something new was kept.
type Kept = (BTreeMap<Key, Vec<u8>>, usize);

/// Keeps what is made for each key, and counts how often something new is kept.
#[derive(Clone, Default)]
struct CountingCache(Arc<Mutex<Kept>>);

impl ArtifactCache for CountingCache {
    fn get(&self, key: Key) -> Option<Vec<u8>> {
        self.0.lock().expect("no test panics here").0.get(&key).cloned()
    }
    fn put(&self, key: Key, bytes: &[u8]) {
        let mut kept = self.0.lock().expect("no test panics here");
        kept.0.insert(key, bytes.to_vec());
        kept.1 += 1;
    }
}

#[test]
fn an_unchanged_photo_is_not_decoded_again() {
    let camera = told_jpeg(&jpeg(&garden(900, 700), 92), 6);
    let cache = CountingCache::default();
    let build = |site: TestSite| site.build_with(&mut Memo::new(Box::new(cache.clone())));
    let first = build(site("garden.jpg", &camera));
    let made = |cache: &CountingCache| cache.0.lock().expect("no test panics here").1;
    assert_eq!(made(&cache), 1);
    let again = build(site("garden.jpg", &camera));
    assert_eq!((made(&cache), pictures(&again)), (1, pictures(&first)), "a later run finds it");
    // Not even its name matters.
    let renamed = build(site("front.jpg", &camera));
    assert_eq!((made(&cache), pictures(&renamed).len()), (1, pictures(&first).len()));
    // What is kept is not made from another photo, and what is kept badly is made again.
    build(site("garden.jpg", &told_jpeg(&jpeg(&garden(900, 600), 92), 6)));
    assert_eq!(made(&cache), 2);
    cache.0.lock().expect("no test panics here").0.values_mut().for_each(|bytes| bytes.truncate(40));
    let mended = build(site("garden.jpg", &camera));
    assert_eq!((made(&cache), pictures(&mended)), (3, pictures(&first)));
}

/// One thing that somebody does to the pictures of a site.
#[derive(Clone, Debug)]
enum Deed {
    Photo(usize, usize),
    Text(usize, usize),
    Remove(usize),
}

const PATHS: [&str; 3] = ["content/pictures/a.jpg", "content/pictures/b.png", "content/pictures/c.webp"];

/// What may lie in a file, whatever its name says.
fn contents() -> Vec<Vec<u8>> {
    let photo = garden(700, 500);
    let jpeg = jpeg(&photo, 90);
    vec![
        told_jpeg(&jpeg, 1),
        told_jpeg(&jpeg, 6),
        told_png(&packed(&garden(500, 400), ImageFormat::Png), 3),
        packed(&garden(400, 300), ImageFormat::WebP),
        inked_jpeg(&garden(350, 300)),
        jpeg[..jpeg.len() / 2].to_vec(),
        moving_gif(),
        b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(),
    ]
}

const TEXTS: [&str; 4] = [
    "Words.",
    "![](../pictures/a.jpg)\n\nWords, and ![one](../pictures/b.png) in a line.",
    "[A photo](../pictures/a.jpg) and [another](../pictures/c.webp)\n\n![](../pictures/b.png)\n\nWords.",
    "![](../pictures/c.webp)\n\nWords.",
];

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        (0usize..3, 0usize..8).prop_map(|(name, content)| Deed::Photo(name, content)),
        (0usize..3, 0usize..4).prop_map(|(page, text)| Deed::Text(page, text)),
        (0usize..3).prop_map(Deed::Remove),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn incremental_equals_fresh_with_photos(deeds in prop::collection::vec(deed(), 1..8)) {
        let contents = contents();
        let pages = ["content/en/page.md", "content/en/page.easy.md", "content/en/other.md"];
        let mut files: BTreeMap<&str, Vec<u8>> = BTreeMap::new();
        let mut memo = Memo::new(Box::new(CountingCache::default()));
        for deed in &deeds {
            match *deed {
                Deed::Photo(name, content) => {
                    files.insert(PATHS[name], contents[content].clone());
                }
                Deed::Text(at, text) => {
                    files.insert(pages[at], page("owner: Mary\n", TEXTS[text]).into_bytes());
                }
                Deed::Remove(name) => {
                    files.remove(PATHS[name]);
                }
            }
            let site = || TestSite::new().with_all(files.clone());
            let (kept, fresh) = (site().build_with(&mut memo), site().build_with(&mut Memo::new(Box::new(NoCache))));
            prop_assert!(kept.outputs == fresh.outputs);
            prop_assert_eq!(&kept.findings, &fresh.findings);
        }
    }

    /// However a picture is damaged, it is either published without a word about it, or a finding. Never is it this
    /// program's fault.
    #[test]
    fn no_picture_upsets_the_program(
        which in 0usize..5,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        end in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let photo = garden(60, 40);
        let mut bytes = match which {
            0 => told_jpeg(&jpeg(&photo, 80), 6),
            1 => told_png(&packed(&photo, ImageFormat::Png), 6),
            2 => told_webp(&packed(&photo, ImageFormat::WebP), (60, 40), 6),
            3 => told_gif(&packed(&photo, ImageFormat::Gif)),
            _ => inked_jpeg(&photo),
        };
        for (at, byte) in &changes {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        if is_cut {
            bytes.truncate(end.index(bytes.len()));
        }
        let source = Source::new("content/pictures/a.jpg", bytes);
        let read = plainleaf::doc::PictureFile::read(&source, None);
        prop_assert!(read.value.renditions.is_some() != read.findings.iter().flat_map(|all| all.iter()).any(|one| one.severity == Severity::Error));
    }
}
