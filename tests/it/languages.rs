//! A site in English, Welsh and Arabic, half translated: every word on every page stands in its own language
//! and direction, search engines are
//! told of true translations only, and whoever reads one language finds a page at each address.

use crate::test_site::{self, TestSite};
use plainleaf::base::{Severity, Source, Sources};
use plainleaf::{Build, Memo, NoCache, Options};
use scraper::{ElementRef, Html, Node, Selector};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const LANGUAGES: [&str; 3] = ["en", "cy", "ar"];

fn files() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/languages");
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(root.join("content")) {
        let entry = entry.expect("a file of the test");
        if entry.file_type().is_file() {
            let path =
                entry.path().strip_prefix(&root).expect("below it").to_string_lossy().replace('\\', "/");
            files.insert(path, std::fs::read_to_string(entry.path()).expect("text"));
        }
    }
    files
}

fn options(search: bool) -> Options {
    Options { search, leaflets: false, ..Options::on("2026-11-22".parse().expect("a date")) }
}

fn built(files: &BTreeMap<String, String>) -> Build {
    let sources = Sources::from_memory(files.iter().map(|(path, text)| (&**path, &**text)));
    plainleaf::build(&sources, &options(false), &mut Memo::new(Box::new(NoCache)))
}

fn page(build: &Build, path: &str) -> Html {
    let output =
        build.outputs.iter().find(|output| &*output.path == path).unwrap_or_else(|| panic!("no {path}"));
    Html::parse_document(&String::from_utf8_lossy(&output.bytes.bytes()))
}

fn pages(build: &Build) -> impl Iterator<Item = (String, Html)> + '_ {
    let html = build.outputs.iter().filter(|output| output.path.ends_with(".html"));
    html.map(|output| {
        (output.path.to_string(), Html::parse_document(&String::from_utf8_lossy(&output.bytes.bytes())))
    })
}

fn all<'h>(html: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector).collect::<Vec<_>>()
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    // An address is of no language, and nor is one letter alone.
    let running = text.split_whitespace().filter(|word| !word.contains("://"));
    let words = running.flat_map(|word| word.split(|sign: char| !sign.is_alphanumeric()));
    words.filter(|word| word.chars().filter(|sign| sign.is_alphabetic()).count() > 1).map(str::to_lowercase)
}

/// Every word that was written in a language, by those who made the site and by the theme.
fn vocabulary(lang: &str, files: &BTreeMap<String, String>) -> BTreeSet<String> {
    let strings = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("themes/plain/strings/{lang}.toml")),
    )
    .expect("words of the theme");
    let mut known: BTreeSet<String> = words(&strings).collect();
    for (path, text) in files {
        if path.starts_with(&format!("content/{lang}/")) || (lang == "en" && path.ends_with(".toml")) {
            known.extend(words(text));
        }
    }
    if lang == "cy" {
        known.extend(words(
            files["content/contacts.toml"].split_once("[office.languages.cy]").expect("Welsh words").1,
        ));
    }
    let months = match lang {
        "en" => "November",
        "cy" => "Tachwedd",
        _ => "نوفمبر",
    };
    known.extend(words(months));
    // Names are the same in every language.
    known.extend(words("Onside office example https kB Mary Mair A Z 2026 cup svg"));
    // A letter of the Welsh A–Z that is written as two.
    known.extend(["ll".to_string(), "rh".to_string()]);
    known
}

/// What an attribute of the nearest element that has it says.
fn nearest<'e>(element: ElementRef<'e>, name: &str) -> &'e str {
    std::iter::once(element)
        .chain(element.ancestors().filter_map(ElementRef::wrap))
        .find_map(|element| element.attr(name))
        .unwrap_or("")
}

