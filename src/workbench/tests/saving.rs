//! Floor 5: what must hold of saving in the workbench.
//! In: a small site, and forms as a browser sends them. Out: nothing; a test fails if a save changes too
//! much, or loses words.
//! Must never: accept a response for its status alone. The bytes to be written are checked too.

use super::*;

#[test]
fn an_unchanged_save_changes_nothing_and_one_field_one_line() {
    let odd = "\u{feff}---\r\ntitle: \"A: b\"  # remark\r\nsummary: >\r\n  Long\r\n  words.\r\ntags:\r\n- a\r\nsources:\r\n  - Old book\r\n  - url: https://a.org\r\n    title: Law\r\nreviewed: last year\r\ndraft: no\r\nsensitive: yes\r\nallow:\r\n  - rule: idiom\r\n    reason: \"a quote\"\r\nowner: 'Us'\r\n---\r\n\r\n\r\n# Text  \r\nMore\r\n\r\n";
    let mut world = World::small();
    world.sources =
        world.sources.clone().overlaid([Source::new("content/en/odd.md", odd.as_bytes().to_vec())]);
    world.build = build(&world.sources, &world.options, &mut world.memo);
    for file in ["content/en/help.md", "content/en/odd.md", "content/contacts.toml"] {
        let form = world.form(file);
        let answer = world.send(&form);
        assert_eq!(
            (answer.status, answer.changes.len()),
            (303, 0),
            "{file} {:?}",
            answer
                .changes
                .first()
                .map(|change| String::from_utf8_lossy(change.after.as_deref().unwrap()).into_owned())
        );
    }
    for (name, value, line) in [
        ("f.title", "C: d", "title: \"C: d\"  # remark\r\n"),
        ("f.owner", "Them", "owner: 'Them'\r\n"),
        ("f.sources.1.url", "https://b.org", "  - url: https://b.org\r\n"),
        ("f.sources.0.title", "New book", "  - title: New book\r\n"),
        ("f.reviewed", "2026-11-22", "reviewed: 2026-11-22\r\n"),
        ("f.allow.0.until", "2027-01-01", "    until: 2027-01-01\r\n"),
        ("f.tags", "a\r\nb", "- b\r\n"),
    ] {
        let mut form = world.form("content/en/odd.md");
        set(&mut form, name, value);
        let answer = world.send(&form);
        assert_eq!(answer.changes.len(), 1, "{name}");
        let after = String::from_utf8(answer.changes[0].after.as_deref().unwrap().to_vec()).unwrap();
        let come: Vec<&str> = after
            .split_inclusive('\n')
            .filter(|line| !odd.split_inclusive('\n').any(|old| old == *line))
            .collect();
        assert_eq!(come, [line], "{name}: {after}");
    }
}

#[test]
fn a_save_is_refused_where_the_file_was_changed_meanwhile_and_both_texts_are_shown() {
    let mut world = World::small();
    let mut form = world.form("content/en/help.md");
    set(&mut form, "body", "My words are <here> & safe.");
    let theirs = "---\ntitle: Theirs\n---\n\nTheir </textarea> words.\n";
    world.sources =
        world.sources.clone().overlaid([Source::new("content/en/help.md", theirs.as_bytes().to_vec())]);
    let answer = world.send(&form);
    assert_eq!((answer.status, answer.changes.len()), (409, 0));
    let document = scraper::Html::parse_document(std::str::from_utf8(&answer.body).unwrap());
    let areas: Vec<String> = document
        .select(&scraper::Selector::parse("textarea").unwrap())
        .map(|area| area.text().collect())
        .collect();
    assert_eq!(areas.len(), 2);
    assert!(
        areas[0].contains("Their </textarea> words.")
            && areas[1].contains("My words are <here> & safe.")
            && areas[1].contains("title: Getting help"),
        "{areas:?}"
    );
    // From there the own text can be saved in its place.
    let hidden = |name: &str| {
        document
            .select(&scraper::Selector::parse(&format!("input[name={name}]")).unwrap())
            .next()
            .unwrap()
            .attr("value")
            .unwrap()
            .to_string()
    };
    let again = world.post(
        "edit",
        &[("token", TOKEN), ("file", &hidden("file")), ("base", &hidden("base")), ("text", &areas[1])],
    );
    assert_eq!(again.changes.len(), 1);
    assert_eq!(again.changes[0].before.as_deref(), Some(theirs.as_bytes()));
}

