//! A theme whose loops never end ends all the same, with a finding at its line; and the rest of the site is built.

use crate::test_site::TestSite;

/// A site whose about page has a part of the theme with this text, as `themes/plain/parts/footer.html` has it.
fn found(part: &str) -> (Vec<String>, String) {
    let site = TestSite::new().with("themes/plain/parts/footer.html", part).build();
    let found = site.findings.iter().filter(|finding| finding.rule.id == "template");
    let messages: String = found.map(|finding| finding.message.as_str()).take(1).collect();
    (site.found_that(|finding| finding.rule.id == "template"), messages)
}

#[track_caller]
fn ends(part: &str, words: &str, line: usize) {
    let (found, message) = found(part);
    assert!(!found.is_empty(), "nothing was found");
    for place in found {
        assert_eq!(place, format!("themes/plain/parts/footer.html:{line} template"));
    }
    assert!(message.contains(words), "{message}");
}

#[test]
fn loops_in_loops_end() {
    let inner = "{% for b in range(end=100000) %}{% for c in range(end=100000) %}{% endfor %}{% endfor %}";
    ends(
        &format!("<p>\n{{% for a in range(end=100000) %}}\n{inner}\n{{% endfor %}}"),
        "go round more than",
        3,
    );
    ends(
        "<footer>\n{%- for a in range(end=90000) -%} x {%- for b in range(end=90000) -%} y {%- endfor -%}{%- endfor -%}",
        "go round more than",
        2,
    );
    // What is written into a value, and not into the page, is counted too.
    ends(
        "{% set x %}{% for a in range(end=90000) %}{% for b in range(end=90000) %}y{% endfor %}{% endfor %}{% endset %}",
        "go round more than",
        1,
    );
}

#[test]
fn a_page_that_grows_and_grows_ends() {
    let much = "0123456789".repeat(100);
    ends(
        &format!(
            "<p>{{% for a in range(end=1000) %}}\n{{% for b in range(end=1000) %}}{much}{{% endfor %}}{{% endfor %}}"
        ),
        "more than 20 MB",
        2,
    );
}

#[test]
fn a_text_that_doubles_in_each_round_ends() {
    let looped = |body: &str| {
        format!("<p>{{% set x = \"ab\" %}}\n{{% for a in range(end=60) %}}\n{body}{{% endfor %}}")
    };
    ends(&looped("{% set_global x = x ~ x %}"), "sets a name to more than 20 MB", 3);
    ends(&looped("{% set_global x %}{{ x }}{{ x }}{% endset %}"), "sets a name to more than 20 MB", 3);
    let slow = "{% set x = \"\" %}{% for a in range(end=90000) %}\n{% set_global x = x ~ \"0123456789\" %}{% endfor %}";
    ends(slow, "again and again", 2);
}

#[test]
fn a_component_that_uses_itself_ends() {
    let part = "{% component again(n) %}\n{{ <again n={n} /> }}{% endcomponent %}{{ <again n={1} /> }}";
    let site = TestSite::new().with("themes/plain/parts/footer.html", part).build();
    let told = |finding: &&plainleaf::Finding| finding.message.contains("recursion depth for components");
    assert!(
        site.findings.iter().find(told).is_some_and(|finding| finding.rule.id == "template"),
        "{:?}",
        site.findings
    );
}

#[test]
fn loops_that_end_are_left_alone() {
    let part = "<footer>{% for a in range(end=3) -%} <b>{{ a }}</b> {%- endfor %}{% set y = 1 %}{% set z -%} b {%- endset -%} {{ y }}{{ z }} {% for x in [] %}{% else %}none{% endfor %}{% raw %}{% for %}{% endraw %}</footer>";
    let site = TestSite::new().with("themes/plain/parts/footer.html", part).not_minified().build();
    assert_eq!(site.found_that(|finding| finding.rule.id == "template"), Vec::<String>::new());
    let page = site.text("about-us/index.html");
    assert!(page.contains("<footer><b>0</b><b>1</b><b>2</b>1b none{% for %}</footer>"), "{page}");
}
