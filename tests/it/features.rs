//! What a program that was made with fewer features leaves out, and what it says about that.

use crate::test_site::TestSite;

const SETTINGS: &str = "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\"]\n";

#[test]
fn a_site_has_a_search_where_this_program_can_make_one() {
    let settings = format!("{SETTINGS}search = true\n");
    let site = TestSite::new().with("content/site.toml", settings).build();
    let can = cfg!(feature = "search");
    let made = [
        site.paths().iter().any(|path| path == "search/index.html"),
        site.text("index.html").contains("/search/"),
        site.text("_headers").contains("wasm"),
    ];
    assert_eq!(made, [can; 3]);
    if !can {
        site.finding("search").at("content/site.toml:4").marks("true");
    }
    assert_eq!(site.found_that(|finding| finding.rule.id == "search").is_empty(), can);
}

#[test]
fn a_site_that_says_nothing_of_a_search_is_not_spoken_to() {
    TestSite::new().build().clean();
}
