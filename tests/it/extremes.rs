//! Every field of front matter, settings, contacts and pictures, and every part of a checker, with values at the end
//! of what numbers, days and words can be: nothing panics, whatever it is.

use crate::site_folder::SiteFolder;
use crate::small_site;
use crate::test_site::{TestSite, page};
use plainleaf::doc::schema::{FIELDS, FieldSpec, FieldType};
use plainleaf::site::review::{superseded, tasks, untranslated};
use plainleaf::{Build, Memo, NoCache, Options, build};
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::sync::mpsc;
use std::time::Duration;

/// Values as YAML and TOML both read them, in quotes or without.
fn values() -> Vec<String> {
    let mut values: Vec<String> = [
        "20000 years",
        "65535 years",
        "65535 months",
        "65535 weeks",
        "65535 days",
        "65536 days",
        "0 days",
        "-1 days",
        "99999999999999999999 years",
        "1 month",
        "0000-01-01",
        "9999-12-31",
        "9999-12-30",
        "10000-01-01",
        "-001-01-01",
        "2026-02-30",
        "0001-01-01",
        "1582-10-10",
        "",
        " ",
        "0",
        "-1",
        "-0",
        "1",
        "255",
        "256",
        "65535",
        "65536",
        "2147483647",
        "2147483648",
        "-2147483648",
        "4294967295",
        "4294967296",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "18446744073709551615",
        "18446744073709551616",
        "1e308",
        "1e999",
        "-1e308",
        "0.0000001",
        "nan",
        "inf",
        "-inf",
        "true",
        "~",
        "null",
        "/",
        "//",
        "///",
        "..",
        "../..",
        ".",
        "\\\\",
        "#",
        "?",
        "%",
        "%f",
        "%ff",
        "%00",
        "http://",
        "https://",
        "https:///x",
        "https://x",
        "https://[::1]:99999/",
        "https://user:word@x.example:65536/a?b#c",
        "javascript:x",
        "data:,",
        "mailto:",
        "tel:",
        "@",
        "a@",
        "@b",
        "a@b",
        "İ",
        "ß",
        "ŵ",
        "e\u{301}",
        "\u{301}",
        "🧑‍🤝‍🧑",
        "مساعدة",
        "\u{202e}x",
        "\u{feff}",
        "\u{2028}",
        "ﷺ",
        "ﬃ",
        "Ⱥẞ",
        "{{",
        "}}",
        "{{imha.phone}}",
        "{{.}}",
        "[",
        "]",
        "{}",
        "<b>",
        "&",
        "&amp;",
        "]]>",
        "--",
        "---",
        "*",
        "_",
        "`",
        "0300",
        "+",
        "+44",
        "00000000000000000000000000000000",
        "116 123",
        "24:00",
        "99:99-00:00",
        "Mon-Sun 25:61",
        "a4",
        "trifold",
        "a5-booklet",
        "en",
        "cy",
        "xx",
        "x-x-x-x",
        "zh-Hant-TW-x-a",
        "plain",
        "off",
        "error",
        "#fff",
        "#ffffffffff",
        "rgb(999,-1,1e9)",
        "hsl(1e30, 1%, 1%)",
        "0rem",
        "1e30rem",
        "-1px",
        "1-999999999999",
        "1-999999999999-999999999999-999999999999",
    ]
    .map(String::from)
    .to_vec();
    values.extend(["x", "9", "ŵ", "a ", "/a", "-", "1.", "[(", "\u{301}"].map(|piece| piece.repeat(300)));
    values
}

/// A value in quotes, as both languages read it.
fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('"', "\\\""))
}

/// Whether both languages read a value without quotes, as a number, a day or a word of their own.
fn is_plain(value: &str) -> bool {
    !value.is_empty()
        && value.len() < 40
        && value.bytes().all(|byte| byte.is_ascii_digit() || b"-.e".contains(&byte))
        || ["true", "nan", "inf", "-inf"].contains(&value)
}

/// Each value in quotes, and without where that means another thing; some in lists.
fn written() -> Vec<String> {
    let mut all = Vec::new();
    for (at, value) in values().iter().enumerate() {
        let quoted = quoted(value);
        all.extend(is_plain(value).then(|| value.clone()));
        if at % 6 == 0 {
            all.extend([format!("[{quoted}, {quoted}]"), format!("[[{quoted}]]")]);
        }
        all.push(quoted);
    }
    all
}

fn options() -> Options {
    Options {
        search: false,
        leaflets: false,
        drafts: true,
        ..Options::on("2026-11-22".parse().expect("a date"))
    }
}

