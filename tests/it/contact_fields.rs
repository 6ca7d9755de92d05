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
        ("text = \"Text us on +44 (0)7700 123 321\"", &["href=\"sms:+447700123321\""]),
        ("text = \"HELP to 85258\"", &["<a href=\"sms:85258?body=HELP\"><bdi>HELP to 85258</bdi></a>"]),
        ("text = \"ask for our number\"", &["<dd><bdi>ask for our number</bdi></dd>"]),
        ("whatsapp = \"07700 123 321\"", &["href=\"https://wa.me/447700123321\""]),
        ("whatsapp = \"+353 87 123 3214\"", &["href=\"https://wa.me/353871233214\""]),
        (
            "social = [\"https://www.facebook.com/charity\", \"https://bsky.app/profile/charity\"]",
            &[
                "<dt>Social media</dt>",
                "href=\"https://www.facebook.com/charity\"",
                "<bdi>Facebook</bdi>",
                "<bdi>Bluesky</bdi>",
            ],
        ),
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
        ("phone = []", "one number in `phone`"),
        ("whatsapp = [\"07700 123 321\"]", "one number in `whatsapp`"),
        ("phone = \"01432 260144\"\nphone2 = \"Evenings: ask us\"", "is not a phone number"),
        (
            "phone = \"01432 260144\"\n[imha.languages.cy]\nphone = \"Nos: 01432 260145\"",
            "another one than that",
        ),
        ("phone = \"01432 260144\"\n[imha.languages.cy]\nphone2 = \"Nos\"", "has no `phone2`"),
        ("phone = \"tel:01432260144\"", "a link, not a number"),
        ("email = \"Mary Finch <mary@charity.org.uk>\"", "more than an e-mail address"),
        ("email = \"a@charity.org.uk, b@charity.org.uk\"", "two e-mail addresses"),
        ("email = \"mailto:a@charity.org.uk\"", "more than an e-mail address"),
        ("email = \"a at charity.org.uk\"", "is not an e-mail address"),
        ("web = \"www.charity.org.uk\"", "does not begin with https://"),
        ("web = \"our website\"", "is not the address of a website"),
        ("whatsapp = \"85258\"", "WhatsApp does not know"),
        ("social = [\"@charity\"]", "is not the address of a website"),
        ("social = \"facebook.com/charity\"", "does not begin with https://"),
        ("facebook = \"https://www.facebook.com/charity\"", "no field called `facebook`"),
        ("whatsapp = \"07700 1234\"", "WhatsApp does not know"),
        ("text = \"07700 900 123\"", "kept for films and plays"),
        ("text = \"HELP to 07700 900 123\"", "kept for films and plays"),
        ("note = \"Ring 020 7946 0123.\"", "kept for films and plays"),
        ("about = \"See https://www.example.com/x.\"", "kept for examples"),
        ("answer = \"Write to a@example.org\"", "kept for examples"),
        ("social = [\"https://www.example.org/us\"]", "kept for examples"),
        ("whatsapp = \"07700 900 123\"", "kept for films and plays"),
    ] {
        let errors = errors(&built(lines));
        assert!(
            matches!(errors.as_slice(), [error] if error.starts_with("content/contacts.toml: ") && error.contains(words)),
            "{lines}: {errors:#?}"
        );
    }
    for written in ["0770 12", "ask us", "07700 123 321 or 07700 123 322"] {
        let build = built(&format!("whatsapp = \"{written}\""));
        let finding =
            build.findings.iter().find(|finding| finding.rule.id == "field-value").expect("a finding");
        assert!(finding.help.contains("`whatsapp = "), "{written}: {}", finding.help);
    }
    let build = built("web = \"www.charity.org.uk\"");
    let fix = build.findings.iter().find_map(|finding| finding.fix.as_ref()).expect("a fix");
    assert_eq!(fix.edits[0].replacement, "https://");
}

/// Three numbers: one at the common rate, one that costs extra, and one as it is dialled from abroad.
#[cfg(feature = "pdf")]
const NUMBERS: &str = "phone = \"0300 330 0741\"\nphone2 = \"Out of hours: 0844 248 9 248\"\nphone3 = \"Welsh speakers: +44 (0)1432 260 145\"\n\n[imha.languages.cy]\nphone3 = \"Siaradwyr Cymraeg\"";

