//! Hostile and endless drawings, wherever one gets in: the program itself, as a child with little time and memory, names
//! each and ends.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const HEAD: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 100 100\">";

/// What ended the program, or never came to an end, or let a script through.
fn endless() -> Vec<(&'static str, Vec<u8>)> {
    let drawing = |inner: &str| format!("{HEAD}{inner}</svg>").into_bytes();
    let chain: String = (0..12)
        .map(|at| format!("<g id=\"l{at}\">{}</g>", format!("<use href=\"#l{}\"/>", at + 1).repeat(12)))
        .collect();
    let filter = |inner: &str| {
        drawing(&format!(
            "<filter id=\"f\">{inner}</filter><rect width=\"90\" height=\"90\" filter=\"url(#f)\"/>"
        ))
    };
    let mut broken = drawing("<script>alert(1)</script>");
    broken.insert(HEAD.len(), 0xff);
    vec![
        ("tower", drawing(&format!("<text>{}x{}</text>", "<tspan>".repeat(8000), "</tspan>".repeat(8000)))),
        ("turbulence", filter("<feTurbulence baseFrequency=\".1\" numOctaves=\"2147483647\"/>")),
        ("morphology", filter("<feMorphology operator=\"dilate\" radius=\"90\"/>")),
        ("chain", drawing(&format!("{chain}<rect id=\"l12\" width=\"1\" height=\"1\"/>"))),
        ("bomb", drawing(&format!("<image width=\"9\" height=\"9\" href=\"{}\"/>", png_bomb()))),
        ("dashes", drawing("<path stroke=\"red\" d=\"M0 0H100\" stroke-dasharray=\"1e-9\"/>")),
        (
            "tiles",
            drawing(
                "<pattern id=\"p\" patternUnits=\"userSpaceOnUse\" width=\"1e-6\" height=\"1e-6\"><rect width=\"1\" height=\"1\"/></pattern><rect width=\"90\" height=\"90\" fill=\"url(#p)\"/>",
            ),
        ),
        (
            "vast",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1e30 1e30\"><rect/></svg>".to_vec(),
        ),
        ("byte", broken),
        ("wide", drawing("<script>alert(1)</script>").into_iter().flat_map(|byte| [byte, 0]).collect()),
        ("picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x09\0\0\0\x09\x08\x02\0\0\0".to_vec()),
    ]
}

/// A PNG of 48,000 × 48,000 white dots: 6.9 GB from 6.7 MB; here only its beginning, which says so.
fn png_bomb() -> String {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend([48_000_u32.to_be_bytes(), 48_000_u32.to_be_bytes()].concat());
    bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
    let hex: String = bytes.iter().map(|byte| format!("%{byte:02x}")).collect();
    format!("data:image/png,{hex}")
}

struct TestFolder(PathBuf);

