//! Floor 1: tests of drawings: what drawing programs write is kept, what is hostile or endless is not.

use super::part::DEEPEST;
use super::{Drawing, DrawingFault, read_drawing};

fn drawing(inner: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 100 100\">{inner}</svg>"
    )
}

fn accepted(text: &str) -> Drawing {
    read_drawing(text.as_bytes()).unwrap_or_else(|faults| panic!("{text:.300}\n{faults:#?}"))
}

fn refused(bytes: &[u8]) -> Vec<DrawingFault> {
    match read_drawing(bytes) {
        Ok(drawing) => panic!("accepted: {:.300}\nas {:.600}", String::from_utf8_lossy(bytes), drawing.text),
        Err(faults) => {
            assert!(!faults.is_empty());
            for fault in &faults {
                assert!(!fault.message.is_empty() && !fault.help.is_empty(), "{fault:?}");
                assert!(fault.span.end as usize <= bytes.len(), "{fault:?}");
            }
            faults
        }
    }
}

/// A picture in an address, `width` × `height` dots as its header says.
fn png(width: u32, height: u32) -> String {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
    let hex: String = bytes.iter().map(|byte| format!("%{byte:02x}")).collect();
    format!("data:image/png,{hex}")
}

#[test]
fn what_drawing_programs_write_is_read_and_stays_a_drawing() {
    // Each export, its size, words that it shows, and how many elements are drawn in it.
    let exports = [
        (include_str!("../../../tests/drawings/good/affinity.svg"), (250.0, 250.0), "", 4),
        (include_str!("../../../tests/drawings/good/drawio.svg"), (241.0, 121.0), "Ask us", 20),
        (include_str!("../../../tests/drawings/good/figma.svg"), (343.0, 160.0), "", 28),
        (include_str!("../../../tests/drawings/good/illustrator-editable.svg"), (283.46, 283.46), "", 6),
        (include_str!("../../../tests/drawings/good/illustrator-web.svg"), (120.5, 64.25), "Help", 14),
        (include_str!("../../../tests/drawings/good/inkscape.svg"), (210.0, 148.0), "Two people", 22),
        (include_str!("../../../tests/drawings/good/libreoffice.svg"), (21000.0, 29700.0), "Help", 31),
        (include_str!("../../../tests/drawings/good/within-a-page.svg"), (24.0, 24.0), "", 2),
    ];
    for (text, size, words, count) in exports {
        let drawing = accepted(text);
        assert_eq!(drawing.size, Some(size), "{text:.80}");
        assert!(drawing.text.contains(words), "{}", drawing.text);
        let again = roxmltree::Document::parse(&drawing.text).expect("what is written is XML");
        let elements = again.descendants().filter(roxmltree::Node::is_element);
        assert_eq!(elements.clone().count(), count, "{}", drawing.text);
        for element in elements {
            assert_eq!(element.tag_name().namespace(), Some("http://www.w3.org/2000/svg"), "{element:?}");
        }
        // Nothing of the person or the computer that drew it is left, and no address of anybody.
        for left in [
            "inkscape", "sodipodi", "/home/", "mxfile", "drawio", "pgf", "ENTITY", "DOCTYPE", "<?xml", "<!--",
        ] {
            assert!(!drawing.text.contains(left), "{left}: {}", drawing.text);
        }
        let links = drawing
            .text
            .replace("http://www.w3.org/2000/svg\"", "")
            .replace("http://www.w3.org/1999/xlink\"", "");
        let links =
            links.replace("http://www.w3.org/TR/SVG11/feature", "").replace("http://ns.adobe.com/", "");
        assert!(!links.contains("://"), "{links}");
        // What was published once is published the same again.
        assert_eq!(accepted(&drawing.text).text, drawing.text);
    }
}

#[test]
fn what_is_drawn_stays_as_it_is_written() {
    let inner = "<style>a&gt;b{fill:url(#p)} /* &lt; */</style><text xml:space=\"preserve\" x=\"1\">a &amp; b\n  &lt;c&gt; <tspan>d</tspan></text><path d=\"M0 0&#10;L9 9\"/>";
    let written = accepted(&drawing(&format!("<!-- no -->{inner}"))).text;
    assert!(written.contains(inner), "{written}");
    let prefixed = "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><s:rect width=\"3\" height=\"3\"/></s:svg>";
    let written = accepted(prefixed).text;
    assert_eq!(
        &*written,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect width=\"3\" height=\"3\"/></svg>\n"
    );
}

