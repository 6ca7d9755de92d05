//! Facts are words wherever they stand: each place where an author can write one is filled, on every page, in the
//! leaflet and in the drawing of a checker; where nothing can be filled in, an error says so.

use crate::small_site;
use lopdf::{Document, Object};
use plainleaf::base::Severity;
use plainleaf::{Build, Memo, NoCache, Options};

const HEAD: &str = "title: A page\nreviewed: 2026-11-22\nowner: Mary\n";

/// A text with a fact in each place, in words of its own: `{{at-heading.name}}` is “Words at heading”.
const TEXT: &str = "
Ask {{at-text.name}}, **{{at-bold.name}}** or [read about {{at-link.name}}](https://www.gov.uk/help).

## Ask {{at-heading.name}}

![Somebody of {{at-alt.name}}](../pictures/talk.svg)

## The number {{at-number.phone}}

| Who | Number |
|---|---|
| {{at-cell.name}} | {{at-cell.phone}} |

- {{at-item.name}}

Advice
: {{at-definition.name}}

## What {{at-box.name}} does

> [!important] From {{at-title.name}}
> Ask.

> [!details] More of {{at-fold.name}}
> Ask.

> [!card] Give to {{at-card.name}}
> Ask.

> {{at-quote.name}}
";

const CHECKER: &str = "
Find out.

## Do you know {{at-question.name}}?

- [Yes, I know {{at-answer.name}}](#outcome)
- [No](#outcome)

## You can ask {{at-outcome.name}} {#outcome}

> [!yes] Ask {{at-verdict.name}}
> The law says so.

Phone 111.
";

/// The names of the places in a text.
fn places(text: &str) -> Vec<&str> {
    text.split("{{at-").skip(1).map(|rest| rest.split('.').next().unwrap_or_default()).collect()
}

fn build(files: Vec<(&str, String)>, leaflets: bool) -> Build {
    let mut contacts = String::from(
        "[imha]\nname = \"Advocacy\"\nphone = \"01432 260 144\"\naddress = [\"1 High Street\"]\nchecked = 2026-11-22\n",
    );
    for place in places(TEXT).into_iter().chain(places(CHECKER)) {
        if !contacts.contains(&format!("[at-{place}]")) {
            contacts.push_str(&format!(
                "[at-{place}]\nname = \"Words at {place}\"\nphone = \"0300 330 0741\"\nchecked = 2026-11-22\nlisted = false\n"
            ));
        }
    }
    let files = files.into_iter().chain([("content/contacts.toml", contacts)]);
    let sources = small_site::with(files.map(|(path, text)| (path.to_string(), text.into_bytes())));
    let options = Options { leaflets, ..Options::on("2026-11-22".parse().expect("a date")) };
    plainleaf::build(&sources, &options, &mut Memo::new(Box::new(NoCache)))
}

/// Every text in a PDF: what is drawn, what screen readers say, titles and bookmarks.
pub fn words_of_pdf(bytes: &[u8]) -> String {
    fn collect(object: &Object, words: &mut String) {
        match object {
            Object::String(..) => {
                words.push_str(&lopdf::decode_text_string(object).unwrap_or_default());
                words.push('\n');
            }
            Object::Array(items) => items.iter().for_each(|item| collect(item, words)),
            Object::Dictionary(entries) => entries.iter().for_each(|(_, item)| collect(item, words)),
            _ => {}
        }
    }
    let pdf = Document::load_mem(bytes).expect("a PDF");
    let mut words = String::new();
    pdf.objects.values().for_each(|object| collect(object, &mut words));
    let pages: Vec<u32> = pdf.get_pages().keys().copied().collect();
    pdf.extract_text_chunks(&pages).into_iter().flatten().for_each(|piece| words.push_str(&piece));
    words
}

#[test]
fn a_fact_is_words_in_every_place_of_a_text() {
    let files = vec![
        ("content/en/facts.md", format!("---\n{HEAD}---\n{TEXT}")),
        ("content/en/facts.people.leaflet.md", format!("---\n{HEAD}layout: a4\nversion: A1\n---\n{TEXT}")),
        ("content/en/know.checker.md", format!("---\n{}---\n{CHECKER}", HEAD.replace("A page", "A checker"))),
    ];
    let build = build(files, true);
    let errors: Vec<_> = build.findings.iter().filter(|finding| finding.rule.id == "unknown-fact").collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let (mut page, mut paper, mut checker) = (String::new(), String::new(), String::new());
    for output in &build.outputs {
        if output.path.ends_with(".pagefind") {
            continue; // Compiled code, which any signs may be in.
        }
        let bytes = output.bytes.bytes();
        let is_pdf = output.path.ends_with(".pdf");
        let words = if is_pdf { words_of_pdf(&bytes) } else { String::from_utf8_lossy(&bytes).into_owned() };
        assert!(!words.contains("{{"), "{}: {words}", output.path);
        match &*output.path {
            "facts/index.html" => page = words,
            path if path.starts_with("know/") => checker.push_str(&words),
            path if path.starts_with("facts/") && is_pdf => paper.push_str(&words),
            _ => {}
        }
    }
    for place in places(TEXT) {
        let words = if place == "number" { "0300 330 0741".into() } else { format!("Words at {place}") };
        assert!(page.contains(&words), "{place} of the page");
        // A PDF breaks its lines anywhere.
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        assert!(bare(&paper).contains(&bare(&words)), "{place} of the leaflet");
    }
    for place in places(CHECKER) {
        assert!(checker.contains(&format!("Words at {place}")), "{place} of the checker");
    }
    let contents =
        page.split_once("contents-title").map(|(_, rest)| rest.split("</ul>").next().unwrap_or(""));
    let contents = contents.expect("a list of contents");
    assert!(contents.contains("Ask Words at heading") && contents.contains("0300 330 0741"), "{contents}");
    assert!(page.contains("alt=\"Somebody of Words at alt\""), "the words of a picture");
    assert!(paper.contains("Somebody of Words at alt"), "the words of a picture on paper");
    assert!(paper.contains("read about Words at link"), "what a link is called on paper");
}

#[test]
fn a_fact_where_none_can_be_filled_in_is_an_error() {
    let page = |head: &str, text: &str| format!("---\n{HEAD}{head}---\n\n{text}\n");
    for (path, text) in [
        ("content/en/f.md", page("", "Words.").replace("title: A page", "title: {{imha.name}}")),
        ("content/en/f.md", page("", "Words.").replace("A page", "Ask {{imha.name}}")),
        ("content/en/f.md", page("menu: \"{{imha.name}}\"\n", "Words.")),
        ("content/en/f.md", page("summary: Ask {{imha.name}}.\n", "Words.")),
        ("content/en/f.md", page("audience: For {{imha.name}}\n", "Words.")),
        ("content/en/f.md", page("sources:\n  - title: \"{{imha.name}}\"\n", "Words.")),
        ("content/en/f.md", page("", "[Write to us](mailto:{{imha.email}})")),
        ("content/en/f.md", page("", "[Phone us](tel:{{imha.phone}})")),
        ("content/en/f.md", page("", "[Our website]({{imha.web}})")),
        ("content/en/f.md", page("", "> [!contact] {{imha.name}}")),
        ("content/en/glossary.md", page("", "{{imha.name}}\n: They help.")),
        (
            "content/site.toml",
            "name = \"{{imha.name}}\"\naddress = \"https://charity.org\"\nlanguages = [\"en\"]\n".into(),
        ),
        (
            "content/pictures/pictures.toml",
            "[\"talk.svg\"]\nalt = \"{{imha.name}}\"\nauthor = \"Sam\"\nlicence = \"CC0-1.0\"\n".into(),
        ),
    ] {
        let build = build(vec![(path, text.clone())], false);
        let errors: Vec<_> = build
            .findings
            .iter()
            .filter(|finding| &*finding.location.file == path && finding.severity == Severity::Error)
            .map(|finding| finding.rule.id)
            .collect();
        assert_eq!(errors, ["unknown-fact"], "{text}");
    }
}