/// Everything that is derived from a build without the disk.
#[track_caller]
fn is_sound(build: &Build, what: &str) {
    let of_ours = build.findings.iter().find(|finding| finding.message.contains("mistake of its own"));
    assert!(of_ours.is_none(), "{what}: {of_ours:#?}");
    tasks(&build.site);
    superseded(&build.site);
    untranslated(&build.site);
}

/// Builds pages with these fields, on the first, the last and a usual day of the calendar.
fn each_day(fields: impl Iterator<Item = String>, what: &str) {
    let endings = ["md", "easy.md", "readers.leaflet.md", "checker.md"];
    let mut site = TestSite::new();
    for (at, fields) in fields.enumerate() {
        let text = format!(
            "---\n{fields}---\n\nWords, £5.\n\n## So? {{#so}}\n\n- [Yes](#end)\n- [No](#end)\n\n## End {{#end}}\n\n> [!yes] Good\n> Words.\n"
        );
        site = site.with(&format!("content/en/p{at}.{}", endings[at % endings.len()]), text);
    }
    let sources = site.sources();
    let mut memo = Memo::new(Box::new(NoCache));
    for day in ["2026-11-22", "0000-01-01", "9999-12-31"] {
        let options = Options { today: day.parse().unwrap(), ..options() };
        let build = build(&sources, &options, &mut memo);
        is_sound(&build, &format!("{what} on {day}"));
        assert!(build.outputs.iter().any(|output| &*output.path == "index.html"), "{what}");
    }
}

#[test]
fn every_field_of_front_matter() {
    // All fields at once, with the one value.
    let fields = |value: &String| -> String {
        let line = |field: &FieldSpec| match field.field_type {
            FieldType::Records(parts) => {
                let parts: Vec<String> = parts.iter().map(|part| format!("{part}: {value}")).collect();
                format!("{}: [{{{}}}]\n", field.name, parts.join(", "))
            }
            _ => format!("{}: {value}\n", field.name),
        };
        FIELDS.iter().map(line).collect()
    };
    let all = written();
    // Each value in each kind of file.
    each_day(all.iter().flat_map(|value| vec![fields(value); 4]), "all fields");
    for field in FIELDS {
        let plain = values().into_iter().filter(|value| is_plain(value) || value.ends_with(['s', 'h']));
        let lines = plain.enumerate().map(|(at, value)| {
            let title = if field.name == "title" { String::new() } else { format!("title: Page {at}\n") };
            format!("{title}{}: {value}\n", field.name)
        });
        each_day(lines, field.name);
    }
}

/// The names that a settings file knows: a name that it does not know is told all of them.
fn known_names(path: &str, before: &str) -> Vec<String> {
    let text = format!("{before}zzzzzzzzzzzz = 1\n");
    let build = TestSite::new().with(path, text).build();
    let help = build
        .findings
        .iter()
        .filter(|finding| &*finding.location.file == path)
        .find_map(|finding| finding.help.split("one of: ").nth(1))
        .unwrap_or_else(|| panic!("{path} knows every name: {:#?}", build.found()));
    help.trim_end_matches('.')
        .split(", ")
        .map(|name| name.trim_matches(['“', '”', '`']).to_string())
        .collect()
}

/// One build for each value, which all names have.
fn each_setting(path: &str, before: &str) {
    let names = known_names(path, before);
    assert!(names.len() > 3, "{path}: {names:?}");
    let mut memo = Memo::new(Box::new(NoCache));
    for value in written() {
        for skipped in 0..2 {
            // Where one of two names makes the other one superfluous.
            let lines =
                names.iter().skip(skipped).step_by(1 + skipped).map(|name| format!("{name} = {value}\n"));
            let text = format!("{before}{}", lines.collect::<String>());
            let sources = small_site::with([(path.to_string(), text.into_bytes())]);
            let build = build(&sources, &options(), &mut memo);
            is_sound(&build, &format!("{path}: {value}"));
        }
    }
}

#[test]
fn every_setting_of_the_site() {
    each_setting("content/site.toml", "");
}

#[test]
fn every_field_of_a_contact() {
    each_setting("content/contacts.toml", "[imha]\n");
}

#[test]
fn every_field_of_a_picture() {
    each_setting("content/pictures/pictures.toml", "[\"talk.svg\"]\n");
}

