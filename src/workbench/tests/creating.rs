//! Floor 5: what must hold of new pages and new pictures.
//! In: a small site, and forms as a browser sends them. Out: nothing; a test fails if a new file breaks a
//! rule, or is not a draft.
//! Must never: accept a file for its name alone. It is built and checked.

use super::*;

/// What the rules say of a file.
fn of_file(world: &World, path: &str) -> Vec<String> {
    let own = world
        .build
        .findings
        .iter()
        .filter(|finding| &*finding.location.file == path && finding.severity != Severity::Info);
    own.map(|finding| format!("{} {}", finding.rule.id, finding.message)).collect()
}

#[test]
fn what_is_new_passes_the_rules_and_is_a_draft() {
    let mut world = World::small();
    world.sources = world.sources.clone().overlaid([Source::new(
        "content/en/care/index.md",
        b"---\ntitle: Care\nsummary: About care.\nreviewed: 2026-11-22\nowner: Us\n---\n\nWe help you.\n"
            .to_vec(),
    )]);
    world.build = build(&world.sources, &world.options, &mut world.memo);
    let words = [
        ("title", "Your rights"),
        ("summary", "What your rights are, and how to ask for help."),
        ("owner", "Us"),
    ];
    for (kind, more, path) in [
        ("page", vec![("folder", "en")], "content/en/your-rights.md"),
        ("page", vec![("folder", "en/care")], "content/en/care/your-rights.md"),
        ("easy", vec![("of", "content/en/your-rights.md")], "content/en/your-rights.easy.md"),
        (
            "leaflet",
            vec![("of", "content/en/your-rights.md"), ("audience", "Service users"), ("layout", "a4")],
            "content/en/your-rights.service-users.leaflet.md",
        ),
        (
            "leaflet",
            vec![("of", "content/en/your-rights.md"), ("audience", "Easy read"), ("layout", "a4-easy")],
            "content/en/your-rights.easy-read.leaflet.md",
        ),
        (
            "leaflet",
            vec![("of", "content/en/your-rights.md"), ("audience", "Folded"), ("layout", "trifold")],
            "content/en/your-rights.folded.leaflet.md",
        ),
        ("checker", vec![("folder", "en/care")], "content/en/care/your-rights.checker.md"),
    ] {
        let title =
            if kind == "checker" { [("title", "Can I get help?"), words[1], words[2]] } else { words };
        let path = if kind == "checker" { "content/en/care/can-i-get-help.checker.md" } else { path };
        let pairs: Vec<(&str, &str)> =
            [("token", TOKEN), ("kind", kind)].into_iter().chain(title).chain(more).collect();
        let answer = world.post("new", &pairs);
        assert_eq!(
            answer.changes.iter().map(|change| &*change.path).collect::<Vec<_>>(),
            [path],
            "{kind}: {}",
            String::from_utf8_lossy(&answer.body)
        );
        world.make(&answer);
        assert!(world.text(path).contains("\ndraft: true\n"));
        assert_eq!(of_file(&world, path), Vec::<String>::new(), "{kind}\n{}", world.text(path));
        assert_eq!(world.post("new", &pairs).status, 422, "a second time its name is taken");
    }
    for wrong in [
        vec![("kind", "page"), ("folder", "../x")],
        vec![("kind", "page"), ("folder", "")],
        vec![("kind", "easy"), ("of", "content/site.toml")],
        vec![("kind", "leaflet"), ("of", "content/en/help.md"), ("audience", "…")],
    ] {
        let pairs: Vec<(&str, &str)> = [("token", TOKEN)].into_iter().chain(words).chain(wrong).collect();
        assert_eq!(world.post("new", &pairs).status, 422, "{pairs:?}");
    }
}

#[test]
fn a_picture_comes_with_its_lines_in_the_ledger() {
    let mut world = World::small();
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(40, 30).write_to(&mut png, image::ImageFormat::Png).expect("a PNG can be written");
    let png = png.into_inner();
    let png = &*png;
    let send = |world: &mut World, name: &str, bytes: &[u8], author: &str| {
        let pairs = [
            ("token", TOKEN),
            ("kind", "picture"),
            ("alt", "A person writes."),
            ("meaning", "write"),
            ("author", author),
            ("licence", "CC0-1.0"),
            ("source", "drawn for us"),
        ];
        let pairs = pairs.map(|(name, value)| (name.to_string(), value.to_string())).to_vec();
        let file = Upload { field: "file".into(), name: name.into(), bytes: bytes.to_vec() };
        world.ask(true, "new", &Form { pairs, files: vec![file] })
    };
    let answer = send(&mut world, "My Letter.PNG", png, "Zoë \"Z\"");
    assert_eq!(
        answer.changes.iter().map(|change| &*change.path).collect::<Vec<_>>(),
        ["content/pictures/my-letter.png", "content/pictures/pictures.toml"],
        "{}",
        String::from_utf8_lossy(&answer.body)
    );
    world.make(&answer);
    assert!(
        world
            .text("content/pictures/pictures.toml")
            .contains("\n\n[\"my-letter.png\"]\nalt = \"A person writes.\"\n")
    );
    assert!(world.build.site.pictures.all.iter().any(|picture| picture.name() == "my-letter.png"
        && picture.entry.as_ref().is_some_and(|entry| &*entry.author == "Zoë \"Z\"")));
    // What a file is, is told by its content, and its new name says so.
    let answer = send(&mut world, "scan.jpeg", png, "a");
    assert_eq!(&*answer.changes[0].path, "content/pictures/scan.png");
    let huge = vec![0; 30_000_001];
    for (name, bytes, author) in [
        ("my-letter.png", png, "a"),
        ("a.heic", b"\0\0\0\x10ftypheic\0\0\0\0", "a"),
        ("a.png", &png[..png.len() / 2], "a"),
        ("a.png", b"no picture", "a"),
        ("a.png", png, ""),
        ("….png", png, "a"),
        ("a.png", b"", "a"),
        ("a.png", &huge, "a"),
        ("a.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><script/></svg>", "a"),
    ] {
        let answer = send(&mut world, name, bytes, author);
        assert_eq!((answer.status, answer.changes.len()), (422, 0), "{name}");
    }
}