#[test]
fn nothing_that_runs_or_loads_is_accepted() {
    for (inner, words) in [
        ("<script>alert(1)</script>", "run programs"),
        ("<script href=\"x.js\"/>", "run programs"),
        ("<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">alert(1)</x:script>", "run programs"),
        ("<s:script xmlns:s=\"http://www.w3.org/2000/svg\">alert(1)</s:script>", "run programs"),
        (
            "<body xmlns=\"http://www.w3.org/1999/xhtml\"><img src=\"https://x.example/\"/></body>",
            "run programs",
        ),
        (
            "<g><h:img xmlns:h=\"http://www.w3.org/1999/xhtml\" src=\"https://x.example/\"/></g>",
            "run programs",
        ),
        ("<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>", "run programs"),
        ("<switch><foreignObject/></switch>", "run programs"),
        ("<handler type=\"text/ecmascript\">x</handler>", "run programs"),
        ("<iframe src=\"https://x.example/\"/>", "run programs"),
        ("<audio xlink:href=\"https://x.example/\"/>", "run programs"),
        ("<g onload=\"x()\"/>", "runs a program"),
        ("<g ONCLICK=\"x()\"/>", "runs a program"),
        ("<animate onbegin=\"x()\" attributeName=\"x\" dur=\"1s\"/>", "runs a program"),
        ("<a href=\"javascript:x()\"><rect/></a>", "leads outside"),
        ("<a xlink:href=\" java&#10;script:x()\"><rect/></a>", "leads outside"),
        ("<a xlink:href=\"data:text/html,x\"><rect/></a>", "leads outside"),
        ("<use href=\"https://x.example/a.svg#b\"/>", "leads outside"),
        ("<use href=\"//x.example/a.svg#b\"/>", "leads outside"),
        ("<use href=\"other.svg#b\"/>", "leads outside"),
        ("<use xlink:href=\"data:image/svg+xml,x#b\"/>", "leads outside"),
        ("<image href=\"https://x.example/a.png\"/>", "leads outside"),
        ("<image href=\"HTTPS:/\\x.example/a.png\"/>", "leads outside"),
        ("<image href=\"data:image/svg+xml,%3Csvg/%3E\"/>", "not a picture"),
        ("<image href=\"data:text/html,x\"/>", "not a picture"),
        ("<image href=\"data:image/png;base64,AAAA\"/>", "not one"),
        ("<filter><feImage href=\"https://x.example/a.png\"/></filter>", "leads outside"),
        ("<textPath href=\"https://x.example/\">x</textPath>", "leads outside"),
        ("<linearGradient xlink:href=\"https://x.example/#a\"/>", "leads outside"),
        ("<set attributeName=\"href\" to=\"https://x.example/\"/>", "changes an address"),
        ("<animate attributeName=\"xlink:href\" values=\"https://x.example/\"/>", "changes an address"),
        ("<animate attributeName=\" HREF\" from=\"#a\" to=\"javascript:x()\"/>", "changes an address"),
        ("<set attributeName=\"fill\" to=\"url(https://x.example/)\"/>", "leads outside"),
        ("<animate attributeName=\"filter\" values=\"none;url(https://x.example/#a)\"/>", "leads outside"),
        ("<style>@import 'https://x.example/a.css';</style>", "leads outside"),
        ("<style>@import url(#a);</style>", "leads outside"),
        ("<style>@im\\70ort url(data:text/css,x);</style>", "leads outside"),
        ("<style><![CDATA[rect{fill:u\\72l('//x.example/')}]]></style>", "leads outside"),
        ("<style>@font-face{font-family:x;src:url(https://x.example/a.woff2)}</style>", "leads outside"),
        ("<rect style=\"fill:url(https://x.example/#a)\"/>", "leads outside"),
        ("<rect style=\"background:image-set('https://x.example/' 1x)\"/>", "leads outside"),
        ("<rect fill=\"url(&quot;https://x.example/#a&quot;)\"/>", "leads outside"),
        ("<rect filter=\"url(other.svg#a)\"/>", "leads outside"),
        ("<path marker-end=\"url(https://x.example/#a)\" d=\"M0 0\"/>", "leads outside"),
        ("<rect mask=\"url(https://x.example/#a)\" cursor=\"x\"/>", "leads outside"),
    ] {
        let faults = refused(drawing(inner).as_bytes());
        assert!(faults.iter().any(|fault| fault.message.contains(words)), "{inner}: {faults:#?}");
    }
    for before in [
        "<?xml-stylesheet href=\"https://x.example/a.css\"?>",
        "<?XML-Stylesheet type=\"text/xsl\" href=\"#x\"?>",
        "<!DOCTYPE svg [<!ATTLIST svg onload CDATA \"alert(1)\">]>",
        "<!DOCTYPE svg [<!ELEMENT svg ANY>]>",
        "<!DOCTYPE svg [<!ENTITY % x SYSTEM \"https://x.example/a.dtd\"> %x;]>",
        "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE svg [<!ENTITY a \"https://x.example/&#x26;b;\">]>",
        "<!DOCTYPE svg [<!-- ]> --><!ENTITY x \"<script/>\">]>",
        "<?x ?><!-- x --><!DOCTYPE svg PUBLIC \"[\" '>' [ <!ENTITY x \"y\"> ]>",
    ] {
        refused(format!("{before}{}", drawing("<rect/>")).as_bytes());
    }
}

#[test]
fn names_that_mean_nothing_are_left_out_and_what_they_hold_too() {
    let written = accepted(&drawing(
        "<flowRoot><flowPara onclick=\"x()\">x</flowPara></flowRoot><metadata><a href=\"javascript:x()\"/></metadata><rect data-x=\"1\" src=\"https://x.example/\" ev:event=\"x\" xmlns:ev=\"http://www.w3.org/2001/xml-events\" width=\"1\" xml:base=\"https://x.example/\"/><a href=\"https://x.example/\"><text>Us</text></a>",
    ))
    .text;
    let inner = "<rect width=\"1\"/><a><text>Us</text></a></svg>";
    assert!(written.contains(inner), "{written}");
}

#[test]
fn only_utf8_is_read() {
    let text = drawing("<script>alert(1)</script>");
    let mut broken = text.clone().into_bytes();
    broken.push(0xff);
    assert!(refused(&broken)[0].message.contains("no letter in UTF-8"));
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(refused(&wide)[0].message.contains("UTF-16"));
    assert!(refused(&[&[0xfe, 0xff][..], &wide].concat())[0].message.contains("UTF-16"));
    assert!(refused(b"\x1f\x8b\x08\0")[0].message.contains("SVGZ"));
    assert!(refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x09\0\0\0\x09")[0].message.contains("no drawing"));
    let declared = |name: &str, inner: &str| {
        format!("<?xml version=\"1.0\" encoding='{name}'?>{}", drawing(inner)).into_bytes()
    };
    for (name, inner, is_read) in [
        ("UTF-8", "<title>é</title>", true),
        ("utf-8", "", true),
        ("ISO-8859-1", "<title>e</title>", true),
        ("ISO-8859-1", "<title>é</title>", false),
        ("UTF-16", "", false),
        ("UTF-7", "+ADw-script+AD4-", false),
    ] {
        assert_eq!(read_drawing(&declared(name, inner)).is_ok(), is_read, "{name} {inner}");
    }
    let marked = ["\u{feff}".as_bytes(), &declared("UTF-8", "<rect/>")].concat();
    assert!(read_drawing(&marked).is_ok());
}

#[test]
fn nothing_endless_is_accepted() {
    let chain = |levels: usize, times: usize| -> String {
        let level = |at: usize| {
            let uses = format!("<use href=\"#l{}\"/>", at + 1).repeat(times);
            format!("<g id=\"l{at}\">{uses}</g>")
        };
        (0..levels).map(level).collect::<String>()
            + &format!("<rect id=\"l{levels}\" width=\"1\" height=\"1\"/>")
    };
    let patterns = |levels: usize| -> String {
        let level = |at: usize| {
            let filled = format!("<rect width=\"9\" height=\"9\" fill=\"url(#p{})\"/>", at + 1).repeat(20);
            format!("<pattern id=\"p{at}\" width=\"1\" height=\"1\">{filled}</pattern>")
        };
        (0..levels).map(level).collect::<String>()
            + "<rect width=\"9\" height=\"9\" style=\"fill:url(#p0)\"/>"
    };
    let deep =
        |name: &str, levels: usize| format!("<{name}>").repeat(levels) + &format!("</{name}>").repeat(levels);
    let large = png(40_000, 40_000);
    let turbulence = |octaves: &str| {
        format!(
            "<filter id=\"f\"><feTurbulence baseFrequency=\".1\" numOctaves=\"{octaves}\"/></filter><rect width=\"9\" height=\"9\" filter=\"url(#f)\"/>"
        )
    };
    for (inner, words) in [
        (deep("g", 8000), "deep"),
        (format!("<text>{}</text>", deep("tspan", 8000)), "deep"),
        (deep("g", DEEPEST), "deep"),
        (chain(12, 12), "too many points"),
        (chain(300, 1), "deep"),
        (patterns(8), "too many points"),
        ("<use id=\"a\" href=\"#a\"/>".into(), "draws itself"),
        ("<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g>".into(), "draws itself"),
        ("<pattern id=\"p\" width=\"1\" height=\"1\"><rect fill=\"url(#p)\"/></pattern>".into(), "draws itself"),
        ("<mask id=\"m\" mask=\"url(#m)\"/>".into(), "draws itself"),
        (turbulence("2147483647"), "filters"),
        (turbulence("3").replace("<filter ", "<filter width=\"1000%\" height=\"10\" "), "filters"),
        (
            turbulence("3").replace(
                "<filter ",
                "<filter filterUnits=\"userSpaceOnUse\" width=\"1e7\" height=\"1e7\" ",
            ),
            "filters",
        ),
        (turbulence("1e99"), "filters"),
        (turbulence("3") + &"<rect style=\"filter:url(#f)\"/>".repeat(30), "filters"),
        (turbulence("3") + "<style>.a{filter:url(#f)}</style>" + &"<rect class=\"a\"/>".repeat(30), "filters"),
        ("<filter id=\"f\"><feMorphology radius=\"50\"/></filter><g filter=\"url(#f)\"/>".into(), "filters"),
        (
            "<filter id=\"f\"><feMorphology radius=\"1\"/></filter><g transform=\"scale(9)\"><g transform=\"scale(9)\"><g filter=\"url(#f)\"/></g></g>".into(),
            "filters",
        ),
        ("<filter id=\"f\"><feConvolveMatrix order=\"100\"/></filter><g filter=\"url(#f)\"/>".into(), "filters"),
        (format!("<image href=\"{large}\"/>"), "too many dots"),
        (format!("<rect style=\"fill:url({large})\"/>"), "too many dots"),
        (format!("<image id=\"i\" href=\"{}\"/>", png(3000, 3000)) + &"<use href=\"#i\"/>".repeat(5), "too many dots"),
        ("<path d=\"M0 0H1000000\" stroke-dasharray=\"0.001\"/>".into(), "dashes"),
        ("<g style=\"stroke-dasharray:1e-9\"><circle r=\"50\"/></g>".into(), "dashes"),
        ("<style>path{stroke-dash\\61rray:1e-9}</style><path d=\"M0 0l9 9\"/>".into(), "dashes"),
        ("<path pathLength=\"1e12\" d=\"M0 0h9\" stroke-dasharray=\"1\"/>".into(), "dashes"),
        ("<pattern id=\"p\" patternUnits=\"userSpaceOnUse\" width=\".001\" height=\".001\"/>".into(), "pattern"),
        ("<pattern id=\"p\" width=\"1\" height=\"1\" patternTransform=\"scale(.0001)\"/>".into(), "pattern"),
        (
            "<marker id=\"m\">".to_string() + &"<rect/>".repeat(500) + "</marker><path marker-mid=\"url(#m)\" d=\"M0 0"
                + &" 1 1".repeat(1000) + "\"/>",
            "too many points",
        ),
        ("<style>".to_string() + &"a{x:y}".repeat(5000) + "</style>" + &"<g/>".repeat(5000), "rules of style"),
        ("<g/>".repeat(250_000), "too many to draw"),
        (format!("<text>{}</text>", "a".repeat(300_000)), "too many points"),
        (format!("<text>{}</text>", "<tspan>a</tspan>".repeat(9000)), "too many points"),
    ] {
        let faults = refused(drawing(&inner).as_bytes());
        assert!(faults.iter().any(|fault| fault.message.contains(words)), "{inner:.200}: {faults:#?}");
    }
    for root in [
        "viewBox=\"0 0 1e9 1e9\"",
        "width=\"1e30\" height=\"9\"",
        "width=\"100\" height=\"100\" viewBox=\"0 0 1e-9 1e-9\"",
        "viewBox=\"1e30 0 9 9\"",
        "width=\"NaN\" height=\"inf\"",
        "viewBox=\"0 0 0.2 0.2\"",
    ] {
        refused(format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {root}><rect/></svg>").as_bytes());
    }
}

#[test]
fn what_is_large_but_not_endless_is_accepted() {
    let deep = "<g>".repeat(DEEPEST - 3) + &"</g>".repeat(DEEPEST - 3);
    let path = "<path stroke-dasharray=\"2 1\" d=\"M0 0".to_string() + &" l1 1 -1 2".repeat(50_000) + "\"/>";
    let uses = "<g id=\"tree\"><path d=\"M0 0l9 9\"/></g>".to_string()
        + &"<use href=\"#tree\" x=\"3\"/>".repeat(2000);
    let blurred = "<filter id=\"f\"><feGaussianBlur stdDeviation=\"2\"/></filter>".to_string()
        + &"<rect filter=\"url(#f)\"/>".repeat(80);
    let photo = format!("<image href=\"{}\"/>", png(6000, 4000));
    for inner in [deep, path, uses, blurred, photo] {
        accepted(&drawing(&inner));
    }
}
