//! The theme: one token, one part or one file is changed without a copy of the rest.

use crate::test_site::{BuiltSite, TestSite, page};
use plainleaf::base::Severity;

const TOKENS: &str = "themes/plain/theme.toml";

fn style(site: &BuiltSite) -> String {
    site.text_of_first("assets/style.")
}

/// The value of a token in a style sheet, where it is set first.
fn token(style: &str, name: &str) -> String {
    let (_, after) = style.split_once(&format!("--{name}:")).expect("the token");
    after[..after.find([';', '}']).expect("its end")].to_string()
}

#[test]
fn one_token_is_changed_and_the_others_stay() {
    let before = style(&TestSite::new().build().clean());
    let after = style(&TestSite::new().with(TOKENS, "[light]\nmain = \"#4a1d5c\"\n").build().clean());
    let old = token(&before, "main");
    assert!(old.starts_with('#') && old != "#4a1d5c", "{old}");
    assert_eq!(after, before.replacen(&format!("--main:{old}"), "--main:#4a1d5c", 1));
}

#[test]
fn the_line_of_the_site_is_named_where_a_pair_does_not_fit() {
    let file = "[light]\n# ours\nlink = \"#3399ff\"\n";
    let build = TestSite::new().with(TOKENS, file).build();
    // One colour, one finding, which names the other pairs.
    let finding = build.finding("theme-contrast").says("link on").says("needs 7:1");
    assert_eq!(finding.location.span.of(file), "\"#3399ff\"");
    assert!(finding.related.len() > 2, "{:#?}", finding.related);
    assert!(finding.related.iter().all(|(place, _)| place.span.of(file) == "\"#3399ff\""));
    // In cream the ground is another, and the link is not: that pair is judged there.
    let cream = TestSite::new().with(TOKENS, "[cream]\npaper = \"#a08040\"\n").build();
    let finding = cream.finding("theme-contrast").says("“cream”");
    let named = finding.related.iter().filter(|(_, words)| words.contains("(cream)"));
    assert!(named.count() > 2, "{:#?}", finding.related);
}

#[test]
fn a_pair_at_the_edge_is_enough_and_one_below_is_not() {
    // Grey on white: #595959 is 7.00:1, #5a5a5a is 6.90:1.
    let paper = "paper = \"#fff\"\nband = \"#fff\"\n";
    let pair = |grey: &str| {
        let tokens = format!("[light]\n{paper}raised = \"#fff\"\nquiet = \"{grey}\"\n");
        TestSite::new().with(TOKENS, tokens).build().findings.len()
    };
    assert_eq!((pair("#595959"), pair("#5a5a5a")), (0, 1));
}

#[test]
fn what_is_no_token_is_found_where_it_stands() {
    let tokens = "[light]\nmian = \"#10433d\"\nlink = \"blue\"\n[text]\nfamily = \"x; } body { color: red\"\nsize = \"big\"\n";
    let build = TestSite::new().with(TOKENS, tokens).build();
    let places = ["2 unknown-field", "3 field-value", "5 field-value", "6 field-value"];
    assert_eq!(build.found(), places.map(|place| format!("{TOKENS}:{place}")));
    build.finding("unknown-field").marks("mian").advises("main");
    assert!(!style(&build).contains("color: red"));
}

