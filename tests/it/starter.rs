//! Every new site passes every check and can be built, whatever was answered: in English and in Welsh, for each topic and
//! nation, with a colour that nobody can read, with a logo.

use plainleaf::base::{Finding, Severity};
use plainleaf::starter::{HelpTopic, LogoFile, Nation, NewSite, OneLine, SiteAddress, SiteLanguage};
use plainleaf::{Memo, NoCache, Options, Source, Sources, build};

fn line(words: &str) -> OneLine {
    OneLine::read(words, 100).unwrap()
}

fn site() -> NewSite {
    NewSite::named(line("Riverside \"Voices\" \\ Co"), "2026-12-01".parse().unwrap())
}

fn full() -> NewSite {
    NewSite {
        address: Some(SiteAddress::read("https://riverside-voices.org.uk").unwrap()),
        topics: HelpTopic::ALL.to_vec(),
        nations: vec![Nation::England, Nation::Wales],
        areas: vec![line("Bath"), line("Bristol")],
        phone: Some(line("0117 926 8893")),
        email: Some(line("help@riverside-voices.org.uk")),
        hours: Some(line("Monday to Friday, 9am to 5pm")),
        ..site()
    }
}

/// What is found in a site, without notes.
fn found(site: &NewSite, drafts: bool, leaflets: bool) -> Vec<Finding> {
    let files = site.files().into_iter();
    let sources = files
        .filter(|(path, _)| !path.starts_with('.') && path != "GUIDE.md")
        .map(|(path, bytes)| Source::new(&path, bytes));
    let options = Options { drafts, search: false, leaflets, ..Options::on(site.day) };
    let built = build(&Sources::new(sources.collect()), &options, &mut Memo::new(Box::new(NoCache)));
    assert!(built.outputs.iter().any(|output| output.path == "index.html".into()));
    built.findings.into_iter().filter(|finding| finding.severity != Severity::Info).collect()
}

/// Nothing is found in what is published. In the drafts nothing either, but that nobody has read those of another language.
#[track_caller]
fn passes(site: &NewSite) {
    let published = found(site, false, false);
    assert!(published.is_empty(), "{:?} {:?}: {published:#?}", site.languages, site.topics);
    let first = format!("content/{}/", site.first_language().code());
    let is_unread = |finding: &Finding| {
        finding.rule.id == "review-date"
            && finding.severity == Severity::Warning
            && !finding.location.file.starts_with(&first)
    };
    let others: Vec<_> = found(site, true, false).into_iter().filter(|finding| !is_unread(finding)).collect();
    assert!(others.is_empty(), "{:?} {:?}: {others:#?}", site.languages, site.topics);
}

#[test]
fn a_site_passes_in_each_language() {
    use SiteLanguage::{Arabic, English, Polish, Urdu, Welsh};
    for languages in [
        vec![English],
        vec![Welsh],
        vec![English, Welsh],
        vec![Welsh, English],
        vec![English, Arabic, Polish, Urdu],
    ] {
        passes(&NewSite { languages: languages.clone(), ..site() });
        passes(&NewSite { languages, ..full() });
    }
}

#[test]
fn a_site_passes_with_each_topic_in_each_nation() {
    for topic in HelpTopic::ALL {
        for nations in [
            vec![],
            vec![Nation::England],
            vec![Nation::Wales],
            vec![Nation::Scotland, Nation::NorthernIreland],
        ] {
            for languages in [vec![SiteLanguage::English], vec![SiteLanguage::Welsh]] {
                passes(&NewSite { topics: vec![topic], nations: nations.clone(), languages, ..site() });
            }
        }
    }
}

/// Law is told to the people of the nation whose law it is, with its sources and its day, and only as a draft.
#[test]
fn a_draft_tells_law_where_it_is_the_law() {
    for (nation, tells) in [(Nation::England, true), (Nation::Wales, false)] {
        let site = NewSite { nations: vec![nation], topics: HelpTopic::ALL.to_vec(), ..site() };
        let pages = site.files();
        for topic in HelpTopic::ALL {
            let path = format!("content/en/{}.md", topic.word());
            let text = pages
                .iter()
                .find(|(known, _)| *known == path)
                .map(|(_, bytes)| String::from_utf8(bytes.clone()).unwrap())
                .unwrap();
            assert!(text.contains("\ndraft: true\n"), "{text}");
            let is_told = tells && topic.tells_law();
            assert_eq!(text.contains("legislation.gov.uk"), is_told, "{text}");
            assert_eq!(text.contains("reviewed: 2026-11-22"), is_told);
            assert_eq!(text.contains("Write here"), !is_told);
        }
    }
}

#[test]
fn leaflets_are_typeset_too() {
    let found =
        found(&NewSite { languages: vec![SiteLanguage::Welsh, SiteLanguage::English], ..full() }, true, true);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn any_colour_becomes_one_that_can_be_read() {
    for colour in
        ["#e07000", "#ffffff", "#000000", "#ff0000", "#00ff00", "#0000ff", "#ffff00", "#808080", "#4a1d5c"]
    {
        passes(&NewSite { colour: Some(colour.parse().unwrap()), ..site() });
    }
    let kept = NewSite { colour: Some("#4a1d5c".parse().unwrap()), ..site() };
    let text = kept
        .files()
        .into_iter()
        .find(|(path, _)| path == "themes/plain/theme.toml")
        .map(|(_, bytes)| String::from_utf8(bytes).unwrap());
    assert!(text.unwrap().contains("[light]\nmain = \"#4a1d5c\""));
}

#[test]
fn a_logo_is_published_without_what_could_do_harm() {
    let drawing = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"100\"><path d=\"M0 0h9v9z\"/></svg>";
    let logo = LogoFile::read("our logo.svg", drawing).unwrap();
    assert_eq!(logo.size(), (192, 64));
    passes(&NewSite { logo: Some(logo), ..site() });
    for bad in [
        &b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><script>alert(1)</script></svg>"[..],
        b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\" onload=\"alert(1)\"/>",
    ] {
        let safe = LogoFile::read("logo.svg", bad).map(|logo| String::from_utf8_lossy(logo.bytes()).into_owned());
        assert!(safe.as_ref().is_err() || !safe.as_ref().unwrap().contains("alert"), "{safe:?}");
    }
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
    let said = LogoFile::read("IMG_1.HEIC", heic).unwrap_err();
    assert!(said.message.contains("HEIC"), "{}", said.message);
    assert!(LogoFile::read("logo.png", b"no picture").is_err());
}
