//! Golden sites: each folder of `tests/golden` is a site with a bare theme, and what it must become, byte for
//! byte.
//! A file of `expected/` that no longer fits is shown line by line. `GOLDEN=write cargo test --test it golden`
//! writes them anew: read
//! the difference before you commit it.

use plainleaf::{Build, Memo, NoCache, Options, build};
use std::fs;
use std::path::{Path, PathBuf};

/// The files that every golden site shows; others are judged elsewhere.
const SHOWN: &[&str] = &["index.html", "sitemap.xml", "feed.xml", "_redirects", "_headers", "robots.txt"];

fn built(folder: &Path) -> Build {
    let sources = plainleaf::disk::read_site(folder).expect("a golden site");
    let options =
        Options { minify: false, leaflets: false, ..Options::on("2026-11-22".parse().expect("a date")) };
    build(&sources, &options, &mut Memo::new(Box::new(NoCache)))
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { files.extend(files_below(&path)) } else { files.push(path) }
    }
    files
}

#[test]
fn golden_sites_are_what_they_were() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let write = std::env::var("GOLDEN").is_ok_and(|word| word == "write");
    let mut compared = 0;
    for entry in fs::read_dir(&root).expect("tests/golden").flatten() {
        let site = entry.path();
        let build = built(&site);
        let expected = site.join("expected");
        let mut findings = String::new();
        for finding in &build.findings {
            findings.push_str(&format!(
                "{} {} {} {}\n",
                finding.severity.name(),
                finding.location.file,
                finding.rule.id,
                finding.message
            ));
        }
        let shown =
            build.outputs.iter().filter(|output| SHOWN.iter().any(|name| output.path.ends_with(name)));
        let mut made: Vec<(String, Vec<u8>)> =
            shown.map(|output| (output.path.to_string(), output.bytes.bytes().into_owned())).collect();
        made.push(("findings.txt".into(), findings.into_bytes()));
        if write {
            let _ = fs::remove_dir_all(&expected);
            for (path, bytes) in &made {
                let file = expected.join(path);
                fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
                fs::write(file, bytes).expect("written");
            }
        }
        for file in files_below(&expected) {
            let path = file.strip_prefix(&expected).expect("below").to_string_lossy().replace('\\', "/");
            assert!(made.iter().any(|(made, _)| *made == path), "{path} is expected and not made any more");
        }
        for (path, bytes) in &made {
            let wanted =
                fs::read(expected.join(path)).unwrap_or_else(|_| panic!("{path} is made and not expected"));
            let (wanted, got) =
                (String::from_utf8_lossy(&wanted).into_owned(), String::from_utf8_lossy(bytes));
            for (line, (wanted, got)) in wanted.lines().zip(got.lines()).enumerate() {
                assert_eq!(wanted, got, "{path}, line {}", line + 1);
            }
            assert_eq!(wanted, *got, "{path} has other lines at its end");
            compared += 1;
        }
    }
    assert!(compared > 10, "only {compared} files were compared");
}
