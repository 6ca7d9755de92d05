//! The pages in `docs/` speak of code that is there.

use std::path::Path;

fn read(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What stands between backticks outside of blocks of code.
fn quoted(text: &str) -> Vec<String> {
    let mut outside = true;
    let lines = text.lines().filter(|line| {
        outside ^= line.starts_with("```");
        outside && !line.starts_with("```")
    });
    let text: String = lines.flat_map(|line| [line, "\n"]).collect();
    text.split('`').skip(1).step_by(2).map(str::to_string).collect()
}

#[test]
fn every_file_that_the_docs_name_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut named = 0;
    for page in ["docs/architecture.md", "docs/writing-a-rule.md", "CONTRIBUTING.md"] {
        for name in quoted(&read(page)) {
            let is_path = name.ends_with('/') || name.ends_with(".rs") || name.ends_with(".toml");
            if !is_path || name.contains(['<', '{', ' ']) || !name.contains('/') {
                continue;
            }
            named += 1;
            let there = root.join(&name).exists() || root.join("src").join(&name).exists();
            // The workbench lives at an address, not in a folder.
            assert!(there || name.starts_with("/_"), "{page} names {name}, which is not there");
        }
    }
    assert!(named > 50, "only {named} files are named");
}

#[test]
fn the_map_is_one_and_shows_every_room() {
    let map = |text: &str| -> Vec<String> {
        let lines = text.lines().map(|line| line.trim_start_matches("//!").trim().to_string());
        let inside = lines.skip_while(|line| !line.starts_with("floor ")).take_while(|line| *line != "```");
        inside.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    };
    let (page, code) = (map(&read("docs/architecture.md")), map(&read("src/lib.rs")));
    assert!(page.len() > 15);
    assert_eq!(page, code);
    let rooms =
        std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).expect("src can be read");
    for room in rooms.flatten().filter(|entry| entry.path().is_dir()) {
        let name = format!("{}/", room.file_name().to_string_lossy());
        assert!(page.iter().any(|line| line.contains(&name)), "the map lacks {name}");
    }
}