#[test]
fn every_word_stands_in_its_own_language_and_direction() {
    let files = files();
    let build = built(&files);
    let known: BTreeMap<&str, BTreeSet<String>> =
        LANGUAGES.map(|lang| (lang, vocabulary(lang, &files))).into();
    let (mut wrong, mut checked, mut foreign) = (Vec::new(), 0, 0);
    for (path, html) in pages(&build) {
        let frame = html.root_element().attr("lang").unwrap_or("").to_string();
        let mut judge = |element: ElementRef, text: &str| {
            let (lang, dir) = (nearest(element, "lang"), nearest(element, "dir"));
            checked += 1;
            foreign += usize::from(lang != frame);
            let unknown: Vec<String> = words(text)
                .filter(|word| !known.get(lang).is_some_and(|known| known.contains(word)))
                .collect();
            // Numbers and addresses are read from the left wherever they stand.
            let from_right = text.chars().any(|letter| matches!(letter, '\u{620}'..='\u{64a}'));
            let right = if from_right { dir == "rtl" } else { dir == "ltr" || lang == "ar" };
            if !unknown.is_empty() || !right {
                wrong.push(format!("{path}: “{}” is said to be {lang} {dir}, but {unknown:?}", text.trim()));
            }
        };
        for node in html.tree.nodes() {
            let Some(parent) = node.parent().and_then(ElementRef::wrap) else { continue };
            match node.value() {
                Node::Text(text) if !["script", "style", "noscript"].contains(&parent.value().name()) => {
                    judge(parent, text)
                }
                Node::Element(of) => {
                    let element = ElementRef::wrap(node).expect("an element");
                    for name in ["alt", "aria-label", "title"] {
                        if let Some(words) = of.attr(name).filter(|_| of.name() != "link") {
                            judge(element, words);
                        }
                    }
                }
                _ => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {checked}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(
        checked > 2000 && foreign > 300,
        "{checked} texts, {foreign} of them in another language than their page"
    );
}

#[test]
fn alternates_are_true_translations_and_name_each_other() {
    let build = built(&files());
    let mut graph: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let mut langs = BTreeMap::new();
    let mut canonical = BTreeMap::new();
    for (path, html) in pages(&build) {
        let address = format!("https://onside.example/{}", path.strip_suffix("index.html").unwrap_or(&path));
        let alternates = all(&html, "head link[rel=alternate][hreflang]");
        let pair = |link: &ElementRef| {
            (
                link.attr("hreflang").expect("a language").to_string(),
                link.attr("href").expect("an address").to_string(),
            )
        };
        graph.insert(address.clone(), alternates.iter().map(pair).collect());
        langs.insert(address.clone(), html.root_element().attr("lang").expect("a language").to_string());
        canonical.insert(
            address,
            all(&html, "link[rel=canonical]")
                .first()
                .and_then(|link| link.attr("href"))
                .unwrap_or("")
                .to_string(),
        );
    }
    let mut several = 0;
    for (address, alternates) in graph.iter().filter(|(_, alternates)| !alternates.is_empty()) {
        several += 1;
        assert_eq!(alternates.get(&langs[address]), Some(address), "{address} names itself");
        assert_eq!(&canonical[address], address, "only a page of its own has translations");
        for (lang, other) in alternates {
            assert_eq!(langs.get(other), Some(lang), "{address} names {other}");
            assert_eq!(graph.get(other), Some(alternates), "{other} names the same as {address}");
        }
    }
    // Home in three languages, “support” and “rights” in two each.
    assert_eq!(several, 3 + 2 + 2);
    let stand_in = "https://onside.example/cy/costs/";
    assert!(graph[stand_in].is_empty());
    assert_eq!(canonical[stand_in], "https://onside.example/costs/");
    let sitemap = build.outputs.iter().find(|output| &*output.path == "sitemap.xml").expect("a sitemap");
    let sitemap = String::from_utf8_lossy(&sitemap.bytes.bytes()).into_owned();
    assert!(
        sitemap.contains("<loc>https://onside.example/cy/support/</loc>")
            && !sitemap.contains("/cy/costs/")
            && !sitemap.contains("/ar/support/"),
        "{sitemap}"
    );
}

#[test]
fn a_page_that_is_not_translated_yet_says_so_and_leads_on_in_the_reader_s_language() {
    let build = built(&files());
    let html = page(&build, "cy/costs/index.html");
    let main = all(&html, "main")[0];
    let text = main.text().collect::<String>();
    assert!(
        text.contains("Nid yw’r dudalen hon ar gael yn Gymraeg eto.") && text.contains("Nobody pays."),
        "{text}"
    );
    let links: Vec<&str> = all(&html, "main .text a").iter().filter_map(|link| link.attr("href")).collect();
    // “support” is translated, and has the part; “rights” is translated too.
    assert_eq!(links, ["/cy/support/", "/cy/support/#who-may-ask", "/cy/care/rights/"]);
    let links: Vec<String> = all(&page(&build, "cy/index.html"), "main .text a")
        .iter()
        .filter_map(|link| link.attr("href").map(String::from))
        .collect();
    assert_eq!(
        links,
        ["/cy/support/", "/cy/costs/#money"],
        "a link of a translation leads to what stands in for the page"
    );
    let about_links = ["broken-link", "broken-anchor", "template", "missing-string", "twin-without-page"];
    let astray: Vec<_> =
        build.findings.iter().filter(|finding| about_links.contains(&finding.rule.id)).collect();
    assert!(astray.is_empty(), "{astray:#?}");
    let support = page(&build, "cy/support/index.html");
    let twin = all(&support, ".twin a")[0];
    assert_eq!(twin.attr("href"), Some("/cy/support/easy-read/"));
    assert!(twin.text().collect::<String>().contains("Support made easy"));
    assert!(
        all(&support, "main .leaflets a[hreflang=en]")
            .iter()
            .any(|link| link.attr("href") == Some("/support/people-leaflet/")
                || link.attr("href").is_some_and(|href| href.starts_with("/support/")))
    );
    assert!(
        all(&page(&build, "ar/can-i/index.html"), "a.button")
            .iter()
            .any(|link| link.attr("href") == Some("/can-i/here/")),
        "the questions are where they are"
    );
}

#[test]
fn a_link_with_the_title_of_a_page_in_another_language_says_so() {
    let mut files = files();
    // No menu has this page: only the link knows its title.
    let prices = "content/en/care/prices.md";
    files
        .insert(prices.into(), "---\ntitle: What care costs\nreviewed: 2026-11-01\n---\n\nNothing.\n".into());
    files
        .get_mut("content/cy/support.md")
        .expect("a Welsh page")
        .push_str("\n[What care costs](care/prices.md) [Cost](care/prices.md)\n");
    let mut memo = Memo::new(Box::new(NoCache));
    let mut links = |files: &BTreeMap<String, String>| -> Vec<(String, Option<String>)> {
        let sources = Sources::from_memory(files.iter().map(|(path, text)| (&**path, &**text)));
        let html = page(&plainleaf::build(&sources, &options(false), &mut memo), "cy/support/index.html");
        let links = all(&html, "main .text a[href='/cy/care/prices/']");
        links.iter().map(|link| (link.text().collect(), link.attr("lang").map(String::from))).collect()
    };
    let (title, other) = ("What care costs".to_string(), ("Cost".to_string(), None));
    assert_eq!(links(&files), [(title.clone(), Some("en".to_string())), other.clone()]);
    // A page that is kept from before may not hide that the title is another one now.
    let changed = files[prices].replace("title: What care costs", "title: The price of care");
    files.insert(prices.into(), changed);
    assert_eq!(links(&files), [(title, None), other]);
}

#[test]
fn a_site_of_one_language_has_no_stand_ins_and_a_language_of_drafts_is_not_shown() {
    assert!(TestSite::new().build().site.fallbacks.is_empty());
    let mut files = files();
    for (path, text) in &mut files {
        if path.starts_with("content/cy/") {
            *text = text.replacen("---\n", "---\ndraft: true\n", 1);
        }
    }
    let build = built(&files);
    let cy: Vec<&str> =
        build.outputs.iter().map(|output| &*output.path).filter(|path| path.starts_with("cy/")).collect();
    assert!(cy.is_empty(), "{cy:?}");
    let mut half = files.clone();
    let index = half.get_mut("content/cy/index.md").expect("a page");
    *index = index.replacen("draft: true\n", "", 1);
    let html = page(&built(&half), "cy/support/index.html");
    assert!(
        html.root_element().text().collect::<String>().contains("Anybody may ask."),
        "a draft is not shown: the English page stands in"
    );
}

#[test]
fn welsh_titles_stand_under_the_letters_of_welsh() {
    let html = page(&built(&files()), "cy/a-z/index.html");
    let letters: Vec<String> = all(&html, ".letters a").iter().map(|link| link.text().collect()).collect();
    let at = |letter: &str| {
        letters
            .iter()
            .position(|known| known == letter)
            .unwrap_or_else(|| panic!("no {letter} in {letters:?}"))
    };
    assert!(at("L") < at("Ll"), "{letters:?}");
    let entries: Vec<String> = all(&html, "main .entry a").iter().map(|link| link.text().collect()).collect();
    let at = |title: &str| {
        entries.iter().position(|known| known == title).unwrap_or_else(|| panic!("no {title} in {entries:?}"))
    };
    assert!(at("Lwc dda") < at("Llais a hawliau") && at("Hard words") < at("Lwc dda"), "{entries:?}");
}

#[test]
fn a_translation_that_is_older_than_its_page_says_so_to_readers_and_staff() {
    let mut files = files();
    let source = |files: &BTreeMap<String, String>| {
        let name = plainleaf::doc::ContentPath::from_path("content/en/index.md").expect("a page");
        let source = Source::new("content/en/index.md", files["content/en/index.md"].clone().into_bytes());
        plainleaf::doc::source_fingerprints(&plainleaf::doc::Document::read(&source, name).value)
    };
    let marks = source(&files);
    let own = files.get_mut("content/cy/index.md").expect("a page");
    *own = own.replace("\"00000000\"", &format!("\"{marks}\""));
    let note = "Efallai fod y dudalen hon wedi dyddio.";
    let says =
        |build: &Build| page(build, "cy/index.html").root_element().text().collect::<String>().contains(note);
    let build = built(&files);
    assert!(!says(&build) && !build.findings.iter().any(|finding| finding.rule.id == "out-of-step"));
    let english = files.get_mut("content/en/index.md").expect("a page");
    english.push_str("\n## Opening day\n\nSoon.\n");
    let build = built(&files);
    assert!(says(&build));
    let finding = build.findings.iter().find(|finding| finding.rule.id == "out-of-step").expect("a finding");
    assert_eq!(&*finding.location.file, "content/cy/index.md");
    assert!(finding.message.contains("New: “Opening day”."), "{}", finding.message);
}

#[cfg(feature = "search")]
#[test]
fn a_search_finds_each_page_in_its_own_language_and_once() {
    let files = files();
    let sources = Sources::from_memory(files.iter().map(|(path, text)| (&**path, &**text)));
    let build = plainleaf::build(&sources, &options(true), &mut Memo::new(Box::new(NoCache)));
    for (lang, own) in [("cy", 4), ("ar", 1)] {
        let found = build
            .outputs
            .iter()
            .filter(|output| output.path.starts_with(&format!("pagefind/fragment/{lang}_")))
            .count();
        assert_eq!(found, own, "{lang}");
    }
}

#[test]
fn the_theme_has_all_its_words_in_seven_languages_and_knows_who_checked_them() {
    let codes = ["en", "cy", "pl", "ro", "ur", "ar", "pa"];
    let home = |code: &str| {
        (
            format!("content/{code}/index.md"),
            "---\ntitle: Onside\nreviewed: 2026-11-22\nowner: Mary\n---\n\nOnside.\n".to_string(),
        )
    };
    let list = codes.map(|code| format!("\"{code}\"")).join(", ");
    let settings =
        format!("name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [{list}]\n");
    let build = TestSite::new()
        .with_all(codes.iter().skip(1).map(|code| home(code)))
        .with("content/site.toml", settings)
        .build();
    let of = |rule: &str| {
        build
            .findings
            .iter()
            .filter(|finding| finding.rule.id == rule)
            .map(|finding| finding.message.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        of("missing-string"),
        Vec::<String>::new(),
        "a form of every word for every kind of number that a language tells apart"
    );
    assert_eq!(of("unchecked-words").len(), codes.len() - 1, "{:#?}", of("unchecked-words"));
    let locale =
        |code: &str| build.site.locales.iter().find(|locale| *locale.lang == *code).expect("a language");
    assert_eq!(
        [1, 2, 3, 6].map(|count| locale("cy").counted("pages", count)),
        ["1 dudalen", "2 dudalen", "3 tudalen", "6 thudalen"]
    );
    assert_eq!(
        [1, 3, 5].map(|count| locale("pl").counted("pages", count)),
        ["1 strona", "3 strony", "5 stron"]
    );
    assert_eq!(
        [1, 2, 3, 11].map(|count| locale("ar").counted("pages", count)),
        ["صفحة واحدة", "صفحتان", "3 صفحات", "11 صفحة"]
    );
    // A form that is missing falls back to the one for all other numbers, and is reported.
    let words = include_str!("../../themes/plain/strings/pl.toml").replace("pages_few = ", "pages_fwe = ");
    let build = TestSite::new()
        .with_all([home("pl")])
        .with(
            "content/site.toml",
            "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\", \"pl\"]\n",
        )
        .with("themes/plain/strings/pl.toml", words)
        .build();
    assert!(
        build
            .findings
            .iter()
            .any(|finding| finding.rule.id == "missing-string" && finding.message.contains("pages_few")),
        "{:#?}",
        build.findings
    );
    assert_eq!(build.site.locales[1].counted("pages", 3), "3 strony");
}

#[test]
fn what_is_wrong_about_a_language_is_found() {
    let head = "name = \"A charity\"\naddress = \"https://charity.example\"\n";
    let wrong = |settings: &str| {
        let build = TestSite::new().with("content/site.toml", format!("{head}{settings}")).build();
        let found = build.findings.iter().filter(|finding| {
            finding.severity == Severity::Error && &*finding.location.file == "content/site.toml"
        });
        found
            .map(|finding| format!("{}: {} {}", finding.rule.id, finding.message, finding.help))
            .collect::<Vec<_>>()
            .join("\n")
    };
    for (settings, says) in [
        ("languages = [\"en\", \"en\"]", "listed twice"),
        ("languages = [\"en\", \"welsh!\"]", "not the code of a language"),
        ("[languages.en]\n[languages.Welsh]", "not the code of a language"),
        ("[languages.en]\nnmae = \"English\"", "Did you mean `name`?"),
        ("[languages.en]\ndirection = \"up\"", "cannot be written “up”"),
        ("[languages.en]\nregion = \"Britain\"", "not the code of a country"),
        ("[languages.en]\n[languages.cy]\nfallback = \"xx\"", "does not have the language “xx”"),
        ("[languages.en]\n[languages.cy]\nfallback = \"cy\"", "cannot stand in for itself"),
    ] {
        assert!(wrong(settings).contains(says), "{settings}: {}", wrong(settings));
    }
    let refused = |mark: &str| {
        let text = test_site::page(&format!("owner: Mary\ntranslated_from: {mark}\n"), "We help.");
        let build = TestSite::new().with("content/en/a-page.md", text).build();
        let own = build.build.findings.into_iter().filter(|finding| finding.rule.id == "field-value");
        own.map(|finding| finding.message).collect::<Vec<_>>().join("\n")
    };
    for mark in ["yesterday", "\"1234\""] {
        assert!(refused(mark).contains("not the mark of a text"), "{mark}: {}", refused(mark));
    }
    assert_ne!(refused("[1, 2]"), "", "a list is no mark either");
    assert_eq!(refused("\"12345678 1234-abcd\""), "");
}

/// The bad examples of each rule, with their English page in the folder of another language.
#[test]
fn rules_for_english_say_so_and_are_silent_elsewhere() {
    let mut wrong = Vec::new();
    // The first needs its page beside it, the next is found in the theme; some words of headings are judged
    // in English only, their length is
    // everywhere; paper is set by other tests, and the last is about two languages.
    let elsewhere = [
        "behind-its-page",
        "exit-link",
        "heading-words",
        "leaflet-fit",
        "leaflet-glyph",
        "leaflet-setting",
        "passage-language",
    ];
    for rule in plainleaf::check::RULES.iter().filter(|rule| !elsewhere.contains(&rule.id)) {
        let manual = rule.manual();
        let is_for_english = manual.split_whitespace().collect::<Vec<_>>().join(" ").contains("nglish only");
        let mut fires = BTreeSet::new();
        let mut moved = 0;
        for example in plainleaf::check::Manual::of(rule).examples.iter().filter(|example| !example.good) {
            for lang in ["cy", "ar"] {
                let of_pages = |path: &str| path.starts_with("content/en/") && path.ends_with(".md");
                if !example.files.iter().any(|(path, _)| of_pages(path))
                    || example.files.iter().any(|(path, _)| {
                        path.ends_with("site.toml")
                            || path.contains("saved as")
                            || path.contains("as it was before")
                    })
                {
                    continue;
                }
                moved += 1;
                let place = |path: &str| {
                    if of_pages(path) {
                        path.replacen("content/en/", &format!("content/{lang}/"), 1)
                    } else {
                        path.to_string()
                    }
                };
                let settings = format!(
                    "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\", \"{lang}\"]\n"
                );
                let build = TestSite::new()
                    .with_all(example.files.iter().map(|(path, text)| {
                        let picture = crate::camera::of_caption(path);
                        let picture = picture.map(|(path, bytes)| (path.to_string(), bytes));
                        picture.unwrap_or_else(|| (place(path), text.as_bytes().to_vec()))
                    }))
                    .with("content/site.toml", settings)
                    .build();
                let folder = format!("content/{lang}/");
                if build
                    .findings
                    .iter()
                    .any(|finding| finding.rule.id == rule.id && finding.location.file.starts_with(&folder))
                {
                    fires.insert(lang);
                }
            }
        }
        if moved > 0 && is_for_english && !fires.is_empty() {
            wrong.push(format!("{} is for English, and is heard in {fires:?}", rule.id));
        }
        if moved > 0 && !is_for_english && fires.is_empty() {
            wrong.push(format!("{} is silent in other languages, and its manual does not say so", rule.id));
        }
    }
    assert!(wrong.is_empty(), "{} rules:\n{}", wrong.len(), wrong.join("\n"));
}