#[cfg(feature = "pdf")]
#[test]
fn every_number_of_a_contact_reaches_every_reader() {
    let page_with = |head: &str| {
        format!(
            "---\ntitle: Ask\nreviewed: 2026-11-22\nowner: Mary\n{head}---\n\nPhone {{{{imha.phone}}}}, {{{{imha.phone2}}}} or {{{{imha.phone3}}}}.\n\n> [!contact] imha\n"
        )
    };
    let settings =
        "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\", \"cy\"]\n";
    let contacts = format!(
        "[imha]\nname = \"Advocacy\"\naddress = [\"1 High Street\"]\nchecked = 2026-11-22\n{NUMBERS}\n"
    );
    let files = [
        ("content/site.toml", settings.to_string()),
        ("content/contacts.toml", contacts),
        ("content/en/ask.md", page_with("")),
        ("content/en/ask.easy.md", page_with("")),
        ("content/en/ask.people.leaflet.md", page_with("layout: a4\nversion: A1\n")),
        ("content/cy/ask.md", page_with("")),
        ("content/cy/index.md", page_with("")),
    ];
    let sources = small_site::with(files.map(|(path, text)| (path.to_string(), text.into_bytes())));
    let options = plainleaf::Options::on("2026-11-22".parse().expect("a date"));
    let build = plainleaf::build(&sources, &options, &mut plainleaf::Memo::new(Box::new(plainleaf::NoCache)));
    let of_contacts = |finding: &&plainleaf::Finding| {
        &*finding.location.file == "content/contacts.toml" && finding.severity == Severity::Error
    };
    assert_eq!(build.findings.iter().find(of_contacts), None);
    for path in ["ask/index.html", "ask/easy-read/index.html", "cy/ask/index.html"] {
        let html = page(&build, path);
        let (_, card) = html.split_once("<dl class=ways>").expect("a card");
        let (card, _) = card.split_once("</dl>").expect("its end");
        for link in ["tel:03003300741", "tel:08442489248", "tel:+441432260145"] {
            assert_eq!(card.matches(link).count(), 1, "{path}: {link} in the card");
            assert!(html.replace(card, "").contains(link), "{path}: {link} in the text");
        }
        for relay in ["18001 0300 330 0741", "18001 0844 248 9 248", "18001 01432 260 145"] {
            assert!(card.contains(relay), "{path}: {relay}");
        }
        // What the second number costs stands with it, and with no other.
        assert_eq!(card.matches("class=charge").count(), 1, "{path}");
        let second = card.split_once("tel:08442489248").expect("the second number").1;
        assert!(second.split("</div>").next().is_some_and(|rest| rest.contains("class=charge")), "{path}");
        let third =
            if path.starts_with("cy/") { "(Siaradwyr Cymraeg)</dt>" } else { "(Welsh speakers)</dt>" };
        let labels = ["(Out of hours)</dt>", third];
        labels.iter().for_each(|label| assert!(card.contains(label), "{path}: {label}: {card}"));
    }
    let leaflet = |output: &&plainleaf::Output| output.path.ends_with("-people-leaflet.pdf");
    let leaflet = build.outputs.iter().find(leaflet).expect("a leaflet");
    let words = crate::facts::words_of_pdf(&leaflet.bytes.bytes());
    let bare: String = words.split_whitespace().collect();
    for words in ["(Outofhours)", "(Welshspeakers)", "180010844248", "tel:+441432260145", "tel:08442489248"] {
        assert!(bare.contains(words), "{words} in the leaflet");
    }
}

#[test]
fn a_list_of_numbers_becomes_a_line_for_each() {
    let list = "phone = [\"01432 260144\", \"Evenings: 01432 260145\"]";
    let finding = built(list).findings.into_iter().find(|finding| finding.fix.is_some()).expect("a fix");
    let fix = finding.fix.as_ref().expect("a fix");
    let edit = &fix.edits[0];
    assert!(finding.help.contains("`phone2 = \"Evenings: 01432 260145\"`"), "{}", finding.help);
    let lines = format!("phone = {}", edit.replacement);
    assert_eq!(lines, "phone = \"01432 260144\"\nphone2 = \"Evenings: 01432 260145\"");
    assert_eq!(errors(&built(&lines)), [""; 0]);
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