#[test]
fn a_theme_of_its_own_stands_on_the_theme_plain() {
    let site = "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\"]\ntheme = \"ours\"\n";
    let ours = "[shape]\noutline = 6\n[logo]\nfile = \"logo.svg\"\nwidth = 40\nheight = 40\n";
    let build = TestSite::new()
        .with("content/site.toml", site)
        .with(TOKENS, "[shape]\nround = 0\n")
        .with("themes/ours/theme.toml", ours)
        .with("themes/ours/assets/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
        .with("themes/ours/parts/breadcrumb.html", "<p>ours</p>")
        .build();
    assert_eq!(build.count(Severity::Error) + build.count(Severity::Warning), 0, "{:?}", build.found());
    let css = style(&build);
    assert!(
        css.contains("--outline:.375rem") && css.contains("--round:0rem") && css.contains("--target:2.75rem"),
        "{}",
        &css[..900]
    );
    let page = build.text("about-us/index.html");
    assert!(
        page.contains("<p>ours</p>") && page.contains("/assets/logo.") && page.contains("<h1>About us</h1>")
    );
}

#[test]
fn a_logo_that_is_not_there_is_found() {
    let logo = "[logo]\nfile = \"gone.svg\"\nwidth = 40\nheight = 40\n";
    let build = TestSite::new().with(TOKENS, logo).build();
    build
        .finding("field-value")
        .at("themes/plain/theme.toml:2")
        .marks("\"gone.svg\"")
        .says("There is no file called “gone.svg” in the theme's assets folder.");
    assert_eq!(build.findings.len(), 1, "{:?}", build.found());
}

#[test]
fn a_short_title_stands_in_the_menu_only() {
    let page = "---\ntitle: All about us and what we do\nmenu: About\nreviewed: 2026-11-22\n---\n\nWe talk with you.\n";
    let build = TestSite::new().with("content/en/about-us.md", page).build();
    let home = build.text("index.html");
    let menu = &home[home.find("<nav").expect("a menu")..home.find("</nav>").expect("its end")];
    assert!(menu.contains(">About</a>") && !menu.contains("All about us"));
    assert!(build.text("about-us/index.html").contains("<h1>All about us and what we do</h1>"));
}

#[test]
fn hard_words_are_explained_where_they_stand() {
    let easy = "---\ntitle: Help\nreviewed: 2026-11-22\n---\n\n![](../pictures/talk.svg)\n\nAsk an advocate.\n\nThe advocate helps you.\n";
    let build = TestSite::new().with("content/en/about-us.easy.md", easy).build();
    let page = build.text("about-us/easy-read/index.html");
    let word = page
        .find("<p>Ask an <strong class=\"word\">advocate</strong>.</p><details")
        .expect("the meaning follows its paragraph");
    assert!(
        page[word..].contains("What does “Advocate” mean?")
            && page[word..].contains("A person who helps you to say what you want.")
    );
    assert_eq!(page.matches("<details class=\"meaning").count(), 1);
}

#[test]
fn one_phone_number_stands_at_the_top_and_several_do_not() {
    let contacts = "[imha]\nname = \"Advocacy\"\nphone = \"0844 248 9 248\"\n[other]\nname = \"Other\"\nphone = \"111\"\n";
    let shown = |cards: &str| {
        TestSite::new()
            .with("content/contacts.toml", contacts)
            .with("content/en/about-us.md", page("", &format!("Phone us.\n\n{cards}")))
            .build()
            .text("about-us/index.html")
            .contains("class=\"call no-print\"")
    };
    assert!(shown("> [!contact] imha\n"));
    assert!(!shown("> [!contact] imha\n\n> [!contact] other\n"));
    assert!(!shown("Nobody to phone."));
}

#[test]
fn a_page_that_begins_with_urgent_help_has_its_number_at_the_top() {
    let contacts = "[imha]\nname = \"Advocacy\"\nphone = \"0844 248 9 248\"\n[emergency]\nname = \"Emergency services\"\nphone = \"999\"\n";
    let shown = |body: &str| {
        let page = TestSite::new()
            .with("content/contacts.toml", contacts)
            .with("content/en/about-us.md", page("", body))
            .build()
            .text("about-us/index.html");
        page.split_once("class=\"call no-print\"")
            .map(|(_, call)| call[call.find("href=\"tel:").expect("a number") + 10..].starts_with("999\""))
    };
    let (urgent, card) = (
        "> [!urgent-help] If a life is in danger\n> Phone {{emergency.phone}} now.\n\n",
        "> [!contact] imha\n",
    );
    assert_eq!(shown(&format!("{urgent}{card}")), Some(true), "whoever needs it reads no further");
    assert_eq!(
        shown(&format!("Words.\n\n{urgent}{card}")),
        Some(false),
        "on other pages it is the number of the page"
    );
    assert_eq!(shown(&format!("Words.\n\n{urgent}")), None);
}
