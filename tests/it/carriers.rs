//! Everything that can carry an address of somebody else's server into what is published: each is refused, in a template,
//! in a file of the theme, in a drawing, in a field. The same carriers are shown to a browser in
//! tests/web/sandbox.test.mjs.

use plainleaf::base::{Finding, Severity, Sources};
use plainleaf::engine::{Build, Memo, NoCache, Options, build};

const PAGE: &str =
    "---\ntitle: Home\nreviewed: 2026-11-22\nowner: Mary\nsummary: We help.\n---\n\nWe help.\n";

fn built(files: &[(&str, &str)]) -> Build {
    let site = [
        (
            "content/site.toml",
            "name = \"A charity\"\naddress = \"https://charity.example\"\nsearch = false\n",
        ),
        ("content/en/index.md", PAGE),
    ];
    let sources = Sources::from_memory(site.into_iter().chain(files.iter().copied()));
    let options = Options {
        leaflets: false,
        search: false,
        minify: false,
        ..Options::on("2026-11-22".parse().expect("a date"))
    };
    build(&sources, &options, &mut Memo::new(Box::new(NoCache)))
}

/// The errors in a file.
fn errors<'b>(build: &'b Build, file: &str) -> Vec<&'b Finding> {
    let is_error =
        |finding: &&Finding| finding.severity == Severity::Error && &*finding.location.file == file;
    build.findings.iter().filter(is_error).collect()
}

/// The published files with this ending, as text.
fn published(build: &Build, ending: &str) -> Vec<String> {
    let files = build.outputs.iter().filter(|output| output.path.ends_with(ending));
    files.map(|output| String::from_utf8_lossy(&output.bytes.bytes()).into_owned()).collect()
}

