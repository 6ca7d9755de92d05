//! The theme: one token, one part or one file is changed without a copy of the rest.

use crate::small_site;
use plainleaf::Build;
use plainleaf::base::Severity;

fn with(files: &[(&str, &str)]) -> Build {
    small_site::built(
        &small_site::with(files.iter().map(|(path, text)| (path.to_string(), text.as_bytes().to_vec()))),
        false,
    )
}

fn text(build: &Build, wanted: impl Fn(&str) -> bool) -> String {
    let output = build.outputs.iter().find(|output| wanted(&output.path)).expect("the file was made");
    String::from_utf8(output.bytes.bytes().into_owned()).expect("text")
}

fn style(build: &Build) -> String {
    text(build, |path| path.starts_with("assets/style."))
}

fn found(build: &Build) -> Vec<(&str, String)> {
    build
        .findings
        .iter()
        .map(|finding| (finding.rule, format!("{}: {}", finding.location.file, finding.message)))
        .collect()
}

#[test]
fn one_token_is_changed_and_the_others_stay() {
    let (before, after) = (with(&[]), with(&[("themes/plain/theme.toml", "[light]\nmain = \"#4a1d5c\"\n")]));
    assert!(after.findings.is_empty(), "{:?}", found(&after));
    assert!(style(&before).contains("--main:#10433d"));
    assert_eq!(style(&after), style(&before).replacen("--main:#10433d", "--main:#4a1d5c", 1));
}

#[test]
fn the_line_of_the_site_is_named_where_a_pair_does_not_fit() {
    let file = "[light]\n# ours\nlink = \"#3399ff\"\n";
    let build = with(&[("themes/plain/theme.toml", file)]);
    assert!(build.findings.len() > 3, "{:?}", found(&build));
    for finding in &build.findings {
        assert_eq!(finding.rule, "theme-contrast");
        assert_eq!(finding.location.span.of(file), "\"#3399ff\"");
        assert!(
            finding.message.contains("link on") && finding.message.contains("needs 7:1"),
            "{}",
            finding.message
        );
    }
    // In cream the ground is another, and the link is not: that pair is judged there.
    let cream = with(&[("themes/plain/theme.toml", "[cream]\npaper = \"#a08040\"\n")]);
    assert!(
        cream.findings.iter().all(|finding| finding.message.contains("“cream”")) && cream.findings.len() > 3,
        "{:?}",
        found(&cream)
    );
}

#[test]
fn a_pair_at_the_edge_is_enough_and_one_below_is_not() {
    // Grey on white: #595959 is 7.00:1, #5a5a5a is 6.90:1.
    let paper = "paper = \"#fff\"\nband = \"#fff\"\n";
    let pair = |grey: &str| {
        with(&[(
            "themes/plain/theme.toml",
            &format!("[light]\n{paper}raised = \"#fff\"\nquiet = \"{grey}\"\n"),
        )])
        .findings
        .len()
    };
    assert_eq!((pair("#595959"), pair("#5a5a5a")), (0, 3));
}

#[test]
fn what_is_no_token_is_found_where_it_stands() {
    let build = with(&[(
        "themes/plain/theme.toml",
        "[light]\nmian = \"#10433d\"\nlink = \"blue\"\n[text]\nfamily = \"x; } body { color: red\"\nsize = \"big\"\n",
    )]);
    let rules: Vec<&str> = build.findings.iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, ["unknown-field", "field-value", "field-value", "field-value"], "{:?}", found(&build));
    assert!(build.findings[0].help.contains("main"), "{}", build.findings[0].help);
    assert!(!style(&build).contains("color: red"));
}

#[test]
fn a_theme_of_its_own_stands_on_the_theme_plain() {
    let site = "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\"]\ntheme = \"ours\"\n";
    let build = with(&[
        ("content/site.toml", site),
        ("themes/plain/theme.toml", "[shape]\nround = 0\n"),
        (
            "themes/ours/theme.toml",
            "[shape]\noutline = 6\n[logo]\nfile = \"logo.svg\"\nwidth = 40\nheight = 40\n",
        ),
        ("themes/ours/assets/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        ("themes/ours/parts/breadcrumb.html", "<p>ours</p>"),
    ]);
    assert_eq!(build.count(Severity::Error) + build.count(Severity::Warning), 0, "{:?}", found(&build));
    let css = style(&build);
    assert!(
        css.contains("--outline:.375rem") && css.contains("--round:0rem") && css.contains("--target:2.75rem"),
        "{}",
        &css[..900]
    );
    let page = text(&build, |path| path == "about-us/index.html");
    assert!(
        page.contains("<p>ours</p>") && page.contains("/assets/logo.") && page.contains("<h1>About us</h1>")
    );
}

#[test]
fn a_logo_that_is_not_there_is_found() {
    let build =
        with(&[("themes/plain/theme.toml", "[logo]\nfile = \"gone.svg\"\nwidth = 40\nheight = 40\n")]);
    assert_eq!(
        found(&build),
        [(
            "field-value",
            "themes/plain/theme.toml: There is no file called “gone.svg” in the theme's assets folder."
                .to_string()
        )]
    );
}

#[test]
fn a_short_title_stands_in_the_menu_only() {
    let page = "---\ntitle: All about us and what we do\nmenu: About\nreviewed: 2026-11-22\n---\n\nWe talk with you.\n";
    let build = with(&[("content/en/about-us.md", page)]);
    let home = text(&build, |path| path == "index.html");
    let menu = &home[home.find("<nav").expect("a menu")..home.find("</nav>").expect("its end")];
    assert!(menu.contains(">About</a>") && !menu.contains("All about us"));
    assert!(
        text(&build, |path| path == "about-us/index.html").contains("<h1>All about us and what we do</h1>")
    );
}

#[test]
fn hard_words_are_explained_where_they_stand() {
    let easy = "---\ntitle: Help\nreviewed: 2026-11-22\n---\n\n![](../pictures/talk.svg)\n\nAsk an advocate.\n\nThe advocate helps you.\n";
    let build = with(&[("content/en/about-us.easy.md", easy)]);
    let page = text(&build, |path| path == "about-us/easy-read/index.html");
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
    let page =
        |cards: &str| format!("---\ntitle: About us\nreviewed: 2026-11-22\n---\n\nPhone us.\n\n{cards}");
    let shown = |cards: &str| {
        let build = with(&[("content/contacts.toml", contacts), ("content/en/about-us.md", &page(cards))]);
        text(&build, |path| path == "about-us/index.html").contains("class=\"call no-print\"")
    };
    assert!(shown("> [!contact] imha\n"));
    assert!(!shown("> [!contact] imha\n\n> [!contact] other\n"));
    assert!(!shown("Nobody to phone."));
}

#[test]
fn a_page_that_begins_with_urgent_help_has_its_number_at_the_top() {
    let contacts = "[imha]\nname = \"Advocacy\"\nphone = \"0844 248 9 248\"\n[emergency]\nname = \"Emergency services\"\nphone = \"999\"\n";
    let shown = |body: &str| {
        let page = format!("---\ntitle: About us\nreviewed: 2026-11-22\n---\n\n{body}");
        let build = with(&[("content/contacts.toml", contacts), ("content/en/about-us.md", &page)]);
        let page = text(&build, |path| path == "about-us/index.html");
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