#[test]
fn a_file_that_was_deleted_meanwhile_can_be_saved_again() {
    let mut world = World::small();
    let mut form = world.form("content/en/help.md");
    set(&mut form, "body", "My words.");
    world.sources = Sources::new(
        world.sources.iter().filter(|source| &*source.path != "content/en/help.md").cloned().collect(),
    );
    let answer = world.send(&form);
    assert_eq!((answer.status, answer.changes.len()), (409, 0));
    let page = String::from_utf8(answer.body).unwrap();
    assert!(
        page.contains("not there any more") && page.contains("My words.") && page.contains("name=\"again\""),
        "{page}"
    );
    let mut again = |file: &str| {
        let text = "---\r\ntitle: Getting help\r\n---\r\n\r\nMy words.\r\n";
        world
            .post("edit", &[("token", TOKEN), ("file", file), ("base", ""), ("text", text), ("again", "yes")])
    };
    let saved = again("content/en/help.md");
    assert_eq!(saved.changes.len(), 1);
    assert_eq!(saved.changes[0].before, None);
    assert_eq!(saved.changes[0].after.as_deref(), Some(&b"---\ntitle: Getting help\n---\n\nMy words.\n"[..]));
    // Nothing else can be made that way, and no file is written over.
    assert!(again("content/en/index.md").changes.is_empty() && again("themes/x.html").changes.is_empty());
}

#[test]
fn what_is_typed_is_judged_before_it_is_saved() {
    let mut world = World::small();
    let mut form = world.form("content/en/help.md");
    set(&mut form, "body", "\r\n## Who — ŵ\r\n\r\nSee [nothing](none.md).\r\n");
    set(&mut form, "f.reviewed", "");
    let pairs: Vec<(&str, &str)> = form.iter().map(|(name, value)| (&**name, &**value)).collect();
    let answer = world.post("try", &pairs);
    assert_eq!((answer.status, answer.kind, answer.changes.len()), (200, "application/json", 0));
    let seen: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    assert!(seen["page"].as_str().unwrap().contains("Who — ŵ"));
    assert!(!seen["page"].as_str().unwrap().contains("<script"));
    let findings = seen["findings"].as_array().unwrap();
    let text: Vec<u16> = "\n## Who — ŵ\n\nSee [nothing](none.md).\n".encode_utf16().collect();
    let at = |finding: &serde_json::Value| {
        String::from_utf16(
            &text[finding["start"].as_u64().unwrap() as usize..finding["end"].as_u64().unwrap() as usize],
        )
        .unwrap()
    };
    assert!(
        findings.iter().any(|finding| finding["field"] == "" && at(finding).contains("none.md")),
        "{findings:?}"
    );
    assert!(
        findings.iter().any(|finding| finding["field"] == "title"),
        "a missing review is found at the title: {findings:?}"
    );
    assert!(world.text("content/en/help.md").contains("01234"), "nothing was saved");
}

#[test]
fn a_safe_fix_is_made_and_taken_back() {
    let mut world = World::small();
    let before = world.text("content/en/help.md");
    let finding = world
        .build
        .findings
        .iter()
        .find(|finding| finding.fix.as_ref().is_some_and(|fix| fix.safe))
        .expect("a safe fix")
        .clone();
    let place = [finding.location.span.start.to_string(), finding.location.span.end.to_string()];
    let pairs = [
        ("token", TOKEN),
        ("file", &*finding.location.file),
        ("rule", finding.rule.id),
        ("start", &*place[0]),
        ("end", &*place[1]),
        ("back", "/_plainleaf/findings?x=1"),
    ];
    let answer = world.post("fix", &pairs);
    assert_eq!(answer.go.as_deref(), Some("/_plainleaf/findings?x=1&said=fixed&of=content/en/help.md"));
    world.make(&answer);
    assert!(!world.build.findings.contains(&finding) && world.text("content/en/help.md") != before);
    assert_eq!(world.post("fix", &pairs).status, 409, "a second time there is nothing to fix");
    let (_, html) = world.get("findings?said=fixed&of=content/en/help.md");
    assert!(html.contains("Take this back"));
    let answer = world.post("undo", &[("token", TOKEN), ("number", "1"), ("back", "https://evil.example/")]);
    assert!(answer.go.as_deref().unwrap().starts_with(ROOT));
    world.make(&answer);
    assert_eq!(world.text("content/en/help.md"), before);
    assert_eq!(world.post("undo", &[("token", TOKEN), ("number", "99")]).changes.len(), 0);
}