#[test]
fn each_carrier_in_a_template_is_refused_at_its_line() {
    let carriers: serde_json::Value =
        serde_json::from_str(include_str!("../web/carriers.json")).expect("a list of carriers");
    let carriers = carriers.as_array().expect("a list");
    assert!(carriers.len() > 60);
    let mut missed = Vec::new();
    for carrier in carriers {
        let name = carrier["name"].as_str().expect("a name");
        let html = carrier["html"].as_str().expect("HTML").replace("HOST", "stranger.example");
        let file = "themes/plain/parts/footer.html";
        let template = format!("<footer>\n{{% raw %}}{html}{{% endraw %}}\n</footer>\n");
        let build = built(&[(file, &template)]);
        let refused = errors(&build, file);
        let is_right = |finding: &&&Finding| {
            let text = template.get(finding.location.span.start as usize..).unwrap_or("");
            finding.rule.id == "third-party-request" && !text.starts_with("<footer>")
        };
        if refused.iter().filter(is_right).count() == 0 {
            missed.push(format!("{name}: {html}: {refused:#?}"));
        }
    }
    assert!(missed.is_empty(), "{} were missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn each_file_of_a_theme_is_read_for_addresses() {
    for (path, text) in [
        ("themes/plain/assets/a.css", "p { color: red }\n@import '//stranger.example/a.css';"),
        ("themes/plain/assets/a.js", "// fine\nimport('https://stranger.example/a.js')"),
        ("themes/plain/assets/a.html", "<p>\n<iframe srcdoc='<img src=//stranger.example/a>'></iframe>"),
        ("themes/plain/assets/a.xml", "<?xml-stylesheet href='https://stranger.example/a.css'?><a/>"),
        (
            "themes/plain/assets/site.webmanifest",
            "{\"icons\": [{\"src\": \"https://stranger.example/a.png\"}]}",
        ),
        (
            "themes/plain/assets/a.svg",
            "<svg xmlns='http://www.w3.org/2000/svg'><image href='//stranger.example/a'/></svg>",
        ),
        (
            "themes/plain/leaflet/a.svg",
            "<svg xmlns='http://www.w3.org/2000/svg'><style>@import url(//stranger.example/a)</style></svg>",
        ),
        (
            "themes/plain/assets/a.css",
            "p { background: url(data:text/html,x) } @import url(data:text/css,x);",
        ),
    ] {
        let build = built(&[(path, text)]);
        let refused = errors(&build, path);
        assert_eq!(refused.len(), 1, "{path}: {refused:#?}");
        assert!(["third-party-request", "picture-file"].contains(&refused[0].rule.id), "{refused:#?}");
        for drawing in published(&build, ".svg") {
            assert!(!drawing.contains("stranger"), "{drawing}");
        }
    }
    for (path, text) in [
        (
            "themes/plain/assets/a.css",
            "/* https://stranger.example/ */ p::after { content: '//' } @namespace url(http://www.w3.org/2000/svg);",
        ),
        (
            "themes/plain/assets/a.css",
            "p { background: url(data:image/png;base64,AAAA) } a { mask: url(#m) }",
        ),
        ("themes/plain/assets/a.js", "// https://stranger.example/\nfetch('/search/')"),
        ("themes/plain/assets/site.webmanifest", "{\"icons\": [{\"src\": \"a.png\"}], \"start_url\": \"/\"}"),
        ("themes/plain/assets/a.svg", include_str!("../drawings/good/drawio.svg")),
    ] {
        assert_eq!(errors(&built(&[(path, text)]), path).len(), 0, "{path}: {text}");
    }
}

#[test]
fn no_field_lets_an_address_out_that_runs() {
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "\\tjava\\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "file:///etc/passwd",
        "blob:x",
    ] {
        let page = format!(
            "---\ntitle: Home\nreviewed: 2026-11-22\nowner: Mary\nsummary: We help.\nredirect_from: [\"{address}\"]\nsources:\n  - title: An Act\n    url: \"{address}\"\n---\n\nWe help. {{{{us.web}}}}\n\n[Words](<{}>)\n",
            address.split('<').next().expect("its beginning").replace("\\t", "\t").replace("\\n", "&#10;")
        );
        let contacts = format!("[us]\nname = \"Us\"\nphone = \"0800 123 4567\"\nweb = \"{address}\"\n");
        let pictures = format!("[\"a.svg\"]\nalt = \"x\"\nsource = \"{address}\"\nlicence = \"{address}\"\n");
        let drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>";
        let build = built(&[
            ("content/en/index.md", &page),
            ("content/contacts.toml", &contacts),
            ("content/pictures/pictures.toml", &pictures),
            ("content/pictures/a.svg", drawing),
        ]);
        let of_page = errors(&build, "content/en/index.md");
        let about = |rule: &str| of_page.iter().any(|finding| finding.rule.id == rule);
        assert!(about("field-value") && about("broken-link") && about("redirect"), "{address}: {of_page:#?}");
        assert!(!errors(&build, "content/contacts.toml").is_empty(), "{address}");
        let scheme = address.replace("\\t", "").replace("\\n", "").to_lowercase();
        let scheme = scheme.split(':').next().expect("a scheme");
        for html in published(&build, ".html").into_iter().chain(published(&build, ".xml")) {
            let bare: String = html.to_lowercase().chars().filter(|letter| !letter.is_whitespace()).collect();
            for before in ["href=\"", "href=", "src=\"", "content=\"0;url="] {
                assert!(!bare.contains(&format!("{before}{scheme}:")), "{address}: {html}");
            }
        }
    }
    let words = "exit_address = \"javascript:alert(1)\"\n";
    let strings = include_str!("../../themes/plain/strings/en.toml");
    let line = strings.lines().find(|line| line.starts_with("exit_address")).expect("the line");
    let page = PAGE.replace("owner: Mary", "owner: Mary\nsensitive: true");
    let build = built(&[
        ("themes/plain/strings/en.toml", &strings.replace(line, words)),
        ("content/en/index.md", &page),
    ]);
    let refused = build.findings.iter().filter(|finding| finding.message.contains("run a program")).count();
    assert!(refused > 0, "{:#?}", build.findings);
}

#[test]
fn every_page_begins_with_the_policy_whatever_the_theme_writes() {
    let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ";
    let base = include_str!("../../themes/plain/templates/base.html");
    let moved = PAGE.replace("owner: Mary", "owner: Mary\nredirect_from: [/old/]");
    for template in [
        base.to_string(),
        base.replace("<head>", "<!-- ours -->\n<head data-x=\"a>b\">"),
        base.replace("<head>", "").replace("</head>", ""),
    ] {
        let build =
            built(&[("themes/plain/templates/base.html", &template), ("content/en/index.md", &moved)]);
        let pages = published(&build, ".html");
        assert!(pages.len() > 4, "{}", pages.len());
        for page in pages {
            assert_eq!(page.matches(policy).count(), 1, "{page:.500}");
            let before = &page[..page.find(policy).expect("the policy")];
            let tags: Vec<&str> =
                before.split('<').skip(1).map(|tag| tag.split([' ', '>']).next().unwrap_or("")).collect();
            assert!(tags.iter().all(|tag| ["!doctype", "html", "head", "!--"].contains(tag)), "{before}");
        }
    }
    let headers =
        built(&[]).outputs.into_iter().find(|output| &*output.path == "_headers").expect("_headers");
    let headers = String::from_utf8_lossy(&headers.bytes.bytes()).into_owned();
    let page = published(&built(&[]), "index.html").remove(0);
    let of_page = page.split(policy).nth(1).and_then(|rest| rest.split('"').next()).expect("the policy");
    assert!(
        headers.contains(&format!("default-src 'none'; {of_page}; frame-ancestors 'none'\n")),
        "{headers}\n{of_page}"
    );
}
