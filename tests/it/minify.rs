//! Minifying takes out what no reader sees and nothing else: the tree that a browser makes of every page of
//! this
//! project's own site, and of one with every kind of block, is the same with and without it.

use plainleaf::base::{Source, Sources};
use plainleaf::{Build, Memo, NoCache, Options, build};
use scraper::{Html, Node};
use std::path::Path;

fn built(sources: &Sources, minify: bool, leaflets: bool) -> Build {
    let options =
        Options { minify, search: false, leaflets, ..Options::on("2026-11-22".parse().expect("a date")) };
    build(sources, &options, &mut Memo::new(Box::new(NoCache)))
}

/// Elements around which white space is not shown.
const BLOCKS: &[&str] = &[
    "html",
    "head",
    "body",
    "meta",
    "link",
    "title",
    "script",
    "header",
    "footer",
    "main",
    "nav",
    "section",
    "article",
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "figure",
    "blockquote",
    "pre",
    "hr",
    "form",
    "details",
    "summary",
    "noscript",
    "br",
];

/// The tree as a list of words: tags with their attributes in order, and text with white space as a browser
/// shows it.
fn outline(html: &str) -> Vec<String> {
    let mut parts = Vec::new();
    walk(Html::parse_document(html).tree.root(), &mut parts, false);
    // A space at the edge of a block, and the second of two spaces, are not shown.
    let is_edge = |part: Option<&String>| {
        part.is_none_or(|part| {
            part == " "
                || part
                    .strip_prefix(['<', '/'])
                    .is_some_and(|tag| BLOCKS.contains(&tag.split(' ').next().unwrap_or("")))
        })
    };
    let mut shown: Vec<String> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        if part == " " && (is_edge(shown.last()) || is_edge(parts.get(at + 1))) {
            continue;
        }
        shown.push(part.clone());
    }
    shown
}

fn walk(node: ego_tree::NodeRef<'_, Node>, parts: &mut Vec<String>, verbatim: bool) {
    match node.value() {
        Node::Text(text) if verbatim => parts.push(text.to_string()),
        Node::Text(text) => {
            if text.starts_with(char::is_whitespace) {
                parts.push(" ".into());
            }
            parts.extend(text.split_whitespace().flat_map(|word| [word.to_string(), " ".into()]));
            if !text.ends_with(char::is_whitespace) || text.trim().is_empty() {
                parts.pop();
            }
        }
        // A browser with scripts takes what stands in it for mere text.
        Node::Element(element) if element.name() == "noscript" => {
            let text: String = node
                .children()
                .filter_map(|child| child.value().as_text().map(|text| text.to_string()))
                .collect();
            parts.extend(outline(&text));
        }
        Node::Element(element) => {
            let mut attributes: Vec<String> = element
                .attrs()
                .filter(|(name, value)| !is_default(element.name(), name, value))
                .map(|(name, value)| format!("{name}={}", squeeze(name, value)))
                .collect();
            attributes.sort();
            parts.push(format!("<{} {}", element.name(), attributes.join(" ")));
            // Inside a drawing white space is nothing; inside these it is all there.
            let verbatim = matches!(element.name(), "pre" | "textarea" | "script" | "style");
            let drawing = element.name() == "svg";
            let before = parts.len();
            node.children().for_each(|child| walk(child, parts, verbatim));
            if drawing {
                let inner: Vec<String> = parts.drain(before..).filter(|part| part != " ").collect();
                parts.extend(inner);
            }
            parts.push(format!("/{}", element.name()));
        }
        Node::Document => node.children().for_each(|child| walk(child, parts, verbatim)),
        _ => {}
    }
}

/// What an attribute means when it is not there: a minifier may leave it out.
fn is_default(tag: &str, name: &str, value: &str) -> bool {
    matches!(
        (tag, name, value),
        ("form", "method", "get") | ("button", "type", "submit") | ("input", "type", "text")
    ) || name == "class" && value.trim().is_empty()
}

/// White space in these has no meaning.
fn squeeze(name: &str, value: &str) -> String {
    match name {
        "class" => value.split_whitespace().collect::<Vec<_>>().join(" "),
        "content" => value.replace(", ", ","),
        _ => value.trim().to_string(),
    }
}

