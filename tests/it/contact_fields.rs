//! What a contact says goes out as a phone, a mail program and a browser understand it; or an error at its line in
//! contacts.toml says what to write.

use crate::small_site;
use plainleaf::Build;
use plainleaf::base::Severity;

/// The small site with lines added to the contact that its contact page shows.
fn built(lines: &str) -> Build {
    let contacts = format!(
        "[imha]\nname = \"Advocacy\"\naddress = [\"1 High Street\"]\nchecked = 2026-11-22\n{lines}\n"
    );
    let files = [
        ("content/contacts.toml".to_string(), contacts.into_bytes()),
        (
            "content/en/ask.md".to_string(),
            b"---\ntitle: Ask\nreviewed: 2026-11-22\nowner: Mary\n---\n\nAsk us.\n\n> [!contact] imha\n"
                .to_vec(),
        ),
    ];
    small_site::built(&small_site::with(files), false)
}

fn page(build: &Build, path: &str) -> String {
    let output = build.outputs.iter().find(|output| &*output.path == path).expect("the page");
    String::from_utf8_lossy(&output.bytes.bytes()).into_owned()
}

/// The errors of a site, as `file: message`.
fn errors(build: &Build) -> Vec<String> {
    let errors = build.findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| format!("{}: {}", finding.location.file, finding.message)).collect()
}

#[test]
fn links_of_a_contact_lead_where_they_should() {
    for (lines, links) in [
        ("phone = \"+44 (0)300 330 0741\"", &["tel:+443003300741", ">18001 0300 330 0741<"][..]),
        ("phone = \"00 44 300 330 0741\"", &["tel:+443003300741", ">18001 0300 330 0741<"]),
        ("phone = \"01432 260144 ext. 5\"", &["tel:01432260144;ext=5", ">01432 260144 ext. 5<"]),
        ("phone = \"01432\\u00a0260\\u2011144\\u200b\"", &["tel:01432260144", ">01432 260-144<"]),
        (
            "email = \"help\\u200b@charity\\u00ad.org.uk\"",
            &["mailto:help@charity.org.uk", ">help@charity.org.uk<"],
        ),
        ("text = \"07700 123 321\"", &["href=\"sms:07700123321\""]),
        ("text = \"HELP to 85258\"", &["<bdi>HELP to 85258</bdi>"]),
        ("whatsapp = \"07700 123 321\"", &["href=\"https://wa.me/447700123321\""]),
        ("whatsapp = \"+353 87 123 3214\"", &["href=\"https://wa.me/353871233214\""]),
    ] {
        let build = built(lines);
        assert_eq!(errors(&build), [] as [&str; 0], "{lines}");
        let html = page(&build, "ask/index.html");
        for link in links {
            assert!(html.contains(link), "{lines}: no {link}");
        }
    }
}

#[test]
fn what_cannot_be_right_is_said_once_and_at_its_line() {
    for (lines, words) in [
        ("phone = \"0800 123 456 - 2\"", "“- 2” at the end of the number"),
        ("phone = \"01432 260144 or 01432 260145\"", "two phone numbers"),
        ("phone = [\"01432 260144\", \"01432 260145\"]", "one number in `phone`"),
        ("phone = \"tel:01432260144\"", "a link, not a number"),
        ("email = \"Mary Finch <mary@charity.org.uk>\"", "more than an e-mail address"),
        ("email = \"a@charity.org.uk, b@charity.org.uk\"", "two e-mail addresses"),
        ("email = \"mailto:a@charity.org.uk\"", "more than an e-mail address"),
        ("email = \"a at charity.org.uk\"", "is not an e-mail address"),
        ("web = \"www.charity.org.uk\"", "does not begin with https://"),
        ("web = \"our website\"", "is not the address of a website"),
        ("whatsapp = \"85258\"", "WhatsApp does not know"),
        ("whatsapp = \"07700 1234\"", "WhatsApp does not know"),
        ("whatsapp = \"07700 900 123\"", "kept for films and plays"),
    ] {
        let errors = errors(&built(lines));
        assert!(
            matches!(errors.as_slice(), [error] if error.starts_with("content/contacts.toml: ") && error.contains(words)),
            "{lines}: {errors:#?}"
        );
    }
    let build = built("web = \"www.charity.org.uk\"");
    let fix = build.findings.iter().find_map(|finding| finding.fix.as_ref()).expect("a fix");
    assert_eq!(fix.edits[0].replacement, "https://");
}

#[test]
fn the_contact_page_shows_each_contact_once() {
    let others = "[open]\nname = \"Open\"\nphone = \"01432 260145\"\nchecked = 2026-11-22\n\n[quiet]\nname = \"Quiet\"\nphone = \"01432 260146\"\nchecked = 2026-11-22\nlisted = false\n";
    let html = page(&built(&format!("phone = \"01432 260144\"\n\n{others}")), "contact/index.html");
    let main =
        html.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).expect("a main part").0;
    let cards = |name: &str| main.matches(&format!("<strong>{name}</strong>")).count();
    assert_eq!((cards("Advocacy"), cards("Open"), cards("Quiet")), (1, 1, 0));
}