#[test]
fn checkers_of_every_odd_shape() {
    let heading = |words: &str, id: &str| format!("## {words} {{#{id}}}\n\n");
    let mut texts = vec![
        String::new(),
        heading("So?", "so"),
        heading("", ""),
        format!("{}- [Yes](#so)\n- [No](#so)\n", heading("So?", "so")),
        format!("{}- [](#so)\n- [No]()\n- [Maybe](#)\n", heading("So?", "so")),
        format!("{}{}", heading("A", "same"), heading("B", "same")),
        format!(
            "{}- [{}](#end)\n\n{}",
            heading(&"x".repeat(3000), "so"),
            "ŵ".repeat(3000),
            heading("End", "end")
        ),
        format!(
            "{}- [Yes](#end)\n  - [No](#end)\n    - [So](#end)\n\n{}> [!no]\n",
            heading("So?", "so"),
            heading("End", "end")
        ),
    ];
    // A ring, and a ladder of two hundred questions.
    texts.push(
        (0..50)
            .map(|at| format!("{}- [Go](#q{})\n\n", heading("Q?", &format!("q{at}")), (at + 1) % 50))
            .collect(),
    );
    texts.push(
        (0..200)
            .map(|at| {
                format!(
                    "{}- [Go](#q{})\n- [Skip](#q{})\n\n",
                    heading("Q?", &format!("q{at}")),
                    at + 1,
                    at + 2
                )
            })
            .collect(),
    );
    for value in values() {
        texts.push(format!(
            "{}- [{value}](#end)\n- [No](#{value})\n\n{}> [!yes] {value}\n> {value}\n",
            heading(&value, &value),
            heading("End", "end")
        ));
    }
    let files = texts
        .into_iter()
        .enumerate()
        .map(|(at, text)| (format!("content/en/c{at}.checker.md"), page("owner: Mary\n", &text)));
    let built = TestSite::new().with_all(files).build();
    is_sound(&built, "checkers");
}

/// The verbs that a person types, on a site with one page for each value of the fields with days and numbers.
#[test]
fn every_verb_ends_with_words_for_people() {
    let dated = [
        "reviewed",
        "review_every",
        "publish_on",
        "expires_on",
        "valid_until",
        "order",
        "version",
        "redirect_from",
    ];
    let site = SiteFolder::new("extremes");
    let asked = values().into_iter().filter(|value| is_plain(value) || value.ends_with(['s', '/']));
    for (at, value) in asked.enumerate() {
        for name in dated {
            let text = page(&format!("owner: {}\n{name}: {}\n", quoted(&value), quoted(&value)), "Words.");
            site.write(&format!("content/en/p{at}-{}.md", name.replace('_', "-")), text);
        }
    }
    for words in [
        &["check"][..],
        &["check", "--format", "json"],
        &["check", "--format", "sarif"],
        &["check", "--format", "github"],
        &["build", "--no-leaflets"],
        &["review"],
        &["review", "--format", "json"],
        &["review", "--format", "ical"],
        &["translate", "cy", "index.md"],
        &["check", "--fix"],
    ] {
        let (code, said) = site.run(words);
        assert!(code <= 2 && !said.contains("mistake of its own"), "{words:?}: {said}");
        assert!(words[0] == "translate" || words[0] == "review" || code == 1, "{words:?}: {code}");
        assert!(words[0] != "review" || code == 0, "{words:?}: {said}");
    }
}

/// The preview tells of each build that it shows: it is alive as long as it does.
#[test]
#[cfg(feature = "serve")]
fn the_preview_lives_on() {
    let site = SiteFolder::new("extreme-preview");
    let mut child = site
        .command(&["serve", "--port", "0", "--poll"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let (told, lines_told) = mpsc::channel();
    std::thread::spawn(move || lines.map_while(Result::ok).for_each(|line| drop(told.send(line))));
    // Generous: a machine may be busy.
    let is_shown = || loop {
        match lines_told.recv_timeout(Duration::from_secs(120)) {
            Ok(line) if line.contains("shown after") => return true,
            Ok(line) => assert!(!line.contains("mistake of its own"), "{line}"),
            Err(_) => return false,
        }
    };
    assert!(is_shown(), "the first build");
    for (at, value) in
        ["20000 years", "65535 days", "9999-12-31", "0000-01-01", "-9223372036854775808"].iter().enumerate()
    {
        for name in ["review_every", "reviewed", "order", "expires_on"] {
            let text = format!("---\ntitle: Page {at} {name}\n{name}: {value}\n---\n\nWords {at}.\n");
            site.write(&format!("content/en/extreme-{at}.md"), text);
            assert!(is_shown(), "{name}: {value}");
        }
    }
    assert!(child.try_wait().unwrap().is_none(), "the preview has ended");
    child.kill().unwrap();
    child.wait().unwrap();
}