impl TestFolder {
    fn new(name: &str) -> TestFolder {
        let path = std::env::temp_dir().join(format!("plainleaf-drawings-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).expect("a folder");
        TestFolder(path)
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.0.join(path);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        std::fs::write(path, bytes).expect("a file");
    }
}

impl Drop for TestFolder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The program, with 120 seconds of work and 6 GB at most.
fn limited(words: &[&str], folder: &Path) -> Output {
    Command::new("sh")
        .args(["-c", "ulimit -v 6000000; ulimit -t 120; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_plainleaf")])
        .args(words)
        .current_dir(folder)
        .output()
        .expect("a shell")
}

/// The findings of `plainleaf check`, and all that it said.
fn checked(folder: &TestFolder) -> (Vec<serde_json::Value>, String) {
    let checked = limited(&["check", ".", "--today", "2026-11-22", "--format", "json"], &folder.0);
    let said = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert_eq!(
        checked.status.code(),
        Some(1),
        "{:?} {}",
        checked.status,
        String::from_utf8_lossy(&checked.stderr)
    );
    let report: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    (report["findings"].as_array().expect("findings").clone(), said)
}

fn is_named(findings: &[serde_json::Value], file: &str, rule: &str) -> bool {
    findings.iter().any(|found| found["rule"] == rule && found["file"] == *file)
}

fn site(folder: &TestFolder) {
    folder.write(
        "content/site.toml",
        "name = \"A charity\"\naddress = \"https://charity.example\"\nsearch = false\n",
    );
    folder.write("content/en/index.md", page("Home", "We help."));
}

fn page(title: &str, text: &str) -> String {
    format!("---\ntitle: {title}\nreviewed: 2026-11-22\nowner: Mary\nsummary: We help.\n---\n\n{text}\n")
}

#[test]
fn no_drawing_ends_the_program_or_keeps_it_for_ever() {
    let folder = TestFolder::new("build");
    site(&folder);
    let mut ledger = String::new();
    for (name, bytes) in endless() {
        folder.write(&format!("content/pictures/{name}.svg"), bytes);
        ledger +=
            &format!("[\"{name}.svg\"]\nalt = \"x\"\nauthor = \"x\"\nlicence = \"x\"\nsource = \"x\"\n");
        let text = format!("![](../pictures/{name}.svg)\n\nWe help.");
        folder.write(&format!("content/en/{name}.md"), page(name, &text));
    }
    folder.write("content/pictures/pictures.toml", ledger);
    let built = limited(&["build", ".", "--out", "out", "--today", "2026-11-22"], &folder.0);
    let said = String::from_utf8_lossy(&built.stderr).into_owned() + &String::from_utf8_lossy(&built.stdout);
    assert_eq!(built.status.code(), Some(1), "{:?} {said:.3000}", built.status);
    let (findings, all) = checked(&folder);
    for (name, _) in endless() {
        let file = format!("content/pictures/{name}.svg");
        assert!(is_named(&findings, &file, "picture-file"), "{file} is not named: {all:.3000}");
    }
    // Mended, the same site is built: nothing of the endless ones is left in what was kept.
    for (name, _) in endless() {
        folder.write(&format!("content/pictures/{name}.svg"), format!("{HEAD}<circle r=\"9\"/></svg>"));
    }
    let built = limited(&["build", ".", "--out", "out", "--today", "2026-11-22"], &folder.0);
    assert_eq!(built.status.code(), Some(0), "{}", String::from_utf8_lossy(&built.stderr));
    assert!(folder.0.join("out/tower/index.html").exists());
}

#[test]
fn a_drawing_or_font_of_a_theme_is_judged_like_any_other() {
    let folder = TestFolder::new("theme");
    site(&folder);
    for (name, bytes) in endless() {
        folder.write(&format!("themes/plain/assets/{name}.svg"), &bytes);
        folder.write(&format!("themes/plain/leaflet/{name}.svg"), &bytes);
    }
    folder.write("themes/plain/assets/favicon.svg", &endless()[0].1);
    folder.write("themes/plain/leaflet/fonts/coloured.ttf", font_with_drawings());
    let built = limited(&["build", ".", "--out", "out", "--today", "2026-11-22"], &folder.0);
    assert_eq!(built.status.code(), Some(1), "{:?} {}", built.status, String::from_utf8_lossy(&built.stderr));
    let (findings, all) = checked(&folder);
    for (name, _) in endless() {
        for place in ["assets", "leaflet"] {
            let file = format!("themes/plain/{place}/{name}.svg");
            assert!(is_named(&findings, &file, "picture-file"), "{file} is not named: {all:.3000}");
        }
    }
    assert!(is_named(&findings, "themes/plain/assets/favicon.svg", "picture-file"));
    assert!(is_named(&findings, "themes/plain/leaflet/fonts/coloured.ttf", "leaflet-setting"), "{all:.3000}");
}

/// The regular font of the theme, with one of its tables named as one of drawings.
fn font_with_drawings() -> Vec<u8> {
    let path = "themes/plain/leaflet/fonts/AtkinsonHyperlegibleNext-Regular.ttf";
    let mut font = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a font");
    let table = (0..20).map(|at| 12 + 16 * at).find(|at| font[*at..].starts_with(b"GPOS")).expect("a table");
    font[table..table + 4].copy_from_slice(b"SVG ");
    font
}