fn assert_same_trees(sources: &Sources, leaflets: bool) -> usize {
    let (slim, full) = (built(sources, true, leaflets), built(sources, false, leaflets));
    let mut compared = 0;
    let mut saved = 0i64;
    // Names of assets hold a hash of their bytes, and a minified style sheet has other bytes.
    let styles = |build: &Build| -> Vec<String> {
        let paths = build.outputs.iter().map(|output| output.path.to_string());
        paths.filter(|path| path.starts_with("assets/") && path.ends_with(".css")).collect()
    };
    let styles: Vec<(String, String)> = styles(&full).into_iter().zip(styles(&slim)).collect();
    for output in slim.outputs.iter().filter(|output| output.path.ends_with(".html")) {
        let other = full
            .outputs
            .iter()
            .find(|other| other.path == output.path)
            .unwrap_or_else(|| panic!("{} is missing", output.path));
        let (slim, full) = (output.bytes.bytes(), other.bytes.bytes());
        let (slim_html, full_html) = (String::from_utf8_lossy(&slim), String::from_utf8_lossy(&full));
        let full_html =
            styles.iter().fold(full_html.to_string(), |html, (full, slim)| html.replace(full, slim));
        let (a, b) = (outline(&slim_html), outline(&full_html));
        if let Some(at) = (0..a.len().max(b.len())).find(|at| a.get(*at) != b.get(*at)) {
            let around = |parts: &[String]| {
                parts[at.saturating_sub(6).min(parts.len())..(at + 6).min(parts.len())].join("·")
            };
            panic!(
                "{} has another tree when it is minified:\n  slim: {}\n  full: {}",
                output.path,
                around(&a),
                around(&b)
            );
        }
        saved += full_html.len() as i64 - slim_html.len() as i64;
        compared += 1;
    }
    assert!(saved > 0, "minifying saved nothing");
    compared
}

#[test]
fn our_own_site_has_the_same_trees() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources = plainleaf::disk::read_site(root).expect("the project's own site");
    assert!(assert_same_trees(&sources, false) > 30);
}

#[test]
fn every_kind_of_block_has_the_same_tree() {
    let page = "---\ntitle: \"A  title & <more>\"\nsummary: Words “so” & so\nsensitive: true\nreviewed: 2026-11-01\nsources: [One, {title: Two, url: \"https://a.example/?a=b&c=d\"}]\ntested_by: [A, B]\n---\n\n\
        Words **bold** *slanted* `code  x` [link](page.md) and {{a.phone}}, {{a.email}} end.\\\nNext\n\n\
        ## One\n\n- a\n- b\n  1. c\n  2. d\n\n## Two\n\n| a | b |\n|---|--:|\n| **x** y | {{a.phone}} |\n\n## Three\n\n\
        Word\n: Meaning *here* now.\n\n> [!contact] a\n> More.\n\n> [!card] One\n> x\n\n> [!card] Two\n> y\n\n> [!details] Open\n> - z\n\n> [!warning]\n> w\n\n> quote\n\n```\n  pre  formatted\n\n text\n```\n\n---\n\n![](../pictures/a.svg)\n";
    let files = [
        (
            "content/site.toml",
            "name = \"A site\"\naddress = \"https://a.example\"\nlanguages = [\"en\", \"cy\"]\ncontact = \"a\"",
        ),
        (
            "content/contacts.toml",
            "[a]\nname = \"A\"\nabout = \"All\"\nphone = \"0844 111 2222\"\nemail = \"a@a.example\"\nweb = \"https://a.example/\"\naddress = [\"1\", \"2\"]\nhours = \"9am\"\nanswer = \"soon\"\nnote = \"n\"\ntext = \"t\"",
        ),
        ("content/pictures/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>"),
        (
            "content/pictures/pictures.toml",
            "[\"a.svg\"]\nalt = \"A\"\nauthor = \"us\"\nlicence = \"CC0\"\nmeaning = \"m\"",
        ),
        ("content/en/page.md", page),
        ("content/cy/page.md", page),
        (
            "content/en/page.easy.md",
            "---\ntitle: Easy\nreviewed: 2026-11-01\n---\n\n![](../pictures/a.svg)\n\nAn advocate helps. **Yes**.\n\nMore words.\n",
        ),
        (
            "content/en/page.all.leaflet.md",
            "---\ntitle: Leaflet\nreviewed: 2026-11-01\naudience: all\nversion: page-2\nearlier_versions: [page-1]\nredirect_from: [/old/]\n---\n\nWords.\n",
        ),
        (
            "content/en/gone.md",
            "---\ntitle: Gone\nexpires_on: 2026-01-01\nreviewed: 2026-11-01\n---\n\nWords.\n",
        ),
        (
            "content/en/glossary.md",
            "---\ntitle: Words\nreviewed: 2026-11-01\n---\n\nAdvocate\n: Helps **you**.\n",
        ),
        ("content/en/index.md", "---\ntitle: Home\nreviewed: 2026-11-01\n---\n\nWords.\n"),
        ("content/en/contact.md", "---\ntitle: Contact\nreviewed: 2026-11-01\n---\n\nWords.\n"),
        ("content/en/accessibility.md", "---\ntitle: Accessibility\nreviewed: 2026-11-01\n---\n\nWords.\n"),
    ];
    let sources =
        Sources::new(files.iter().map(|(path, text)| Source::new(path, text.as_bytes().to_vec())).collect());
    assert!(assert_same_trees(&sources, true) > 15);
}

#[test]
fn a_lost_space_is_seen() {
    assert_ne!(outline("<p>a <b>b</b> c</p>"), outline("<p>a <b>b</b>c</p>"));
    assert_ne!(outline("<p>a</p>"), outline("<p>a <i></i></p>"));
    assert_ne!(outline("<a href=\"/a b\">x</a>"), outline("<a href=/a b>x</a>"));
    assert_eq!(outline("<ul> <li>a </li>\n<li>b</li></ul>"), outline("<ul><li>a</li><li>b</li></ul>"));
}
